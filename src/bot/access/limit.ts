import type { Context, MiddlewareFn } from "grammy";
import type { Language } from "../../answering/answer.ts";
import { sendText } from "../reply.ts";
import { say } from "../texts.ts";
import { createLimiter } from "./limiter.ts";
import { isForBot } from "./meant.ts";
import type { AccessRules, Roles } from "./roles.ts";

const MINUTE_MS = 60_000;
/** An administrator who brings in a shelf of regulations needs more. */
const ADMINISTRATORS_TIMES = 3;
const KEYS_TIMES = 10;

/**
 * Keeps a user from asking more than the limit: the first message over it is answered with when to go on, the others in that
 * minute with nothing.
 */
export function limit(
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
    if (!isForBot(ctx)) return next();
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
