import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../../src/telegram/updates/polling.ts";
import { BotApi, refuse } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { faultOf } from "../../support/bot-api/validate.ts";
import { groupMessage, mentionIn, press, privateMessage, testDeps, type TestDeps } from "../fixture.ts";

/** Over real HTTP: the bot polls a Bot API as it polls Telegram. */

let api: BotApi;
let server: BotApiServer;
let running: RunHandle | undefined;

beforeEach(async () => {
  api = new BotApi();
  server = await serveBotApi(api);
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await server.close();
});

async function start(deps: TestDeps = testDeps()): Promise<TestDeps> {
  const bot = createBot({ ...deps, apiRoot: server.root });
  running = await runBot(bot, { logger: deps.logger, pollSeconds: 2 });
  return deps;
}

async function until(isDone: () => boolean, withinMs = 20_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isDone()) {
    if (performance.now() > end) throw new Error("waited in vain");
    await sleep(5);
  }
}

const answersTo = (chatId: number): string[] => api.textsTo(chatId).map((text) => text.split("\n")[0] ?? "");

describe("the bot over HTTP", () => {
  it("answers 200 people at once, each of their messages once and in order", async () => {
    await start();
    const people = Array.from({ length: 200 }, (_, index) => 1_000 + index);
    for (const round of [1, 2])
      api.push(
        ...people.map((person) => privateMessage(person, { text: `pertanyaan ${round} dari ${person}` })),
      );
    await until(() => api.sent.length >= 400);
    await sleep(50);
    for (const person of people)
      expect(answersTo(person)).toEqual(
        [1, 2].map((round) => `Jawaban untuk: pertanyaan ${round} dari ${person}`),
      );
    expect(api.sent).toHaveLength(400);
  });

  it("keeps the order of a chat while an earlier answer takes long, and does not hold up others", async () => {
    await start();
    api.push(
      privateMessage(1, { text: "lambat" }),
      privateMessage(1, { text: "cepat" }),
      privateMessage(2, { text: "lain" }),
    );
    await until(() => api.sent.length === 3);
    expect(api.sent.map(({ chat_id }) => chat_id)).toEqual([2, 1, 1]);
    expect(answersTo(1)).toEqual(["Jawaban untuk: lambat", "Jawaban untuk: cepat"]);
    expect(api.callsOf("sendChatAction").map(({ payload }) => payload)).toEqual([
      { chat_id: 1, action: "typing" },
    ]);
  });

  it("waits as long as a 429 asks, then sends the answer once", async () => {
    await start();
    let refusals = 0;
    api.intercept = (method) =>
      method === "sendMessage" && refusals++ === 0
        ? refuse(429, "Too Many Requests: retry after 1", 1)
        : undefined;
    api.push(privateMessage(1, { text: "sister city" }));
    await until(() => api.sent.length === 1);
    const [first, second] = api.callsOf("sendMessage");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(api.sent).toHaveLength(1);
  });

  it("keeps a long answer whole and in order when a 429 comes in the middle of it", async () => {
    await start();
    let messages = 0;
    api.intercept = (method) =>
      method === "sendMessage" && ++messages === 4
        ? refuse(429, "Too Many Requests: retry after 1", 1)
        : undefined;
    api.push(privateMessage(1, { text: "artikel panjang" }), privateMessage(1, { text: "berikutnya" }));
    await until(() => answersTo(1).includes("Jawaban untuk: berikutnya"));
    const marks = api
      .textsTo(1)
      .flatMap((text) => [...text.matchAll(/^\((\d+)\) /gm)].map(([, mark]) => mark));
    expect(marks.slice(0, 51)).toEqual(Array.from({ length: 51 }, (_, index) => `${index + 1}`));
    expect(api.sent.every((message) => faultOf("sendMessage", message) === null)).toBe(true);
  });

  it("answers a message of 4,096 emoji", async () => {
    await start();
    api.push(privateMessage(1, { text: "🏛".repeat(4_096) }));
    await until(() => api.sent.length === 1);
    expect(api.sent[0]?.text).toContain("g. memberikan persetujuan");
  });

  it("answers in a group who mentions it, and nobody else", async () => {
    await start();
    const text = "@asisten_bot pasal 5";
    const asked = groupMessage({ text, entities: mentionIn(text) ?? [] });
    api.push(groupMessage({ text: "rapat jam 9" }), asked, groupMessage({ text: "/pasal@lain_bot 5" }));
    await until(() => api.sent.length === 1);
    await sleep(30);
    expect(api.sent).toMatchObject([
      { chat_id: -100, reply_parameters: { message_id: asked.message?.message_id } },
    ]);
  });

  it("answers a press of the button it sent", async () => {
    await start();
    api.push(privateMessage(1, { text: "sister city" }));
    await until(() => api.sent.length === 1);
    const whole = api.sent[0]?.reply_markup?.inline_keyboard.flat()[0];
    api.push(press(1, whole?.callback_data ?? ""));
    await until(() => api.sent.length === 2);
    expect(api.sent[1]?.text).toContain(
      "(2) Selain tugas dan wewenang sebagaimana dimaksud pada ayat (1), DPRD",
    );
  });
});
