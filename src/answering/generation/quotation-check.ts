import { isActsOwn } from "../../corpus/provision.ts";
import { plainCharacters, plainLine } from "./characters.ts";
import type { Source } from "./source.ts";

/** Holds words in quotation marks, of whatever kind, against the text of the cited sources. */

export type QuotationFault =
  | "unpaired quotation mark"
  | "quotation too short"
  | "ellipsis"
  | "invented quotation"
  | "quotation of a text that is not the act's own words";

const MIN_CHARACTERS = 12;
const ELLIPSIS = /\.\s*\.|…|[([]\s*\.*\s*[)\]]/u;
/** An apostrophe inside a word: "DPRD's", "don't", "Jum'at". */
const IN_WORD = /(?<=\p{L})'(?=(?:\p{L}{1,3})(?!\p{L}))/gu;
/** Words that turn what follows, or precedes, into its opposite: a quotation may not begin after or end before one. */
const TURNS_WHAT_FOLLOWS =
  /(?:^|[^\p{L}])(?:tidak|bukan|belum|tanpa|jangan|dilarang|hanya|kecuali|selain|not|no|without|never)(?:\s+\p{L}+){0,2}\s*$/iu;
const TURNS_WHAT_PRECEDES =
  /^[\s,;]*(?:kecuali|hanya|sepanjang|dengan ketentuan|tidak|except|unless|provided)(?!\p{L})/iu;
const SAYS_WORD_FOR_WORD =
  /(?<!\p{L})(?:berbunyi|bunyi(?:nya)?|dikutip|mengutip|secara harfiah|kata demi kata|reads?|verbatim|word for word|quotes?|quoted|states|says|menyatakan|menyebutkan)(?!\p{L})[^:]{0,40}:\s*(.+)$/iu;

/** The words between quotation marks, as written, without the marks; null where a mark has no partner. */
export function quotedWords(sentence: string): string[] | null {
  const text = plainCharacters(sentence).replace(IN_WORD, "\u02bc");
  const quoted: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.slice(at).search(/["']/u);
    if (open < 0) return quoted;
    const start = at + open + 1;
    const close = text.indexOf(text.charAt(start - 1), start);
    if (close < 0) return null;
    quoted.push(text.slice(start, close).replaceAll("\u02bc", "'"));
    at = close + 1;
  }
}

/** The first thing wrong with the quotations of a sentence, or null. */
export function quotationFault(sentence: string, cited: readonly Source[]): QuotationFault | null {
  if (ELLIPSIS.test(plainCharacters(sentence))) return "ellipsis";
  const quoted = quotedWords(sentence);
  if (quoted === null) return "unpaired quotation mark";
  const announced = SAYS_WORD_FOR_WORD.exec(plainCharacters(sentence))?.[1];
  const claims = quoted.length === 0 && announced !== undefined ? [announced] : quoted;
  for (const words of claims) {
    const bare = plainLine(words).replace(/[\s.,;:!?]+$/u, "");
    if (bare.length < MIN_CHARACTERS) return "quotation too short";
    const holders = cited.filter((source) => standsWhole(bare, source.text));
    if (holders.length === 0) return "invented quotation";
    if (!holders.some((source) => isActsOwn(source.fidelity)))
      return "quotation of a text that is not the act's own words";
  }
  return null;
}

/** Whether the words stand in the text from word start to word end, with nothing cut off that turns their sense. */
export function standsWhole(words: string, text: string): boolean {
  const line = plainLine(text);
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
    const before = line.slice(0, at);
    const after = line.slice(at + words.length);
    if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words)) continue;
    if (/^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]$/u.test(words)) continue;
    if (!TURNS_WHAT_FOLLOWS.test(before) && !TURNS_WHAT_PRECEDES.test(after)) return true;
  }
  return false;
}
