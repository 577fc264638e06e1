import type { Language } from "../answering/answer.ts";
import { ENGLISH } from "./words-en.ts";
import { INDONESIAN, type Words } from "./words-id.ts";

export type { Words } from "./words-id.ts";

/** What a memo says around the law's words, in both languages. Complete in both by type. */

const WORDS: Readonly<Record<Language, Words>> = { id: INDONESIAN, en: ENGLISH };

export function wordsFor(language: Language): Words {
  return WORDS[language];
}
