import { join } from "node:path";
import type { Message, Update } from "grammy/types";
import { z } from "zod";
import { BotApi, type Call } from "../../test/support/bot-api/bot-api.ts";
import { serveBotApi } from "../../test/support/bot-api/server.ts";
import { type ChatLedger, createChatLedger, deliveredBy, type Signs, type Step } from "./chat-ledger.ts";
import { createNetworkFaults, createWebhookSender, type NetworkFaults } from "./network-faults.ts";
import { type Program, startProgram } from "./program.ts";
import type { Random } from "./random.ts";
import type { Script } from "./rehearsal.ts";
import { updateOf } from "./simulated-users.ts";

/** Memory of the program at a moment. */
export interface Reading {
  /** Which life of the program, from 0. */
  readonly life: number;
  readonly bytes: number;
  /** Updates handed to the bot up to now. */
  readonly updates: number;
}

/** Where the bot and the people meet: the Bot API, the weather, the program's lives, and what each chat has seen. */
export interface Harness {
  readonly network: NetworkFaults;
  readonly ledgers: ReadonlyMap<number, ChatLedger>;
  readonly readings: readonly Reading[];
  readonly asked: number;
  readonly handedOutAgain: number;
  /** Told of each call once it is carried out, before who made it hears. */
  watch: (call: Call) => void;
  /** Told when Telegram keeps no more updates before an id, or none of a chat before it. */
  onForgotten: (before: number) => void;
  /** Nobody stops to think until then; as of `performance.now()`. */
  rushUntil: number;
  /** Somebody does something. @param said what was said before in the chat @returns what is said now */
  act(script: Script, step: Step, said: Message | undefined): Message | undefined;
  /** Somebody could not press what the rehearsal pressed. */
  missedButton(which: string): void;
  /** Which buttons those were. */
  readonly missed: readonly string[];
  openNow(): number;
  program(): Program;
  startAnew(): void;
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly scripts: readonly Script[];
  readonly signs: Signs;
  readonly random: Random;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A port of the loopback on which the bot takes updates by webhook; it polls where there is none. */
  readonly webhookPort?: number;
}

const SHARE_HANDED_OUT_AGAIN = 0.03;
const pollSchema = z.object({ offset: z.number() });
const AGAIN_WITHIN_MS = 5_000;
const READING_MS = 1_000;

export async function openHarness({
  scripts,
  signs,
  random,
  folder,
  environment,
  webhookPort,
}: HarnessOptions): Promise<Harness> {
  const api = new BotApi();
  const network = createNetworkFaults(random.fork("weather"));
  const server = await serveBotApi(api, network.weather);
  const again = random.fork("handed out again");
  const ledgers = new Map(scripts.map(({ chat }) => [chat.id, createChatLedger(chat, signs)]));
  /** The newest message with buttons, by chat. */
  const shown = new Map<number, number>();
  /** The chat of each press, by its id. */
  const presses = new Map<string, number>();
  const readings: Reading[] = [];
  const webhook = webhookPort === undefined ? undefined : webhookEnvironment(webhookPort);
  const start = (): Program =>
    startProgram(
      { ...environment, ...webhook },
      server.root,
      join(folder, "performance"),
      join(folder, "performance.log"),
    );
  let program = start();
  let life = 0;
  let asked = 0;
  let handedOutAgain = 0;
  const missed: string[] = [];
  const reading = setInterval(() => {
    const bytes = program.isRunning() ? program.memory() : null;
    if (bytes !== null) readings.push({ life, bytes, updates: asked });
  }, READING_MS);

  const sender =
    webhook === undefined
      ? undefined
      : createWebhookSender({
          ...{ url: webhook.WEBHOOK_URL, secret: webhook.WEBHOOK_SECRET, random: random.fork("courier") },
          isOut: () => network.isOut,
          onAccepted: ({ update_id }) => {
            harness.onForgotten(update_id + 1);
          },
          onUnheard: () => {
            network.count("webhook answer not heard");
          },
        });
  const bring = (chatId: number, update: Update): void => {
    if (sender === undefined) api.pushNumbered(update);
    else sender.bring(chatId, update);
  };
  const bringAgain = (chatId: number, update: Update): void => {
    if (sender === undefined) api.handOutAgain(update);
    else sender.bring(chatId, update);
  };

  const harness: Harness = {
    ...{ network, ledgers, readings, rushUntil: 0 },
    watch: () => undefined,
    onForgotten: () => undefined,
    get asked() {
      return asked;
    },
    get handedOutAgain() {
      return handedOutAgain;
    },
    act: ({ chat }, step, said) => {
      const shownId = shown.get(chat.id);
      const sight = { said, shown: shownId === undefined ? undefined : api.messages.get(shownId) };
      const update = api.numbered(updateOf(chat, step.by, step.action, sight));
      if (update.callback_query !== undefined) presses.set(update.callback_query.id, chat.id);
      ledgers.get(chat.id)?.ask(update, step);
      asked++;
      bring(chat.id, update);
      if (again.chance(SHARE_HANDED_OUT_AGAIN)) {
        handedOutAgain++;
        setTimeout(
          () => {
            bringAgain(chat.id, update);
          },
          again.between(0, AGAIN_WITHIN_MS),
        );
      }
      return update.message ?? said;
    },
    missed,
    missedButton: (which) => void missed.push(which),
    openNow: () => [...ledgers.values()].reduce((sum, ledger) => sum + ledger.open().length, 0),
    program: () => program,
    startAnew: () => {
      life++;
      program = start();
    },
    close: async () => {
      clearInterval(reading);
      sender?.close();
      program.kill();
      await server.close();
    },
  };
  api.watch = (call) => {
    const delivered = deliveredBy(call, (id) => presses.get(id));
    if (delivered !== undefined) {
      ledgers.get(delivered.chatId)?.take(delivered);
      if (delivered.keyboard.length > 0 && delivered.messageId !== null)
        shown.set(delivered.chatId, delivered.messageId);
    }
    harness.watch(call);
    const poll =
      call.method === "getUpdates" && call.reply.ok ? pollSchema.safeParse(call.payload) : undefined;
    if (poll?.success === true) harness.onForgotten(poll.data.offset);
  };
  return harness;
}

function webhookEnvironment(port: number) {
  const address = `http://127.0.0.1:${port}/telegram`;
  return {
    ...{ RUN_MODE: "webhook", WEBHOOK_URL: address, WEBHOOK_SECRET: "only-for-the-soak" },
    ...{ HTTP_PORT: String(port), HTTP_HOST: "127.0.0.1" },
  };
}
