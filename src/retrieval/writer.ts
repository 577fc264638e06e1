import { type Pause, slices } from "../platform/slices.ts";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import {
  type AnalysedAct,
  type AnalysedChunk,
  FIELDS,
  LINE_FIELDS,
  analyseAct,
  idfOf,
  onceOnly,
} from "./analysis.ts";
import type { Chunk } from "./chunks.ts";
import { type IndexDatabase, isBusy } from "./database.ts";
import { PostingWriter, jump } from "./postings.ts";

/**
 * Puts acts into the index. Units and chunks get the next free numbers and are never changed, so that whoever reads an older
 * state goes on reading it; acts come in batches, each whole or not at all, and what a killed process put in stays.
 */

export interface WantedAct {
  readonly id: string;
  /** Of the version. */
  readonly hash: string;
  readonly isShipped: boolean;
  /** What is indexed of it. */
  readonly chunks: () => readonly Chunk[];
}

export interface WriteOptions {
  readonly database: IndexDatabase;
  readonly acts: readonly WantedAct[];
  /** Null for words alone. */
  readonly embeddings: EmbeddingsInterface | null;
  readonly onAct?: ((done: number, total: number) => void) | undefined;
  /** A batch is written when it holds this many entries: what bounds the memory. */
  readonly batchEntries?: number | undefined;
}

/** 40 MB at most. */
const BATCH_ENTRIES = 1_500_000;
/** A list is cut into parts of about so many bytes, so that adding to a long one writes little. */
const PART_BYTES = 8_192;
const BUSY_TRIES = 200;

/** @throws what the database or the embeddings throw; the acts of earlier batches stay */
export async function putActs(options: WriteOptions): Promise<void> {
  const { database, acts, embeddings, onAct, batchEntries = BATCH_ENTRIES } = options;
  const pause = slices();
  let batch: PreparedAct[] = [];
  let entries = 0;
  for (const [at, wanted] of acts.entries()) {
    const analysed = analyseAct(wanted.chunks());
    const vectors = await vectorsOf(analysed, embeddings, pause);
    batch.push({ wanted, analysed, vectors });
    for (const { chunks } of analysed.units) for (const { terms } of chunks) entries += terms.size;
    if (entries >= batchEntries || at === acts.length - 1) {
      await writeBatch(database, batch, pause);
      batch = [];
      entries = 0;
    }
    onAct?.(at + 1, acts.length);
    await pause();
  }
  database.settle();
}

interface PreparedAct {
  readonly wanted: WantedAct;
  readonly analysed: AnalysedAct;
  readonly vectors: Int8Array;
}

async function vectorsOf(
  { units }: AnalysedAct,
  embeddings: EmbeddingsInterface | null,
  pause: Pause,
): Promise<Int8Array> {
  if (embeddings === null) return new Int8Array(0);
  const vectors: number[][] = [];
  const few = 10;
  for (let at = 0; at < units.length; at += few) {
    vectors.push(...(await embeddings.embedDocuments(units.slice(at, at + few).map(({ text }) => text))));
    await pause();
  }
  const dimensions = vectors[0]?.length ?? 0;
  const found = new Int8Array(units.length * dimensions);
  vectors.forEach((vector, row) => {
    if (vector.length !== dimensions || !vector.every(Number.isFinite))
      throw new RangeError(`the vector of ${units[row]?.id} is not of ${dimensions} finite numbers`);
    found.set(inSteps(vector), row * dimensions);
  });
  return found;
}

/** A vector of whole numbers of one byte; its length is lost, and comparing directions needs none. */
function inSteps(vector: readonly number[]): Int8Array {
  const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return Int8Array.from(vector, (value) => (most === 0 ? 0 : Math.round((value / most) * 127)));
}

async function writeBatch(
  database: IndexDatabase,
  batch: readonly PreparedAct[],
  pause: Pause,
): Promise<void> {
  await beginWhenFree(database);
  try {
    // Another process may have put some of them in meanwhile.
    const fresh = batch.filter(({ wanted }) => !database.has(wanted.id, wanted.hash));
    const { chunk } = database.next();
    const lists = await addUnits(database, fresh, pause);
    const isEmpty = chunk === 0;
    // In the order of the table, which is written the sooner for it.
    for (const [term, entries] of [...lists].sort(([a], [b]) => (a < b ? -1 : 1))) {
      append(database, term, entries, isEmpty);
      await pause();
    }
    database.commit();
  } catch (error) {
    database.rollback();
    throw error;
  }
}

