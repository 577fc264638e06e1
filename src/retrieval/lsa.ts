import { words } from "./normalise.ts";
import { termsOf, tokens } from "./terms.ts";

/**
 * Latent semantic analysis (Deerwester et al. 1990): texts as points in the space of the strongest directions of a
 * term-by-text matrix. Features are the terms of `terms.ts` and the character n-grams of the words, which let spellings and
 * cognates meet ("ratifikasi", "ratification"). Deterministic; needs no download.
 */
export interface LsaModel {
  readonly dimensions: number;
  /** Row of each feature in `projection`. */
  readonly rows: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
  /** features x dimensions, row by row; each row in steps of its own `steps`, which is as near as the space means. */
  readonly projection: Int8Array;
  readonly steps: Float32Array;
}

const MAX_DIMENSIONS = 256;
/** More texts than this are sampled evenly: the decomposition takes time with the cube of their number. */
const MAX_TEXTS = 600;
const MAX_FEATURES = 12_000;
const NGRAMS = [3, 4];
/** What an n-gram counts for beside a stem. */
const GRAM_WEIGHT = 0.2;

/** @param texts what the space is made from; at least one */
export async function trainLsa(texts: readonly string[]): Promise<LsaModel> {
  const step = Math.max(1, texts.length / MAX_TEXTS);
  const sample = Array.from(
    { length: Math.min(texts.length, MAX_TEXTS) },
    (_, at) => texts[Math.floor(at * step)] ?? "",
  );
  const bags = sample.map(featuresOf);
  const { rows, idf } = chooseFeatures(bags);
  const vectors = bags.map((bag) => weigh(bag, rows, idf));
  // Loaded here since a start with the index built has no need of it.
  const { EigenvalueDecomposition } = await import("ml-matrix");
  const gram = gramMatrix(vectors, rows.size);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const strongest = realEigenvalues
    .map((value, at) => ({ value, at }))
    .filter(({ value }) => value > 1e-9)
    .sort((a, b) => b.value - a.value)
    .slice(0, MAX_DIMENSIONS);
  const dimensions = strongest.length;
  const projection = new Float32Array(rows.size * dimensions);
  strongest.forEach(({ value, at }, dimension) => {
    const scale = 1 / Math.sqrt(value);
    vectors.forEach((vector, text) => {
      const share = eigenvectorMatrix.get(text, at) * scale;
      for (const [row, weight] of vector) {
        const cell = row * dimensions + dimension;
        projection[cell] = (projection[cell] ?? 0) + share * weight;
      }
    });
  });
  return { dimensions, rows, idf, ...inSteps(projection, dimensions) };
}

/** Numbers of one byte, a row sharing one step. */
function inSteps(
  projection: Float32Array,
  dimensions: number,
): { projection: Int8Array<ArrayBuffer>; steps: Float32Array<ArrayBuffer> } {
  const steps = new Float32Array(projection.length / dimensions);
  const small = new Int8Array(projection.length);
  for (let row = 0; row < steps.length; row++) {
    const values = projection.subarray(row * dimensions, (row + 1) * dimensions);
    const step = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0) / 127;
    steps[row] = step;
    if (step > 0) values.forEach((value, at) => (small[row * dimensions + at] = Math.round(value / step)));
  }
  return { projection: small, steps };
}

/** A vector of length 1; all zeros when the text shares no feature with the model. */
export function embed(model: LsaModel, text: string): number[] {
  const { dimensions, projection, steps } = model;
  const sum = new Float64Array(dimensions);
  for (const [row, weight] of weigh(featuresOf(text), model.rows, model.idf)) {
    const start = row * dimensions;
    const factor = weight * (steps[row] ?? 0);
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + factor * (projection[start + at] ?? 0);
  }
  const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return norm === 0 ? [...sum] : Array.from(sum, (value) => value / norm);
}

function featuresOf(text: string): Map<string, number> {
  const list = words(text);
  const bag = termsOf(tokens(list));
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts)
    for (const gram of gramsOf(word)) bag.set(gram, (bag.get(gram) ?? 0) + GRAM_WEIGHT * count);
  return bag;
}

const GRAM_CACHE_LIMIT = 20_000;
const gramCache = new Map<string, readonly string[]>();

/** The n-grams of a word with its ends marked, none for a short word. */
function gramsOf(word: string): readonly string[] {
  if (word.length < 4) return [];
  const known = gramCache.get(word);
  if (known !== undefined) return known;
  const grams: string[] = [];
  const padded = `<${word}>`;
  for (const size of NGRAMS)
    for (let at = 0; at + size <= padded.length; at++) grams.push(`~${padded.slice(at, at + size)}`);
  if (gramCache.size >= GRAM_CACHE_LIMIT) gramCache.clear();
  gramCache.set(word, grams);
  return grams;
}

/** Features that at least two texts share, the most common first, then by spelling. */
function chooseFeatures(bags: readonly ReadonlyMap<string, number>[]): {
  rows: Map<string, number>;
  idf: Float32Array;
} {
  const frequency = new Map<string, number>();
  for (const bag of bags)
    for (const feature of bag.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const least = bags.length > 2 ? 2 : 1;
  const chosen = [...frequency]
    .filter(([, count]) => count >= least)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MAX_FEATURES);
  return {
    rows: new Map(chosen.map(([feature], row) => [feature, row])),
    idf: Float32Array.from(chosen, ([, count]) => Math.log(1 + bags.length / count)),
  };
}

/** Tf-idf by row, of length 1. */
function weigh(
  bag: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
  idf: Float32Array,
): [row: number, weight: number][] {
  const vector: [number, number][] = [];
  let sum = 0;
  for (const [feature, count] of bag) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    const weight = Math.log(1 + count) * (idf[row] ?? 0);
    vector.push([row, weight]);
    sum += weight * weight;
  }
  const norm = Math.sqrt(sum);
  return norm === 0 ? [] : vector.map(([row, weight]) => [row, weight / norm]);
}

/** Similarity of each two texts: each row is laid out in full once, and the shorter lists are run over it. */
function gramMatrix(
  vectors: readonly (readonly [row: number, weight: number][])[],
  features: number,
): number[][] {
  const gram = vectors.map(() => new Array<number>(vectors.length).fill(0));
  const full = new Float64Array(features);
  vectors.forEach((vector, a) => {
    for (const [row, weight] of vector) full[row] = weight;
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (const [row, weight] of vectors[b] ?? []) sum += (full[row] ?? 0) * weight;
      const [rowA, rowB] = [gram[a], gram[b]];
      if (rowA !== undefined) rowA[b] = sum;
      if (rowB !== undefined) rowB[a] = sum;
    }
    for (const [row] of vector) full[row] = 0;
  });
  return gram;
}
