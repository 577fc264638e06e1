import type { Language } from "../text/language.ts";
import { type Context, InlineKeyboard, type MiddlewareFn } from "grammy";
import type { Administration } from "./access/administration.ts";
import type { Roles } from "./access/staff-roles.ts";
import {
  ADMINISTRATORS_COMMANDS,
  COMMANDS,
  commandOf,
  isAdministratorsCommand,
  isReportCommand,
} from "./addressing.ts";
import type { LanguageChoice } from "./callback-data.ts";
import { type Conversation, chatIdOf } from "./conversation.ts";
import { readStartParameter } from "./deep-link.ts";
import type { ChatDependencies } from "./dependencies.ts";
import type { EraseFeature } from "./features/erasure.ts";
import type { FeedbackFeature } from "./features/feedback.ts";
import type { DialogFeature } from "./features/guided-check/guided-check.ts";
import { HELP_PARAMETER } from "./features/inline.ts";
import type { MemoFeature } from "./features/memo.ts";
import type { PastQuestions } from "./features/past-questions.ts";
import type { Reports } from "./features/reports/usage-reports.ts";
import type { ReviewFeature } from "./features/review/review.ts";
import type { UploadFeature } from "./features/upload/upload.ts";
import { commandDescription, aboutPage, helpPage, sourcesPage, startPage } from "./rendering/pages.ts";
import { sendText } from "./rendering/sending.ts";
import { say } from "./texts/texts.ts";

export interface Features {
  readonly conversation: Conversation;
  readonly dialog: DialogFeature;
  readonly upload: UploadFeature;
  readonly review: ReviewFeature;
  readonly administration: Administration;
  readonly roles: Roles;
  readonly memo: MemoFeature;
  readonly reports: Reports;
  readonly pastQuestions: PastQuestions;
  readonly erase: EraseFeature;
  readonly feedback: FeedbackFeature;
}

/**
 * Carries out a command: its name as typed, without the slash, and what stood behind it. Those of administrators are refused
 * to everybody else here, and nowhere else.
 */
export async function runCommand(
  ctx: Context,
  deps: ChatDependencies,
  features: Features,
  name: string,
  argument: string,
): Promise<void> {
  const { conversation, dialog, upload, administration, roles, reports } = features;
  const language = conversation.languageOf(ctx);
  const command = commandOf(name);
  const isAdministrator = roles.isAdministrator(ctx);
  if (isAdministratorsCommand(command)) {
    if (!isAdministrator) return conversation.say(ctx, "administrators-only");
    if (isReportCommand(command)) return reports.run(ctx, command, argument);
    return administration.run(ctx, command, argument);
  }
  switch (command) {
    case "start": {
      if (argument === HELP_PARAMETER) return runCommand(ctx, deps, features, "help", "");
      if (await openLink(ctx, conversation, argument)) return;
      return conversation.show(ctx, startPage(language, dialog.isOpen(ctx)));
    }
    case "help":
      return conversation.show(ctx, helpPage(language, { isAdministrator, mayUpload: upload.isOpenTo(ctx) }));
    case "cek": {
      const isEnglish = name.toLowerCase() === "check" && deps.settings.get(chatIdOf(ctx)).language === null;
      return dialog.start(ctx, argument, isEnglish ? "en" : language);
    }
    case "batal":
      return dialog.cancel(ctx);
    case "baru":
      deps.settings.update(chatIdOf(ctx), { discussed: null, facts: null, history: null, dialog: null });
      return conversation.say(ctx, "forgotten");
    case "pasal":
      if (argument === "") return conversation.say(ctx, "pasal-usage");
      return conversation.ask(ctx, { type: "citation", text: argument });
    case "cari":
      if (argument === "") return conversation.say(ctx, "cari-usage");
      return conversation.ask(ctx, { type: "search", text: argument, offset: 0 });
    case "memo":
      return features.memo.make(ctx, argument);
    case "periksa":
      return features.review.run(ctx);
    case "sumber":
      return conversation.show(ctx, sourcesPage(conversation.snapshotOf(ctx).corpus, language));
    case "bahasa": {
      const choice = readLanguageChoice(argument);
      if (choice !== undefined) return setLanguage(ctx, deps, choice);
      return sendText(ctx, say("language-question", language), languageKeyboard(conversation, ctx));
    }
    case "tentang":
      return conversation.show(ctx, aboutPage(conversation.snapshotOf(ctx), deps.model ?? null, language));
    case "riwayat":
      return features.pastQuestions.show(ctx);
    case "hapus_data":
      return features.erase.start(ctx);
    case undefined:
      return conversation.say(ctx, "unknown-command");
  }
}

/** Shows the provision that a link to the bot names, or says why it cannot; false for what is no such link. */
async function openLink(ctx: Context, conversation: Conversation, parameter: string): Promise<boolean> {
  const target = readStartParameter(conversation.snapshotOf(ctx).corpus, parameter);
  switch (target.type) {
    case "other":
      return false;
    case "unknown":
      await conversation.say(ctx, "link-unknown");
      return true;
    case "citation":
    case "provision":
      await conversation.ask(ctx, target);
      return true;
  }
}

/** Sets the language of a chat's answers and says so in it. */
export async function setLanguage(
  ctx: Context,
  deps: ChatDependencies,
  choice: LanguageChoice,
): Promise<void> {
  const { settings } = deps;
  const chatId = chatIdOf(ctx);
  if (choice === "auto") {
    settings.update(chatId, { language: null });
    return sendText(ctx, say("language-set-auto", settings.get(chatId).lastLanguage));
  }
  settings.update(chatId, { language: choice, lastLanguage: choice });
  return sendText(ctx, say(choice === "id" ? "language-set-id" : "language-set-en", choice));
}

const LANGUAGE_NAMES: Readonly<Record<LanguageChoice, readonly string[]>> = {
  id: ["id", "indonesia", "bahasa indonesia", "indonesian"],
  en: ["en", "english", "inggris", "bahasa inggris"],
  auto: ["auto", "otomatis", "automatic"],
};

function readLanguageChoice(argument: string): LanguageChoice | undefined {
  const name = argument.toLowerCase();
  return (["id", "en", "auto"] as const).find((choice) => LANGUAGE_NAMES[choice].includes(name));
}

function languageKeyboard(conversation: Conversation, ctx: Context): InlineKeyboard {
  const language = conversation.languageOf(ctx);
  return new InlineKeyboard()
    .text(say("language-id", language), conversation.encode(ctx, { type: "language", choice: "id" }))
    .text(say("language-en", language), conversation.encode(ctx, { type: "language", choice: "en" }))
    .text(say("language-auto", language), conversation.encode(ctx, { type: "language", choice: "auto" }));
}

/** Gives each administrator a menu with their own commands, when they first write to the bot after its start. */
export function administratorsMenu(roles: Roles): MiddlewareFn<Context> {
  const done = new Set<number>();
  return async (ctx, next) => {
    await next();
    const chat = ctx.message?.chat;
    if (chat?.type !== "private" || !roles.isAdministrator(ctx) || done.has(chat.id)) return;
    done.add(chat.id);
    const commands = (language: Language): { command: string; description: string }[] =>
      [...COMMANDS, ...ADMINISTRATORS_COMMANDS].map((command) => ({
        command,
        description: commandDescription(command, language),
      }));
    const scope = { type: "chat", chat_id: chat.id } as const;
    try {
      await ctx.api.setMyCommands(commands("id"), { scope });
      await ctx.api.setMyCommands(commands("en"), { scope, language_code: "en" });
    } catch {
      // The commands work without their menu; the failed call is in the log.
    }
  };
}
