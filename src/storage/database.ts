import { chmodSync, existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../platform/errors.ts";
import { faultOf, integrityProblem, openSql, type Sql } from "../platform/sqlite.ts";
import { newestBackupOf } from "./backup/backup-folder.ts";
import { DamagedStoreError, UnwritableStoreError } from "./errors.ts";
import { migrate } from "./migrations.ts";

/** Opening the file in which everything is kept that outlives a restart. */

const BUSY_MS = 5_000;

/** In place of a file's name: a database that is gone when it is closed. */
export const IN_MEMORY = ":memory:";

/** Written into the file's head, so that tools can tell whose it is: "PDip". */
const APPLICATION_ID = 0x50446970;

/**
 * Opens the database, checks it, and brings it to the newest version. A damaged file is set aside first.
 * @throws DamagedStoreError, UnwritableStoreError, NewerStoreError
 */
export function openDatabase(file: string): Sql {
  let sql: Sql | undefined;
  try {
    const isFile = file !== IN_MEMORY;
    if (isFile) mkdirSync(dirname(file), { recursive: true });
    const isNew = isFile && !existsSync(file);
    sql = openSql(file, BUSY_MS);
    const problem = integrityProblem(sql);
    if (problem !== null) {
      sql.close();
      sql = undefined;
      throw setAside(file, problem);
    }
    // In WAL, NORMAL loses nothing when the process dies; a power cut may cost the last moments, never the file.
    sql.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
    // What is deleted is overwritten.
    sql.execute("PRAGMA secure_delete = ON");
    // A file that may only be read opens without complaint, and fails at the first write.
    sql.execute(`PRAGMA application_id = ${APPLICATION_ID}`);
    migrate(sql, file);
    // What people ask is nobody else's to read.
    if (isNew) chmodSync(file, 0o600);
    return closingWhole(sql);
  } catch (error) {
    sql?.close();
    const reason = messageOf(error);
    switch (faultOf(error)) {
      case "damaged":
        throw setAside(file, reason, error);
      case "unwritable":
        throw new UnwritableStoreError(file, reason, { cause: error });
      case "busy":
      case "other":
        throw error;
    }
  }
}

/** Gives a damaged file, and what was not yet written into it, a name that nothing else has. */
function setAside(file: string, reason: string, cause?: unknown): DamagedStoreError {
  const stamp = new Date().toISOString().replace(/[-:]|\..*/g, "");
  let name = `${file}.damaged-${stamp}`;
  for (let count = 2; existsSync(name); count++) name = `${file}.damaged-${stamp}-${count}`;
  try {
    for (const end of ["", "-wal", "-shm"]) {
      if (existsSync(file + end)) renameSync(file + end, name + end);
    }
  } catch (error) {
    throw new UnwritableStoreError(file, `it is damaged and cannot be set aside: ${reason}`, {
      cause: error,
    });
  }
  return new DamagedStoreError(file, name, reason, newestBackupOf(dirname(file)), { cause });
}

/** At the end everything goes into the one file, so that it can be copied by itself; else the next opening sees to it. */
function closingWhole(sql: Sql): Sql {
  return {
    ...sql,
    close: () => {
      try {
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      } catch (error) {
        if (faultOf(error) === "other") throw error;
      } finally {
        sql.close();
      }
    },
  };
}
