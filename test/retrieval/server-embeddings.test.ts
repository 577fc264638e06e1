import { readFile, readdir, rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { type EmbeddingsServer, serverEmbeddings } from "../../src/retrieval/server-embeddings.ts";
import { type Retriever, openRetriever } from "../../src/retrieval/retriever.ts";
import {
  type EmbeddingsReply,
  type LoopbackEmbeddings,
  embeds,
  meaning,
  startEmbeddingsServer,
} from "../support/embeddings/server.ts";
import { oneAct, ownFolder, recordingLog } from "./corpus.ts";

const KEY = "sk-rahasia-19ab44";
const QUESTION = "kesetaraan status administrasi kedua kota";
const NOWHERE = "http://127.0.0.1:9/v1";

let act: Corpus;
let otherAct: Corpus;
let loopback: LoopbackEmbeddings;
let dataDir: string;
let log: ReturnType<typeof recordingLog>;
let waits: number[];

beforeAll(async () => {
  [act, otherAct] = await Promise.all([oneAct("permenlu-09-2006"), oneAct("uu-37-1999")]);
});
beforeEach(async () => {
  loopback = await startEmbeddingsServer();
  dataDir = await ownFolder();
  log = recordingLog();
  waits = [];
});
afterEach(() => loopback.close());

const serverOf = (more: Partial<EmbeddingsServer> = {}): EmbeddingsServer => ({
  baseUrl: loopback.baseUrl,
  apiKey: KEY,
  model: "bge-m3",
  ...more,
});

interface Start {
  readonly server?: Partial<EmbeddingsServer>;
  readonly corpus?: Corpus;
  readonly now?: () => number;
  readonly rebuild?: boolean;
}

/** A start of the program that does not wait between attempts. */
function start({ server = {}, corpus = act, now, rebuild }: Start = {}): Promise<Retriever> {
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const embeddings = serverEmbeddings({
    server: serverOf(server),
    dataDir,
    log,
    wait,
    now,
    questionTimeoutMs: 300,
  });
  return openRetriever({ corpus, dataDir, embeddings, log, rebuild });
}

async function manifest(): Promise<string> {
  const folder = join(dataDir, "index");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join();
}

const status = (code: number, headers: Readonly<Record<string, string>> = {}): EmbeddingsReply => {
  return (response) => void response.writeHead(code, headers).end('{"error":{"message":"no"}}');
};
const sends = (body: string): EmbeddingsReply => {
  return (response) => void response.writeHead(200, { "content-type": "application/json" }).end(body);
};
const silent: EmbeddingsReply = () => undefined;
const asked = (): string[] => loopback.requests.flatMap(({ input }) => input);
const hasVector = async (retriever: Retriever): Promise<boolean> =>
  (await retriever.search(QUESTION, 3)).hits.some((hit) => hit.lanes["dense"] !== undefined);

describe("the law's vectors", () => {
  test("are asked for in batches, with the model and the key, each text once; questions find by them", async () => {
    const retriever = await start();
    expect(loopback.requests.length).toBeGreaterThan(1);
    for (const { input, model, authorization } of loopback.requests) {
      expect(input.length).toBeLessThanOrEqual(16);
      expect([model, authorization]).toEqual(["bge-m3", `Bearer ${KEY}`]);
    }
    expect(new Set(asked()).size).toBe(asked().length);
    const { hits } = await retriever.search(QUESTION, 1, { lane: "dense" });
    expect(hits[0]?.id).toBe("permenlu-09-2006/lampiran/kriteria-sister-city/angka-1");
  });

  test("are loaded at the next start, which asks the server for nothing", async () => {
    await start();
    loopback.requests.length = 0;
    expect(await hasVector(await start())).toBe(true);
    expect(loopback.requests).toHaveLength(1);
    expect(loopback.requests[0]?.input).toHaveLength(1);
  });

  test("are kept by their words: without its index the program builds one and asks only for what is new", async () => {
    await start();
    await rm(join(dataDir, "index"), { recursive: true });
    loopback.requests.length = 0;
    await start();
    expect(asked()).toEqual([]);

    const changed = "permenlu-09-2006/lampiran/kriteria-sister-city/angka-1";
    const topics = act.topics.map((topic) =>
      topic.id === changed ? { ...topic, topic: { id: "kalimat yang baru", en: "a new line" } } : topic,
    );
    await start({ corpus: { ...act, ownHash: "changed", topics } });
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toContain("kalimat yang baru");
  });

  test("that are damaged on disk are asked for again", async () => {
    await start();
    const [folder] = await readdir(join(dataDir, "embeddings"));
    const files = await readdir(join(dataDir, "embeddings", folder ?? ""));
    await truncate(join(dataDir, "embeddings", folder ?? "", files[0] ?? ""), 100);
    await rm(join(dataDir, "index"), { recursive: true });
    loopback.requests.length = 0;
    await start();
    expect(asked()).toHaveLength(1);
  });

  test("of texts that are no longer there are removed when the index is made anew", async () => {
    await start();
    await start({ corpus: otherAct, rebuild: true });
    const [folder] = await readdir(join(dataDir, "embeddings"));
    const kept = await readdir(join(dataDir, "embeddings", folder ?? ""));
    loopback.requests.length = 0;
    await start({ rebuild: true });
    expect(kept).not.toHaveLength(0);
    expect(asked()).not.toHaveLength(0);
  });

  test.each([
    ["another model", { model: "nomic-embed-text" }],
    ["the same name at another address", { baseUrl: "" }],
  ])("never stand beside those of %s", async (_, server) => {
    await start();
    const second = await startEmbeddingsServer(embeds((text) => meaning(text).slice(0, 32)));
    const retriever = await start({ server: { ...server, baseUrl: second.baseUrl } });
    expect(log.lines.join("\n")).toMatch(/index is built: there is none yet .* embeddings server/);
    expect(await hasVector(retriever)).toBe(true);
    expect(second.requests.length).toBeGreaterThan(1);
    await second.close();
  });

  test("are of texts that have little in common near 0, though all of the server's are near each other", async () => {
    const [a, b] = [meaning("resep rendang daging sapi"), meaning("kesetaraan status administrasi")];
    const cosine =
      a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) / Math.hypot(...a) / Math.hypot(...b);
    expect(cosine).toBeGreaterThan(0.6);
    const retriever = await start({ corpus: otherAct });
    const scoreOf = async (question: string): Promise<number> =>
      (await retriever.search(question, 1, { lane: "dense" })).hits[0]?.score ?? 0;
    expect(await scoreOf("zzyzx quetzalcoatl")).toBeLessThan(0.4);
    expect(await scoreOf("wewenang memberi suaka kepada orang asing")).toBeGreaterThan(0.4);
  });
});

