import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "../../test/support/bot-api/bot-api.ts";
import { sendMessageSchema } from "../../test/support/bot-api/validate.ts";
import type { ChatLedger, Entry } from "./chat-ledger.ts";
import type { Harness } from "./harness.ts";
import type { Random } from "./random.ts";

/** The program is killed, and the way to Telegram is closed, at busy moments spread over the run. */

export interface Kill {
  readonly moment: Moment;
  /** Questions open at that moment. */
  readonly open: number;
  /** Milliseconds from the new start to its first poll, and to the first message it sent. */
  readonly pollAfterMs: number;
  readonly answerAfterMs: number;
}

export interface FaultScheduleOptions {
  readonly kills: number;
  readonly outages: number;
  readonly outageMs: number;
  /** Updates in all. */
  readonly total: number;
  readonly random: Random;
  readonly tell: (line: string) => void;
}

/** What the bot sent this shortly before it was killed, it may not have heard of. */
const DOUBT_MS = 3_500;
const RUSH_MS = 4_000;

/** @param isOver whether nobody asks anything any more */
export async function runFaultSchedule(
  harness: Harness,
  { kills, outages, outageMs, total, random, tell }: FaultScheduleOptions,
  isOver: () => boolean,
): Promise<Kill[]> {
  const done: Kill[] = [];
  let outagesLeft = outages;
  const events = kills + outages;
  for (let event = 1; event <= events; event++) {
    while (harness.asked < (total * event) / (events + 1) && !isOver()) await sleep(20);
    harness.rushUntil = performance.now() + RUSH_MS;
    await sleep(RUSH_MS / 4);
    // Outages stand between the kills.
    if (outagesLeft > 0 && (event % 2 === 0 || done.length === kills)) {
      outagesLeft--;
      tell(`nothing gets through for ${outageMs / 1_000} s, with ${harness.openNow()} questions open`);
      harness.network.isOut = true;
      await sleep(outageMs);
      harness.network.isOut = false;
    } else {
      const moment = MOMENTS[done.length % MOMENTS.length] ?? MOMENTS[0];
      const kill = await killAt(moment, harness, random, isOver);
      if (kill === null) break;
      tell(`killed (${moment}) with ${kill.open} questions open; polls again after ${ms(kill.pollAfterMs)}`);
      done.push(kill);
    }
  }
  return done;
}

async function killAt(
  moment: Moment,
  harness: Harness,
  random: Random,
  isOver: () => boolean,
): Promise<Kill | null> {
  let isDone = false;
  const end = (isNow: boolean): void => {
    if (isDone || !isNow) return;
    harness.program().kill();
    isDone = true;
  };
  harness.watch = (call) => {
    end(isMoment(moment, call, harness.ledgers));
  };
  harness.onForgotten = (before) => {
    end(isMomentOfForgetting(moment, before, harness.ledgers));
  };
  while (!isDone && !isOver()) await sleep(2);
  if (!isDone) return null;
  for (const ledger of harness.ledgers.values()) ledger.doubtLast(DOUBT_MS);
  const open = harness.openNow();
  while (harness.program().isRunning()) await sleep(2);
  await sleep(random.between(0, 1_500));
  const started = performance.now();
  let pollAfterMs: number | undefined;
  let answerAfterMs: number | undefined;
  harness.onForgotten = () => undefined;
  harness.watch = ({ method }) => {
    if (method === "getUpdates" || method === "setWebhook") pollAfterMs ??= performance.now() - started;
    if (method === "sendMessage") answerAfterMs ??= performance.now() - started;
  };
  harness.startAnew();
  while (answerAfterMs === undefined && !isOver()) await sleep(20);
  harness.watch = () => undefined;
  return { moment, open, pollAfterMs: pollAfterMs ?? Number.NaN, answerAfterMs: answerAfterMs ?? Number.NaN };
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

/** The moments at which most can be lost or said twice if the bot ends there. */
export const MOMENTS = [
  "updates just forgotten by Telegram",
  "message just delivered",
  "between two messages of an answer",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Questions that must be open for a moment to be a busy one. */
const BUSY = 3;

/** Whether a call that was just carried out is the moment; who made it has not heard yet. */
export function isMoment(moment: Moment, call: Call, ledgers: ReadonlyMap<number, ChatLedger>): boolean {
  if (call.method !== "sendMessage" || !call.reply.ok) return false;
  switch (moment) {
    case "updates just forgotten by Telegram":
      return false;
    case "message just delivered":
      return openIn(ledgers).length >= BUSY;
    case "between two messages of an answer": {
      const midway = ledgers.get(sendMessageSchema.parse(call.payload).chat_id)?.open() ?? [];
      return midway.some(({ received, step }) => received > 0 && received < step.effects.length);
    }
  }
}

/** Whether it is the moment when Telegram has just let go of the updates before an id. */
export function isMomentOfForgetting(
  moment: Moment,
  before: number,
  ledgers: ReadonlyMap<number, ChatLedger>,
): boolean {
  if (moment !== "updates just forgotten by Telegram") return false;
  return openIn(ledgers).filter(({ update }) => update.update_id < before).length >= BUSY;
}

function openIn(ledgers: ReadonlyMap<number, ChatLedger>): Entry[] {
  return [...ledgers.values()].flatMap((ledger) => ledger.open());
}
