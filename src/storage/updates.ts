import { z } from "zod";
import { orElse, type Sql } from "../platform/sqlite.ts";
import { LRUCache } from "lru-cache";

/**
 * The updates that have been taken from Telegram and are not done with. One is written down before Telegram is told that it
 * has arrived, and struck out when its answer has gone out: what a crash interrupts is taken up again at the next start.
 */
export interface Inbox {
  /**
   * Writes updates down, all of them or, where the disk fails, none.
   * @param botId the number before the colon of the bot's token
   * @returns the ids of those that are new: neither waiting here nor handled before
   */
  accept(botId: number, updates: readonly KeptUpdate[]): ReadonlySet<number>;
  /** What waits, oldest first. */
  waiting(botId: number): KeptUpdate[];
  /** What is known of the attempts at handling an update. */
  attempts(botId: number, updateId: number): Attempts;
  /** Counts an attempt. */
  begin(botId: number, updateId: number): void;
  /** From now on something of the answer may have reached the user. */
  answering(botId: number, updateId: number): void;
  /** Takes back the attempts at updates that the program stops for by itself. */
  release(botId: number, updateIds: readonly number[]): void;
  /** Strikes an update out; its words are overwritten on the disk. */
  done(botId: number, updateId: number): void;
}

export interface KeptUpdate {
  readonly id: number;
  /** The update as JSON. */
  readonly body: string;
}

export interface Attempts {
  /** How many did not come to their end. */
  readonly count: number;
  /** Whether something of an answer may have been sent. */
  readonly mayHaveAnswered: boolean;
}

const NONE: Attempts = { count: 0, mayHaveAnswered: false };

/** For entrances whose updates cannot be lost, such as the terminal, and where nothing can be written. */
export function createMemoryInbox(): Inbox {
  const kept = new Map<string, true>();
  const keyOf = (botId: number, updateId: number): string => `${botId}:${updateId}`;
  return {
    accept: (botId, updates) => {
      const fresh = updates.filter(({ id }) => !kept.has(keyOf(botId, id)));
      for (const { id } of fresh) kept.set(keyOf(botId, id), true);
      return new Set(fresh.map(({ id }) => id));
    },
    waiting: () => [],
    attempts: () => NONE,
    begin: () => undefined,
    answering: () => undefined,
    release: () => undefined,
    done: (botId, updateId) => {
      kept.delete(keyOf(botId, updateId));
    },
  };
}

/** The database's log of changes still holds a struck-out update's words; it is emptied this long after. */
const TIDY_AFTER_MS = 5_000;

const keptRow = z.object({ id: z.number(), body: z.string() });
const attemptsRow = z.object({
  count: z.number(),
  mayHaveAnswered: z.number().transform((answering) => answering !== 0),
});

/**
 * The inbox in the database. What it cannot take is kept in memory: a full disk costs no answer, only what a crash would then lose.
 * @param onFault told of every read or write that failed
 * @param now milliseconds, as `Date.now()`
 */
