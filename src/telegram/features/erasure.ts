import { type Context, InlineKeyboard } from "grammy";
import { personOf } from "../audit-recorder.ts";
import type { CallbackAction } from "../callback-data.ts";
import { chatIdOf, type Conversation } from "../conversation.ts";
import type { ChatDependencies } from "../dependencies.ts";
import { sendText } from "../rendering/sending.ts";
import { type PlainTextKey, say } from "../texts/texts.ts";

/** `/hapus_data`: removes a person's words once they have said that they are sure. */
export interface EraseFeature {
  start(ctx: Context): Promise<void>;
  /** Why a button does nothing for who presses it; undefined where it does something. */
  objection(ctx: Context, press: ErasePress): PlainTextKey | undefined;
  takePress(ctx: Context, press: ErasePress): Promise<void>;
}

export type ErasePress = Extract<CallbackAction, { type: "erase" }>;

/** An old button is not to take what was asked since. */
const VALID_MINUTES = 15;

/** @param forget drops what is remembered of a chat in memory */
export function createEraseFeature(
  { erasure }: ChatDependencies,
  conversation: Conversation,
  forget: (chatId: number) => void,
): EraseFeature {
  const minuteNow = (): number => Math.floor(Date.now() / 60_000);
  return {
    start: async (ctx) => {
      const user = personOf(ctx);
      if (user === undefined) return conversation.say(ctx, "erase-anonymous");
      const language = conversation.languageOf(ctx);
      const data = (isSure: boolean): string =>
        conversation.encode(ctx, { type: "erase", user, minute: minuteNow(), isSure });
      const keyboard = new InlineKeyboard()
        .text(say("erase-yes", language), data(true))
        .text(say("erase-no", language), data(false));
      const isPrivate = ctx.chat?.type === "private";
      await sendText(ctx, say(isPrivate ? "erase-question" : "erase-question-group", language), keyboard);
    },
    objection: (ctx, { user, minute }) => {
      if (ctx.from?.id !== user) return "erase-not-yours";
      return minuteNow() - minute > VALID_MINUTES ? "erase-too-old" : undefined;
    },
    takePress: async (ctx, { user, isSure }) => {
      // What it is depends on settings that are about to go.
      const language = conversation.languageOf(ctx);
      if (!isSure) return tell(ctx, say("erase-kept", language));
      const { questions, chats } = erasure.ofPerson(user);
      chats.forEach(forget);
      await tell(ctx, say("erase-done", language, { questions }));
    },
  };
}

/** Puts the text in the place of the question, whose buttons go with it. */
async function tell(ctx: Context, text: string): Promise<void> {
  const message = ctx.callbackQuery?.message?.message_id;
  try {
    if (message === undefined) throw new Error("the press belongs to no message");
    await ctx.api.editMessageText(chatIdOf(ctx), message, text);
  } catch {
    await sendText(ctx, text);
  }
}
