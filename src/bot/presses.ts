import type { Context } from "grammy";
import type { AnswerRequest } from "../answering/answer.ts";
import { Lru } from "../store/lru.ts";
import { setLanguage } from "./commands.ts";
import { chatIdOf, type Conversation } from "./conversation.ts";
import type { ChatDeps } from "./deps.ts";
import { say, type TextKey } from "./texts.ts";

/** A second press of the same button within this time is a double click. */
const DOUBLE_CLICK_MS = 5_000;

/** Handles the press of a button: answers it once, or says that the button is no longer valid. */
export function createPressHandler(
  deps: ChatDeps,
  conversation: Conversation,
): (ctx: Context) => Promise<void> {
  /** When each button was last done with, by chat, message and data. */
  const handled = new Lru<string, number>(1_000);

  return async (ctx) => {
    const query = ctx.callbackQuery;
    if (query === undefined) return;
    if (ctx.chatId === undefined) {
      await confirm(ctx, say("staleButton", "id"));
      return;
    }
    const hint = (key: TextKey): Promise<void> => confirm(ctx, say(key, conversation.languageOf(ctx)));
    const press = conversation.decode(query.data ?? "");
    const key = [chatIdOf(ctx), query.message?.message_id, query.data].join(":");
    const before = handled.get(key);
    if (before !== undefined && Date.now() - before < DOUBLE_CLICK_MS) return hint("alreadyPressed");

    if (press.type === "stale" || press.type === "forged") return hint("staleButton");
    const request: AnswerRequest | undefined =
      press.type === "provision"
        ? { type: "provision", id: press.id }
        : press.type === "remembered"
          ? conversation.recall(ctx, press)
          : undefined;
    if (request === undefined && press.type !== "language") return hint("staleButton");
    await confirm(ctx);
    if (press.type === "language") await setLanguage(ctx, deps, press.choice);
    else if (request !== undefined) await conversation.ask(ctx, request);
    handled.set(key, Date.now());
  };
}

/** Ends the waiting sign on the button. A press that is too old to be confirmed is still answered. */
async function confirm(ctx: Context, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch {
    // The failed call is in the log; the answer itself matters more than the sign.
  }
}
