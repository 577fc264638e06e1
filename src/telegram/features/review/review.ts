import { randomBytes } from "node:crypto";
import { type Context, InlineKeyboard, InputFile } from "grammy";
import type { Document } from "grammy/types";
import { LRUCache } from "lru-cache";
import { IngestError } from "../../../ingest/errors.ts";
import { readDocument } from "../../../ingest/formats/read-document.ts";
import { describeReview } from "../../../review/report.ts";
import { reviewDocument } from "../../../review/review.ts";
import type { Language } from "../../../text/language.ts";
import { commandOf } from "../../addressing.ts";
import { describeError } from "../../api.ts";
import type { CallbackAction } from "../../callback-data.ts";
import { chatIdOf, type Conversation } from "../../conversation.ts";
import type { BotDependencies } from "../../dependencies.ts";
import { sendText, startProgress } from "../../rendering/sending.ts";
import { say } from "../../texts/texts.ts";
import { fetchFile, FileUnavailable, LARGEST_UPLOAD, readCaption, TELEGRAM } from "../upload/document.ts";

/** `/periksa`: a draft that anybody sends comes back with its citations, quotations and plan checked. Nothing of it is kept. */
export interface ReviewFeature {
  /** Whether the words under a file ask for a review, and are no options of an administrator's upload. */
  isAskedBy(caption: string, isAdministrator: boolean): boolean;
  take(ctx: Context, document: Document): Promise<void>;
  /** The command: reviews the file that the message replies to, or says how. */
  run(ctx: Context): Promise<void>;
  /** A button that reviews a file, to stand under whatever is said of it. */
  buttonFor(ctx: Context, document: Document): { readonly label: string; readonly data: string };
  /** Says that files are taken from administrators only, and offers to review it. */
  refuseUpload(ctx: Context, document: Document): Promise<void>;
  isCurrent(ctx: Context, press: ReviewPress): boolean;
  takePress(ctx: Context, press: ReviewPress): Promise<void>;
}

export type ReviewPress = Extract<CallbackAction, { type: "review" }>;

const MOST_PAGES = 200;
/** Files that a button can review, over all chats. */
const MOST_PENDING = 500;

export function createReviewFeature(deps: BotDependencies, conversation: Conversation): ReviewFeature {
  const { logger, token, apiRoot = TELEGRAM } = deps;
  const pending = new LRUCache<string, Document>({ max: MOST_PENDING });
  const keyOf = (ctx: Context, file: string): string => `${chatIdOf(ctx)}:${file}`;

  const review = async (
    ctx: Context,
    { file_id: fileId, file_name: name = "-", file_size: size = 0 }: Document,
  ): Promise<void> => {
    if (size > LARGEST_UPLOAD) return conversation.say(ctx, "upload-too-large");
    const language = conversation.languageOf(ctx);
    const progress = await startProgress(ctx, say("upload-fetching", language));
    try {
      const bytes = await fetchFile({ api: ctx.api, apiRoot, token }, fileId);
      progress.tell(say("upload-reading", language));
      const onPage = (done: number, total: number): void => {
        if (total > MOST_PAGES) throw tooLong();
        progress.step(`${say("upload-reading", language)} ${done}/${total}`);
      };
      const onScan = (page: number, total: number): void => {
        progress.step(`${say("upload-recognising", language)} ${page}/${total}`);
      };
      const document = await readDocument(bytes, name, { onPage, onScan });
      const { corpus, check } = conversation.snapshotOf(ctx);
      const { rulebook, asOf } = check.room();
      const reviewed = await reviewDocument({ corpus, rulebook, read: check.read, asOf }, document);
      if (reviewed.pages > MOST_PAGES) throw tooLong();
      await progress.end(say("upload-read", language));
      logger.info(
        { chat: chatIdOf(ctx), pages: reviewed.pages, counts: reviewed.counts },
        "a draft was reviewed",
      );
      const blocks = describeReview(corpus, reviewed, language)
        .join("\n")
        .split("\n\n")
        .map((text) => ({ type: "paragraph", text }) as const);
      await conversation.show(ctx, { language, blocks, citations: [] });
      if (reviewed.citations.length === 0) return;
      const { writeMarkedDocx } = await import("../../../review/marked-docx.ts");
      const marked = await writeMarkedDocx(corpus, reviewed, document, bytes, language);
      await ctx.replyWithDocument(new InputFile(marked, markedName(name, language)), {
        caption: say("review-marked", language),
      });
    } catch (error) {
      await progress.end(say("review-failed", language));
      const told = faultText(error, language);
      if (told === null) throw error;
      logger.warn({ chat: chatIdOf(ctx), error: describeError(error, token) }, "a draft was not reviewed");
      await sendText(ctx, told);
    }
  };

  const buttonFor: ReviewFeature["buttonFor"] = (ctx, document) => {
    const file = randomBytes(4).toString("hex");
    pending.set(keyOf(ctx, file), document);
    const label = say("review-button", conversation.languageOf(ctx));
    return { label, data: conversation.encode(ctx, { type: "review", file }) };
  };

  return {
    isAskedBy: (caption, isAdministrator) => {
      const [first = ""] = caption.trim().split(/[\s@]/);
      if (commandOf(first.replace(/^\//, "")) === "periksa") return true;
      return isAdministrator ? /\?\s*$/.test(caption) : readCaption(caption) === null;
    },
    take: review,
    run: async (ctx) => {
      const document = ctx.message?.reply_to_message?.document;
      if (document === undefined) return conversation.say(ctx, "review-usage");
      return review(ctx, document);
    },
    buttonFor,
    refuseUpload: (ctx, document) => {
      const { label, data } = buttonFor(ctx, document);
      const refusal = `${say("upload-refused", conversation.languageOf(ctx))} ${ctx.from?.id ?? "–"}`;
      return sendText(ctx, refusal, new InlineKeyboard().text(label, data));
    },
    isCurrent: (ctx, { file }) => pending.has(keyOf(ctx, file)),
    takePress: async (ctx, { file }) => {
      const document = pending.get(keyOf(ctx, file));
      if (document !== undefined) await review(ctx, document);
    },
  };
}

function tooLong(): IngestError {
  return new IngestError("too-large", {
    id: `Naskah ini lebih dari ${MOST_PAGES} halaman. Bagi menjadi beberapa berkas.`,
    en: `The draft has more than ${MOST_PAGES} pages. Divide it into several files.`,
  });
}

function markedName(name: string, language: Language): string {
  return `${name.replace(/\.[^.]*$/, "").slice(0, 60) || "naskah"}-${language === "id" ? "diperiksa" : "reviewed"}.docx`;
}

/** What the user is told; null for a failure of the program itself. */
function faultText(error: unknown, language: Language): string | null {
  if (error instanceof FileUnavailable)
    return say(error.reason === "too-large" ? "upload-too-large" : "upload-unavailable", language);
  return error instanceof IngestError ? error.says[language] : null;
}
