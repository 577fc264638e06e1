import { startsActNumber } from "./citation-act-number.ts";
import type { Atom } from "./citation-chain.ts";
import { isBoundary } from "./citation-connectors.ts";
import type { Step } from "./citation-types.ts";
import type { Token } from "./citation-tokens.ts";
import type { CitedUnit } from "./citation-units.ts";
import { damagedUnitOf, isDoubtfulPasal, mistypedUnitOf, unitOf } from "./citation-units.ts";
import type { Value } from "./citation-values.ts";
import { isLetter, readOrdinal, readValue } from "./citation-values.ts";

/** Reads one unit by its word: "psl. 10", "ayat (1)", "huruf g", "BAB III", "pasal empat puluh dua", "second paragraph". */

const WEAK_UNITS: ReadonlySet<CitedUnit> = new Set<CitedUnit>(["bagian", "paragraf", "angka", "poin"]);
const WEAK_WORDS = new Set(
  "paragraph paragraphs para paras par letter letters lit litera ay aya art arts section sections sect sec subsection subsec".split(
    " ",
  ),
);

/** The unit that starts at `index`, or null. `before` holds what the same chain named so far. */
export function readNamedUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.type === "number") return readOrdinalUnit(tokens, index, before);
  if (token.type === "mark" && token.text !== "§") return null;
  // "sub-paragraph (g)", "sub point b".
  if (token.text === "sub") {
    const at = tokens[index + 1]?.text === "-" ? index + 2 : index + 1;
    const inner = tokens[at];
    if (inner === undefined || inner.text === "sub" || unitOf(inner.text) === undefined) return null;
    const found = readValue(tokens, at + 1, "poin");
    return found === null ? null : named("poin", inner.text, found, index, before, true);
  }
  const ordinal = readOrdinalUnit(tokens, index, before);
  if (ordinal !== null) return ordinal;
  const short = readShort(tokens, index, before);
  if (short !== null) return short;
  const exact = unitOf(token.text);
  const mistyped = exact ?? mistypedUnitOf(token.text);
  if (mistyped === undefined) return readDamaged(tokens, index, before);
  if (mistyped === "poin" && startsActNumber(tokens, index)) return null;
  // "aya1 2", "pasa; 5": the key beside the right one was a figure's.
  const isFigureTyped =
    /^(aya|pasa)$/.test(token.text) &&
    tokens[index + 1]?.isGlued === true &&
    tokens[index + 2]?.type === "number";
  const value = readValue(tokens, isFigureTyped ? index + 2 : index + 1, mistyped);
  if (value === null) return exact === undefined ? readDamaged(tokens, index, before) : null;
  // "Tahun 2014 Nomor 244": the number of a gazette.
  if (mistyped === "poin" && before.length === 0 && value.number.length > 2) return null;
  if (value.isLetter && (mistyped === "pasal" || mistyped === "bab")) return null;
  if (before.length === 0 && isCounted(tokens, index, value.next)) return null;
  const isWeak = WEAK_UNITS.has(mistyped) || WEAK_WORDS.has(token.text);
  const found = named(mistyped, token.text, value, index, before, isWeak);
  return found.unit === "huruf" && !value.isLetter && exact === undefined ? null : found;
}

function named(
  word: CitedUnit,
  text: string,
  value: Value,
  first: number,
  before: readonly Atom[],
  isWeak: boolean,
): Atom {
  return {
    unit: unitIn(word, text, value.isLetter, before),
    number: value.number,
    isLoose: word === "poin" || value.isLoose,
    ...(value.isRoman === true ? { isRoman: true } : {}),
    connector: "none",
    isBare: false,
    isWeak,
    parts: [],
    first,
    next: value.next,
  };
}

function unitIn(word: CitedUnit, text: string, isLetterOf: boolean, before: readonly Atom[]): Step["unit"] {
  if (isLetterOf) return "huruf";
  if (word === "poin") return "angka";
  const last = before.at(-1)?.unit;
  const isDivision = last === "bab" || last === "bagian";
  if (text === "§") return last === "pasal" ? "ayat" : "pasal";
  if (text.startsWith("para"))
    return isDivision ? "paragraf" : word === "paragraf" && last === undefined ? "paragraf" : "ayat";
  return word;
}

/** "second paragraph", "the 2nd paragraph", "third chapter"; never with a number of its own behind it. */
function readOrdinalUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal === null) return null;
  let at = ordinal.next;
  const isSub = tokens[at]?.text === "sub";
  if (isSub) at = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
  const token = tokens[at];
  const word = token === undefined ? undefined : (unitOf(token.text) ?? mistypedUnitOf(token.text));
  if (
    token === undefined ||
    word === undefined ||
    word === "huruf" ||
    token.text === "number" ||
    token.text === "no"
  )
    return null;
  if (readValue(tokens, at + 1, word) !== null && !isBoundary(tokens, at + 1)) return null;
  const value: Value = { number: ordinal.number, isLetter: false, isLoose: false, next: at + 1 };
  return named(isSub ? "poin" : word, token.text, value, index, before, true);
}

