import { isoDay } from "../platform/dates.ts";

/** What was asked, counted: the figures behind `/statistik` and the daily digest. Pure. */

/** One question as the audit log tells it. */
export interface AskedQuestion {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the Telegram user; null where it has been erased. */
  readonly user: number | null;
  /** As typed; null where it has been erased or was a button. */
  readonly question: string | null;
  readonly kind: AskedKind;
}

export type AskedKind = "citation" | "eligibility" | "answer" | "refusal" | "clarification" | "failed";

/** How a question ended, as far as an office cares. */
export const OUTCOMES = ["answered", "judged", "unanswered", "failed"] as const;
export type AskedOutcome = (typeof OUTCOMES)[number];

export interface WeekUsage {
  /** Monday, as an ISO date. */
  readonly monday: string;
  readonly counts: Readonly<Record<AskedOutcome, number>>;
  /** Different users whose questions are not erased. */
  readonly users: number;
}

export interface UnansweredQuestion {
  /** As typed the last time. */
  readonly question: string;
  readonly times: number;
}

const DAY_MS = 86_400_000;
const LONGEST_QUESTION = 160;

export function outcomeOf(kind: AskedKind): AskedOutcome {
  if (kind === "failed") return "failed";
  if (kind === "refusal") return "unanswered";
  return kind === "eligibility" ? "judged" : "answered";
}

/** The Monday of a day's week; both are ISO dates. */
export function mondayOf(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return daysBefore(day, (noon.getUTCDay() + 6) % 7);
}

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** Usage of the last weeks, oldest first, the present one last; weeks without a question are there with zeros. */
export function usageByWeek(
  asked: Iterable<AskedQuestion>,
  now: number,
  weeks: number,
  timeZone: string,
): WeekUsage[] {
  const counted = new Map<string, { counts: Record<AskedOutcome, number>; users: Set<number> }>();
  const thisMonday = mondayOf(isoDay(now, timeZone));
  for (let back = weeks - 1; back >= 0; back--) {
    const counts = { answered: 0, judged: 0, unanswered: 0, failed: 0 };
    counted.set(daysBefore(thisMonday, back * 7), { counts, users: new Set() });
  }
  for (const { at, kind, user } of asked) {
    const week = counted.get(mondayOf(isoDay(at, timeZone)));
    if (week === undefined) continue;
    week.counts[outcomeOf(kind)]++;
    if (user !== null) week.users.add(user);
  }
  return [...counted].map(([monday, { counts, users }]) => ({ monday, counts, users: users.size }));
}

/** The questions that were refused most often; those that differ in case, marks and spaces only are one. */
export function mostUnanswered(asked: Iterable<AskedQuestion>, most: number): UnansweredQuestion[] {
  const found = new Map<string, { question: string; times: number; at: number }>();
  for (const { at, kind, question } of asked) {
    if (outcomeOf(kind) !== "unanswered" || question === null) continue;
    const key = question
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    if (key === "") continue;
    const before = found.get(key);
    if (before === undefined) found.set(key, { question, times: 1, at });
    else {
      before.times++;
      if (at >= before.at) Object.assign(before, { question, at });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.times - a.times || b.at - a.at)
    .slice(0, most)
    .map(({ question, times }) => ({ question: shortened(question), times }));
}

/** A question in one line; a long one ends at a word with an ellipsis, since it is nobody's law. */
export function shortened(question: string, longest = LONGEST_QUESTION): string {
  const line = question.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  if (letters.length <= longest) return line;
  const cut = letters.slice(0, longest).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > longest / 2 ? cut.slice(0, space) : cut} …`;
}
