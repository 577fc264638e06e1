import type { Speller } from "../spelling.ts";
import { createSpeller } from "../spelling.ts";
import type { ShelfView } from "./view.ts";

/** So many of the shelf's words are tried for what was typed: more would cost a question milliseconds. */
const COMMON_WORDS = 20_000;

/** A speller that knows the words of the shelf too; where words of both are near, that of the acts that ship is meant. */
export function withShelfWords(own: Speller, isOwn: (word: string) => boolean, shelf: ShelfView): Speller {
  let common: Speller | null = null;
  return {
    correct(word) {
      if (isOwn(word) || shelf.countOf(word) > 0) return [word];
      const meant = own.correct(word);
      if (meant.length !== 1 || meant[0] !== word) return meant;
      common ??= createSpeller(shelf.commonWords(COMMON_WORDS));
      return common.correct(word);
    },
  };
}
