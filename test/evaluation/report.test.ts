import { describe, expect, test } from "vitest";
import { compareReports, describeComparison } from "../../scripts/evaluation/compare.ts";
import { kindTable } from "../../scripts/evaluation/cross-table.ts";
import { isWronglyAllowed } from "../../scripts/evaluation/eligibility.ts";
import { reportPage } from "../../scripts/evaluation/page/page.ts";
import { type CaseResult, type Report, reportOf } from "../../scripts/evaluation/report.ts";

const found = (id: string, rank: number | null, more: Partial<CaseResult> = {}): CaseResult => ({
  id,
  set: "dev",
  language: "id",
  q: `pertanyaan ${id}`,
  wanted: { kind: "answer", ids: ["uu-24-2000/pasal-5"], verdict: null },
  got: { kind: "answer", ids: ["uu-24-2000/pasal-5"], verdict: null },
  isRight: rank === 1,
  rank,
  ...more,
});

function run(recallAt1: number, refusedWrongly: number, cases: CaseResult[]): Report {
  const about = {
    createdAt: "2026-01-31T08:00:00.000Z",
    corpus: "c",
    embeddings: "built-in",
    refuseBelow: 0.3,
  };
  const figures: Report["figures"] = [
    { id: "first", label: "First", value: recallAt1, unit: "share", better: "higher", goal: 0.9 },
    { id: "lost", label: "Lost", value: refusedWrongly, unit: "count", better: "lower", goal: null },
  ];
  return reportOf(about, [{ text: "", figures, rankings: [], cases }]);
}

const verdict = (wanted: string, got: string): CaseResult =>
  found("e", null, {
    set: "eligibility",
    wanted: { kind: "eligibility", ids: [], verdict: wanted },
    got: { kind: "eligibility", ids: [], verdict: got },
  });

describe("two runs compared", () => {
  test("each figure and question is better, worse or the same, whichever way is up", () => {
    const before = run(0.9, 2, [
      found("a", 1),
      found("b", 3),
      found("c", 4),
      found("d", null),
      found("e", 1),
    ]);
    const after = run(0.95, 3, [
      found("a", 1),
      found("b", 1),
      found("c", 2),
      found("d", null),
      found("e", 2),
    ]);
    const comparison = compareReports(before, after);
    expect(comparison.betterFigures.map((change) => change.after.id)).toEqual(["first"]);
    expect(comparison.worseFigures.map((change) => change.after.id)).toEqual(["lost"]);
    expect(comparison.betterCases.map((change) => change.after.id)).toEqual(["b", "c"]);
    expect(comparison.worseCases.map((change) => change.after.id)).toEqual(["e"]);
    expect(describeComparison(comparison)).toContain(
      "e pertanyaan e\n      right (answer, rank 1) -> wrong (answer, rank 2)",
    );
  });

  test("a question that expects something else now is another question", () => {
    const changed = found("a", 2, {
      wanted: { kind: "answer", ids: ["uu-24-2000/pasal-6"], verdict: null },
    });
    const comparison = compareReports(run(1, 0, [found("a", 1)]), run(1, 0, [changed]));
    expect(comparison).toMatchObject({ added: ["a"], removed: ["a"], worseCases: [] });
  });
});

test.each([
  ["ineligible", "conditional", true],
  ["ineligible", "eligible", true],
  ["unknown", "conditional", true],
  ["conditional", "eligible", true],
  ["ineligible", "unknown", false],
  ["conditional", "ineligible", false],
  ["conditional", "conditional", false],
  ["eligible", "conditional", false],
])("wanted %s, got %s: wrongly allowed is %s", (wanted, got, isAllowed) => {
  expect(isWronglyAllowed(verdict(wanted, got))).toBe(isAllowed);
});

test("the table of kinds counts what was wanted against what came", () => {
  const refused = found("b", null, { got: { kind: "refusal", ids: [], verdict: null } });
  const { columns, rows } = kindTable([found("a", 1), refused, refused]);
  expect(columns).toEqual(["answer", "refusal", "eligibility", "citation", "clarification"]);
  expect(rows).toEqual([{ name: "answer", counts: [1, 2, 0, 0, 0] }]);
});

test("the page shows a miss by lane, loads nothing, and takes a question as text", () => {
  const miss = found("a", 2, {
    q: `<script>alert("x")</script>`,
    search: { evidence: 0.8, ways: [{ way: "dense", ids: ["uu-24-2000/pasal-5"], rank: 7 }] },
  });
  const names = { label: (id: string) => `Label ${id}`, topic: () => "" };
  const page = reportPage(run(0.5, 0, [miss]), names, null);
  expect(page).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
  expect(page).toContain("right one: rank 7");
  expect(page).toContain("Label uu-24-2000/pasal-5");
});
