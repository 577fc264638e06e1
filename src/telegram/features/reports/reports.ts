import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Api, type Context, InputFile } from "grammy";
import type { Language } from "../../../answering/answer.ts";
import type { Corpus } from "../../../corpus/corpus.ts";
import { isoDay, isoMoment } from "../../../platform/dates.ts";
import { type CsvRow, toCsv } from "../../../statistics/csv.ts";
import type { AuditEntry, AuditLog } from "../../../storage/audit.ts";
import { STORE_FILE } from "../../../storage/store.ts";
import type { ReportCommand } from "../../addressing.ts";
import { describeError } from "../../api.ts";
import type { Conversation } from "../../conversation.ts";
import type { BotDependencies, ChatDependencies } from "../../dependencies.ts";
import { sendText, withTyping } from "../../rendering/sending.ts";
import { say } from "../../texts/texts.ts";
import { digestOf, statisticsOf } from "./statistics.ts";

/** What administrators are told of how the bot is used and how it is. Whether who asks is one has been checked before. */
export interface Reports {
  run(ctx: Context, report: ReportCommand, argument: string): Promise<void>;
}

export function createReports(deps: ChatDependencies, conversation: Conversation): Reports {
  const { audit, model = null, access, installation, saveFile } = deps;
  const { timeZone } = installation;
  return {
    run: async (ctx, report, argument) => {
      const language = conversation.languageOf(ctx);
      switch (report) {
        case "status": {
          const { corpus } = conversation.snapshotOf(ctx);
          const uptime = process.uptime();
          const text = await statusText(
            { ...installation, corpus, audit, model, access: access.mode, uptime },
            Date.now(),
            language,
          );
          return sendText(ctx, text);
        }
        case "statistik": {
          const { picture, caption } = await withTyping(ctx, () =>
            statisticsOf(audit, Date.now(), timeZone, language),
          );
          if (saveFile !== undefined) return saved(ctx, caption, await saveFile("statistik.png", picture));
          await ctx.replyWithPhoto(new InputFile(picture, "statistik.png"), { caption });
          return;
        }
        case "ekspor": {
          // It holds everybody's words.
          if (ctx.chat?.type !== "private") return sendText(ctx, say("export-in-private", language));
          const days = readDays(argument);
          if (days === null) return sendText(ctx, say("export-usage", language, { most: MOST_DAYS }));
          const { file, name, rows } = exportOf(audit, Date.now(), days, timeZone);
          const caption = say("export-caption", language, { rows, days });
          if (saveFile !== undefined) return saved(ctx, caption, await saveFile(name, file));
          await ctx.replyWithDocument(new InputFile(file, name), { caption });
          return;
        }
      }
    },
  };
}

/** In the terminal a file lies on the disk. */
async function saved(ctx: Context, caption: string, path: string): Promise<void> {
  await sendText(ctx, `${caption}\n\n${path}`);
}

/** Sends the digest of the last day to each administrator, in the language of the chat with them. Never rejects. */
export async function sendDigest(
  api: Pick<Api, "sendMessage">,
  {
    audit,
    settings,
    access,
    logger,
    token,
  }: Pick<BotDependencies, "audit" | "settings" | "access" | "logger" | "token">,
): Promise<void> {
  for (const administrator of access.administrators) {
    try {
      const { language, lastLanguage } = settings.get(administrator);
      const text = digestOf(audit, Date.now(), language ?? lastLanguage);
      if (text === null) return;
      await api.sendMessage(administrator, text);
    } catch (error) {
      // Somebody who never wrote to the bot cannot be written to.
      logger.warn({ administrator, error: describeError(error, token) }, "the digest could not be sent");
    }
  }
}

// `/ekspor`: the audit log of the last days as a file for a spreadsheet.

export interface Export {
  readonly file: Buffer;
  readonly name: string;
  readonly rows: number;
}

export const DEFAULT_DAYS = 90;
export const MOST_DAYS = 3_650;
const DAY_MS = 86_400_000;

/** @returns null for what is no number of days from 1 to `MOST_DAYS`; without an argument the default */
export function readDays(argument: string): number | null {
  const text = /^\s*(\d{0,5})\s*(?:hari|days?)?\s*$/i.exec(argument)?.[1];
  if (text === undefined) return null;
  const days = text === "" ? DEFAULT_DAYS : Number(text);
  return days >= 1 && days <= MOST_DAYS ? days : null;
}

export function exportOf(audit: AuditLog, now: number, days: number, timeZone: string): Export {
  const rows = [...audit.since(now - days * DAY_MS)].map((entry) => rowOf(entry, timeZone));
  return { file: toCsv(rows), name: `audit-${isoDay(now, timeZone)}.csv`, rows: rows.length };
}

function rowOf(entry: AuditEntry, timeZone: string): CsvRow {
  return {
    time: isoMoment(entry.at, timeZone),
    trace: entry.trace,
    user: entry.words === null ? "" : String(entry.words.userId),
    asked: entry.asked,
    question: entry.words?.question ?? "",
    outcome: entry.outcome,
    kind: entry.kind ?? "",
    verdict: entry.verdict ?? "",
    provisions: entry.provisions,
    language: entry.language ?? "",
    corpus: entry.corpusHash.slice(0, 8),
    model: entry.model === null ? "" : `${entry.model.name} (${entry.model.promptVersion})`,
    milliseconds: entry.latencyMs,
  };
}

// `/status`: how the program is, for those who run it.

export interface StatusSubject {
  readonly corpus: Corpus;
  readonly audit: AuditLog;
  readonly dataDir: string;
  readonly version: string;
  /** The language model in use; null without one. */
  readonly model: string | null;
  readonly access: string;
  /** Seconds since the start. */
  readonly uptime: number;
}

const MB = 1_000_000;

export async function statusText(subject: StatusSubject, now: number, language: Language): Promise<string> {
  const { corpus, audit, dataDir, version, model, access, uptime } = subject;
  let asked = 0;
  let failed = 0;
  for (const { outcome } of audit.since(now - DAY_MS)) {
    asked++;
    if (outcome === "failed") failed++;
  }
  const lines = [
    say("status-version", language, { version, edition: corpus.hash.slice(0, 8) }),
    say("status-uptime", language, {
      days: Math.floor(uptime / 86_400),
      hours: Math.floor((uptime % 86_400) / 3_600),
      minutes: Math.floor((uptime % 3_600) / 60),
    }),
    say("status-corpus", language, { acts: corpus.texts.size, provisions: corpus.provisions.size }),
    say("status-asked", language, { asked, failed }),
    model === null ? say("status-no-model", language) : say("status-model", language, { model }),
    say("status-access", language, { access }),
    say("status-memory", language, { megabytes: Math.round(process.memoryUsage.rss() / MB) }),
    await diskLine(dataDir, language),
  ];
  return lines.join("\n");
}

async function diskLine(dataDir: string, language: Language): Promise<string> {
  const used = await stat(join(dataDir, STORE_FILE)).then(
    ({ size }) => Math.ceil(size / MB),
    () => null,
  );
  try {
    const { bavail, bsize } = await statfs(dataDir);
    const free = Math.floor((bavail * bsize) / MB);
    return used === null
      ? say("status-disk-only", language, { free })
      : say("status-disk", language, { used, free });
  } catch {
    return say("status-no-disk", language);
  }
}
