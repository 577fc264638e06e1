import type { RetrievalCase } from "./golden.ts";
import { rankOfRight } from "./metrics.ts";
import type { CaseResult, Section } from "./report.ts";
import { explainSearch } from "./retrieval.ts";
import type { Subject } from "./subject.ts";

/** Whether a golden question is answered at all, from a right article, and an unanswerable one refused. */
export async function evaluateGoldenAnswers(
  subject: Subject,
  set: string,
  golden: readonly RetrievalCase[],
): Promise<Section> {
  const cases: CaseResult[] = [];
  for (const item of golden) cases.push(await judge(subject, set, item));
  const isRefused = ({ got }: CaseResult): boolean => got.kind === "refusal" || got.kind === "clarification";
  const unanswerable = cases.filter(({ wanted }) => wanted.kind === "refusal");
  const answerable = cases.filter(({ wanted }) => wanted.kind === "answer");
  const refused = unanswerable.filter(isRefused).length;
  const wronglyRefused = answerable.filter(isRefused).length;
  return {
    text: `Refusals, set "${set}": ${refused} of ${unanswerable.length} unanswerable questions refused; ${wronglyRefused} of ${answerable.length} answerable ones wrongly refused`,
    figures: [
      {
        id: `${set}.refused`,
        label: `Unanswerable questions refused (${set})`,
        value: unanswerable.length === 0 ? 1 : refused / unanswerable.length,
        unit: "share",
        better: "higher",
        goal: null,
      },
      {
        id: `${set}.wronglyRefused`,
        label: `Answerable questions wrongly refused (${set}, of ${answerable.length})`,
        value: wronglyRefused,
        unit: "count",
        better: "lower",
        goal: null,
      },
    ],
    rankings: [],
    cases,
  };
}

async function judge(subject: Subject, set: string, item: RetrievalCase): Promise<CaseResult> {
  const { kind, retrieved, verdict } = await subject.ask(item.q);
  const isRefused = kind === "refusal" || kind === "clarification";
  const rank = rankOfRight(retrieved, item.expect);
  const isRight = item.kind === "refusal" ? isRefused : !isRefused && rank === 1;
  return {
    id: item.id,
    set,
    language: item.language,
    q: item.q,
    wanted: { kind: item.kind, ids: item.expect, verdict: null },
    got: { kind, ids: retrieved.slice(0, 5), verdict },
    isRight,
    rank,
    ...(isRight ? {} : { search: await explainSearch(subject, item.q, item.expect) }),
  };
}