async function beginWhenFree(database: IndexDatabase): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      database.begin();
      return;
    } catch (error) {
      if (!isBusy(error) || tries === BUSY_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Numbers the units and chunks, and collects what each term is to be given. */
async function addUnits(
  database: IndexDatabase,
  batch: readonly PreparedAct[],
  pause: Pause,
): Promise<Map<string, PostingWriter>> {
  const lists = new Map<string, PostingWriter>();
  const counts = new Map<string, { readonly all: number; readonly shipped: number }>();
  const norms = lineNorms(batch);
  const { unit, chunk: first } = database.next();
  let [firstUnit, firstChunk] = [unit, first];
  for (const { wanted, analysed, vectors } of batch) {
    const { id, hash, isShipped } = wanted;
    const chunks = analysed.units.flatMap((own, at) => own.chunks.map((chunk) => ({ at, chunk })));
    database.addAct(
      {
        ...{ id, hash, isShipped, firstUnit, firstChunk, units: analysed.units.length },
        lengths: Float32Array.from(analysed.units, (own) =>
          own.chunks.reduce((sum, { length }) => sum + length, 0),
        ),
        measures: Float32Array.from(chunks, ({ chunk }) => norms.get(chunk) ?? chunk.length),
        unitOf: Uint16Array.from(chunks, ({ at }) => at),
        fields: Uint8Array.from(chunks, ({ chunk }) => FIELDS.indexOf(chunk.field)),
      },
      {
        units: analysed.units.map((own) => own.id),
        provisions: chunks.map(({ chunk }) => chunk.provision),
        vectors,
      },
    );
    chunks.forEach(({ chunk }, at) => {
      for (const [term, steps] of chunk.terms) {
        let list = lists.get(term);
        if (list === undefined) lists.set(term, (list = new PostingWriter(first - 1)));
        list.add(firstChunk + at, steps);
      }
    });
    firstUnit += analysed.units.length;
    firstChunk += chunks.length;
    for (const [word, count] of analysed.words) {
      const sums = counts.get(word) ?? { all: 0, shipped: 0 };
      counts.set(word, { all: sums.all + count, shipped: sums.shipped + (isShipped ? count : 0) });
    }
    await pause();
  }
  for (const [word, { all, shipped }] of counts) {
    database.addWord(word, all, shipped);
    await pause();
  }
  return lists;
}

/** The length of each topic line and sample question as a vector of tf-idf, among the lines that are written with it. */
function lineNorms(batch: readonly PreparedAct[]): ReadonlyMap<AnalysedChunk, number> {
  const lines = batch
    .flatMap(({ analysed }) => analysed.units.flatMap(({ chunks }) => chunks))
    .filter(({ field }) => LINE_FIELDS.has(field));
  const frequency = new Map<string, number>();
  for (const { terms } of lines)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const squared = (term: string): number =>
    (onceOnly(term) * idfOf(lines.length, frequency.get(term) ?? 0)) ** 2;
  return new Map(
    lines.map((line) => [
      line,
      Math.sqrt([...line.terms.keys()].reduce((sum, term) => sum + squared(term), 0)),
    ]),
  );
}

/** Puts a batch's list at the end of what the term has. */
function append(database: IndexDatabase, term: string, list: PostingWriter, isEmpty: boolean): void {
  const tail = isEmpty ? null : database.lastPart(term);
  const bridge = list.from - (tail?.last ?? -1);
  const added = Buffer.concat([bridge > 0 ? jump(bridge) : new Uint8Array(0), list.bytes()]);
  if (tail === null || tail.bytes.length >= PART_BYTES)
    database.putPart(term, { part: (tail?.part ?? -1) + 1, last: list.last, bytes: added });
  else
    database.putPart(term, { part: tail.part, last: list.last, bytes: Buffer.concat([tail.bytes, added]) });
}