describe("a server that stumbles while the law is embedded", () => {
  const once = (fault: EmbeddingsReply): EmbeddingsReply => {
    let isFirst = true;
    return (response, request) => {
      const reply = isFirst ? fault : embeds(meaning);
      isFirst = false;
      reply(response, request);
    };
  };

  test.each<[string, EmbeddingsReply, number[]]>([
    ["503", status(503), [500]],
    ["429 with the time to wait", status(429, { "retry-after": "2" }), [2_000]],
    ["429 with a time that is too long", status(429, { "retry-after": "3600" }), [10_000]],
    ["a broken connection", (response) => void response.destroy(), [500]],
  ])("%s: is asked again", async (_, fault, waited) => {
    loopback.reply = once(fault);
    expect(await hasVector(await start())).toBe(true);
    expect(waits).toEqual(waited);
  });

  test("is asked four times at most, and a refusal is taken at once", async () => {
    loopback.reply = status(500);
    await start();
    expect(loopback.requests).toHaveLength(4);
    loopback.requests.length = 0;
    loopback.reply = status(401);
    await start();
    expect(loopback.requests).toHaveLength(1);
  });

  const vector = [0.1, 0.2];
  test.each<[string, string]>([
    ["no JSON", "<html>"],
    ["no vectors", '{"data":[]}'],
    ["a number that is none", '{"data":[{"index":0,"embedding":[0.1,null]}]}'],
    [
      "a vector of zeros",
      JSON.stringify({ data: Array.from({ length: 16 }, (_, index) => ({ index, embedding: [0, 0] })) }),
    ],
    [
      "one index twice",
      JSON.stringify({ data: Array.from({ length: 16 }, () => ({ index: 0, embedding: vector })) }),
    ],
    [
      "vectors of two lengths",
      JSON.stringify({
        data: Array.from({ length: 16 }, (_, index) => ({ index, embedding: index === 3 ? [1] : vector })),
      }),
    ],
    ["ten megabytes", `{"data":[${" ".repeat(10_000_000)}]}`],
  ])("%s: nothing of it is used", async (_, body) => {
    loopback.reply = sends(body);
    expect(await hasVector(await start())).toBe(false);
    expect(log.warnings.join("\n")).toMatch(
      /by words alone until the next start: embeddings server: answer is/,
    );
  });

  test("what had come before it fell over is not asked for again", async () => {
    let left = 2;
    loopback.reply = (response, request) => {
      (left-- > 0 ? embeds(meaning) : status(500))(response, request);
    };
    await start();
    const before = new Set(loopback.requests.slice(0, 2).flatMap(({ input }) => input));
    loopback.requests.length = 0;
    loopback.reply = embeds(meaning);
    expect(await hasVector(await start())).toBe(true);
    expect(asked().filter((text) => before.has(text))).toEqual([]);
  });
});

