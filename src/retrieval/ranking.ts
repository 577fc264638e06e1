import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { FIELD_WEIGHTS } from "./analysis.ts";
import type { OpenedIndex } from "./index.ts";
import { STEPS } from "./postings.ts";
import type { Query } from "./query.ts";
import { NoQuestionVector } from "./serverEmbeddings.ts";
import { TERM_WEIGHTS } from "./terms.ts";
import type { Neighbour } from "./vectors.ts";
import { countIn, isLine, type IndexView, type TermList } from "./view.ts";

/**
 * What each ranker makes of a question. The units that any of them finds compete; each then gives every one of these 0..1. What a
 * word counts for is what it counts for among the acts that ship, where these know it: so their order does not depend on what an
 * office brings in.
 */

/** One way to find provisions; the answer fuses all of them. */
export const LANES = ["text", "question", "likelihood", "dense"] as const;
export type Lane = (typeof LANES)[number];

export interface Scores {
  readonly query: Query;
  /** Ids, in their own order. */
  readonly units: readonly string[];
  /** 0..1 by place in `units`. */
  readonly lanes: Readonly<Record<Lane, Float64Array>>;
  /** False where there is no such lane, or it has no vector for this question. */
  readonly hasVectors: boolean;
  readonly idf: (term: string) => number;
  readonly unseenIdf: number;
  /** Whether a unit has a term, and whether any has. */
  has(term: string, unit: number): boolean;
  knows(term: string): boolean;
  /** How near the nearest line about each provision of a unit is, by id; those that are not near at all left out. */
  nearness(unit: number): ReadonlyMap<string, number>;
}

const BM25 = { k1: 1.2, b: 0.5 };
/** Words of the collection that each unit is thought to hold beside its own (Zhai and Lafferty 2004). */
const SMOOTHING = 1_000;
/** Words are not independent, as the model has it: its confidence is divided by this. */
const TEMPERATURE = 3;
/** How far a line's own length counts, beside that of all. */
const COSINE_DAMPING = 0.5;
/** How many of each ranker's best compete. */
const BEST = { text: 60, question: 30, dense: 40 };

/**
 * @param regulation id of an act all of whose units that have a word of the question compete
 * @throws DamagedIndexError
 */
export async function scoresOf(
  { view, vectors }: OpenedIndex,
  query: Query,
  regulation: string | undefined,
): Promise<Scores> {
  const lists = new Map<string, TermList>();
  for (const term of query.terms.keys()) lists.set(term, view.list(term));
  const unseenIdf = idfOf(view.shipped.units, 0);
  const idf = (term: string): number => {
    const list = lists.get(term);
    if (list === undefined || list.all.units === 0) return unseenIdf;
    if (list.shipped.units > 0) return idfOf(view.shipped.units, list.shipped.units);
    return Math.min(unseenIdf, idfOf(view.all.units, list.all.units));
  };
  const texts = textScores(view, query, lists, idf);
  const lines = lineScores(view, query, lists);
  const vector = await vectorOf(vectors?.embeddings, query);
  const near: Neighbour[] =
    vectors === null || vector === null
      ? []
      : await vectors.index.nearest(vector, BEST.dense, (unit) => view.isSeen(unit));
  const named = regulation === undefined ? null : view.rangeOf(regulation);
  const found = competitors(view, texts, lines, near, named);
  const ranges = found.map(({ unit }) => view.chunksOf(unit));
  const similarities = new Map(near.map(({ unit, similarity }) => [unit, similarity]));
  return {
    query,
    units: found.map(({ id }) => id),
    lanes: {
      text: Float64Array.from(found, ({ unit }) => texts[unit] ?? 0),
      question: Float64Array.from(found, ({ unit }) => lines.units.get(unit) ?? 0),
      likelihood: likelihoods(view, query, lists, found),
      dense: Float64Array.from(found, ({ unit }) => {
        if (vectors === null || vector === null) return 0;
        return Math.max(0, similarities.get(unit) ?? vectors.index.similarity(vector, unit));
      }),
    },
    hasVectors: vector !== null,
    idf,
    unseenIdf,
    has: (term, at) => {
      const [list, range] = [lists.get(term), ranges[at]];
      return list !== undefined && range !== undefined && countIn(list, range) > 0;
    },
    knows: (term) => (lists.get(term)?.all.units ?? 0) > 0,
    nearness: (at) => {
      const nearest = new Map<string, number>();
      const [first, end] = ranges[at] ?? [0, 0];
      for (let chunk = first; chunk < end; chunk++) {
        const own = lines.chunks.get(chunk);
        if (own === undefined) continue;
        const provision = view.provisionOf(chunk);
        if (own > (nearest.get(provision) ?? 0)) nearest.set(provision, own);
      }
      return nearest;
    },
  };
}

