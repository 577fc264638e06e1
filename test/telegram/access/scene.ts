import { readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { openStore, type Store } from "../../../src/storage/store.ts";
import { type AccessRules, createRoles } from "../../../src/telegram/access/staff-roles.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { runBot, type RunHandle } from "../../../src/telegram/updates/polling.ts";
import { BotApi, type NewUpdate } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { temporaryFolder } from "../features/guided-check-scene.ts";
import { accessRules, groupMessage, press, privateMessage, testDeps, type TestDeps } from "../fixture.ts";

/** The bot over real HTTP, with its store on disk, and the people around it. */

export const ADMIN = 42;
export const ANI = 7_000_000_001;
export const BUDI = 7;
export const GROUP = -100;

export class Office {
  readonly api = new BotApi();
  deps!: TestDeps;
  store!: Store;
  #server!: BotApiServer;
  #running!: RunHandle;
  #dataDir!: string;
  #handled = 0;

  static async open(rules: Partial<AccessRules>, more: Partial<TestDeps> = {}): Promise<Office> {
    const office = new Office();
    office.#dataDir = await temporaryFolder();
    office.#server = await serveBotApi(office.api);
    await office.#start(rules, more);
    return office;
  }

  /** Stops the bot, and starts it over the same store and the same Telegram. */
  async restart(rules: Partial<AccessRules>): Promise<void> {
    await this.#stop();
    await this.#start(rules, {});
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#server.close();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  async #start(rules: Partial<AccessRules>, more: Partial<TestDeps>): Promise<void> {
    const before = this.deps?.logger;
    const deps = testDeps({ ...(before === undefined ? {} : { logger: before }), ...more });
    this.store = openStore(this.#dataDir, deps.logger);
    const { allowed } = this.store;
    const access = accessRules({ administrators: new Set([ADMIN]), allowed, ...rules });
    this.deps = { ...deps, ...this.store, access };
    const bot = createBot({ ...this.deps, apiRoot: this.#server.root });
    const handleUpdate = bot.handleUpdate.bind(bot);
    bot.handleUpdate = async (update) => {
      await handleUpdate(update);
      this.#handled++;
    };
    const roles = createRoles(access);
    this.#running = await runBot(bot, {
      ...{ logger: deps.logger, inbox: this.store.inbox, pollSeconds: 2 },
      isAdmitted: (update) => roles.roleOf(update) !== "stranger",
    });
  }

  async #stop(): Promise<void> {
    await this.#running.stop();
    this.store.close();
  }

  /** Queues updates, and waits until the bot has done with them. */
  async handle(...updates: NewUpdate[]): Promise<void> {
    const due = this.#handled + updates.length;
    this.api.push(...updates);
    const end = performance.now() + 20_000;
    while (this.#handled < due) {
      if (performance.now() > end) throw new Error(`waited in vain; sent: ${JSON.stringify(this.api.sent)}`);
      await sleep(2);
    }
  }

  /** What the chat is told while the updates are handled. */
  async told(chatId: number, ...updates: NewUpdate[]): Promise<string> {
    const before = this.api.textsTo(chatId).length;
    await this.handle(...updates);
    return this.api.textsTo(chatId).slice(before).join("\n---\n");
  }

  /** What a person is told to a text in their private chat. */
  say(person: number, text: string, content: Partial<Message> = {}): Promise<string> {
    return this.told(person, privateMessage(person, { text, ...content }));
  }

  /** What the group is told to a message of Budi's, or of another's. */
  inGroup(content: Partial<Message>, userId = BUDI): Promise<string> {
    const from = { id: userId, is_bot: false, first_name: userId === ADMIN ? "Admin" : "Budi" };
    return this.told(GROUP, groupMessage({ from, ...content }));
  }

  /** The data of the last button of that label in a chat, and the message it is under. */
  button(chatId: number, label: string): { readonly data: string; readonly messageId: number } {
    const shown = [...this.api.messages.values()].filter(({ chat_id }) => chat_id === chatId).reverse();
    for (const { message_id: messageId, keyboard } of shown) {
      const found = keyboard.flat().find(({ text }) => text === label);
      if (found !== undefined) return { data: found.callback_data, messageId };
    }
    throw new Error(`no button ${label} in chat ${chatId}: ${JSON.stringify(shown[0])}`);
  }

  async press(chatId: number, label: string): Promise<string> {
    const { data, messageId } = this.button(chatId, label);
    return this.told(chatId, press(chatId, data, messageId));
  }

  toasts(): (string | undefined)[] {
    return this.api
      .callsOf("answerCallbackQuery")
      .map(({ payload }) => (payload as { readonly text?: string }).text);
  }

  /** What the assistant was asked. */
  asked(): string[] {
    return this.deps.assistant.asked.map(({ request }) => ("text" in request ? request.text : request.type));
  }

  log(): string {
    return JSON.stringify(this.deps.logger.lines);
  }

  /** Every byte of the store's files, the log of changes included. */
  bytes(): string {
    return readdirSync(this.#dataDir)
      .map((name) => readFileSync(join(this.#dataDir, name), "latin1"))
      .join("\n");
  }
}
