import { type Context, GrammyError, HttpError, type MiddlewareFn } from "grammy";
import type { Language } from "../../answering/answer.ts";
import type { Logger } from "../../platform/logger.ts";
import { describeError } from "../api.ts";
import type { Traces } from "../audit-recorder.ts";
import { sendText } from "../rendering/sending.ts";
import { say } from "../texts/texts.ts";

/**
 * Catches what goes wrong while an update is handled: the user gets an apology with the trace id, and the log the error
 * under the same one, without the user's words and the bot's token.
 */
export function errorBoundary(
  logger: Logger,
  token: string,
  traces: Traces,
  languageOf: (ctx: Context) => Language,
): MiddlewareFn {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const where = { update: ctx.update.update_id, chat: ctx.chatId };
      if (isBlocked(error)) {
        logger.info(where, "the chat does not accept messages from the bot");
        return;
      }
      const trace = traces.of(ctx);
      logger.error({ ...where, trace, error: describeError(error, token) }, "an update failed");
      if (ctx.chatId === undefined) return;
      try {
        await sendText(ctx, `${say("apology", languageOf(ctx))} ${trace}`);
      } catch (second) {
        logger.error({ ...where, trace, error: describeError(second, token) }, "the apology failed");
        // What has neither been answered nor told of is not done with.
        if (isPassing(second)) throw second;
      }
    }
  };
}

/** Telegram could not be reached, or was not well: another time it may work. */
function isPassing(error: unknown): boolean {
  return error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 429);
}

/** The user blocked the bot, or the bot was removed from the group. */
function isBlocked(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403;
}
