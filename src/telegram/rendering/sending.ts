import { type Context, GrammyError, type InlineKeyboard } from "grammy";
import type { OutgoingMessage } from "./rich-text.ts";

/**
 * Sends messages to the chat an update came from, in order; the keyboard goes under the last. In groups the first is tied
 * to the message it answers. A message that Telegram refuses for its styles or buttons is sent once more without them.
 * @returns the id of the last message
 * @throws RangeError when there is no message; GrammyError, HttpError when a message could not be sent; the ones before it have been
 */
export async function sendMessages(
  ctx: Context,
  messages: readonly OutgoingMessage[],
  keyboard?: InlineKeyboard,
): Promise<number> {
  const answered = ctx.chat?.type === "private" ? undefined : ctx.msg?.message_id;
  let lastId: number | undefined;
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1;
    const base = {
      link_preview_options: { is_disabled: true },
      ...(index === 0 && answered !== undefined
        ? { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }
        : {}),
    };
    try {
      const sent = await ctx.reply(message.text, {
        ...base,
        entities: message.entities.map((entity) => ({ ...entity })),
        ...(isLast && keyboard !== undefined ? { reply_markup: keyboard } : {}),
      });
      lastId = sent.message_id;
    } catch (error) {
      if (!isRefusedForItsForm(error)) throw error;
      lastId = (await ctx.reply(message.text, base)).message_id;
    }
  }
  if (lastId === undefined) throw new RangeError("there is no message to send");
  return lastId;
}

/** Sends a short text of the bot's own. */
export async function sendText(ctx: Context, text: string, keyboard?: InlineKeyboard): Promise<void> {
  await sendMessages(ctx, [{ text, entities: [] }], keyboard);
}

/** Sends a short text about a message, tied to it. Nothing is sent where an update belongs to no chat. */
export async function sendNotice(ctx: Context, text: string): Promise<void> {
  if (ctx.chatId === undefined) return;
  const about = ctx.msg?.message_id;
  await ctx.reply(
    text,
    about === undefined ? {} : { reply_parameters: { message_id: about, allow_sending_without_reply: true } },
  );
}

function isRefusedForItsForm(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /entit|parse|button|reply_markup|keyboard/i.test(error.description)
  );
}

/** Work that is done sooner shows no sign of typing. */
const FIRST_MS = 250;
/** Telegram shows the sign for five seconds. */
const AGAIN_MS = 4_500;

/** Does the work, and shows "typing" in the chat while it takes long. */
export async function withTyping<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const show = (): void => {
    timer = setTimeout(show, AGAIN_MS);
    // A sign that cannot be shown is no reason to fail; the call's failure is in the log.
    ctx.replyWithChatAction("typing").catch(() => undefined);
  };
  timer = setTimeout(show, FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

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

/** Says something in another private chat than the update's. Whoever cannot be reached, as one who never wrote, is not told. */
export async function tell(
  ctx: Context,
  userId: number,
  text: string,
  keyboard?: InlineKeyboard,
): Promise<void> {
  try {
    await ctx.api.sendMessage(userId, text, {
      link_preview_options: { is_disabled: true },
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch {
    // The failed call is in the log.
  }
}
