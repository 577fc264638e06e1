import type { Chunk } from "../chunks.ts";
import { FIELD_WEIGHTS } from "../lexicalTables.ts";
import { words } from "../normalise.ts";
import { termsOf, tokens } from "../terms.ts";
import { STEPS } from "./postingList.ts";

/** An act as the shelf keeps it: the same words and weights as in the index in memory. */
export interface AnalysedAct {
  readonly units: readonly AnalysedUnit[];
  /** Words as written, with how often. */
  readonly words: ReadonlyMap<string, number>;
}

export interface AnalysedUnit {
  readonly id: string;
  /** All that is said in it, for its vector. */
  readonly text: string;
  /** In hundredths. */
  readonly terms: ReadonlyMap<string, number>;
  /** The weighted number of its terms. */
  readonly length: number;
}

export function analyseAct(chunks: readonly Chunk[]): AnalysedAct {
  const drafts = new Map<string, { texts: string[]; terms: Map<string, number> }>();
  const spellings = new Map<string, number>();
  for (const { pageContent, metadata } of chunks) {
    const draft = drafts.get(metadata.unit) ?? { texts: [], terms: new Map<string, number>() };
    drafts.set(metadata.unit, draft);
    draft.texts.push(pageContent);
    const list = words(pageContent);
    for (const word of list) spellings.set(word, (spellings.get(word) ?? 0) + 1);
    for (const [term, count] of termsOf(tokens(list)))
      draft.terms.set(term, (draft.terms.get(term) ?? 0) + count * FIELD_WEIGHTS[metadata.field]);
  }
  const units = [...drafts].map(([id, { texts, terms }]) => ({
    id,
    text: texts.join("\n"),
    terms: new Map([...terms].map(([term, count]) => [term, Math.max(1, Math.round(count * STEPS))])),
    length: [...terms.values()].reduce((sum, count) => sum + count, 0),
  }));
  return { units, words: spellings };
}
