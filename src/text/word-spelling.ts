import { distance } from "fastest-levenshtein";

/**
 * Misspelt words of the lexicons: "militr", "sejata". Without this a misspelt army would pass for an activity that
 * nobody has forbidden.
 */

/** Shorter words have too many neighbours. */
const SHORTEST = 6;

export class WordSpelling {
  /** By first letter and length. */
  private readonly bins = new Map<string, string[]>();

  /** @param words words that matter for the verdict, folded */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST) continue;
      const bin = binOf(word, word.length);
      const others = this.bins.get(bin);
      if (others === undefined) this.bins.set(bin, [word]);
      else others.push(word);
    }
  }

  /** The one word a misspelt one can only be; undefined where there are none or several. */
  nearest(word: string): string | undefined {
    if (word.length < SHORTEST - 1) return undefined;
    const found: string[] = [];
    for (let length = word.length - 1; length <= word.length + 1; length++)
      for (const other of this.bins.get(binOf(word, length)) ?? [])
        if (distance(word, other) === 1 || isSwapped(word, other)) found.push(other);
    return found.length === 1 ? found[0] : undefined;
  }
}

function binOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

/** One pair of neighbouring letters the wrong way round. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
