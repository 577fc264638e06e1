import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Frame } from "../../src/answering/presentation/sources.ts";
import { says, status, staysSilent } from "../support/llm/server.ts";
import {
  extractiveIn,
  frameIn,
  HONEST_ID,
  openScene,
  proseOf,
  QUESTION,
  type Scene,
  SOURCES,
} from "./scene.ts";

let frames: Record<"id" | "en", Frame>;
let scene: Scene;

beforeEach(async () => {
  frames = { id: await frameIn("id"), en: await frameIn("en") };
  scene = await openScene();
});
afterEach(() => scene.llm.close());

describe("with the server down", () => {
  test("it is asked three times and then left alone; the log says so once", async () => {
    scene.llm.reply = status(500);
    const asked = scene.generator({}, () => 0);
    for (let times = 0; times < 50; times++)
      await asked.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    expect(scene.llm.requests).toHaveLength(3);
    expect(scene.logger.lines.filter((line) => line.level !== "debug")).toEqual([
      {
        level: "warn",
        fields: { model: "model-uji", failure: "server error", detail: "500" },
        message: "the language model fails; answers go out without its prose until it is back",
      },
    ]);
  });

  test("nobody waits while it is asked whether it is back; once it is, answers have prose again", async () => {
    let now = 0;
    scene.llm.reply = status(500);
    const asked = scene.generator({}, () => now);
    const improve = () => asked.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    for (let times = 0; times < 3; times++) await improve();

    scene.llm.reply = staysSilent;
    now = 30_000;
    const started = performance.now();
    await improve();
    expect(performance.now() - started).toBeLessThan(200);

    const back = scene.generator({}, () => now);
    scene.llm.reply = status(500);
    for (let times = 0; times < 3; times++)
      await back.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    scene.llm.reply = says(HONEST_ID);
    now = 60_000;
    await back.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    await expect
      .poll(() => scene.logger.lines.map((line) => line.message))
      .toContain("the language model answers again");
    const answer = await back.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    expect(proseOf(answer)).toContain("model-uji");
  });

  test("an answer takes no longer than without a model: less than a tenth of a millisecond is added", async () => {
    scene.llm.reply = status(500);
    const asked = scene.generator({}, () => 0);
    const extractive = extractiveIn(frames.id);
    for (let times = 0; times < 3; times++)
      await asked.improve(frames.id, QUESTION.id, extractive, () => SOURCES, null);
    const times: number[] = [];
    for (let count = 0; count < 2_000; count++) {
      const started = performance.now();
      await asked.improve(frames.id, QUESTION.id, extractive, () => SOURCES, null);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    expect(times[1_000]).toBeLessThan(0.1);
    expect(times[1_980]).toBeLessThan(1);
  });
});

describe("budgets", () => {
  test("a user beyond theirs, and everyone beyond the day's, gets the extractive answer; tomorrow the model is asked again", async () => {
    let now = 0;
    scene.llm.reply = says(HONEST_ID);
    const asked = scene.generator({ perUserBudget: 1, dailyBudget: 2 }, () => now);
    const hasProse = async (user: string) =>
      proseOf(
        await asked.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, user),
      ).includes("model-uji");
    expect([
      await hasProse("a"),
      await hasProse("a"),
      await hasProse("b"),
      await hasProse("c"),
      await hasProse("d"),
    ]).toEqual([true, false, true, false, false]);
    expect(scene.logger.lines.filter((line) => line.level === "warn")).toHaveLength(1);
    now = 86_400_000;
    expect(await hasProse("a")).toBe(true);
  });
});
