import type { Language } from "../../text/language.ts";
import type { Context } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import { LRUCache } from "lru-cache";

import { formatDay } from "../../platform/dates.ts";
import type { AuditEntry } from "../../storage/audit.ts";
import { type Feedback, type Reason, REASONS } from "../../storage/feedback.ts";
import { personOf } from "../audit-recorder.ts";
import type { CallbackAction } from "../callback-data.ts";
import { chatIdOf, type Conversation } from "../conversation.ts";
import type { BotDependencies } from "../dependencies.ts";
import { sendText } from "../rendering/sending.ts";
import { type PlainTextKey, say } from "../texts/texts.ts";
import { wasBegunBefore } from "../updates/crash-recovery.ts";
import { resultKey, shorten } from "./past-questions.ts";

/**
 * What people say of answers. A vote is bound to the answer's trace id, so that its buttons work after a restart. Who finds an
 * answer wrong is shown reasons under it, and may explain by replying to the thanks: any other message is a question as ever.
 */
export interface FeedbackFeature {
  /** @param toast ends the waiting sign on the button, with these words */
  takePress(ctx: Context, press: VotePress, toast: (key: PlainTextKey) => Promise<void>): Promise<void>;
  /** Takes a reply to the thanks as a note. False for any other text. */
  takeText(ctx: Context, text: string): Promise<boolean>;
}

export type VotePress = Extract<CallbackAction, { type: "vote" }>;

type Rows = readonly (readonly InlineKeyboardButton[])[];

export function createFeedbackFeature(deps: BotDependencies, conversation: Conversation): FeedbackFeature {
  const { audit, feedback } = deps;
  const notices = createFeedbackNotices(deps);

  const isReason = (ctx: Context, button: InlineKeyboardButton): boolean => {
    if (!("callback_data" in button)) return false;
    const press = conversation.decode(ctx, button.callback_data);
    return press.type === "vote" && press.choice !== "helpful" && press.choice !== "wrong";
  };
  const withoutReasons = (ctx: Context, rows: Rows): InlineKeyboardButton[][] =>
    rows.map((row) => row.filter((button) => !isReason(ctx, button))).filter((row) => row.length > 0);

  const reasonRows = (ctx: Context, entry: AuditEntry): InlineKeyboardButton[][] => {
    const language = conversation.languageOf(ctx);
    const offered = REASONS.filter((reason) => reason !== "verdict" || entry.verdict !== null);
    const buttons = offered.map((reason) => ({
      text: say(REASON_TEXTS[reason], language),
      callback_data: conversation.encode(ctx, { type: "vote", trace: entry.trace, choice: reason }),
    }));
    return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
  };

  /** Shows the reasons under the answer; as a message of its own where the answer cannot be changed any more. */
  const showReasons = async (ctx: Context, entry: AuditEntry): Promise<void> => {
    const before = rowsUnder(ctx);
    if (before?.some((row) => row.some((button) => isReason(ctx, button))) === true) return;
    const rows = reasonRows(ctx, entry);
    try {
      if (before === undefined) throw new Error("the message cannot be changed");
      await changeRows(ctx, [...before, ...rows]);
    } catch {
      const language = conversation.languageOf(ctx);
      await ctx.reply(say("feedback-why", language), { reply_markup: { inline_keyboard: rows } });
    }
  };

  const hideReasons = async (ctx: Context): Promise<void> => {
    const before = rowsUnder(ctx);
    if (before === undefined) return;
    const rows = withoutReasons(ctx, before);
    if (rows.flat().length === before.flat().length) return;
    try {
      await changeRows(ctx, rows);
    } catch {
      // Reasons that stay can be pressed again, which does no harm; the failed call is in the log.
    }
  };

  return {
    takePress: async (ctx, { trace, choice }, toast) => {
      const entry = audit.find(trace);
      const user = personOf(ctx);
      if (feedback === null || user === undefined || entry?.words?.chatId !== chatIdOf(ctx))
        return toast("stale-button");
      const notify = (): Promise<void> =>
        notices.tell(ctx, entry, user, feedback.find(trace, user) ?? { vote: "helpful", ...NO_REASON });
      // A run that ended on the way may have kept the vote and told nobody.
      const isResumed = wasBegunBefore(ctx);
      if (choice === "helpful") {
        const before = feedback.vote(trace, user, choice);
        const isNew = before?.vote !== choice || isResumed;
        await toast(isNew ? "feedback-thanks" : "feedback-kept");
        await hideReasons(ctx);
        if (before?.vote === "wrong") await notify();
        return;
      }
      if (choice === "wrong") {
        const before = feedback.vote(trace, user, choice);
        const isNew = before?.vote !== choice || isResumed;
        await toast(isNew ? "feedback-wrong" : "feedback-kept");
        await showReasons(ctx, entry);
        if (isNew) await notify();
        return;
      }
      const before = feedback.giveReason(trace, user, choice);
      const isNew = before?.reason !== choice || isResumed;
      await toast(isNew ? "feedback-noted" : "feedback-kept");
      await hideReasons(ctx);
      if (isNew) await notify();
      if (typeof before?.reason === "string" && !isResumed) return;
      const language = conversation.languageOf(ctx);
      const text = say("feedback-explain", language, { reason: say(REASON_TEXTS[choice], language) });
      const page = { language, citations: [], blocks: [{ type: "paragraph", text } as const] };
      feedback.awaitNote(trace, user, chatIdOf(ctx), await conversation.prompt(ctx, page));
    },
    takeText: async (ctx, text) => {
      const repliedTo = ctx.msg?.reply_to_message;
      const user = personOf(ctx);
      if (feedback === null || user === undefined || repliedTo?.from?.id !== ctx.me.id) return false;
      const trace = feedback.takeNote(user, chatIdOf(ctx), repliedTo.message_id, text);
      if (trace === undefined) return false;
      const entry = audit.find(trace);
      const kept = feedback.find(trace, user);
      await sendText(ctx, say("feedback-note-thanks", conversation.languageOf(ctx)));
      if (entry !== undefined && kept !== undefined) await notices.tell(ctx, entry, user, kept);
      return true;
    },
  };
}