/** Inverse document frequency of BM25. */
function idfOf(units: number, having: number): number {
  return Math.log(1 + (units - having + 0.5) / (having + 0.5));
}

/**
 * BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") of all fields of a unit together, as a share of what a
 * unit would have that is all about the question.
 */
function textScores(
  view: IndexView,
  query: Query,
  lists: ReadonlyMap<string, TermList>,
  idf: (term: string) => number,
): Float64Array {
  const scores = new Float64Array(view.numbers);
  const average = view.shipped.length / Math.max(1, view.shipped.units) || 1;
  let ideal = 0;
  for (const [term, weight] of query.terms) {
    const factor = Math.min(weight, 1) * idf(term);
    ideal += factor * (BM25.k1 + 1);
    const list = lists.get(term);
    if (list === undefined || factor === 0) continue;
    const { chunks, steps } = list;
    for (let at = 0; at < chunks.length;) {
      const unit = view.unitOf[chunks[at] ?? 0] ?? 0;
      let sum = 0;
      for (; at < chunks.length && view.unitOf[chunks[at] ?? 0] === unit; at++) sum += steps[at] ?? 0;
      const count = sum / STEPS;
      const norm = 1 - BM25.b + (BM25.b * (view.lengths[unit] ?? 0)) / average;
      scores[unit] = (scores[unit] ?? 0) + (factor * count * (BM25.k1 + 1)) / (count + BM25.k1 * norm);
    }
  }
  return ideal === 0 ? scores : scores.map((value) => value / ideal);
}

interface LineScores {
  /** By chunk and, of the nearest line about it, by unit. */
  readonly chunks: ReadonlyMap<number, number>;
  readonly units: ReadonlyMap<number, number>;
}

/** The single topic line or sample question that is nearest (cosine, the length of a line damped towards the mean). */
function lineScores(view: IndexView, query: Query, lists: ReadonlyMap<string, TermList>): LineScores {
  const chunks = new Map<number, number>();
  const units = new Map<number, number>();
  let norm = 0;
  for (const [term, weight] of query.terms) {
    const list = lists.get(term);
    const idf = idfOf(view.all.lines, list?.all.lines ?? 0);
    const factor = Math.min(weight, onceOnly(term)) * idf;
    norm += factor ** 2;
    if (list === undefined || list.all.lines === 0) continue;
    for (const chunk of list.chunks) {
      if (!isLine(view.fields[chunk])) continue;
      chunks.set(chunk, (chunks.get(chunk) ?? 0) + factor * onceOnly(term) * idf);
    }
  }
  for (const [chunk, sum] of chunks) {
    const own = Math.sqrt(lineLength(view, chunk)) * LINE_IDF;
    const damped = COSINE_DAMPING * own + (1 - COSINE_DAMPING) * LINE_NORM;
    const cosine = Math.min(1, sum / Math.sqrt(norm) / damped);
    chunks.set(chunk, cosine);
    const unit = view.unitOf[chunk] ?? 0;
    if (cosine > (units.get(unit) ?? 0)) units.set(unit, cosine);
  }
  return { chunks, units };
}

