import type { Context } from "grammy";

/** How far a long task is, in one message that changes. */
export interface Progress {
  /** Says what is being done now. */
  tell(text: string): void;
  /** Says how far that is; left out where it comes too soon after the change before. */
  step(text: string): void;
  /** The last change; resolves when it has been made. */
  end(text: string): Promise<void>;
}

/** Telegram bears about one change a second in a chat. */
const EVERY_MS = 1_500;

/** @throws as `Context.reply` for the first text; a change that fails is in the log and does no harm */
export async function startProgress(ctx: Context, text: string): Promise<Progress> {
  const { message_id: messageId, chat } = await ctx.reply(text);
  let shown = text;
  let changedAt = Date.now();
  let changes = Promise.resolve();
  const change = (next: string): void => {
    if (next === shown) return;
    shown = next;
    changedAt = Date.now();
    changes = changes.then(async () => {
      try {
        await ctx.api.editMessageText(chat.id, messageId, next);
      } catch {
        // The failed call is in the log; the task itself matters more.
      }
    });
  };
  return {
    tell: change,
    step: (next) => {
      if (Date.now() - changedAt >= EVERY_MS) change(next);
    },
    end: async (next) => {
      change(next);
      await changes;
    },
  };
}
