import { distance } from "fastest-levenshtein";
import { isIndonesianWord } from "./stemmer.ts";
import { isSwapped } from "./word-spelling.ts";

/** Mends typos and chat spellings in questions against the words that the corpus knows. */
export interface Speller {
  /** The words that are meant by one that was typed; the word itself where it is known or nothing is near. */
  correct(word: string): readonly string[];
}

const SHORTEST = 5;
const CACHE_LIMIT = 10_000;

/**
 * @param vocabulary the words of the index with how often they occur; the more common of two equally near words wins
 */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const byLength = new Map<number, string[]>();
  const bySkeleton = new Map<string, string>();
  /** Sorts the words for looking up: seldom needed, so done when first asked for. */
  const prepare = (): void => {
    if (byLength.size > 0) return;
    for (const word of [...vocabulary.keys()].sort()) {
      if (word.length < 4 || /\d/.test(word)) continue;
      const list = byLength.get(word.length) ?? [];
      list.push(word);
      byLength.set(word.length, list);
      const bones = skeleton(word);
      const rival = bySkeleton.get(bones);
      if (rival === undefined || (vocabulary.get(word) ?? 0) > (vocabulary.get(rival) ?? 0))
        bySkeleton.set(bones, word);
    }
  };
  const cache = new Map<string, readonly string[]>();

  const nearest = (word: string): string | null => {
    const bound = word.length >= 8 ? 2 : 1;
    let best: string | null = null;
    let bestDistance = bound + 1;
    for (let length = word.length - bound; length <= word.length + bound; length++)
      for (const candidate of byLength.get(length) ?? []) {
        let far = distance(word, candidate);
        // A typo seldom spoils the first letter.
        if (candidate[0] !== word[0]) far += 1;
        if (far === 2 && isSwapped(word, candidate)) far = 1;
        const isCommoner =
          far === bestDistance &&
          best !== null &&
          (vocabulary.get(candidate) ?? 0) > (vocabulary.get(best) ?? 0);
        if (far < bestDistance || isCommoner) {
          best = candidate;
          bestDistance = far;
        }
      }
    return best;
  };

  const halves = (word: string): readonly string[] | null => {
    for (let at = 4; at <= word.length - 4; at++) {
      const [first, second] = [word.slice(0, at), word.slice(at)];
      if (vocabulary.has(first) && vocabulary.has(second)) return [first, second];
    }
    return null;
  };

  const compute = (word: string): readonly string[] => {
    if (vocabulary.has(word) || /\d/.test(word) || word.length < 4) return [word];
    prepare();
    if (vowelShare(word) <= 0.25) {
      const written = bySkeleton.get(skeleton(word));
      if (written !== undefined) return [written];
    }
    if (word.length < SHORTEST || isIndonesianWord(word)) return [word];
    const near = nearest(word);
    return near !== null ? [near] : (halves(word) ?? [word]);
  };

  return {
    correct(word) {
      const known = cache.get(word);
      if (known !== undefined) return known;
      if (cache.size >= CACHE_LIMIT) cache.clear();
      const result = compute(word);
      cache.set(word, result);
      return result;
    },
  };
}

/** The consonants, which chat spelling keeps: "pmrintah" and "pemerintah" share theirs. */
function skeleton(word: string): string {
  return (word[0] ?? "") + word.slice(1).replace(/[aeiou]/g, "");
}

function vowelShare(word: string): number {
  return (word.match(/[aeiou]/g)?.length ?? 0) / word.length;
}
