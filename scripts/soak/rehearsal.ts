import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { BotApi } from "../../test/support/bot-api/bot-api.ts";
import { serveBotApi } from "../../test/support/bot-api/server.ts";
import { deliveredBy, type Effect } from "./effects.ts";
import { updateOf, type Action, type Chat } from "./people.ts";
import { startProgram, type Program } from "./program.ts";
import type { Sayings, Tongue } from "./questions.ts";
import type { Random } from "./random.ts";
import { opening, topicOf, type Intent } from "./topics.ts";

/**
 * The same program goes through all conversations once with nothing going wrong and one message of a chat at a time: what
 * it says there is what it must say, once, when things go wrong.
 */

export interface Step {
  readonly action: Action;
  /** The user who acts. */
  readonly by: number;
  /** What the chat must see; nothing where no answer is due. */
  readonly effects: readonly Effect[];
  readonly isHasty: boolean;
}

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
}

const QUIET_MS = 350;
const POLL_MS = 50;
/** Processor time in a quiet spell that is no work: timers, the collector of garbage. */
const IDLE_CPU_MS = 30;

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
  let lastCall = performance.now();
  const presses = new Map<string, number>();
  api.watch = (call) => {
    if (call.method === "getUpdates") return;
    lastCall = performance.now();
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
      lastCall = performance.now();
      await untilQuiet(program, () => api.unconfirmed === 0 && performance.now() - lastCall > QUIET_MS);
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
  const more = { said: undefined, shownId: undefined, effects: [] };
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
  const isHasty = intent.isHasty === true;
  if (intent.type === "edit" && actor.said?.text === undefined)
    return { action: { type: "sticker" }, by, isHasty };
  if (intent.type !== "press") return { action: intent, by, isHasty };
  const keyboard =
    (actor.shownId === undefined ? undefined : api.messages.get(actor.shownId)?.keyboard) ?? [];
  const places = keyboard.flatMap((row, at) => row.map((_, column) => ({ row: at, column })));
  const action: Action =
    places.length === 0
      ? { type: "say", text: random.pick(sayings[chat.tongue].questions) }
      : { type: "press", ...random.pick(places) };
  return { action, by, isHasty };
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

/** Waits until nothing is asked of the server any more and the program has nothing left to do. */
async function untilQuiet(program: Program, isQuiet: () => boolean): Promise<void> {
  for (;;) {
    const before = program.processorMs();
    await sleep(POLL_MS);
    if (!program.isRunning()) throw new Error("the program has ended; see its log");
    if (!isQuiet()) continue;
    const start = program.processorMs();
    await sleep(QUIET_MS / 2);
    const after = program.processorMs();
    const isIdle = before === null || start === null || after === null || after - start <= IDLE_CPU_MS;
    if (isIdle && isQuiet()) return;
  }
}
