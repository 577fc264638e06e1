import { spawn } from "node:child_process";
import { copyFile, mkdir, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Corpus } from "../../src/corpus/corpus.ts";
import type { Chunk } from "../../src/retrieval/chunks.ts";
import { LSA } from "../../src/retrieval/embeddings.ts";
import { isWholeGraph } from "../../src/retrieval/hnsw.ts";
import { replaceFolder } from "../../src/retrieval/indexFolder.ts";
import { openRetriever } from "../../src/retrieval/retriever.ts";
import { openIndex } from "../../src/retrieval/storedIndex.ts";
import { oneAct, ownFolder, recordingLog } from "./corpus.ts";

/** Whatever happened to the index on disk, the next start answers as if nothing had. */

const FILES = [
  "manifest.json",
  "lexical.bin",
  "model.bin",
  "vectors.bin",
  "hnswlib.index",
  "args.json",
  "docstore.json",
];

let corpus: Corpus;
let other: Corpus;
/** A good index of `corpus`, and one of `other`. */
let good: string;
let foreign: string;
let expected: unknown;

async function start(
  dataDir: string,
  of: Corpus = corpus,
): Promise<{ answer: unknown; log: ReturnType<typeof recordingLog> }> {
  const log = recordingLog();
  // The graph is used whatever the size, since its library is what damaged files crash.
  const retriever = await openRetriever({ corpus: of, dataDir, embeddings: "lsa", log, exactUpTo: 0 });
  return {
    answer: await retriever.search("apa bedanya sister city yang setara dan yang lebih tinggi", 5),
    log,
  };
}

async function copyOf(folder: string): Promise<string> {
  const copy = await ownFolder();
  await mkdir(join(copy, "index"));
  for (const name of await readdir(join(folder, "index")))
    await copyFile(join(folder, "index", name), join(copy, "index", name));
  return copy;
}

/** A text for each unit. */
function chunksFrom(texts: Readonly<Record<string, string>>): Chunk[] {
  return Object.entries(texts).map(([unit, pageContent]) => ({
    pageContent,
    metadata: { unit, provision: unit, field: "text" },
  }));
}

beforeAll(async () => {
  [corpus, other] = await Promise.all([oneAct("materi-paradiplomasi"), oneAct("permenlu-09-2006")]);
  [good, foreign] = [await ownFolder(), await ownFolder()];
  expected = (await start(good)).answer;
  await start(foreign, other);
}, 120_000);

test("a good index is loaded and not built again", async () => {
  const { answer, log } = await start(good);
  expect(answer).toEqual(expected);
  expect(log.lines).toEqual([]);
});

describe.each(FILES)("%s", (name) => {
  const damages: [string, (path: string) => Promise<void>][] = [
    ["missing", (path) => rm(path)],
    ["empty", (path) => truncate(path, 0)],
    ["truncated", async (path) => truncate(path, Math.floor((await readFile(path)).length / 2))],
    [
      "flipped",
      async (path) => {
        const bytes = await readFile(path);
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
        await writeFile(path, bytes);
      },
    ],
    ["replaced by that of another corpus", (path) => copyFile(join(foreign, "index", name), path)],
    [
      "replaced by a folder",
      async (path) => {
        await rm(path);
        await mkdir(path);
      },
    ],
  ];

  test.each(damages)("%s: built again, and said", async (_, damage) => {
    const dataDir = await copyOf(good);
    await damage(join(dataDir, "index", name));
    const isUntouched = (await readFile(join(dataDir, "index", name)).catch(() => null))?.equals(
      await readFile(join(good, "index", name)),
    );
    const { answer, log } = await start(dataDir);
    expect(answer).toEqual(expected);
    // args.json of two corpora may be the same file.
    if (isUntouched !== true) expect(log.lines.join()).toContain("index is built");
    expect((await start(dataDir)).log.lines).toEqual([]);
  });
});

test("an index of another corpus is stale, and so is one of other embeddings", async () => {
  const dataDir = await copyOf(foreign);
  const { answer, log } = await start(dataDir);
  expect(answer).toEqual(expected);
  expect(log.lines.join()).toContain("another state of the corpus");
  const renamed = recordingLog();
  await openRetriever({ corpus, dataDir, embeddings: { ...LSA, version: "other" }, log: renamed });
  expect(renamed.lines.join()).toContain("embeddings lsa");
  const wordsOnly = recordingLog();
  await openRetriever({ corpus, dataDir, embeddings: "none", log: wordsOnly });
  expect(wordsOnly.lines.join()).toContain("embeddings lsa");
  expect((await start(dataDir)).log.lines.join()).toContain("without embeddings");
});

