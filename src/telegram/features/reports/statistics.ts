import type { Language } from "../../../answering/answer.ts";
import { clockTime, formatDate, isoDay } from "../../../platform/dates.ts";
import {
  type AskedKind,
  type AskedOutcome,
  type AskedQuestion,
  daysBefore,
  mondayOf,
  mostUnanswered,
  outcomeOf,
  OUTCOMES,
  usageByWeek,
  type WeekUsage,
} from "../../../statistics/usage.ts";
import type { AuditEntry, AuditLog } from "../../../storage/audit.ts";
import { type PlainTextKey, say } from "../../texts/texts.ts";

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

const DAY_MS = 86_400_000;
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
