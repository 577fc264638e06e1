import { z } from "zod";
import { languageFile, wordSequence, wordSet } from "./language-file.ts";

/** Tells Indonesian questions from English ones by their common words and endings; no model, a few microseconds. */

export type Language = "id" | "en";

export const LANGUAGE_WORDS = languageFile(
  "language-words.yaml",
  z
    .object({ indonesian: wordSet, english: wordSet, neutral: wordSet, months: wordSequence })
    .extend({ small_in_titles: wordSet, small_in_conditions: wordSet, short: wordSet, hyphenated: wordSet })
    .strict(),
);

const REGIONAL = languageFile(
  "regional-words.yaml",
  z.object({ sundanese: wordSet, javanese: wordSet }).strict(),
);

/** Who cites as Indonesian acts do reads Indonesian, with however many words of English between. */
const CITES_IN_INDONESIAN = /\b(?:pasal|psl|ayat|huruf|bab)\b/i;
const OF_CITING = 1;

/**
 * @param text any length; three chatty words are enough
 * @returns "id" also when nothing speaks for either, since that is the office's language
 */
export function detectLanguage(text: string): Language {
  return languageBalance(text) < 0 ? "en" : "id";
}

/** How plainly: about 1 for each telling word, above 0 for Indonesian and below 0 for English. */
export function languageBalance(text: string): number {
  let balance = 0;
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const weight = LANGUAGE_WORDS.neutral.has(word) ? 0.2 : 1;
    const isRegional = REGIONAL.sundanese.has(word) || REGIONAL.javanese.has(word);
    if (LANGUAGE_WORDS.indonesian.has(word) || (isRegional && !LANGUAGE_WORDS.english.has(word)))
      balance += weight;
    else if (LANGUAGE_WORDS.english.has(word)) balance -= weight;
    else balance += leaning(word);
  }
  return CITES_IN_INDONESIAN.test(text) ? balance + OF_CITING : balance;
}

/** What the shape of an unlisted word suggests: above 0 Indonesian, below 0 English. */
function leaning(word: string): number {
  if (word.length < 5) return 0;
  if (
    /(?:tion|tions|ing|ment|ments|ness|ity|ities|ship|ally|ous|ed|ght|th|ck|ly|ies|ers|ence|ance)$/.test(word)
  )
    return -0.6;
  if (/(?:wh|th|sh|ck|ee|oo|ph|x|q)/.test(word)) return -0.3;
  if (/(?:nya|kan|kah|lah|asi|isme|itas|an|nan|wan)$/.test(word)) return 0.5;
  if (/^(?:ber|ter|per|pem|pen|peng|mem|men|meng|ke|di|se)[a-z]{3,}/.test(word)) return 0.3;
  return 0;
}

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

/** Capitals of a heading as a title is written elsewhere: "KERJA SAMA DAERAH" -> "Kerja Sama Daerah". */
export function titleCase(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  if (words !== words.toUpperCase()) return words;
  return words
    .toLowerCase()
    .split(" ")
    .map((word, index) =>
      index > 0 && LANGUAGE_WORDS.small_in_titles.has(word)
        ? word
        : word.replace(/(^|[-/(])\p{Ll}/gu, (start) => start.toUpperCase()),
    )
    .join(" ")
    .replace("Menteri dalam Negeri", "Menteri Dalam Negeri");
}
