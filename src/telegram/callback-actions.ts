import type { Context } from "grammy";
import { LRUCache } from "lru-cache";
import type { AnswerRequest } from "../answering/answer.ts";
import { ADMINISTRATORS_ACTIONS } from "./callback-data.ts";
import { type Features, setLanguage } from "./command-list.ts";
import { chatIdOf, type Conversation } from "./conversation.ts";
import type { ChatDependencies } from "./dependencies.ts";
import { type PlainTextKey, say } from "./texts/texts.ts";

/** A second press of the same button within this time is a double click. */
const DOUBLE_CLICK_MS = 5_000;

/**
 * Handles the press of a button: answers it once, or says that the button is no longer valid. Administrators' buttons are refused
 * to everybody else here, and nowhere else.
 */
export function createActionHandler(
  deps: ChatDependencies,
  {
    conversation,
    dialog,
    upload,
    review,
    memo,
    administration,
    roles,
    pastQuestions,
    erase,
    feedback,
  }: Features,
): (ctx: Context) => Promise<void> {
  /** When each button was last done with, by chat, message and data. */
  const handled = new LRUCache<string, number>({ max: 1_000 });

  return async (ctx) => {
    const query = ctx.callbackQuery;
    if (query === undefined) return;
    if (ctx.chatId === undefined) {
      await confirm(ctx, say("stale-button", "id"));
      return;
    }
    const hint = (key: PlainTextKey): Promise<void> => confirm(ctx, say(key, conversation.languageOf(ctx)));
    const press = conversation.decode(ctx, query.data ?? "");
    // Several people may vote by the same button; who votes twice is told so by the feature.
    if (press.type === "vote") return feedback.takePress(ctx, press, hint);
    if (press.type === "past-page") {
      await confirm(ctx);
      return pastQuestions.turnTo(ctx, press.page);
    }
    const key = [chatIdOf(ctx), query.message?.message_id, query.data].join(":");
    const before = handled.get(key);
    if (before !== undefined && Date.now() - before < DOUBLE_CLICK_MS) return hint("already-pressed");

    if (press.type === "stale" || press.type === "forged") return hint("stale-button");
    if (ADMINISTRATORS_ACTIONS.has(press.type) && !roles.isAdministrator(ctx))
      return hint("administrators-only");
    if (press.type === "dialog" && !dialog.isCurrent(ctx, press)) return hint("dialog-old-button");
    if (press.type === "upload" && !upload.isCurrent(ctx, press)) return hint("upload-old-button");
    if (press.type === "review" && !review.isCurrent(ctx, press)) return hint("upload-old-button");
    const isOfAdministration =
      press.type === "let-in" || press.type === "revoke" || press.type === "allowed-users";
    if (isOfAdministration && !administration.isCurrent(ctx, press)) return hint("old-button");
    if (press.type === "correct" && !memo.isKnown(ctx, press.of)) return hint("stale-button");
    if (press.type === "memo" && !memo.isKnown(ctx, press.of)) return hint("stale-button");
    const objection = press.type === "erase" ? erase.objection(ctx, press) : undefined;
    if (objection !== undefined) return hint(objection);
    const request: AnswerRequest | undefined =
      press.type === "provision" || press.type === "comparison"
        ? press
        : press.type === "remembered"
          ? conversation.recall(ctx, press)
          : undefined;
    if (request === undefined && press.type === "remembered") return hint("stale-button");
    await confirm(ctx);
    if (press.type === "language") await setLanguage(ctx, deps, press.choice);
    else if (press.type === "dialog") await dialog.takePress(ctx, press);
    else if (press.type === "upload") await upload.takePress(ctx, press);
    else if (press.type === "review") await review.takePress(ctx, press);
    else if (isOfAdministration) await administration.takePress(ctx, press);
    else if (press.type === "memo") await memo.takePress(ctx, press.of);
    else if (press.type === "correct") await dialog.correct(ctx, conversation.languageOf(ctx));
    else if (press.type === "start-check") await dialog.start(ctx, "", conversation.languageOf(ctx));
    else if (press.type === "erase") await erase.takePress(ctx, press);
    else if (press.type === "past") {
      if (!(await pastQuestions.reopen(ctx, press))) await conversation.say(ctx, "past-gone");
    } else if (request !== undefined) await conversation.ask(ctx, request);
    if (request?.type === "check") await withoutFactButtons(ctx, conversation);
    handled.set(key, Date.now());
  };
}

/**
 * Takes the buttons that answer an open question from a verdict that a newer one has replaced; those that show an
 * article stay.
 */
async function withoutFactButtons(ctx: Context, conversation: Conversation): Promise<void> {
  const message = ctx.callbackQuery?.message;
  if (message === undefined || !("reply_markup" in message) || message.reply_markup === undefined) return;
  const isKept = (data: string): boolean => {
    const press = conversation.decode(ctx, data);
    return press.type !== "remembered" || conversation.recall(ctx, press)?.type !== "check";
  };
  const rows = message.reply_markup.inline_keyboard
    .map((row) => row.filter((button) => !("callback_data" in button) || isKept(button.callback_data)))
    .filter((row) => row.length > 0);
  try {
    await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows } });
  } catch {
    // The old buttons only ask the same again; the failed call is in the log.
  }
}

/** Ends the waiting sign on the button. A press that is too old to be confirmed is still answered. */
async function confirm(ctx: Context, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text });
  } catch {
    // The failed call is in the log; the answer itself matters more than the sign.
  }
}
