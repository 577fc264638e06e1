import type { Language } from "../../../text/language.ts";
import { stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Api, type Context, InputFile } from "grammy";

import type { Corpus } from "../../../law/corpus/corpus.ts";
import { clockTime, formatDate, isoDay, isoMoment } from "../../../platform/dates.ts";
import { type CsvRow, toCsv } from "../../../statistics/csv.ts";
import type { AuditEntry, AuditLog } from "../../../storage/audit.ts";
import { STORE_FILE } from "../../../storage/store.ts";
import type { ReportCommand } from "../../addressing.ts";
import { describeError } from "../../api.ts";
import type { Conversation } from "../../conversation.ts";
import type { BotDependencies, ChatDependencies } from "../../dependencies.ts";
import { sendText, withTyping } from "../../rendering/sending.ts";
import { type PlainTextKey, say } from "../../texts/texts.ts";
import {
  type AskedKind,
  type AskedOutcome,
  type AskedQuestion,
  OUTCOMES,
  type WeekUsage,
  daysBefore,
  mondayOf,
  mostUnanswered,
  outcomeOf,
  usageByWeek,
} from "../../../statistics/usage.ts";

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

/** `/statistik`: usage by week as a picture, and what was asked in vain. */

export interface Statistics {
  /** A PNG. */
  readonly picture: Buffer;
  /** Below the picture; at most 1,024 UTF-16 units, as Telegram has it. */
  readonly caption: string;
}

const WEEKS = 12;
const MOST_UNANSWERED = 5;
const LONGEST_CAPTION = 1_024;

const OUTCOME_TEXTS: Readonly<Record<AskedOutcome, PlainTextKey>> = {
  answered: "usage-answered",
  judged: "usage-judged",
  unanswered: "usage-unanswered",
  failed: "usage-failed",
};

export async function statisticsOf(
  audit: AuditLog,
  now: number,
  timeZone: string,
  language: Language,
): Promise<Statistics> {
  const first = daysBefore(mondayOf(isoDay(now, timeZone)), WEEKS * 7);
  const asked = [...askedIn(audit.since(Date.parse(`${first}T00:00:00Z`)))];
  const weeks = usageByWeek(asked, now, WEEKS, timeZone);
  // The canvas is loaded when a picture is asked for: it costs every start 50 ms otherwise.
  const { drawUsage } = await import("../../../statistics/chart.ts");
  const picture = await drawUsage(weeks, {
    title: say("usage-title", language, { weeks: WEEKS }),
    empty: say("usage-empty", language),
    outcomes: {
      answered: say(OUTCOME_TEXTS.answered, language),
      judged: say(OUTCOME_TEXTS.judged, language),
      unanswered: say(OUTCOME_TEXTS.unanswered, language),
      failed: say(OUTCOME_TEXTS.failed, language),
    },
    week: (monday) => formatDate(monday, language, "dayAndMonth"),
  });
  const unanswered = mostUnanswered(asked, MOST_UNANSWERED).map(
    ({ question, times }) => `${times}× ${question}`,
  );
  return { picture, caption: captionOf(weeks, unanswered, language) };
}

function captionOf(weeks: readonly WeekUsage[], unanswered: readonly string[], language: Language): string {
  const lines = [thisWeek(weeks, language)];
  if (unanswered.length > 0) lines.push("", say("usage-asked-in-vain", language));
  for (const line of unanswered) {
    if ([...lines, line].join("\n").length > LONGEST_CAPTION) break;
    lines.push(line);
  }
  return lines.join("\n");
}

function thisWeek(weeks: readonly WeekUsage[], language: Language): string {
  const week = weeks.at(-1);
  if (week === undefined) return say("usage-empty", language);
  const counted = OUTCOMES.filter((name) => week.counts[name] > 0).map(
    (name) => `${say(OUTCOME_TEXTS[name], language).toLowerCase()} ${week.counts[name]}`,
  );
  const total = OUTCOMES.reduce((sum, name) => sum + week.counts[name], 0);
  if (total === 0) return say("usage-none-this-week", language);
  return `${say("usage-this-week", language, { total, users: week.users })} ${counted.join(", ")}.`;
}

// The daily digest: what the last day brought, to each administrator at the same time of day.

const MINUTE_MS = 60_000;

/** @returns null for a day on which nobody asked anything */
export function digestOf(audit: AuditLog, now: number, language: Language): string | null {
  const asked = [...askedIn(audit.since(now - DAY_MS))];
  if (asked.length === 0) return null;
  const counts = { answered: 0, judged: 0, unanswered: 0, failed: 0 };
  for (const { kind } of asked) counts[outcomeOf(kind)]++;
  const users = new Set(asked.flatMap(({ user }) => user ?? [])).size;
  const lines = [say("digest-heading", language, { total: asked.length, users })];
  for (const name of OUTCOMES)
    if (counts[name] > 0) lines.push(`${say(`usage-${name}`, language)}: ${counts[name]}`);
  const unanswered = mostUnanswered(asked, MOST_UNANSWERED);
  if (unanswered.length > 0)
    lines.push(
      "",
      say("usage-asked-in-vain", language),
      ...unanswered.map(({ question, times }) => `${times}× ${question}`),
    );
  return lines.join("\n");
}

export interface DigestTimer {
  stop(): void;
}

/**
 * Calls once a day at a time of day, for as long as the program runs; a day on which it did not run is left out.
 * @param time as "07:30", in the time zone
 */
export function everyDayAt(time: string, timeZone: string, now: () => number, work: () => void): DigestTimer {
  const isPast = (): boolean => clockTime(now(), timeZone) >= time;
  let done = isPast() ? isoDay(now(), timeZone) : "";
  const timer = setInterval(() => {
    const today = isoDay(now(), timeZone);
    if (done === today || !isPast()) return;
    done = today;
    work();
  }, MINUTE_MS / 2);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** The audit log as the statistics read it. */
export function* askedIn(entries: Iterable<AuditEntry>): Generator<AskedQuestion> {
  for (const entry of entries)
    yield {
      at: entry.at,
      user: entry.words?.userId ?? null,
      question: entry.words?.question ?? null,
      kind: kindOf(entry),
    };
}

const KINDS = ["citation", "eligibility", "refusal", "clarification"] as const;

function kindOf({ outcome, kind }: AuditEntry): AskedKind {
  if (outcome === "failed") return "failed";
  return KINDS.find((name) => name === kind) ?? "answer";
}
