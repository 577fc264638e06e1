import { join } from "node:path";
import type { Message, Update } from "grammy/types";
import { z } from "zod";
import { BotApi, type Call } from "../../test/support/bot-api/bot-api.ts";
import { serveBotApi } from "../../test/support/bot-api/server.ts";
import { createCourier } from "./courier.ts";
import { deliveredBy } from "./effects.ts";
import { createLedger, type Ledger, type Signs } from "./ledger.ts";
import { updateOf } from "./people.ts";
import { startProgram, type Program } from "./program.ts";
import type { Random } from "./random.ts";
import type { Script, Step } from "./rehearsal.ts";
import { createBadWeather, type BadWeather } from "./weather.ts";

/** Memory of the program at a moment. */
export interface Reading {
  /** Which life of the program, from 0. */
  readonly life: number;
  readonly bytes: number;
  /** Updates handed to the bot up to now. */
  readonly updates: number;
}

/** Where the bot and the people meet: the Bot API, the weather, the program's lives, and what each chat has seen. */
export interface Stage {
  readonly sky: BadWeather;
  readonly ledgers: ReadonlyMap<number, Ledger>;
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

export interface StageOptions {
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

export async function openStage({
  scripts,
  signs,
  random,
  folder,
  environment,
  webhookPort,
}: StageOptions): Promise<Stage> {
  const api = new BotApi();
  const sky = createBadWeather(random.fork("weather"));
  const server = await serveBotApi(api, sky.weather);
  const again = random.fork("handed out again");
  const ledgers = new Map(scripts.map(({ chat }) => [chat.id, createLedger(chat, signs)]));
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

  const courier =
    webhook === undefined
      ? undefined
      : createCourier({
          ...{ url: webhook.WEBHOOK_URL, secret: webhook.WEBHOOK_SECRET, random: random.fork("courier") },
          isOut: () => sky.isOut,
          onAccepted: ({ update_id }) => {
            stage.onForgotten(update_id + 1);
          },
          onUnheard: () => {
            sky.count("webhook answer not heard");
          },
        });
  const bring = (chatId: number, update: Update): void => {
    if (courier === undefined) api.pushNumbered(update);
    else courier.bring(chatId, update);
  };
  const bringAgain = (chatId: number, update: Update): void => {
    if (courier === undefined) api.handOutAgain(update);
    else courier.bring(chatId, update);
  };

  const stage: Stage = {
    ...{ sky, ledgers, readings, rushUntil: 0 },
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
      courier?.close();
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
    stage.watch(call);
    const poll =
      call.method === "getUpdates" && call.reply.ok ? pollSchema.safeParse(call.payload) : undefined;
    if (poll?.success === true) stage.onForgotten(poll.data.offset);
  };
  return stage;
}

function webhookEnvironment(port: number) {
  const address = `http://127.0.0.1:${port}/telegram`;
  return {
    ...{ RUN_MODE: "webhook", WEBHOOK_URL: address, WEBHOOK_SECRET: "only-for-the-soak" },
    ...{ HTTP_PORT: String(port), HTTP_HOST: "127.0.0.1" },
  };
}
