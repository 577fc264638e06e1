import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { z } from "zod";
import { looksIncomplete } from "../../src/answering/conversation/interruptions.ts";
import { openSql } from "../../src/platform/sqlite.ts";
import { STORE_FILE } from "../../src/storage/store.ts";
import { BotApi } from "../../test/support/bot-api/bot-api.ts";
import { serveBotApi } from "../../test/support/bot-api/server.ts";
import { deliveredBy, type Effect, type Step } from "./chat-ledger.ts";
import { type Program, startProgram } from "./program.ts";
import type { Random } from "./random.ts";
import {
  type Chat,
  type Intent,
  opening,
  type Sayings,
  type Tongue,
  topicOf,
  updateOf,
} from "./simulated-users.ts";

/**
 * The same program goes through all conversations once with nothing going wrong and one message of a chat at a time: what
 * it says there is what it must say, once, when things go wrong.
 */

export interface Script {
  readonly chat: Chat;
  /** Makes the chat as good as new. */
  readonly opening: readonly Step[];
  readonly topics: readonly (readonly Step[])[];
}

interface Actor {
  readonly chat: Chat;
  readonly random: Random;
  readonly topics: Step[][];
  intents: Intent[];
  left: number;
  said: Message | undefined;
  shownId: number | undefined;
  effects: Effect[];
  /** Buttons that were pressed, by message and place: what a second press does depends on how soon it comes. */
  readonly pressed: Set<string>;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly label: string;
}

const POLL_MS = 25;
const BUSY_MS = 5_000;

export interface RehearsalOptions {
  readonly updates: number;
  readonly chats: readonly Chat[];
  readonly sayings: Readonly<Record<Tongue, Sayings>>;
  readonly random: Random;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly tell: (line: string) => void;
}

export async function rehearse(options: RehearsalOptions): Promise<Script[]> {
  const { chats, folder, environment, tell } = options;
  const api = new BotApi();
  const server = await serveBotApi(api);
  const program = startProgram(
    environment,
    server.root,
    join(folder, "rehearsal"),
    join(folder, "rehearsal.log"),
  );
  const actors = new Map(chats.map((chat, index) => [chat.id, actorOf(chat, index, options)]));
  const presses = new Map<string, number>();
  api.watch = (call) => {
    const delivered = deliveredBy(call, (id) => presses.get(id));
    const actor = delivered === undefined ? undefined : actors.get(delivered.chatId);
    if (delivered === undefined || actor === undefined) return;
    actor.effects.push(delivered.effect);
    if (delivered.keyboard.length > 0 && delivered.messageId !== null) actor.shownId = delivered.messageId;
  };
  try {
    for (let round = 1; ; round++) {
      const acting: { actor: Actor; step: Omit<Step, "effects"> }[] = [];
      for (const actor of actors.values()) {
        const intent = nextIntent(actor, options);
        if (intent === undefined) continue;
        const step = resolve(actor, intent, options, api);
        const shown = actor.shownId === undefined ? undefined : api.messages.get(actor.shownId);
        const update = updateOf(actor.chat, step.by, step.action, { said: actor.said, shown });
        if (update.callback_query !== undefined) presses.set(update.callback_query.id, actor.chat.id);
        actor.said = update.message ?? actor.said;
        actor.effects = [];
        api.push(update);
        acting.push({ actor, step });
      }
      if (acting.length === 0) break;
      await untilDone(program, join(folder, "rehearsal", STORE_FILE), () => api.unconfirmed === 0);
      for (const { actor, step } of acting) take(actor, { ...step, effects: actor.effects });
      tell(`rehearsal, round ${round}: ${acting.length} chats`);
    }
  } finally {
    await program.stop();
    await server.close();
  }
  return [...actors.values()].map(({ chat, topics: [first = [], ...topics] }) => ({
    chat,
    opening: first,
    topics,
  }));
}

function actorOf(chat: Chat, index: number, { updates, chats, random }: RehearsalOptions): Actor {
  const share =
    Math.floor(((index + 1) * updates) / chats.length) - Math.floor((index * updates) / chats.length);
  const more = { said: undefined, shownId: undefined, effects: [], pressed: new Set<string>() };
  return {
    chat,
    random: random.fork(`chat ${chat.id}`),
    topics: [[]],
    intents: opening(chat),
    left: share,
    ...more,
  };
}

function nextIntent(actor: Actor, { sayings }: RehearsalOptions): Intent | undefined {
  if (actor.left <= 0) return undefined;
  if (actor.intents.length === 0) {
    actor.topics.push([]);
    actor.intents = topicOf(actor.chat, sayings[actor.chat.tongue], actor.random);
    actor.shownId = undefined;
    actor.said = undefined;
  }
  actor.left--;
  return actor.intents.shift();
}

/** A press becomes the press of one of the buttons there are; where there are none, something is asked instead. */
function resolve(
  actor: Actor,
  intent: Intent,
  { sayings }: RehearsalOptions,
  api: BotApi,
): Omit<Step, "effects"> {
  const { random, chat } = actor;
  const by = random.pick(chat.members);
  // What is sent right behind something unfinished goes on with it, and gets no answer of its own.
  const isHasty = intent.isHasty === true && !looksIncomplete(actor.said?.text ?? "");
  if (intent.type === "edit" && actor.said?.text === undefined)
    return { action: { type: "sticker" }, by, isHasty };
  if (intent.type !== "press") return { action: intent, by, isHasty };
  const keyboard =
    (actor.shownId === undefined ? undefined : api.messages.get(actor.shownId)?.keyboard) ?? [];
  const nameOf = ({ row, column }: Place): string => `${actor.shownId ?? ""}:${row}:${column}`;
  const places = keyboard
    .flatMap((buttons, row) =>
      buttons.flatMap(({ text, callback_data: data }, column): Place[] =>
        data === "" ? [] : [{ row, column, label: text }],
      ),
    )
    .filter((place) => !actor.pressed.has(nameOf(place)));
  if (places.length === 0)
    return { action: { type: "say", text: random.pick(sayings[chat.tongue].questions) }, by, isHasty };
  const place = random.pick(places);
  actor.pressed.add(nameOf(place));
  return { action: { type: "press", ...place }, by, isHasty };
}

/**
 * Adds a step. One that is answered as an earlier one of its topic was ends the topic before it: the two answers could not
 * be told apart.
 */
function take(actor: Actor, step: Step): void {
  const topic = actor.topics.at(-1) ?? [];
  const isRepeated = step.effects.some(({ text }) =>
    topic.some(({ effects }) => effects.some((earlier) => earlier.text === text)),
  );
  if (!isRepeated) {
    topic.push(step);
    return;
  }
  actor.intents = [];
  actor.left++;
}

/** Waits until every update has been fetched, and none is under way any more: the program keeps a list of those. */
async function untilDone(program: Program, file: string, isFetched: () => boolean): Promise<void> {
  while (program.isRunning()) {
    await sleep(POLL_MS);
    if (isFetched() && existsSync(file) && underWay(file) === 0) return;
  }
  throw new Error("the program has ended; see its log");
}

const countRow = z.object({ count: z.number() });

function underWay(file: string): number {
  const sql = openSql(file, BUSY_MS);
  try {
    return sql.get(countRow, "SELECT count(*) AS count FROM pending_updates")?.count ?? 0;
  } finally {
    sql.close();
  }
}
