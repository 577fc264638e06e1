import { stringify } from "csv-stringify/sync";

/** The audit log as a table for a spreadsheet. */

export interface CsvRow {
  /** In the office's time: "2026-11-24 10:15:00". */
  readonly time: string;
  readonly trace: string;
  /** Empty once erased. */
  readonly user: string;
  readonly asked: string;
  readonly question: string;
  readonly outcome: string;
  readonly kind: string;
  readonly verdict: string;
  readonly provisions: readonly string[];
  readonly language: string;
  readonly corpus: string;
  readonly model: string;
  readonly milliseconds: number;
}

const COLUMNS = [
  "time",
  "trace",
  "user",
  "asked",
  "question",
  "outcome",
  "kind",
  "verdict",
  "provisions",
  "language",
  "corpus",
  "model",
  "milliseconds",
] as const satisfies readonly (keyof CsvRow)[];

/**
 * RFC 4180 with a byte order mark, by which spreadsheets know that it is UTF-8. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
export function toCsv(rows: Iterable<CsvRow>): Buffer {
  const records = [...rows].map((row) => ({ ...row, provisions: row.provisions.join(" ") }));
  const text = stringify(records, {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
  return Buffer.from(text, "utf8");
}
