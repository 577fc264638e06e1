import { isBoundary, isUntilAbbreviation } from "./citation-connectors.ts";
import { readNumberWords, readRoman } from "./citation-numbers.ts";
import { withoutZeros } from "./citation-name-table.ts";
import type { Token } from "./citation-tokens.ts";
import { isGenitive } from "./citation-tokens.ts";
import type { CitedUnit } from "./citation-units.ts";

/** The numbers and letters of units: "10", "(1)", "g", "XVII", "empat puluh dua", "ge", "the second". */

export interface Value {
  readonly number: string;
  readonly isLetter: boolean;
  /** The words leave open whether a letter belongs to the number: "12a". */
  readonly isLoose: boolean;
  /** Of a pasal: written "III". */
  readonly isRoman?: true;
  /** Index of the token after it. */
  readonly next: number;
}

const BEFORE_VALUE = new Set([
  ".",
  ":",
  "-",
  ";",
  "(",
  "[",
  "'",
  '"',
  "“",
  "‘",
  "#",
  "=",
  "*",
  "–",
  "‑",
  "_",
]);
const WORDS_BEFORE_VALUE = new Set(["ke", "no", "nomor", "nmr", "yang", "number", "nya"]);
const AFTER_VALUE = new Set([")", "]", "”", "’", '"', "'"]);

/** The value of a unit whose word ends before `index`, or null. */
export function readValue(tokens: readonly Token[], index: number, unit: CitedUnit): Value | null {
  let at = index;
  while (at < index + 4) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (!BEFORE_VALUE.has(token.text) && !WORDS_BEFORE_VALUE.has(token.text)) break;
    at++;
  }
  // "huruf, g": only where nothing that it could count follows.
  const isComma =
    at === index && tokens[at]?.text === "," && unit !== "bab" && unit !== "bagian" && unit !== "poin";
  if (isComma) {
    const found = tokens[at + 1]?.text === "," ? null : readValue(tokens, at + 1, unit);
    return found !== null && isBoundary(tokens, found.next) ? found : null;
  }
  const isOpen = at > index;
  const token = tokens[at];
  if (token === undefined) return null;
  const value = (number: string, next: number, isLetterOf = false, isLoose = false): Value => {
    const isClosed = AFTER_VALUE.has(tokens[next]?.text ?? "") && (isOpen || tokens[next]?.isGlued === true);
    return {
      number,
      isLetter: isLetterOf,
      isLoose,
      next: skipRepeat(tokens, isClosed ? next + 1 : next, number, token.type),
    };
  };
  if (token.type === "number") {
    const number = withoutZeros(token.text);
    const suffix = unit === "pasal" ? tokens[at + 1] : undefined;
    if (suffix?.isGlued === true && isLetter(tokens, at + 1) && !isUnitGlued(tokens, at + 2))
      return value(number + suffix.text, at + 2, false, !suffix.isUpper);
    return value(number, at + 1);
  }
  if (token.type !== "word") return null;
  const isNumeral = unit === "bab" || unit === "bagian" || unit === "paragraf";
  if (
    isNumeral ||
    (unit === "pasal" &&
      (token.text.length > 1 || token.text === "i" || (token.isUpper && "vx".includes(token.text))))
  ) {
    const roman = readRoman(token.text);
    if (roman !== null)
      return unit === "pasal" ? { ...value(roman, at + 1), isRoman: true } : value(roman, at + 1);
  }
  const spoken = unit === "huruf" ? LETTER_NAMES.get(token.text) : undefined;
  if (spoken !== undefined) return value(spoken, at + 1, true);
  const words = readNumberWords(tokens, at);
  if (words !== null) return value(String(words.value), words.next);
  if (!isLetter(tokens, at)) return null;
  const inserted = unit === "huruf" ? tokens[at + 1] : undefined;
  // "huruf d1": inserted after d, or the angka 1 of d.
  if (inserted?.isGlued === true && /^[1-9]$/.test(inserted.text) && !isUnitGlued(tokens, at + 2))
    return value(token.text + inserted.text, at + 2, true, true);
  return value(token.text, at + 1, true);
}

/** "42a1" and "10hf": the letter after the number is a unit's. */
function isUnitGlued(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    token?.isGlued === true && (token.type === "number" || (token.type === "word" && token.text.length === 1))
  );
}

/** The names of the letters, as they are spoken. */
const LETTER_NAMES = new Map(
  "be:b ce:c de:d ef:f ge:g ha:h je:j ka:k el:l em:m en:n pe:p ki:q kiu:q er:r es:s te:t fe:v ve:v we:w eks:x ye:y zet:z"
    .split(" ")
    .map((pair) => [pair.slice(0, -2), pair.slice(-1)]),
);

/** The letter a spoken name stands for: "ge" -> "g". */
export function spokenLetter(word: string): string | undefined {
  return LETTER_NAMES.get(word);
}

/** After "5" the index after "(lima)", after "lima" that after "(5)": the same number once more. */
function skipRepeat(tokens: readonly Token[], index: number, number: string, written: Token["type"]): number {
  if (tokens[index]?.text !== "(") return index;
  const token = tokens[index + 1];
  if (written === "word" && token?.type === "number")
    return withoutZeros(token.text) === number && tokens[index + 2]?.text === ")" ? index + 3 : index;
  if (written !== "number" || token?.type !== "word") return index;
  const words = readNumberWords(tokens, index + 1);
  return words !== null && String(words.value) === number && tokens[words.next]?.text === ")"
    ? words.next + 1
    : index;
}

/** One letter that is a letter of a list, not the "s" of "s.d." or of "article 9's", nor the "u" of "u.u.". */
export function isLetter(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "word" || !/^[a-z]$/.test(token.text)) return false;
  if (token.text === "u" && tokens[index + 1]?.text === "." && tokens[index + 2]?.text === "u") return false;
  if (isGenitive(tokens, index)) return false;
  return !isUntilAbbreviation(tokens, index);
}

const ORDINAL_WORDS = new Set(
  (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth pertama kesatu kedua ketiga keempat kelima " +
    "keenam ketujuh kedelapan kesembilan kesepuluh kesebelas"
  ).split(" "),
);
const ORDINAL_ENDINGS = new Set(["st", "nd", "rd", "th"]);

/** "second", "2nd", "kedua", "ke-2" at `index`, or null. */
export function readOrdinal(
  tokens: readonly Token[],
  index: number,
): { readonly number: string; readonly next: number } | null {
  const token = tokens[index];
  if (token?.type === "number") {
    const ending = tokens[index + 1];
    const isOrdinal = ending?.isGlued === true && ORDINAL_ENDINGS.has(ending.text) && token.text.length < 4;
    return isOrdinal ? { number: withoutZeros(token.text), next: index + 2 } : null;
  }
  if (token?.text === "ke") {
    const at = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
    const number = tokens[at];
    return number?.type === "number" && number.text.length < 4
      ? { number: withoutZeros(number.text), next: at + 1 }
      : null;
  }
  if (token === undefined || !ORDINAL_WORDS.has(token.text)) return null;
  const words = readNumberWords([token], 0);
  return words === null ? null : { number: String(words.value), next: index + 1 };
}
