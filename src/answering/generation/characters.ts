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

/** ASCII letters, digits, spaces, the punctuation of prose and quotation marks that the quotation check knows. */
const PLAIN = /^[A-Za-z0-9\s.,;:!?()/%&+'"‘’‚‛“”„‟«»‹›`…–—-]*$/u;

/**
 * Letters of another script or with accents (which can pass for the plain ones), invisible and direction-changing
 * characters, brackets of other scripts: nothing an answer here has a use for.
 */
export function hasForeignCharacters(text: string): boolean {
  return !PLAIN.test(text);
}
