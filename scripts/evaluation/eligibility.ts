import type { EligibilityCase } from "./golden.ts";
import { crossTable } from "./cross-table.ts";
import { table } from "./metrics.ts";
import type { CaseResult, Section } from "./report.ts";
import type { Subject } from "./subject.ts";

/** Whether the verdict on a question of staff is right, and that none allows what it must not. */

/** From the strictest; "unknown" allows nothing, "conditional" is read as a yes. */
export const VERDICTS = ["ineligible", "unknown", "conditional", "eligible"] as const;
const NO_VERDICT = "none";

export async function evaluateEligibility(
  subject: Subject,
  items: readonly EligibilityCase[],
): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const item of items) cases.push(await judge(subject, item));
  const right = cases.filter(({ isRight }) => isRight).length;
  const value = cases.length === 0 ? 1 : right / cases.length;
  const allowed = cases.filter(isWronglyAllowed);
  const cross = verdictTable(cases);
  return {
    text: [
      `Eligibility verdicts right: ${right} of ${cases.length} (${value.toFixed(3)}); wrongly allowed: ${allowed.length}`,
      table(
        ["wanted \\ got", ...cross.columns],
        cross.rows.map(({ name, counts }) => [name, ...counts.map(String)]),
      ),
    ].join("\n"),
    figures: [
      {
        id: "eligibility.right",
        label: "Eligibility verdicts right",
        value,
        unit: "share",
        better: "higher",
        goal: 0.98,
      },
      {
        id: "eligibility.wronglyAllowed",
        label: "Wrongly allowed",
        value: allowed.length,
        unit: "count",
        better: "lower",
        goal: 0,
      },
    ],
    rankings: [],
    cases,
  };
}

async function judge(
  subject: Subject,
  { id, q, language, expect, rule }: EligibilityCase,
): Promise<CaseResult> {
  const { kind, verdict, checks, citations } = await subject.ask(q);
  const failed = checks.filter(({ outcome }) => outcome === "fail").map((check) => check.rule);
  const isRight =
    expect === "not-eligibility"
      ? kind !== "eligibility"
      : verdict === expect && (rule === undefined || failed.includes(rule));
  return {
    id,
    set: "eligibility",
    language,
    q,
    wanted: {
      kind: expect === "not-eligibility" ? "not-eligibility" : "eligibility",
      ids: rule === undefined ? [] : [rule],
      verdict: expect === "not-eligibility" ? null : expect,
    },
    got: { kind, ids: kind === "eligibility" ? failed : citations.map((citation) => citation.id), verdict },
    isRight,
    rank: null,
  };
}

/** A yes, with conditions or without, where a stricter verdict was due. */
export function isWronglyAllowed({ wanted, got }: CaseResult): boolean {
  const strictness = (verdict: string | null): number => VERDICTS.findIndex((known) => known === verdict);
  const isYes = got.verdict === "conditional" || got.verdict === "eligible";
  return isYes && wanted.verdict !== null && strictness(got.verdict) > strictness(wanted.verdict);
}

/** Verdicts as wanted (rows) and got (columns); "none" for a question that asks for none, or got none. */
export function verdictTable(cases: readonly CaseResult[]) {
  return crossTable(
    cases
      .filter(({ set }) => set === "eligibility")
      .map(({ wanted, got }) => [wanted.verdict ?? NO_VERDICT, got.verdict ?? NO_VERDICT] as const),
    [...VERDICTS, NO_VERDICT],
    [...VERDICTS, NO_VERDICT],
  );
}
