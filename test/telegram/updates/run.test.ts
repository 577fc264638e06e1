import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Assistant } from "../../../src/answering/answer.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../../src/telegram/updates/polling.ts";
import { BotApi, refuse, TOKEN } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { privateMessage, snapshotsOf, testDeps, type TestDeps } from "../fixture.ts";

/** Starting, stopping and outages, over real HTTP. */

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

describe("a running bot", () => {
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

  it("leaves no answered update unconfirmed when it stops before the next poll", async () => {
    const deps = testDeps();
    const bot = createBot({ ...deps, apiRoot: server.root });
    // With room for one update, the next poll waits for the answer under way.
    running = await runBot(bot, { logger: deps.logger, pollSeconds: 2, capacity: 1 });
    api.push(privateMessage(1, { text: "lambat" }));
    await until(() => deps.assistant.asked.length === 1);
    expect(api.unconfirmed).toBe(1);
    await running.stop();
    expect(answersTo(1)).toEqual(["Jawaban untuk: lambat"]);
    expect(api.unconfirmed).toBe(0);
  });

  it("stops in the time given although an answer is stuck, and says so", async () => {
    const deps = testDeps();
    const asked: unknown[] = [];
    const stuck: Assistant = {
      answer: (request) => {
        asked.push(request);
        return new Promise(() => undefined);
      },
    };
    const bot = createBot({ ...deps, snapshots: snapshotsOf(stuck), apiRoot: server.root });
    running = await runBot(bot, { logger: deps.logger, pollSeconds: 2, stopWithinMs: 50 });
    api.push(privateMessage(1, { text: "sister city" }));
    await until(() => asked.length === 1);
    await running.stop();
    expect(deps.logger.lines).toContainEqual({
      level: "warn",
      message: "stopped before all answers were sent; they follow at the next start",
      fields: { left: 1 },
    });
  });

  it("waits for Telegram to come within reach at the start", async () => {
    let calls = 0;
    api.intercept = (method) => (method === "getMe" && calls++ === 0 ? refuse(409, "Conflict") : undefined);
    await start();
    api.push(privateMessage(1, { text: "halo" }));
    await until(() => api.sent.length === 1);
  });

  it("sets the menu of commands in both languages", async () => {
    await start();
    const menus = api.callsOf("setMyCommands").map(({ payload }) => payload);
    const names = [
      ...[
        "start",
        "help",
        "cek",
        "batal",
        "baru",
        "pasal",
        "cari",
        "memo",
        "periksa",
        "sumber",
        "bahasa",
        "tentang",
        "riwayat",
        "hapus_data",
      ],
    ];
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

  it("repeats a call that Telegram failed by itself", async () => {
    await start();
    let failures = 0;
    api.intercept = (method) =>
      method === "sendMessage" && failures++ === 0 ? refuse(500, "Internal Server Error") : undefined;
    api.push(privateMessage(1, { text: "sister city" }));
    await until(() => api.sent.length === 1);
    expect(api.callsOf("sendMessage")).toHaveLength(2);
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
        fields: expect.objectContaining({ trace: expect.stringMatching(/^[0-9a-f]{12}$/) }),
      }),
    );
  });
});