export function createStoredInbox(
  sql: Sql,
  onFault: (error: unknown) => void,
  now: () => number = Date.now,
): Inbox & { close(): void } {
  const unsaved = createMemoryInbox();
  let tidying: NodeJS.Timeout | undefined;
  const trying = <T>(work: () => T, otherwise: () => T): T => orElse(onFault, work, otherwise);
  const change = (statement: string, botId: number, updateId: number): void => {
    trying(
      () => sql.run(`${statement} WHERE bot_id = ? AND update_id = ?`, botId, updateId),
      () => 0,
    );
  };
  const execute = (script: string): void =>
    trying(
      () => sql.execute(script),
      () => undefined,
    );
  const tidy = (): void => {
    tidying = undefined;
    // Whoever is reading the file, as for a backup, is not waited for.
    execute("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)");
    execute("PRAGMA busy_timeout = 5000");
  };

  return {
    accept: (botId, updates) => {
      if (updates.length === 0) return new Set();
      const insert = `INSERT INTO pending_updates (bot_id, update_id, body, accepted_at) SELECT :botId, :id, :body, :now
        WHERE NOT EXISTS (SELECT 1 FROM handled_updates WHERE bot_id = :botId AND update_id = :id) ON CONFLICT DO NOTHING`;
      const write = (): ReadonlySet<number> =>
        sql.transaction(() => {
          const fresh = updates.filter(
            ({ id, body }) => sql.run(insert, { botId, id, body, now: now() }) > 0,
          );
          return new Set(fresh.map(({ id }) => id));
        });
      return trying(write, () => unsaved.accept(botId, updates));
    },
    waiting: (botId) => {
      const read = (): KeptUpdate[] => {
        sql.run(
          `DELETE FROM pending_updates WHERE bot_id = ?1 AND update_id IN
             (SELECT update_id FROM handled_updates WHERE bot_id = ?1)`,
          botId,
        );
        const select =
          "SELECT update_id AS id, body FROM pending_updates WHERE bot_id = ? ORDER BY update_id";
        return sql.all(keptRow, select, botId);
      };
      return trying(read, () => []);
    },
    attempts: (botId, updateId) => {
      const select = `SELECT attempts AS count, answering AS mayHaveAnswered FROM pending_updates
        WHERE bot_id = ? AND update_id = ?`;
      return trying(
        () => sql.get(attemptsRow, select, botId, updateId) ?? NONE,
        () => NONE,
      );
    },
    begin: (botId, updateId) => {
      change("UPDATE pending_updates SET attempts = attempts + 1", botId, updateId);
    },
    answering: (botId, updateId) => {
      change("UPDATE pending_updates SET answering = 1", botId, updateId);
    },
    release: (botId, updateIds) => {
      for (const id of updateIds)
        change("UPDATE pending_updates SET attempts = max(attempts - 1, 0)", botId, id);
    },
    done: (botId, updateId) => {
      unsaved.done(botId, updateId);
      change("DELETE FROM pending_updates", botId, updateId);
      tidying ??= setTimeout(tidy, TIDY_AFTER_MS).unref();
    },
    close: () => {
      clearTimeout(tidying);
    },
  };
}

/** The updates that have been answered: Telegram may hand one out again, above all after a restart. */
export interface HandledUpdates {
  /** @param botId the number before the colon of the bot's token */
  has(botId: number, updateId: number): boolean;
  add(botId: number, updateId: number): void;
}

/** Telegram keeps an update for 24 hours; twice that is kept here. */
const KEPT_MS = 48 * 60 * 60 * 1_000;
const PRUNE_EVERY = 1_000;

export function createMemoryHandledUpdates(capacity = 10_000): HandledUpdates {
  const handled = new LRUCache<string, true>({ max: capacity });
  return {
    has: (botId, updateId) => handled.get(`${botId}:${updateId}`) === true,
    add: (botId, updateId) => {
      handled.set(`${botId}:${updateId}`, true);
    },
  };
}

const foundRow = z.object({ found: z.number() });

/**
 * Handled updates in the database. What it cannot take is kept in memory.
 * @param onFault told of every read or write that failed
 * @param now milliseconds, as `Date.now()`
 */
export function createStoredHandledUpdates(
  sql: Sql,
  onFault: (error: unknown) => void,
  now: () => number = Date.now,
): HandledUpdates {
  const unsaved = createMemoryHandledUpdates();
  let added = 0;
  return {
    has: (botId, updateId) => {
      const select = "SELECT 1 AS found FROM handled_updates WHERE bot_id = ? AND update_id = ?";
      const read = (): boolean => sql.get(foundRow, select, botId, updateId) !== undefined;
      return unsaved.has(botId, updateId) || orElse(onFault, read, () => false);
    },
    add: (botId, updateId) => {
      const write = (): void => {
        sql.run("INSERT OR REPLACE INTO handled_updates VALUES (?, ?, ?)", botId, updateId, now());
        if (added++ % PRUNE_EVERY === 0)
          sql.run("DELETE FROM handled_updates WHERE handled_at < ?", now() - KEPT_MS);
      };
      orElse(onFault, write, () => {
        unsaved.add(botId, updateId);
      });
    },
  };
}
