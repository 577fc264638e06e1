import type { Language } from "../text/language.ts";
import { randomBytes } from "node:crypto";
import { type Context, InlineKeyboard } from "grammy";
import { LRUCache } from "lru-cache";
import type { Answer, AnswerRequest, AskContext, Block } from "../answering/answer.ts";
import { lastTurn, NO_HISTORY, readHistory } from "../answering/conversation/history.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { sourcedFactsSchema } from "../eligibility/rules/facts.ts";
import { digestOfPlans } from "../memo/content/subject.ts";
import { type AskedAs, createAuditRecorder, personOf, type Traces } from "./audit-recorder.ts";
import {
  type CallbackAction,
  type CallbackCodec,
  createCallbackCodec,
  createCallbackSigner,
  type DecodedAction,
} from "./callback-data.ts";
import { shareLink } from "./deep-link.ts";
import { type ChatDependencies, createSnapshotOf, type Snapshot } from "./dependencies.ts";
import { type Page, renderTelegram } from "./rendering/render.ts";
import { sendMessages, sendText, withTyping } from "./rendering/sending.ts";
import { type PlainTextKey, say } from "./texts/texts.ts";

/** How many answers keep buttons that need remembering, over all chats. */
const REMEMBERED_TURNS = 2_000;
/** Rows of buttons under an answer. */
const MAX_ROWS = 5;
/** Letters of two labels, and of three, that a phone shows in one row. */
const TWO_LABELS = 56;
const THREE_LABELS = 40;
/** Letters that a button can copy. */
const MAX_COPIED = 256;

/** Under an answer, at the end of its buttons. */
const VOTES = [
  ["👍", "helpful"],
  ["👎", "wrong"],
] as const;

/** What every feature does with a chat: ask the assistant for it, and say something to it. */
export interface Conversation {
  /**
   * Asks and sends the answer with its buttons. Rejects when either fails.
   * @param language of the answer, where it is known better than by the chat's choice or the question
   */
  ask(ctx: Context, request: AnswerRequest, language?: Language): Promise<void>;
  /** Asks an earlier question again, after what it went on from, and puts the remark before its answer. */
  askAgain(ctx: Context, asked: AskedAs, remarkOn: (answer: Answer) => Block): Promise<void>;
  /** Sends a text of the bot's own in the chat's language. */
  say(ctx: Context, key: PlainTextKey): Promise<void>;
  /** Sends a page of the bot's own. */
  show(ctx: Context, page: Page): Promise<void>;
  /** Sends a page with buttons; resolves with the id of the message that has them. */
  prompt(ctx: Context, page: Page, keyboard?: InlineKeyboard): Promise<number>;
  /** The language of the bot's own words in a chat. */
  languageOf(ctx: Context): Language;
  languageIn(chatId: number): Language;
  /** The state of the law that an update is answered from. */
  snapshotOf(ctx: Context): Snapshot;
  /** @param chatId the chat that the button is sent to, where that is another than the update's */
  encode(ctx: Context, press: CallbackAction, chatId?: number): string;
  decode(ctx: Context, data: string): DecodedAction;
  /** The request behind a remembered button; undefined when it has been forgotten. */
  recall(ctx: Context, press: Extract<CallbackAction, { type: "remembered" }>): AnswerRequest | undefined;
  /** Forgets the requests behind the buttons of a chat. */
  forgetButtons(chatId: number): void;
}

