import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Sql } from "../../src/platform/sqlite.ts";
import { type AuditEntry, createAuditLog } from "../../src/storage/audit.ts";
import { IN_MEMORY, openDatabase } from "../../src/storage/database.ts";

const unexpected = (error: unknown): void => {
  throw error;
};

function entry(trace: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    trace,
    at: 1_700_000_000_000,
    asked: "question",
    outcome: "answered",
    language: "id",
    kind: "eligibility",
    verdict: "conditional",
    provisions: ["uu-32-2004/pasal-42/ayat-1/huruf-g"],
    corpusHash: "0123abcd",
    model: null,
    latencyMs: 12,
    words: { userId: 7, chatId: 7, question: "Bolehkah?", request: { type: "question", text: "Bolehkah?" } },
    ...more,
  };
}

const by = (userId: number, question: string): Partial<AuditEntry> => ({
  words: { userId, chatId: userId, question, request: { type: "question", text: question } },
});

const countIn = (sql: Sql, table: string): number =>
  sql.get(z.object({ count: z.number() }), `SELECT count(*) AS count FROM ${table}`)?.count ?? -1;

describe("an entry", () => {
  it.each([
    ["with everything", entry("aa", { model: { name: "qwen2.5:7b", promptVersion: "answer-1 query-1" } })],
    ["of someone who cannot be told from others", entry("bb", { words: null })],
    [
      "of a failure",
      entry("cc", { outcome: "failed", kind: null, verdict: null, language: null, provisions: [] }),
    ],
  ])("%s is found again by its trace", (_, written) => {
    const audit = createAuditLog(openDatabase(IN_MEMORY), unexpected);
    audit.record(written);
    audit.record(entry("other"));
    expect(audit.find(written.trace)).toMatchObject(written);
    expect(audit.find("unknown")).toBeUndefined();
  });
});

describe("the tables of the audit log", () => {
  const refused: [string, string, RegExp][] = [
    ["a row changed", "UPDATE audit SET verdict = 'eligible'", /append-only/],
    ["a row removed", "DELETE FROM audit", /append-only/],
    ["a row put in place of another by its trace", replacing("5", "aa"), /append-only/],
    ["a row put in place of another by its number", replacing("1", "zz"), /append-only/],
    ["words changed", "UPDATE audit_words SET question = 'lain'", /never change/],
    ["words given to someone else", "UPDATE audit_words SET user_id = 8", /never change/],
    ["words replaced", "REPLACE INTO audit_words VALUES (1, 7, 7, 'lain', 'null')", /never change/],
    ["words removed by the way", "DELETE FROM audit_words", /erasure alone/],
    ["an erasure undone", "DELETE FROM audit_erasures", /append-only/],
    ["an erasure changed", "UPDATE audit_erasures SET questions = 0", /append-only/],
  ];

  function replacing(id: string, trace: string): string {
    return `REPLACE INTO audit (id, trace, at, asked, outcome, provisions, corpus_hash, latency_ms)
      VALUES (${id}, '${trace}', 0, 'question', 'answered', '[]', '', 0)`;
  }

  it.each(refused)("do not let %s", (_, statement, why) => {
    const sql = openDatabase(IN_MEMORY);
    const audit = createAuditLog(sql, unexpected);
    audit.record(entry("aa"));
    sql.run("INSERT INTO audit_erasures (at, reason, questions) VALUES (0, 'asked', 1)");
    expect(() => sql.run(statement)).toThrow(why);
    expect(audit.find("aa")).toMatchObject(entry("aa"));
    expect([countIn(sql, "audit"), countIn(sql, "audit_words")]).toEqual([1, 1]);
  });
});

