import { withoutZeros } from "./citation-name-table.ts";
import { readNumberWords } from "./citation-numbers.ts";
import type { Token } from "./citation-tokens.ts";
import { isNear, unitOf } from "./citation-units.ts";

/** Reads the number and year of an act: "No. 32 Tahun 2004", "32/04", "tahun 1999 nomor 37", "09/A/KP/XII/2006/01". */

export interface ActNumber {
  /** "9/a/kp/xii/2006/1", leading zeros dropped; null where only a year is given. */
  readonly whole: string | null;
  readonly lead: string | null;
  readonly year: number | null;
  /** A year was written that is none ("tahun 20004"). */
  readonly hasBadYear: boolean;
  readonly hasNumberWord: boolean;
  readonly next: number;
}

export const NUMBER_WORDS: ReadonlySet<string> = new Set([
  "no",
  "nomor",
  "nomer",
  "nmr",
  "nr",
  "number",
  "num",
  "nomo",
  "nomr",
  "nomot",
  "noor",
]);
/** Of the words before a year those that begin no act: "UU dari tahun". */
const NOT_FIRST = new Set(["of", "dari", "from"]);
const YEAR_WORDS = new Set([
  "tahun",
  "thn",
  "th",
  "taun",
  "tahn",
  "thun",
  "year",
  "tgl",
  "of",
  "tahin",
  "tahu",
  "tahum",
  "tahub",
  "taon",
  "tahhun",
  "tahunn",
  "dari",
  "from",
]);

/** The number or year of an act that starts at `index`, or null. */
export function readActNumber(tokens: readonly Token[], index: number): ActNumber | null {
  let at = index;
  let hasNumberWord = false;
  if (YEAR_WORDS.has(tokens[at]?.text ?? "") && !NOT_FIRST.has(tokens[at]?.text ?? "")) {
    const year = readYear(tokens, skipMarks(tokens, at + 1));
    if (year === null) return null;
    return withNumberAfter(tokens, year);
  }
  while (at < index + 4) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (NUMBER_WORDS.has(token.text) || isMistypedNumberWord(tokens, at)) hasNumberWord = true;
    else if (!(token.type === "mark" && ".:#-°(".includes(token.text))) break;
    at++;
  }
  const first = tokens[at];
  const words = first?.type === "word" ? readNumberWords(tokens, at) : null;
  if (first === undefined || (first.type !== "number" && words === null)) return null;
  const lead = words === null ? withoutZeros(first.text) : String(words.value);
  at = words?.next ?? at + 1;
  if (!hasNumberWord && isYear(lead)) {
    const next = tokens[at];
    const number = next?.text === "/" ? tokens[at + 1] : undefined;
    if (number?.type === "number") return complete(withoutZeros(number.text), Number(lead), at + 2);
    return withNumberAfter(tokens, { year: Number(lead), next: at });
  }
  const segments = [lead];
  while (tokens[at]?.text === "/") {
    const segment = tokens[at + 1];
    if (segment === undefined || segment.type === "mark" || segments.length > 7) break;
    if (
      segment.type === "word" &&
      (segment.text.length > 6 || YEAR_WORDS.has(segment.text) || unitOf(segment.text) !== undefined)
    )
      break;
    segments.push(withoutZeros(segment.text));
    at += 2;
  }
  const whole = segments.join("/");
  const base = { whole, lead, hasNumberWord };
  const own = segments.slice(1).find(isYear);
  const last = segments.at(-1) ?? "";
  const written = readYearAfter(tokens, at);
  if (segments.length === 2 && /^\d+$/.test(last)) {
    const year = yearOf(last);
    return {
      ...base,
      whole: lead,
      year,
      hasBadYear: year === null,
      next: year !== null && written?.year === year ? written.next : at,
    };
  }
  if (own !== undefined)
    return {
      ...base,
      year: Number(own),
      hasBadYear: false,
      next: written?.year === Number(own) ? written.next : at,
    };
  if (written !== null)
    return { ...base, year: written.year, hasBadYear: written.year === null, next: written.next };
  return { ...base, year: null, hasBadYear: false, next: at };
}

function complete(lead: string, year: number, next: number): ActNumber {
  return { whole: lead, lead, year, hasBadYear: false, hasNumberWord: true, next };
}

