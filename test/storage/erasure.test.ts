import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { openSql, type Sql } from "../../src/platform/sqlite.ts";
import { type AuditEntry, createAuditLog } from "../../src/storage/audit.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { createErasure, keepToRetention } from "../../src/storage/erasure.ts";
import { createStoredSettings } from "../../src/storage/settings.ts";
import { openStore, type Store, STORE_FILE } from "../../src/storage/store.ts";

let folder: string;
let logged: { fields: object; message: string }[];
let store: Store;
const open: { close(): void }[] = [];
const log = {
  warn: (fields: object, message: string) => void logged.push({ fields, message }),
  error: (fields: object, message: string) => void logged.push({ fields, message }),
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-erasure-"));
  logged = [];
  store = openStore(folder, log);
  open.push(store);
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) one.close();
  await rm(folder, { recursive: true, force: true });
});

/** A second connection, as another program has one. */
function beside(): Sql {
  const sql = openSql(join(folder, STORE_FILE), 0);
  open.push(sql);
  return sql;
}

let traces = 0;
function ask(userId: number, question: string, more: { at?: number; chatId?: number } = {}): string {
  const written = entry(`t${traces++}`, userId, question, more);
  store.audit.record(written);
  return written.trace;
}

function entry(
  trace: string,
  userId: number,
  question: string,
  { at = Date.now(), chatId = userId }: { at?: number; chatId?: number } = {},
): AuditEntry {
  return {
    trace,
    at,
    asked: "question",
    outcome: "answered",
    language: "id",
    kind: "refusal",
    verdict: null,
    provisions: [],
    corpusHash: "0123",
    model: null,
    latencyMs: 1,
    words: { userId, chatId, question, request: { type: "question", text: question } },
  };
}

/** The files of the store in which the words stand. */
async function filesWith(words: string): Promise<string[]> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.map(async (name) => ((await readFile(join(folder, name))).includes(words) ? [name] : [])),
  );
  return found.flat();
}

const questionsOf = (user: number) => store.audit.questionsOf(user, { type: "newest" }, 100).questions;
const countRow = z.object({ count: z.number() });
const count = (table: string): number | undefined =>
  beside().get(countRow, `SELECT count(*) AS count FROM ${table}`)?.count;

/** Words of 7 in every place that holds words, among those of 99 others, as they come and go. */
function fill(): string {
  const mine = "RAHASIA-TUJUH";
  let last = "";
  for (let round = 0; round < 6; round++)
    for (let user = 1; user <= 100; user++) {
      const words = `${user === 7 ? mine : `orang ${user}`} ${"kata ".repeat(((user * 7 + round * 13) % 60) + 1)}`;
      const trace = ask(user, words);
      if (user === 7) last = trace;
      store.settings.update(user, {
        history: { turns: Array.from({ length: round + 1 }, () => words) },
        facts: { words },
        dialog: round % 2 === 0 ? { words } : null,
      });
    }
  store.feedback.giveReason(last, 7, "other");
  store.feedback.awaitNote(last, 7, 7, 50);
  store.feedback.takeNote(7, 7, 50, `${mine} catatan`);
  return mine;
}

