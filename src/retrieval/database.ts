import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";
import { z } from "zod";
import { messageOf } from "../platform/errors.ts";
import { faultOf } from "../platform/sqlite.ts";
import { checksum } from "./postings.ts";

/**
 * The tables of the index, and the one place of this room that knows the database binding. Rows of bytes carry a checksum:
 * the database notices a broken page, not a changed byte in one.
 */

/** The database on disk is not what was written: it must be made anew. */
export class DamagedIndexError extends Error {
  override readonly name = "DamagedIndexError";
}

/** An act is cut into units, which are found, and these into chunks, which are counted; each has a number, in this order. */
export interface ActPlace {
  readonly number: number;
  readonly id: string;
  readonly hash: string;
  readonly isShipped: boolean;
  readonly firstUnit: number;
  readonly units: number;
  readonly firstChunk: number;
  /** By unit: the weighted number of its terms. */
  readonly lengths: Float32Array;
  /** By chunk: the weighted number of its terms, or the norm of a line; which unit of the act it is of; the number of its field. */
  readonly measures: Float32Array;
  readonly unitOf: Uint16Array;
  readonly fields: Uint8Array;
}

export interface ActBody {
  /** Ids. */
  readonly units: readonly string[];
  /** By chunk: what its words are of. */
  readonly provisions: readonly string[];
  /** A vector for each unit, `units` x dimensions, in steps of its own; empty without vectors. */
  readonly vectors: Int8Array;
}

export interface ListPart {
  readonly part: number;
  /** Number of its last chunk. */
  readonly last: number;
  readonly bytes: Uint8Array;
}

export interface IndexDatabase {
  /** Its own, given once: no two databases have the same. */
  readonly name: string;
  /** So many acts from above a number on, also of versions that no longer count, by number. */
  acts(above: number, limit: number): ActPlace[];
  has(id: string, hash: string): boolean;
  /** The numbers that the next unit and the next chunk get. */
  next(): { readonly unit: number; readonly chunk: number };
  bodyOf(act: number): ActBody;
  /** What a term's chunks are, in order. */
  parts(term: string): ListPart[];
  lastPart(term: string): ListPart | null;
  countOf(word: string): number;
  /** Words of what ships, or the most common that stand in at least two places, with how often. */
  shippedWords(): Map<string, number>;
  commonWords(limit: number): Map<string, number>;
  /** A model that vectors are made by; null where none is kept. */
  model(): Uint8Array | null;
  putModel(bytes: Uint8Array): void;
  addAct(place: Omit<ActPlace, "number">, body: ActBody): void;
  putPart(term: string, part: ListPart): void;
  addWord(word: string, count: number, shipped: number): void;
  begin(): void;
  commit(): void;
  /** Also where the transaction has ended by itself. */
  rollback(): void;
  /** Moves what was written into the file itself, as far as nobody is reading it. */
  settle(): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS acts (number INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, shipped INTEGER NOT NULL,
    unit INTEGER NOT NULL, units INTEGER NOT NULL, chunk INTEGER NOT NULL, head BLOB NOT NULL, headSum INTEGER NOT NULL,
    names BLOB NOT NULL, vectors BLOB NOT NULL, bodySum INTEGER NOT NULL, UNIQUE (id, hash));
  CREATE TABLE IF NOT EXISTS postings (term TEXT, part INTEGER, last INTEGER NOT NULL, chunks BLOB NOT NULL, sum INTEGER NOT NULL,
    PRIMARY KEY (term, part)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, count INTEGER NOT NULL, shipped INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS models (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL, sum INTEGER NOT NULL);`;

const bytes = z.instanceof(Uint8Array);
const [text, count] = [z.string(), z.number()];
const actRow = z.tuple([count, text, text, count, count, count, count, bytes, count]);
const bodyRow = z.tuple([bytes, bytes, count]);
const partRow = z.tuple([count, count, bytes, count]);
const wordRow = z.tuple([text, count]);
const nextRow = z.tuple([count, count]);
const modelRow = z.tuple([bytes, count]);
/** Of a chunk in the head of an act: a length of 32 bits, a unit of 16, a field of 8. */
const CHUNK_BYTES = 7;

/** How long a write waits for one of another process before it fails, which is then tried again without blocking. */
const BUSY_MS = 50;
/** The database's own cache of pages, in KiB. */
const CACHE_KIB = 16_384;

/**
 * @param file made where it is missing, with its folder; ":memory:" for none
 * @param isKnownWhole whether every byte of it has been verified
 * @throws an error of the binding or of the disk; DamagedIndexError for a file that is no whole database
 */
export function openDatabase(file: string, isKnownWhole = false): IndexDatabase {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new Libsql(file);
  try {
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${CACHE_KIB}; ${SCHEMA}`,
    );
    if (!isKnownWhole) check(database);
    return tablesOf(database);
  } catch (error) {
    database.close();
    throw asDamage(error);
  }
}

