import Libsql from "libsql";
import { z } from "zod";
import { errorCode } from "./errors.ts";
import { parseJson } from "./files.ts";

/** The one place that knows the database binding: what comes out of it has passed a schema. */

export type SqlValue = string | number | null;
/** In order for `?`, by name for `:name`. */
type SqlValues = readonly SqlValue[] | readonly [Readonly<Record<string, SqlValue>>];

export interface Sql {
  /** @returns how many rows were changed */
  run(statement: string, ...values: SqlValues): number;
  all<T>(row: z.ZodType<T, z.ZodTypeDef, unknown>, statement: string, ...values: SqlValues): T[];
  /** The first row, or undefined. */
  get<T>(row: z.ZodType<T, z.ZodTypeDef, unknown>, statement: string, ...values: SqlValues): T | undefined;
  /** Several statements without values. */
  execute(script: string): void;
  /** All of the work or nothing of it. Not to be nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file, made where it is missing; its folder must be there.
 * @param waitMs how long to wait for another process that is writing
 * @throws an error of the binding; see `faultOf`
 */
export function openSql(file: string, waitMs: number): Sql {
  const database = new Libsql(file);
  const statements = new Map<string, Libsql.Statement>();
  const prepared = (text: string): Libsql.Statement => {
    let statement = statements.get(text);
    if (statement === undefined) statements.set(text, (statement = database.prepare(text)));
    return statement;
  };
  try {
    database.pragma(`busy_timeout = ${waitMs}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    run: (text, ...values) => prepared(text).run(...values).changes,
    all: (row, text, ...values) =>
      prepared(text)
        .all(...values)
        .map((found) => row.parse(found)),
    get: (row, text, ...values) => {
      const found = prepared(text).get(...values);
      return found === undefined ? undefined : row.parse(found);
    },
    execute: (script) => {
      database.exec(script);
    },
    transaction: (work) => {
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        // A full disk ends the transaction by itself; rolling back again would hide what went wrong.
        if (database.inTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

/** JSON that was kept; null for what is none. */
export const jsonColumn = z
  .string()
  .nullable()
  .transform((text): unknown => (text === null ? null : (parseJson(text) ?? null)));

/** Does the work on the database; where that fails, says so and does the other. */
export function orElse<T>(
  onFault: (error: unknown) => void,
  work: () => T,
  otherwise: (error: unknown) => T,
): T {
  try {
    return work();
  } catch (error) {
    onFault(error);
    return otherwise(error);
  }
}

const checkRow = z.object({ integrity_check: z.string() });

/** Looks at the whole file. @returns what is wrong with it; null where nothing is */
export function integrityProblem(sql: Sql): string | null {
  const found = sql.get(checkRow, "PRAGMA integrity_check(1)")?.integrity_check ?? "no answer";
  return found === "ok" ? null : found;
}

export type SqlFault = "damaged" | "unwritable" | "busy" | "other";

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const DAMAGED: ReadonlySet<number> = new Set([11 /* CORRUPT */, 26 /* NOTADB */]);
const UNWRITABLE: ReadonlySet<number> = new Set([
  3 /* PERM */, 8 /* READONLY */, 10 /* IOERR */, 13 /* FULL */, 14 /* CANTOPEN */,
]);
const BUSY = 5;
const UNWRITABLE_ERRNO = /^(?:EACCES|EPERM|EROFS|ENOTDIR|ENOSPC|EEXIST)$/;

/** What kind of fault an error of the binding, or of the file system, reports. */
export function faultOf(error: unknown): SqlFault {
  if (!(error instanceof Error)) return "other";
  const result = resultCodeOf(error);
  if (result !== undefined && DAMAGED.has(result)) return "damaged";
  if (result !== undefined && UNWRITABLE.has(result)) return "unwritable";
  if (result === BUSY) return "busy";
  return UNWRITABLE_ERRNO.test(errorCode(error) ?? "") ? "unwritable" : "other";
}

/** The primary code is the lowest byte; what stands above it says more. */
function resultCodeOf(error: Error): number | undefined {
  if ("rawCode" in error && typeof error.rawCode === "number") return error.rawCode & 0xff;
  // A file that cannot be opened at all is told in words.
  const told = /^ConnectionFailed\(.*: (\d+)"\)$/.exec(error.message)?.[1];
  return told === undefined ? undefined : Number(told) & 0xff;
}
