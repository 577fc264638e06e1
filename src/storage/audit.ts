import { z } from "zod";
import { faultOf, jsonColumn, type Sql } from "../platform/sqlite.ts";

/**
 * The audit log: one entry for each question that was handled. What counts what happened stays for good and names nobody;
 * the words, and whose they are, can be erased (erasure.ts).
 */

export interface AuditEntry {
  /** Names the answer: in the log, to the user where something failed, and under its buttons. */
  readonly trace: string;
  /** Milliseconds, as `Date.now()`. */
  readonly at: number;
  /** By what it was asked; a button that shows an article or further results is no question of its own. */
  readonly asked: "question" | "citation" | "search" | "check" | "inline" | "button";
  readonly outcome: "answered" | "failed";
  /** Of the answer; null where there is none. */
  readonly language: string | null;
  readonly kind: string | null;
  readonly verdict: string | null;
  /** Ids of the provisions that were quoted. */
  readonly provisions: readonly string[];
  readonly corpusHash: string;
  /** The language model that had a part in the answer; null where none had. */
  readonly model: { readonly name: string; readonly promptVersion: string } | null;
  /** From the question's arrival until the answer was sent. */
  readonly latencyMs: number;
  /** Null once they are erased, and of someone who cannot be told from others. */
  readonly words: AuditWords | null;
}

export interface AuditWords {
  readonly userId: number;
  readonly chatId: number;
  readonly question: string;
  /** What was asked for, as JSON that its writer reads back. */
  readonly request: unknown;
}

/** One of a person's questions, with its place in the log. */
export interface PastQuestion extends AuditEntry {
  readonly id: number;
  readonly words: AuditWords;
}

/** A part of the list of a person's questions: the newest, or those next to one that was shown. */
export type PageOf =
  | { readonly type: "newest" }
  | { readonly type: "older"; readonly than: number }
  | { readonly type: "newer"; readonly than: number };

