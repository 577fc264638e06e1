import { GrammyError, type Context, type InlineKeyboard } from "grammy";
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
