import { LRUCache } from "lru-cache";
import { FIELDS, LINE_FIELDS } from "./analysis.ts";
import type { ActBody, ActPlace, IndexDatabase } from "./database.ts";
import { readPostings, STEPS } from "./postings.ts";

/**
 * The acts of the index that count in one state of the corpus. Every figure (how many units have a term, how long they are) is
 * of these alone, so that it does not matter what else is in it, nor in which order it came.
 */
export interface IndexView {
  /** What ships by itself, and with the acts that were brought in. */
  readonly shipped: Totals;
  readonly all: Totals;
  /** One more than the highest number of a unit; numbers of units that do not count are among them. */
  readonly numbers: number;
  /** By unit number: the weighted number of its terms; 0 where it does not count. */
  readonly lengths: Float32Array;
  /** By chunk number: the same, or the norm of a line; the number of its unit; the number of its field. */
  readonly measures: Float32Array;
  readonly unitOf: Int32Array;
  readonly fields: Uint8Array;
  isSeen(unit: number): boolean;
  list(term: string): TermList;
  /** Numbers of an act's units: from the first, up to the second; null where it is not here. */
  rangeOf(act: string): readonly [number, number] | null;
  nameOf(unit: number): string;
  /** Numbers of a unit's chunks: from the first, up to the second. */
  chunksOf(unit: number): readonly [number, number];
  /** What a chunk's words are of. */
  provisionOf(chunk: number): string;
  /** How often a word is written; the words of what ships; the most common of all. */
  countOf(word: string): number;
  shippedWords(): ReadonlyMap<string, number>;
  commonWords(limit: number): ReadonlyMap<string, number>;
}

export interface Totals {
  readonly units: number;
  /** The sum of the units' lengths. */
  readonly length: number;
  /** Topic lines and sample questions, and the sum of their norms. */
  readonly lines: number;
  readonly norms: number;
}

/** The chunks that have a term, and what that comes to. */
export interface TermList {
  readonly chunks: Int32Array;
  /** In hundredths. */
  readonly steps: Uint16Array;
  /** Those that are lines, and those that name what is defined. */
  readonly lines: readonly number[];
  readonly definitions: readonly number[];
  readonly shipped: Frequency;
  readonly all: Frequency;
}

export interface Frequency {
  readonly units: number;
  readonly steps: number;
  readonly lines: number;
}

/** Lists that are kept in memory, since common words stand in most questions: 6 bytes an entry, so 30 MB. */
const KEPT_ENTRIES = 5_000_000;
/** Names of acts that are kept: some 4 KB each, so 8 MB. */
const KEPT_ACTS = 2_000;
const KEPT_WORDS = 10_000;

const DEFINITION = FIELDS.indexOf("definition");

export function isLine(field: number | undefined): boolean {
  const name = FIELDS[field ?? -1];
  return name !== undefined && LINE_FIELDS.has(name);
}

/**
 * @param places of the version of each act that counts, by number
 */
