import type { Language } from "../../answering/answer.ts";
import type { AuditLog } from "../../storage/audit.ts";
import {
  dayOf,
  daysBefore,
  mondayOf,
  mostUnanswered,
  OUTCOMES,
  usageByWeek,
  type AskedOutcome,
  type WeekUsage,
} from "../../statistics/usage.ts";
import { say, type TextKey } from "../texts.ts";
import { askedIn } from "./asked.ts";

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

const OUTCOME_TEXTS: Readonly<Record<AskedOutcome, TextKey>> = {
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
  const first = daysBefore(mondayOf(dayOf(now, timeZone)), WEEKS * 7);
  const asked = [...askedIn(audit.since(Date.parse(`${first}T00:00:00Z`)))];
  const weeks = usageByWeek(asked, now, WEEKS, timeZone);
  // The canvas is loaded when a picture is asked for: it costs every start 50 ms otherwise.
  const { drawUsage } = await import("../../statistics/chart.ts");
  const picture = await drawUsage(weeks, {
    title: say("usage-title", language, { weeks: WEEKS }),
    empty: say("usage-empty", language),
    outcomes: {
      answered: say(OUTCOME_TEXTS.answered, language),
      judged: say(OUTCOME_TEXTS.judged, language),
      unanswered: say(OUTCOME_TEXTS.unanswered, language),
      failed: say(OUTCOME_TEXTS.failed, language),
    },
    week: (monday) => shortDay(monday, language),
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

/** "23 Nov" */
function shortDay(day: string, language: Language): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(language === "id" ? "id-ID" : "en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
}
