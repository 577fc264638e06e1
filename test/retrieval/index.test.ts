import { describe, expect, test } from "vitest";
import { readGolden } from "../../scripts/evaluation/golden.ts";
import { rankOfRight } from "../../scripts/evaluation/metrics.ts";
import type { IngestedAct } from "../../src/law/imported/registry.ts";
import type { Retriever } from "../../src/retrieval/retriever.ts";
import { openIndex } from "../../src/retrieval/index.ts";
import { CORPUS, ownFolder, recordingLog } from "./corpus.ts";
import { corpusWith, madeAct, open, wordsFrom } from "./acts.ts";

/** One index of what ships and of an office's own acts: found however they got into it. */

const numbers = (from: number, to: number): IngestedAct[] =>
  Array.from({ length: to - from }, (_, at) => madeAct(from + at));

async function found(retriever: Retriever, acts: readonly IngestedAct[]): Promise<unknown> {
  const answers: unknown[] = [];
  for (const [at, act] of acts.entries()) {
    const { hits, evidence } = await retriever.search(wordsFrom(act, at).question, 5);
    answers.push([evidence, hits.map(({ id, score, lanes, best }) => [id, score, lanes, best])]);
  }
  return answers;
}

/** Of how many acts an article is among the first five for eight of its words. */
async function findable(retriever: Retriever, acts: readonly IngestedAct[]): Promise<number> {
  let right = 0;
  for (const [at, act] of acts.entries()) {
    const { id, question } = wordsFrom(act, at);
    const { hits } = await retriever.search(question, 5);
    if (hits.some((hit) => hit.id === id)) right++;
  }
  return right;
}

describe("acts brought in", () => {
  test("are found", async () => {
    const acts = numbers(0, 30);
    const { retriever } = await open(await ownFolder(), acts);
    expect(await findable(retriever, acts)).toBeGreaterThanOrEqual(28);
  });

  test("the shipped articles keep their places, whatever stands beside them", async () => {
    const acts = numbers(0, 30);
    const shipped = (await open(await ownFolder(), [], { corpus: await corpusWith([], CORPUS) })).retriever;
    const both = (await open(await ownFolder(), acts, { corpus: await corpusWith(acts, CORPUS) })).retriever;
    const cases = [...readGolden().values()].flat().filter(({ kind }) => kind === "answer");
    const recall = { shipped: 0, both: 0 };
    for (const { q, expect: right } of cases.filter((_, at) => at % 5 === 0)) {
      for (const [name, retriever] of [
        ["shipped", shipped],
        ["both", both],
      ] as const) {
        const rank = rankOfRight(
          (await retriever.search(q, 5)).hits.map((hit) => hit.id),
          right,
        );
        if (rank !== null) recall[name]++;
      }
    }
    expect(recall.both).toBeGreaterThanOrEqual(0.99 * recall.shipped);
  }, 120_000);

  test("an act that the question names comes first", async () => {
    const acts = numbers(0, 10);
    const { retriever } = await open(await ownFolder(), acts);
    const named = acts[3]?.entry.id ?? "";
    const { hits } = await retriever.search("urusan pemerintahan daerah", 3, { regulation: named });
    expect(hits[0]?.id.startsWith(`${named}/`)).toBe(true);
  });

  test("a word of an act is not taken for a typo, and a typo of one is mended", async () => {
    const acts = numbers(0, 10);
    const { retriever } = await open(await ownFolder(), acts);
    const [word = ""] = (acts[0]?.entry.subject ?? "").split(" ").slice(-1);
    const typed = `${word.slice(0, -2)}${word.at(-1)}${word.at(-2)}`;
    for (const question of [word, typed]) {
      const { hits } = await retriever.search(question, 3);
      expect(hits[0]?.id.startsWith(`${acts[0]?.entry.id}/`), question).toBe(true);
    }
  });
});

