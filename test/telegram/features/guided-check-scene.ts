import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import { type App, openApp } from "../../../src/app.ts";
import { readConfig } from "../../../src/config.ts";
import type { HandledUpdates } from "../../../src/storage/updates.ts";
import { openStore, type Store } from "../../../src/storage/store.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { BotApi, ME, type NewUpdate, TOKEN } from "../../support/bot-api/bot-api.ts";
import { fetchTo } from "../../support/bot-api/fetch.ts";
import { accessRules, press, privateMessage, recordingLogger } from "../fixture.ts";

/** The guided dialog over the shipped law and rules, with a store on disk and a bot that can be started anew. */

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "asisten-"));

/** The program as it is put together, without a vector index, on a day that does not move. */
export async function shippedApp(): Promise<App> {
  const dataDir = await temporaryFolder();
  const config = readConfig({
    DATA_DIR: dataDir,
    EMBEDDINGS: "none",
    LOG_LEVEL: "silent",
    AS_OF: "2026-11-24",
  });
  const app = await openApp(config);
  await rm(dataDir, { recursive: true, force: true });
  return app;
}

export class Scene {
  readonly api = new BotApi();
  readonly logger = recordingLogger();
  store: Store;
  #bot: Bot;

  constructor(
    readonly app: App,
    readonly dataDir: string,
  ) {
    this.store = openStore(dataDir, this.logger);
    this.#bot = this.#start();
  }

  /** A new bot and a new store over the same file, before the same Telegram. */
  restart(handledUpdates?: HandledUpdates): void {
    this.store.close();
    this.store = openStore(this.dataDir, this.logger);
    this.#bot = this.#start(handledUpdates);
  }

  #start(handledUpdates: HandledUpdates = this.store.handledUpdates): Bot {
    const { snapshots } = this.app;
    return createBot({
      ...{ snapshots, logger: this.logger, token: TOKEN, botInfo: ME },
      ...this.store,
      access: accessRules(),
      installation: this.app.installation,
      handledUpdates,
      client: { fetch: fetchTo(this.api) },
    });
  }

  async handle(update: NewUpdate): Promise<void> {
    await this.handleNumbered(this.api.numbered(update));
  }

  async handleNumbered(update: Update): Promise<void> {
    await this.#bot.handleUpdate(update);
  }

  /** What the bot replies with to a text, or to `[label]`: a press of that button of the chat's last message with buttons. */
  async say(input: string, chatId = 1): Promise<string> {
    const before = this.api.sent.length;
    const label = /^\[(.*)\]$/.exec(input)?.[1];
    await this.handle(
      label === undefined ? privateMessage(chatId, { text: input }) : this.pressOf(label, chatId),
    );
    return this.api.sent
      .slice(before)
      .filter(({ chat_id }) => chat_id === chatId)
      .map(({ text }) => text)
      .join("\n---\n");
  }

  async sayAll(inputs: readonly string[], chatId = 1): Promise<string> {
    let reply = "";
    for (const input of inputs) reply = await this.say(input, chatId);
    return reply;
  }

  /** The press of a button of the last message that has one of that label. */
  pressOf(label: string, chatId = 1): NewUpdate {
    const shown = [...this.api.messages.values()].filter(({ chat_id }) => chat_id === chatId).reverse();
    for (const { message_id, keyboard } of shown) {
      const button = keyboard.flat().find(({ text }) => text === label);
      if (button !== undefined) {
        const update = press(chatId, button.callback_data, message_id);
        const { callback_query: query } = update;
        const message = { ...query?.message, reply_markup: { inline_keyboard: keyboard } };
        return { callback_query: { ...query, message } } as NewUpdate;
      }
    }
    throw new Error(`no button ${label} in chat ${chatId}: ${JSON.stringify(shown[0])}`);
  }

  /** The labels under the chat's last message. */
  buttons(chatId = 1): string[] {
    const last = [...this.api.messages.values()].filter(({ chat_id }) => chat_id === chatId).at(-1);
    return last?.keyboard.flat().map(({ text }) => text) ?? [];
  }

  toasts(): unknown[] {
    return this.api.callsOf("answerCallbackQuery").map(({ payload }) => payload);
  }

  /** Telegram took every call, but for those that only tidy up. */
  refused(): unknown[] {
    return this.api.calls.filter(({ reply }) => !reply.ok);
  }
}
