import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { z } from "zod";
import { openSql } from "../../src/platform/sqlite.ts";
import { STORE_FILE } from "../../src/storage/store.ts";
import type { ChatLedger, Step } from "./chat-ledger.ts";
import { type Kill, runFaultSchedule } from "./fault-schedule.ts";
import { type Harness, type HarnessOptions, openHarness, type Reading } from "./harness.ts";
import type { Random } from "./random.ts";
import type { Script } from "./rehearsal.ts";
import { NoSuchButtonError } from "./simulated-users.ts";

/** The conversations once more, all at once and with everything going wrong. */

export interface PerformanceOptions extends HarnessOptions {
  readonly kills: number;
  readonly outages: number;
  readonly outageMs: number;
  readonly manners: Manners;
  /** How long the end is watched for what comes late, in milliseconds. */
  readonly afterMs: number;
  readonly tell: (line: string) => void;
}

export interface Performed {
  readonly ledgers: readonly ChatLedger[];
  readonly kills: readonly Kill[];
  readonly faults: ReadonlyMap<string, number>;
  readonly handedOutAgain: number;
  readonly readings: readonly Reading[];
  /** How many votes stand in the store at the end. */
  readonly votesKept: number;
  /** Buttons of the rehearsal that were not there to press. */
  readonly missed: readonly string[];
  readonly elapsedMs: number;
  /** Of the program, asked to stop at the end. */
  readonly exitCode: number | null;
}

const PROGRESS_MS = 15_000;

export async function perform(options: PerformanceOptions): Promise<Performed> {
  const { scripts, random, manners, tell, afterMs } = options;
  const total = scripts.flatMap(({ opening, topics }) => [...opening, ...topics.flat()]).length;
  const harness = await openHarness(options);
  const started = performance.now();
  let isOver = false;
  const progress = setInterval(() => {
    tell(`${harness.asked} of ${total} updates, ${harness.openNow()} questions open`);
  }, PROGRESS_MS);
  try {
    const people = scripts.map((script) =>
      attend(script, harness, manners, random.fork(`person ${script.chat.id}`)),
    );
    const [kills] = await Promise.all([
      runFaultSchedule(harness, { ...options, total, random: random.fork("disasters") }, () => isOver),
      Promise.all(people).then(() => {
        isOver = true;
      }),
    ]);
    const elapsedMs = performance.now() - started;
    await sleep(afterMs);
    const exitCode = await harness.program().stop();
    return {
      ...{
        ledgers: [...harness.ledgers.values()],
        kills,
        faults: harness.network.counts,
        elapsedMs,
        exitCode,
      },
      ...{ handedOutAgain: harness.handedOutAgain, readings: harness.readings, missed: harness.missed },
      votesKept: votesIn(join(options.folder, "performance", STORE_FILE)),
    };
  } finally {
    clearInterval(progress);
    await harness.close();
  }
}

function votesIn(file: string): number {
  const sql = openSql(file, 0);
  try {
    return sql.get(z.object({ votes: z.number() }), "SELECT count(*) AS votes FROM feedback")?.votes ?? 0;
  } finally {
    sql.close();
  }
}

export interface Manners {
  /** Mean time between an answer and the next question, in milliseconds. */
  readonly thinkMs: number;
  /** How long somebody waits for an answer before giving it up, in milliseconds. */
  readonly patienceMs: number;
}

const MOST_ATTEMPTS = 5;

/**
 * Goes through a chat's script as people do: they wait for an answer before they go on, and where it did not come (whole),
 * they start over with another matter.
 */
export async function attend(
  script: Script,
  harness: Harness,
  manners: Manners,
  random: Random,
): Promise<void> {
  const ledger = harness.ledgers.get(script.chat.id);
  if (ledger === undefined) return;

  const think = async (): Promise<void> => {
    const until = performance.now() - Math.log(1 - random.next()) * manners.thinkMs;
    for (;;) {
      const left = until - performance.now();
      if (left <= 0 || performance.now() < harness.rushUntil) return;
      await sleep(Math.min(left, 250));
    }
  };
  const settled = async (): Promise<void> => {
    const timer = setTimeout(() => {
      for (const entry of ledger.open()) ledger.giveUp(entry);
    }, manners.patienceMs);
    await ledger.settled();
    clearTimeout(timer);
  };
  /** False when something was not answered as it must be. */
  const converse = async (topic: readonly Step[]): Promise<boolean> => {
    const from = ledger.entries.length;
    let said: Message | undefined;
    for (const [index, step] of topic.entries()) {
      await think();
      try {
        said = harness.act(script, step, said);
      } catch (error) {
        if (!(error instanceof NoSuchButtonError)) throw error;
        harness.missedButton(error.message);
        return false;
      }
      if (topic[index + 1]?.isHasty === true) continue;
      await settled();
      const entries = ledger.entries.slice(from);
      // Who is told that an answer may not be whole starts over too: what it would have left behind may be missing.
      const isWell = entries.every(
        ({ outcome, isToldToo }) => (outcome === "answered" || outcome === "left-alone") && !isToldToo,
      );
      if (!isWell) return false;
    }
    return true;
  };

  let isWell = await converse(script.opening);
  for (const topic of script.topics) {
    for (let attempt = 0; !isWell && attempt < MOST_ATTEMPTS; attempt++)
      isWell = await converse(script.opening);
    isWell = await converse(topic);
  }
}
