import { z } from "zod";
import { languageFile, wordSequence } from "./language-file.ts";

/** Numbers as people write them: in words, Indonesian and English, cardinal and ordinal; and in Roman figures. */

const WORDS = languageFile(
  "number-words.yaml",
  z
    .object({
      digits: wordSequence,
      english: wordSequence,
      english_ordinals: wordSequence,
      english_tens: wordSequence,
      division_ordinals: wordSequence,
    })
    .extend({
      fixed: z.record(z.number()),
      scales: z.record(z.number()),
      english_scales: z.record(z.number()),
    })
    .strict(),
);
/** The ordinals of a bagian, from the first. */
export const ORDINALS = WORDS.division_ordinals;

const DIGITS = numbered(WORDS.digits, 0);
const ENGLISH = new Map([...numbered(WORDS.english, 0), ...numbered(WORDS.english_ordinals, 1)]);
const FIXED = new Map([
  ...Object.entries(WORDS.fixed),
  ...WORDS.english_tens.map((word, index) => [word, (index + 2) * 10] as const),
]);
const SCALES = new Map(Object.entries({ ...WORDS.scales, ...WORDS.english_scales }));

function numbered(words: readonly string[], first: number): Map<string, number> {
  return new Map(words.map((word, index) => [word, index + first]));
}

export interface NumberWords {
  readonly value: number;
  /** Index of the token after the last word of the number. */
  readonly next: number;
}

interface WrittenToken {
  readonly type: "word" | "number" | "mark";
  readonly text: string;
}

/** Reads "empat puluh dua", "dua ribu empat", "kesatu", "tiga enam tiga", "forty-two" at `index`, or null. */
export function readNumberWords(tokens: readonly WrittenToken[], index: number): NumberWords | null {
  let [sum, next, end] = [0, index, index];
  let digit: number | null = null;
  for (let token = tokens[next]; token !== undefined && next < index + 12; token = tokens[next]) {
    const isJoint = token.text === "-" || token.text === "and";
    const follower = isJoint && next > index ? tokens[next + 1] : undefined;
    if (follower?.type === "word" && numberWord(follower.text) !== null) {
      if (token.text === "and" && sum < 100) break;
      next++;
      continue;
    }
    if (token.type !== "word") break;
    const parts = numberWord(token.text);
    if (parts === null) break;
    for (const part of parts) {
      const english = ENGLISH.get(part);
      const unit = DIGITS.get(part) ?? (english !== undefined && english < 10 ? english : undefined);
      const scale = SCALES.get(part);
      if (unit !== undefined) digit = digit === null ? unit : digit * 10 + unit;
      else if (scale === undefined) sum = part === "seribu" ? 1000 : sum + (FIXED.get(part) ?? english ?? 0);
      else {
        const counted: number = digit ?? 1;
        if (part === "belas") sum += 10 + (digit ?? 0);
        else if (scale === 1000) sum = (sum + counted) * 1000;
        else sum += counted * scale;
        digit = null;
      }
    }
    end = ++next;
  }
  return end === index ? null : { value: sum + (digit ?? 0), next: end };
}

/** The number words in a word: "keduabelas" -> dua, belas; null for a word that is no number. */
export function numberWord(word: string): readonly string[] | null {
  const rest = word.startsWith("ke") && word.length > 4 ? word.slice(2) : word;
  if (isIndonesian(rest)) return [rest];
  if (ENGLISH.has(word) || FIXED.has(word) || SCALES.has(word)) return [word];
  for (const scale of ["belas", "puluh", "ratus", "ribu"]) {
    const at = rest.indexOf(scale);
    if (at <= 0 || !DIGITS.has(rest.slice(0, at))) continue;
    const tail = rest.slice(at + scale.length);
    if (tail !== "" && !isIndonesian(tail)) return null;
    return [rest.slice(0, at), scale, ...(tail === "" ? [] : [tail])];
  }
  return null;
}

function isIndonesian(word: string): boolean {
  return DIGITS.has(word) || Object.hasOwn(WORDS.fixed, word) || Object.hasOwn(WORDS.scales, word);
}

/** "09" -> "9". */
export function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}

/** A Roman numeral up to 399 in Arabic digits, or null. */
export function readRoman(word: string): string | null {
  if (word.length > 8 || !/^[ivxlc]+$/.test(word)) return null;
  const value = romanToNumber(word.toUpperCase());
  return toRoman(value).toLowerCase() === word ? String(value) : null;
}

const ROMAN_PARTS = [
  ...([
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
  ] as const),
  ...([
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ] as const),
];

/** 17 -> XVII; for numbers from 1 to 399. */
export function toRoman(value: number): string {
  let rest = value;
  let roman = "";
  for (const [size, letters] of ROMAN_PARTS) for (; rest >= size; rest -= size) roman += letters;
  return roman;
}

/** Value of a Roman numeral of the letters I, V, X, L, C. */
export function romanToNumber(roman: string): number {
  let sum = 0;
  for (let index = 0; index < roman.length; index++) {
    const value = ROMAN[roman[index] ?? ""] ?? 0;
    const next = ROMAN[roman[index + 1] ?? ""] ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
