import { spawn } from "node:child_process";
import { cp, mkdir, open as openFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { IngestedAct } from "../../../src/corpus/ingested.ts";
import type { Chunk } from "../../../src/retrieval/chunks.ts";
import type { Retriever } from "../../../src/retrieval/retriever.ts";
import { openShelf, shelfFolder } from "../../../src/retrieval/shelf/shelf.ts";
import { ownFolder, recordingLog } from "../corpus.ts";
import { madeAct, open, wordsFrom } from "./acts.ts";

/** Whatever happened to the index of the acts brought in, the next start answers as if nothing had. */

const acts: IngestedAct[] = Array.from({ length: 12 }, (_, number) => madeAct(number));
let good: string;
let expected: unknown;

async function found(retriever: Retriever): Promise<unknown> {
  const answers: unknown[] = [];
  for (const [at, act] of acts.entries()) {
    const { hits } = await retriever.search(wordsFrom(act, at).question, 5);
    answers.push(hits.map(({ id, score }) => [id, score]));
  }
  return answers;
}

async function fileIn(dataDir: string): Promise<string> {
  const names = await readdir(shelfFolder(dataDir));
  return join(shelfFolder(dataDir), names.find((name) => name.endsWith(".db")) ?? "");
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
  good = await ownFolder();
  const { retriever } = await open(good, acts);
  expected = await found(retriever);
});

describe("the database", () => {
  const damages: [string, (file: string) => Promise<void>][] = [
    ["missing", (file) => rm(file)],
    ["empty", (file) => truncate(file, 0)],
    ["cut in half", async (file) => truncate(file, (await readFile(file)).length >> 1)],
    ["something else", (file) => writeFile(file, "x".repeat(50_000))],
    ["with another head", (file) => flip(file, 20)],
    [
      "replaced by a folder",
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
    ],
  ];
  test.each(damages)("%s: made anew", async (_, damage) => {
    const dataDir = await copyOfGood();
    await damage(await fileIn(dataDir));
    const { retriever, log } = await open(dataDir, acts);
    expect(await found(retriever)).toEqual(expected);
    expect([...log.lines, ...log.warnings].join()).toContain("index of the acts brought in");
    expect(await found((await open(dataDir, acts)).retriever)).toEqual(expected);
  });

  test("with one byte changed, wherever: made anew, and said", async () => {
    const { length } = await readFile(await fileIn(good));
    for (const at of [100, length >> 3, length >> 1, length - 1_000]) {
      const dataDir = await copyOfGood();
      await flip(await fileIn(dataDir), at);
      const { retriever, log } = await open(dataDir, acts);
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
    const { retriever, log } = await open(dataDir, acts);
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

test("a folder that cannot be written: the acts are found from memory, and it is said", async () => {
  const dataDir = await ownFolder();
  await writeFile(shelfFolder(dataDir), "");
  const { retriever, log } = await open(dataDir, acts);
  expect(await found(retriever)).toEqual(expected);
  expect(log.warnings.join()).toContain("in memory until the next start");
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
  const optionsFor = (dataDir: string, list: readonly IngestedAct[]): Parameters<typeof openShelf>[0] => ({
    dataDir,
    analysis: "test",
    embeddingsKey: "",
    embeddings: null,
    acts: list.map((act) => ({ id: act.entry.id, hash: "h", chunks: () => chunks(act) })),
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
    await expect(openShelf({ ...options, acts: failing })).rejects.toThrow("broken off");
    const totals: number[] = [];
    const view = await openShelf({ ...options, onProgress: ({ total }) => totals.push(total) });
    expect(totals[0]).toBe(acts.length - 7);
    const fresh = await openShelf(optionsFor(await ownFolder(), acts));
    expect([view.size, view.total]).toEqual([fresh.size, fresh.total]);
    for (const term of ["daerah", "pemerintah", "atur"])
      expect(view.list(term).docs).toEqual(fresh.list(term).docs);
  });

  test("by a process that is killed in the middle leaves whole acts", async () => {
    const dataDir = await ownFolder();
    const script = join(await ownFolder(), "child.mts");
    const shelf = new URL("../../../src/retrieval/shelf/shelf.ts", import.meta.url).href;
    await writeFile(
      script,
      `import { openShelf } from ${JSON.stringify(shelf)};
       const text = (n) => Array.from({ length: 300 }, (_, at) => "kata" + (n * 7 + at)).join(" ");
       const chunk = (n) => ({ pageContent: text(n), metadata: { unit: "a" + n + "/1", provision: "a" + n + "/1", field: "text" } });
       await openShelf({ dataDir: process.argv[2], analysis: "test", embeddingsKey: "", embeddings: null, batchEntries: 1,
         acts: Array.from({ length: 2000 }, (_, n) => ({ id: "a" + n, hash: "h", chunks: () => [chunk(n)] })),
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
    const view = await openShelf({
      ...optionsFor(dataDir, []),
      acts: Array.from({ length: 20 }, (_, n) => ({
        id: `a${n}`,
        hash: "h",
        chunks: () => [
          {
            pageContent: text(n),
            metadata: { unit: `a${n}/1`, provision: `a${n}/1`, field: "text" as const },
          },
        ],
      })),
    });
    expect(view.size).toBe(20);
    // Of the acts up to the fourth of twenty, seven words apart, each has the word that the fourth begins with.
    expect(view.list("kata21").docs).toHaveLength(4);
  });

  test("by two at once: each act is there once", async () => {
    const dataDir = await ownFolder();
    const [one, other] = await Promise.all([
      openShelf(optionsFor(dataDir, acts)),
      openShelf(optionsFor(dataDir, acts)),
    ]);
    const fresh = await openShelf(optionsFor(await ownFolder(), acts));
    for (const view of [one, other]) {
      expect(view.size).toBe(fresh.size);
      expect(view.list("daerah").docs.length).toBe(fresh.list("daerah").docs.length);
    }
  });
});
