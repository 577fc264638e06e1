import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../src/bot/bot.ts";
import { runBot, type RunHandle } from "../../src/bot/run.ts";
import { BotApi, TOKEN, refuse } from "../support/bot-api/bot-api.ts";
import { serveBotApi, type BotApiServer } from "../support/bot-api/server.ts";
import { press, privateMessage, testDeps, type TestDeps } from "./fixture.ts";

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

async function until(isDone: () => boolean, withinMs = 8_000): Promise<void> {
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
    for (const round of [1, 2, 3])
      api.push(
        ...people.map((person) => privateMessage(person, { text: `pertanyaan ${round} dari ${person}` })),
      );
    await until(() => api.sent.length >= 600);
    await sleep(50);
    for (const person of people)
      expect(answersTo(person)).toEqual(
        [1, 2, 3].map((round) => `Jawaban untuk: pertanyaan ${round} dari ${person}`),
      );
    expect(api.sent).toHaveLength(600);
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

  it("gives up a wait longer than two minutes, and logs it under the number that the user would get", async () => {
    const deps = await start();
    api.intercept = (method) =>
      method === "sendMessage" ? refuse(429, "Too Many Requests: retry after 900", 900) : undefined;
    api.push(privateMessage(1, { text: "sister city" }));
    await until(() => deps.logger.lines.some(({ message }) => message === "the apology failed"));
    expect(deps.logger.lines).toContainEqual(
      expect.objectContaining({
        level: "error",
        message: "an update failed",
        fields: expect.objectContaining({ reference: expect.stringMatching(/^[0-9a-f]{8}$/) }),
      }),
    );
  });

  it("outlives an outage of getUpdates", async () => {
    const deps = await start();
    let outages = 0;
    api.intercept = (method) =>
      method === "getUpdates" && outages++ < 3 ? refuse(502, "Bad Gateway") : undefined;
    api.push(privateMessage(1, { text: "masih di sana?" }));
    await until(() => api.sent.length === 1);
    expect(deps.logger.lines).toContainEqual(
      expect.objectContaining({ message: "Telegram is reachable again" }),
    );
  });

  it("sends the answers under way before it stops, and leaves no update unconfirmed", async () => {
    await start();
    api.push(privateMessage(1, { text: "lambat satu" }), privateMessage(1, { text: "lambat dua" }));
    await until(() => api.callsOf("sendChatAction").length > 0);
    await running?.stop();
    expect(answersTo(1)).toEqual(["Jawaban untuk: lambat satu", "Jawaban untuk: lambat dua"]);
    expect(api.unconfirmed).toBe(0);
    api.push(privateMessage(1, { text: "terlambat" }));
    await sleep(30);
    expect(api.sent).toHaveLength(2);
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

  it("sets the menu of commands in both languages", async () => {
    await start();
    const menus = api.callsOf("setMyCommands").map(({ payload }) => payload);
    const names = ["start", "help", "pasal", "cari", "sumber", "bahasa", "tentang"];
    expect(menus).toEqual([
      { commands: names.map((command) => ({ command, description: expect.any(String) })) },
      {
        commands: names.map((command) => ({ command, description: expect.any(String) })),
        language_code: "en",
      },
    ]);
  });

  it("refuses to start with a token that Telegram does not know, without naming it", async () => {
    const token = TOKEN.replace("Test", "Tast");
    const bot = createBot({ ...testDeps({ token }), apiRoot: server.root });
    await expect(runBot(bot, { logger: testDeps().logger })).rejects.toThrow(/401: Unauthorized/);
  });

  it("logs a failed connection without the token", async () => {
    const deps = await start();
    await server.close();
    await until(() => deps.logger.lines.some(({ message }) => message === "a call did not reach Telegram"));
    expect(JSON.stringify(deps.logger.lines)).not.toContain(TOKEN);
  });
});
