import { setTimeout as sleep } from "node:timers/promises";
import { isMoment, isMomentOfForgetting, MOMENTS, type Moment } from "./executioner.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stage.ts";

/** The program is killed, and the way to Telegram is closed, at busy moments spread over the run. */

export interface Kill {
  readonly moment: Moment;
  /** Questions open at that moment. */
  readonly open: number;
  /** Milliseconds from the new start to its first poll, and to the first message it sent. */
  readonly pollAfterMs: number;
  readonly answerAfterMs: number;
}

export interface DisasterOptions {
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
export async function bringDisasters(
  stage: Stage,
  { kills, outages, outageMs, total, random, tell }: DisasterOptions,
  isOver: () => boolean,
): Promise<Kill[]> {
  const done: Kill[] = [];
  let outagesLeft = outages;
  const events = kills + outages;
  for (let event = 1; event <= events; event++) {
    while (stage.asked < (total * event) / (events + 1) && !isOver()) await sleep(20);
    stage.rushUntil = performance.now() + RUSH_MS;
    await sleep(RUSH_MS / 4);
    // Outages stand between the kills.
    if (outagesLeft > 0 && (event % 2 === 0 || done.length === kills)) {
      outagesLeft--;
      tell(`nothing gets through for ${outageMs / 1_000} s, with ${stage.openNow()} questions open`);
      stage.sky.isOut = true;
      await sleep(outageMs);
      stage.sky.isOut = false;
    } else {
      const moment = MOMENTS[done.length % MOMENTS.length] ?? MOMENTS[0];
      const kill = await killAt(moment, stage, random, isOver);
      if (kill === null) break;
      tell(`killed (${moment}) with ${kill.open} questions open; polls again after ${ms(kill.pollAfterMs)}`);
      done.push(kill);
    }
  }
  return done;
}

async function killAt(
  moment: Moment,
  stage: Stage,
  random: Random,
  isOver: () => boolean,
): Promise<Kill | null> {
  let isDone = false;
  const end = (isNow: boolean): void => {
    if (isDone || !isNow) return;
    stage.program().kill();
    isDone = true;
  };
  stage.watch = (call) => {
    end(isMoment(moment, call, stage.ledgers));
  };
  stage.onForgotten = (before) => {
    end(isMomentOfForgetting(moment, before, stage.ledgers));
  };
  while (!isDone && !isOver()) await sleep(2);
  if (!isDone) return null;
  for (const ledger of stage.ledgers.values()) ledger.doubtLast(DOUBT_MS);
  const open = stage.openNow();
  while (stage.program().isRunning()) await sleep(2);
  await sleep(random.between(0, 1_500));
  const started = performance.now();
  let pollAfterMs: number | undefined;
  let answerAfterMs: number | undefined;
  stage.onForgotten = () => undefined;
  stage.watch = ({ method }) => {
    if (method === "getUpdates" || method === "setWebhook") pollAfterMs ??= performance.now() - started;
    if (method === "sendMessage") answerAfterMs ??= performance.now() - started;
  };
  stage.startAnew();
  while (answerAfterMs === undefined && !isOver()) await sleep(20);
  stage.watch = () => undefined;
  return { moment, open, pollAfterMs: pollAfterMs ?? Number.NaN, answerAfterMs: answerAfterMs ?? Number.NaN };
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
