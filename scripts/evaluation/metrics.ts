/** Ranking figures over questions that each have one or more right articles. */
export interface RankingFigures {
  readonly questions: number;
  /** Share with a right article first. */
  readonly recallAt1: number;
  /** Share with a right article among the first five. */
  readonly recallAt5: number;
  /** Mean reciprocal rank of the first right article; 0 for a question where none was found. */
  readonly mrr: number;
}

/** @param rankings for each question the ranked ids and the right ones */
export function rankingFigures(
  rankings: readonly { readonly ranked: readonly string[]; readonly right: readonly string[] }[],
): RankingFigures {
  let first = 0;
  let five = 0;
  let reciprocal = 0;
  for (const { ranked, right } of rankings) {
    const rank = rankOfRight(ranked, right);
    if (rank === null) continue;
    if (rank === 1) first++;
    if (rank <= 5) five++;
    reciprocal += 1 / rank;
  }
  const n = rankings.length;
  const share = (count: number): number => (n === 0 ? 0 : count / n);
  return { questions: n, recallAt1: share(first), recallAt5: share(five), mrr: share(reciprocal) };
}

/** Of the first right article, from 1; null where none is among the ranked ones. */
export function rankOfRight(ranked: readonly string[], right: readonly string[]): number | null {
  const at = ranked.findIndex((id) => right.some((accepted) => isRight(id, accepted)));
  return at < 0 ? null : at + 1;
}

/** A point inside an accepted part counts (a list's first point for the list), an article outside it does not. */
export function isRight(id: string, accepted: string): boolean {
  return id === accepted || id.startsWith(`${accepted}/`);
}

/** Smallest value that at least `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Columns padded to a fixed width, the first left-aligned, the others right-aligned. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}
