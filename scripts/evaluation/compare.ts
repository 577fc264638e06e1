import { type CaseResult, type Figure, type Report, showFigure } from "./report.ts";

/** What one run of the evaluation does better or worse than another. */

export interface FigureChange {
  readonly before: Figure;
  readonly after: Figure;
}

export interface CaseChange {
  readonly before: CaseResult;
  readonly after: CaseResult;
}

export interface Comparison {
  readonly betterFigures: readonly FigureChange[];
  readonly worseFigures: readonly FigureChange[];
  /** Wrong before and right now, or right both times with the right article nearer to the top. */
  readonly betterCases: readonly CaseChange[];
  readonly worseCases: readonly CaseChange[];
  /** Questions that only the later, or only the earlier, run was asked, or that expect something else now. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Figures less than this apart are equal: shares are kept as floating-point numbers. */
const SAME = 1e-9;

export function compareReports(before: Report, after: Report): Comparison {
  const oldFigures = new Map(before.figures.map((figure) => [figure.id, figure]));
  const figures = after.figures.flatMap((figure): FigureChange[] => {
    const old = oldFigures.get(figure.id);
    return old === undefined ? [] : [{ before: old, after: figure }];
  });
  const oldCases = new Map(before.cases.map((item) => [keyOf(item), item]));
  const newKeys = new Set(after.cases.map(keyOf));
  const cases = after.cases.flatMap((item): CaseChange[] => {
    const old = oldCases.get(keyOf(item));
    return old === undefined ? [] : [{ before: old, after: item }];
  });
  return {
    betterFigures: figures.filter((change) => gainOf(change) > SAME),
    worseFigures: figures.filter((change) => gainOf(change) < -SAME),
    betterCases: cases.filter((change) => standing(change.after) > standing(change.before)),
    worseCases: cases.filter((change) => standing(change.after) < standing(change.before)),
    added: after.cases.filter((item) => !oldCases.has(keyOf(item))).map(({ id }) => id),
    removed: before.cases.filter((item) => !newKeys.has(keyOf(item))).map(({ id }) => id),
  };
}

/** The same question with the same expectation; ids may have been given anew. */
function keyOf({ set, q, wanted }: CaseResult): string {
  return JSON.stringify([set, q, wanted]);
}

function gainOf({ before, after }: FigureChange): number {
  const gain = after.value - before.value;
  return after.better === "higher" ? gain : -gain;
}

/** Higher is better: right beats wrong, then a rank beats a lower one. */
function standing({ isRight, rank }: CaseResult): number {
  return (isRight ? 1 : 0) + (rank === null ? 0 : 1 / (rank + 1));
}

/** "+0.012", "-3", or "=" for no change. */
export function showChange({ before, after }: FigureChange): string {
  const change = after.value - before.value;
  if (Math.abs(change) <= SAME) return "=";
  return `${change > 0 ? "+" : "−"}${showFigure({ unit: after.unit, value: Math.abs(change) })}`;
}

/** What a case came to: "refusal", "ineligible", or an answer with the rank of the right article. */
export function showOutcome({ got, rank, isRight, wanted }: CaseResult): string {
  const what = got.verdict ?? got.kind;
  const place = wanted.kind !== "answer" ? "" : rank === null ? ", not found" : `, rank ${rank}`;
  return `${isRight ? "right" : "wrong"} (${what}${place})`;
}

export function describeComparison(comparison: Comparison): string {
  const figure = (change: FigureChange): string =>
    `  ${change.after.label}: ${showFigure(change.before)} -> ${showFigure(change.after)} (${showChange(change)})`;
  const item = ({ before, after }: CaseChange): string =>
    `  ${after.id} ${after.q}\n      ${showOutcome(before)} -> ${showOutcome(after)}`;
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [`${title}: none`] : [`${title}: ${lines.length}`, ...lines];
  return [
    ...part("Figures that rose", comparison.betterFigures.map(figure)),
    ...part("Figures that fell", comparison.worseFigures.map(figure)),
    ...part("Questions that got better", comparison.betterCases.map(item)),
    ...part("Questions that got worse", comparison.worseCases.map(item)),
    `Questions added: ${comparison.added.length}; removed: ${comparison.removed.length}`,
  ].join("\n");
}
