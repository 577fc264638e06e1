import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { words } from "../text/normalise.ts";
import { readSections, writeSections } from "./sections.ts";
import { termsOf, tokens } from "../text/terms.ts";
import { projectFile } from "../platform/files.ts";

/**
 * Where vectors come from, exchangeable. A provider may learn from the acts that ship, once; what it learnt is kept with the index
 * and restored at the next start.
 */
export interface EmbeddingsProvider {
  /** Both name the index: another name or version has another. */
  readonly name: string;
  readonly version: string;
  learn(texts: readonly string[]): Promise<LearntEmbeddings>;
  /** @throws when the bytes are not what `learn` gave */
  restore(model: Uint8Array): LearntEmbeddings;
}

export interface LearntEmbeddings {
  readonly embeddings: EmbeddingsInterface;
  readonly model: Uint8Array;
}

/**
 * The built-in vectors: the sum of a direction for each stem, pair of stems, concept and character n-gram of a text, hashed into a
 * table. The directions were learnt by contrast (`scripts/train-embeddings.ts`), so that the topic lines and sample questions that
 * ship, in both languages, lie near the provisions that they are about. Deterministic, and needs no download.
 */
export interface HashedModel {
  readonly dimensions: number;
  /** Inverse document frequency by row. */
  readonly idf: Float32Array;
  /** rows x dimensions, each row in steps of its own. */
  readonly directions: Int8Array;
  readonly steps: Float32Array;
}

/** Features of a text by row, as a vector of length 1. */
export interface SparseText {
  readonly rows: Int32Array;
  readonly weights: Float32Array;
}

const NGRAMS = [3, 4, 5];
/** What an n-gram counts for beside a stem. */
const GRAM_WEIGHT = 0.3;

/** How often each of so many rows stands for something in a text. */
export function featuresOf(text: string, rows: number): Map<number, number> {
  const list = words(text);
  const bag = termsOf(tokens(list));
  for (const word of list) {
    // The n-grams of a word with its ends marked, none for a short word.
    const padded = word.length < 4 ? "" : `<${word}>`;
    for (const size of NGRAMS)
      for (let at = 0; at + size <= padded.length; at++) {
        const gram = `~${padded.slice(at, at + size)}`;
        bag.set(gram, (bag.get(gram) ?? 0) + GRAM_WEIGHT);
      }
  }
  const counts = new Map<number, number>();
  for (const [feature, count] of bag) {
    const row = rowOf(feature, rows);
    counts.set(row, (counts.get(row) ?? 0) + count);
  }
  return counts;
}

/** FNV-1a. */
function rowOf(feature: string, rows: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) % rows;
}

export function sparseText(text: string, idf: Float32Array): SparseText {
  const counts = featuresOf(text, idf.length);
  const rows = Int32Array.from(counts.keys());
  const weights = Float32Array.from(
    counts.values(),
    (count, at) => Math.log1p(count) * (idf[rows[at] ?? 0] ?? 0),
  );
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return { rows, weights: norm === 0 ? weights : weights.map((weight) => weight / norm) };
}

/** A vector of length 1; all zeros for a text without a word. */
export function embed({ dimensions, idf, directions, steps }: HashedModel, text: string): number[] {
  const sum = new Float64Array(dimensions);
  const { rows, weights } = sparseText(text, idf);
  rows.forEach((row, at) => {
    const [start, factor] = [row * dimensions, (weights[at] ?? 0) * (steps[row] ?? 0)];
    for (let axis = 0; axis < dimensions; axis++)
      sum[axis] = (sum[axis] ?? 0) + factor * (directions[start + axis] ?? 0);
  });
  const norm = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return norm === 0 ? [...sum] : Array.from(sum, (value) => value / norm);
}

export function writeModel({ idf, directions, steps }: HashedModel): Uint8Array {
  return writeSections({ idf, directions, steps });
}

/** @throws when the bytes are not of that form */
export function readModel(bytes: Uint8Array): HashedModel {
  const sections = readSections(bytes);
  const [idf, directions, steps] = [
    sections.float32("idf"),
    sections.int8("directions"),
    sections.float32("steps"),
  ];
  return { dimensions: directions.length / Math.max(1, idf.length), idf, directions, steps };
}

export const MODEL_FILE = projectFile("src/retrieval/embeddings.bin");

export function builtInEmbeddings(): EmbeddingsProvider {
  const bytes = readFileSync(MODEL_FILE);
  const model = readModel(bytes);
  const embeddings: EmbeddingsInterface = {
    embedQuery: (text) => Promise.resolve(embed(model, text)),
    embedDocuments: (texts) => Promise.resolve(texts.map((text) => embed(model, text))),
  };
  const learnt: LearntEmbeddings = { embeddings, model: new Uint8Array(0) };
  return {
    name: "built-in",
    version: createHash("sha256").update(bytes).digest("hex").slice(0, 12),
    learn: () => Promise.resolve(learnt),
    restore: () => learnt,
  };
}
