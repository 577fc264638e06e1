import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Document } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type App, openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";

import type { IngestPlaces } from "../../../src/ingest/ingest.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../../src/telegram/updates/polling.ts";
import { corpusOf, perda, PERDA_ID } from "../../ingest/support/acts.ts";
import { BotApi, TOKEN } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { accessRules, press, privateMessage, recordingLogger, testStore } from "../fixture.ts";
import { temporaryFolder } from "./guided-check-scene.ts";

/** A draft sent to the bot over real HTTP: from the message to the report and the marked document. */

const ADMIN = 42;
const OTHER = 43;

let api: BotApi;
let server: BotApiServer;
let places: IngestPlaces;
let app: App;
let running: RunHandle;
let logger: ReturnType<typeof recordingLogger>;

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

async function until(isDone: () => boolean, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isDone()) {
    if (performance.now() > end)
      throw new Error(`waited in vain; sent: ${JSON.stringify(api.sent.slice(-3))}`);
    await sleep(10);
  }
}

/** What is said after an update until a message matches. */
async function reply(update: Parameters<BotApi["push"]>[0], last: RegExp): Promise<string> {
  const before = api.sent.length;
  api.push(update);
  await until(() => api.sent.slice(before).some(({ text }) => last.test(text)));
  return api.sent
    .slice(before)
    .map(({ text }) => text)
    .join("\n---\n");
}

const send = (document: Document, caption: string, last: RegExp, from = ADMIN): Promise<string> =>
  reply(privateMessage(from, { document, ...(caption === "" ? {} : { caption }) }), last);

const ask = (text: string, last: RegExp, from = ADMIN): Promise<string> =>
  reply(privateMessage(from, { text }), last);

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function pressLast(label: RegExp, from = ADMIN): ReturnType<typeof press> {
  for (const { message_id, keyboard } of [...api.messages.values()].reverse()) {
    const button = keyboard.flat().find((one) => label.test(one.text));
    if (button !== undefined) return press(from, button.callback_data, message_id);
  }
  throw new Error(`no button ${label.source}`);
}

const DRAFT = "Menurut Pasal 42 ayat (1) UU 32/2004 dan Pasal 500 UU 23/2014, DPRD setuju.";
const COUNT = /^2 rujukan: 1 sudah dicabut, 1 ketentuannya tidak ada$/m;

/** Names of the documents that the bot sent. */
const documents = (): string[] => api.documents.map(({ document }) => document.name);

describe("a draft", () => {
  it("sent by anybody with /periksa comes back judged and marked", async () => {
    const said = await send(api.upload("surat.txt", text(DRAFT)), "/periksa", COUNT, OTHER);
    expect(said).toContain("UU 23/2014 berakhir di Pasal 411");
    await until(() => documents().includes("surat-diperiksa.docx"));
    expect((await corpusOf(places)).imported.size).toBe(0);
    expect(JSON.stringify(logger.lines)).not.toContain("DPRD setuju");
  }, 60_000);

  it("sent with a question in words is reviewed too, and the command as a reply to the file", async () => {
    const upload = api.upload("surat.txt", text(DRAFT));
    await send(upload, "apakah rujukannya benar?", COUNT, OTHER);
    const message = privateMessage(OTHER, { document: upload }).message;
    await reply(privateMessage(OTHER, { text: "/periksa", reply_to_message: message as never }), COUNT);
    expect(await ask("/periksa", /keterangan \/periksa/, OTHER)).toContain("tidak disimpan");
  }, 60_000);

  it("is reviewed by the button under an upload, of a user and of an administrator", async () => {
    await send(api.upload("surat.txt", text(DRAFT)), "", /pengelola/, OTHER);
    await reply({ ...pressLast(/^Periksa naskah$/, OTHER) }, COUNT);
    await send(api.upload("perda.txt", text(perda())), "", /Belum ada yang disimpan/);
    await reply(pressLast(/^Periksa naskah$/), /rujukan/);
    expect((await corpusOf(places)).regulations.has(PERDA_ID)).toBe(false);
  }, 60_000);

  it("that cannot be read is refused in words", async () => {
    const said = await send(
      api.upload("surat.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2])),
      "/periksa",
      /Word lama/,
      OTHER,
    );
    expect(said).toContain("Simpan sebagai .docx");
  });
});
