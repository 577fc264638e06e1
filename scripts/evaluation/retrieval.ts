import { LANES, type Lane } from "../../src/retrieval/retriever.ts";
import { buildBaseline } from "./baseline.ts";
import type { RetrievalCase } from "./golden.ts";
import { rankOfRight, rankingFigures, table } from "./metrics.ts";
import type { CaseResult, Figure, Found, RankingRow, Section } from "./report.ts";
import type { Subject } from "./subject.ts";

/** How well the right article is found: each lane alone, fused, and as answered, beside plain MiniSearch. */

type Rank = (question: string) => Promise<readonly string[]>;

const AS_ANSWERED = "as answered";
const GOALS = { id: { recallAt1: 0.9, recallAt5: 0.99 }, en: { recallAt1: 0.85, recallAt5: 0.97 } } as const;

export async function evaluateRetrieval(
  subject: Subject,
  set: string,
  cases: readonly RetrievalCase[],
): Promise<Section> {
  const baseline = buildBaseline(subject.corpus);
  const ways: [string, Rank][] = [
    ["MiniSearch, as it comes", (question) => Promise.resolve(baseline.search(question, 10))],
    ...LANES.map((lane): [string, Rank] => [`lane ${lane}`, byLane(subject, lane)]),
    ["fused", byLane(subject)],
    [AS_ANSWERED, async (question) => (await subject.ask(question)).retrieved],
  ];
  const rankings: RankingRow[] = [];
  for (const language of ["id", "en"] as const) {
    const answerable = cases.filter((item) => item.kind === "answer" && item.language === language);
    for (const [way, rank] of ways) {
      const ranked: { ranked: readonly string[]; right: readonly string[] }[] = [];
      for (const { q, expect } of answerable) ranked.push({ ranked: await rank(q), right: expect });
      rankings.push({ set, way, language, ...rankingFigures(ranked) });
    }
  }
  const rows = rankings.map(({ way, language, questions, recallAt1, recallAt5, mrr }) => [
    way,
    language,
    String(questions),
    ...[recallAt1, recallAt5, mrr].map((share) => share.toFixed(3)),
  ]);
  return {
    text: `Retrieval, set "${set}"\n${table(["way", "language", "questions", "recall@1", "recall@5", "MRR"], rows)}`,
    figures: rankings.filter(({ way }) => way === AS_ANSWERED).flatMap(figuresOf),
    rankings,
    cases: [],
  };
}

function figuresOf({ set, language, recallAt1, recallAt5, mrr }: RankingRow): Figure[] {
  const of = (name: string, label: string, value: number, goal: number | null): Figure => ({
    id: `${set}.${language}.${name}`,
    label: `${language === "id" ? "Indonesian" : "English"}, ${label} (${set})`,
    value,
    unit: "share",
    better: "higher",
    goal,
  });
  return [
    of("recallAt1", "right article first", recallAt1, GOALS[language].recallAt1),
    of("recallAt5", "right article in the first five", recallAt5, GOALS[language].recallAt5),
    of("mrr", "mean reciprocal rank", mrr, null),
  ];
}

function byLane(subject: Subject, lane?: Lane, limit = 10): Rank {
  return async (question) => {
    const { hits } = await subject.retriever.search(question, limit, { lane });
    return hits.map((hit) => hit.id);
  };
}

/** For a miss: what each lane put first, and how far down the right article stands in it. */
export async function explainSearch(
  subject: Subject,
  question: string,
  right: readonly string[],
): Promise<NonNullable<CaseResult["search"]>> {
  const ways: Found[] = [];
  for (const lane of [undefined, ...LANES]) {
    const ids = await byLane(subject, lane, 100)(question);
    ways.push({ way: lane ?? "fused", ids: ids.slice(0, 5), rank: rankOfRight(ids, right) });
  }
  const { evidence } = await subject.retriever.search(question, 1);
  return { evidence, ways };
}
