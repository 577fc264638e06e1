import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Document } from "grammy/types";
import { afterEach, beforeEach, expect } from "vitest";
import { type App, openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import type { IngestPlaces } from "../../../src/ingest/ingest.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../../src/telegram/updates/polling.ts";
import { BotApi, TOKEN } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { accessRules, press, privateMessage, recordingLogger, testStore } from "../fixture.ts";
import { temporaryFolder } from "./guided-check-scene.ts";

/** The bot over real HTTP with a fresh data folder for every test, and a person who sends it files. */

export const ADMIN = 42;
export const OTHER = 43;

export let api: BotApi;
let server: BotApiServer;
export let places: IngestPlaces;
export let app: App;
let running: RunHandle;
export let logger: ReturnType<typeof recordingLogger>;

beforeEach(async () => {
  api = new BotApi();
  server = await serveBotApi(api);
  places = { corpusDir: "corpus", dataDir: await temporaryFolder() };
  app = await openApp(readConfig({ DATA_DIR: places.dataDir, EMBEDDINGS: "none", LOG_LEVEL: "silent" }));
  logger = recordingLogger();
  const bot = createBot({
    ...{ snapshots: app.snapshots, logger, token: TOKEN, apiRoot: server.root },
    ...testStore(),
    installation: app.installation,
    access: accessRules({ administrators: new Set([ADMIN]) }),
    uploads: { places, refresh: () => app.snapshots.refresh() },
  });
  running = await runBot(bot, { logger, pollSeconds: 2 });
});

afterEach(async () => {
  await running.stop();
  await server.close();
  await rm(places.dataDir, { recursive: true, force: true });
  // Whatever happened: the token is in no log.
  expect(JSON.stringify(logger.lines)).not.toContain(TOKEN.split(":")[1]);
});

export async function until(isDone: () => boolean, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isDone()) {
    if (performance.now() > end)
      throw new Error(`waited in vain; sent: ${JSON.stringify(api.sent.slice(-3))}`);
    await sleep(10);
  }
}

/** What is said after an update until a message matches. */
export async function reply(update: Parameters<BotApi["push"]>[0], last: RegExp): Promise<string> {
  const before = api.sent.length;
  api.push(update);
  await until(() => api.sent.slice(before).some(({ text }) => last.test(text)));
  return api.sent
    .slice(before)
    .map(({ text }) => text)
    .join("\n---\n");
}

export const send = (document: Document, caption: string, last: RegExp, from = ADMIN): Promise<string> =>
  reply(privateMessage(from, { document, ...(caption === "" ? {} : { caption }) }), last);

export const ask = (text: string, last: RegExp, from = ADMIN): Promise<string> =>
  reply(privateMessage(from, { text }), last);

export const text = (content: string): Uint8Array => new TextEncoder().encode(content);

export function pressLast(label: RegExp, from = ADMIN): ReturnType<typeof press> {
  for (const { message_id, keyboard } of [...api.messages.values()].reverse()) {
    const button = keyboard.flat().find((one) => label.test(one.text));
    if (button !== undefined) return press(from, button.callback_data, message_id);
  }
  throw new Error(`no button ${label.source}`);
}