describe("a server that is down at the start", () => {
  test("without an index: the search is by words, which is said; with the server back the vectors come", async () => {
    const retriever = await start({ server: { baseUrl: NOWHERE } });
    const { hits } = await retriever.search(QUESTION, 1);
    expect(hits[0]?.id).toBe("permenlu-09-2006/lampiran/kriteria-sister-city/angka-1");
    expect(log.warnings).toHaveLength(1);
    expect(log.warnings[0]).toContain(
      "by words alone until the next start: embeddings server: cannot be reached",
    );
    expect(await hasVector(await start())).toBe(true);
  });

  test("with an index: it is used, and questions have vectors as soon as the server is back", async () => {
    await start();
    let now = 0;
    loopback.reply = status(503);
    const retriever = await start({ now: () => now });
    expect(log.warnings).toEqual([]);
    for (let times = 0; times < 3; times++) expect(await hasVector(retriever)).toBe(false);
    loopback.reply = embeds(meaning);
    now = 30_000;
    await retriever.search(QUESTION, 1);
    await expect.poll(() => hasVector(retriever)).toBe(true);
  });

  test("told to rebuild: it says why it cannot, and the index on disk stays", async () => {
    await start();
    const before = await manifest();
    loopback.reply = status(401);
    await rm(join(dataDir, "embeddings"), { recursive: true });
    await expect(start({ rebuild: true })).rejects.toThrow("embeddings server: request refused (401)");
    expect(await manifest()).toBe(before);
  });
});

describe("a server that fails when a question is asked", () => {
  const FAULTS: [string, EmbeddingsReply][] = [
    ["silent", silent],
    ["failing", status(500)],
    ["of another model now", embeds(() => [1, 2, 3])],
    ["sending headers and no more", (response) => void response.writeHead(200).write("{")],
  ];

  test.each(FAULTS)(
    "%s: the answer is that of words alone, in time; then it is left alone",
    async (_, fault) => {
      const words = await openRetriever({
        corpus: act,
        dataDir: await ownFolder(),
        embeddings: "none",
        log: recordingLog(),
      });
      const expected = (await words.search(QUESTION, 5)).hits.map(({ id, score }) => [id, score]);
      let now = 0;
      const retriever = await start({ now: () => now });
      loopback.reply = fault;
      loopback.requests.length = 0;
      for (let times = 0; times < 20; times++) {
        const started = performance.now();
        const { hits } = await retriever.search(QUESTION, 5);
        expect(performance.now() - started).toBeLessThan(times < 3 ? 1_000 : 100);
        expect(hits.map(({ id, score }) => [id, score])).toEqual(expected);
      }
      expect(loopback.requests).toHaveLength(3);
      expect(log.warnings).toHaveLength(1);
      expect(log.warnings[0]).toMatch(
        /searched for by their words alone until it is back: embeddings server: /,
      );

      loopback.reply = silent;
      now = 30_000;
      const started = performance.now();
      await retriever.search(QUESTION, 5);
      expect(performance.now() - started).toBeLessThan(100);
      await expect.poll(() => loopback.requests.length).toBe(4);
    },
  );
});

test("neither the key, the address nor a text stands in the log or in the manifest", async () => {
  await start();
  loopback.reply = status(500);
  const retriever = await start();
  for (let times = 0; times < 4; times++) await retriever.search(QUESTION, 1);
  await rm(join(dataDir, "embeddings"), { recursive: true });
  await start({ corpus: otherAct });
  const written = [...log.lines, ...log.warnings, await manifest()];
  for (const secret of [KEY, loopback.baseUrl, QUESTION]) expect(written.join("\n")).not.toContain(secret);
});
