import { romanToNumber } from "./markdown.ts";
import type { Token } from "./citation-tokens.ts";

/** Numbers as people write them in words, Indonesian and English, cardinal and ordinal. */

const DIGITS = table("nol satu dua tiga empat lima enam tujuh delapan sembilan", 0);
const ENGLISH = table(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  0,
);
const ENGLISH_ORDINALS = table(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
  1,
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, (index + 2) * 10]),
);
const WHOLE = new Map([
  ["sepuluh", 10],
  ["sebelas", 11],
  ["seratus", 100],
  ["pertama", 1],
]);
const SCALES = ["belas", "puluh", "ratus", "ribu"];

function table(words: string, first: number): Map<string, number> {
  return new Map(words.split(" ").map((word, index) => [word, index + first]));
}

export interface NumberWords {
  readonly value: number;
  /** Index of the token after the last word of the number. */
  readonly next: number;
}

/** Reads "empat puluh dua", "dua ribu empat", "kesatu", "tiga enam tiga", "forty-two" at `index`, or null. */
export function readNumberWords(tokens: readonly Token[], index: number): NumberWords | null {
  let sum = 0;
  let digit: number | null = null;
  let next = index;
  let end = index;
  while (next < tokens.length && next < index + 12) {
    const token = tokens[next];
    if (token === undefined) break;
    if (next > index && (token.text === "-" || token.text === "and") && isNumberWord(tokens[next + 1])) {
      if (token.text === "and" && sum < 100) break;
      next++;
      continue;
    }
    if (token.type !== "word") break;
    let read = false;
    for (const part of parts(token.text)) {
      const units = DIGITS.get(part) ?? smallEnglish(part);
      const fixed: number | undefined = WHOLE.get(part) ?? TENS.get(part) ?? teens(part);
      if (units !== undefined) digit = digit === null ? units : digit * 10 + units;
      else if (fixed !== undefined) sum += fixed;
      else if (part === "seribu") sum = 1000;
      else if (part === "belas") [sum, digit] = [sum + 10 + (digit ?? 0), null];
      else if (part === "puluh") [sum, digit] = [sum + (digit ?? 1) * 10, null];
      else if (part === "ratus" || part === "hundred") [sum, digit] = [sum + (digit ?? 1) * 100, null];
      else if (part === "ribu" || part === "thousand") [sum, digit] = [(sum + (digit ?? 1)) * 1000, null];
      else break;
      read = true;
    }
    if (!read) break;
    next++;
    end = next;
  }
  return end === index ? null : { value: sum + (digit ?? 0), next: end };
}

function smallEnglish(word: string): number | undefined {
  const value = ENGLISH.get(word) ?? ENGLISH_ORDINALS.get(word);
  return value !== undefined && value < 10 ? value : undefined;
}

function teens(word: string): number | undefined {
  return ENGLISH.get(word) ?? ENGLISH_ORDINALS.get(word);
}

function isNumberWord(token: Token | undefined): boolean {
  return token?.type === "word" && readNumberWords([token], 0) !== null;
}

/** "keduabelas" -> dua, belas; a word that is no number stays whole. */
function parts(word: string): string[] {
  let rest = word;
  if (word.startsWith("ke") && word.length > 4) rest = word.slice(2);
  if (isPart(rest)) return [rest];
  const found: string[] = [];
  for (const scale of SCALES) {
    const at = rest.indexOf(scale);
    if (at > 0 && DIGITS.has(rest.slice(0, at))) {
      found.push(rest.slice(0, at), scale);
      rest = rest.slice(at + scale.length);
      if (rest === "") return found;
      return isPart(rest) ? [...found, rest] : [word];
    }
  }
  return [word];
}

function isPart(word: string): boolean {
  return DIGITS.has(word) || WHOLE.has(word) || SCALES.includes(word) || word === "seribu";
}

/** A Roman numeral of a bab in Arabic digits, or null. */
export function readRoman(word: string): string | null {
  if (word.length > 8 || !/^[ivxlc]+$/.test(word)) return null;
  const value = romanToNumber(word.toUpperCase());
  return toRoman(value).toLowerCase() === word ? String(value) : null;
}

const ROMAN_PARTS: readonly (readonly [number, string])[] = [
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** 17 -> XVII; for numbers from 1 to 399. */
export function toRoman(value: number): string {
  let rest = value;
  let roman = "";
  for (const [size, letters] of ROMAN_PARTS) {
    while (rest >= size) {
      roman += letters;
      rest -= size;
    }
  }
  return roman;
}
