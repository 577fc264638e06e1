import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Libsql from "libsql";
import { z } from "zod";
import { checksum } from "./postingList.ts";

/**
 * The tables of the shelf, and the one place of this room that knows the database binding. Rows of bytes carry a checksum:
 * the database notices a broken page, not a changed byte in one.
 */

/** The database on disk is not what was written: it must be made anew. */
export class DamagedShelfError extends Error {
  override readonly name = "DamagedShelfError";
}

export interface ActRow {
  readonly id: string;
  readonly hash: string;
  /** Number of its first unit. */
  readonly first: number;
  /** Ids of its units; their numbers follow one another. */
  readonly units: readonly string[];
  /** Weighted words of each unit. */
  readonly lengths: Float32Array;
  /** A vector for each unit, `units` x dimensions, in steps of its own; empty without vectors. */
  readonly vectors: Int8Array;
}

export interface ActPlace {
  readonly number: number;
  readonly id: string;
  readonly hash: string;
  readonly first: number;
  readonly lengths: Float32Array;
}

export interface ListPart {
  readonly part: number;
  /** Number of its last document. */
  readonly last: number;
  readonly bytes: Uint8Array;
}

export interface ShelfDatabase {
  /** So many acts from above a number on, also of versions that no longer count, by number. */
  acts(above: number, limit: number): ActPlace[];
  has(id: string, hash: string): boolean;
  /** The number that the next unit gets. */
  nextUnit(): number;
  bodyOf(act: number): Pick<ActRow, "units" | "vectors">;
  /** What a term's documents are, in order. */
  parts(term: string): ListPart[];
  lastPart(term: string): ListPart | null;
  countOf(word: string): number;
  /** The most common words that stand in at least two places, by count. */
  commonWords(limit: number): Map<string, number>;
  addAct(row: ActRow): void;
  putPart(term: string, part: ListPart): void;
  addWord(word: string, count: number): void;
  begin(): void;
  commit(): void;
  /** Also where the transaction has ended by itself. */
  rollback(): void;
  /** Moves what was written into the file itself, as far as nobody is reading it. */
  settle(): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS acts (number INTEGER PRIMARY KEY, id TEXT NOT NULL, hash TEXT NOT NULL, first INTEGER NOT NULL,
    lengths BLOB NOT NULL, units BLOB NOT NULL, vectors BLOB NOT NULL, headSum INTEGER NOT NULL, bodySum INTEGER NOT NULL,
    UNIQUE (id, hash));
  CREATE TABLE IF NOT EXISTS postings (term TEXT, part INTEGER, last INTEGER NOT NULL, docs BLOB NOT NULL, sum INTEGER NOT NULL,
    PRIMARY KEY (term, part)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;`;

const bytes = z.instanceof(Uint8Array);
const actRow = z.tuple([z.number(), z.string(), z.string(), z.number(), bytes, z.number()]);
const bodyRow = z.tuple([bytes, bytes, z.number()]);
const partRow = z.tuple([z.number(), z.number(), bytes, z.number()]);
const wordRow = z.tuple([z.string(), z.number()]);
const countRow = z.tuple([z.number()]);

/** How long a write waits for one of another process before it fails, which is then tried again without blocking. */
const BUSY_MS = 50;
/** The database's own cache of pages, in KiB. */
const CACHE_KIB = 16_384;

/**
 * @param file made where it is missing, with its folder; ":memory:" for none
 * @param isKnownWhole whether every byte of it has been verified
 * @throws an error of the binding or of the disk; DamagedShelfError for a file that is no whole database
 */
export function openShelfDatabase(file: string, isKnownWhole = false): ShelfDatabase {
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
  if (problem !== "ok") throw new DamagedShelfError(problem);
}

const versionRows = z.array(z.object({ user_version: z.number() })).nonempty();

function tablesOf(database: Libsql.Database): ShelfDatabase {
  const prepare = (sql: string): Libsql.Statement => database.prepare(sql);
  const [acts, body] = [
    prepare(
      "SELECT number, id, hash, first, lengths, headSum FROM acts WHERE number > ? ORDER BY number LIMIT ?",
    ).raw(),
    prepare("SELECT units, vectors, bodySum FROM acts WHERE number = ?").raw(),
  ];
  const [one, last] = [
    prepare("SELECT 1 FROM acts WHERE id = ? AND hash = ?").raw(),
    prepare("SELECT first + length(lengths) / 4 FROM acts ORDER BY number DESC LIMIT 1").raw(),
  ];
  const [parts, lastPart, count, common] = [
    prepare("SELECT part, last, docs, sum FROM postings WHERE term = ? ORDER BY part").raw(),
    prepare("SELECT part, last, docs, sum FROM postings WHERE term = ? ORDER BY part DESC LIMIT 1").raw(),
    prepare("SELECT count FROM words WHERE word = ?").raw(),
    prepare("SELECT word, count FROM words WHERE count > 1 ORDER BY count DESC, word LIMIT ?").raw(),
  ];
  const [addAct, putPart, addWord] = [
    prepare(
      "INSERT INTO acts (id, hash, first, lengths, units, vectors, headSum, bodySum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    prepare(
      "INSERT INTO postings (term, part, last, docs, sum) VALUES (?, ?, ?, ?, ?) " +
        "ON CONFLICT (term, part) DO UPDATE SET last = excluded.last, docs = excluded.docs, sum = excluded.sum",
    ),
    prepare(
      "INSERT INTO words (word, count) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
    ),
  ];
  const bodyOf = (act: number): Pick<ActRow, "units" | "vectors"> => {
    const row = bodyRow.safeParse(guarded(() => body.get(act)));
    if (!row.success) throw new DamagedShelfError(`there is no act ${act}`);
    const [units, vectors, sum] = row.data;
    if (checksum(units, vectors) !== sum) throw new DamagedShelfError(`the units of act ${act} have changed`);
    const names = Buffer.from(units).toString("utf8");
    return { units: names === "" ? [] : names.split("\n"), vectors: Int8Array.from(vectors) };
  };
  const partOf = (term: string, row: unknown): ListPart => {
    const [part, last, docs, sum] = partRow.parse(row);
    if (checksum(docs) !== sum) throw new DamagedShelfError(`the list of ${term} has changed`);
    return { part, last, bytes: docs };
  };

  return {
    has: (id, hash) => guarded(() => one.get(id, hash)) !== undefined,
    nextUnit: () => countRow.safeParse(guarded(() => last.get())).data?.[0] ?? 0,
    acts: (above, limit) =>
      guarded(() => acts.all(above, limit)).map((row) => {
        const [number, id, hash, first, lengths, sum] = actRow.parse(row);
        if (headSum(id, hash, first, lengths) !== sum)
          throw new DamagedShelfError(`act ${number} has changed`);
        return { number, id, hash, first, lengths: new Float32Array(Uint8Array.from(lengths).buffer) };
      }),
    bodyOf,
    parts: (term) => guarded(() => parts.all(term)).map((row) => partOf(term, row)),
    lastPart: (term) => {
      const row = guarded(() => lastPart.get(term));
      return row === undefined ? null : partOf(term, row);
    },
    countOf: (word) => countRow.safeParse(guarded(() => count.get(word))).data?.[0] ?? 0,
    commonWords: (limit) => new Map(guarded(() => common.all(limit)).map((row) => wordRow.parse(row))),
    addAct: ({ id, hash, first, lengths, units, vectors }) => {
      const [head, names, points] = [bytesOf(lengths), Buffer.from(units.join("\n")), bytesOf(vectors)];
      addAct.run(
        id,
        hash,
        first,
        head,
        names,
        points,
        headSum(id, hash, first, head),
        checksum(names, points),
      );
    },
    putPart: (term, { part, last, bytes: docs }) => {
      putPart.run(term, part, last, Buffer.from(docs), checksum(docs));
    },
    addWord: (word, times) => {
      addWord.run(word, times);
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

function headSum(id: string, hash: string, first: number, lengths: Uint8Array): number {
  return checksum(Buffer.from(`${id} ${hash} ${first}`), lengths);
}

function bytesOf(array: Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw asDamage(error);
  }
}

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html), the lowest byte of the whole code. */
const BUSY = 5;
const DAMAGED: ReadonlySet<number> = new Set([11 /* CORRUPT */, 26 /* NOTADB */]);

function resultOf(error: unknown): number | null {
  return error instanceof Error && "rawCode" in error && typeof error.rawCode === "number"
    ? error.rawCode & 0xff
    : null;
}

export function isBusy(error: unknown): boolean {
  return resultOf(error) === BUSY;
}

function asDamage(error: unknown): unknown {
  const result = resultOf(error);
  if (result === null || !DAMAGED.has(result)) return error;
  return new DamagedShelfError(error instanceof Error ? error.message : String(error), { cause: error });
}