/** "tahun 2004 nomor 32": the number after the year, or the year alone. */
function withNumberAfter(tokens: readonly Token[], year: { year: number | null; next: number }): ActNumber {
  const alone = {
    whole: null,
    lead: null,
    year: year.year,
    hasBadYear: year.year === null,
    hasNumberWord: false,
    next: year.next,
  };
  if (!NUMBER_WORDS.has(tokens[year.next]?.text ?? "") || year.year === null) return alone;
  const at = skipMarks(tokens, year.next + 1);
  const number = tokens[at];
  return number?.type === "number" ? complete(withoutZeros(number.text), year.year, at + 1) : alone;
}

function skipMarks(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 2 && [".", ":", "-", "'", "’"].includes(tokens[at]?.text ?? "")) at++;
  return at;
}

/** A year after a number: "tahun 2004", "th. 04", "of 1999", "2004", "-2004", "(2004)". */
function readYearAfter(
  tokens: readonly Token[],
  index: number,
): { year: number | null; next: number } | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (YEAR_WORDS.has(token.text)) {
    let at = skipMarks(tokens, index + 1);
    if (NOT_FIRST.has(token.text)) {
      if (YEAR_WORDS.has(tokens[at]?.text ?? "") && !NOT_FIRST.has(tokens[at]?.text ?? ""))
        at = skipMarks(tokens, at + 1);
      if (!isYear(tokens[at]?.text ?? "")) return null;
    }
    return readYear(tokens, at);
  }
  if (token.type === "number")
    return isYear(token.text) ? { year: Number(token.text), next: index + 1 } : null;
  if (!["-", "/", "–", "(", ",", ".", "'", "’", "\\", "|"].includes(token.text)) return null;
  const at = tokens[index + 1];
  if (at !== undefined && YEAR_WORDS.has(at.text) && !NOT_FIRST.has(at.text)) {
    const year = readYear(tokens, skipMarks(tokens, index + 2));
    return year === null ? null : { year: year.year, next: closed(tokens, year.next, token.text) };
  }
  return at !== undefined && isYear(at.text)
    ? { year: Number(at.text), next: closed(tokens, index + 2, token.text) }
    : null;
}

function closed(tokens: readonly Token[], index: number, opened: string): number {
  return opened === "(" && tokens[index]?.text === ")" ? index + 1 : index;
}

function readYear(tokens: readonly Token[], index: number): { year: number | null; next: number } | null {
  const token = tokens[index];
  if (token?.type === "number") return { year: yearOf(token.text), next: index + 1 };
  const words = token?.type === "word" ? readNumberWords(tokens, index) : null;
  return words === null ? null : { year: yearOf(String(words.value)), next: words.next };
}

/** Four digits that are the year of an act in force or remembered. */
export function isYear(text: string): boolean {
  return /^(19[4-9]|20[0-9])\d$/.test(text);
}

/** "2004" and "04" -> 2004, "99" -> 1999; anything else is no year. */
function yearOf(digits: string): number | null {
  if (isYear(digits)) return Number(digits);
  if (!/^\d{1,2}$/.test(digits)) return null;
  const short = Number(digits);
  return short >= 45 ? 1900 + short : 2000 + short;
}

function isMistypedNumberWord(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.text ?? "";
  return (
    word.length > 3 && word.length < 7 && tokens[index + 1]?.type === "number" && isNear(word, "nomor", 1)
  );
}

/** Whether the number and the year of an act start at `index`: "37/1999", "nomor 37 tahun 1999", "1999 no 37". */
export function startsActNumber(tokens: readonly Token[], index: number): boolean {
  const first = tokens[index];
  if (first?.type !== "number" && !NUMBER_WORDS.has(first?.text ?? "") && !YEAR_WORDS.has(first?.text ?? ""))
    return false;
  let hasYear = false;
  for (let at = index; at < index + 7 && !hasYear; at++)
    hasYear = YEAR_WORDS.has(tokens[at]?.text ?? "") || isYear(tokens[at]?.text ?? "");
  return hasYear && isWhole(tokens, readActNumber(tokens, index));
}

/** A number with a year that is written as one: in four digits or behind a word for it. */
export function isWhole(tokens: readonly Token[], number: ActNumber | null): boolean {
  if (number === null || number.year === null || number.lead === null || number.hasBadYear) return false;
  return (
    tokens.slice(Math.max(number.next - 8, 0), number.next).some((token) => isYear(token.text)) ||
    number.hasNumberWord
  );
}
