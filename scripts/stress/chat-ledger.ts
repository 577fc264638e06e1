import type { Update } from "grammy/types";
import { z } from "zod";
import type { Call } from "../../test/support/bot-api/bot-api.ts";
import { type Keyboard, sendMessageSchema } from "../../test/support/bot-api/validate.ts";
import type { Action, Chat } from "./simulated-users.ts";

/** Compares what a chat sees with what it must see, message by message. */

export type Outcome =
  | "answered"
  /** The chat was told that there will be no (whole) answer. */
  | "told"
  /** Nothing came. */
  | "lost"
  /** Some messages of the answer came, and then nothing. */
  | "cut-short"
  /** All came but the hint on a button, which nobody can be shown any more once a press is old. */
  | "hint-missed"
  /** No answer was due, and none came. */
  | "left-alone";

export interface Step {
  readonly action: Action;
  /** The user who acts. */
  readonly by: number;
  /** What the chat must see; nothing where no answer is due. */
  readonly effects: readonly Effect[];
  readonly isHasty: boolean;
}

export interface Entry {
  readonly update: Update;
  readonly step: Step;
  /** Milliseconds, as of `performance.now()`. */
  readonly askedAt: number;
  /** Messages of the answer that have come. */
  received: number;
  outcome: Outcome | undefined;
  endedAt: number | undefined;
  /** The answer came after the chat had given it up. */
  isLate: boolean;
  /** The chat was told that the answer may not be whole, and it was. */
  isToldToo: boolean;
  /** Messages that came more than once and said so. */
  saidAgain: number;
  /** Messages that came more than once and said nothing of it, the first of which the bot could not know to have come. */
  doubtfulAgain: number;
  /** Messages that came more than once for no reason. */
  again: number;
  /** Hints on a button that did not come. */
  missedHints: number;
  /** Whether a message of the answer was delivered without the bot hearing of it. */
  inDoubt: Set<number>;
}

/** Texts by which the bot tells that there is no answer, or that a message may have come before. */
export interface Signs {
  isFailure(effect: Effect): boolean;
  /** Said in place of a change to a message, where that failed. */
  isStandIn(effect: Effect): boolean;
  /** Said before a message that may have come before, where its own text has no room for it. */
  isMark(effect: Effect): boolean;
  /** The text without the mark of a repeated message; null where it has none. */
  unmarked(text: string): string | null;
}

export interface ChatLedger {
  /** Something is asked. */
  ask(update: Update, step: Step): Entry;
  /** What has been asked and not been answered, told of or given up. */
  open(): Entry[];
  take(delivered: Delivered): void;
  /** The bot was ended before it could hear of what it sent in the last moments. */
  doubtLast(withinMs: number): void;
  giveUp(entry: Entry): void;
  /** Resolves when nothing of the chat is open. */
  settled(): Promise<void>;
  readonly entries: readonly Entry[];
  /** What was asked and what came, in order, a line each, for people who look into a fault. */
  readonly story: readonly string[];
  /** What came and belongs to nothing. */
  readonly unexpected: readonly string[];
  /** Messages that came in place of a change to another. */
  readonly standIns: number;
  /** Answers in a group that are tied to another message than they answer. */
  readonly misplaced: number;
}

/** How far back a message that comes again is looked for. */
const RECENT = 12;

