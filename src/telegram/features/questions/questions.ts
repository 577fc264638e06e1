import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";
import type { ChatSettings } from "../../../storage/settings.ts";
import { chatIdOf, type Conversation } from "../../conversation.ts";
import type { BotDependencies } from "../../dependencies.ts";
import { say } from "../../texts/texts.ts";
import type { DialogFeature } from "../guided-check/guided-check.ts";
import type { MessageBursts, Piece } from "./message-burst.ts";
import { conversationAbout, readReply } from "./reply-context.ts";

/** Questions as people write them: in several messages, as a reply, and changed afterwards. */
export interface Questions {
  /** @param text of the message, without the bot's name */
  ask(ctx: Context, message: Message, text: string): Promise<void>;
  /** Takes a message that was changed; false where it is none that can be answered anew. */
  askAgain(ctx: Context, message: Message, text: string): Promise<boolean>;
  /** Forgets the words of a chat, which can then not be changed any more. */
  forget(chatId: number): void;
}

/** A question that was changed later than this is a new one. */
const CHANGED_WITHIN_MS = 15 * 60 * 1_000;

/** The question that was answered last in a chat. */
interface Asked {
  readonly pieces: readonly Piece[];
  readonly at: number;
  /** What was under discussion before it. */
  readonly before: Pick<ChatSettings, "discussed" | "facts" | "history" | "lastLanguage">;
}

interface QuestionParts {
  readonly conversation: Conversation;
  readonly dialog: DialogFeature;
  readonly bursts: MessageBursts;
}

export function createQuestions(
  deps: BotDependencies,
  { conversation, dialog, bursts }: QuestionParts,
): Questions {
  const { settings, handledUpdates, now = Date.now } = deps;
  const asked = new LRUCache<number, Asked>({ max: 2_000 });
  /** The words of each message as they were read last, so that a change of something else is told from one of the words. */
  const heard = new LRUCache<string, string>({ max: 5_000 });
  const keyOf = (ctx: Context, messageId: number): string => `${chatIdOf(ctx)}:${messageId}`;

  const answer = async (ctx: Context, pieces: readonly Piece[], before: Asked["before"]): Promise<void> => {
    const question = pieces.map(({ text }) => text).join("\n");
    for (const { messageId, text } of pieces) heard.set(keyOf(ctx, messageId), text);
    await conversation.ask(ctx, { type: "question", text: question });
    asked.set(chatIdOf(ctx), { pieces, at: now(), before });
  };

  return {
    ask: async (ctx, message, text) => {
      const words = bursts.latest(ctx, text);
      if (words !== "" && (await dialog.takeText(ctx, words))) {
        heard.set(keyOf(ctx, message.message_id), words);
        return;
      }
      const chatId = chatIdOf(ctx);
      const { discussed, facts, history, lastLanguage } = settings.get(chatId);
      const before = { discussed, facts, history, lastLanguage };
      const reply = readReply(conversation.snapshotOf(ctx).corpus, message, ctx.me);
      if (reply.type === "answer") settings.update(chatId, conversationAbout(before, reply.told));
      if (reply.type !== "none") {
        const whole = reply.type === "words" ? `${reply.words}\n${words}`.trim() : words;
        const piece = { messageId: message.message_id, updateId: ctx.update.update_id, text: whole };
        if (whole === "") return conversation.say(ctx, "empty-mention");
        await answer(ctx, [piece], before);
        // Only the person's own words can be changed.
        heard.set(keyOf(ctx, message.message_id), words);
        return;
      }
      if (words === "") return conversation.say(ctx, "empty-mention");
      const pieces = await bursts.gather(ctx, words);
      await answer(ctx, pieces, before);
      // The answer was one to all of them, so that none may be answered once more.
      for (const { updateId } of pieces) handledUpdates.add(ctx.me.id, updateId);
    },
    askAgain: async (ctx, message, text) => {
      const key = keyOf(ctx, message.message_id);
      const words = heard.get(key);
      // Telegram reports a link that got its preview as a change too.
      if (words === text) return true;
      const last = asked.get(chatIdOf(ctx));
      const isLast = last?.pieces.some(({ messageId }) => messageId === message.message_id) === true;
      if (last === undefined || !isLast || words === undefined || now() - last.at > CHANGED_WITHIN_MS)
        return false;
      settings.update(chatIdOf(ctx), last.before);
      const reply = readReply(conversation.snapshotOf(ctx).corpus, message, ctx.me);
      if (reply.type === "answer") settings.update(chatIdOf(ctx), conversationAbout(last.before, reply.told));
      const whole = reply.type === "words" ? `${reply.words}\n${text}` : text;
      const pieces = last.pieces.map((piece) =>
        piece.messageId === message.message_id ? { ...piece, text: whole } : piece,
      );
      await ctx.reply(say("edited-answer", conversation.languageOf(ctx)), {
        reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
      });
      await answer(ctx, pieces, last.before);
      heard.set(key, text);
      return true;
    },
    forget: (chatId) => {
      asked.delete(chatId);
      for (const key of [...heard.keys()]) if (key.startsWith(`${chatId}:`)) heard.delete(key);
    },
  };
}
