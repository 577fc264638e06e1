import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { FIELD_WEIGHTS, FIELDS, idfOf, onceOnly } from "./analysis.ts";
import type { Field } from "./chunks.ts";
import type { OpenedIndex } from "./index.ts";
import { STEPS } from "./postings.ts";
import type { Query } from "./query.ts";
import { hasShape } from "./question-shapes.ts";
import { NoQuestionVector } from "./server-embeddings.ts";
import type { Neighbour } from "./vectors.ts";
import { countIn, halved, isLine, type IndexView, type TermList } from "./view.ts";

/**
 * What each ranker makes of a question. The units that any of them finds compete; each then gives every one of these 0..1. What a
 * word counts for is what it counts for among the acts that ship, where these know it: so their order does not depend on what an
 * office brings in.
 */

/** One way to find provisions; the answer fuses all of them. */
export const LANES = ["text", "part", "question", "likelihood", "definition", "dense"] as const;
export type Lane = (typeof LANES)[number];

export interface Scores {
  readonly query: Query;
  /** Ids, in their own order. */
  readonly units: readonly string[];
  /** 0..1 by place in `units`. */
  readonly lanes: Readonly<Record<Lane, Float64Array>>;
  /** False where there is no such lane, or it has no vector for this question. */
  readonly hasVectors: boolean;
  /** How many units the vector index proposed; undefined where it was not consulted. */
  readonly neighbours: number | undefined;
  readonly idf: (term: string) => number;
  readonly unseenIdf: number;
  /** Whether a unit has a term, and whether any has. */
  has(term: string, unit: number): boolean;
  knows(term: string): boolean;
  /** Whether anybody wrote topic lines or sample questions about a unit. */
  isLined(unit: number): boolean;
  /** What in a unit defines the term whose meaning is asked; null where nothing does nearly enough. */
  definition(unit: number): string | null;
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
  const terms: TextTerm[] = [];
  /** What a unit would have that is all about the question. */
  let ideal = 0;
  for (const [term, weight] of query.terms) {
    const factor = Math.min(weight, 1) * idf(term);
    ideal += factor * (BM25.k1 + 1);
    const list = lists.get(term);
    if (list !== undefined && factor > 0) terms.push({ list, factor });
  }
  const lines = lineScores(view, query, lists);
  const vector = await vectorOf(vectors?.embeddings, query);
  const consulted =
    vectors === null || vector === null
      ? undefined
      : await vectors.index.nearest(vector, BEST.dense, (unit) => view.isSeen(unit));
  const near = consulted ?? [];
  const defined = definitionScores(view, query, lists, idf);
  const named = regulation === undefined ? null : view.rangeOf(regulation);
  const found = competitors(view, terms, [lines.units, defined.units], near, named);
  const ranges = found.map(({ unit }) => view.chunksOf(unit));
  const similarities = new Map(near.map(({ unit, similarity }) => [unit, similarity]));
  return {
    query,
    units: found.map(({ id }) => id),
    lanes: {
      text: Float64Array.from(found, ({ unit }) => (ideal === 0 ? 0 : textScore(view, terms, unit) / ideal)),
      part: partScores(view, terms, ideal, found),
      question: Float64Array.from(found, ({ unit }) => lines.units.get(unit) ?? 0),
      definition: Float64Array.from(found, ({ unit }) => defined.units.get(unit) ?? 0),
      likelihood: likelihoods(view, query, lists, found),
      dense: Float64Array.from(found, ({ unit }) => {
        if (vectors === null || vector === null) return 0;
        return Math.max(0, similarities.get(unit) ?? vectors.index.similarity(vector, unit));
      }),
    },
    hasVectors: vector !== null,
    neighbours: consulted?.length,
    idf,
    unseenIdf,
    has: (term, at) => {
      const [list, range] = [lists.get(term), ranges[at]];
      return list !== undefined && range !== undefined && countIn(list, range) > 0;
    },
    knows: (term) => (lists.get(term)?.all.units ?? 0) > 0,
    isLined: (at) => {
      const [first, end] = ranges[at] ?? [0, 0];
      for (let chunk = first; chunk < end; chunk++) if (isLine(view.fields[chunk])) return true;
      return false;
    },
    definition: (at) => {
      const [first, end] = ranges[at] ?? [0, 0];
      let nearest: number | null = null;
      for (let chunk = first; chunk < end; chunk++) {
        const own = defined.chunks.get(chunk) ?? 0;
        if (own > DEFINES && own > (defined.chunks.get(nearest ?? -1) ?? 0)) nearest = chunk;
      }
      return nearest === null ? null : view.provisionOf(nearest);
    },
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

interface TextTerm {
  readonly list: TermList;
  readonly factor: number;
}

/** BM25 of a term in a unit (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"): 0 .. factor * (k1 + 1). */
function bm25(view: IndexView, unit: number, factor: number, count: number): number {
  const average = view.shipped.length / Math.max(1, view.shipped.units) || 1;
  const norm = 1 - BM25.b + (BM25.b * (view.lengths[unit] ?? 0)) / average;
  return count === 0 ? 0 : (factor * count * (BM25.k1 + 1)) / (count + BM25.k1 * norm);
}

/** BM25 of all fields of a unit together. */
function textScore(view: IndexView, terms: readonly TextTerm[], unit: number): number {
  const range = view.chunksOf(unit);
  return terms.reduce((sum, { list, factor }) => sum + bm25(view, unit, factor, countIn(list, range)), 0);
}

/** A list is read to its end unless it is longer than this and cannot bring anything new. */
const LONG_LIST = 20_000;

/**
 * The units with the highest scores. Terms are taken by what they can add, the most telling first; once the rest together cannot bring
 * a new unit among the best, only those that may be among them are looked up in it (Turtle and Flood 1995, "Query evaluation: strategies
 * and optimizations").
 */
function bestByText(view: IndexView, terms: readonly TextTerm[]): number[] {
  const ordered = [...terms].sort(
    (a, b) => b.factor - a.factor || a.list.chunks.length - b.list.chunks.length,
  );
  const most = (from: number): number =>
    ordered.slice(from).reduce((sum, { factor }) => sum + factor * (BM25.k1 + 1), 0);
  const scores = new Float64Array(view.numbers);
  for (const [at, { list, factor }] of ordered.entries()) {
    const { chunks, steps } = list;
    if (chunks.length > LONG_LIST && at > 0) {
      const least = (scores[best(scores, BEST.text)[BEST.text - 1] ?? -1] ?? 0) - most(at);
      if (least > 0) {
        const rest = ordered.slice(at);
        scores.forEach((score, unit) => {
          scores[unit] = score > least ? score + textScore(view, rest, unit) : 0;
        });
        break;
      }
    }
    for (let place = 0; place < chunks.length;) {
      const unit = view.unitOf[chunks[place] ?? 0] ?? 0;
      let sum = 0;
      for (; place < chunks.length && view.unitOf[chunks[place] ?? 0] === unit; place++)
        sum += steps[place] ?? 0;
      scores[unit] = (scores[unit] ?? 0) + bm25(view, unit, factor, sum / STEPS);
    }
  }
  return best(scores, BEST.text);
}

/** What a part has of the words that introduce it, and of the headings and the title above it, beside its own. */
const PART = {
  leadIn: 0.5,
  heading: 0.6,
  average: 60,
  b: 0.5,
};

/** BM25 of the ayat, huruf or angka of a unit that has most of the question, with what introduces it. */
function partScores(
  view: IndexView,
  terms: readonly TextTerm[],
  ideal: number,
  found: readonly Competitor[],
): Float64Array {
  return Float64Array.from(found, ({ unit, id }) => {
    const { first, links, lengths } = partsOf(view, unit, id);
    const end = first + links.length;
    const sums = new Float64Array(lengths.length);
    const counts = new Float64Array(lengths.length);
    for (const { list, factor } of terms) {
      let isHeld = false;
      for (let at = halved(list.chunks, first); (list.chunks[at] ?? Infinity) < end; at++)
        for (const { part, share } of links[(list.chunks[at] ?? 0) - first] ?? []) {
          counts[part] = (counts[part] ?? 0) + (share * (list.steps[at] ?? 0)) / STEPS;
          isHeld = true;
        }
      if (!isHeld) continue;
      counts.forEach((count, part) => {
        const norm = BM25.k1 * (1 - PART.b + (PART.b * (lengths[part] ?? 0)) / PART.average);
        if (count > 0) sums[part] = (sums[part] ?? 0) + (factor * count * (BM25.k1 + 1)) / (count + norm);
      });
      counts.fill(0);
    }
    return ideal === 0 ? 0 : sums.reduce((most, sum) => Math.max(most, sum), 0) / ideal;
  });
}

/** The parts of a unit, by number, and what of each of its chunks belongs to them. */
interface Parts {
  /** Number of the first chunk. */
  readonly first: number;
  /** By chunk, from the first on. */
  readonly links: readonly (readonly { readonly part: number; readonly share: number }[])[];
  /** Weighted words, by part. */
  readonly lengths: Float64Array;
}

const knownParts = new WeakMap<IndexView, Map<number, Parts>>();
/** Units whose parts are kept: some 2 KB each. */
const KEPT_PARTS = 4_000;

function partsOf(view: IndexView, unit: number, id: string): Parts {
  const known = knownParts.get(view) ?? new Map<number, Parts>();
  knownParts.set(view, known);
  let parts = known.get(unit);
  if (parts === undefined) {
    if (known.size >= KEPT_PARTS) known.clear();
    known.set(unit, (parts = readParts(view, unit, id)));
  }
  return parts;
}

function readParts(view: IndexView, unit: number, id: string): Parts {
  const [first, end] = view.chunksOf(unit);
  const chunks = Array.from({ length: end - first }, (_, at) => ({
    provision: view.provisionOf(first + at),
    field: FIELDS[view.fields[first + at] ?? 0] ?? "text",
    length: view.measures[first + at] ?? 0,
  }));
  const names = new Set<string>();
  for (const { provision, field } of chunks)
    if (field === "text")
      for (let at = provision; at.length > id.length; at = at.slice(0, at.lastIndexOf("/"))) names.add(at);
  const parts = names.size === 0 ? [id] : [...names];
  const lengths = new Float64Array(parts.length);
  const links = chunks.map(({ provision, field, length }) =>
    parts.flatMap((name, part) => {
      const share = shareOf(name, provision, field);
      if (field === "text") lengths[part] = (lengths[part] ?? 0) + share * length;
      return share === 0 ? [] : [{ part, share }];
    }),
  );
  return { first, links, lengths };
}

/** What a part has of a chunk's words: all of its own, some of what introduces it and of the headings above it. */
function shareOf(part: string, provision: string, field: Field): number {
  if (field === "place" || field === "act") return PART.heading / FIELD_WEIGHTS[field];
  if (field !== "text") return 0;
  if (provision === part || provision.startsWith(`${part}/`)) return 1;
  return part.startsWith(`${provision}/`) ? PART.leadIn : 0;
}

/** A term that holds so much of the question is the one asked for. */
const DEFINES = 0.6;
const DEFINITION_WORDS = new Set([
  "definisi",
  "erti",
  "arti",
  "definit",
  "defin",
  "mean",
  "istilah",
  "maksud",
  "def",
  "panjang",
  "kepanjangan",
  "singkat",
]);

/** How nearly a term that is defined is what the question asks the meaning of; nothing where it asks for none. */
function definitionScores(
  view: IndexView,
  query: Query,
  lists: ReadonlyMap<string, TermList>,
  idf: (term: string) => number,
): ChunkScores {
  const chunks = new Map<number, { held: number; count: number }>();
  const units = new Map<number, number>();
  if (!hasShape(query.words.join(" "), "definition")) return { chunks: new Map(), units };
  let all = 0;
  for (const term of query.terms.keys()) {
    if (/[#_]/.test(term) || DEFINITION_WORDS.has(term)) continue;
    all += idf(term);
    const list = lists.get(term);
    for (const chunk of list?.definitions ?? []) {
      const { held, count } = chunks.get(chunk) ?? { held: 0, count: 0 };
      chunks.set(chunk, { held: held + idf(term), count: count + 1 });
    }
  }
  const scores = new Map<number, number>();
  for (const [chunk, { held, count }] of chunks) {
    const length = (view.measures[chunk] ?? 0) / FIELD_WEIGHTS.definition;
    // Of pairs and notions a definition's length counts some half again.
    const own = (held / all) * Math.sqrt(Math.min(1, (1.5 * count) / length));
    scores.set(chunk, own);
    const unit = view.unitOf[chunk] ?? 0;
    if (own > (units.get(unit) ?? 0)) units.set(unit, own);
  }
  return { chunks: scores, units };
}

interface ChunkScores {
  /** By chunk and, of the best of it, by unit. */
  readonly chunks: ReadonlyMap<number, number>;
  readonly units: ReadonlyMap<number, number>;
}

/** The single topic line or sample question that is nearest (cosine, the length of a line damped towards the mean). */
function lineScores(view: IndexView, query: Query, lists: ReadonlyMap<string, TermList>): ChunkScores {
  const chunks = new Map<number, number>();
  const units = new Map<number, number>();
  const average = view.all.norms / Math.max(1, view.all.lines);
  let norm = 0;
  for (const [term, weight] of query.terms) {
    const list = lists.get(term);
    const idf = idfOf(view.all.lines, list?.all.lines ?? 0);
    const factor = Math.min(weight, onceOnly(term)) * idf;
    norm += factor ** 2;
    if (list === undefined || list.all.lines === 0) continue;
    for (const chunk of list.lines) {
      chunks.set(chunk, (chunks.get(chunk) ?? 0) + factor * onceOnly(term) * idf);
    }
  }
  for (const [chunk, sum] of chunks) {
    const damped = COSINE_DAMPING * (view.measures[chunk] ?? 0) + (1 - COSINE_DAMPING) * average;
    const cosine = Math.min(1, sum / Math.sqrt(norm) / damped);
    chunks.set(chunk, cosine);
    const unit = view.unitOf[chunk] ?? 0;
    if (cosine > (units.get(unit) ?? 0)) units.set(unit, cosine);
  }
  return { chunks, units };
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
  terms: readonly TextTerm[],
  few: readonly ReadonlyMap<number, number>[],
  near: readonly Neighbour[],
  named: readonly [number, number] | null,
): Competitor[] {
  const found = new Set(bestByText(view, terms));
  for (const scores of few) {
    const first = [...scores].sort((a, b) => b[1] - a[1]).slice(0, BEST.question);
    for (const [unit] of first) found.add(unit);
  }
  for (const { unit } of near) found.add(unit);
  if (named !== null)
    for (let unit = named[0]; unit < named[1]; unit++) if (textScore(view, terms, unit) > 0) found.add(unit);
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
