import { BM25 } from "../lexicalTables.ts";
import type { ActPlace, ShelfDatabase } from "./database.ts";
import { readPostings, STEPS, type PostingList } from "./postingList.ts";

/**
 * The acts of the shelf that count in one state of the corpus. Every figure (how many units have a term, how long they are) is
 * of these alone, so that it does not matter what else is on the shelf, nor in which order it came.
 */
export interface ShelfView {
  /** How many units there are. */
  readonly size: number;
  /** The sum of the units' weighted words. */
  readonly total: number;
  /** Of units by number; 0 where there is none. */
  readonly lengths: Float32Array;
  /** The units that have a term. */
  list(term: string): PostingList;
  /** Numbers of an act's units: from the first, up to the second; null where it is not here. */
  rangeOf(act: string): readonly [number, number] | null;
  /** The vector is in steps of its own; empty without vectors. */
  unit(number: number): { readonly id: string; readonly vector: Int8Array };
  /** How often a word is written. */
  countOf(word: string): number;
  commonWords(limit: number): Map<string, number>;
}

/** Lists that are kept in memory, since common words stand in most questions: 8 bytes an entry, so 12 MB. */
const KEPT_ENTRIES = 1_500_000;
/** Names and vectors of acts that are kept: some 4 KB each, so 8 MB. */
const KEPT_ACTS = 2_000;
const KEPT_WORDS = 10_000;

/**
 * @param places of the version of each act that counts, by number
 */
export function viewOf(database: ShelfDatabase, places: readonly ActPlace[]): ShelfView {
  const last = places.at(-1);
  const lengths = new Float32Array(last === undefined ? 0 : last.first + last.lengths.length);
  const isSeen = new Uint8Array(lengths.length);
  let [size, total] = [0, 0];
  for (const place of places) {
    lengths.set(place.lengths, place.first);
    isSeen.fill(1, place.first, place.first + place.lengths.length);
    size += place.lengths.length;
    for (const length of place.lengths) total += length;
  }
  const byId = new Map(places.map((place) => [place.id, place]));
  const list = kept(
    (term: string) =>
      readPostings(
        database.parts(term).map(({ bytes }) => bytes),
        (doc) => isSeen[doc] === 1,
      ),
    ({ docs }) => docs.length + 1,
    KEPT_ENTRIES,
  );
  const bodies = kept(
    (act: number) => database.bodyOf(act),
    () => 1,
    KEPT_ACTS,
  );
  const placeOf = (unit: number): ActPlace => {
    let [from, to] = [0, places.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if ((places[middle]?.first ?? 0) <= unit) from = middle;
      else to = middle - 1;
    }
    const found = places[from];
    if (found === undefined) throw new RangeError(`there is no unit ${unit}`);
    return found;
  };

  return {
    size,
    total,
    lengths,
    list,
    rangeOf: (act) => {
      const place = byId.get(act);
      return place === undefined ? null : [place.first, place.first + place.lengths.length];
    },
    unit: (number) => {
      const place = placeOf(number);
      const { units, vectors } = bodies(place.number);
      const [at, dimensions] = [number - place.first, vectors.length / Math.max(1, units.length)];
      return { id: units[at] ?? "", vector: vectors.subarray(at * dimensions, (at + 1) * dimensions) };
    },
    countOf: kept(
      (word: string) => database.countOf(word),
      () => 1,
      KEPT_WORDS,
    ),
    commonWords: (limit) => database.commonWords(limit),
  };
}

/** What was read last, as far as it fits. */
function kept<K, V>(read: (key: K) => V, sizeOf: (value: V) => number, most: number): (key: K) => V {
  const values = new Map<K, V>();
  let size = 0;
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) {
      values.delete(key);
      values.set(key, known);
      return known;
    }
    const found = read(key);
    values.set(key, found);
    size += sizeOf(found);
    for (const [oldest, value] of values) {
      if (size <= most) break;
      values.delete(oldest);
      size -= sizeOf(value);
    }
    return found;
  };
}

/** BM25 of a term in a unit without its inverse document frequency: 0 .. k1 + 1. See `bm25Postings`. */
export function bm25(steps: number, length: number, average: number): number {
  const count = steps / STEPS;
  return (
    (count * (BM25.k1 + 1)) / (count + BM25.k1 * (1 - BM25.b + (BM25.b * length) / Math.max(average, 1e-9)))
  );
}
