import type { Erasure } from "./erasure.ts";

/** Removes words past their time, at once and then daily, for as long as the program runs. */

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * @param days how long words are kept
 * @returns ends it
 */
export function keepToRetention(erasure: Erasure, days: number, now: () => number = Date.now): () => void {
  const expire = (): void => {
    erasure.expire(now() - days * DAY_MS);
  };
  expire();
  const timer = setInterval(expire, DAY_MS);
  // It keeps no program alive that has nothing else to do.
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
