import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { REFUSE_BELOW } from "../../src/answering/handlers/extractive-answer.ts";
import { EVIDENCE_FEATURES, evidenceOf } from "../../src/retrieval/evidence.ts";
import { type Retriever, openRetriever } from "../../src/retrieval/retriever.ts";
import { CORPUS, ownFolder, recordingLog } from "./corpus.ts";

let retriever: Retriever;

beforeAll(async () => {
  const corpus = await loadCorpus(CORPUS);
  retriever = await openRetriever({
    corpus,
    dataDir: await ownFolder(),
    embeddings: "none",
    log: recordingLog(),
  });
}, 120_000);

describe("a question of the corpus's own matter is answered", () => {
  test.each([
    "syarat kota kembar dengan kota di luar negeri",
    "perlu persetujuan DPRD ga utk krjsama dgn pemda asing",
    "siapa yang berwenang memberi suaka",
    "kapan perjanjian internasional berakhir",
    "who may sign a treaty without full powers",
    "does a sister city need equal administrative status",
  ])("%s", async (question) => {
    expect((await retriever.search(question, 1)).evidence).toBeGreaterThanOrEqual(REFUSE_BELOW);
  });
});

describe("one of another subject is refused, though it shares words with the law", () => {
  test.each([
    "berapa gaji gubernur",
    "gubernur jawa barat siapa sekarang",
    "tarif pajak hotel daerah",
    "how much is a visa for a foreign tourist",
    "resep nasi goreng khas daerah",
    "xqzt wfrrp",
  ])("%s", async (question) => {
    expect((await retriever.search(question, 1)).evidence).toBeLessThan(REFUSE_BELOW);
  });
});

test("evidence lies in 0..1, and each feature has a weight", async () => {
  const { features } = await retriever.search("hibah luar negeri untuk daerah", 1);
  if (features === undefined) throw new Error("nothing was found");
  const { kind, ...values } = features;
  expect(Object.keys(values).sort()).toEqual([...EVIDENCE_FEATURES].sort());
  for (const value of Object.values(values)) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
  expect(kind).toBe("lined");
  expect(evidenceOf(features, kind)).toBeGreaterThan(0.9);
});
