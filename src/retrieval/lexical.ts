import type { LexicalTables } from "./lexicalTables.ts";
import { BM25, onceOnly, SMOOTHING } from "./lexicalTables.ts";
import { words } from "./normalise.ts";
import type { Postings } from "./postings.ts";
import { hasTerm, idfOfTerm, score } from "./postings.ts";
import type { Speller } from "./spelling.ts";
import { createSpeller } from "./spelling.ts";
import { rememberStems } from "./stem.ts";
import { termsOf, tokens } from "./terms.ts";
import { OTHER_SUBJECTS } from "./wordlists/otherSubjects.ts";

/**
 * The lexical index. Three lanes over the same units, each giving 0..1: `text` weighs the words of a unit's fields together
 * (BM25F), `question` takes the single topic line or sample question that is nearest (cosine), `likelihood` tells how likely each
 * makes the question; 1 is shared out among all by that.
 */
export interface LexicalIndex {
  readonly units: readonly string[];
  readonly speller: Speller;
  /**
   * Scores by unit, in the order of `units`.
   * @param idf what each term counts for, where others than the units have a say in it
   */
  text(query: LexicalQuery, idf?: (term: string) => number): Float64Array;
  question(query: LexicalQuery): QuestionScores;
  /**
   * How likely each unit makes the question, as logarithms, to be shared out by `shares`; all 0 where no term is known.
   * @param others the factors of the terms that only others know
   */
  likelihood(query: LexicalQuery, others?: number): Float64Array;
  /** A term's share of all words of the units; 0 for one that none has. */
  shareOf(term: string): number;
  /** Whether a unit's fields hold a term, and whether any unit's do. */
  has(term: string, unit: number): boolean;
  knows(term: string): boolean;
  /** Of the units, in weighted words. */
  readonly averageLength: number;
  /** Whether the word is written somewhere in them. */
  isWritten(word: string): boolean;
  readonly idf: (term: string) => number;
  /** The idf of a term that no unit has. */
  readonly unseenIdf: number;
}

export interface QuestionScores {
  readonly scores: Float64Array;
  /** How near the nearest line about each provision of a unit is, by id; those that are not near at all left out. */
  nearness(unit: number): ReadonlyMap<string, number>;
}

export interface LexicalQuery {
  readonly words: readonly string[];
  /** How many of the words were typed otherwise. */
  readonly corrected: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** Words are not independent, as the model has it: its confidence is divided by this. */
const TEMPERATURE = 3;

export function openLexicalIndex(tables: LexicalTables): LexicalIndex {
  const { units, text, lines, lineUnits, lineProvisions, absent } = tables;
  const likelihoods: Postings = { ...text, weights: tables.likelihood };
  const idf = (term: string): number => idfOfTerm(text, term);
  rememberStems(tables.words, tables.wordStems);
  const spellings = new Map<string, number>();
  tables.words.forEach((word, at) => {
    // A word of the lists alone is none that the corpus knows.
    const count = tables.wordCounts[at] ?? 0;
    if (count > 0) spellings.set(word, count);
  });

  const lineLists = new Map<number, number[]>();
  const linesOf = (unit: number): readonly number[] => {
    if (lineLists.size === 0)
      lineUnits.forEach((other, line) => {
        const list = lineLists.get(other);
        if (list === undefined) lineLists.set(other, [line]);
        else list.push(line);
      });
    return lineLists.get(unit) ?? [];
  };

  return {
    units,
    speller: createSpeller(spellings),
    idf,
    unseenIdf: text.unseenIdf,
    text(query, idfOf = idf) {
      const { factors, ideal } = textFactors(query, idfOf);
      const scores = score(text, factors);
      return ideal === 0 ? scores : scores.map((value) => value / ideal);
    },
    question(query) {
      const lineScores = score(lines, unitVector(query.terms, lines));
      const scores = new Float64Array(units.length);
      lineScores.forEach((own, line) => {
        const unit = lineUnits[line] ?? 0;
        if (own > (scores[unit] ?? 0)) scores[unit] = Math.min(1, own);
      });
      const nearness = (unit: number): Map<string, number> => {
        const nearest = new Map<string, number>();
        for (const line of linesOf(unit)) {
          const own = Math.min(1, lineScores[line] ?? 0);
          if (own <= 0) continue;
          const provision = tables.provisions[lineProvisions[line] ?? 0] ?? "";
          if (own > (nearest.get(provision) ?? 0)) nearest.set(provision, own);
        }
        return nearest;
      };
      return { scores, nearness };
    },
    likelihood(query, others = 0) {
      const factors = new Map<string, number>();
      let known = others;
      for (const [term, weight] of query.terms) {
        if (idf(term) === text.unseenIdf) continue;
        const factor = likelihoodFactor(term, weight);
        factors.set(term, factor);
        known += factor;
      }
      if (known === 0) return new Float64Array(units.length);
      const scores = score(likelihoods, factors);
      return scores.map((value, unit) => value + known * (absent[unit] ?? 0));
    },
    shareOf: (term) => tables.shares[text.vocabulary.get(term) ?? -1] ?? 0,
    has: (term, unit) => hasTerm(text, term, unit),
    knows: (term) => idf(term) !== text.unseenIdf,
    averageLength:
      absent.reduce((sum, value) => sum + SMOOTHING / Math.exp(value) - SMOOTHING, 0) /
      Math.max(1, units.length),
    isWritten: (word) => spellings.has(word),
  };
}

/** Analyses a question as the corpus was analysed, its typos mended first. */
export function lexicalQuery(question: string, speller: Speller): LexicalQuery {
  let corrected = 0;
  const list = words(question).flatMap((word) => {
    // A word that the corpus lacks because it is of another subject is no typo.
    const meant = OTHER_SUBJECTS.has(word) ? [word] : speller.correct(word);
    if (meant[0] !== word) corrected++;
    return words(meant.join(" "));
  });
  return { words: list, corrected, terms: termsOf(tokens(list)) };
}

/** What each term counts for in the lane `text`, and what a unit would have that is all about them. */
export function textFactors(
  query: LexicalQuery,
  idf: (term: string) => number,
): { readonly factors: ReadonlyMap<string, number>; readonly ideal: number } {
  let ideal = 0;
  const factors = new Map<string, number>();
  for (const [term, weight] of query.terms) {
    const factor = Math.min(weight, 1) * idf(term);
    factors.set(term, factor);
    ideal += factor * (BM25.k1 + 1);
  }
  return { factors, ideal };
}

/** What a term counts for in the lane `likelihood`. */
export function likelihoodFactor(term: string, weight: number): number {
  return Math.min(weight, onceOnly(term));
}

/** What `likelihood` found as shares of 1; nothing where nothing was known. */
export function shares(logarithms: Float64Array): Float64Array {
  if (logarithms.every((value) => value === 0)) return logarithms;
  const highest = logarithms.reduce((max, value) => Math.max(max, value), -Infinity);
  const powers = logarithms.map((value) => Math.exp((value - highest) / TEMPERATURE));
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