function check(database: Libsql.Database): void {
  const rows = z.array(z.object({ quick_check: z.string() })).parse(database.pragma("quick_check(1)"));
  const problem = rows[0]?.quick_check ?? "no answer";
  if (problem !== "ok") throw new DamagedIndexError(problem);
}

const nameRows = z.array(z.object({ application_id: z.number() })).nonempty();
const versionRows = z.array(z.object({ user_version: z.number() })).nonempty();

function tablesOf(database: Libsql.Database): IndexDatabase {
  const prepare = (sql: string): Libsql.Statement => database.prepare(sql);
  const acts = prepare(
    "SELECT number, id, hash, shipped, unit, units, chunk, head, headSum FROM acts WHERE number > ? ORDER BY number LIMIT ?",
  ).raw();
  const body = prepare("SELECT names, vectors, bodySum FROM acts WHERE number = ?").raw();
  const one = prepare("SELECT 1 FROM acts WHERE id = ? AND hash = ?").raw();
  const next = prepare(
    `SELECT unit + units, chunk + (length(head) - 4 * units) / ${CHUNK_BYTES} FROM acts ORDER BY number DESC LIMIT 1`,
  ).raw();
  const parts = prepare("SELECT part, last, chunks, sum FROM postings WHERE term = ? ORDER BY part").raw();
  const lastPart = prepare(
    "SELECT part, last, chunks, sum FROM postings WHERE term = ? ORDER BY part DESC LIMIT 1",
  ).raw();
  const counted = prepare("SELECT word, count FROM words WHERE word = ?").raw();
  const shipped = prepare("SELECT word, shipped FROM words WHERE shipped > 0 ORDER BY word").raw();
  const common = prepare(
    "SELECT word, count FROM words WHERE count > 1 ORDER BY count DESC, word LIMIT ?",
  ).raw();
  const model = prepare("SELECT bytes, sum FROM models WHERE id = 1").raw();
  const putModel = prepare("INSERT OR REPLACE INTO models (id, bytes, sum) VALUES (1, ?, ?)");
  const addAct = prepare(
    "INSERT INTO acts (id, hash, shipped, unit, units, chunk, head, headSum, names, vectors, bodySum) " +
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const putPart = prepare(
    "INSERT INTO postings (term, part, last, chunks, sum) VALUES (?, ?, ?, ?, ?) " +
      "ON CONFLICT (term, part) DO UPDATE SET last = excluded.last, chunks = excluded.chunks, sum = excluded.sum",
  );
  const addWord = prepare(
    "INSERT INTO words (word, count, shipped) VALUES (?, ?, ?) " +
      "ON CONFLICT (word) DO UPDATE SET count = count + excluded.count, shipped = shipped + excluded.shipped",
  );
  const partOf = (term: string, row: unknown): ListPart => {
    const [part, last, chunks, sum] = partRow.parse(row);
    if (checksum(chunks) !== sum) throw new DamagedIndexError(`the list of ${term} has changed`);
    return { part, last, bytes: chunks };
  };

  let [{ application_id: name }] = nameRows.parse(database.pragma("application_id"));
  if (name === 0) database.pragma(`application_id = ${(name = randomInt(1, 2 ** 31 - 1))}`);

  return {
    name: String(name),
    has: (id, hash) => guarded(() => one.get(id, hash)) !== undefined,
    next: () => {
      const [unit, chunk] = nextRow.safeParse(guarded(() => next.get())).data ?? [0, 0];
      return { unit, chunk };
    },
    acts: (above, limit) =>
      guarded(() => acts.all(above, limit)).map((row) => {
        const [number, id, hash, isShipped, firstUnit, units, firstChunk, head, sum] = actRow.parse(row);
        if (headSum(id, hash, [isShipped, firstUnit, units, firstChunk], head) !== sum)
          throw new DamagedIndexError(`act ${number} has changed`);
        const chunks = (head.length - 4 * units) / CHUNK_BYTES;
        const [own, at] = [Uint8Array.from(head), 4 * units];
        return {
          ...{ number, id, hash, isShipped: isShipped === 1, firstUnit, units, firstChunk },
          lengths: new Float32Array(own.buffer, 0, units),
          measures: new Float32Array(own.buffer, at, chunks),
          unitOf: new Uint16Array(own.buffer, at + 4 * chunks, chunks),
          fields: own.subarray(at + 6 * chunks),
        };
      }),
    bodyOf: (act) => {
      const row = bodyRow.safeParse(guarded(() => body.get(act)));
      if (!row.success) throw new DamagedIndexError(`there is no act ${act}`);
      const [names, vectors, sum] = row.data;
      if (checksum(names, vectors) !== sum)
        throw new DamagedIndexError(`the units of act ${act} have changed`);
      const [units = "", provisions = ""] = Buffer.from(names).toString("utf8").split("\n\n");
      return { units: lines(units), provisions: lines(provisions), vectors: Int8Array.from(vectors) };
    },
    parts: (term) => guarded(() => parts.all(term)).map((row) => partOf(term, row)),
    lastPart: (term) => {
      const row = guarded(() => lastPart.get(term));
      return row === undefined ? null : partOf(term, row);
    },
    countOf: (word) => wordRow.safeParse(guarded(() => counted.get(word))).data?.[1] ?? 0,
    shippedWords: () => new Map(guarded(() => shipped.all()).map((row) => wordRow.parse(row))),
    commonWords: (limit) => new Map(guarded(() => common.all(limit)).map((row) => wordRow.parse(row))),
    model: () => {
      const row = modelRow.safeParse(guarded(() => model.get()));
      if (!row.success) return null;
      const [found, sum] = row.data;
      if (checksum(found) !== sum) throw new DamagedIndexError("the model of the vectors has changed");
      return found;
    },
    putModel: (model) => {
      putModel.run(Buffer.from(model), checksum(model));
    },
    addAct: ({ id, hash, isShipped, firstUnit, units, firstChunk, ...chunks }, content) => {
      const { lengths, measures, unitOf, fields } = chunks;
      const head = Buffer.concat([lengths, measures, unitOf, fields].map(bytesOf));
      const numbers = [isShipped ? 1 : 0, firstUnit, units, firstChunk];
      const names = Buffer.from(`${content.units.join("\n")}\n\n${content.provisions.join("\n")}`);
      const vectors = bytesOf(content.vectors);
      addAct.run(
        ...[id, hash, ...numbers, head, headSum(id, hash, numbers, head)],
        ...[names, vectors, checksum(names, vectors)],
      );
    },
    putPart: (term, { part, last, bytes: chunks }) => {
      putPart.run(term, part, last, Buffer.from(chunks), checksum(chunks));
    },
    addWord: (word, times, inShipped) => {
      addWord.run(word, times, inShipped);
    },
    begin: () => {
      database.exec("BEGIN IMMEDIATE");
    },
    commit: () => {
      const [{ user_version: version }] = versionRows.parse(database.pragma("user_version"));
      database.exec(`PRAGMA user_version = ${version + 1}; COMMIT`);
    },
    rollback: () => {
      if (database.inTransaction) database.exec("ROLLBACK");
    },
    settle: () => {
      database.pragma("wal_checkpoint(TRUNCATE)");
    },
    close: () => {
      database.close();
    },
  };
}

function lines(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

function headSum(id: string, hash: string, numbers: readonly number[], head: Uint8Array): number {
  return checksum(Buffer.from([id, hash, ...numbers].join(" ")), head);
}

function bytesOf(array: ArrayBufferView): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asDamage(error);
  }
}

export function isBusy(error: unknown): boolean {
  return faultOf(error) === "busy";
}

function asDamage(error: unknown): unknown {
  return faultOf(error) === "damaged" ? new DamagedIndexError(messageOf(error), { cause: error }) : error;
}
