import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readIngested } from "../../src/law/imported/reading.ts";
import { hashOf } from "../../src/law/imported/registry.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import { openSql, type Sql } from "../../src/platform/sqlite.ts";
import { backupsIn } from "../../src/storage/backup/backup-folder.ts";
import { makeBackup } from "../../src/storage/backup/make.ts";
import { restoreBackup } from "../../src/storage/backup/restore.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { STORE_FILE } from "../../src/storage/store.ts";

/** What a backup holds, when it is refused, and that bringing one back loses nothing. */

const NOW = new Date("2026-11-24T09:30:00Z");
const ACT = `PERATURAN DAERAH KOTA CONTOH
NOMOR 7 TAHUN 2021
TENTANG
KERJA SAMA DENGAN LUAR NEGERI

Pasal 1
Kerja sama dilaksanakan dengan persetujuan DPRD.
`;

let folder: string;
let dataDir: string;
let backups: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-backup-"));
  dataDir = join(folder, "data");
  backups = join(dataDir, "backups");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const store = (): string => join(dataDir, STORE_FILE);

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

/** The binding lets go of a file that was closed when the garbage is collected; in the field the program has ended by then. */
async function letGo(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    if (typeof collectGarbage === "function") collectGarbage();
    await sleep(20);
  }
}

async function restore(backup: string): Promise<string | null> {
  await letGo();
  return restoreBackup(dataDir, backup, NOW);
}

const make = (more: { keep?: number; folder?: string; now?: Date } = {}) =>
  makeBackup({ dataDir, folder: backups, keep: null, now: NOW, ...more });

function addChat(sql: Sql, chat: number): void {
  sql.run("INSERT INTO chats (chat_id, last_language, changed_at) VALUES (?, 'id', 0)", chat);
}

function chatsOf(file: string): number[] {
  const sql = openDatabase(file);
  try {
    const row = z.object({ chat_id: z.number() });
    return sql.all(row, "SELECT chat_id FROM chats ORDER BY chat_id").map(({ chat_id }) => chat_id);
  } finally {
    sql.close();
  }
}

function storeWith(...chats: number[]): void {
  const sql = openDatabase(store());
  for (const chat of chats) addChat(sql, chat);
  sql.close();
}

const bringIn = () =>
  ingest(
    { corpusDir: "corpus", dataDir },
    { bytes: Buffer.from(ACT), name: "perda.txt", id: "perda-kota-contoh-7-2021" },
  );

const actsIn = async (): Promise<string[]> =>
  [...(await readIngested(join(dataDir, "corpus")))].map(({ act }) => act.entry.id);

/** Everything below a folder that is a file, with its hash. */
async function contentOf(place: string): Promise<Map<string, string>> {
  await letGo();
  const files = new Map<string, string>();
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(path, hashOf(await readFile(path)));
    }
  return files;
}