export function createChatLedger(chat: Chat, signs: Signs): ChatLedger {
  const entries: Entry[] = [];
  const unexpected: string[] = [];
  const story: string[] = [];
  const note = (line: string): void => {
    story.push(`${(performance.now() / 1_000).toFixed(2)} ${line.replaceAll("\n", " ").slice(0, 100)}`);
  };
  const delivered: { readonly entry: Entry; readonly part: number; readonly at: number }[] = [];
  const waiting: (() => void)[] = [];
  let misplaced = 0;
  let standIns = 0;
  let isNextMarked = false;

  const open = (): Entry[] => entries.slice(-RECENT).filter(({ outcome }) => outcome === undefined);
  const wake = (): void => {
    if (open().length > 0) return;
    for (const resolve of waiting.splice(0)) resolve();
  };
  const end = (entry: Entry, outcome: Outcome): void => {
    if (entry.outcome === "lost" || entry.outcome === "cut-short") entry.isLate = true;
    entry.outcome = outcome;
    entry.endedAt = performance.now();
    wake();
  };
  /** Which part of the answer comes next: a hint that did not come holds nothing up. Below 0 where it is none of it. */
  const nextPart = ({ step, received }: Entry, { kind, text }: Effect): number => {
    const at = step.effects.findIndex(
      (part, index) => index >= received && part.kind === kind && part.text === text,
    );
    return step.effects.slice(received, at).every((part) => part.kind === "hint") ? at : -1;
  };
  const isNext = (entry: Entry, effect: Effect): boolean => nextPart(entry, effect) >= 0;
  const askedIn = ({ update }: Entry): number | undefined =>
    (update.message ?? update.edited_message ?? update.callback_query?.message)?.message_id;
  const answers = (entry: Entry, { replyTo }: Delivered): boolean =>
    replyTo === null || replyTo === askedIn(entry);

  const takeAs = (text: string, from: Delivered, isMarked: boolean): boolean => {
    const effect = { ...from.effect, text };
    const recent = entries.slice(-RECENT);
    const isLost = ({ outcome }: Entry): boolean => outcome === "lost" || outcome === "cut-short";
    // What is waited for comes before what was given up.
    const next =
      recent.find((entry) => entry.outcome === undefined && isNext(entry, effect)) ??
      recent.find((entry) => isLost(entry) && isNext(entry, effect));
    if (next !== undefined) {
      if (chat.isGroup && !answers(next, from)) misplaced++;
      const part = nextPart(next, effect);
      next.missedHints += part - next.received;
      next.received = part;
      if (from.isInDoubt) next.inDoubt.add(next.received);
      delivered.push({ entry: next, part: next.received, at: performance.now() });
      if (++next.received === next.step.effects.length) end(next, "answered");
      return true;
    }
    const partOf = ({ step, received }: Entry): number =>
      step.effects.slice(0, received).findIndex((earlier) => earlier.text === text);
    const isDoubted = (entry: Entry): boolean => entry.inDoubt.has(partOf(entry));
    const before = recent.findLast(isDoubted) ?? recent.findLast((entry) => partOf(entry) >= 0);
    if (before === undefined) return false;
    // A person sees the hint of a press once, whatever is sent.
    if (effect.kind === "hint") return true;
    note(`  which has come before, as a message of the answer to ${before.update.update_id}`);
    // A doubt explains one message that comes again, not two.
    const isExplained = before.inDoubt.delete(partOf(before));
    if (isMarked) before.saidAgain++;
    else if (isExplained) before.doubtfulAgain++;
    else before.again++;
    return true;
  };

  return {
    entries,
    unexpected,
    story,
    get misplaced() {
      return misplaced;
    },
    get standIns() {
      return standIns;
    },
    open,
    ask: (update, step) => {
      const entry: Entry = {
        ...{
          update,
          step,
          askedAt: performance.now(),
          received: 0,
          isLate: false,
          isToldToo: false,
          inDoubt: new Set<number>(),
        },
        ...{ outcome: step.effects.length === 0 ? "left-alone" : undefined, endedAt: undefined },
        ...{ saidAgain: 0, doubtfulAgain: 0, again: 0, missedHints: 0 },
      };
      entries.push(entry);
      note(`> ${update.update_id} ${JSON.stringify(step.action)}`);
      return entry;
    },
    take: (from) => {
      note(`< ${from.effect.kind}${from.isInDoubt ? " (in doubt)" : ""}: ${from.effect.text}`);
      if (signs.isMark(from.effect)) {
        isNextMarked = true;
        return;
      }
      const isMarked = isNextMarked;
      isNextMarked = false;
      if (takeAs(from.effect.text, from, isMarked)) return;
      const bare = signs.unmarked(from.effect.text);
      if (bare !== null && takeAs(bare, from, true)) return;
      const about = (entry: Entry): boolean => from.replyTo !== null && askedIn(entry) === from.replyTo;
      const failed = open().find(about);
      const whole = entries.slice(-RECENT).findLast((entry) => about(entry) && entry.outcome === "answered");
      const oldest = open()[0] ?? entries.slice(-RECENT).find(({ outcome }) => outcome === "lost");
      // A question and its edit are one message: the first was answered as the bot was ended, which cannot know it.
      const isAboutWhole = whole !== undefined && whole.inDoubt.size > 0 && !whole.isToldToo;
      if (signs.isStandIn(from.effect)) standIns++;
      else if (!signs.isFailure(from.effect)) unexpected.push(from.effect.text);
      else if (isAboutWhole) whole.isToldToo = true;
      else if (failed !== undefined) end(failed, "told");
      else if (whole !== undefined) whole.isToldToo = true;
      else if (oldest !== undefined) end(oldest, "told");
      else unexpected.push(from.effect.text);
    },
    doubtLast: (withinMs) => {
      const since = performance.now() - withinMs;
      for (const { entry, part, at } of delivered) if (at >= since) entry.inDoubt.add(part);
    },
    giveUp: (entry) => {
      note(`gives ${entry.update.update_id} up`);
      const left = entry.step.effects.slice(entry.received);
      if (left.every(({ kind }) => kind === "hint")) {
        entry.missedHints += left.length;
        entry.outcome ??= "hint-missed";
      } else entry.outcome ??= entry.received === 0 ? "lost" : "cut-short";
      wake();
    },
    settled: async () => {
      if (open().length > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** What a person sees of a call that Telegram has carried out. */
export interface Effect {
  /** A message, or the hint that comes up when a button was pressed. */
  readonly kind: "message" | "hint";
  readonly text: string;
}

export interface Delivered {
  readonly chatId: number;
  readonly effect: Effect;
  readonly messageId: number | null;
  readonly keyboard: Keyboard;
  /** The message that it answers, where it says so. */
  readonly replyTo: number | null;
  /** The bot could not hear that Telegram took it. */
  readonly isInDoubt: boolean;
}

const sentSchema = z.object({ message_id: z.number() });
const hintSchema = z.object({ callback_query_id: z.string(), text: z.string() });

/**
 * @param chatOfPress the chat in which a button was pressed, by the press's id
 * @returns undefined where nobody sees anything
 */
export function deliveredBy(
  call: Call,
  chatOfPress: (id: string) => number | undefined,
): Delivered | undefined {
  if (!call.reply.ok) return undefined;
  const isInDoubt = call.fault?.type === "cut-after";
  if (call.method === "sendMessage") {
    const sent = sendMessageSchema.parse(call.payload);
    return {
      chatId: sent.chat_id,
      effect: { kind: "message", text: sent.text },
      messageId: sentSchema.parse(call.reply.result).message_id,
      keyboard: sent.reply_markup?.inline_keyboard ?? [],
      replyTo: sent.reply_parameters?.message_id ?? null,
      isInDoubt,
    };
  }
  const hint = call.method === "answerCallbackQuery" ? hintSchema.safeParse(call.payload) : undefined;
  const chatId = hint?.success === true ? chatOfPress(hint.data.callback_query_id) : undefined;
  if (hint?.success !== true || chatId === undefined) return undefined;
  const effect = { kind: "hint", text: hint.data.text } as const;
  return { chatId, effect, messageId: null, keyboard: [], replyTo: null, isInDoubt };
}
