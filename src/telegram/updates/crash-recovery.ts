import type { Context, MiddlewareFn } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../../platform/logger.ts";
import type { HandledUpdates, Inbox } from "../../storage/updates.ts";
import type { Traces } from "../audit-recorder.ts";
import { DELIVERS } from "../delivery.ts";
import type { PlainTextKey } from "../texts/texts.ts";

/**
 * What becomes of an update that an earlier run of the program did not finish:
 *
 * - nothing of its answer had been sent: it is handled as if it came now, the third time with no other such update beside it,
 *   so that one which ends the program takes no others with it;
 * - something may have been sent: the user is told, and asks again if need be. Sending it again would answer twice;
 * - the program ended three times while it was handled: the user is told that it cannot be answered.
 */

/** Attempts after which an update is given up. */
const MOST_ATTEMPTS = 3;

export interface ResumeDeps {
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly traces: Traces;
  /** Says a text of the bot's own, with the trace id where there is one, in reply to the update's message. */
  readonly tell: (ctx: Context, key: PlainTextKey, trace?: string) => Promise<void>;
}

const begunBefore = new WeakSet<Update>();

/**
 * Whether an earlier run of the program began to handle the update and ended, perhaps between writing down what the user did and
 * telling anybody of it.
 */
export function wasBegunBefore(ctx: Context): boolean {
  return begunBefore.has(ctx.update);
}

/** Stands behind what keeps a chat's updates in order, and inside the guard. */
export function crashRecovery({ inbox, logger, traces, tell }: ResumeDeps): MiddlewareFn<Context> {
  const inTurn = createTurns();
  return async (ctx, next) => {
    const { update_id: update } = ctx.update;
    const { count, mayHaveAnswered } = inbox.attempts(ctx.me.id, update);
    if (count > MOST_ATTEMPTS) {
      // Not even the notice could be sent.
      logger.error({ update, chat: ctx.chatId, attempts: count }, "an update was dropped");
      return;
    }
    if (count > 0) begunBefore.add(ctx.update);
    const attempt = async (): Promise<void> => {
      inbox.begin(ctx.me.id, update);
      if (mayHaveAnswered) {
        logger.warn({ update, chat: ctx.chatId }, "an answer was interrupted; the user is told");
        return tell(ctx, "interrupted");
      }
      if (count === MOST_ATTEMPTS) {
        const trace = traces.of(ctx);
        logger.error({ update, chat: ctx.chatId, attempts: count, trace }, "an update was given up");
        return tell(ctx, "given-up", trace);
      }
      markWhenAnswering(ctx, () => {
        inbox.answering(ctx.me.id, update);
      });
      await next();
    };
    await (count === MOST_ATTEMPTS - 1 ? inTurn(attempt) : attempt());
  };
}

/** Calls back before the first call that the user gets something by. */
function markWhenAnswering(ctx: Context, mark: () => void): void {
  let isMarked = false;
  ctx.api.config.use((prev, method, payload, signal) => {
    if (!isMarked && DELIVERS.test(method)) {
      isMarked = true;
      mark();
    }
    return prev(method, payload, signal);
  });
}

/** Runs tasks one after the other. */
function createTurns(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Handles each update once. Telegram hands one out again whose confirmation it did not get, as after a crash. An update counts
 * as handled when its answer, or the apology for a failure, has gone out. Stands behind what keeps a chat's updates in order.
 */
export function idempotency(handled: HandledUpdates, inbox: Inbox, logger: Logger): MiddlewareFn<Context> {
  return async (ctx, next) => {
    // A query of inline mode comes with every key pressed, and an old one is of no use to anybody.
    if (ctx.inlineQuery !== undefined) return next();
    const { update_id: id } = ctx.update;
    if (handled.has(ctx.me.id, id)) {
      logger.info({ update: id }, "an update came again and was left alone");
      inbox.done(ctx.me.id, id);
      return;
    }
    await next();
    handled.add(ctx.me.id, id);
    inbox.done(ctx.me.id, id);
  };
}
