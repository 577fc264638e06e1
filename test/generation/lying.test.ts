import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Frame } from "../../src/answering/presentation/sources.ts";
import { says } from "../support/llm/server.ts";
import { type Lie, LIES } from "./lies.ts";
import { extractiveIn, frameIn, openScene, QUESTION, type Scene, SOURCES } from "./scene.ts";

let frames: Record<"id" | "en", Frame>;
let scene: Scene;

beforeEach(async () => {
  frames = { id: await frameIn("id"), en: await frameIn("en") };
  scene = await openScene();
});
afterEach(() => scene.llm.close());

/** Two true sentences around the lie, so that an answer in prose does go out. */
function amongTruths(lie: string, language: "id" | "en"): string {
  return language === "id"
    ? `DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1].\n${lie}\nPresiden dan Menteri tidak memerlukan Surat Kuasa [3].`
    : `The DPRD gives its approval to plans for international cooperation by the regional government [1].\n${lie}\nThe President and the Minister do not need Full Powers [3].`;
}

describe("a model that lies over HTTP", () => {
  test("is never believed: this is what reached the user", async () => {
    const generator = scene.generator({ timeoutMs: 30_000 });
    const ask = async (text: string, { language }: Lie) => {
      scene.llm.reply = says(text);
      const frame = frames[language];
      return generator.improve(frame, QUESTION[language], extractiveIn(frame), () => SOURCES, null);
    };
    const rows = [
      "lie | language | said alone, the user gets | said between two true sentences, the user gets",
    ];
    for (const lie of LIES) {
      const extractive = JSON.stringify(extractiveIn(frames[lie.language]));
      const truths = JSON.stringify(await ask(amongTruths("", lie.language), lie));
      const outcome = (answer: object): string => {
        const text = JSON.stringify(answer);
        return text === extractive
          ? "the extractive answer"
          : text === truths
            ? "the two true sentences"
            : `FALSE: ${text}`;
      };
      const alone = outcome(await ask(lie.text, lie));
      const among = outcome(await ask(amongTruths(lie.text, lie.language), lie));
      rows.push([lie.name, lie.language, alone, among].join(" | "));
    }
    expect(scene.llm.requests).toHaveLength(LIES.length * 3);
    expect(rows.filter((row) => row.includes("FALSE"))).toEqual([]);
    await expect(`${rows.join("\n")}\n`).toMatchFileSnapshot("lies-table.txt");
  });
});
