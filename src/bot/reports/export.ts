import type { AuditEntry, AuditLog } from "../../storage/audit.ts";
import { toCsv, type CsvRow } from "../../statistics/csv.ts";
import { dayOf } from "../../statistics/usage.ts";

/** `/ekspor`: the audit log of the last days as a file for a spreadsheet. */

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
  const time = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  const rows = [...audit.since(now - days * DAY_MS)].map((entry) => rowOf(entry, time));
  return { file: toCsv(rows), name: `audit-${dayOf(now, timeZone)}.csv`, rows: rows.length };
}

function rowOf(entry: AuditEntry, time: Intl.DateTimeFormat): CsvRow {
  return {
    time: time.format(entry.at),
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
