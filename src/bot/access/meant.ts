import type { Context } from "grammy";
import { readMessage } from "../addressing.ts";

/** Whether an update asks something of the bot, rather than being a message that it only overhears. */
export function isForBot(ctx: Context): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  return message === undefined || readMessage(message, ctx.me).type !== "ignored";
}
