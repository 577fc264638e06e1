import { createHash } from "node:crypto";
import type { Chunk, Field } from "./chunks.ts";
import { words } from "./normalise.ts";
import type { Postings } from "./postings.ts";
import {
  BagsBuilder,
  bm25Postings,
  cosinePostings,
  hasTerm,
  idfOfTerm,
  likelihoodPostings,
  score,
} from "./postings.ts";
import type { Speller } from "./spelling.ts";
import { createSpeller } from "./spelling.ts";
import { TERM_WEIGHTS, termsOf, tokens } from "./terms.ts";

/**
 * The lexical index. Three lanes over the same units, each giving 0..1: `text` weighs the words of a unit's fields together
 * (BM25F), `question` takes the single topic line or sample question that is nearest (cosine), `likelihood` shares out 1
 * among the units by how likely each makes the question.
 */
export interface LexicalIndex {
  readonly units: readonly string[];
  readonly speller: Speller;
  /** Scores by unit, in the order of `units`. */
  text(query: LexicalQuery): Float64Array;
  question(query: LexicalQuery): QuestionScores;
  likelihood(query: LexicalQuery): Float64Array;
  /** How much of the question's matter a unit's fields hold, 0..1. */
  coverage(query: LexicalQuery, unit: number): number;
  readonly idf: (term: string) => number;
  /** SHA-256 of every term, in hex: another one tells that normalising, stemming or a word list has changed. */
  readonly fingerprint: string;
}

export interface QuestionScores {
  readonly scores: Float64Array;
  /** The provision that the nearest line of each unit is about; "" where none is near. */
  readonly provisions: readonly string[];
}

export interface LexicalQuery {
  readonly words: readonly string[];
  readonly terms: ReadonlyMap<string, number>;
}

/** How much a word of each field counts in the text lane. Chosen on the development questions. */
const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  text: 1,
  penjelasan: 0.4,
  topic: 2,
  question: 1,
  place: 0.5,
};
const BM25 = { k1: 1.2, b: 0.5 };
const COSINE_DAMPING = 0.5;
const SMOOTHING = 1_000;
/** Words are not independent, as the model has it: its confidence is divided by this. */
const TEMPERATURE = 3;

export function buildLexicalIndex(chunks: readonly Chunk[]): LexicalIndex {
  const units = [...new Set(chunks.map((chunk) => chunk.metadata.unit))];
  const unitNumbers = new Map(units.map((unit, index) => [unit, index]));
  const vocabulary = new Map<string, number>();
  const unitBags = new BagsBuilder(vocabulary);
  const lineBags = new BagsBuilder(vocabulary);
  const lines: { unit: number; provision: string }[] = [];
  const spellings = new Map<string, number>();
  for (const chunk of chunks) {
    const list = words(chunk.pageContent);
    for (const word of list) spellings.set(word, (spellings.get(word) ?? 0) + 1);
    const terms = termsOf(tokens(list));
    const { field, provision } = chunk.metadata;
    const unit = unitNumbers.get(chunk.metadata.unit) ?? 0;
    unitBags.add(unit, terms, FIELD_WEIGHTS[field]);
    if (field !== "topic" && field !== "question") continue;
    lineBags.add(lines.length, terms, 1, onceOnly);
    lines.push({ unit, provision });
  }
  const bags = unitBags.bags();
  const textPostings = bm25Postings(bags, BM25);
  const likelihoods = likelihoodPostings(bags, SMOOTHING);
  const linePostings = cosinePostings(lineBags.bags(), COSINE_DAMPING);
  const idf = (term: string): number => idfOfTerm(textPostings, term);

  return {
    units,
    speller: createSpeller(spellings),
    idf,
    fingerprint: createHash("sha256")
      .update([...vocabulary.keys()].join("\n"))
      .digest("hex"),
    text(query) {
      let ideal = 0;
      const factors = new Map<string, number>();
      for (const [term, weight] of query.terms) {
        const factor = Math.min(weight, 1) * idf(term);
        factors.set(term, factor);
        ideal += factor * (BM25.k1 + 1);
      }
      const scores = score(textPostings, factors);
      return ideal === 0 ? scores : scores.map((value) => value / ideal);
    },
    question(query) {
      const lineScores = score(linePostings, unitVector(query.terms, linePostings));
      const scores = new Float64Array(units.length);
      const provisions: string[] = new Array<string>(units.length).fill("");
      for (let at = 0; at < lineScores.length; at++) {
        const own = Math.min(1, lineScores[at] ?? 0);
        const line = own > 0 ? lines[at] : undefined;
        if (line === undefined || own <= (scores[line.unit] ?? 0)) continue;
        scores[line.unit] = own;
        provisions[line.unit] = line.provision;
      }
      return { scores, provisions };
    },
    likelihood(query) {
      const factors = new Map<string, number>();
      let known = 0;
      for (const [term, weight] of query.terms) {
        if (idf(term) === textPostings.unseenIdf) continue;
        const factor = Math.min(weight, onceOnly(term));
        factors.set(term, factor);
        known += factor;
      }
      if (known === 0) return new Float64Array(units.length);
      const scores = score(likelihoods.postings, factors);
      return shares(
        scores.map((value, unit) => (value + known * (likelihoods.absent[unit] ?? 0)) / TEMPERATURE),
      );
    },
    coverage(query, unit) {
      let all = 0;
      let held = 0;
      for (const [term, weight] of query.terms) {
        if (term.includes("_") || term.startsWith("#")) continue;
        const matter = Math.min(weight, 1) * idf(term);
        all += matter;
        if (hasTerm(textPostings, term, unit)) held += matter;
      }
      return all === 0 ? 0 : held / all;
    },
  };
}

/** Analyses a question as the corpus was analysed, its typos mended first. */
export function lexicalQuery(question: string, speller: Speller): LexicalQuery {
  const list = words(question).flatMap((word) => words(speller.correct(word).join(" ")));
  return { words: list, terms: termsOf(tokens(list)) };
}

/** A line says a word or does not; how often tells nothing in a sentence. */
function onceOnly(term: string): number {
  return term.startsWith("#") ? TERM_WEIGHTS.notion : term.includes("_") ? TERM_WEIGHTS.pair : 1;
}

/** Logarithms as shares of 1. */
function shares(logarithms: Float64Array): Float64Array {
  const highest = logarithms.reduce((max, value) => Math.max(max, value), -Infinity);
  const powers = logarithms.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

/** The query's factors, tf-idf of length 1. */
function unitVector(terms: ReadonlyMap<string, number>, postings: Postings): Map<string, number> {
  const factors = new Map<string, number>();
  let sum = 0;
  for (const [term, weight] of terms) {
    const factor = Math.min(weight, onceOnly(term)) * idfOfTerm(postings, term);
    factors.set(term, factor);
    sum += factor ** 2;
  }
  const norm = Math.sqrt(sum);
  if (norm > 0) for (const [term, factor] of factors) factors.set(term, factor / norm);
  return factors;
}
