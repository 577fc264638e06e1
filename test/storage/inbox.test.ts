import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Sql } from "../../src/platform/sqlite.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { type Inbox, createStoredHandledUpdates, createStoredInbox } from "../../src/storage/updates.ts";

const BOT = 123456789;

let folder: string;
let sql: Sql;
let faults: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-inbox-"));
  sql = openDatabase(join(folder, "assistant.db"));
  faults = [];
});

afterEach(async () => {
  sql.close();
  await rm(folder, { recursive: true, force: true });
});

const opened = (): Inbox & { close(): void } => createStoredInbox(sql, (error) => faults.push(error));
const update = (id: number, words = "halo") => ({ id, body: JSON.stringify({ update_id: id, words }) });
const idsOf = (inbox: Inbox, botId = BOT): number[] => inbox.waiting(botId).map(({ id }) => id);

describe("the inbox", () => {
  it("keeps updates through a restart, oldest first, until they are done with", () => {
    const inbox = opened();
    expect([...inbox.accept(BOT, [update(12), update(10), update(11)])]).toEqual([12, 10, 11]);
    inbox.done(BOT, 11);
    expect(opened().waiting(BOT)).toEqual([update(10), update(12)]);
    expect(idsOf(opened(), 987)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("takes an update once, whether it still waits or has been handled", () => {
    const inbox = opened();
    createStoredHandledUpdates(sql, (error) => faults.push(error)).add(BOT, 1);
    inbox.accept(BOT, [update(2)]);
    expect([...inbox.accept(BOT, [update(1), update(2), update(3), update(3)])]).toEqual([3]);
    expect([...inbox.accept(987, [update(1)])]).toEqual([1]);
  });

  it("leaves out what was handled when the program ended just before striking it out", () => {
    const inbox = opened();
    inbox.accept(BOT, [update(1), update(2)]);
    createStoredHandledUpdates(sql, (error) => faults.push(error)).add(BOT, 1);
    expect(idsOf(opened())).toEqual([2]);
  });

  it("counts the attempts that did not come to their end, and tells whether something may have been sent", () => {
    const inbox = opened();
    inbox.accept(BOT, [update(1), update(2)]);
    expect(inbox.attempts(BOT, 1)).toEqual({ count: 0, mayHaveAnswered: false });
    inbox.begin(BOT, 1);
    expect(opened().attempts(BOT, 1)).toEqual({ count: 1, mayHaveAnswered: false });
    inbox.begin(BOT, 1);
    inbox.answering(BOT, 1);
    expect(opened().attempts(BOT, 1)).toEqual({ count: 2, mayHaveAnswered: true });
    inbox.release(BOT, [1, 2]);
    expect(opened().attempts(BOT, 1)).toEqual({ count: 1, mayHaveAnswered: true });
    expect(opened().attempts(BOT, 2)).toEqual({ count: 0, mayHaveAnswered: false });
  });

  it("knows nothing of an update that was never accepted", () => {
    const inbox = opened();
    inbox.begin(BOT, 5);
    expect(inbox.attempts(BOT, 5)).toEqual({ count: 0, mayHaveAnswered: false });
    expect(faults).toEqual([]);
  });

  it("leaves no word of a struck-out update in any file of the folder, moments later", async () => {
    vi.useFakeTimers();
    try {
      const inbox = opened();
      const words = "rahasia-kepala-daerah ".repeat(400);
      inbox.accept(BOT, [update(1, words), update(2, "masih menunggu")]);
      expect(await allBytes()).toContain("rahasia-kepala-daerah");
      inbox.done(BOT, 1);
      vi.advanceTimersByTime(6_000);
      expect(await allBytes()).not.toContain("rahasia-kepala-daerah");
      expect(await allBytes()).toContain("masih menunggu");
      expect(faults).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("goes on in memory while the disk is full: nothing is refused, and nothing is taken twice", () => {
    const inbox = opened();
    sql.execute("PRAGMA max_page_count = 1");
    const long = update(1, "panjang ".repeat(4_000));
    expect([...inbox.accept(BOT, [long])]).toEqual([1]);
    expect([...inbox.accept(BOT, [long])]).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
    inbox.begin(BOT, 1);
    inbox.done(BOT, 1);
    sql.execute("PRAGMA max_page_count = 1073741823");
    expect([...inbox.accept(BOT, [update(2)])]).toEqual([2]);
    expect(idsOf(inbox)).toEqual([2]);
  });
});

async function allBytes(): Promise<string> {
  const names = await readdir(folder);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), "latin1")));
  return files.join("\n");
}
