import { loadCorpus } from "../src/law/corpus/loading.ts";
/**
 * Learns the built-in vectors (`src/retrieval/embeddings.bin`) from what ships: `npx tsx scripts/train-embeddings.ts`, a minute or two.
 *
 * A linear two-tower model with shared weights: a text is the sum of the directions of its hashed features. Each topic line or
 * sample question shall lie nearer to the words of its own unit, and to another line about it, than to those of the others in its
 * batch (InfoNCE: van den Oord, Li and Vinyals 2018, "Representation Learning with Contrastive Predictive Coding"). Deterministic:
 * the same corpus gives the same file.
 */
import { writeFileSync } from "node:fs";

import { LINE_FIELDS } from "../src/retrieval/analysis.ts";
import { chunksOfAct } from "../src/retrieval/chunks.ts";
import {
  featuresOf,
  MODEL_FILE,
  sparseText,
  writeModel,
  type SparseText,
} from "../src/retrieval/embeddings.ts";

const ROWS = 2 ** 15;
const DIMENSIONS = 64;
const EPOCHS = 6;
const BATCH = 64;
const TEMPERATURE = 0.07;
const RATE = 0.3;

interface Unit {
  readonly texts: string[];
  readonly lines: string[];
}

/** A line, the number of its unit, and another line about that. */
interface Pair {
  readonly line: SparseText;
  readonly unit: number;
  readonly other: SparseText;
}

let seed = 12_345;
const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const gauss = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());

async function readUnits(): Promise<Unit[]> {
  const corpus = await loadCorpus("corpus");
  const units = new Map<string, Unit>();
  for (const act of corpus.texts.keys())
    for (const { pageContent, metadata } of chunksOfAct(corpus, act)) {
      const unit = units.get(metadata.unit) ?? { texts: [], lines: [] };
      units.set(metadata.unit, unit);
      if (metadata.field !== "definition")
        unit[LINE_FIELDS.has(metadata.field) ? "lines" : "texts"].push(pageContent);
    }
  return [...units.values()];
}

function idfOfRows(units: readonly Unit[]): Float32Array {
  const frequency = new Float64Array(ROWS);
  for (const { texts, lines } of units)
    for (const row of featuresOf([...texts, ...lines].join("\n"), ROWS).keys())
      frequency[row] = (frequency[row] ?? 0) + 1;
  return Float32Array.from(frequency, (count) => Math.log(1 + units.length / (count + 0.5)));
}

function shuffle<T>(list: T[]): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const [a, b] = [list[at], list[other]];
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a];
  }
}

const directions = Float32Array.from({ length: ROWS * DIMENSIONS }, () => gauss() / Math.sqrt(DIMENSIONS));
/** Of AdaGrad, by row. */
const squares = new Float32Array(ROWS);

interface Embedded {
  readonly text: SparseText;
  /** Of length 1, and the length that it had. */
  readonly vector: Float32Array;
  readonly norm: number;
  readonly gradient: Float32Array;
}

function embedded(text: SparseText): Embedded {
  const vector = new Float32Array(DIMENSIONS);
  text.rows.forEach((row, at) => {
    const weight = text.weights[at] ?? 0;
    for (let axis = 0; axis < DIMENSIONS; axis++)
      vector[axis] = (vector[axis] ?? 0) + weight * (directions[row * DIMENSIONS + axis] ?? 0);
  });
  const norm = Math.sqrt(dot(vector, vector)) || 1;
  return { text, vector: vector.map((value) => value / norm), norm, gradient: new Float32Array(DIMENSIONS) };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let axis = 0; axis < DIMENSIONS; axis++) sum += (a[axis] ?? 0) * (b[axis] ?? 0);
  return sum;
}

function addTo(sum: Float32Array, vector: Float32Array, factor: number): void {
  for (let axis = 0; axis < DIMENSIONS; axis++) sum[axis] = (sum[axis] ?? 0) + factor * (vector[axis] ?? 0);
}

/** Moves the directions of a text's features against its gradient. */
function step({ text, vector, norm, gradient }: Embedded): void {
  addTo(gradient, vector, -dot(gradient, vector));
  const length = dot(gradient, gradient) / norm ** 2;
  text.rows.forEach((row, at) => {
    const weight = text.weights[at] ?? 0;
    squares[row] = (squares[row] ?? 0) + weight * weight * length;
    const rate = (RATE * weight) / Math.sqrt((squares[row] ?? 0) + 1e-8) / Math.sqrt(DIMENSIONS) / norm;
    for (let axis = 0; axis < DIMENSIONS; axis++) {
      const cell = row * DIMENSIONS + axis;
      directions[cell] = (directions[cell] ?? 0) - rate * (gradient[axis] ?? 0);
    }
  });
}

/** @returns the loss, summed over the batch */
function learnBatch(batch: readonly Pair[], targets: readonly SparseText[]): number {
  const lines = batch.map(({ line }) => embedded(line));
  const others = targets.map(embedded);
  let loss = 0;
  lines.forEach((line, at) => {
    const isOwn = (other: number): boolean => other !== at && batch[other]?.unit === batch[at]?.unit;
    const powers = others.map(({ vector }, other) =>
      isOwn(other) ? 0 : Math.exp((dot(line.vector, vector) - 1) / TEMPERATURE),
    );
    const sum = powers.reduce((total, power) => total + power, 0);
    loss -= Math.log((powers[at] ?? 0) / sum + 1e-12);
    others.forEach((other, place) => {
      const pull = ((powers[place] ?? 0) / sum - (place === at ? 1 : 0)) / TEMPERATURE / batch.length;
      if (pull === 0) return;
      addTo(line.gradient, other.vector, pull);
      addTo(other.gradient, line.vector, pull);
    });
  });
  for (const one of [...lines, ...others]) step(one);
  return loss;
}

const units = await readUnits();
const idf = idfOfRows(units);
const texts = units.map((unit) => sparseText(unit.texts.join("\n"), idf));
const pairs = units.flatMap(({ lines }, unit) => {
  const own = lines.map((line) => sparseText(line, idf));
  const half = own.length >> 1;
  return own.map((line, at): Pair => ({ line, unit, other: own[(at + 1 + half) % own.length] ?? line }));
});
for (let epoch = 1; epoch <= EPOCHS; epoch++) {
  shuffle(pairs);
  let [loss, seen] = [0, 0];
  for (let from = 0; from + BATCH <= pairs.length; from += BATCH) {
    const batch = pairs.slice(from, from + BATCH);
    const isLineToLine = (from / BATCH) % 3 === 2;
    const targets = batch.map(({ other, unit }) => (isLineToLine ? other : (texts[unit] ?? other)));
    loss += learnBatch(batch, targets);
    seen += batch.length;
  }
  console.log(`epoch ${epoch} of ${EPOCHS}: loss ${(loss / seen).toFixed(3)} over ${seen} lines`);
}
const steps = new Float32Array(ROWS);
const rounded = new Int8Array(directions.length);
for (let row = 0; row < ROWS; row++) {
  const own = directions.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
  const most = own.reduce((max, value) => Math.max(max, Math.abs(value)), 0) / 127;
  steps[row] = most;
  rounded.set(
    own.map((value) => Math.round(value / most)),
    row * DIMENSIONS,
  );
}
writeFileSync(MODEL_FILE, writeModel({ dimensions: DIMENSIONS, idf, directions: rounded, steps }));
