/**
 * The figures of the golden questions: `npm run eval`.
 *
 * Retrieval by set and language, each lane alone and fused, beside plain MiniSearch over the same articles; refusals; look-ups of
 * citations. `npm run eval -- --misses` lists each question that went wrong, with what came instead; `--set dev` takes one set.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { LANES, openRetriever } from "../src/retrieval/retriever.ts";
import type { Retriever } from "../src/retrieval/retriever.ts";
import { buildBaseline } from "./evaluation/baseline.ts";
import type { RetrievalCase } from "./evaluation/golden.ts";
import { readCitationCases, readGolden } from "./evaluation/golden.ts";
import { rankingFigures, table, type RankingFigures } from "./evaluation/metrics.ts";

const { values } = parseArgs({
  options: { misses: { type: "boolean", default: false }, set: { type: "string" } },
});

const dataDir = mkdtempSync(join(tmpdir(), "eval-"));
const app = await openApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "error" }));
const { corpus, assistant } = app;
const silent = { info: (): void => undefined, warn: (): void => undefined };
const retriever = await openRetriever({ corpus, dataDir, embeddings: "lsa", log: silent });
const baseline = buildBaseline(corpus);

type Rank = (question: string) => Promise<string[]>;

async function figures(cases: readonly RetrievalCase[], rank: Rank): Promise<RankingFigures> {
  const rankings: { ranked: string[]; right: string[] }[] = [];
  for (const { q, expect } of cases) rankings.push({ ranked: await rank(q), right: expect });
  return rankingFigures(rankings);
}

const byLane = (source: Retriever, lane?: (typeof LANES)[number]): Rank => {
  return async (question) =>
    (await source.search(question, 10, lane === undefined ? {} : { lane })).hits.map((hit) => hit.id);
};
const answered: Rank = async (question) => [
  ...(await assistant.answer({ type: "question", text: question }, { language: null, discussed: null }))
    .retrieved,
];

const percent = (share: number): string => share.toFixed(3);
const misses: string[] = [];

for (const [name, cases] of readGolden()) {
  if (values.set !== undefined && values.set !== name) continue;
  const rows: string[][] = [];
  for (const language of ["id", "en"] as const) {
    const answerable = cases.filter((item) => item.kind === "answer" && item.language === language);
    const ways: [string, Rank][] = [
      ["MiniSearch, as it comes", (question) => Promise.resolve(baseline.search(question, 10))],
      ...LANES.map((lane): [string, Rank] => [`lane ${lane}`, byLane(retriever, lane)]),
      ["fused", byLane(retriever)],
      ["as answered", answered],
    ];
    for (const [way, rank] of ways) {
      const found = await figures(answerable, rank);
      rows.push([
        way,
        language,
        String(found.questions),
        percent(found.recallAt1),
        percent(found.recallAt5),
        percent(found.mrr),
      ]);
    }
  }
  console.log(`\nRetrieval, set "${name}"`);
  console.log(table(["way", "language", "questions", "recall@1", "recall@5", "MRR"], rows));

  let rightRefusals = 0;
  let wrongRefusals = 0;
  const refusals = cases.filter((item) => item.kind === "refusal");
  for (const item of cases) {
    const answer = await assistant.answer(
      { type: "question", text: item.q },
      { language: null, discussed: null },
    );
    const isRefused = answer.kind === "refusal" || answer.kind === "clarification";
    if (item.kind === "refusal" && isRefused) rightRefusals++;
    if (item.kind === "answer" && isRefused) wrongRefusals++;
    const first = answer.retrieved[0];
    const isRight =
      item.kind === "refusal"
        ? isRefused
        : !isRefused && item.expect.some((id) => first === id || first?.startsWith(`${id}/`));
    if (!isRight)
      misses.push(
        `${item.id} [${answer.kind}] ${item.q}\n    wanted ${item.expect.join(", ") || "a refusal"}\n    got    ${answer.retrieved.slice(0, 5).join(", ")}`,
      );
  }
  const answerable = cases.length - refusals.length;
  console.log(
    `Refusals: ${rightRefusals} of ${refusals.length} unanswerable questions refused; ${wrongRefusals} of ${answerable} answerable ones wrongly refused`,
  );
}

const citations = readCitationCases();
let exact = 0;
for (const item of citations) {
  const answer = await assistant.answer(
    { type: "question", text: item.q },
    { language: null, discussed: null },
  );
  const ids = answer.citations.map((citation) => citation.id);
  const isRight =
    item.expect.length > 0
      ? answer.kind === "citation" && ids.join() === item.expect.join()
      : answer.kind === item.kind && ids.length === 0;
  if (isRight) exact++;
  else
    misses.push(
      `${item.id} [${answer.kind}] ${item.q}\n    wanted ${item.expect.join(", ") || item.kind}\n    got    ${ids.join(", ")}`,
    );
}
console.log(
  `\nCitation look-ups answered exactly: ${exact} of ${citations.length} (${percent(exact / citations.length)})`,
);

if (values.misses) console.log(`\nMisses\n${misses.join("\n")}`);
rmSync(dataDir, { recursive: true, force: true });