export function createConversation(deps: ChatDependencies, traces: Traces): Conversation {
  const { settings } = deps;
  const snapshotOf = createSnapshotOf(deps.snapshots);
  const signer = createCallbackSigner(deps.buttonKey);
  const recorder = createAuditRecorder({ ...deps, corpusOf: (ctx) => snapshotOf(ctx).corpus });
  const codecs = new WeakMap<Corpus, CallbackCodec>();
  const remembered = new LRUCache<string, readonly AnswerRequest[]>({ max: REMEMBERED_TURNS });

  const languageIn = (chatId: number): Language => {
    const { language, lastLanguage } = settings.get(chatId);
    return language ?? lastLanguage;
  };
  const languageOf = (ctx: Context): Language => languageIn(chatIdOf(ctx));

  const codecOf = (ctx: Context): CallbackCodec => {
    const { corpus } = snapshotOf(ctx);
    const codec = codecs.get(corpus) ?? createCallbackCodec(corpus, signer);
    codecs.set(corpus, codec);
    return codec;
  };

  const keyboardOf = (ctx: Context, answer: Answer, trace: string): InlineKeyboard | undefined => {
    const offered = answer.suggestions.filter(({ label }) => label.trim() !== "");
    const isVerdict = answer.kind === "eligibility";
    const isVotedOn =
      deps.feedback !== null && answer.kind !== "clarification" && personOf(ctx) !== undefined;
    if (offered.length === 0 && !isVerdict && !isVotedOn) return undefined;
    const { corpus } = snapshotOf(ctx);
    const codec = codecOf(ctx);
    const chatId = chatIdOf(ctx);
    const turn = randomBytes(4).toString("hex");
    const keyboard = new InlineKeyboard();
    let toRemember = false;
    const cited = answer.citations.length === 1 ? answer.citations[0] : undefined;
    const isShared = answer.kind === "citation" && cited !== undefined;
    const rows = rowsOf(offered, MAX_ROWS - Number(isVerdict) - Number(isVotedOn) - Number(isShared));
    for (const row of rows) {
      for (const index of row) {
        const { label = "", request } = offered[index] ?? {};
        const isKnown =
          (request?.type === "provision" || request?.type === "comparison") &&
          corpus.provisions.has(request.id);
        if (!isKnown) toRemember = true;
        const press: CallbackAction = isKnown ? request : { type: "remembered", turn, index };
        keyboard.text(shortened(label), codec.encode(chatId, press));
      }
      keyboard.row();
    }
    if (toRemember)
      remembered.set(
        turnKey(ctx, turn),
        offered.map(({ request }) => request),
      );
    if (isShared) {
      keyboard.url(say("share", answer.language), shareLink(ctx.me.username, cited));
      if (cited.quote.length <= MAX_COPIED) keyboard.copyText(say("copy", answer.language), cited.quote);
      keyboard.row();
    }
    const plans = answer.history?.turns.at(-1)?.subjects ?? [];
    const control = (key: PlainTextKey, press: CallbackAction): void => {
      keyboard.text(say(key, answer.language), codec.encode(chatId, press));
    };
    if (isVerdict && plans.length > 0)
      control("correct-reading", { type: "correct", of: digestOfPlans(plans) });
    if (isVerdict) control("start-over", { type: "start-check" });
    if (isVerdict && plans.length > 0) control("memo-button", { type: "memo", of: digestOfPlans(plans) });
    if (isVerdict) keyboard.row();
    if (isVotedOn) {
      for (const [label, choice] of VOTES)
        keyboard.text(label, codec.encode(chatId, { type: "vote", trace, choice }));
    }
    return keyboard;
  };

  const send = async (ctx: Context, page: Page, keyboard?: InlineKeyboard): Promise<number> => {
    const messages = renderTelegram(snapshotOf(ctx).corpus, page);
    if (messages.length === 0) throw new Error("the answer has no text to send");
    return sendMessages(ctx, messages, keyboard);
  };

  const userOf = (ctx: Context): string | undefined =>
    ctx.from === undefined ? undefined : String(ctx.from.id);

  const answer = async (
    ctx: Context,
    request: AnswerRequest,
    context: AskContext,
    remarkOn?: (answer: Answer) => Block,
  ): Promise<void> => {
    const chatId = chatIdOf(ctx);
    const trace = traces.forAnswer(ctx);
    const { history = NO_HISTORY } = context;
    const started = performance.now();
    await recorder.around(ctx, trace, { request, history }, async () => {
      const given = await withTyping(ctx, () => snapshotOf(ctx).assistant.answer(request, context));
      settings.update(chatId, {
        lastLanguage: given.language,
        discussed: given.discussed,
        facts: given.facts ?? null,
        history: given.history ?? null,
      });
      const blocks = remarkOn === undefined ? given.blocks : [remarkOn(given), ...given.blocks];
      await send(ctx, { ...given, blocks }, keyboardOf(ctx, given, trace));
      deps.metrics?.answered(given.kind, given.language, (performance.now() - started) / 1_000);
      return given;
    });
  };

  return {
    ask: (ctx, request, known) => {
      const { language, discussed, facts, history } = settings.get(chatIdOf(ctx));
      return answer(ctx, request, {
        language: known ?? language,
        discussed,
        facts: readFacts(facts),
        history: readHistory(history),
        user: userOf(ctx),
      });
    },
    askAgain: (ctx, { request, history }, remarkOn) => {
      const { language } = settings.get(chatIdOf(ctx));
      const last = lastTurn(history);
      const context = {
        ...{ language, history, user: userOf(ctx) },
        ...{ discussed: last?.discussed ?? null, facts: last?.subjects[0] },
      };
      return answer(ctx, request, context, remarkOn);
    },
    say: (ctx, key) => sendText(ctx, say(key, languageOf(ctx))),
    show: async (ctx, page) => {
      await send(ctx, page);
    },
    prompt: send,
    languageOf,
    languageIn,
    snapshotOf,
    encode: (ctx, press, chatId = chatIdOf(ctx)) => codecOf(ctx).encode(chatId, press),
    decode: (ctx, data) => codecOf(ctx).decode(chatIdOf(ctx), data),
    recall: (ctx, press) => remembered.get(turnKey(ctx, press.turn))?.[press.index],
    forgetButtons: (chatId) => {
      for (const key of [...remembered.keys()]) if (key.startsWith(`${chatId}:`)) remembered.delete(key);
    },
  };
}

/** Two or three buttons a row where their labels have room; what does not fit into the rows is left out. */
function rowsOf(offered: Answer["suggestions"], most: number): number[][] {
  const rows: number[][] = [];
  let letters = 0;
  for (const [index, { label }] of offered.entries()) {
    const row = rows.at(-1);
    const length = shortened(label).length;
    const fits = row !== undefined && letters + length <= (row.length === 1 ? TWO_LABELS : THREE_LABELS);
    if (fits && row.length < 3) {
      row.push(index);
      letters += length;
    } else {
      rows.push([index]);
      letters = length;
    }
  }
  return rows.slice(0, most);
}

/** "Ps. 28 ayat (4) PP 28/2018" on a button. */
function shortened(label: string): string {
  return label.replace(/^Pasal /, "Ps. ").replace(/^Article /, "Art. ");
}

/** Facts as they were kept; undefined where there are none, or an earlier version kept them otherwise. */
function readFacts(kept: unknown): AskContext["facts"] {
  const parsed = sourcedFactsSchema.safeParse(kept);
  return parsed.success ? parsed.data : undefined;
}

/** The chat of an update; every update that is handled has one. */
export function chatIdOf(ctx: Context): number {
  if (ctx.chatId === undefined) throw new Error(`update ${ctx.update.update_id} belongs to no chat`);
  return ctx.chatId;
}

function turnKey(ctx: Context, turn: string): string {
  return `${chatIdOf(ctx)}:${turn}`;
}
