import { randomBytes } from "node:crypto";
import type { Context } from "grammy";

/**
 * The trace id of what an update led to. It stands in the log, in the audit log, under the answer's buttons, and in the
 * apology where something failed.
 */
export interface Traces {
  /** The trace of what is being done now. */
  of(ctx: Context): string;
  /** The trace of a further answer to the same update; of the first one it is what `of` gave before. */
  forAnswer(ctx: Context): string;
}

export const TRACE = /^[0-9a-f]{12}$/;

export function createTraces(): Traces {
  const current = new WeakMap<Context, { readonly trace: string; isOfAnAnswer: boolean }>();
  const fresh = (ctx: Context) => {
    const state = { trace: randomBytes(6).toString("hex"), isOfAnAnswer: false };
    current.set(ctx, state);
    return state;
  };
  return {
    of: (ctx) => (current.get(ctx) ?? fresh(ctx)).trace,
    forAnswer: (ctx) => {
      const before = current.get(ctx);
      const state = before === undefined || before.isOfAnAnswer ? fresh(ctx) : before;
      state.isOfAnAnswer = true;
      return state.trace;
    },
  };
}
