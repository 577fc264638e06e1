import Libsql from "libsql";
import type { z } from "zod";

/** The one place that knows the database binding: what comes out of it has passed a schema. */

export type SqlValue = string | number | null;

export interface Sql {
  /** @returns how many rows were changed */
  run(statement: string, ...values: SqlValue[]): number;
  all<T>(row: z.ZodType<T, z.ZodTypeDef, unknown>, statement: string, ...values: SqlValue[]): T[];
  /** The first row, or undefined. */
  get<T>(row: z.ZodType<T, z.ZodTypeDef, unknown>, statement: string, ...values: SqlValue[]): T | undefined;
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
    transaction: (work) => database.transaction(work).immediate(),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

export type SqlFault = "damaged" | "unwritable" | "other";

const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB)/;
const UNWRITABLE = /^SQLITE_(?:READONLY|CANTOPEN|FULL|IOERR|PERM|AUTH)/;

/** What kind of fault an error of the binding reports. */
export function faultOf(error: unknown): SqlFault {
  if (!(error instanceof Error)) return "other";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (DAMAGED.test(code)) return "damaged";
  // A file that cannot be opened has no code of its own; 14 is SQLITE_CANTOPEN.
  if (UNWRITABLE.test(code) || /^ConnectionFailed\(.*: 14"\)/.test(error.message)) return "unwritable";
  return /^(?:EACCES|EPERM|EROFS|ENOTDIR|ENOSPC|EEXIST)$/.test(code) ? "unwritable" : "other";
}
