import type { Language } from "../../../text/language.ts";
import { randomBytes } from "node:crypto";
import { type Context, InlineKeyboard } from "grammy";
import type { Document } from "grammy/types";
import { LRUCache } from "lru-cache";

import { formatCitation } from "../../../law/citations/formatting.ts";
import { confirmVersions } from "../../../ingest/confirm.ts";
import { printable } from "../../../ingest/library/register-entry.ts";
import { IngestError, type IngestFault } from "../../../ingest/errors.ts";
import { ingest, type Ingested } from "../../../ingest/ingest.ts";
import type { SourceDocument } from "../../../ingest/formats/document.ts";
import type { Roles } from "../../access/staff-roles.ts";
import { describeError } from "../../api.ts";
import type { CallbackAction } from "../../callback-data.ts";
import { chatIdOf, type Conversation } from "../../conversation.ts";
import type { BotDependencies, UploadTarget } from "../../dependencies.ts";
import { sendText, startProgress } from "../../rendering/sending.ts";
import { type PlainTextKey, say } from "../../texts/texts.ts";
import type { ReviewFeature } from "../review/review.ts";
import {
  fetchFile,
  FileUnavailable,
  LARGEST_UPLOAD,
  readCaption,
  TELEGRAM,
  type UploadOptions,
} from "./document.ts";
import { offersOf, uploadPage } from "./report.ts";

/** An administrator sends a file, and it becomes part of the corpus that the next message is answered from. */
export interface UploadFeature {
  /** Whether who sent the update may bring files in. */
  isOpenTo(ctx: Context): boolean;
  take(ctx: Context, document: Document, caption: string): Promise<void>;
  /** Whether the file behind a button still waits for its answer. */
  isCurrent(ctx: Context, press: UploadPress): boolean;
  takePress(ctx: Context, press: UploadPress): Promise<void>;
}

export type UploadPress = Extract<CallbackAction, { type: "upload" }>;

interface SentFile {
  readonly fileId: string;
  readonly name: string;
  readonly options: UploadOptions;
  /** As it was read, where that is not to be done again: scanned pages take long. */
  readonly document?: SourceDocument;
}

/** An act that was taken in, whose new wordings wait to be confirmed. */
interface OfferedVersions {
  readonly versionsOf: string;
}

interface Taken {
  readonly result: Ingested;
  /** Whether answers come from it. */
  readonly isInUse: boolean;
}

/** Files that wait for their id to be confirmed, over all chats. */
const MOST_PENDING = 100;
/** Faults that an option mends. */
const ASKS_FOR_OPTION: ReadonlySet<IngestFault> = new Set([
  "bad-option",
  "encrypted",
  "wrong-password",
  "unknown-act",
  "doubtful",
]);

