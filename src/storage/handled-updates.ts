import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Sql } from "../platform/sqlite.ts";

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
  const prune = (): void => {
    sql.run("DELETE FROM handled_updates WHERE handled_at < ?", now() - KEPT_MS);
  };
  return {
    has: (botId, updateId) => {
      if (unsaved.has(botId, updateId)) return true;
      try {
        const found = sql.get(
          foundRow,
          "SELECT 1 AS found FROM handled_updates WHERE bot_id = ? AND update_id = ?",
          botId,
          updateId,
        );
        return found !== undefined;
      } catch (error) {
        onFault(error);
        return false;
      }
    },
    add: (botId, updateId) => {
      try {
        sql.run("INSERT OR REPLACE INTO handled_updates VALUES (?, ?, ?)", botId, updateId, now());
        if (added++ % PRUNE_EVERY === 0) prune();
      } catch (error) {
        unsaved.add(botId, updateId);
        onFault(error);
      }
    },
  };
}