describe("an index that grew", () => {
  test("answers as one made at once: acts added one by one, replaced and taken out", async () => {
    const dataDir = await ownFolder();
    const [first, second, ...rest] = numbers(0, 12);
    if (first === undefined || second === undefined) throw new Error("no acts");
    const older = { ...second, provisions: madeAct(50).provisions.map((one) => ({ ...one })) };
    await open(dataDir, [first, older]);
    for (let count = 1; count <= rest.length; count += 3)
      await open(dataDir, [first, older, ...rest.slice(0, count)]);
    const grown = await open(dataDir, [second, ...rest]);
    const atOnce = await open(await ownFolder(), [...rest, second]);
    const asked = [first, second, ...rest];
    expect(await found(grown.retriever, asked)).toEqual(await found(atOnce.retriever, asked));
  });

  test("is loaded as it was left, and written only where an act is new", async () => {
    const dataDir = await ownFolder();
    const acts = numbers(0, 8);
    const before = await open(dataDir, acts);
    const after = await open(dataDir, acts);
    expect(before.log.lines.join()).toContain("The index is built");
    expect(after.log.lines).toEqual([]);
    expect(await found(after.retriever, acts)).toEqual(await found(before.retriever, acts));
    const steps: number[] = [];
    await open(dataDir, [...acts, madeAct(20)], {
      onProgress: ({ step, total }) => {
        if (step === "embedding") steps.push(total);
      },
    });
    expect(steps).toEqual([1]);
  });

  test("leaves whoever reads an older state of it in that state", async () => {
    const dataDir = await ownFolder();
    const acts = numbers(0, 6);
    const old = await open(dataDir, acts);
    const before = await found(old.retriever, acts);
    const { retriever } = await open(dataDir, [...acts.slice(1), ...numbers(6, 12)]);
    expect(await found(old.retriever, acts)).toEqual(before);
    const { question } = wordsFrom(madeAct(7), 0);
    expect(
      (await old.retriever.search(question, 5)).hits.every(({ id }) => !id.startsWith(madeAct(7).entry.id)),
    ).toBe(true);
    expect(
      (await retriever.search(question, 5)).hits.some(({ id }) => id.startsWith(madeAct(7).entry.id)),
    ).toBe(true);
  });

  test("is made anew when most of it is of versions that no longer count", async () => {
    const dataDir = await ownFolder();
    const wide = (from: number): IngestedAct => {
      const act = madeAct(from);
      const copies = Array.from({ length: 600 }, (_, copy) =>
        act.provisions.flatMap((one) =>
          one.unit === "pasal" && one.body[0]?.type === "text" ? [{ ...one, id: `${one.id}${copy}x` }] : [],
        ),
      );
      return { ...act, provisions: copies.flat() };
    };
    await open(dataDir, [wide(0)]);
    const { log } = await open(dataDir, [madeAct(1)]);
    expect(log.lines.join()).toContain("no longer count");
    expect((await open(dataDir, [madeAct(1)])).log.lines).toEqual([]);
  });
});

describe("the vector index", () => {
  test("is consulted by every question, of what ships as of what was brought in, and again after the next start", async () => {
    const dataDir = await ownFolder();
    const acts = numbers(0, 5);
    for (let start = 1; start <= 2; start++) {
      const { retriever } = await open(dataDir, acts, { embeddings: "built-in" });
      const questions = ["siapa yang menandatangani perjanjian internasional"];
      for (const act of acts) questions.push(wordsFrom(act, 0).question);
      for (const question of questions)
        expect((await retriever.search(question, 3)).neighbours, question).toBeGreaterThanOrEqual(40);
    }
  });

  test("brings in what words do not find", async () => {
    const { retriever } = await open(await ownFolder(), numbers(0, 5), { embeddings: allAlike });
    const { hits } = await retriever.search("zzzz", 5);
    expect(hits.length).toBeGreaterThan(0);
    for (const { lanes } of hits) expect(Object.keys(lanes)).toEqual(["dense"]);
  });

  test("holds every unit, however it came in", async () => {
    const vectors = axes(40);
    const dataDir = await ownFolder();
    for (const count of [10, 11, 40]) {
      const index = await openIndex(wordless(dataDir, vectors.slice(0, count)));
      expect(index.vectors?.index.size).toBe(count);
      for (const [at, vector] of vectors.slice(0, count).entries()) {
        const [nearest] = (await index.vectors?.index.nearest(vector, 1, () => true)) ?? [];
        expect(index.view.nameOf(nearest?.unit ?? -1)).toBe(`act-${at}/pasal-1`);
      }
    }
  });
});

/** Finds everything near everything. */
const alike = {
  embedQuery: () => Promise.resolve([1, 0]),
  embedDocuments: (texts: string[]) => Promise.resolve(texts.map((_, at) => [1, at / 1_000])),
};
const learntAlike = { embeddings: alike, model: new Uint8Array(1) };
const allAlike = {
  name: "alike",
  version: "1",
  learn: () => Promise.resolve(learntAlike),
  restore: () => learntAlike,
};

const SIZE = 48;

/** Vectors that each point elsewhere. */
function axes(count: number): number[][] {
  return Array.from({ length: count }, (_, at) =>
    Array.from({ length: SIZE }, (_one, axis) => Math.sin(1 + at * 12.9898 + axis * 78.233)),
  );
}

/** Acts whose words are all the same, so that only their vectors tell them apart. */
function wordless(dataDir: string, vectors: readonly number[][]): Parameters<typeof openIndex>[0] {
  const embeddings = {
    embedQuery: () => Promise.resolve(vectors[0] ?? []),
    embedDocuments: (texts: string[]) =>
      Promise.resolve(texts.map((text) => vectors[Number(text.split(" ")[1])] ?? [])),
  };
  const learnt = { embeddings, model: new Uint8Array(1) };
  return {
    dataDir,
    provider: { name: "test", version: "1", learn: () => Promise.resolve(learnt), restore: () => learnt },
    acts: vectors.map((_, at) => ({
      ...{ id: `act-${at}`, hash: "h", isShipped: false },
      chunks: () => [
        {
          pageContent: `kata ${at}`,
          metadata: { unit: `act-${at}/pasal-1`, provision: `act-${at}/pasal-1`, field: "text" as const },
        },
      ],
    })),
    log: recordingLog(),
  };
}
