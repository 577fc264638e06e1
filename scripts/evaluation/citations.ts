import type { CitationCase } from "./golden.ts";
import type { CaseResult, Section } from "./report.ts";
import type { Subject } from "./subject.ts";

/** Whether a look-up cites exactly what was named, and nothing where nothing is to be cited. */
export async function evaluateCitations(subject: Subject, items: readonly CitationCase[]): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const { id, q, expect, kind } of items) {
    const answer = await subject.ask(q);
    const ids = answer.citations.map((citation) => citation.id);
    const isRight =
      expect.length > 0
        ? answer.kind === "citation" && ids.join() === expect.join()
        : answer.kind === kind && ids.length === 0;
    cases.push({
      id,
      set: "citations",
      language: answer.language,
      q,
      wanted: { kind: expect.length > 0 ? "citation" : kind, ids: expect, verdict: null },
      got: { kind: answer.kind, ids, verdict: answer.verdict },
      isRight,
      rank: null,
    });
  }
  const exact = cases.filter(({ isRight }) => isRight).length;
  const value = cases.length === 0 ? 1 : exact / cases.length;
  return {
    text: `Citation look-ups answered exactly: ${exact} of ${cases.length} (${value.toFixed(3)})`,
    figures: [
      {
        id: "citations.exact",
        label: "Citation look-ups answered exactly",
        value,
        unit: "share",
        better: "higher",
        goal: 0.99,
      },
    ],
    rankings: [],
    cases,
  };
}
