import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Sql } from "../../src/platform/sqlite.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { createStoredHandledUpdates } from "../../src/storage/updates.ts";
import { createStoredSettings } from "../../src/storage/settings.ts";
import { openStore, type Store, STORE_FILE } from "../../src/storage/store.ts";

let folder: string;
let logged: { level: string; message: string }[];
const log = {
  warn: (_: object, message: string) => void logged.push({ level: "warn", message }),
  error: (_: object, message: string) => void logged.push({ level: "error", message }),
};
const open: { close(): void }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-store-"));
  logged = [];
});

afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await rm(folder, { recursive: true, force: true });
});

function opened(dataDir = folder): Store {
  const store = openStore(dataDir, log);
  open.push(store);
  return store;
}

function database(): Sql {
  const sql = openDatabase(join(folder, STORE_FILE));
  open.push(sql);
  return sql;
}

const unexpected = (error: unknown): void => {
  throw error;
};

describe("settings in the store", () => {
  it("are those of a new chat until something is changed, and then outlive a restart", () => {
    const { settings } = opened();
    expect(settings.get(1)).toEqual({
      language: null,
      lastLanguage: "id",
      discussed: null,
      facts: null,
      history: null,
      dialog: null,
    });
    const dialog = { state: { trail: [1, "dua", null] } };
    settings.update(1, { language: "en", dialog });
    settings.update(-1_001_234_567_890, { discussed: "uu-37-1999/pasal-5" });
    const later = opened().settings;
    expect(later.get(1)).toMatchObject({ language: "en", lastLanguage: "id", dialog });
    expect(later.get(-1_001_234_567_890)).toMatchObject({ language: null, discussed: "uu-37-1999/pasal-5" });
    later.update(1, { language: null, dialog: null });
    expect(opened().settings.get(1)).toMatchObject({ language: null, dialog: null });
  });

  it("drop what is no JSON any more, and keep the rest", () => {
    const sql = database();
    const settings = createStoredSettings(sql, unexpected);
    settings.update(1, { language: "en", facts: { a: 1 }, dialog: { b: 2 } });
    sql.run("UPDATE chats SET dialog = substr(dialog, 1, 4) WHERE chat_id = 1");
    expect(settings.get(1)).toMatchObject({ language: "en", facts: { a: 1 }, dialog: null });
  });

  it("are kept in memory while the disk is full, which is reported, and on disk again after", () => {
    const sql = database();
    const faults: unknown[] = [];
    const settings = createStoredSettings(sql, (error) => faults.push(error));
    settings.update(1, { language: "en" });
    sql.execute("PRAGMA max_page_count = 1");
    const dialog = { words: "panjang ".repeat(2_000) };
    settings.update(1, { dialog });
    expect(faults.map(String)).toEqual([expect.stringContaining("full")]);
    expect(settings.get(1)).toMatchObject({ language: "en", dialog });
    expect(createStoredSettings(sql, unexpected).get(1)).toMatchObject({ language: "en", dialog: null });
    sql.execute("PRAGMA max_page_count = 100000");
    settings.update(1, { lastLanguage: "en" });
    expect(createStoredSettings(sql, unexpected).get(1)).toMatchObject({ language: "en", dialog });
  });
});

describe("handled updates", () => {
  it("are known after a restart, bot by bot", () => {
    opened().handledUpdates.add(11, 1_000);
    const { handledUpdates } = opened();
    expect(handledUpdates.has(11, 1_000)).toBe(true);
    expect(handledUpdates.has(11, 1_001)).toBe(false);
    expect(handledUpdates.has(12, 1_000)).toBe(false);
  });

  it("are forgotten when Telegram no longer keeps them", () => {
    const sql = database();
    let now = 0;
    const handled = createStoredHandledUpdates(sql, unexpected, () => now);
    handled.add(11, 1);
    now += 47 * 3_600_000;
    createStoredHandledUpdates(sql, unexpected, () => now).add(11, 2);
    expect(handled.has(11, 1)).toBe(true);
    now += 2 * 3_600_000;
    createStoredHandledUpdates(sql, unexpected, () => now).add(11, 3);
    expect([1, 2, 3].map((id) => handled.has(11, id))).toEqual([false, true, true]);
  });

  it("are kept in memory when the store takes none", () => {
    const sql = database();
    const faults: unknown[] = [];
    const handled = createStoredHandledUpdates(sql, (error) => faults.push(error));
    sql.execute("DROP TABLE handled_updates");
    handled.add(11, 1);
    expect(handled.has(11, 1)).toBe(true);
    expect(faults).toHaveLength(1);
  });
});

describe("a store that cannot be used", () => {
  it("because it is damaged is set aside with an error in the log, and an empty one takes its place", async () => {
    await writeFile(join(folder, STORE_FILE), "rusak ".repeat(1_000));
    const { settings } = opened();
    settings.update(1, { language: "en" });
    expect(opened().settings.get(1).language).toBe("en");
    expect(logged).toEqual([{ level: "error", message: expect.stringMatching(/damaged.*set aside as/) }]);
    expect((await readdir(folder)).some((name) => name.startsWith(`${STORE_FILE}.damaged-`))).toBe(true);
  });

  it("because its folder is none goes on in memory, and says so", async () => {
    await writeFile(join(folder, "data"), "");
    const { settings, handledUpdates } = opened(join(folder, "data"));
    settings.update(1, { language: "en" });
    handledUpdates.add(11, 1);
    expect(settings.get(1).language).toBe("en");
    expect(handledUpdates.has(11, 1)).toBe(true);
    expect(logged).toEqual([
      { level: "warn", message: expect.stringMatching(/cannot be written.*forgotten at a restart/) },
    ]);
  });
});
