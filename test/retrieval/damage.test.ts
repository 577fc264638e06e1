import { spawn } from "node:child_process";
import { cp, mkdir, open as openFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { IngestedAct } from "../../src/law/imported/registry.ts";
import type { Chunk } from "../../src/retrieval/chunks.ts";
import { indexFolder, openIndex } from "../../src/retrieval/index.ts";
import type { Retriever } from "../../src/retrieval/retriever.ts";
import { isWholeGraph } from "../../src/retrieval/vectors.ts";
import { madeAct, open, wordsFrom } from "./acts.ts";
import { ownFolder, recordingLog } from "./corpus.ts";

/** Whatever happened to the index on disk, the next start answers as if nothing had. */

const acts: IngestedAct[] = Array.from({ length: 12 }, (_, number) => madeAct(number));
const otherActs: IngestedAct[] = Array.from({ length: 12 }, (_, number) => madeAct(100 + number));
/** A good index of `acts`, and one of others. */
let good: string;
let foreign: string;
let expected: unknown;

const start = (dataDir: string, of = acts): ReturnType<typeof open> =>
  open(dataDir, of, { embeddings: "built-in" });

async function found(retriever: Retriever): Promise<unknown> {
  const answers: unknown[] = [];
  for (const [at, act] of acts.entries()) {
    const { hits } = await retriever.search(wordsFrom(act, at).question, 5);
    answers.push(hits.map(({ id, score }) => [id, score]));
  }
  return answers;
}

const FILES = { database: /\.db$/, graph: /\.hnsw$/, manifest: /\.json$/ };

async function fileIn(dataDir: string, kind: keyof typeof FILES = "database"): Promise<string> {
  const names = await readdir(indexFolder(dataDir));
  return join(indexFolder(dataDir), names.find((name) => FILES[kind].test(name)) ?? "");
}

async function copyOfGood(): Promise<string> {
  const dataDir = await ownFolder();
  await cp(good, dataDir, { recursive: true });
  return dataDir;
}

async function flip(file: string, at: number): Promise<void> {
  const handle = await openFile(file, "r+");
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 0x55;
  await handle.write(byte, 0, 1, at);
  await handle.close();
}

beforeAll(async () => {
  [good, foreign] = [await ownFolder(), await ownFolder()];
  expected = await found((await start(good)).retriever);
  await start(foreign, otherActs);
});

test("a good index is loaded and not built again", async () => {
  const { retriever, log } = await start(await copyOfGood());
  expect(await found(retriever)).toEqual(expected);
  expect([...log.lines, ...log.warnings]).toEqual([]);
});

describe.each(["database", "graph", "manifest"] as const)("the %s", (kind) => {
  const damages: [string, (file: string) => Promise<void>][] = [
    ["missing", (file) => rm(file)],
    ["empty", (file) => truncate(file, 0)],
    ["cut in half", async (file) => truncate(file, (await readFile(file)).length >> 1)],
    ["something else", (file) => writeFile(file, "x".repeat(50_000))],
    ["with another head", (file) => flip(file, 20)],
    ["with a byte changed in its middle", async (file) => flip(file, (await readFile(file)).length >> 1)],
    ["that of another corpus", async (file) => cp(await fileIn(foreign, kind), file)],
    [
      "replaced by a folder",
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
    ],
  ];
  test.each(damages)("%s: answers as before, and so does the start after it", async (_, damage) => {
    const dataDir = await copyOfGood();
    await damage(await fileIn(dataDir, kind));
    const { retriever, log } = await start(dataDir);
    expect(await found(retriever)).toEqual(expected);
    if (kind === "database") expect(log.lines.join()).toContain("index is built");
    const again = await start(dataDir);
    expect(await found(again.retriever)).toEqual(expected);
    expect(again.log.lines).toEqual([]);
  });
});

test("a graph that was cut off is told from its bytes: the library reports no error on a full disk", async () => {
  const bytes = await readFile(await fileIn(good, "graph"));
  const count = Number(bytes.readBigUInt64LE(16));
  expect(isWholeGraph(bytes, count)).toBe(true);
  for (const length of [0, 50, 96, bytes.length >> 1, bytes.length - 1])
    expect(isWholeGraph(bytes.subarray(0, length), count)).toBe(false);
});

test("a full disk, and a folder that cannot be written: found from memory, and it is said", async () => {
  const dataDir = await ownFolder();
  await writeFile(indexFolder(dataDir), "");
  const { retriever, log } = await start(dataDir);
  expect(await found(retriever)).toEqual(expected);
  expect(log.warnings.join()).toContain("in memory until the next start");
});

describe("the database", () => {
  test("with one byte changed, wherever: made anew, and said", async () => {
    const { length } = await readFile(await fileIn(good));
    for (const at of [100, length >> 3, length >> 1, length - 1_000]) {
      const dataDir = await copyOfGood();
      await flip(await fileIn(dataDir), at);
      const { retriever, log } = await start(dataDir);
      expect(await found(retriever)).toEqual(expected);
      expect(log.lines.join()).toContain("the one on disk is damaged");
    }
  });

  test("with a list changed and no note of what it held: noticed by the question that reads it, and mended", async () => {
    const dataDir = await copyOfGood();
    const file = await fileIn(dataDir);
    await rm(`${file}.json`);
    const bytes = await readFile(file);
    // Somewhere in the rows of one of the words asked for.
    const word = Buffer.from(
      wordsFrom(acts[0] ?? madeAct(0), 0)
        .question.split(" ")
        .at(-1)
        ?.toLowerCase() ?? "",
    );
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1))
      await flip(file, at + word.length + 6);
    const { retriever, log } = await start(dataDir);
    for (let tries = 0; tries < 100; tries++) {
      const answers = await found(retriever);
      if (log.warnings.length === 0 || log.lines.join().includes("whole again")) {
        expect(answers).toEqual(expected);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the index was not mended");
  });
});

describe("putting acts in", () => {
  const chunks = (act: IngestedAct): Chunk[] =>
    act.provisions.flatMap(({ id, body }) =>
      body.flatMap((item) =>
        item.type === "child"
          ? []
          : [{ pageContent: item.text, metadata: { unit: id, provision: id, field: "text" as const } }],
      ),
    );
  const optionsFor = (dataDir: string, list: readonly IngestedAct[]): Parameters<typeof openIndex>[0] => ({
    dataDir,
    provider: null,
    acts: list.map((act) => ({ id: act.entry.id, hash: "h", isShipped: false, chunks: () => chunks(act) })),
    log: recordingLog(),
    batchEntries: 1,
  });

  test("that is broken off leaves the acts that were whole, and the next run goes on from there", async () => {
    const dataDir = await ownFolder();
    const options = optionsFor(dataDir, acts);
    const failing = options.acts.map((act, at) => ({
      ...act,
      chunks: (): readonly Chunk[] => {
        if (at === 7) throw new Error("broken off");
        return act.chunks();
      },
    }));
    await expect(openIndex({ ...options, acts: failing })).rejects.toThrow("broken off");
    const totals: number[] = [];
    const { view } = await openIndex({ ...options, onProgress: ({ total }) => totals.push(total) });
    expect(totals[0]).toBe(acts.length - 7);
    const { view: fresh } = await openIndex(optionsFor(await ownFolder(), acts));
    expect(view.all).toEqual(fresh.all);
    for (const term of ["daerah", "pemerintah", "atur"]) expect(view.list(term)).toEqual(fresh.list(term));
  });

  test("by a process that is killed in the middle leaves whole acts", async () => {
    const dataDir = await ownFolder();
    const script = join(await ownFolder(), "child.mts");
    const index = new URL("../../src/retrieval/index.ts", import.meta.url).href;
    await writeFile(
      script,
      `import { openIndex } from ${JSON.stringify(index)};
       const text = (n) => Array.from({ length: 300 }, (_, at) => "kata" + (n * 7 + at)).join(" ");
       const chunk = (n) => ({ pageContent: text(n), metadata: { unit: "a" + n + "/1", provision: "a" + n + "/1", field: "text" } });
       await openIndex({ dataDir: process.argv[2], provider: null, batchEntries: 1,
         acts: Array.from({ length: 2000 }, (_, n) => ({ id: "a" + n, hash: "h", isShipped: false, chunks: () => [chunk(n)] })),
         log: { info() {}, warn() {} }, onProgress: ({ done }) => process.stdout.write(done + "\\n") });`,
    );
    const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await new Promise<void>((resolve) =>
      child.stdout.on("data", (told: Buffer) => {
        if (Number(told.toString().trim().split("\n").at(-1)) >= 5) resolve();
      }),
    );
    child.kill("SIGKILL");
    await ended;
    const text = (n: number): string => Array.from({ length: 300 }, (_, at) => `kata${n * 7 + at}`).join(" ");
    const { view } = await openIndex({
      ...optionsFor(dataDir, []),
      acts: Array.from({ length: 20 }, (_, n) => ({
        id: `a${n}`,
        hash: "h",
        isShipped: false,
        chunks: () => [
          {
            pageContent: text(n),
            metadata: { unit: `a${n}/1`, provision: `a${n}/1`, field: "text" as const },
          },
        ],
      })),
    });
    expect(view.all.units).toBe(20);
    // Of the acts up to the fourth of twenty, seven words apart, each has the word that the fourth begins with.
    expect(view.list("kata21").chunks).toHaveLength(4);
  });

  test("by two at once: each act is there once", async () => {
    const dataDir = await ownFolder();
    const [one, other] = await Promise.all([
      openIndex(optionsFor(dataDir, acts)),
      openIndex(optionsFor(dataDir, acts)),
    ]);
    const { view: fresh } = await openIndex(optionsFor(await ownFolder(), acts));
    for (const { view } of [one, other]) {
      expect(view.all).toEqual(fresh.all);
      expect(view.list("daerah").chunks.length).toBe(fresh.list("daerah").chunks.length);
    }
  });
});