export interface QuestionPage {
  /** Newest first. */
  readonly questions: readonly PastQuestion[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

export interface AuditLog {
  /** Never throws: an entry that the disk does not take is kept in memory, and written with the next one that it takes. */
  record(entry: AuditEntry): void;
  /** @throws an error of the binding when the file cannot be read, as do the next two */
  find(trace: string): AuditEntry | undefined;
  /** A question of that person by its id; undefined for anybody else's. */
  questionOf(userId: number, id: number): PastQuestion | undefined;
  questionsOf(userId: number, page: PageOf, size: number): QuestionPage;
  /**
   * The entries from a moment on, oldest first, read in parts as they are asked for. Presses of buttons are not among them.
   * @throws an error of the binding when the file cannot be read
   */
  since(at: number): Iterable<AuditEntry>;
  /** Drops the words of a person that are not yet on the disk. @returns of how many entries */
  dropUnwritten(userId: number): number;
}

/** Entries that wait for the disk. */
const UNWRITTEN_AT_MOST = 1_000;

/** @param onFault told of every write that failed */
export function createAuditLog(sql: Sql, onFault: (error: unknown) => void): AuditLog {
  let unwritten: AuditEntry[] = [];
  return {
    record: (entry) => {
      unwritten.push(entry);
      if (unwritten.length > UNWRITTEN_AT_MOST) unwritten.shift();
      for (let next = unwritten[0]; next !== undefined; next = unwritten[0]) {
        try {
          insert(sql, next);
        } catch (error) {
          onFault(error);
          // What the disk does not take now it may take later; what the table does not take it never will.
          if (faultOf(error) !== "other") return;
        }
        unwritten.shift();
      }
    },
    find: (trace) =>
      unwritten.find((entry) => entry.trace === trace) ??
      sql.get(entryRow, `${SELECT} LEFT JOIN audit_words USING (id) WHERE trace = ?`, trace),
    questionOf: (userId, id) =>
      sql.get(questionRow, `${SELECT} JOIN audit_words USING (id) WHERE user_id = ? AND id = ?`, userId, id),
    questionsOf: (userId, page, size) => pageOf(sql, userId, page, size),
    since: (at) => entriesSince(sql, at),
    dropUnwritten: (userId) => {
      const isTheirs = (entry: AuditEntry): boolean => entry.words?.userId === userId;
      const dropped = unwritten.filter(isTheirs).length;
      unwritten = unwritten.map((entry) => (isTheirs(entry) ? { ...entry, words: null } : entry));
      return dropped;
    },
  };
}

function insert(sql: Sql, { words, model, provisions, ...entry }: AuditEntry): void {
  sql.transaction(() => {
    sql.run(
      `INSERT INTO audit (trace, at, asked, outcome, language, kind, verdict, provisions, corpus_hash, model, prompt_version,
         latency_ms) VALUES (:trace, :at, :asked, :outcome, :language, :kind, :verdict, :provisions, :corpusHash, :model,
         :promptVersion, :latencyMs)`,
      {
        ...{ ...entry, latencyMs: Math.round(entry.latencyMs), provisions: JSON.stringify(provisions) },
        ...{ model: model?.name ?? null, promptVersion: model?.promptVersion ?? null },
      },
    );
    if (words !== null)
      sql.run(
        `INSERT INTO audit_words (id, user_id, chat_id, question, request)
         VALUES (last_insert_rowid(), :userId, :chatId, :question, :request)`,
        { ...words, request: JSON.stringify(words.request) },
      );
  });
}

const SELECT = `SELECT id, trace, at, asked, outcome, language, kind, verdict, provisions, corpus_hash AS corpusHash, model,
  prompt_version, latency_ms AS latencyMs, user_id AS userId, chat_id AS chatId, question, request FROM audit`;

const idRow = z.object({ id: z.number().int() });
const columns = idRow.extend({
  trace: z.string(),
  at: z.number(),
  asked: z.enum(["question", "citation", "search", "check", "inline", "button"]),
  outcome: z.enum(["answered", "failed"]),
  ...{ language: z.string().nullable(), kind: z.string().nullable(), verdict: z.string().nullable() },
  provisions: jsonColumn.pipe(z.array(z.string())),
  corpusHash: z.string(),
  ...{ model: z.string().nullable(), prompt_version: z.string().nullable() },
  latencyMs: z.number(),
});
const wordColumns = z.object({
  userId: z.number().int(),
  chatId: z.number().int(),
  question: z.string(),
  request: jsonColumn,
});

const questionRow = columns
  .merge(wordColumns)
  .transform(({ userId, chatId, question, request, ...row }): PastQuestion => ({
    ...factsOf(row),
    words: { userId, chatId, question, request },
  }));

const entryRow: z.ZodType<AuditEntry, z.ZodTypeDef, unknown> = z.union([
  questionRow,
  columns.transform((row): AuditEntry => ({ ...factsOf(row), words: null })),
]);

function factsOf({ model, prompt_version, ...facts }: z.infer<typeof columns>): Omit<PastQuestion, "words"> {
  return { ...facts, model: model === null ? null : { name: model, promptVersion: prompt_version ?? "" } };
}

const READ_AT_ONCE = 500;

function* entriesSince(sql: Sql, at: number): Generator<AuditEntry> {
  for (let last = 0; ;) {
    const found = sql.all(
      idRow.passthrough(),
      `${SELECT} LEFT JOIN audit_words USING (id) WHERE at >= ? AND asked <> 'button' AND id > ? ORDER BY id LIMIT ?`,
      at,
      last,
      READ_AT_ONCE,
    );
    for (const row of found) yield entryRow.parse(row);
    const newest = found.at(-1);
    if (newest === undefined || found.length < READ_AT_ONCE) return;
    last = newest.id;
  }
}

function pageOf(sql: Sql, userId: number, page: PageOf, size: number): QuestionPage {
  const [where, order] = {
    newest: ["", "DESC"],
    older: ["AND id < :than", "DESC"],
    newer: ["AND id > :than", "ASC"],
  }[page.type];
  const found = sql.all(
    questionRow,
    `${SELECT} JOIN audit_words USING (id) WHERE user_id = :userId AND asked <> 'button' ${where} ORDER BY id ${order} LIMIT :limit`,
    // One more than is shown tells whether there are further ones.
    { userId, limit: size + 1, ...(page.type === "newest" ? {} : { than: page.than }) },
  );
  const questions = found.slice(0, size);
  const hasMore = found.length > size;
  if (page.type === "newer") return { questions: questions.reverse(), hasOlder: true, hasNewer: hasMore };
  return { questions, hasOlder: hasMore, hasNewer: page.type === "older" };
}
