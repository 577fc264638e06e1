import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openSql, type Sql } from "../../src/platform/sqlite.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { DamagedStoreError, NewerStoreError, UnwritableStoreError } from "../../src/storage/errors.ts";
import { migrate, MIGRATIONS } from "../../src/storage/migrations.ts";

let folder: string;
let file: string;
const open: Sql[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "asisten-store-"));
  file = join(folder, "data", "assistant.db");
});

afterEach(async () => {
  for (const sql of open.splice(0)) sql.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the file, and closes it after the test. */
function opened(): Sql {
  const sql = openDatabase(file);
  open.push(sql);
  return sql;
}

/** A store that has been used and closed, with enough in it to spread over many pages. */
function writeUsedStore(): void {
  const sql = openDatabase(file);
  sql.transaction(() => {
    for (let chat = 1; chat <= 500; chat++)
      sql.run(
        "INSERT INTO chats (chat_id, last_language, discussed, changed_at) VALUES (?, 'id', ?, 0)",
        chat,
        "uu-37-1999/pasal-5/".repeat(20),
      );
  });
  sql.close();
}

/** The main file by itself, under another name. */
async function copied(name: string): Promise<string> {
  const copy = join(folder, "data", name);
  await copyFile(file, copy);
  return copy;
}

const versions = (sql: Sql): number[] =>
  sql
    .all(z.object({ version: z.number() }), "SELECT version FROM store_versions ORDER BY version")
    .map(({ version }) => version);

const chatsIn = (sql: Sql): number | undefined =>
  sql.get(z.object({ count: z.number() }), "SELECT count(*) AS count FROM chats")?.count;

function faultOfOpening(): unknown {
  try {
    opened();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("opening", () => {
  it("makes the folder and the file, which nobody else may read, in write-ahead mode", async () => {
    const sql = opened();
    expect(sql.get(z.object({ journal_mode: z.string() }), "PRAGMA journal_mode")?.journal_mode).toBe("wal");
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it("finds what was written before, in one file once it is closed", async () => {
    writeUsedStore();
    file = await copied("alone.db");
    expect(chatsIn(opened())).toBe(500);
  });

  it("waits for another process that is writing rather than fail", async () => {
    opened();
    const child = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import Libsql from "libsql";
         const sql = new Libsql(process.argv[1]);
         sql.exec("BEGIN IMMEDIATE; INSERT INTO chats (chat_id, last_language, changed_at) VALUES (1, 'id', 0)");
         console.log("writing");
         setTimeout(() => { sql.exec("COMMIT"); sql.close(); }, 300);`,
        file,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(child.stdout, "data");
    const [sql] = open;
    sql?.run("INSERT INTO chats (chat_id, last_language, changed_at) VALUES (2, 'id', 0)");
    expect(sql === undefined ? 0 : chatsIn(sql)).toBe(2);
    await once(child, "close");
  });
});

describe("migrations", () => {
  it("bring an empty file to the newest version, once", () => {
    expect(versions(opened())).toEqual(MIGRATIONS.map(({ version }) => version));
    expect(versions(opened())).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  it("bring a file of version 1 to the newest, and keep what is in it", () => {
    openDatabase(file).close();
    const old = openSql(`${file}.1`, 0);
    migrate(old, file, MIGRATIONS.slice(0, 1));
    old.run("INSERT INTO chats (chat_id, language, last_language, changed_at) VALUES (7, 'en', 'en', 0)");
    old.close();
    file = `${file}.1`;
    const sql = opened();
    expect(versions(sql)).toEqual(MIGRATIONS.map(({ version }) => version));
    const row = z.object({ language: z.string() });
    expect(sql.get(row, "SELECT language FROM chats WHERE chat_id = 7")).toEqual({ language: "en" });
  });

  it("leave nothing of a step that fails, and what stood before it", () => {
    const sql = opened();
    const next = MIGRATIONS.length + 1;
    const broken = [
      ...MIGRATIONS,
      { version: next, script: "CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE chats (a INTEGER);" },
    ];
    expect(() => {
      migrate(sql, file, broken);
    }).toThrow(/chats already exists/);
    expect(versions(sql)).toEqual(MIGRATIONS.map(({ version }) => version));
    const table = z.object({ name: z.string() });
    expect(sql.all(table, "SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
  });

  it("refuse a file of a later program, name both versions, and leave it where it is", async () => {
    writeUsedStore();
    const sql = openSql(file, 0);
    sql.run("INSERT INTO store_versions VALUES (99, '2030-01-01')");
    sql.close();
    const fault = faultOfOpening();
    expect(fault).toBeInstanceOf(NewerStoreError);
    expect(String(fault)).toMatch(/assistant\.db was made by a later version.*store version 99/);
    expect((await readdir(join(folder, "data"))).filter((name) => name.includes("damaged"))).toEqual([]);
  });

  it("are numbered from 1 without gaps", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it("are never edited once released: a change is a further one", () => {
    const digest = (script: string): string =>
      createHash("sha256").update(script.replace(/\s+/g, " ").trim()).digest("hex").slice(0, 16);
    expect(MIGRATIONS.map(({ script }) => digest(script))).toEqual([
      "bdba5da221b39faa",
      "4f95ae6689658f14",
      "6797f18e0a7880d1",
      "d065bb8862015d89",
      "4d190b7f2979cbd4",
      "34dc0270aec54f15",
      "9e4df6005cf5a507",
    ]);
  });
});

describe("a damaged file", () => {
  const damages: [string, () => Promise<void>][] = [
    ["that is no database", () => writeFile(file, "bukan basis data\n".repeat(500))],
    ["that was cut off", () => truncate(file, 5_000)],
    [
      "with a page overwritten",
      async () => {
        const bytes = await readFile(file);
        bytes.fill(0xa5, 3 * 4_096, 4 * 4_096);
        await writeFile(file, bytes);
      },
    ],
    [
      "with its pages swapped",
      async () => {
        const bytes = await readFile(file);
        const tail = bytes.subarray(bytes.length - 4_096);
        const before = Buffer.from(bytes.subarray(bytes.length - 8_192, bytes.length - 4_096));
        tail.copy(bytes, bytes.length - 8_192);
        before.copy(bytes, bytes.length - 4_096);
        await writeFile(file, bytes);
      },
    ],
  ];

  it.each(damages)(
    "%s is set aside unchanged, and the error says where and what to do",
    async (_, damage) => {
      writeUsedStore();
      await damage();
      const before = await readFile(file);
      const fault = faultOfOpening();
      if (!(fault instanceof DamagedStoreError)) throw new Error(`no damage was seen: ${String(fault)}`);
      expect(fault.message).toContain(`${file} is damaged`);
      expect(fault.message).toContain(`set aside as ${fault.setAside}`);
      expect(fault.message).toContain(`npm run backup -- --restore`);
      expect((await readFile(fault.setAside)).equals(before)).toBe(true);
      expect(chatsIn(opened())).toBe(0);
    },
  );

  it("never takes the place of one that was set aside before", async () => {
    const kept: string[] = [];
    for (const words of ["satu", "dua", "tiga"]) {
      await rm(file, { force: true });
      openDatabase(file).close();
      await writeFile(file, words.repeat(100));
      const fault = faultOfOpening();
      kept.push(fault instanceof DamagedStoreError ? await readFile(fault.setAside, "utf8") : "");
    }
    expect(kept).toEqual(["satu", "dua", "tiga"].map((words) => words.repeat(100)));
  });
});

describe("what cannot be written", () => {
  /** Runs the work as a user without rights where the tests run as root, to whom every folder is open. */
  function asNobody<T>(work: () => T): T {
    if (process.geteuid?.() !== 0) return work();
    process.seteuid?.(65_534);
    try {
      return work();
    } finally {
      process.seteuid?.(0);
    }
  }

  it("a read-only folder is told by name, with what to do", async () => {
    await chmod(folder, 0o555);
    const fault = asNobody(faultOfOpening);
    await chmod(folder, 0o755);
    expect(fault).toBeInstanceOf(UnwritableStoreError);
    expect(String(fault)).toMatch(/assistant\.db cannot be written .*DATA_DIR/);
  });

  it("a read-only file is told, and left as it is", async () => {
    writeUsedStore();
    const copy = await copied("copy.db");
    await chmod(file, 0o444);
    await chmod(join(folder, "data"), 0o555);
    await chmod(folder, 0o755);
    const fault = asNobody(faultOfOpening);
    await chmod(join(folder, "data"), 0o755);
    expect(fault).toBeInstanceOf(UnwritableStoreError);
    expect((await readFile(file)).equals(await readFile(copy))).toBe(true);
  });

  it("a folder that is a file is told too", async () => {
    await writeFile(join(folder, "data"), "");
    expect(faultOfOpening()).toBeInstanceOf(UnwritableStoreError);
  });
});

describe("a process that is killed", () => {
  it("in the middle of a transaction leaves all that was written before it, and nothing of it", async () => {
    const sql = opened();
    const child = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import Libsql from "libsql";
         const sql = new Libsql(process.argv[1]);
         const insert = sql.prepare("INSERT INTO chats (chat_id, last_language, discussed, changed_at) VALUES (?, 'id', ?, 0)");
         for (let chat = 1; chat <= 10; chat++) insert.run(chat, "whole");
         sql.exec("BEGIN IMMEDIATE");
         // More than the page cache holds, so that some of it is in the file when the process dies.
         for (let chat = 11; chat <= 20_000; chat++) insert.run(chat, "half ".repeat(100));
         console.log("in the middle");
         setInterval(() => {}, 1000);`,
        file,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    expect(chatsIn(sql)).toBe(10);
    expect(chatsIn(opened())).toBe(10);
  });
});
