import type { Context, MiddlewareFn } from "grammy";
import type { HandledUpdates } from "../storage/handled-updates.ts";
import type { Inbox } from "../storage/inbox.ts";
import type { Logger } from "../platform/logger.ts";

/**
 * Handles each update once. Telegram hands one out again whose confirmation it did not get, as after a crash. An update counts
 * as handled when its answer, or the apology for a failure, has gone out. Stands behind what keeps a chat's updates in order.
 */
export function once(handled: HandledUpdates, inbox: Inbox, logger: Logger): MiddlewareFn<Context> {
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
