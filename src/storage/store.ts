import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../platform/errors.ts";
import { type Sql, faultOf } from "../platform/sqlite.ts";
import { type AccessStore, createAccessStore } from "./access.ts";
import { type AuditLog, createAuditLog } from "./audit.ts";
import { IN_MEMORY, openDatabase } from "./database.ts";
import { type Erasure, createErasure } from "./erasure.ts";
import { DamagedStoreError, UnwritableStoreError } from "./errors.ts";
import { type FeedbackStore, createFeedbackStore } from "./feedback.ts";
import { type HandledUpdates, type Inbox, createStoredHandledUpdates, createStoredInbox } from "./updates.ts";
import { type SettingsStore, createStoredSettings } from "./settings.ts";

/** Everything that outlives a restart. */
export interface Store {
  readonly settings: SettingsStore;
  readonly handledUpdates: HandledUpdates;
  /** Whom administrators let in. */
  readonly allowed: AccessStore;
  /** What the bot's buttons are sealed with; made at the first start. */
  readonly buttonKey: string;
  readonly audit: AuditLog;
  readonly inbox: Inbox;
  /** Why nothing can be kept now; null where it can. Tries it. */
  fault(): string | null;
  readonly feedback: FeedbackStore;
  readonly erasure: Erasure;
  /** Writes out what is pending and lets go of the file. Whoever stops the program calls it last. */
  close(): void;
}

export interface StoreLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const STORE_FILE = "assistant.db";
const BUTTON_KEY = "buttons";

/** A disk that fails is reported this often, not with every message. */
const REPORT_EVERY_MS = 60_000;

/**
 * Opens the store of a data folder. A damaged file is set aside and an empty store used instead; where nothing can be
 * written, the program goes on in memory. Both are said in the log.
 * @throws NewerStoreError when a later version of the program has changed the file
 */
export function openStore(dataDir: string, log: StoreLog): Store {
  const file = join(dataDir, STORE_FILE);
  try {
    return storedIn(openPatiently(file, log), file, log);
  } catch (error) {
    if (!(error instanceof UnwritableStoreError)) throw error;
    log.warn({ file }, `${error.message} Until then everything is forgotten at a restart.`);
    return openMemoryStore(log);
  }
}

/** A store that is forgotten when the program ends. */
export function openMemoryStore(log: StoreLog): Store {
  return storedIn(openDatabase(IN_MEMORY), IN_MEMORY, log);
}

function openPatiently(file: string, log: StoreLog): Sql {
  try {
    return openDatabase(file);
  } catch (error) {
    if (!(error instanceof DamagedStoreError)) throw error;
    log.error({ file, setAside: error.setAside }, error.message);
    return openDatabase(file);
  }
}

function storedIn(sql: Sql, file: string, log: StoreLog): Store {
  let reported = Number.NEGATIVE_INFINITY;
  const onFault = (error: unknown): void => {
    if (performance.now() - reported < REPORT_EVERY_MS) return;
    reported = performance.now();
    const reason = messageOf(error);
    log.error({ file, reason }, "the store failed; what it cannot take is kept in memory until a restart");
  };
  const inbox = createStoredInbox(sql, onFault);
  const settings = createStoredSettings(sql, onFault);
  const audit = createAuditLog(sql, onFault);
  return {
    settings,
    handledUpdates: createStoredHandledUpdates(sql, onFault),
    allowed: createAccessStore(sql, onFault),
    buttonKey: secretIn(sql, BUTTON_KEY),
    inbox,
    fault: () => {
      if (file === IN_MEMORY) return "everything is kept in memory, and forgotten at a restart";
      try {
        sql.transaction(() => {
          sql.run("INSERT OR REPLACE INTO secrets (name, value) VALUES ('probe', '')");
          sql.run("DELETE FROM secrets WHERE name = 'probe'");
        });
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    audit,
    feedback: createFeedbackStore(sql),
    erasure: createErasure({ sql, audit, settings, log }),
    close: () => {
      inbox.close();
      sql.close();
    },
  };
}

const secretRow = z.object({ value: z.string().min(1) });

/**
 * A key of the program's own, made when it is first asked for. Where it cannot be kept, as on a full disk, it holds until a restart.
 * @returns 32 random bytes as hexadecimal digits
 */
export function secretIn(sql: Sql, name: string): string {
  const fresh = randomBytes(32).toString("hex");
  try {
    // Another process may make one at the same moment: the first counts.
    sql.run("INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, fresh);
  } catch (error) {
    if (faultOf(error) !== "unwritable") throw error;
  }
  return sql.get(secretRow, "SELECT value FROM secrets WHERE name = ?", name)?.value ?? fresh;
}
