import { z } from "zod";
import type { Call } from "../../test/support/bot-api/bot-api.ts";
import { sendMessageSchema, type Keyboard } from "../../test/support/bot-api/validate.ts";

/** What a person sees of a call that Telegram has carried out. */
export interface Effect {
  /** A message, or the hint that comes up when a button was pressed. */
  readonly kind: "message" | "hint";
  readonly text: string;
}

export interface Delivered {
  readonly chatId: number;
  readonly effect: Effect;
  readonly messageId: number | null;
  readonly keyboard: Keyboard;
  /** The message that it answers, where it says so. */
  readonly replyTo: number | null;
  /** The bot could not hear that Telegram took it. */
  readonly isInDoubt: boolean;
}

const sentSchema = z.object({ message_id: z.number() });
const hintSchema = z.object({ callback_query_id: z.string(), text: z.string() });

/**
 * @param chatOfPress the chat in which a button was pressed, by the press's id
 * @returns undefined where nobody sees anything
 */
export function deliveredBy(
  call: Call,
  chatOfPress: (id: string) => number | undefined,
): Delivered | undefined {
  if (!call.reply.ok) return undefined;
  const isInDoubt = call.fault?.type === "cut-after";
  if (call.method === "sendMessage") {
    const sent = sendMessageSchema.parse(call.payload);
    return {
      chatId: sent.chat_id,
      effect: { kind: "message", text: sent.text },
      messageId: sentSchema.parse(call.reply.result).message_id,
      keyboard: sent.reply_markup?.inline_keyboard ?? [],
      replyTo: sent.reply_parameters?.message_id ?? null,
      isInDoubt,
    };
  }
  const hint = call.method === "answerCallbackQuery" ? hintSchema.safeParse(call.payload) : undefined;
  const chatId = hint?.success === true ? chatOfPress(hint.data.callback_query_id) : undefined;
  if (hint?.success !== true || chatId === undefined) return undefined;
  const effect = { kind: "hint", text: hint.data.text } as const;
  return { chatId, effect, messageId: null, keyboard: [], replyTo: null, isInDoubt };
}
