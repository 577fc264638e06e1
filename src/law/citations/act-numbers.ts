import { type Token, isOneOf, textAt } from "./lexer.ts";
import { readNumberWords, withoutZeros } from "../../text/numbers.ts";
import { WORDS, isNear, unitOf } from "./words.ts";

/** Reads the number and year of an act: "No. 32 Tahun 2004", "32/04", "tahun 1999 nomor 37", "09/A/KP/XII/2006/01". */

export interface ActNumber {
  /** "9/a/kp/xii/2006/1", leading zeros dropped; null where only a year is given. */
  readonly whole: string | null;
  readonly lead: string | null;
  readonly year: number | null;
  /** A year was written that is none ("tahun 20004"). */
  readonly hasBadYear: boolean;
  readonly hasNumberWord: boolean;
  /** Index of the token after it. */
  readonly next: number;
}

interface WrittenYear {
  /** Null where what was written is no year. */
  readonly year: number | null;
  readonly next: number;
}

function isYearWord(text: string): boolean {
  return WORDS.year.has(text) && !WORDS.before_year.has(text);
}

/** The number or year of an act that starts at `index`, or null. */
export function readActNumber(tokens: readonly Token[], index: number): ActNumber | null {
  if (isYearWord(textAt(tokens, index))) {
    const year = readYear(tokens, skipMarks(tokens, index + 1));
    return year === null ? null : withNumberAfter(tokens, year);
  }
  let at = index;
  let hasNumberWord = false;
  for (; at < index + 4; at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (WORDS.number.has(token.text) || isMistypedNumberWord(tokens, at)) hasNumberWord = true;
    else if (token.type !== "mark" || !".:#-°(".includes(token.text)) break;
  }
  const first = tokens[at];
  const words = first?.type === "word" ? readNumberWords(tokens, at) : null;
  if (first === undefined || (first.type !== "number" && words === null)) return null;
  const lead = words === null ? withoutZeros(first.text) : String(words.value);
  at = words?.next ?? at + 1;
  if (!hasNumberWord && isYear(lead)) {
    const number = textAt(tokens, at) === "/" ? tokens[at + 1] : undefined;
    if (number?.type === "number") return numberOfYear(number, Number(lead), at + 2);
    return withNumberAfter(tokens, { year: Number(lead), next: at });
  }
  const segments = [lead];
  for (; textAt(tokens, at) === "/" && segments.length <= 7; at += 2) {
    const segment = tokens[at + 1];
    if (segment === undefined || segment.type === "mark") break;
    const isOther = WORDS.year.has(segment.text) || unitOf(segment.text) !== undefined;
    if (segment.type === "word" && (segment.text.length > 6 || isOther)) break;
    segments.push(withoutZeros(segment.text));
  }
  const last = segments.at(-1) ?? "";
  const written = readYearAfter(tokens, at);
  const isPair = segments.length === 2 && /^\d+$/.test(last);
  const own = isPair ? yearOf(last) : Number(segments.slice(1).find(isYear) ?? Number.NaN);
  if (isPair || !Number.isNaN(own)) {
    const next = own !== null && written?.year === own ? written.next : at;
    const whole = isPair ? lead : segments.join("/");
    return { whole, lead, year: own, hasBadYear: own === null, hasNumberWord, next };
  }
  const hasBadYear = written !== null && written.year === null;
  return {
    ...{ whole: segments.join("/"), lead, year: written?.year ?? null, hasBadYear, hasNumberWord },
    next: written?.next ?? at,
  };
}

function numberOfYear(number: Token, year: number, next: number): ActNumber {
  const lead = withoutZeros(number.text);
  return { whole: lead, lead, year, hasBadYear: false, hasNumberWord: true, next };
}

/** "tahun 2004 nomor 32": the number after the year, or the year alone. */
function withNumberAfter(tokens: readonly Token[], { year, next }: WrittenYear): ActNumber {
  if (WORDS.number.has(textAt(tokens, next)) && year !== null) {
    const at = skipMarks(tokens, next + 1);
    const number = tokens[at];
    if (number?.type === "number") return numberOfYear(number, year, at + 1);
  }
  return { whole: null, lead: null, year, hasBadYear: year === null, hasNumberWord: false, next };
}

function skipMarks(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 2 && isOneOf(tokens, at, [".", ":", "-", "'", "’"])) at++;
  return at;
}

const BEFORE_YEAR = [..."-/–(,.'’\\|"];

/** A year after a number: "tahun 2004", "th. 04", "of 1999", "2004", "-2004", "(2004)". */
function readYearAfter(tokens: readonly Token[], index: number): WrittenYear | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (WORDS.year.has(token.text)) {
    let at = skipMarks(tokens, index + 1);
    if (WORDS.before_year.has(token.text)) {
      if (isYearWord(textAt(tokens, at))) at = skipMarks(tokens, at + 1);
      if (!isYear(textAt(tokens, at))) return null;
    }
    return readYear(tokens, at);
  }
  if (token.type === "number")
    return isYear(token.text) ? { year: Number(token.text), next: index + 1 } : null;
  if (!BEFORE_YEAR.includes(token.text)) return null;
  const text = textAt(tokens, index + 1);
  const year = isYearWord(text)
    ? readYear(tokens, skipMarks(tokens, index + 2))
    : isYear(text)
      ? { year: Number(text), next: index + 2 }
      : null;
  if (year === null) return null;
  const isClosed = token.text === "(" && textAt(tokens, year.next) === ")";
  return { year: year.year, next: isClosed ? year.next + 1 : year.next };
}

function readYear(tokens: readonly Token[], index: number): WrittenYear | null {
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
  return Number(digits) >= 45 ? 1900 + Number(digits) : 2000 + Number(digits);
}

function isMistypedNumberWord(tokens: readonly Token[], index: number): boolean {
  const word = textAt(tokens, index);
  const mayBe = word.length > 3 && word.length < 7 && tokens[index + 1]?.type === "number";
  return mayBe && isNear(word, "nomor", 1);
}

/** Whether the number and the year of an act start at `index`: "37/1999", "nomor 37 tahun 1999", "1999 no 37". */
export function startsActNumber(tokens: readonly Token[], index: number): boolean {
  const first = tokens[index];
  if (first === undefined) return false;
  if (first.type !== "number" && !WORDS.number.has(first.text) && !WORDS.year.has(first.text)) return false;
  for (let at = index; at < index + 7; at++)
    if (WORDS.year.has(textAt(tokens, at)) || isYear(textAt(tokens, at)))
      return isWhole(tokens, readActNumber(tokens, index));
  return false;
}

/** A number with a year that is written as one: in four digits or behind a word for it. */
export function isWhole(tokens: readonly Token[], number: ActNumber | null): boolean {
  if (number === null || number.year === null || number.lead === null || number.hasBadYear) return false;
  if (number.hasNumberWord) return true;
  for (let at = Math.max(number.next - 8, 0); at < number.next; at++)
    if (isYear(textAt(tokens, at))) return true;
  return false;
}
