import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readGolden } from "../../../scripts/evaluation/golden.ts";
import { rankOfRight } from "../../../scripts/evaluation/metrics.ts";
import type { IngestedAct } from "../../../src/corpus/ingested.ts";
import type { Retriever } from "../../../src/retrieval/retriever.ts";
import { shelfFolder } from "../../../src/retrieval/shelf/shelf.ts";
import { CORPUS, ownFolder } from "../corpus.ts";
import { corpusWith, madeAct, open, wordsFrom } from "./acts.ts";

/** Acts of an office's own are found from their database as they are from memory, and however they got into it. */

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

describe("beside the index in memory", () => {
  test("an act's articles are found about as well", async () => {
    const acts = numbers(0, 30);
    const shelf = (await open(await ownFolder(), acts)).retriever;
    const memory = (await open(await ownFolder(), acts, { isAllInMemory: true })).retriever;
    const ranks = { shelf: 0, memory: 0 };
    for (const [at, act] of acts.entries()) {
      const { id, question } = wordsFrom(act, at);
      for (const [name, retriever] of Object.entries({ shelf, memory } as const)) {
        const rank = rankOfRight(
          (await retriever.search(question, 5)).hits.map((hit) => hit.id),
          [id],
        );
        if (rank !== null) ranks[name === "shelf" ? "shelf" : "memory"]++;
      }
    }
    expect(ranks.memory).toBeGreaterThanOrEqual(28);
    expect(ranks.shelf).toBeGreaterThanOrEqual(ranks.memory - 1);
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
    expect(before.log.lines.join()).toContain("The index of the acts brought in is built");
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

test("vectors of acts are compared too, by the built-in model", async () => {
  const acts = numbers(0, 5);
  const { retriever } = await open(await ownFolder(), acts, { embeddings: "lsa" });
  const { id, question } = wordsFrom(acts[2] ?? madeAct(2), 0);
  const { hits } = await retriever.search(question, 3);
  expect(hits.find((hit) => hit.id === id)?.lanes["dense"]).toBeDefined();
});

test("the folder tells what it holds", async () => {
  const dataDir = await ownFolder();
  await open(dataDir, numbers(0, 2));
  const { readdir } = await import("node:fs/promises");
  const names = await readdir(shelfFolder(dataDir));
  expect(names.filter((name) => name.endsWith(".db"))).toHaveLength(1);
  const [file = ""] = names.filter((name) => name.endsWith(".db"));
  expect((await readFile(`${shelfFolder(dataDir)}/${file}`)).subarray(0, 15).toString()).toBe(
    "SQLite format 3",
  );
});
