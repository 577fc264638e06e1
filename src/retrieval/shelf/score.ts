import type { LexicalIndex, LexicalQuery } from "../lexical.ts";
import { likelihoodFactor, textFactors } from "../lexical.ts";
import { SMOOTHING } from "../lexicalTables.ts";
import type { PostingList } from "./postingList.ts";
import { STEPS } from "./postingList.ts";
import { bm25, type ShelfView } from "./view.ts";

/**
 * Scores for the units of the shelf that can compete with those in memory, by the same formulas and on the same scale. What a
 * word counts for is what it counts for among the acts that ship, where these know it, and a unit is long beside these: so their
 * order does not depend on what an office brings in.
 */
export interface ShelfScores {
  /** The best by their text, in the order of their ids. */
  readonly units: readonly string[];
  /** By unit of these. */
  readonly text: Float64Array;
  /** Logarithms, on the scale of `LexicalIndex.likelihood`. */
  readonly likelihood: Float64Array;
  readonly dense: Float64Array;
  /** The factors, in the lane `likelihood`, of the terms that only the shelf knows. */
  readonly othersFactor: number;
  readonly idf: (term: string) => number;
  knows(term: string): boolean;
  has(term: string, unit: number): boolean;
}

export interface ShelfQuestion {
  readonly lexical: LexicalIndex;
  readonly query: LexicalQuery;
  /** Null without vectors; empty where the question has no word. */
  readonly vector: readonly number[] | null;
  readonly regulation: string | undefined;
}

const CANDIDATES = 60;

/** @throws DamagedShelfError */
export function scoreShelf(
  shelf: ShelfView,
  { lexical, query, vector, regulation }: ShelfQuestion,
): ShelfScores {
  const lists = new Map<string, PostingList>();
  for (const term of query.terms.keys()) lists.set(term, shelf.list(term));
  const frequency = (term: string): number => lists.get(term)?.docs.length ?? 0;
  const idf = (term: string): number => {
    const df = frequency(term);
    if (lexical.knows(term) || df === 0) return lexical.idf(term);
    return Math.min(lexical.unseenIdf, Math.log(1 + (shelf.size - df + 0.5) / (df + 0.5)));
  };
  const { factors, ideal } = textFactors(query, idf);
  const texts = textScores(shelf, lists, factors, lexical.averageLength);
  const named = regulation === undefined ? null : shelf.rangeOf(regulation);
  const found = candidates(texts, named)
    .map((number) => ({ number, ...shelf.unit(number) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { likelihood, othersFactor } = likelihoods(shelf, lists, found, { lexical, query });
  return {
    units: found.map(({ id }) => id),
    text: Float64Array.from(found, ({ number }) => (ideal === 0 ? 0 : (texts[number] ?? 0) / ideal)),
    likelihood,
    dense: Float64Array.from(found, (unit) =>
      vector === null ? 0 : Math.max(0, cosine(unit.vector, vector)),
    ),
    othersFactor,
    idf,
    knows: (term) => frequency(term) > 0,
    has: (term, unit) => stepsIn(lists.get(term), found[unit]?.number ?? -1) > 0,
  };
}

function textScores(
  shelf: ShelfView,
  lists: ReadonlyMap<string, PostingList>,
  factors: ReadonlyMap<string, number>,
  average: number,
): Float32Array {
  const scores = new Float32Array(shelf.lengths.length);
  for (const [term, factor] of factors) {
    const list = lists.get(term);
    if (list === undefined || factor === 0) continue;
    const { docs, steps } = list;
    for (let at = 0; at < docs.length; at++) {
      const doc = docs[at] ?? 0;
      scores[doc] = (scores[doc] ?? 0) + factor * bm25(steps[at] ?? 0, shelf.lengths[doc] ?? 0, average);
    }
  }
  return scores;
}

/** The units with the highest scores above 0, and of a named act all of these. */
function candidates(scores: Float32Array, named: readonly [number, number] | null): number[] {
  const best: number[] = [];
  let least = 0;
  for (let number = 0; number < scores.length; number++) {
    const own = scores[number] ?? 0;
    if (own <= least) continue;
    let at = best.length;
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < own) at--;
    best.splice(at, 0, number);
    if (best.length > CANDIDATES) best.pop();
    if (best.length === CANDIDATES) least = scores[best.at(-1) ?? 0] ?? 0;
  }
  const found = new Set(best);
  if (named !== null)
    for (let number = named[0]; number < named[1]; number++) if ((scores[number] ?? 0) > 0) found.add(number);
  return [...found];
}

/** As `likelihoodWeights`, for the candidates alone. */
function likelihoods(
  shelf: ShelfView,
  lists: ReadonlyMap<string, PostingList>,
  found: readonly { readonly number: number }[],
  { lexical, query }: Pick<ShelfQuestion, "lexical" | "query">,
): { readonly likelihood: Float64Array; readonly othersFactor: number } {
  const sums = new Float64Array(found.length);
  let [known, othersFactor] = [0, 0];
  for (const [term, weight] of query.terms) {
    const list = lists.get(term);
    const isShipped = lexical.knows(term);
    if (list === undefined || (!isShipped && list.docs.length === 0)) continue;
    const factor = likelihoodFactor(term, weight);
    known += factor;
    if (!isShipped) othersFactor += factor;
    const share = isShipped ? lexical.shareOf(term) : sumOf(list.steps) / STEPS / shelf.total;
    found.forEach(({ number }, at) => {
      const count = stepsIn(list, number) / STEPS;
      if (count > 0) sums[at] = (sums[at] ?? 0) + factor * Math.log(1 + count / (SMOOTHING * share));
    });
  }
  const likelihood = sums.map((sum, at) => {
    const length = shelf.lengths[found[at]?.number ?? 0] ?? 0;
    return sum + known * Math.log(SMOOTHING / (length + SMOOTHING));
  });
  return { likelihood, othersFactor };
}

function sumOf(values: Int32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** What a unit has of a list's term, in hundredths; 0 where it is not in it. */
function stepsIn(list: PostingList | undefined, unit: number): number {
  if (list === undefined) return 0;
  let [from, to] = [0, list.docs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list.docs[middle] ?? 0) < unit) from = middle + 1;
    else to = middle;
  }
  return list.docs[from] === unit ? (list.steps[from] ?? 0) : 0;
}

function cosine(steps: Int8Array, vector: readonly number[]): number {
  let [sum, norm] = [0, 0];
  for (let at = 0; at < steps.length; at++) {
    const own = steps[at] ?? 0;
    sum += own * (vector[at] ?? 0);
    norm += own * own;
  }
  return norm === 0 ? 0 : sum / Math.sqrt(norm);
}
