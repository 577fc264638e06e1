/** One form for the many ways to write a quotation mark, a space or a digit, so that no check is stepped around. */

const DOUBLE = /[“”„‟«»″〝〞〟＂‶]|''|``|,,/gu;
const SINGLE = /[‘’‚‛‹›`´′＇‵]/gu;
const DASH = /[‐‑‒–—―−]/gu;

/** Compatibility forms resolved, quotation marks made `"` or `'`, dashes `-`; lengths may change. */
export function plainCharacters(text: string): string {
  return text.normalize("NFKC").replace(SINGLE, "'").replace(DOUBLE, '"').replace(DASH, "-");
}

/** The same with every run of white space made one space. */
export function plainLine(text: string): string {
  return plainCharacters(text).replace(/\s+/gu, " ").trim();
}

/** Letters of another script, invisible or direction-changing characters: nothing an answer here has a use for. */
export function hasForeignCharacters(text: string): boolean {
  return /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])[^]|[\p{Cc}\p{Cf}\p{Co}\p{Cn}]|(?![0-9])\p{N}|\p{M}/u.test(
    text.normalize("NFC").replace(/[\n\r\t]/g, " "),
  );
}
