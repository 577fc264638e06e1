import { lastTurn, readHistory } from "../../../answering/conversation/history.ts";
import type { Language } from "../../../text/language.ts";
import { randomBytes } from "node:crypto";
import { type Context, InlineKeyboard } from "grammy";
import { z } from "zod";

import { isPlainlyAQuestion, mayBeAQuestion } from "../../../answering/conversation/interruptions.ts";
import { type DialogState, knownFacts, readDialogState } from "../../../eligibility/guided-check/state.ts";
import {
  type DialogEvent,
  type DialogTurn,
  reduceDialog,
  resumeDialog,
  startCorrection,
  startDialog,
} from "../../../eligibility/guided-check/dialog.ts";
import { NOTHING_KNOWN } from "../../../eligibility/rules/facts.ts";
import type { SettingsStore } from "../../../storage/settings.ts";
import type { CallbackAction } from "../../callback-data.ts";
import { chatIdOf, type Conversation } from "../../conversation.ts";
import type { ChatDependencies } from "../../dependencies.ts";
import { renderTelegram } from "../../rendering/render.ts";
import { sendText } from "../../rendering/sending.ts";
import { say } from "../../texts/texts.ts";
import {
  answeredPage,
  knownNames,
  offerKeyboard,
  offerPage,
  planQuestion,
  promptKeyboard,
  promptPage,
} from "./pages.ts";

/**
 * `/cek` in a chat: shows what the dialog of `eligibility/` asks and hands it what comes back. A chat has one dialog; in a
 * group everybody may answer. What was asked is kept only after it was shown, so that a failure repeats a question rather
 * than skip one.
 */
export interface DialogFeature {
  /** `/cek`: starts with what is said, or offers to go on with a dialog that was left. */
  start(ctx: Context, said: string, language: Language): Promise<void>;
  /** Puts right what the last verdict was made on. */
  correct(ctx: Context, language: Language): Promise<void>;
  /** `/batal` */
  cancel(ctx: Context): Promise<void>;
  /** Takes a text that was typed while a dialog is open. False when none is: the text is a question like any other. */
  takeText(ctx: Context, text: string): Promise<boolean>;
  /** Whether a button belongs to the question that is open now. */
  isCurrent(ctx: Context, press: DialogPress): boolean;
  takePress(ctx: Context, press: DialogPress): Promise<void>;
  /** Whether a dialog with answers in it waits to be gone on with. */
  isOpen(ctx: Context): boolean;
}

export type DialogPress = Extract<CallbackAction, { type: "dialog" }>;

/** A dialog that was left for longer takes buttons and `/cek`, but what is typed is a question again. */
const TAKES_TEXT_MS = 12 * 60 * 60 * 1_000;

