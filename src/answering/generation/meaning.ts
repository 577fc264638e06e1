import { words } from "../../retrieval/normalise.ts";
import { notionsOf, tokens } from "../../retrieval/terms.ts";

/**
 * What a text speaks of, comparable across Indonesian and English: stems of its content words, and notions of the
 * glossary ("#surat kuasa" for "Full Powers").
 */
export interface Meaning {
  readonly stems: ReadonlySet<string>;
  readonly notions: ReadonlySet<string>;
}

export function meaningOf(text: string): Meaning {
  const read = tokens(words(text));
  return {
    stems: new Set(read.filter((token) => !token.isStop && token.stem.length > 2).map((token) => token.stem)),
    notions: new Set(notionsOf(read)),
  };
}

/** How many of the first set's members the second has. */
export function shared(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let count = 0;
  for (const member of first) if (second.has(member)) count++;
  return count;
}