describe("a person's erasure", () => {
  it("leaves none of their words in the bytes of the database and its write-ahead log, and all of the others'", async () => {
    const mine = fill();
    expect(await filesWith(mine)).not.toEqual([]);
    expect(store.erasure.ofPerson(7).questions).toBe(6);
    expect(await filesWith(mine)).toEqual([]);
    expect(questionsOf(7)).toEqual([]);
    expect(store.settings.get(7)).toMatchObject({ history: null, facts: null, dialog: null });
    expect(questionsOf(8)).toHaveLength(6);
    expect(store.settings.get(8).history).not.toBeNull();
    expect(logged).toEqual([]);
  });

  it("keeps the count of questions and votes, which names nobody, and notes that it was done", () => {
    const trace = ask(7, "satu");
    ask(8, "dua");
    store.feedback.giveReason(trace, 7, "article");
    store.erasure.ofPerson(7);
    expect(store.audit.find(trace)).toMatchObject({ kind: "refusal", words: null });
    expect([count("audit"), count("audit_words"), count("feedback")]).toEqual([2, 1, 1]);
    const row = z.object({ user_id: z.null(), vote: z.string(), reason: z.null() });
    expect(beside().get(row, "SELECT user_id, vote, reason FROM feedback")?.vote).toBe("wrong");
    const erasure = z.object({ reason: z.string(), questions: z.number() });
    expect(beside().all(erasure, "SELECT reason, questions FROM audit_erasures")).toEqual([
      { reason: "asked", questions: 1 },
    ]);
  });

  it("in a group takes only their own, and the conversation that goes on from them", async () => {
    ask(7, "KATA-SAYA di grup", { chatId: -100 });
    ask(8, "KATA-MEREKA di grup", { chatId: -100 });
    ask(8, "KATA-MEREKA di grup lain", { chatId: -200 });
    for (const chat of [-100, -200]) store.settings.update(chat, { language: "en", history: ["KATA-SAYA"] });
    store.settings.update(-200, { history: ["KATA-MEREKA"] });
    store.erasure.ofPerson(7);
    expect(await filesWith("KATA-SAYA")).toEqual([]);
    expect(questionsOf(8)).toHaveLength(2);
    expect(store.settings.get(-100)).toMatchObject({ language: "en", history: null });
    expect(store.settings.get(-200)).toMatchObject({ history: ["KATA-MEREKA"] });
  });

  it("of someone who never asked does no harm, and can be repeated", () => {
    ask(8, "dua");
    expect([store.erasure.ofPerson(7).questions, store.erasure.ofPerson(7).questions]).toEqual([0, 0]);
    expect(questionsOf(8)).toHaveLength(1);
  });

  it("reaches words that waited in memory for the disk", () => {
    const sql = openDatabase(join(folder, "other", STORE_FILE));
    open.push(sql);
    const settings = createStoredSettings(sql, () => undefined);
    const audit = createAuditLog(sql, () => undefined);
    const erasure = createErasure({ sql, settings, audit, log });
    sql.execute("PRAGMA max_page_count = 1");
    const long = "panjang ".repeat(2_000);
    settings.update(7, { history: [long] });
    audit.record(entry("waits", 7, long));
    audit.record(entry("theirs", 8, long));
    sql.execute("PRAGMA max_page_count = 100000");
    expect(erasure.ofPerson(7).questions).toBe(1);
    expect(settings.get(7).history).toBeNull();
    expect(audit.find("waits")?.words).toBeNull();
    audit.record(entry("next", 8, "kini"));
    expect(audit.questionsOf(8, { type: "newest" }, 9).questions.map(({ trace }) => trace)).toEqual([
      "next",
      "theirs",
    ]);
  });

  it("removes the rows also while another program reads, and says what stays until the next start", async () => {
    ask(7, "KATA-SAYA");
    const reader = beside();
    reader.execute("BEGIN");
    reader.all(countRow, "SELECT count(*) AS count FROM audit");
    expect(store.erasure.ofPerson(7).questions).toBe(1);
    expect(questionsOf(7)).toEqual([]);
    expect(logged).toMatchObject([{ message: expect.stringContaining("may stay in the file") }]);
    reader.execute("COMMIT");
    reader.close();
    open.pop();
    store.close();
    store = openStore(folder, log);
    open.splice(0, open.length, store);
    expect(await filesWith("KATA-SAYA")).toEqual([]);
  }, 60_000);

  it("that the disk refuses is told as an error, and removes nothing", () => {
    const trace = ask(7, "satu");
    beside().execute(
      "CREATE TRIGGER refuse BEFORE DELETE ON audit_words BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
    );
    expect(() => store.erasure.ofPerson(7)).toThrow("disk I/O error");
    expect(store.audit.find(trace)?.words?.question).toBe("satu");
    expect(count("audit_erasing")).toBe(0);
  });
});

describe("words past their time", () => {
  const DAY = 24 * 60 * 60 * 1_000;
  const NOW = Date.UTC(2026, 10, 24);

  it("go at the start and then daily, those in time stay, and every question counts on", async () => {
    vi.useFakeTimers({ now: NOW });
    try {
      ask(7, "KATA-LAMA", { at: NOW - 31 * DAY });
      ask(7, "KATA-KEMARIN", { at: NOW - 29.5 * DAY });
      ask(7, "KATA-BARU", { at: NOW });
      const end = keepToRetention(store.erasure, 30);
      expect(questionsOf(7).map(({ words }) => words.question)).toEqual(["KATA-BARU", "KATA-KEMARIN"]);
      expect(await filesWith("KATA-LAMA")).toEqual([]);
      vi.advanceTimersByTime(DAY);
      expect(questionsOf(7).map(({ words }) => words.question)).toEqual(["KATA-BARU"]);
      end();
      vi.advanceTimersByTime(60 * DAY);
      expect(questionsOf(7)).toHaveLength(1);
      expect(count("audit")).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("go from the conversations and the votes too", () => {
    const trace = ask(7, "lama");
    store.feedback.giveReason(trace, 7, "unclear");
    store.settings.update(7, { language: "en", history: ["lama"], facts: { a: 1 } });
    store.erasure.expire(Date.now() + 1);
    expect(store.settings.get(7)).toMatchObject({ language: "en", history: null, facts: null });
    expect(store.feedback.find(trace, 7)).toBeUndefined();
    expect(count("feedback")).toBe(1);
  });

  it("leave no trace in the bytes among the words that stay", async () => {
    const mine = fill();
    beside().run("UPDATE chats SET changed_at = 0 WHERE chat_id = 7");
    beside().run("UPDATE feedback SET at = 0");
    beside().execute("DROP TRIGGER audit_update");
    beside().run("UPDATE audit SET at = 0 WHERE id IN (SELECT id FROM audit_words WHERE user_id = 7)");
    expect(store.erasure.expire(1)).toBe(6);
    expect(await filesWith(mine)).toEqual([]);
  });
});
