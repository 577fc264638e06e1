import { type CaseResult, KINDS, WANTED_KINDS } from "./report.ts";

/** How often each thing was wanted and what came instead. */
export interface CrossTable {
  readonly columns: readonly string[];
  /** Counts in the order of the columns. */
  readonly rows: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

/**
 * @param pairs wanted and got
 * @param wanted names of the rows; those that never were wanted are left out
 */
export function crossTable(
  pairs: readonly (readonly [wanted: string, got: string])[],
  wanted: readonly string[],
  got: readonly string[],
): CrossTable {
  const rows = wanted.map((name) => ({
    name,
    counts: got.map((column) => pairs.filter((pair) => pair[0] === name && pair[1] === column).length),
  }));
  return { columns: got, rows: rows.filter(({ counts }) => counts.some((count) => count > 0)) };
}

/** Kinds of answers as wanted and got. */
export function kindTable(cases: readonly CaseResult[]): CrossTable {
  const pairs = cases.map(({ wanted, got }) => [wanted.kind, got.kind] as const);
  return crossTable(pairs, WANTED_KINDS, KINDS);
}