describe("a disk that fails", () => {
  it("costs no entry: those that it did not take are written, in order, with the next that it takes", () => {
    const sql = openDatabase(IN_MEMORY);
    const faults: unknown[] = [];
    const audit = createAuditLog(sql, (error) => faults.push(error));
    audit.record(entry("before"));
    sql.execute("PRAGMA max_page_count = 1");
    const long = { ...by(7, "panjang ".repeat(2_000)) };
    audit.record(entry("first", long));
    audit.record(entry("second", long));
    expect(faults.map(String)).toEqual([expect.stringContaining("full"), expect.stringContaining("full")]);
    expect(audit.find("second")).toMatchObject(long);
    expect(countIn(sql, "audit")).toBe(1);
    sql.execute("PRAGMA max_page_count = 100000");
    audit.record(entry("third"));
    const traces = sql.all(z.object({ trace: z.string() }), "SELECT trace FROM audit ORDER BY id");
    expect(traces.map(({ trace }) => trace)).toEqual(["before", "first", "second", "third"]);
  });

  it("holds up no later entry by one that the table never takes", () => {
    const sql = openDatabase(IN_MEMORY);
    const faults: unknown[] = [];
    const audit = createAuditLog(sql, (error) => faults.push(error));
    audit.record(entry("same"));
    audit.record(entry("same"));
    audit.record(entry("next"));
    expect(faults).toHaveLength(1);
    expect(countIn(sql, "audit")).toBe(2);
  });

  it("keeps no words in memory that their owner has had dropped", () => {
    const sql = openDatabase(IN_MEMORY);
    const audit = createAuditLog(sql, () => undefined);
    sql.execute("PRAGMA max_page_count = 1");
    audit.record(entry("mine", by(7, "panjang ".repeat(2_000))));
    audit.record(entry("theirs", by(8, "panjang ".repeat(2_000))));
    audit.dropUnwritten(7);
    expect(audit.find("mine")?.words).toBeNull();
    expect(audit.find("theirs")?.words?.userId).toBe(8);
  });
});

describe("a person's questions", () => {
  function asked(...questions: [number, string, Partial<AuditEntry>?][]) {
    const audit = createAuditLog(openDatabase(IN_MEMORY), unexpected);
    questions.forEach(([user, text, more], index) => {
      audit.record(entry(`t${index}`, { ...by(user, text), ...more }));
    });
    return audit;
  }
  const texts = (page: ReturnType<ReturnType<typeof asked>["questionsOf"]>): string[] =>
    page.questions.map(({ words }) => words.question);

  it("come newest first, a page at a time, in both directions, and hold still while new ones come", () => {
    const audit = asked(...Array.from({ length: 7 }, (_, index): [number, string] => [7, `q${index + 1}`]));
    const first = audit.questionsOf(7, { type: "newest" }, 3);
    expect([texts(first), first.hasOlder, first.hasNewer]).toEqual([["q7", "q6", "q5"], true, false]);
    audit.record(entry("new", by(7, "q8")));
    const second = audit.questionsOf(7, { type: "older", than: first.questions.at(-1)?.id ?? 0 }, 3);
    expect([texts(second), second.hasOlder, second.hasNewer]).toEqual([["q4", "q3", "q2"], true, true]);
    const last = audit.questionsOf(7, { type: "older", than: second.questions.at(-1)?.id ?? 0 }, 3);
    expect([texts(last), last.hasOlder, last.hasNewer]).toEqual([["q1"], false, true]);
    const back = audit.questionsOf(7, { type: "newer", than: last.questions[0]?.id ?? 0 }, 3);
    expect([texts(back), back.hasOlder, back.hasNewer]).toEqual([["q4", "q3", "q2"], true, true]);
  });

  it("are theirs alone, and no buttons", () => {
    const audit = asked([7, "satu"], [8, "dua"], [7, "Pasal 42", { asked: "button" }], [7, "tiga"]);
    const own = audit.questionsOf(7, { type: "newest" }, 8);
    expect(texts(own)).toEqual(["tiga", "satu"]);
    const id = own.questions[0]?.id ?? 0;
    expect(audit.questionOf(7, id)?.words.question).toBe("tiga");
    expect(audit.questionOf(8, id)).toBeUndefined();
    expect(audit.questionsOf(9, { type: "newest" }, 8)).toEqual({
      questions: [],
      hasOlder: false,
      hasNewer: false,
    });
  });
});