export function createUploadFeature(
  deps: BotDependencies,
  conversation: Conversation,
  roles: Roles,
  reviews: ReviewFeature,
): UploadFeature {
  const { uploads, logger, token, apiRoot = TELEGRAM } = deps;
  const pending = new LRUCache<string, SentFile | OfferedVersions>({ max: MOST_PENDING });
  const keyOf = (ctx: Context, file: string): string => `${chatIdOf(ctx)}:${file}`;
  const isOpenTo = (ctx: Context): boolean =>
    ctx.chat?.type === "private" && uploads !== undefined && roles.isAdministrator(ctx);

  /** Fetches and reads a file, and takes it in unless that is to be confirmed first. Null where it cannot be; that is said. */
  const bringIn = async (ctx: Context, file: SentFile, isDryRun: boolean): Promise<Taken | null> => {
    const { places, refresh } = openUploads(uploads);
    const language = conversation.languageOf(ctx);
    const progress = await startProgress(ctx, say("upload-fetching", language));
    try {
      const bytes = await fetchFile({ api: ctx.api, apiRoot, token }, file.fileId);
      progress.tell(say("upload-reading", language));
      const onPage = (done: number, total: number): void => {
        progress.step(`${say("upload-reading", language)} ${done}/${total}`);
      };
      const onScan = (page: number, total: number): void => {
        progress.step(`${say("upload-recognising", language)} ${page}/${total}`);
      };
      const { options, name, document } = file;
      const result = await ingest(places, { ...options, name, bytes, document, onPage, onScan, isDryRun });
      const { id, outcome } = result;
      logger.info({ chat: chatIdOf(ctx), act: id, outcome }, "a file was read");
      let isInUse = outcome === "unchanged";
      if (outcome === "new" || outcome === "replaced") {
        progress.tell(say("upload-indexing", language));
        isInUse = await refresh();
      }
      await progress.end(say("upload-read", language));
      return { result, isInUse };
    } catch (error) {
      await progress.end(say("upload-failed", language));
      const told = faultText(error, language);
      if (told === null) throw error;
      logger.warn({ chat: chatIdOf(ctx), error: describeError(error, token) }, "a file was not taken in");
      await sendText(ctx, told);
      return null;
    }
  };

  /** Asks whether the words that the act gives another one's pasal are to count. */
  const offerVersions = async (ctx: Context, { result, isInUse }: Taken): Promise<void> => {
    const language = conversation.languageOf(ctx);
    const blocks = isInUse ? offersOf(result, language) : [];
    if (blocks.length === 0) return;
    const name = randomBytes(4).toString("hex");
    const data = (action: UploadPress["action"]): string =>
      conversation.encode(ctx, { type: "upload", file: name, action });
    const isDated = result.offers.some(({ since, isConfirmed }) => since !== null && !isConfirmed);
    const keyboard = new InlineKeyboard()
      .text(say("upload-count-versions", language), data("count"))
      .text(say("upload-keep-versions", language), data("leave"));
    await conversation.prompt(ctx, { language, blocks, citations: [] }, isDated ? keyboard : undefined);
    if (isDated) pending.set(keyOf(ctx, name), { versionsOf: result.id });
  };

  /** Reports what was taken in, and how it is cited now. */
  const report = async (ctx: Context, { result, isInUse }: Taken): Promise<void> => {
    const language = conversation.languageOf(ctx);
    await conversation.show(ctx, uploadPage(result, language, false));
    if (result.outcome === "dry-run") return sendText(ctx, say("upload-dry-run", language));
    const example = isInUse ? exampleOf(result, deps.snapshots.current(), language) : null;
    if (example === null) return sendText(ctx, say("upload-not-in-use", language));
    await sendText(ctx, `${say("upload-in-use", language)}\n${example}`);
    await offerVersions(ctx, { result, isInUse });
  };

  /** Lets the offered wordings count. False where they cannot; that is said. */
  const countVersions = async (ctx: Context, id: string): Promise<boolean> => {
    const { places, refresh } = openUploads(uploads);
    const language = conversation.languageOf(ctx);
    try {
      await confirmVersions(places, id, ["all"]);
      const key = (await refresh()) ? "upload-versions-counted" : "upload-not-in-use";
      await sendText(ctx, say(key, language));
      return true;
    } catch (error) {
      const told = faultText(error, language);
      if (told === null) throw error;
      await sendText(ctx, told);
      return false;
    }
  };

  return {
    isOpenTo,
    take: async (ctx, document, caption) => {
      if ((document.file_size ?? 0) > LARGEST_UPLOAD) return conversation.say(ctx, "upload-too-large");
      const options = readCaption(caption);
      if (options === null) return conversation.say(ctx, "upload-caption");
      const file = { fileId: document.file_id, name: document.file_name ?? "-", options };
      const isProposal = options.id === undefined;
      const taken = await bringIn(ctx, file, isProposal || options.isDryRun === true);
      if (taken === null) return;
      if (!isProposal || options.isDryRun === true) return report(ctx, taken);
      const { result } = taken;
      const language = conversation.languageOf(ctx);
      const name = randomBytes(4).toString("hex");
      const data = (action: UploadPress["action"]): string =>
        conversation.encode(ctx, { type: "upload", file: name, action });
      const offer = reviews.buttonFor(ctx, document);
      const keyboard = new InlineKeyboard()
        .text(`${say("upload-take", language)} ${shortened(result.id)}`, data("take"))
        .row()
        .text(say("upload-drop", language), data("drop"))
        .row()
        .text(offer.label, offer.data);
      await conversation.prompt(ctx, uploadPage(result, language, true), keyboard);
      const { document: read } = result;
      const again = read.recognised.length === 0 ? {} : { document: read };
      pending.set(keyOf(ctx, name), { ...file, ...again, options: confirmed(options, result) });
    },
    isCurrent: (ctx, { file }) => isOpenTo(ctx) && pending.get(keyOf(ctx, file)) !== undefined,
    takePress: async (ctx, { file, action }) => {
      const sent = pending.get(keyOf(ctx, file));
      if (sent === undefined) return;
      if ("versionsOf" in sent) {
        if (action === "count") {
          if (!(await countVersions(ctx, sent.versionsOf))) return;
        } else await conversation.say(ctx, "upload-versions-refused");
      } else if (action === "take") {
        const taken = await bringIn(ctx, sent, false);
        // The button stays: a file that could not be fetched now may be a little later.
        if (taken === null) return;
        await report(ctx, taken);
      } else await conversation.say(ctx, "upload-dropped");
      pending.delete(keyOf(ctx, file));
      await withoutButtons(ctx);
    },
  };
}

/** Who presses the button has read the report, which begins with what is doubtful. */
function confirmed(options: UploadOptions, { id }: Ingested): UploadOptions {
  return { ...options, id, acceptDoubts: true };
}

function openUploads(uploads: UploadTarget | undefined): UploadTarget {
  if (uploads === undefined) throw new Error("a file was taken although none are");
  return uploads;
}

/** What the user is told; null for a failure of the program itself. */
function faultText(error: unknown, language: Language): string | null {
  if (error instanceof FileUnavailable) {
    const key: PlainTextKey = error.reason === "too-large" ? "upload-too-large" : "upload-unavailable";
    return say(key, language);
  }
  if (!(error instanceof IngestError)) return null;
  const { says, fault } = error;
  const hint = ASKS_FOR_OPTION.has(fault) ? `\n\n${say("upload-options-go-in-caption", language)}` : "";
  return `${says[language]}${hint}`;
}

/** How an article of the act is asked for; null where the corpus has none. */
function exampleOf(
  { act }: Ingested,
  { corpus }: ReturnType<BotDependencies["snapshots"]["current"]>,
  language: Language,
): string | null {
  const articles = act.provisions.filter(({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan);
  const shown = articles[2] ?? articles[0] ?? act.provisions[0];
  if (shown === undefined || !corpus.provisions.has(shown.id)) return null;
  return formatCitation(corpus, shown.id, language === "en" ? "en" : "short");
}

/** Telegram shows about so much of a button. */
function shortened(id: string): string {
  return printable(id).slice(0, 48);
}

async function withoutButtons(ctx: Context): Promise<void> {
  try {
    await ctx.editMessageReplyMarkup();
  } catch {
    // The buttons are no longer current either way; the failed call is in the log.
  }
}