const LINE_IDF = 4.2;
const LINE_NORM = 12;

function lineLength(view: IndexView, chunk: number): number {
  const weight = view.fields[chunk] === 2 ? FIELD_WEIGHTS.topic : FIELD_WEIGHTS.question;
  return (view.chunkLengths[chunk] ?? 0) / weight;
}

/** A line says a word or does not; how often tells nothing in a sentence. */
function onceOnly(term: string): number {
  return term.startsWith("#") ? TERM_WEIGHTS.notion : term.includes("_") ? TERM_WEIGHTS.pair : 1;
}

/** The question's vector; null when there are none, or none for this question. */
async function vectorOf(
  embeddings: EmbeddingsInterface | undefined,
  query: Query,
): Promise<readonly number[] | null> {
  if (embeddings === undefined) return null;
  if (query.words.length === 0) return [];
  return embeddings.embedQuery(query.words.join(" ")).catch((error: unknown) => {
    if (error instanceof NoQuestionVector) return null;
    throw error;
  });
}

interface Competitor {
  readonly unit: number;
  readonly id: string;
}

function competitors(
  view: IndexView,
  texts: Float64Array,
  lines: LineScores,
  near: readonly Neighbour[],
  named: readonly [number, number] | null,
): Competitor[] {
  const found = new Set(best(texts, BEST.text));
  const byLines = [...lines.units].sort((a, b) => b[1] - a[1]).slice(0, BEST.question);
  for (const [unit] of byLines) found.add(unit);
  for (const { unit } of near) found.add(unit);
  if (named !== null)
    for (let unit = named[0]; unit < named[1]; unit++) if ((texts[unit] ?? 0) > 0) found.add(unit);
  const named_ = [...found].map((unit) => ({ unit, id: view.nameOf(unit) }));
  return named_.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Numbers of the highest scores above 0; equal ones in their own order. */
export function best(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  for (let number = 0; number < scores.length; number++) {
    const value = scores[number] ?? 0;
    if (value <= 0 || (found.length >= limit && value <= (scores[found.at(-1) ?? 0] ?? 0))) continue;
    let at = found.length;
    while (at > 0 && (scores[found[at - 1] ?? 0] ?? 0) < value) at--;
    found.splice(at, 0, number);
    if (found.length > limit) found.pop();
  }
  return found;
}

/**
 * How likely each competitor makes the question, with Dirichlet smoothing (Zhai and Lafferty 2004, "A Study of Smoothing Methods for
 * Language Models"); 1 is shared out among all by that.
 */
function likelihoods(
  view: IndexView,
  query: Query,
  lists: ReadonlyMap<string, TermList>,
  found: readonly Competitor[],
): Float64Array {
  const sums = new Float64Array(found.length);
  const ranges = found.map(({ unit }) => view.chunksOf(unit));
  let known = 0;
  for (const [term, weight] of query.terms) {
    const list = lists.get(term);
    if (list === undefined || list.all.units === 0) continue;
    const factor = Math.min(weight, onceOnly(term));
    known += factor;
    const [own, all] = list.shipped.units > 0 ? [list.shipped, view.shipped] : [list.all, view.all];
    const share = own.steps / STEPS / all.length;
    ranges.forEach((range, at) => {
      const count = countIn(list, range);
      if (count > 0) sums[at] = (sums[at] ?? 0) + factor * Math.log(1 + count / (SMOOTHING * share));
    });
  }
  if (known === 0) return sums;
  const logarithms = sums.map((sum, at) => {
    const length = view.lengths[found[at]?.unit ?? 0] ?? 0;
    return sum + known * Math.log(SMOOTHING / (length + SMOOTHING));
  });
  const highest = logarithms.reduce((max, value) => Math.max(max, value), -Infinity);
  const powers = logarithms.map((value) => Math.exp((value - highest) / TEMPERATURE));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
