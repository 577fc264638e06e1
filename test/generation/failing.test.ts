import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createGenerator } from "../../src/generation/generator.ts";
import { loadPrompts } from "../../src/generation/prompts.ts";
import type { Frame } from "../../src/answering/presentation/sources.ts";
import {
  breaksOff,
  neverStops,
  type Reply,
  says,
  sends,
  status,
  staysSilent,
} from "../support/llm/server.ts";
import {
  CONFIG,
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

describe("a failing model", () => {
  const failures: readonly (readonly [string, Reply, string])[] = [
    ["says nothing", says(""), "answer is empty"],
    ["says null", says(null), "answer is empty"],
    ["says 50 kB", says("DPRD memberikan persetujuan [1]. ".repeat(1_600)), "answer is too long"],
    ["never stops sending", neverStops, "answer is too long"],
    ["breaks off in the middle", breaksOff(HONEST_ID), "answer cut off"],
    [
      "sends half of its JSON",
      sends('{"choices":[{"message":{"content":"DPRD memb'),
      "answer is not the JSON of a chat completion",
    ],
    [
      "sends a web page",
      sends("<html><body>Bad gateway</body></html>"),
      "answer is not the JSON of a chat completion",
    ],
    ["sends other JSON", sends('{"choices":[]}'), "answer is not the JSON of a chat completion"],
    ["is too busy", status(429), "too many requests"],
    ["breaks down", status(500), "server error"],
    ["is a dead gateway", status(503), "server error"],
    ["refuses the key", status(401), "request refused"],
    ["does not know the model", status(404), "request refused"],
    ["sends elsewhere", status(307, { location: "http://127.0.0.1:9/" }), "cannot be reached"],
    ["stays silent", staysSilent, "timed out"],
  ];

  test.each(failures)("that %s leaves the extractive answer", async (_name, reply, failure) => {
    const started = performance.now();
    const { answer, extractive } = await scene.improved(reply, { timeoutMs: 400 });
    expect(answer).toBe(extractive);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(scene.logger.lines.map((line) => line.fields)).toMatchObject([{ failure }]);
  });

  test("that cannot be reached leaves the extractive answer", async () => {
    await scene.llm.close();
    const { answer, extractive } = await scene.improved(staysSilent);
    expect(answer).toBe(extractive);
    expect(scene.logger.lines[0]?.fields).toMatchObject({
      failure: "cannot be reached",
      detail: "ECONNREFUSED",
    });
  });

  test("that drips its answer is not waited for beyond the time limit", async () => {
    const started = performance.now();
    const { answer, extractive } = await scene.improved(
      (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => {
          clearInterval(drip);
        });
      },
      { timeoutMs: 300 },
    );
    expect(answer).toBe(extractive);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  test("a client that ignores its signal is not waited for either", async () => {
    const extractive = extractiveIn(frames.id);
    const deaf = createGenerator({
      config: { ...CONFIG, timeoutMs: 100 },
      prompts: await loadPrompts("prompts"),
      logger: scene.logger,
      fetch: () => new Promise<Response>(() => undefined),
    });
    expect(await deaf.improve(frames.id, QUESTION.id, extractive, () => SOURCES, null)).toBe(extractive);
  });

  test("a caller who goes away gets the extractive answer, and the server is not held to have failed", async () => {
    scene.llm.reply = staysSilent;
    const asked = scene.generator();
    for (let times = 0; times < 5; times++) {
      const controller = new AbortController();
      const extractive = extractiveIn(frames.id);
      const pending = asked.improve(
        frames.id,
        QUESTION.id,
        extractive,
        () => SOURCES,
        null,
        controller.signal,
      );
      setTimeout(() => {
        controller.abort();
      }, 20);
      expect(await pending).toBe(extractive);
    }
    scene.llm.reply = says(HONEST_ID);
    const answer = await asked.improve(frames.id, QUESTION.id, extractiveIn(frames.id), () => SOURCES, null);
    expect(proseOf(answer)).toContain("model-uji");
  });

  test("neither key, question nor answer stands in the log, whatever happens", async () => {
    const replies = [
      ...failures.map(([, reply]) => reply),
      says(HONEST_ID),
      says("Bohong belaka tanpa sumber."),
    ];
    for (const reply of replies) await scene.improved(reply, { timeoutMs: 100 });
    const log = JSON.stringify(scene.logger.lines);
    expect(scene.logger.lines.length).toBeGreaterThanOrEqual(replies.length);
    for (const secret of [
      CONFIG.apiKey ?? "",
      "4f9a1c77",
      QUESTION.id,
      "DPRD",
      "user-1",
      "Bohong",
      scene.llm.baseUrl,
    ])
      expect(log).not.toContain(secret);
  });
});
