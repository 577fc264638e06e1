import type { Bags } from "./bags.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An inverted index whose entries are what a term adds to a document's score, kept in flat arrays. */

export interface Postings {
  readonly documents: number;
  readonly vocabulary: Vocabulary;
  /** Term t has the entries `starts[t]` up to `starts[t + 1]`. */
  readonly starts: Int32Array;
  /** Ascending within a term. */
  readonly docs: Int32Array;
  readonly weights: Float32Array;
  /** Inverse document frequency by term number (natural logarithm); that of an unseen term where no document has it. */
  readonly idf: Float32Array;
  readonly unseenIdf: number;
}

/**
 * BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), its inverse document frequency left out of the
 * weights, which lie in 0 .. k1 + 1.
 */
export function bm25Postings(bags: Bags, { k1, b }: { readonly k1: number; readonly b: number }): Postings {
  const lengths = perDocument(bags, (count) => count);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return invert(bags, (count, doc) => {
    const norm = 1 - b + (b * (lengths[doc] ?? 0)) / Math.max(average, Number.MIN_VALUE);
    return (count * (k1 + 1)) / (count + k1 * norm);
  });
}

/** Cosine of tf-idf vectors, the norm of the document damped towards the mean: `damping` 1 is the plain cosine. */
export function cosinePostings(bags: Bags, damping: number): Postings {
  const { idf } = idfOf(bags);
  const norms = perDocument(bags, (count, term) => (count * (idf[term] ?? 0)) ** 2).map(Math.sqrt);
  const average = norms.reduce((sum, norm) => sum + norm, 0) / Math.max(1, norms.length);
  return invert(bags, (count, doc, term) => {
    const norm = damping * (norms[doc] ?? 0) + (1 - damping) * average;
    return norm === 0 ? 0 : (count * (idf[term] ?? 0)) / norm;
  });
}

/**
 * How much likelier a document's words make a term than the collection's do, as logarithms, with Dirichlet smoothing (Zhai
 * and Lafferty 2004, "A Study of Smoothing Methods for Language Models"): a weight for each entry of the bags' postings.
 * The part that every term of the query adds, held or not, is `absent`, by document; `shares` is what the collection makes of
 * each term.
 * @param mu how many words of the collection each document is thought to hold beside its own
 */
export function likelihoodWeights(
  bags: Bags,
  mu: number,
): { weights: Float32Array; absent: Float32Array; shares: Float32Array } {
  const lengths = perDocument(bags, (count) => count);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const inCollection = new Float64Array(bags.vocabulary.size);
  bags.terms.forEach((term, at) => {
    inCollection[term] = (inCollection[term] ?? 0) + (bags.counts[at] ?? 0) / total;
  });
  const { weights } = invert(bags, (count, _doc, term) =>
    Math.log(1 + count / (mu * (inCollection[term] ?? 1))),
  );
  const absent = Float32Array.from(lengths, (length) => Math.log(mu / (length + mu)));
  return { weights, absent, shares: Float32Array.from(inCollection) };
}

function perDocument(bags: Bags, value: (count: number, term: number) => number): Float64Array {
  const sums = new Float64Array(bags.starts.length - 1);
  for (let doc = 0; doc < sums.length; doc++)
    for (let at = bags.starts[doc] ?? 0; at < (bags.starts[doc + 1] ?? 0); at++)
      sums[doc] = (sums[doc] ?? 0) + value(bags.counts[at] ?? 0, bags.terms[at] ?? 0);
  return sums;
}

function idfOf(bags: Bags): { frequency: Int32Array; idf: Float32Array; unseenIdf: number } {
  const documents = bags.starts.length - 1;
  const frequency = new Int32Array(bags.vocabulary.size);
  for (const term of bags.terms) frequency[term] = (frequency[term] ?? 0) + 1;
  const idf = Float32Array.from(frequency, (df) => Math.log(1 + (documents - df + 0.5) / (df + 0.5)));
  return { frequency, idf, unseenIdf: unseenIdfOf(documents) };
}

/** Inverse document frequency of a term that no document has. */
export function unseenIdfOf(documents: number): number {
  return Math.log(1 + (documents + 0.5) / 0.5);
}

function invert(bags: Bags, weigh: (count: number, doc: number, term: number) => number): Postings {
  const { frequency, idf, unseenIdf } = idfOf(bags);
  const starts = new Int32Array(frequency.length + 1);
  frequency.forEach((df, term) => (starts[term + 1] = (starts[term] ?? 0) + df));
  const next = starts.slice();
  const docs = new Int32Array(bags.terms.length);
  const weights = new Float32Array(bags.terms.length);
  const documents = bags.starts.length - 1;
  for (let doc = 0; doc < documents; doc++)
    for (let from = bags.starts[doc] ?? 0; from < (bags.starts[doc + 1] ?? 0); from++) {
      const term = bags.terms[from] ?? 0;
      const at = next[term] ?? 0;
      next[term] = at + 1;
      docs[at] = doc;
      weights[at] = weigh(bags.counts[from] ?? 0, doc, term);
    }
  return { documents, vocabulary: bags.vocabulary, starts, docs, weights, idf, unseenIdf };
}

export function idfOfTerm(postings: Postings, term: string): number {
  return postings.idf[postings.vocabulary.get(term) ?? -1] ?? postings.unseenIdf;
}

/** Whether a document has a term. */
export function hasTerm(postings: Postings, term: string, doc: number): boolean {
  const number = postings.vocabulary.get(term);
  if (number === undefined) return false;
  const end = postings.starts[number + 1] ?? 0;
  let [from, to] = [postings.starts[number] ?? 0, end];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((postings.docs[middle] ?? 0) < doc) from = middle + 1;
    else to = middle;
  }
  return from < end && postings.docs[from] === doc;
}

/** Adds, for every term of the query, its factor times the posting's weight to the documents' scores. */
export function score(postings: Postings, query: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(postings.documents);
  for (const [term, factor] of query) {
    const number = postings.vocabulary.get(term);
    if (number === undefined) continue;
    const end = postings.starts[number + 1] ?? 0;
    for (let at = postings.starts[number] ?? 0; at < end; at++) {
      const doc = postings.docs[at] ?? 0;
      scores[doc] = (scores[doc] ?? 0) + factor * (postings.weights[at] ?? 0);
    }
  }
  return scores;
}
