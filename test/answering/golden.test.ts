import { beforeAll, describe, expect, it } from "vitest";
import { readCitationCases, readGolden } from "../../scripts/evaluation/golden.ts";
import { rankingFigures } from "../../scripts/evaluation/metrics.ts";
import type { Answer, Assistant } from "../../src/answering/answer.ts";
import { NEW_CHAT, shippedAssistant } from "../support/assistant.ts";

/** The figures to hold, on the golden questions by the search that ships: `npm run eval` tells more. */

let assistant: Assistant;
beforeAll(async () => {
  ({ assistant } = await shippedAssistant("2026-11-24", null, "built-in"));
}, 60_000);

const ask = (text: string): Promise<Answer> => assistant.answer({ type: "question", text }, NEW_CHAT);

describe.each([...readGolden()])("golden set %s", (_name, cases) => {
  it.each([
    ["id", 0.9, 0.98],
    ["en", 0.85, 0.97],
  ] as const)("finds the right article of a question (%s)", async (language, first, five) => {
    const rankings: { ranked: readonly string[]; right: readonly string[] }[] = [];
    for (const item of cases) {
      if (item.kind !== "answer" || item.language !== language) continue;
      rankings.push({ ranked: (await ask(item.q)).retrieved, right: item.expect });
    }
    const figures = rankingFigures(rankings);
    expect(figures.questions).toBeGreaterThan(50);
    expect(figures.recallAt1).toBeGreaterThanOrEqual(first);
    expect(figures.recallAt5).toBeGreaterThanOrEqual(five);
  });

  it("refuses what nothing answers, and hardly anything else", async () => {
    const refused = { answer: 0, refusal: 0 };
    const all = { answer: 0, refusal: 0 };
    for (const item of cases) {
      const { kind } = await ask(item.q);
      all[item.kind]++;
      if (kind === "refusal" || kind === "clarification") refused[item.kind]++;
    }
    expect(refused.refusal / all.refusal).toBeGreaterThanOrEqual(0.85);
    expect(refused.answer / all.answer).toBeLessThanOrEqual(0.03);
  });
});

it("answers citation look-ups exactly, odd spellings included", async () => {
  const cases = readCitationCases();
  const wrong: string[] = [];
  for (const { id, q, expect: wanted, kind } of cases) {
    const answer = await ask(q);
    const cited = answer.citations.map((citation) => citation.id);
    const isRight =
      wanted.length > 0 ? cited.join() === wanted.join() : answer.kind === kind && cited.length === 0;
    if (!isRight) wrong.push(id);
  }
  expect(wrong.length / cases.length, wrong.join()).toBeLessThanOrEqual(0.01);
});
