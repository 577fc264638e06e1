import { beforeAll, describe, expect, it } from "vitest";
import { readEligibilityCases } from "../../scripts/evaluation/golden.ts";
import type { Assistant } from "../../src/answering/answer.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import { NEW_CHAT, shippedAssistant } from "../support/assistant.ts";

/** What a person on a phone sees first of a verdict. */

const LONGEST = 700;

let assistant: Assistant;
let corpus: Corpus;
beforeAll(async () => {
  ({ assistant, corpus } = await shippedAssistant("2026-11-24"));
}, 60_000);

describe("the first screen of a verdict", () => {
  it("says in 700 characters beside its one quotation what was read, why, and what is next", async () => {
    const tooLong: string[] = [];
    for (const { id, q } of readEligibilityCases().filter((_, index) => index % 12 === 0)) {
      const answer = await assistant.answer({ type: "question", text: q }, NEW_CHAT);
      if (answer.verdict === null) continue;
      const own = answer.blocks.filter(({ type }) => type !== "quote");
      const length = renderText(corpus, { ...answer, blocks: own }).length;
      if (length > LONGEST) tooLong.push(`${id}: ${length}`);
      const quotes = answer.blocks.filter(({ type }) => type === "quote");
      expect(quotes.length, id).toBeLessThanOrEqual(1);
      expect(answer.blocks[0], id).toMatchObject({ type: "heading" });
    }
    expect(tooLong).toEqual([]);
  });

  it("has every condition, and the law of each, behind a button", async () => {
    const question = "bolehkah Kota Bandung kerja sama sister city dengan Suwon bidang pendidikan?";
    const verdict = await assistant.answer({ type: "question", text: question }, NEW_CHAT);
    const shown = async (label: string): Promise<string> => {
      const button = verdict.suggestions.find((suggestion) => suggestion.label === label);
      if (button === undefined) throw new Error(`no button ${label}`);
      const { discussed, facts, history } = verdict;
      return renderText(
        corpus,
        await assistant.answer(button.request, { language: null, discussed, facts, history }),
      );
    };
    expect(await shown("Semua syarat")).toContain("❔ Kepala daerah meminta persetujuan DPRD");
    expect(await shown("Dasar hukum")).toContain("Pasal 30 ayat (1) PP 28/2018");
  });

  it("says once in a chat that it is no legal advice", async () => {
    const first = await assistant.answer({ type: "question", text: "Pasal 363 UU 23/2014" }, NEW_CHAT);
    const note = "Ini informasi, bukan nasihat hukum.";
    expect(renderText(corpus, first)).toContain(note);
    const { discussed, facts, history } = first;
    const second = await assistant.answer(
      { type: "question", text: "Pasal 364 UU 23/2014" },
      { language: null, discussed, facts, history },
    );
    expect(renderText(corpus, second)).not.toContain(note);
  });
});
