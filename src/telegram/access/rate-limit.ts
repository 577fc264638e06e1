import type { Language } from "../../text/language.ts";
import type { Context, MiddlewareFn } from "grammy";
import { LRUCache } from "lru-cache";

import { isAddressed } from "../addressing.ts";
import { sendText } from "../rendering/sending.ts";
import { say } from "../texts/texts.ts";
import type { AccessRules, Roles } from "./staff-roles.ts";

const MINUTE_MS = 60_000;
/** An administrator who brings in a shelf of regulations needs more. */
const ADMINISTRATORS_TIMES = 3;
const KEYS_TIMES = 10;

/**
 * Keeps a user from asking more than the limit: the first message over it is answered with when to go on, the others in that
 * minute with nothing.
 */
export function rateLimit(
  { perMinute }: AccessRules,
  roles: Roles,
  languageOf: (ctx: Context) => Language,
): MiddlewareFn<Context> {
  const users = createLimiter({ limit: perMinute, windowMs: MINUTE_MS });
  const administrators = createLimiter({ limit: perMinute * ADMINISTRATORS_TIMES, windowMs: MINUTE_MS });
  const keys = createLimiter({ limit: perMinute * KEYS_TIMES, windowMs: MINUTE_MS });
  return async (ctx, next) => {
    // Inline mode asks with every key that is pressed.
    if (ctx.inlineQuery !== undefined) {
      if (keys.take(ctx.inlineQuery.from.id).type === "go") await next();
      return;
    }
    if (!isAddressed(ctx)) return next();
    const isAdministrator = roles.isAdministrator(ctx);
    const limiter = isAdministrator ? administrators : users;
    const turn = limiter.take(ctx.from?.id ?? ctx.chatId ?? 0);
    if (turn.type === "go") return next();
    if (!turn.isFirst || ctx.chatId === undefined) return;
    const text = say("limit-reached", languageOf(ctx), {
      limit: isAdministrator ? perMinute * ADMINISTRATORS_TIMES : perMinute,
      seconds: turn.seconds,
    });
    if (ctx.callbackQuery === undefined) await sendText(ctx, text);
    else await ctx.answerCallbackQuery({ text });
  };
}

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
  const windows = new LRUCache<number | string, { readonly since: number; readonly taken: number }>({
    max: capacity,
  });
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
