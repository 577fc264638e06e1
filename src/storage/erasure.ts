import { z } from "zod";
import { messageOf } from "../platform/errors.ts";
import type { Sql } from "../platform/sqlite.ts";
import type { AuditLog } from "./audit.ts";
import type { SettingsStore } from "./settings.ts";

/**
 * Removing what people wrote, and that it was theirs: from the tables, and from the bytes of the file and its write-ahead log.
 * What counts questions and votes stays, and names nobody.
 */
export interface Erasure {
  /**
   * Removes the words of one person, wherever they were written: their questions, their private chat, the votes' owner, reasons
   * and notes, and the conversation under way in each group they asked in, which may go on from their words.
   * @throws an error of the binding; then nothing was removed
   */
  ofPerson(userId: number): Erased;
  /**
   * Removes the words that are older, of everybody. Never throws.
   * @param before milliseconds, as `Date.now()`
   * @returns how many questions lost their words
   */
  expire(before: number): number;
}

export interface Erased {
  /** How many questions lost their words. */
  readonly questions: number;
  /** The chats whose conversations were forgotten. */
  readonly chats: readonly number[];
}

type Log = (fields: object, message: string) => void;

export interface ErasureDependencies {
  readonly sql: Sql;
  readonly audit: AuditLog;
  readonly settings: SettingsStore;
  readonly log: { readonly warn: Log };
  /** Milliseconds, as `Date.now()`, which is the default. */
  readonly now?: () => number;
}

const chatRow = z.object({ chat_id: z.number().int() });
const checkpointRow = z.object({ busy: z.number() });

const FORGET_WORDS = "discussed = NULL, facts = NULL, history = NULL, dialog = NULL";
const HAS_WORDS = "coalesce(discussed, facts, history, dialog) IS NOT NULL";
const FORGET_VOTER = "user_id = NULL, reason = NULL, note = NULL, note_chat = NULL, note_message = NULL";

export function createErasure({ sql, audit, settings, log, now = Date.now }: ErasureDependencies): Erasure {
  const removeWords = (reason: "asked" | "retention", where: string, value: number): number => {
    sql.run("INSERT INTO audit_erasing (only_one) VALUES (1)");
    const questions = sql.run(`DELETE FROM audit_words WHERE ${where}`, value);
    sql.run("DELETE FROM audit_erasing");
    if (questions > 0)
      sql.run(
        "INSERT INTO audit_erasures (at, reason, questions) VALUES (?, ?, ?)",
        now(),
        reason,
        questions,
      );
    return questions;
  };

  /** The rows are gone by now; copies of them may still stand in the file's free space and in the write-ahead log. */
  const scrub = (): void => {
    try {
      // Overwriting what is deleted misses copies that were left when a page was split.
      sql.execute("VACUUM");
      const [checkpoint] = sql.all(checkpointRow, "PRAGMA wal_checkpoint(TRUNCATE)");
      if (checkpoint?.busy === 1) throw new Error("another program is reading the file");
    } catch (error) {
      const reason = messageOf(error);
      log.warn(
        { reason },
        "words were removed, but traces of them may stay in the file until the next start",
      );
    }
  };

  return {
    ofPerson: (userId) => {
      const { questions, chats } = sql.transaction(() => {
        const asked = sql.all(chatRow, "SELECT DISTINCT chat_id FROM audit_words WHERE user_id = ?", userId);
        const groups = asked.map(({ chat_id: chat }) => chat).filter((chat) => chat !== userId);
        // A private chat has the number of its person.
        sql.run("DELETE FROM chats WHERE chat_id = ?", userId);
        for (const chat of groups) sql.run(`UPDATE chats SET ${FORGET_WORDS} WHERE chat_id = ?`, chat);
        sql.run(`UPDATE feedback SET ${FORGET_VOTER} WHERE user_id = ?`, userId);
        return { questions: removeWords("asked", "user_id = ?", userId), chats: [userId, ...groups] };
      });
      const unwritten = audit.dropUnwritten(userId);
      for (const chat of chats) settings.dropUnwritten(chat);
      scrub();
      return { questions: questions + unwritten, chats };
    },
    expire: (before) => {
      try {
        const [questions, others] = sql.transaction(() => {
          const chats = sql.run(
            `UPDATE chats SET ${FORGET_WORDS} WHERE changed_at < ? AND ${HAS_WORDS}`,
            before,
          );
          const votes = sql.run(
            `UPDATE feedback SET ${FORGET_VOTER} WHERE at < ? AND user_id IS NOT NULL`,
            before,
          );
          const ofAudit = "id IN (SELECT id FROM audit WHERE at < ?)";
          return [removeWords("retention", ofAudit, before), chats + votes] as const;
        });
        if (questions + others > 0) scrub();
        return questions;
      } catch (error) {
        const reason = messageOf(error);
        log.warn({ reason }, "words past their time could not be removed; the next try is in a day");
        return 0;
      }
    },
  };
}

// Removes words past their time, at once and then daily, for as long as the program runs.

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * @param days how long words are kept
 * @returns ends it
 */
export function keepToRetention(erasure: Erasure, days: number, now: () => number = Date.now): () => void {
  const expire = (): void => {
    erasure.expire(now() - days * DAY_MS);
  };
  expire();
  const timer = setInterval(expire, DAY_MS);
  // It keeps no program alive that has nothing else to do.
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
