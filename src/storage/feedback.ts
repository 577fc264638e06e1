import { z } from "zod";
import type { Sql } from "../platform/sqlite.ts";

/** What people say of an answer: one vote a person and answer, which they may change. */

export type Vote = "helpful" | "wrong";

export const REASONS = ["article", "verdict", "not-asked", "unclear", "other"] as const;
export type Reason = (typeof REASONS)[number];

export interface Feedback {
  readonly vote: Vote;
  /** Why it is wrong; null where that was not said. */
  readonly reason: Reason | null;
  /** In the person's own words. */
  readonly note: string | null;
}

/** Every method throws an error of the binding when the file fails. */
export interface FeedbackStore {
  /** Keeps a vote in place of an earlier one; a change of mind drops reason and note. @returns what was kept before */
  vote(trace: string, userId: number, vote: Vote): Feedback | undefined;
  /** Keeps why an answer is wrong, also of someone who has not voted or voted otherwise. @returns what was kept before */
  giveReason(trace: string, userId: number, reason: Reason): Feedback | undefined;
  /** Notes the message to which that person's reply is the note. */
  awaitNote(trace: string, userId: number, chatId: number, messageId: number): void;
  /**
   * Keeps the note that answers such a message, once.
   * @returns the answer it is about; undefined for a reply to any other message
   */
  takeNote(userId: number, chatId: number, messageId: number, note: string): string | undefined;
  find(trace: string, userId: number): Feedback | undefined;
}

const feedbackRow = z.object({
  vote: z.enum(["helpful", "wrong"]),
  reason: z.enum(REASONS).nullable(),
  note: z.string().nullable(),
});
const traceRow = z.object({ trace: z.string() });

/** @param now milliseconds, as `Date.now()` */
export function createFeedbackStore(sql: Sql, now: () => number = Date.now): FeedbackStore {
  const select = "SELECT vote, reason, note FROM feedback WHERE trace = ? AND user_id = ?";
  const find = (trace: string, userId: number): Feedback | undefined =>
    sql.get(feedbackRow, select, trace, userId);
  const keep = (trace: string, userId: number, next: Feedback): Feedback | undefined => {
    const before = find(trace, userId);
    sql.run(
      `INSERT INTO feedback (trace, user_id, vote, reason, note, at) VALUES (:trace, :userId, :vote, :reason, :note, :at)
       ON CONFLICT (trace, user_id) DO UPDATE SET vote = :vote, reason = :reason, note = :note, at = :at`,
      { trace, userId, ...next, at: now() },
    );
    return before;
  };
  return {
    find,
    vote: (trace, userId, vote) => {
      const before = find(trace, userId);
      return before?.vote === vote ? before : keep(trace, userId, { vote, reason: null, note: null });
    },
    giveReason: (trace, userId, reason) =>
      keep(trace, userId, { vote: "wrong", reason, note: find(trace, userId)?.note ?? null }),
    awaitNote: (trace, userId, chatId, messageId) => {
      sql.run(
        "UPDATE feedback SET note_chat = :chatId, note_message = :messageId WHERE trace = :trace AND user_id = :userId",
        { chatId, messageId, trace, userId },
      );
    },
    takeNote: (userId, chatId, messageId, note) =>
      sql.get(
        traceRow,
        `UPDATE feedback SET note = :note, note_chat = NULL, note_message = NULL
         WHERE user_id = :userId AND note_chat = :chatId AND note_message = :messageId AND vote = 'wrong' RETURNING trace`,
        { userId, chatId, messageId, note },
      )?.trace,
  };
}
