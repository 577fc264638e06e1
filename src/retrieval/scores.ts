import type { LexicalIndex, LexicalQuery } from "./lexical.ts";
import { lexicalQuery, shares } from "./lexical.ts";
import { NoQuestionVector } from "./serverEmbeddings.ts";
import { scoreShelf } from "./shelf/score.ts";
import type { ShelfView } from "./shelf/view.ts";
import type { Speller } from "./spelling.ts";
import type { VectorIndex } from "./storedIndex.ts";

/** What each lane makes of a question: the units of the index in memory, then the best of the shelf. */

/** One ranked way to find provisions; the answer fuses all of them. */
export const LANES = ["text", "question", "likelihood", "dense"] as const;
export type Lane = (typeof LANES)[number];

export interface Scores {
  readonly query: LexicalQuery;
  readonly units: readonly string[];
  /** 0..1 by unit, in the order of `units`. */
  readonly lanes: Readonly<Record<Lane, Float64Array>>;
  /** False where there is no such lane, or it has no vector for this question. */
  readonly hasVectors: boolean;
  readonly idf: (term: string) => number;
  readonly unseenIdf: number;
  /** Whether a unit has a term, and whether any has. */
  has(term: string, unit: number): boolean;
  knows(term: string): boolean;
  /** See `QuestionScores`. */
  nearness(unit: number): ReadonlyMap<string, number>;
}

export interface Indexes {
  readonly lexical: LexicalIndex;
  readonly vectors: VectorIndex | null;
  /** Null where no act lies on one. */
  readonly shelf: ShelfView | null;
  readonly speller: Speller;
}

/**
 * @param regulation id of an act all of whose units are to be scored, where it lies on the shelf
 * @throws DamagedShelfError
 */
export async function scoresOf(
  { lexical, vectors, shelf, speller }: Indexes,
  question: string,
  regulation: string | undefined,
): Promise<Scores> {
  const query = lexicalQuery(question, speller);
  const vector = await vectorOf(vectors, query);
  const nearest = lexical.question(query);
  const dense = await denseScores(vectors, vector, lexical.units);
  const beside = shelf === null ? null : scoreShelf(shelf, { lexical, query, vector, regulation });
  const idf = beside?.idf ?? lexical.idf;
  const count = lexical.units.length;
  const nothing = new Float64Array(0);
  return {
    query,
    units: beside === null ? lexical.units : [...lexical.units, ...beside.units],
    lanes: {
      text: joined(lexical.text(query, idf), beside?.text ?? nothing),
      question: joined(nearest.scores, new Float64Array(beside?.units.length ?? 0)),
      likelihood: shares(
        joined(lexical.likelihood(query, beside?.othersFactor ?? 0), beside?.likelihood ?? nothing),
      ),
      dense: joined(dense, beside?.dense ?? nothing),
    },
    hasVectors: vector !== null,
    idf,
    unseenIdf: lexical.unseenIdf,
    has: (term, unit) =>
      unit < count ? lexical.has(term, unit) : (beside?.has(term, unit - count) ?? false),
    knows: (term) => lexical.knows(term) || (beside?.knows(term) ?? false),
    nearness: (unit) => (unit < count ? nearest.nearness(unit) : new Map<string, number>()),
  };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  if (second.length === 0) return first;
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The question's vector; null when there are none, or none for this question. */
async function vectorOf(vectors: VectorIndex | null, query: LexicalQuery): Promise<readonly number[] | null> {
  if (vectors === null) return null;
  if (query.words.length === 0) return [];
  return vectors.embeddings.embedQuery(query.words.join(" ")).catch((error: unknown) => {
    if (error instanceof NoQuestionVector) return null;
    throw error;
  });
}

const DENSE_CANDIDATES = 100;

async function denseScores(
  vectors: VectorIndex | null,
  vector: readonly number[] | null,
  units: readonly string[],
): Promise<Float64Array> {
  const scores = new Float64Array(units.length);
  if (vectors === null || vector === null || vector.length === 0) return scores;
  const near = await vectors.search.nearest(vector, DENSE_CANDIDATES);
  const similarities = new Map(near.map(({ id, similarity }) => [id, similarity]));
  units.forEach((unit, number) => (scores[number] = Math.max(0, similarities.get(unit) ?? 0)));
  return scores;
}
