/** An inverted index whose entries are what a term adds to a document's score. */

export interface Postings {
  readonly documents: number;
  readonly lists: ReadonlyMap<string, { readonly docs: Int32Array; readonly weights: Float32Array }>;
  /** Inverse document frequency by term (natural logarithm, never below 0). */
  readonly idf: ReadonlyMap<string, number>;
  /** For a term that no document has. */
  readonly unseenIdf: number;
}

/**
 * BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), its inverse document frequency left out of the
 * weights, which lie in 0 .. k1 + 1.
 */
export function bm25Postings(
  documents: readonly ReadonlyMap<string, number>[],
  { k1, b }: { readonly k1: number; readonly b: number },
): Postings {
  const lengths = documents.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0));
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  return build(documents, idfOf(documents), (count, doc) => {
    const norm = 1 - b + (b * (lengths[doc] ?? 0)) / Math.max(average, Number.MIN_VALUE);
    return (count * (k1 + 1)) / (count + k1 * norm);
  });
}

/** Cosine of tf-idf vectors, the norm of the document damped by `damping` (1 is the plain cosine). */
export function cosinePostings(documents: readonly ReadonlyMap<string, number>[], damping: number): Postings {
  const idf = idfOf(documents);
  const norms = documents.map((terms) => {
    let sum = 0;
    for (const [term, count] of terms) sum += (count * (idf.get(term) ?? 0)) ** 2;
    return Math.sqrt(sum);
  });
  const average = norms.reduce((sum, norm) => sum + norm, 0) / Math.max(1, documents.length);
  return build(documents, idf, (count, doc, own) => {
    const norm = damping * (norms[doc] ?? 0) + (1 - damping) * average;
    return norm === 0 ? 0 : (count * own) / norm;
  });
}

function idfOf(documents: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const terms of documents)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = new Map<string, number>();
  for (const [term, df] of frequency) idf.set(term, Math.log(1 + (documents.length - df + 0.5) / (df + 0.5)));
  return idf;
}

function build(
  documents: readonly ReadonlyMap<string, number>[],
  idf: ReadonlyMap<string, number>,
  weigh: (count: number, doc: number, idf: number) => number,
): Postings {
  const gathered = new Map<string, { docs: number[]; weights: number[] }>();
  documents.forEach((terms, doc) => {
    for (const [term, count] of terms) {
      let list = gathered.get(term);
      if (list === undefined) gathered.set(term, (list = { docs: [], weights: [] }));
      list.docs.push(doc);
      list.weights.push(weigh(count, doc, idf.get(term) ?? 0));
    }
  });
  const lists = new Map<string, { docs: Int32Array; weights: Float32Array }>();
  for (const [term, { docs, weights }] of gathered)
    lists.set(term, { docs: Int32Array.from(docs), weights: Float32Array.from(weights) });
  return { documents: documents.length, lists, idf, unseenIdf: Math.log(1 + (documents.length + 0.5) / 0.5) };
}

/** Adds, for every term of the query, its factor times the posting's weight to the documents' scores. */
export function score(postings: Postings, query: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(postings.documents);
  for (const [term, factor] of query) {
    const list = postings.lists.get(term);
    if (list === undefined) continue;
    for (let at = 0; at < list.docs.length; at++) {
      const doc = list.docs[at] ?? 0;
      scores[doc] = (scores[doc] ?? 0) + factor * (list.weights[at] ?? 0);
    }
  }
  return scores;
}