/** "P.5", "p42", "42a1", "h. g", "1hg": a unit by its first letter, where nothing else can be meant. */
function readShort(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  if (token === undefined || token.text.length > 2) return null;
  const last = before.at(-1);
  const at = tokens[index + 1]?.text === "." ? index + 2 : index + 1;
  const value = tokens[at];
  if (token.text === "p" && last === undefined && value?.type === "number" && value.text.length <= 3) {
    const number = readValue(tokens, at, "pasal");
    return number === null
      ? null
      : named(
          "pasal",
          "p",
          { ...number, next: at + 1, number: value.text, isLoose: false },
          index,
          before,
          true,
        );
  }
  if (last === undefined) return null;
  if (token.text === "a" && last.unit === "pasal" && value?.type === "number" && value.text.length <= 2) {
    const isShort = token.isGlued || tokens[last.first]?.text === "p" || isBoundary(tokens, at + 1);
    return isShort
      ? named(
          "ayat",
          "a",
          { number: value.text, isLetter: false, isLoose: false, next: at + 1 },
          index,
          before,
          true,
        )
      : null;
  }
  if (last.unit !== "pasal" && last.unit !== "ayat") return null;
  const isSingle =
    (token.text === "h" || token.text === "hr") &&
    at < tokens.length &&
    isLetter(tokens, at) &&
    isBoundary(tokens, at + 1);
  if (isSingle)
    return named(
      "huruf",
      "h",
      { number: value?.text ?? "", isLetter: true, isLoose: false, next: at + 1 },
      index,
      before,
      true,
    );
  const glued = /^h([b-df-hj-z])$/.exec(token.text)?.[1];
  if (glued === undefined || !isBoundary(tokens, index + 1)) return null;
  return named(
    "huruf",
    "h",
    { number: glued, isLetter: true, isLoose: false, next: index + 1 },
    index,
    before,
    true,
  );
}

/** "pasar 5 uu 37/1999" and, behind a pasal or ayat, words that a slip or two made of ayat, huruf or angka. */
function readDamaged(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  const last = before.at(-1);
  if (token?.type !== "word") return null;
  // "pasar 5", and after "ayat (2)" or "huruf b ayat (2)".
  if (before.every(({ unit }) => unit === "ayat" || unit === "huruf") && isDoubtfulPasal(token.text)) {
    const value = readValue(tokens, index + 1, "pasal");
    return value === null || value.isLetter ? null : named("pasal", token.text, value, index, before, true);
  }
  if (last === undefined) return null;
  if (last.unit !== "pasal" && last.unit !== "ayat") return null;
  const value = readValue(tokens, index + 1, "ayat");
  if (value === null) {
    // "yurufg": the letter glued to the mistyped word.
    const glued = token.text.slice(-1);
    if (mistypedUnitOf(token.text.slice(0, -1)) !== "huruf" || !isBoundary(tokens, index + 1)) return null;
    return named(
      "huruf",
      token.text,
      { number: glued, isLetter: true, isLoose: false, next: index + 1 },
      index,
      before,
      true,
    );
  }
  const follower = tokens[value.next];
  const isMore =
    follower?.type === "word" &&
    damagedUnitOf(follower.text, true) !== undefined &&
    isLetter(tokens, value.next + 1);
  if (!isBoundary(tokens, value.next) && !isMore) return null;
  const unit = damagedUnitOf(token.text, value.isLetter);
  if (unit === undefined || (unit === "ayat" && last.unit === "ayat")) return null;
  return named(unit, token.text, value, index, before, true);
}

/** "minta 3 ayat 2 huruf": the number before the word counts, and so does the one behind it. */
function isCounted(tokens: readonly Token[], index: number, next: number): boolean {
  if (tokens[index - 1]?.type !== "number") return false;
  const after = unitOf(tokens[next]?.text ?? "");
  return after !== undefined && readValue(tokens, next + 1, after) === null;
}

/** Whether "ayat 1", "(1)" or "huruf g" follows a bare number, so that the number is a pasal's. */
export function isFollowedByAyat(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === "(")
    return tokens[index + 2]?.text === ")" && /^(\d{1,2}|[a-z])$/.test(tokens[index + 1]?.text ?? "");
  if (token.type !== "word" || (token.isUpper && token.text.length === 1)) return false;
  const unit = unitOf(token.text);
  if (unit !== "ayat" && unit !== "huruf") return false;
  return readValue(tokens, index + 1, unit) !== null;
}

/** "ada 3 ayat 2 huruf": numbers that count. */
export function isCount(tokens: readonly Token[], index: number): boolean {
  const value = readValue(tokens, index + 2, "ayat");
  if (value === null) return true;
  const after = unitOf(tokens[value.next]?.text ?? "");
  return after !== undefined && readValue(tokens, value.next + 1, after) === null;
}
