import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, test } from "vitest";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { LANES, type Retriever, openRetriever } from "../../src/retrieval/retriever.ts";
import { CORPUS, ownFolder, recordingLog } from "./corpus.ts";

let corpus: Corpus;
let retriever: Retriever;

beforeAll(async () => {
  corpus = await loadCorpus(CORPUS);
  const dataDir = await ownFolder();
  retriever = await openRetriever({ corpus, dataDir, embeddings: "built-in", log: recordingLog() });
}, 120_000);

describe("the law is found however it is asked for", () => {
  test.each([
    ["siapa yang berwenang memberi suaka kepada orang asing", "uu-37-1999/pasal-25"],
    ["pmberian suaka wewenangnya sapa", "uu-37-1999/pasal-25"],
    ["who can grant asylum", "uu-37-1999/pasal-25"],
    ["kota kembar itu diplomasi kota bukan", "materi-paradiplomasi/sister-city"],
    ["bidang apa saja krjsama daerah dgn LN", "uu-23-2014/pasal-367"],
    ["perjanjian internasional mana yg harus disahkan dgn undang-undang", "uu-24-2000/pasal-10"],
    ["kesetaraan status administrasi kedua kota", "permenlu-09-2006/lampiran/kriteria-sister-city/angka-1"],
  ])("%s -> %s", async (question, id) => {
    const { hits } = await retriever.search(question, 3);
    expect(hits.map((hit) => hit.id)).toContain(id);
  });
});

describe("a result", () => {
  test("is ranked, scored from 0 to 1, each unit once, and says which lanes found it", async () => {
    const { hits } = await retriever.search("kerja sama luar negeri pemerintah daerah", 10);
    expect(hits).toHaveLength(10);
    expect(new Set(hits.map((hit) => hit.id)).size).toBe(10);
    hits.forEach((hit, at) => {
      expect(hit.score).toBeGreaterThan(0);
      expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? 1);
      expect(Object.keys(hit.lanes).every((lane) => LANES.some((known) => known === lane))).toBe(true);
      for (const id of hit.best) expect(corpus.provisions.has(id), id).toBe(true);
    });
  });

  test("points into the pasal where one huruf answers, and not where the whole does", async () => {
    const definition = await retriever.search("apa yang dimaksud dengan surat kepercayaan credentials", 3, {
      regulation: "uu-24-2000",
    });
    expect(definition.hits[0]?.best).toEqual(["uu-24-2000/pasal-1/angka-4"]);
    const whole = await retriever.search("delapan syarat umum kerja sama internasional menurut permenlu", 1);
    expect(whole.hits[0]?.best).toEqual(["permenlu-09-2006/lampiran/syarat-umum"]);
  });

  test.each([
    [
      "perlu persetujuan dprd ga buat kerja sama internasional pemkot",
      "uu-23-2014/pasal-154",
      ["ayat-1/huruf-g"],
    ],
    [
      "must the region consult the foreign ministry before it drafts a treaty",
      "uu-24-2000/pasal-5",
      ["ayat-1"],
    ],
    ["apa saja kewajiban kepala daerah", "uu-32-2004/pasal-27", ["ayat-1"]],
    ["apa tugas dan wewenang kepala daerah", "uu-32-2004/pasal-25", []],
    ["perda yang dibatalkan bisa diajukan keberatan ke MA?", "uu-32-2004/pasal-145", ["ayat-5"]],
  ])("%s -> inside %s: %j", async (question, unit, parts) => {
    const { hits } = await retriever.search(question, 10);
    const expected = parts.length === 0 ? [unit] : parts.map((part) => `${unit}/${part}`);
    expect(hits.find((hit) => hit.id === unit)?.best).toEqual(expected);
  });

  test("prefers the regulation that the question names and keeps the others behind it", async () => {
    const question = "persetujuan DPRD terhadap rencana kerja sama internasional";
    for (const regulation of ["uu-32-2004", "uu-23-2014"]) {
      const { hits } = await retriever.search(question, 10, { regulation });
      expect(hits[0]?.id.startsWith(`${regulation}/`)).toBe(true);
      expect(hits.some((hit) => !hit.id.startsWith(`${regulation}/`))).toBe(true);
    }
  });

  test("is the same every time", async () => {
    const question = "boleh ga pemkot terima hibah dari kota di jepang";
    expect(await retriever.search(question, 10)).toEqual(await retriever.search(question, 10));
  });

  test("tells questions that the corpus answers from those it does not", async () => {
    const evidence = async (question: string): Promise<number> =>
      (await retriever.search(question, 1)).evidence;
    const covered = await evidence("apa syarat kota kembar dengan kota di luar negeri");
    for (const question of [
      "resep rendang daging",
      "tarif tol jakarta bandung",
      "best pizza recipe",
      "😀",
      "",
    ])
      expect(await evidence(question), question).toBeLessThan(covered / 2);
  });

  test("survives any text", async () => {
    for (const question of [
      "a".repeat(5_000),
      "'; DROP TABLE",
      "\u0000\ud800",
      "yang dan di",
      "#hibah luar_negeri",
    ])
      expect((await retriever.search(question, 5)).evidence).toBeLessThanOrEqual(1);
  });
});

test("one lane can be searched alone, for the evaluation", async () => {
  for (const lane of LANES) {
    const { hits } = await retriever.search("apa yang dimaksud dengan perjanjian internasional", 5, { lane });
    expect(hits[0]?.lanes[lane]).toBe(1);
  }
});

test("without embeddings the text lanes answer, from an index of words alone", async () => {
  const dataDir = await ownFolder();
  const log = recordingLog();
  for (const lines of [1, 1]) {
    const plain = await openRetriever({ corpus, dataDir, embeddings: "none", log });
    const { hits } = await plain.search("siapa yang memberi suaka", 1);
    expect(hits[0]?.id).toBe("uu-37-1999/pasal-25");
    expect(hits[0]?.lanes["dense"]).toBeUndefined();
    // Built once, then loaded.
    expect(log.lines).toHaveLength(lines);
  }
});

test("an empty corpus answers with nothing", async () => {
  const empty: Corpus = { ...corpus, provisions: new Map(), topics: [] };
  const retrieverOfNothing = await openRetriever({
    corpus: empty,
    dataDir: await ownFolder(),
    embeddings: "built-in",
    log: recordingLog(),
  });
  expect(await retrieverOfNothing.search("hibah", 5)).toMatchObject({
    language: "id",
    hits: [],
    evidence: 0,
  });
});
