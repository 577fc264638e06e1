import type { Language } from "../../text/language.ts";
import { type Context, InputFile } from "grammy";

import { readHistory } from "../../answering/conversation/history.ts";
import type { Memo } from "../../memo/content/memo.ts";
import { holdsVerdict, memoOf } from "../../memo/content/subject.ts";
import { chatIdOf, type Conversation } from "../conversation.ts";
import type { ChatDependencies } from "../dependencies.ts";
import { sendText, withTyping } from "../rendering/sending.ts";
import { say } from "../texts/texts.ts";

/** `/memo`: the last verdict or answer as a document to be laid before a superior, and the button that does the same. */
export interface MemoFeature {
  /** @param argument "", or a format or language: "pdf", "docx en" */
  make(ctx: Context, argument: string): Promise<void>;
  /** Whether the chat still knows the verdict that a button stands under. */
  isKnown(ctx: Context, of: string): boolean;
  takePress(ctx: Context, of: string): Promise<void>;
}

const FORMATS = ["docx", "pdf"] as const;
type Format = (typeof FORMATS)[number];

const FORMAT_NAMES: Readonly<Record<string, Format>> = {
  docx: "docx",
  doc: "docx",
  word: "docx",
  pdf: "pdf",
};
const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  ...{ id: "id", indonesia: "id", indonesian: "id" },
  ...{ en: "en", english: "en", inggris: "en" },
};
/** Characters of a caption that Telegram takes. */
const CAPTION_LIMIT = 1_024;

interface Wish {
  readonly formats: readonly Format[];
  readonly language: Language | null;
  /** A word that names neither. */
  readonly isUnclear: boolean;
}

export function createMemoFeature(deps: ChatDependencies, conversation: Conversation): MemoFeature {
  const { settings, saveFile } = deps;
  const historyOf = (ctx: Context) => readHistory(settings.get(chatIdOf(ctx)).history);

  const send = async (ctx: Context, { formats, language }: Wish, of: string | null): Promise<void> => {
    const { corpus, assistant, check } = conversation.snapshotOf(ctx);
    const { rulebook, asOf } = check.room();
    const files = await withTyping(ctx, async () => {
      const sources = { corpus, rulebook, assistant, asOf };
      const memo = await memoOf(sources, historyOf(ctx), { language, of });
      if (memo === null) return null;
      const written: { name: string; bytes: Uint8Array }[] = [];
      for (const format of formats)
        written.push({ name: `${memo.properties.fileName}.${format}`, bytes: await write(memo, format) });
      return { memo, written };
    });
    if (files === null) return conversation.say(ctx, "memo-nothing");
    const { memo, written } = files;
    const subject = memo.properties.title;
    if (saveFile !== undefined) {
      const paths: string[] = [];
      for (const { name, bytes } of written) paths.push(await saveFile(name, bytes));
      return sendText(ctx, [say("memo-saved", memo.language, { subject }), ...paths].join("\n"));
    }
    const answered = ctx.chat?.type === "private" ? undefined : ctx.msg?.message_id;
    for (const [index, { name, bytes }] of written.entries()) {
      const isFirst = index === 0;
      await ctx.replyWithDocument(new InputFile(bytes, name), {
        ...(isFirst ? { caption: captionOf(memo, subject) } : {}),
        ...(isFirst && answered !== undefined
          ? { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }
          : {}),
      });
    }
  };

  return {
    make: async (ctx, argument) => {
      const wish = readWish(argument);
      if (wish.isUnclear) return conversation.say(ctx, "memo-usage");
      return send(ctx, wish, null);
    },
    isKnown: (ctx, of) => holdsVerdict(historyOf(ctx), of),
    takePress: (ctx, of) => send(ctx, readWish(""), of),
  };
}

/** The writers, and the libraries behind them, are loaded when the first memo is wanted. */
async function write(memo: Memo, format: Format): Promise<Uint8Array> {
  if (format === "pdf") return (await import("../../memo/pdf/write-pdf.ts")).writePdf(memo);
  return (await import("../../memo/docx/write-docx.ts")).writeDocx(memo);
}

function captionOf(memo: Memo, subject: string): string {
  const caption = say("memo-caption", memo.language, { subject });
  return caption.length <= CAPTION_LIMIT ? caption : memo.title;
}

function readWish(argument: string): Wish {
  const words = argument
    .toLowerCase()
    .split(/[\s,+&]+/)
    .filter((word) => word !== "" && word !== "dan" && word !== "and");
  const formats = FORMATS.filter((format) => words.some((word) => FORMAT_NAMES[word] === format));
  const language = words.flatMap((word) => LANGUAGE_NAMES[word] ?? [])[0] ?? null;
  const isUnclear = words.some(
    (word) => FORMAT_NAMES[word] === undefined && LANGUAGE_NAMES[word] === undefined,
  );
  return { formats: formats.length === 0 ? FORMATS : formats, language, isUnclear };
}
