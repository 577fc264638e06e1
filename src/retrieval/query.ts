import { words } from "../text/normalise.ts";
import { createSpeller, type Speller } from "../text/chat-speller.ts";
import { termsOf, tokens } from "../text/terms.ts";
import type { IndexView } from "./view.ts";
import { OTHER_SUBJECTS } from "../text/analysis-words.ts";

/** A question, analysed as the law was, its typos mended first. */
export interface Query {
  readonly words: readonly string[];
  /** How many of the words were typed otherwise. */
  readonly corrected: number;
  readonly terms: ReadonlyMap<string, number>;
}

export function readQuery(question: string, speller: Speller): Query {
  let corrected = 0;
  const list = words(question).flatMap((word) => {
    // A word that the corpus lacks because it is of another subject is no typo.
    const meant = OTHER_SUBJECTS.has(word) ? [word] : speller.correct(word);
    if (meant[0] !== word) corrected++;
    return words(meant.join(" "));
  });
  return { words: list, corrected, terms: termsOf(tokens(list)) };
}

/** So many of the words of what was brought in are tried for what was typed: more would cost a question milliseconds. */
const COMMON_WORDS = 20_000;

/** Knows every word of the index; where words of both are near, that of the acts that ship is meant. */
export function spellerOf(view: IndexView): Speller {
  let shipped: Speller | null = null;
  let common: Speller | null = null;
  return {
    correct(word) {
      if (view.countOf(word) > 0) return [word];
      shipped ??= createSpeller(view.shippedWords());
      const meant = shipped.correct(word);
      if (view.shipped.units === view.all.units || meant.length !== 1 || meant[0] !== word) return meant;
      common ??= createSpeller(view.commonWords(COMMON_WORDS));
      return common.correct(word);
    },
  };
}
