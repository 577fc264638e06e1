import type { Chunk, Field } from "./chunks.ts";
import { WORDS_VERSION } from "../text/analysis-words.ts";
import { words } from "../text/normalise.ts";
import { STEPS } from "./postings.ts";
import { TERM_WEIGHTS, termsOf, tokens } from "../text/terms.ts";

/** An act as the index keeps it: its units, these cut into chunks, and what each chunk's words count for. */

/** Of the cutting, the weights and the files. `test/retrieval/analysis.test.ts` fails when the analysis changes and this does not. */
export const INDEX_VERSION = 2;

/** Of everything that makes an index what it is, the words included: an index of another version is built anew. */
export const ANALYSIS_VERSION = `${INDEX_VERSION} ${WORDS_VERSION}`;

/** How much a word of each field counts. Chosen on the development questions. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  text: 1,
  penjelasan: 0.4,
  topic: 2,
  question: 1,
  place: 0.5,
  act: 1,
  definition: 0.05,
};
/** In the order of their numbers. */
export const FIELDS: readonly Field[] = [
  "text",
  "penjelasan",
  "topic",
  "question",
  "place",
  "act",
  "definition",
];

/** Topic lines and sample questions: each is looked at by itself, as a sentence. */
export const LINE_FIELDS: ReadonlySet<Field> = new Set(["topic", "question"]);

/** A line says a word or does not; how often tells nothing in a sentence. */
export function onceOnly(term: string): number {
  return term.startsWith("#") ? TERM_WEIGHTS.concept : term.includes("_") ? TERM_WEIGHTS.pair : 1;
}

/** Inverse document frequency, as BM25 has it. */
export function idfOf(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

export interface AnalysedChunk {
  readonly provision: string;
  readonly field: Field;
  /** In hundredths, weighted by the field. */
  readonly terms: ReadonlyMap<string, number>;
  /** The weighted number of its terms. */
  readonly length: number;
}

export interface AnalysedUnit {
  readonly id: string;
  /** All that is said in it and about it, for its vector. */
  readonly text: string;
  readonly chunks: readonly AnalysedChunk[];
}

export interface AnalysedAct {
  readonly units: readonly AnalysedUnit[];
  /** Words as written, with how often. */
  readonly words: ReadonlyMap<string, number>;
}

export function analyseAct(chunks: readonly Chunk[]): AnalysedAct {
  const drafts = new Map<string, { texts: string[]; chunks: AnalysedChunk[] }>();
  const spellings = new Map<string, number>();
  for (const { pageContent, metadata } of chunks) {
    const { unit, provision, field } = metadata;
    const draft = drafts.get(unit) ?? { texts: [], chunks: [] };
    drafts.set(unit, draft);
    if (field !== "act" && field !== "definition") draft.texts.push(pageContent);
    const list = words(pageContent);
    for (const word of list) spellings.set(word, (spellings.get(word) ?? 0) + 1);
    const terms = new Map<string, number>();
    let length = 0;
    for (const [term, count] of termsOf(tokens(list))) {
      const weighted = count * FIELD_WEIGHTS[field];
      terms.set(term, Math.max(1, Math.round(weighted * STEPS)));
      length += weighted;
    }
    draft.chunks.push({ provision, field, terms, length });
  }
  const units = [...drafts].map(([id, draft]) => ({
    id,
    text: draft.texts.join("\n"),
    chunks: draft.chunks,
  }));
  return { units, words: spellings };
}
