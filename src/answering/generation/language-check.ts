import { isIndonesianWord } from "../../retrieval/stem.ts";
import type { Language } from "../answer.ts";

/** Tells whether a sentence is in the language it was asked for: by its dictionary and its function words. */

const ENGLISH = new Set(
  `the a an of to in on at for from by with and or is are was be been has have must may shall should can cannot not only
  which that this these those it its their they as if when after before under between into without any all no does do
  who where such than also needs need requires require gives give`.split(/\s+/),
);
/** Indonesian words that English has too, or that say nothing of the language. */
const SHARED = new Set("a an of is at be can do to for no but all in on".split(" "));

const MIN_INDONESIAN = 0.5;
const MIN_ENGLISH = 0.2;
const MAX_OTHER = 0.2;

export function isInLanguage(sentence: string, language: Language): boolean {
  // Names of offices and acts in capitals are the same in every language.
  const words = (sentence.match(/\p{L}+/gu) ?? []).filter(
    (word) => word.length > 1 && word !== word.toUpperCase(),
  );
  if (words.length === 0) return false;
  const share = (matches: (word: string) => boolean): number =>
    words.filter((word) => matches(word.toLowerCase())).length / words.length;
  const english = share((word) => ENGLISH.has(word));
  const indonesian = share((word) => !ENGLISH.has(word) && !SHARED.has(word) && isIndonesianWord(word));
  return language === "id"
    ? indonesian >= MIN_INDONESIAN && english <= MAX_OTHER
    : english >= MIN_ENGLISH && indonesian <= english + MAX_OTHER;
}