const NO_REASON = { reason: null, note: null } as const;

/** The buttons under the message that was pressed; undefined where Telegram no longer says. */
function rowsUnder(ctx: Context): Rows | undefined {
  const message = ctx.callbackQuery?.message;
  return message !== undefined && "reply_markup" in message
    ? message.reply_markup?.inline_keyboard
    : undefined;
}

async function changeRows(ctx: Context, rows: Rows): Promise<void> {
  await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows.map((row) => [...row]) } });
}

/**
 * Tells the administrators which answers were found wrong, with what they need to look into it and without saying by whom. One
 * message a vote: what is added to it, or taken back, changes the message.
 */
export interface FeedbackNotices {
  /** Never rejects: an administrator who cannot be reached costs no vote. */
  tell(ctx: Context, entry: AuditEntry, userId: number, feedback: Feedback): Promise<void>;
}

export const REASON_TEXTS = {
  article: "reason-article",
  verdict: "reason-verdict",
  "not-asked": "reason-not-asked",
  unclear: "reason-unclear",
  other: "reason-other",
} as const satisfies Record<Reason, PlainTextKey>;

/** Votes whose messages can still be changed. */
const REMEMBERED = 1_000;
const QUESTION_AT_MOST = 1_000;
const NOTE_AT_MOST = 1_500;

export function createFeedbackNotices({ settings, access }: BotDependencies): FeedbackNotices {
  const sent = new LRUCache<string, Map<number, number>>({ max: REMEMBERED });
  return {
    tell: async (ctx, entry, userId, feedback) => {
      const key = `${entry.trace}:${userId}`;
      const messages = sent.get(key) ?? new Map<number, number>();
      sent.set(key, messages);
      for (const admin of access.administrators) {
        const { language, lastLanguage } = settings.get(admin);
        const text = noticeText(entry, feedback, language ?? lastLanguage);
        const earlier = messages.get(admin);
        try {
          if (earlier === undefined) throw new Error("there is no message to change");
          await ctx.api.editMessageText(admin, earlier, text);
        } catch {
          try {
            const { message_id: id } = await ctx.api.sendMessage(admin, text, {
              link_preview_options: { is_disabled: true },
            });
            messages.set(admin, id);
          } catch {
            // One who has not opened a chat with the bot, say. The failed call is in the log.
          }
        }
      }
    },
  };
}

function noticeText(entry: AuditEntry, { vote, reason, note }: Feedback, language: Language): string {
  const none = say("notice-none", language);
  const { model, words } = entry;
  const lines = [
    say(vote === "wrong" ? "notice-heading" : "notice-withdrawn", language),
    "",
    say("notice-question", language, {
      question: words === null ? none : shorten(words.question, QUESTION_AT_MOST),
    }),
    say("notice-reason", language, { reason: reason === null ? none : say(REASON_TEXTS[reason], language) }),
    ...(note === null ? [] : [say("notice-note", language, { note: shorten(note, NOTE_AT_MOST) })]),
    "",
    say("notice-result", language, {
      kind: entry.kind ?? none,
      result: say(resultKey(entry), language),
    }),
    say("notice-provisions", language, { provisions: entry.provisions.join(", ") || none }),
    say("notice-edition", language, {
      edition: entry.corpusHash.slice(0, 8),
      model: model === null ? none : `${model.name} (${model.promptVersion})`,
    }),
    say("notice-trace", language, { trace: entry.trace, date: formatDay(entry.at, language) }),
  ];
  return lines.join("\n");
}
