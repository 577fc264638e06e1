import type { Language } from "../../answering/answer.ts";
import type { AuditLog } from "../../storage/audit.ts";
import { dayOf, mostUnanswered, OUTCOMES, outcomeOf } from "../../statistics/usage.ts";
import { say } from "../texts.ts";
import { askedIn } from "./asked.ts";

/** The daily digest: what the last day brought, to each administrator at the same time of day. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_UNANSWERED = 5;

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
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, hour: "2-digit", minute: "2-digit" });
  const isPast = (): boolean => clock.format(now()) >= time;
  let done = isPast() ? dayOf(now(), timeZone) : "";
  const timer = setInterval(() => {
    const today = dayOf(now(), timeZone);
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
