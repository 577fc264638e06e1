import type { Language } from "../../text/language.ts";
import { type Context, InlineKeyboard } from "grammy";
import type { Answer, Block } from "../../answering/answer.ts";
import { formatDay } from "../../platform/dates.ts";
import type { PageOf, PastQuestion, QuestionPage } from "../../storage/audit.ts";
import { personOf, readAsked } from "../audit-recorder.ts";
import type { CallbackAction } from "../callback-data.ts";
import { chatIdOf, type Conversation } from "../conversation.ts";
import type { ChatDependencies } from "../dependencies.ts";
import { type Page, renderTelegram } from "../rendering/render.ts";
import { type PlainTextKey, say } from "../texts/texts.ts";

/** `/riwayat`: a person's own questions, wherever they asked them, shown in their private chat alone. */
export interface PastQuestions {
  show(ctx: Context): Promise<void>;
  turnTo(ctx: Context, page: PageOf): Promise<void>;
  /** Asks a question again. False when it is not that person's, or no longer kept. */
  reopen(ctx: Context, press: Extract<CallbackAction, { type: "past" }>): Promise<boolean>;
}

const PAGE_SIZE = 6;
/** Of a question in the list, in characters. */
const SHOWN_AT_MOST = 90;

export function createPastQuestions(
  { audit }: Pick<ChatDependencies, "audit">,
  conversation: Conversation,
): PastQuestions {
  const keyboardOf = (ctx: Context, { questions, hasNewer, hasOlder }: QuestionPage): InlineKeyboard => {
    const language = conversation.languageOf(ctx);
    const keyboard = new InlineKeyboard();
    questions.forEach(({ id }, index) => {
      keyboard.text(String(index + 1), conversation.encode(ctx, { type: "past", id }));
    });
    keyboard.row();
    const [first, last] = [questions[0], questions.at(-1)];
    const turn = (key: PlainTextKey, page: Exclude<PageOf, { type: "newest" }>): void => {
      keyboard.text(say(key, language), conversation.encode(ctx, { type: "past-page", page }));
    };
    if (hasNewer && first !== undefined) turn("past-newer", { type: "newer", than: first.id });
    if (hasOlder && last !== undefined) turn("past-older", { type: "older", than: last.id });
    return keyboard;
  };

  /** The page, or the newest where nothing is left of it. */
  const read = (userId: number, page: PageOf): QuestionPage => {
    const found = audit.questionsOf(userId, page, PAGE_SIZE);
    return found.questions.length > 0 || page.type === "newest"
      ? found
      : audit.questionsOf(userId, { type: "newest" }, PAGE_SIZE);
  };

  const show = async (ctx: Context, page: PageOf): Promise<void> => {
    const userId = personOf(ctx);
    if (ctx.chat?.type !== "private" || userId === undefined) return conversation.say(ctx, "past-private");
    const found = read(userId, page);
    if (found.questions.length === 0) return conversation.say(ctx, "past-none");
    const shown = listPage(found, conversation.languageOf(ctx));
    const keyboard = keyboardOf(ctx, found);
    const message = ctx.callbackQuery?.message?.message_id;
    const [text, ...more] = renderTelegram(conversation.snapshotOf(ctx).corpus, shown);
    if (message !== undefined && text !== undefined && more.length === 0) {
      try {
        await ctx.api.editMessageText(chatIdOf(ctx), message, text.text, {
          entities: text.entities.map((entity) => ({ ...entity })),
          reply_markup: keyboard,
        });
        return;
      } catch {
        // Too old to be changed: the page comes as a new message.
      }
    }
    await conversation.prompt(ctx, shown, keyboard);
  };

  return {
    show: (ctx) => show(ctx, { type: "newest" }),
    turnTo: show,
    reopen: async (ctx, { id }) => {
      const userId = personOf(ctx);
      const before = userId === undefined ? undefined : audit.questionOf(userId, id);
      const asked = before === undefined ? null : readAsked(before.words.request);
      if (before === undefined || asked === null) return false;
      const hash = conversation.snapshotOf(ctx).corpus.hash;
      await conversation.askAgain(ctx, asked, (answer) => remarkOn(before, answer, hash));
      return true;
    },
  };
}

function listPage({ questions }: QuestionPage, language: Language): Page {
  const lines = questions.map((past, index) => {
    const result = say(resultKey(past), language);
    return `${index + 1}. ${formatDay(past.at, language)} · ${shorten(past.words.question)}\n→ ${result}`;
  });
  return {
    language,
    citations: [],
    blocks: [
      { type: "heading", text: say("past-heading", language) },
      ...lines.map((text): Block => ({ type: "paragraph", text })),
      { type: "notice", tone: "note", text: say("past-hint", language) },
    ],
  };
}

/** When the question was asked before, and what has changed since. */
function remarkOn(before: PastQuestion, answer: Answer, corpusHash: string): Block {
  const { language } = answer;
  const was = say(resultKey(before), language);
  const now = say(resultKey({ ...answer, outcome: "answered" }), language);
  const sentences = [
    say("past-remark", language, { date: formatDay(before.at, language), result: was }),
    was === now ? say("past-same", language) : say("past-differs", language, { result: now }),
    ...(before.corpusHash === corpusHash
      ? []
      : [
          say("past-edition", language, {
            before: before.corpusHash.slice(0, 8),
            now: corpusHash.slice(0, 8),
          }),
        ]),
  ];
  return { type: "notice", tone: was === now ? "note" : "caution", text: sentences.join(" ") };
}

/** What came of a question, in a word or two. */
export function resultKey(past: {
  readonly outcome: string;
  readonly kind: string | null;
  readonly verdict: string | null;
}): PlainTextKey {
  if (past.outcome === "failed") return "result-failed";
  return RESULTS.find((name) => name === `result-${past.verdict ?? past.kind}`) ?? "result-answer";
}

const RESULTS = [
  ...(["result-eligible", "result-conditional", "result-ineligible", "result-unknown"] as const),
  ...(["result-refusal", "result-clarification", "result-citation"] as const),
];

/** The first words of a question; it is no quotation of the law, so that it may end in an ellipsis. */
export function shorten(question: string, most: number = SHOWN_AT_MOST): string {
  const line = question.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const whole = cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2));
  // Not between the two halves of a character.
  return `${whole.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}