export function viewOf(database: IndexDatabase, places: readonly ActPlace[]): IndexView {
  const last = places.at(-1);
  const lengths = new Float32Array(last === undefined ? 0 : last.firstUnit + last.units);
  const chunkCount = last === undefined ? 0 : last.firstChunk + last.measures.length;
  const measures = new Float32Array(chunkCount);
  const unitOf = new Int32Array(chunkCount).fill(-1);
  const fields = new Uint8Array(chunkCount);
  const isOwn = new Uint8Array(lengths.length);
  const isSeen = new Uint8Array(lengths.length);
  const shipped = { units: 0, length: 0, lines: 0, norms: 0 };
  const all = { units: 0, length: 0, lines: 0, norms: 0 };
  for (const place of places) {
    lengths.set(place.lengths, place.firstUnit);
    measures.set(place.measures, place.firstChunk);
    fields.set(place.fields, place.firstChunk);
    isSeen.fill(1, place.firstUnit, place.firstUnit + place.units);
    if (place.isShipped) isOwn.fill(1, place.firstUnit, place.firstUnit + place.units);
    const own = { units: place.units, length: 0, lines: 0, norms: 0 };
    for (const length of place.lengths) own.length += length;
    place.unitOf.forEach((at, chunk) => {
      unitOf[place.firstChunk + chunk] = place.firstUnit + at;
      if (!isLine(place.fields[chunk])) return;
      own.lines++;
      own.norms += place.measures[chunk] ?? 0;
    });
    for (const sums of place.isShipped ? [shipped, all] : [all]) {
      sums.units += own.units;
      sums.length += own.length;
      sums.lines += own.lines;
      sums.norms += own.norms;
    }
  }
  const byId = new Map(places.map((place) => [place.id, place]));
  const bodies = kept(
    (act: number): ActBody => database.bodyOf(act),
    () => 1,
    KEPT_ACTS,
  );
  /** The last of the acts whose first number is not above. */
  const actHolding = (number: number, firstOf: (place: ActPlace) => number): ActPlace => {
    let [from, to] = [0, places.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      const place = places[middle];
      if (place !== undefined && firstOf(place) <= number) from = middle;
      else to = middle - 1;
    }
    const found = places[from];
    if (found === undefined) throw new RangeError(`there is no ${number}`);
    return found;
  };

  return {
    ...{ shipped, all, numbers: lengths.length, lengths, measures, unitOf, fields },
    isSeen: (unit) => isSeen[unit] === 1,
    list: kept(
      (term: string) => {
        const parts = database.parts(term).map(({ bytes }) => bytes);
        const list = readPostings(parts, (chunk) => (unitOf[chunk] ?? -1) >= 0);
        return { ...list, ...frequencies(list) };
      },
      ({ chunks }) => chunks.length + 1,
      KEPT_ENTRIES,
    ),
    rangeOf: (act) => {
      const place = byId.get(act);
      return place === undefined ? null : [place.firstUnit, place.firstUnit + place.units];
    },
    nameOf: (unit) => {
      const place = actHolding(unit, ({ firstUnit }) => firstUnit);
      return bodies(place.number).units[unit - place.firstUnit] ?? "";
    },
    chunksOf: (unit) => {
      const place = actHolding(unit, ({ firstUnit }) => firstUnit);
      const at = unit - place.firstUnit;
      return [place.firstChunk + halved(place.unitOf, at), place.firstChunk + halved(place.unitOf, at + 1)];
    },
    provisionOf: (chunk) => {
      const place = actHolding(chunk, ({ firstChunk }) => firstChunk);
      return bodies(place.number).provisions[chunk - place.firstChunk] ?? "";
    },
    countOf: kept(
      (word: string) => database.countOf(word),
      () => 1,
      KEPT_WORDS,
    ),
    shippedWords: () => database.shippedWords(),
    commonWords: (limit) => database.commonWords(limit),
  };

  function frequencies({
    chunks,
    steps,
  }: Pick<TermList, "chunks" | "steps">): Omit<TermList, "chunks" | "steps"> {
    const lines: number[] = [];
    const definitions: number[] = [];
    const own = { units: 0, steps: 0, lines: 0 };
    const every = { units: 0, steps: 0, lines: 0 };
    let before = -1;
    for (let at = 0; at < chunks.length; at++) {
      const chunk = chunks[at] ?? 0;
      const unit = unitOf[chunk] ?? 0;
      const field = fields[chunk];
      if (isLine(field)) lines.push(chunk);
      if (field === DEFINITION) definitions.push(chunk);
      for (const sums of isOwn[unit] === 1 ? [own, every] : [every]) {
        if (unit !== before) sums.units++;
        sums.steps += steps[at] ?? 0;
        if (isLine(field)) sums.lines++;
      }
      before = unit;
    }
    return { lines, definitions, shipped: own, all: every };
  }
}

/** The first place of an ascending list whose value is not below. */
export function halved(list: ArrayLike<number>, value: number, from = 0, to = list.length): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What a list's chunks of a range hold of its term. */
export function countIn({ chunks, steps }: TermList, [first, end]: readonly [number, number]): number {
  let sum = 0;
  for (let at = halved(chunks, first); (chunks[at] ?? Infinity) < end; at++) sum += steps[at] ?? 0;
  return sum / STEPS;
}

/** What was read last, as far as it fits. */
function kept<K extends string | number, V extends NonNullable<unknown>>(
  read: (key: K) => V,
  sizeOf: (value: V) => number,
  most: number,
): (key: K) => V {
  const values = new LRUCache<K, V>({ maxSize: most, sizeCalculation: sizeOf });
  return (key) => {
    const found = values.get(key) ?? read(key);
    values.set(key, found);
    return found;
  };
}