test("an index made by other code is stale", async () => {
  const dataDir = await copyOf(good);
  const path = join(dataDir, "index", "manifest.json");
  const manifest = await readFile(path, "utf8");
  await writeFile(path, manifest.replace(/("analysis": ")[0-9a-f]{8}/, "$100000000"));
  const { answer, log } = await start(dataDir);
  expect(answer).toEqual(expected);
  expect(log.lines.join()).toContain("made by another version");
});

describe("saving fails", () => {
  test("a full disk: the index works from memory, nothing is left, and it is said", async () => {
    const dataDir = await ownFolder();
    const log = recordingLog();
    const chunks = chunksFrom({
      a: "perjanjian internasional dan pengesahan",
      b: "pengesahan perjanjian internasional",
      c: "hibah luar negeri kepada daerah",
      d: "daerah menerima hibah luar negeri",
    });
    const index = await openIndex({
      dataDir,
      provider: LSA,
      corpus: "x",
      analysis: "x",
      chunks: () => chunks,
      log,
      // As a disk does that fills up: half of the file is there, then the error comes.
      write: async (path, bytes) => {
        await writeFile(path, bytes.slice(0, bytes.length / 2));
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
      },
    });
    expect(index.tables.units).toEqual(["a", "b", "c", "d"]);
    const vector = await index.vectors?.embeddings.embedQuery("hibah untuk daerah");
    const found = await index.vectors?.search.nearest(vector ?? [], 2);
    expect(found?.map((neighbour) => neighbour.id).sort()).toEqual(["c", "d"]);
    expect(log.warnings.join()).toContain("ENOSPC");
    expect(await readdir(dataDir)).toEqual([]);
  });

  test("a disk that loses bytes without an error is noticed by reading back", async () => {
    const log = recordingLog();
    await openIndex({
      dataDir: await ownFolder(),
      provider: LSA,
      corpus: "x",
      analysis: "x",
      chunks: () => chunksFrom({ a: "perjanjian" }),
      log,
      write: (path, bytes) => writeFile(path, bytes.slice(0, -1)),
    });
    expect(log.warnings.join()).toContain("reads back differently");
  });

  test("a graph file that was cut off is told from its bytes", async () => {
    const bytes = await readFile(join(good, "index", "hnswlib.index"));
    const count = Number(bytes.readBigUInt64LE(16));
    expect(isWholeGraph(bytes, count)).toBe(true);
    for (const length of [0, 50, 96, bytes.length >> 1, bytes.length - 1])
      expect(isWholeGraph(bytes.subarray(0, length), count)).toBe(false);
  });

  test("a data folder that cannot be made: it answers and says so", async () => {
    const file = join(await ownFolder(), "file");
    await writeFile(file, "");
    const { answer, log } = await start(join(file, "data"));
    expect(answer).toEqual(expected);
    expect(log.warnings.join()).toContain("could not be saved");
  });
});

describe("a process dies while saving", () => {
  const CHILD = `
    import { writeFile } from "node:fs/promises";
    import { replaceFolder } from ${JSON.stringify(new URL("../../src/retrieval/indexFolder.ts", import.meta.url).href)};
    await replaceFolder(process.argv[2], async (folder) => {
      await writeFile(folder + "/manifest.json", "{");
      process.stdout.write("half\\n");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;

  /** Runs the child until it is in the middle of saving, and kills it there. */
  async function killWhileSaving(dataDir: string): Promise<void> {
    const script = join(await ownFolder(), "child.mts");
    await writeFile(script, CHILD);
    const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGKILL");
    await ended;
  }

  test("the old index, if there was one, is whole; what was begun is removed", async () => {
    const dataDir = await copyOf(good);
    await killWhileSaving(dataDir);
    expect(await readdir(dataDir)).toHaveLength(2);
    const { answer, log } = await start(dataDir);
    expect(answer).toEqual(expected);
    expect(log.lines).toEqual([]);
    expect(await readdir(dataDir)).toEqual(["index"]);
  });

  test("without an old index one is built", async () => {
    const dataDir = await ownFolder();
    await killWhileSaving(dataDir);
    const { answer } = await start(dataDir);
    expect(answer).toEqual(expected);
    expect(await readdir(dataDir)).toEqual(["index"]);
  });
});

test("several starts at once leave one whole index", async () => {
  const dataDir = await ownFolder();
  const answers = await Promise.all([1, 2, 3].map(async () => (await start(dataDir)).answer));
  for (const answer of answers) expect(answer).toEqual(expected);
  expect(await readdir(dataDir)).toEqual(["index"]);
  expect((await start(dataDir)).log.lines).toEqual([]);
});

test("a folder being written by a process that lives is left alone", async () => {
  const dataDir = await ownFolder();
  await replaceFolder(dataDir, async (folder) => {
    await start(dataDir);
    await writeFile(join(folder, "manifest.json"), "{}");
  });
  expect((await start(dataDir)).answer).toEqual(expected);
});