describe("making a backup", () => {
  it("of a store that is open and being written takes all that was committed, and nothing else", async () => {
    const sql = openDatabase(store());
    addChat(sql, 1);
    const { path } = await make();
    addChat(sql, 2);
    sql.close();
    expect(path).toBe(join(backups, "backup-20261124T093000Z"));
    expect(chatsOf(join(path, STORE_FILE))).toEqual([1]);
    expect((await stat(join(path, STORE_FILE))).mode & 0o077).toBe(0);
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it("takes the acts of the office along", async () => {
    storeWith(1);
    await bringIn();
    expect(await make()).toMatchObject({ acts: 1 });
    await rm(join(dataDir, "corpus"), { recursive: true });
    expect(await actsIn()).toEqual([]);
    await restore(join(backups, "backup-20261124T093000Z"));
    expect(await actsIn()).toEqual(["perda-kota-contoh-7-2021"]);
  });

  it("keeps as many as it is told, the newest, and touches nothing else in the folder", async () => {
    storeWith(1);
    await writeFile(join(folder, "catatan.txt"), "");
    for (let day = 1; day <= 5; day++)
      await make({ folder, keep: 3, now: new Date(`2026-11-0${day}T00:00:00Z`) });
    expect(backupsIn(folder)).toEqual(["03", "04", "05"].map((day) => `backup-202611${day}T000000Z`));
    expect(existsSync(join(folder, "catatan.txt"))).toBe(true);
  });

  it("twice in a second gives two", async () => {
    storeWith(1);
    const paths = [await make(), await make()].map(({ path }) => path);
    expect(new Set(paths).size).toBe(2);
    expect(backupsIn(backups)).toHaveLength(2);
  });

  it("of a damaged store is refused, names the newest backup, and leaves file and backups as they are", async () => {
    storeWith(1, 2, 3);
    const { path } = await make();
    await writeFile(store(), "rusak ".repeat(2_000));
    const before = await contentOf(folder);
    await expect(make()).rejects.toThrow(
      new RegExp(`is damaged .*no backup was made.*The newest backup here is ${path}.*--restore ${path}`),
    );
    expect(await contentOf(folder)).toEqual(before);
  });

  it("where there is no store says which folder was looked in", async () => {
    await expect(make()).rejects.toThrow(/nothing to back up: no .*assistant\.db.*DATA_DIR/);
    expect(existsSync(backups)).toBe(false);
  });

  it("into a place that cannot be written says what to do, and leaves nothing there", async () => {
    storeWith(1);
    await writeFile(backups, "a file");
    await expect(make()).rejects.toThrow(/No backup was made in .*backups.*--to/);
  });

  it("that was killed half-way is no backup, and is cleared away by the next", async () => {
    storeWith(1);
    const { path } = await make();
    const half = join(backups, "backup-20261124T080000Z.part");
    await cp(path, half, { recursive: true });
    expect(backupsIn(backups)).toHaveLength(1);
    await make();
    expect(existsSync(half)).toBe(false);
  });
});

describe("bringing a backup back", () => {
  it("gives what was there then, and moves aside what was there now", async () => {
    storeWith(1, 2);
    const { path } = await make();
    storeWith(3);
    const aside = await restore(path);
    expect(chatsOf(store())).toEqual([1, 2]);
    expect(chatsOf(join(aside ?? "", STORE_FILE))).toEqual([1, 2, 3]);
    expect((await stat(store())).mode & 0o077).toBe(0);
  });

  it("works into an empty folder, as on a new machine", async () => {
    storeWith(1);
    const { path } = await make({ folder: join(folder, "elsewhere") });
    await rm(dataDir, { recursive: true });
    expect(await restore(path)).toBeNull();
    expect(chatsOf(store())).toEqual([1]);
  });

  it("works on a store that is damaged, as its error says", async () => {
    storeWith(1, 2);
    const { path } = await make();
    await writeFile(store(), "rusak ".repeat(2_000));
    expect(() => openDatabase(store())).toThrow(
      new RegExp(`The newest backup is ${path}.*npm run backup -- --restore ${path}`),
    );
    await restore(path);
    expect(chatsOf(store())).toEqual([1, 2]);
  });

  it("is refused while the program has the store open, and changes nothing", async () => {
    const sql = openDatabase(store());
    addChat(sql, 1);
    const { path } = await make();
    addChat(sql, 2);
    await expect(restore(path)).rejects.toThrow(/The program is running .*Stop it/);
    sql.close();
    expect(chatsOf(store())).toEqual([1, 2]);
  });

  it.each<[string, RegExp, (backup: string) => Promise<void>]>([
    ["a byte of whose store was changed", /was changed or damaged/, flipByteOf(STORE_FILE)],
    ["whose store is gone", /is missing/, (backup) => rm(join(backup, STORE_FILE))],
    ["a registry in which was changed", /was changed or damaged/, flipByteOf("corpus/registry.json")],
    [
      "without its list of files",
      /is no backup, or not a whole one/,
      (backup) => rm(join(backup, "backup.json")),
    ],
    ["that is not there", /is no backup/, (backup) => rm(backup, { recursive: true })],
  ])("refuses one %s, and changes nothing", async (_, message, damage) => {
    storeWith(1);
    await bringIn();
    const { path } = await make({ folder: join(folder, "elsewhere") });
    storeWith(2);
    await damage(path);
    const before = await contentOf(dataDir);
    await expect(restore(path)).rejects.toThrow(message);
    expect(await contentOf(dataDir)).toEqual(before);
  });

  it("refuses one of a later program", async () => {
    storeWith(1);
    const sql = openSql(store(), 0);
    sql.run("INSERT INTO store_versions VALUES (99, '2030-01-01')");
    sql.close();
    const { path } = await make();
    await expect(restore(path)).rejects.toThrow(/later version .*store version 99/);
  });
});

function flipByteOf(file: string): (backup: string) => Promise<void> {
  return async (backup) => {
    const bytes = await readFile(join(backup, file));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(join(backup, file), bytes);
  };
}

describe("the command", () => {
  const command = (...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATA_DIR: dataDir };
      execFile(
        process.execPath,
        ["scripts/run.js", "src/cli/backup.ts", ...args],
        { env },
        (error, stdout, stderr) => {
          resolve({ status: error === null ? 0 : 1, stdout, stderr });
        },
      );
    });

  it("makes, lists and brings back; what is wrong is said in a line and by the exit status", async () => {
    storeWith(1);
    const made = await command("--keep", "2");
    expect(made).toMatchObject({ status: 0, stderr: "" });
    const [name = ""] = backupsIn(backups);
    expect(made.stdout).toContain(`${join(backups, name)}: the store and 0 act(s)`);
    expect((await command("--list")).stdout.trim()).toBe(join(backups, name));
    storeWith(2);
    await letGo();
    expect((await command("--restore", name)).stdout).toContain("What was there before is in ");
    expect(chatsOf(store())).toEqual([1]);
    for (const wrong of [
      ["--keep", "0"],
      ["--list", "--restore", "x"],
      ["--salah"],
      ["--restore", "tidak-ada"],
    ]) {
      const { status, stdout, stderr } = await command(...wrong);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(stderr).not.toBe("");
    }
  }, 60_000);
});
