import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { openSql } from "../../src/platform/sqlite.ts";
import { STORE_FILE } from "../../src/storage/store.ts";
import { attend, type Manners } from "./attend.ts";
import { bringDisasters, type Kill } from "./disasters.ts";
import type { Ledger } from "./ledger.ts";
import { openStage, type Reading, type StageOptions } from "./stage.ts";

/** The conversations once more, all at once and with everything going wrong. */

export interface PerformanceOptions extends StageOptions {
  readonly kills: number;
  readonly outages: number;
  readonly outageMs: number;
  readonly manners: Manners;
  /** How long the end is watched for what comes late, in milliseconds. */
  readonly afterMs: number;
  readonly tell: (line: string) => void;
}

export interface Performed {
  readonly ledgers: readonly Ledger[];
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
  const stage = await openStage(options);
  const started = performance.now();
  let isOver = false;
  const progress = setInterval(() => {
    tell(`${stage.asked} of ${total} updates, ${stage.openNow()} questions open`);
  }, PROGRESS_MS);
  try {
    const people = scripts.map((script) =>
      attend(script, stage, manners, random.fork(`person ${script.chat.id}`)),
    );
    const [kills] = await Promise.all([
      bringDisasters(stage, { ...options, total, random: random.fork("disasters") }, () => isOver),
      Promise.all(people).then(() => {
        isOver = true;
      }),
    ]);
    const elapsedMs = performance.now() - started;
    await sleep(afterMs);
    const exitCode = await stage.program().stop();
    return {
      ...{ ledgers: [...stage.ledgers.values()], kills, faults: stage.sky.counts, elapsedMs, exitCode },
      ...{ handedOutAgain: stage.handedOutAgain, readings: stage.readings, missed: stage.missed },
      votesKept: votesIn(join(options.folder, "performance", STORE_FILE)),
    };
  } finally {
    clearInterval(progress);
    await stage.close();
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
