import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { describe, expect, test } from "vitest";

import { fullText } from "../../src/law/corpus/quote.ts";
import { chunksOfAct, unitOf } from "../../src/retrieval/chunks.ts";
import { CORPUS } from "./corpus.ts";

const corpus = await loadCorpus(CORPUS);
const chunks = [...corpus.texts.keys()].flatMap((id) => chunksOfAct(corpus, id));
const of = (unit: string) => chunks.filter((chunk) => chunk.metadata.unit === unit);

describe("what a hit names", () => {
  test.each([
    ["uu-32-2004/pasal-42/ayat-1/huruf-g", "uu-32-2004/pasal-42"],
    ["uu-32-2004/penjelasan/pasal-10/ayat-3/huruf-a", "uu-32-2004/pasal-10"],
    ["uu-32-2004/penjelasan/umum/angka-3", "uu-32-2004/penjelasan/umum/angka-3"],
    ["uu-37-1999/pasal-5", "uu-37-1999/pasal-5"],
    ["permenlu-09-2006/lampiran/syarat-umum/angka-3", "permenlu-09-2006/lampiran/syarat-umum/angka-3"],
    ["permenlu-09-2006/lampiran/syarat-umum", "permenlu-09-2006/lampiran/syarat-umum"],
    ["materi-paradiplomasi/diplomasi-kota", "materi-paradiplomasi/diplomasi-kota"],
    ["uu-37-1999/bab-1", null],
    ["uu-37-1999/pasal-999", null],
  ])("%s -> %s", (id, unit) => {
    expect(unitOf(corpus, id)).toBe(unit);
  });
});

test("every word of every pasal that has a topic is in a chunk of that pasal", () => {
  const withTopics = new Set(corpus.topics.map(({ id }) => unitOf(corpus, id)));
  for (const provision of corpus.provisions.values()) {
    // A wording inside an instruction is found at the pasal that it became.
    if (corpus.versions.some(({ from }) => from.startsWith(`${provision.id}/`))) continue;
    if (provision.unit !== "pasal" || provision.isPenjelasan || provision.parent !== null) continue;
    if (!withTopics.has(provision.id)) continue;
    const found = new Set(of(provision.id).flatMap((chunk) => chunk.pageContent.split(/\s+/)));
    const lacking = fullText(corpus, provision)
      .split(/\s+/)
      .filter((word) => !found.has(word) && !/^(?:\(\w+\)|\w{1,2}\.)$/.test(word));
    expect(lacking, provision.id).toEqual([]);
  }
});

test("a wording of the day is found at the pasal it became, by its words, topics and questions; an older one not at all", () => {
  const pasal = of("uu-23-2014/pasal-101");
  const inserted = pasal.filter(({ metadata }) => metadata.provision.endsWith("/huruf-d1"));
  expect(inserted.map(({ pageContent }) => pageContent).join()).toContain(
    "memilih gubernur dan wakil gubernur",
  );
  expect(pasal.map(({ pageContent }) => pageContent)).toContain("Bunyi terbaru Pasal 101 UU Pemda?");
  for (const act of ["uu-9-2015", "uu-2-2015"])
    expect(of(`${act}/pasal-i`).filter(({ pageContent }) => pageContent.includes("APBD"))).toEqual([]);
});

test("a pasal that ships without a topic has no chunk", () => {
  expect(corpus.provisions.has("uu-23-2014/pasal-200")).toBe(true);
  expect(of("uu-23-2014/pasal-200")).toEqual([]);
});

test("an ayat is a chunk of its own, and so is the penjelasan of it", () => {
  const fields = of("uu-32-2004/pasal-10").map(({ metadata }) => `${metadata.field} ${metadata.provision}`);
  expect(fields).toContain("text uu-32-2004/pasal-10/ayat-1");
  expect(fields).toContain("text uu-32-2004/pasal-10/ayat-3/huruf-a");
  expect(fields).toContain("penjelasan uu-32-2004/penjelasan/pasal-10/ayat-3/huruf-a");
});

test("the topic and questions of a huruf count for its pasal and remember the huruf", () => {
  const topics = corpus.topics.filter((topic) => topic.id.includes("/huruf-"));
  expect(topics.length).toBeGreaterThan(0);
  for (const topic of topics) {
    const unit = unitOf(corpus, topic.id);
    const provisions = of(unit ?? "").filter((chunk) => chunk.metadata.field === "question");
    expect(
      provisions.some((chunk) => chunk.metadata.provision === topic.id),
      topic.id,
    ).toBe(true);
  }
});

test("the term that a provision defines, and what it is called from there on, are chunks of their own", () => {
  const defined = of("uu-24-2000/pasal-1").filter(({ metadata }) => metadata.field === "definition");
  expect(defined.map(({ pageContent, metadata }) => [pageContent, metadata.provision])).toContainEqual([
    "Credentials",
    "uu-24-2000/pasal-1/angka-4",
  ]);
});
