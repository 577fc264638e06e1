import type { Context } from "grammy";
import type { Language } from "../answering/answer.ts";
import type { AuditEntry } from "../storage/audit.ts";
import type { Feedback, Reason } from "../storage/feedback.ts";
import { Lru } from "../storage/lru.ts";
import type { BotDeps } from "./deps.ts";
import { formatDay, resultKey, shorten } from "./past-questions.ts";
import { say, type TextKey } from "./texts.ts";

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
} as const satisfies Record<Reason, TextKey>;

/** Votes whose messages can still be changed. */
const REMEMBERED = 1_000;
const QUESTION_AT_MOST = 1_000;
const NOTE_AT_MOST = 1_500;

export function createFeedbackNotices({ settings, access }: BotDeps): FeedbackNotices {
  const sent = new Lru<string, Map<number, number>>(REMEMBERED);
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