export function createDialogFeature(deps: ChatDependencies, conversation: Conversation): DialogFeature {
  const { settings } = deps;
  const checkOf = (ctx: Context) => conversation.snapshotOf(ctx).check;
  const openIn = (ctx: Context): OpenDialog | null => openDialogOf(settings, chatIdOf(ctx));

  /** Shows where a turn has led, then keeps it. */
  const show = async (ctx: Context, turn: DialogTurn, before: OpenDialog | null, answer?: string) => {
    const chatId = chatIdOf(ctx);
    switch (turn.type) {
      case "ask": {
        const { state, prompt: asked } = turn;
        const prompt = newPromptName();
        const keyboard = promptKeyboard(asked, state.language, (action) =>
          conversation.encode(ctx, { type: "dialog", prompt, action }),
        );
        const isFirst = state.trail.length === 0 && state.correction === undefined;
        const known = isFirst ? knownNames(checkOf(ctx).room(), state.start.facts, state.language) : [];
        const page = promptPage(asked, state.language, known);
        const messageId = await conversation.prompt(ctx, page, keyboard);
        const { update_id: update } = ctx.update;
        keepDialog(settings, chatId, { state, prompt, step: asked.step, messageId, at: Date.now(), update });
        await closePrompt(ctx, before, answer);
        return;
      }
      case "done": {
        const { language, sourced, skipped } = turn;
        const question = planQuestion(checkOf(ctx).room(), sourced.facts, language);
        await conversation.ask(ctx, { type: "check", question, sourced, skipped }, language);
        break;
      }
      case "abandoned": {
        const again = conversation.encode(ctx, { type: "start-check" });
        const { language } = turn;
        const keyboard = new InlineKeyboard().text(say("start-over", language), again);
        await sendText(ctx, say("dialog-abandoned", language), keyboard);
        break;
      }
    }
    keepDialog(settings, chatId, null);
    await closePrompt(ctx, before, answer);
  };

  /** Takes the buttons from a question that is over, and writes the answer under it where a button gave it. */
  const closePrompt = async (ctx: Context, before: OpenDialog | null, answer?: string): Promise<void> => {
    if (before === null) return;
    const turn = answer === undefined ? null : resumeDialog(checkOf(ctx).room(), before.state);
    const { language } = before.state;
    const [message] =
      answer === undefined || turn?.type !== "ask"
        ? []
        : renderTelegram(conversation.snapshotOf(ctx).corpus, answeredPage(turn.prompt, language, answer));
    try {
      if (message === undefined) await ctx.api.editMessageReplyMarkup(chatIdOf(ctx), before.messageId);
      else
        await ctx.api.editMessageText(chatIdOf(ctx), before.messageId, message.text, {
          entities: message.entities.map((entity) => ({ ...entity })),
        });
    } catch {
      // An old question that keeps its buttons does no harm: they are no longer current. The failed call is in the log.
    }
  };

  const begin = (ctx: Context, said: string, language: Language, before: OpenDialog | null): Promise<void> =>
    show(
      ctx,
      startDialog(checkOf(ctx).room(), language, said === "" ? NOTHING_KNOWN : checkOf(ctx).read(said)),
      before,
    );

  const offer = async (ctx: Context, dialog: OpenDialog): Promise<void> => {
    const room = checkOf(ctx).room();
    const turn = resumeDialog(room, dialog.state);
    if (turn.type !== "ask") return show(ctx, turn, dialog);
    const { language } = dialog.state;
    const prompt = newPromptName();
    const known = knownNames(room, knownFacts(dialog.state).facts, language);
    const messageId = await conversation.prompt(
      ctx,
      offerPage(turn.prompt, language, known),
      offerKeyboard(language, (action) => conversation.encode(ctx, { type: "dialog", prompt, action })),
    );
    keepDialog(settings, chatIdOf(ctx), { ...dialog, prompt, messageId });
    await closePrompt(ctx, dialog);
  };

  /** Answers a question that was put in between, and asks again. */
  const interrupt = async (ctx: Context, dialog: OpenDialog, text: string): Promise<void> => {
    await conversation.ask(ctx, { type: "question", text });
    await show(ctx, resumeDialog(checkOf(ctx).room(), dialog.state), dialog);
  };

  return {
    isOpen: (ctx) => hasAnswers(openIn(ctx)),
    start: (ctx, said, language) => {
      const dialog = openIn(ctx);
      return said === "" && hasAnswers(dialog) ? offer(ctx, dialog) : begin(ctx, said, language, dialog);
    },
    correct: async (ctx, language) => {
      const [plan] = lastTurn(readHistory(settings.get(chatIdOf(ctx)).history))?.subjects ?? [];
      if (plan === undefined) return conversation.say(ctx, "dialog-none");
      await show(ctx, startCorrection(checkOf(ctx).room(), language, plan), openIn(ctx));
    },
    cancel: async (ctx) => {
      const dialog = openIn(ctx);
      if (dialog === null) return conversation.say(ctx, "dialog-none");
      await show(ctx, reduceDialog(checkOf(ctx).room(), dialog.state, { type: "abandon" }), dialog);
    },
    takeText: async (ctx, text) => {
      const dialog = openIn(ctx);
      if (dialog === null || Date.now() - dialog.at > TAKES_TEXT_MS) return false;
      if (dialog.update === ctx.update.update_id) return true;
      const turn = reduceDialog(checkOf(ctx).room(), dialog.state, { type: "text", text });
      const isUnread = turn.type === "ask" && turn.prompt.notice !== null;
      if (isPlainlyAQuestion(conversation.snapshotOf(ctx).corpus, text) || (isUnread && mayBeAQuestion(text)))
        await interrupt(ctx, dialog, text);
      else await show(ctx, turn, dialog);
      return true;
    },
    isCurrent: (ctx, { prompt }) => {
      const dialog = openIn(ctx);
      return dialog?.prompt === prompt && ctx.callbackQuery?.message?.message_id === dialog.messageId;
    },
    takePress: async (ctx, { action }) => {
      const dialog = openIn(ctx);
      if (dialog === null) return;
      const { language } = dialog.state;
      if (action.type === "restart") return begin(ctx, "", language, dialog);
      const room = checkOf(ctx).room();
      const current = resumeDialog(room, dialog.state);
      if (action.type === "resume") return show(ctx, current, dialog);
      const event: DialogEvent =
        action.type === "option" ? { ...action, step: dialog.step } : { type: action.type };
      const options = current.type === "ask" ? current.prompt.options : [];
      const chosen = action.type === "option" ? options.find(({ id }) => id === action.option) : undefined;
      await show(ctx, reduceDialog(room, dialog.state, event), dialog, chosen?.label);
    },
  };
}

function hasAnswers(dialog: OpenDialog | null): dialog is OpenDialog {
  return dialog !== null && dialog.state.trail.length > 0;
}

function newPromptName(): string {
  return randomBytes(4).toString("hex");
}

const recordSchema = z.object({
  state: z.unknown(),
  /** Names the message whose buttons count; those of any other are old. */
  prompt: z.string(),
  /** The step that message asked. */
  step: z.string(),
  messageId: z.number().int(),
  /** When it was last gone on with, in milliseconds as `Date.now()`. */
  at: z.number(),
  /** The update that was last taken: one that comes again is not taken twice. */
  update: z.number().int(),
});

/** The guided dialog of a chat as it is kept between two messages. */
export type OpenDialog = z.infer<typeof recordSchema> & { readonly state: DialogState };

/** The dialog that is open in a chat; null when none is, or when what was kept cannot be read any more. */
export function openDialogOf(settings: SettingsStore, chatId: number): OpenDialog | null {
  const { dialog, language } = settings.get(chatId);
  const parsed = recordSchema.safeParse(dialog);
  if (!parsed.success) return null;
  const state = readDialogState(parsed.data.state);
  if (state === null) return null;
  // A language chosen since then counts from the next question on.
  return { ...parsed.data, state: { ...state, language: language ?? state.language } };
}

export function keepDialog(settings: SettingsStore, chatId: number, dialog: OpenDialog | null): void {
  settings.update(chatId, { dialog });
}
