import { languageBalance } from "../retrieval/language.ts";
import type { Language } from "./answer.ts";

/** A message as it is read: cleaned, bounded, and in which language. */

/** Longer messages are read up to here, and of what they ask so much. */
const MAX_LETTER = 16_000;
const MAX_QUESTION = 2_000;

/** Control characters out, lines kept, and cut at a length that no honest letter reaches. */
export function clean(text: string): string {
  return text
    .normalize("NFKC")
    .slice(0, MAX_LETTER)
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}

/** Cut at a length that no honest question reaches. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ").slice(0, MAX_QUESTION).trim();
}

/** Words that are the same in either language's messages. */
const OF_NO_LANGUAGE = /\b(?:pasal|psl|ayat|huruf|angka|uu|article|paragraph|no|nomor|tahun)\b/gi;

/** The question's language; one that says little of it is asked in the language of the answer before. */
export function languageOf(text: string, before: Language | undefined): Language {
  if (before === undefined) return languageBalance(text) < 0 ? "en" : "id";
  const balance = languageBalance(text.replace(OF_NO_LANGUAGE, " "));
  if (Math.abs(balance) < 0.6) return before;
  return balance < 0 ? "en" : "id";
}
