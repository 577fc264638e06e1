import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { NoSuchButtonError } from "./people.ts";
import type { Random } from "./random.ts";
import type { Script, Step } from "./rehearsal.ts";
import type { Stage } from "./stage.ts";

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
export async function attend(script: Script, stage: Stage, manners: Manners, random: Random): Promise<void> {
  const ledger = stage.ledgers.get(script.chat.id);
  if (ledger === undefined) return;

  const think = async (): Promise<void> => {
    const until = performance.now() - Math.log(1 - random.next()) * manners.thinkMs;
    for (;;) {
      const left = until - performance.now();
      if (left <= 0 || performance.now() < stage.rushUntil) return;
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
        said = stage.act(script, step, said);
      } catch (error) {
        if (!(error instanceof NoSuchButtonError)) throw error;
        stage.missedButton(error.message);
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
