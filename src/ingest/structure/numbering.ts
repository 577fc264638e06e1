import { romanToNumber } from "../../text/numbers.ts";
/** How the numbers of Indonesian legislation read, and which follows which. */

/** One way to read the number of a mark. */
export interface Reading {
  /** As in a provision: "12", "12A", "g". */
  readonly number: string;
  /** Its place in the count, from 1: 12 for "12A", 7 for "g". */
  readonly value: number;
  /** The letter of an inserted number, "A" of "12A"; "" without. */
  readonly suffix: string;
  /** True when letters had to be read as digits or the other way round: `l0` as 10. */
  readonly isRepaired: boolean;
}

/** What a scanner makes of digits. */
const SCANNED_DIGITS: Readonly<Record<string, string>> = { l: "1", I: "1", O: "0", o: "0", S: "5", B: "8" };

/** Readings of an Arabic number, likeliest first: "1O" is 10, and might be 1O. */
export function readArabic(raw: string): Reading[] {
  const readings: Reading[] = [];
  const exact = /^(\d{1,4})([A-Za-z]{0,2})$/.exec(raw);
  if (exact?.[1] !== undefined && exact[1] !== "0") readings.push(arabic(exact[1], exact[2] ?? "", false));
  const repaired = [...raw].map((letter) => SCANNED_DIGITS[letter] ?? letter).join("");
  const again = /^([1-9]\d{0,3})([A-Za-z]{0,2})$/.exec(repaired);
  if (repaired !== raw && again?.[1] !== undefined) readings.push(arabic(again[1], again[2] ?? "", true));
  return readings;
}

function arabic(digits: string, suffix: string, isRepaired: boolean): Reading {
  const value = Number(digits);
  return { number: `${value}${suffix}`, value, suffix: suffix.toUpperCase(), isRepaired };
}

const ROMAN = /^(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})([ABD-HJKM-UWYZ]?)$/;

/** Reading of a Roman number such as "IV" or "VA"; "1I" is a scanned "II". The number is given in Arabic digits. */
export function readRoman(raw: string): Reading | null {
  for (const [text, isRepaired] of [
    [raw, false],
    [raw.replace(/[1l]/g, "I"), true],
  ] as const) {
    const match = ROMAN.exec(text);
    if (match === null || (isRepaired && text === raw)) continue;
    const suffix = match[1] ?? "";
    const value = romanToNumber(suffix === "" ? text : text.slice(0, -1));
    if (value > 0) return { number: `${value}${suffix}`, value, suffix, isRepaired };
  }
  return null;
}

/** A number up to 399 in Roman digits, with the letter of an inserted one: "5A" is "VA". */
export function toRoman(number: string): string {
  let rest = Number.parseInt(number, 10);
  let roman = "";
  for (const [letters, value] of ROMAN_VALUES) {
    for (; rest >= value; rest -= value) roman += letters;
  }
  return roman + number.replace(/^\d+/, "");
}

const ROMAN_VALUES = [
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
] as const;

/** Reading of a list letter: a to z, then aa, bb (or ab) and so on; "d1" is one inserted after d. */
export function readLetter(raw: string): Reading | null {
  const inserted = /^([a-km-np-z])([1-9])$/.exec(raw);
  if (inserted?.[1] !== undefined)
    return {
      number: raw,
      value: inserted[1].charCodeAt(0) - 96,
      suffix: String.fromCharCode(64 + Number(inserted[2])),
      isRepaired: false,
    };
  if (!/^[a-z]{1,2}$/.test(raw)) return null;
  const last = raw.charCodeAt(raw.length - 1) - 96;
  if (raw.length === 2 && raw[0] !== "a" && raw[0] !== raw[1]) return null;
  return { number: raw, value: raw.length === 2 ? 26 + last : last, suffix: "", isRepaired: false };
}

const UNITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/** Reading of an ordinal in words: "Kesatu", "Kedua Belas", "Pertama". */
export function readOrdinal(words: string): Reading | null {
  const text = words.toLowerCase().replace(/\s+/g, " ").trim();
  const count =
    text === "pertama" ? 1 : text.startsWith("ke") ? countOf(text.slice(2).replaceAll(" ", "")) : 0;
  return count > 0 ? { number: String(count), value: count, suffix: "", isRepaired: false } : null;
}

/** Value of a number in words below 100, written without spaces; 0 when it is none. */
function countOf(text: string): number {
  if (text === "sepuluh") return 10;
  if (text === "sebelas") return 11;
  const match =
    /^(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)(belas|puluh)?(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)?$/.exec(
      text,
    );
  if (match === null) return 0;
  const first = UNITS.indexOf(match[1] ?? "");
  const last = match[3] === undefined ? 0 : UNITS.indexOf(match[3]);
  if (match[2] === "puluh") return first * 10 + last;
  if (last > 0) return 0;
  return match[2] === "belas" ? 10 + first : first;
}

/**
 * How far `next` stands from the number that follows `last` (null: none yet): 0 when it is that number, above 0 how
 * many are missing between, below 0 when it repeats or goes back.
 */
export function distance(last: Reading | null, next: Reading): number {
  const from = last ?? { value: 0, suffix: "" };
  const rank = rankOf(next.suffix) - (next.value === from.value ? rankOf(from.suffix) : 0);
  if (next.value === from.value) return rank - 1;
  if (next.value < from.value) return next.value - from.value - 1;
  return next.value - from.value - 1 + rank;
}

function rankOf(suffix: string): number {
  return [...suffix].reduce((rank, letter) => rank * 26 + letter.charCodeAt(0) - 64, 0);
}
