import { Lru } from "../../storage/lru.ts";

/** Counts what each key takes in a window of time that begins with its first. */
export interface Limiter {
  take(key: number | string): Turn;
}

export type Turn =
  | { readonly type: "go" }
  | {
      readonly type: "wait";
      /** Until the window ends, at least 1. */
      readonly seconds: number;
      /** Whether it is the first in its window that has to wait. */
      readonly isFirst: boolean;
    };

export interface LimiterOptions {
  /** How many a key may take in a window; 0 for no limit. */
  readonly limit: number;
  readonly windowMs: number;
  /** How many keys are remembered. 10,000 by default. */
  readonly capacity?: number;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

export function createLimiter(options: LimiterOptions): Limiter {
  const { limit, windowMs, capacity = 10_000, now = () => performance.now() } = options;
  const windows = new Lru<number | string, { readonly since: number; readonly taken: number }>(capacity);
  return {
    take: (key) => {
      if (limit === 0) return { type: "go" };
      const at = now();
      const open = windows.get(key);
      const { since, taken } =
        open === undefined || at - open.since >= windowMs ? { since: at, taken: 0 } : open;
      windows.set(key, { since, taken: taken + 1 });
      if (taken < limit) return { type: "go" };
      const seconds = Math.max(1, Math.ceil((since + windowMs - at) / 1_000));
      return { type: "wait", seconds, isFirst: taken === limit };
    },
  };
}
