import { loadCorpus } from "../src/law/corpus/loading.ts";
/**
 * Fits the judgement whether a question is answered at all (`src/retrieval/evidence-model.ts`) on the golden questions of the
 * set "dev" and on `test/eval/refusals-dev.jsonl`, asked of what ships and of the same with the acts of GALQA (`evaluation/galqa.ts`)
 * brought in, whose questions are asked too: `npx tsx scripts/fit-evidence.ts GALQA_FOLDER`. The figures that it prints, and writes
 * into the model, are of questions left out of the fitting (ten-fold cross-validation).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { REFUSE_BELOW } from "../src/answering/handlers/extractive-answer.ts";

import { readIngested } from "../src/law/imported/reading.ts";
import { ingestedFolder } from "../src/ingest/ingest.ts";
import { EVIDENCE_FEATURES, type EvidenceKind } from "../src/retrieval/evidence.ts";
import { openRetriever } from "../src/retrieval/retriever.ts";
import { type Example, type Model, fit, score } from "./evaluation/logistic.ts";
import { bringIn, readGalqa } from "./evaluation/galqa.ts";
import { readGolden, readRefusalCases } from "./evaluation/golden.ts";

/** Whether it is answered at all. */
interface Sample extends Example {
  readonly kind: EvidenceKind;
}

const MODEL = "src/retrieval/evidence-model.ts";
const FOLDS = 10;
/** Of the answerable questions at most this share may be refused. */
const MAY_REFUSE = 0.012;

async function readSamples(galqa: string): Promise<Sample[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "fit-"));
  const cases = [...(readGolden().get("dev") ?? []), ...readRefusalCases()];
  const asked = cases.map(({ q, kind }) => ({ q, isAnswerable: kind === "answer" }));
  const samples = await samplesOf(dataDir, asked);
  await bringIn(dataDir, galqa);
  const published = readGalqa(galqa).map(({ q }) => ({ q, isAnswerable: true }));
  samples.push(...(await samplesOf(dataDir, [...asked, ...published])));
  rmSync(dataDir, { recursive: true, force: true });
  return samples;
}

async function samplesOf(
  dataDir: string,
  asked: readonly { readonly q: string; readonly isAnswerable: boolean }[],
): Promise<Sample[]> {
  const log = { info: (): void => undefined, warn: (line: string): void => console.warn(line) };
  const corpus = await loadCorpus("corpus", await readIngested(ingestedFolder(dataDir)));
  const retriever = await openRetriever({ corpus, dataDir, embeddings: "none", log });
  const samples: Sample[] = [];
  for (const { q, isAnswerable } of asked) {
    const { features } = await retriever.search(q, 1);
    // Where nothing was found the question is refused without being judged.
    if (features === undefined) continue;
    samples.push({
      values: EVIDENCE_FEATURES.map((name) => features[name]),
      is: isAnswerable,
      kind: features.kind,
    });
  }
  return samples;
}

/** The score below which so few answerable questions lie as may be refused. */
function thresholdOf(model: Model, samples: readonly Sample[]): number {
  const scores = samples
    .filter(({ is }) => is)
    .map(({ values }) => score(model, values))
    .sort((a, b) => a - b);
  const at = Math.floor(scores.length * MAY_REFUSE);
  return ((scores[at - 1] ?? scores[0] ?? 0) + (scores[at] ?? 0)) / 2;
}

/** Shares refused of questions that neither the model nor the threshold has seen. */
function crossValidate(samples: readonly Sample[]): { refused: number; wronglyRefused: number } {
  const counts = { refused: 0, unanswerable: 0, wronglyRefused: 0, answerable: 0 };
  for (let fold = 0; fold < FOLDS; fold++) {
    const training = samples.filter((_, at) => at % FOLDS !== fold);
    const model = fit(training, true);
    const threshold = thresholdOf(model, training);
    for (const { values, is } of samples.filter((_, at) => at % FOLDS === fold)) {
      const isRefused = score(model, values) < threshold;
      counts[is ? "answerable" : "unanswerable"]++;
      if (isRefused) counts[is ? "wronglyRefused" : "refused"]++;
    }
  }
  return {
    refused: counts.refused / counts.unanswerable,
    wronglyRefused: counts.wronglyRefused / counts.answerable,
  };
}

const [, , galqa] = process.argv;
if (galqa === undefined) throw new Error("usage: npx tsx scripts/fit-evidence.ts GALQA_FOLDER");
const samples = await readSamples(galqa);
const round = (value: number): number => Number(value.toFixed(3));

function modelOf(kind: EvidenceKind) {
  const own = samples.filter((sample) => sample.kind === kind);
  const figures = crossValidate(own);
  const model = fit(own, true);
  /** So much is added that the threshold falls on `REFUSE_BELOW`. */
  const shift = Math.log(REFUSE_BELOW / (1 - REFUSE_BELOW)) - thresholdOf(model, own);
  return {
    questions: { answerable: own.filter((sample) => sample.is).length, all: own.length },
    crossValidated: { refused: round(figures.refused), wronglyRefused: round(figures.wronglyRefused) },
    intercept: round(model.intercept + shift),
    weights: Object.fromEntries(EVIDENCE_FEATURES.map((name, at) => [name, round(model.weights[at] ?? 0)])),
  };
}

const content = {
  fittedOn: new Date().toISOString().slice(0, 10),
  kinds: { lined: modelOf("lined"), unlined: modelOf("unlined") },
};
console.log(JSON.stringify(content, null, 1));
const source = `/** Generated by scripts/fit-evidence.ts: not to be edited by hand. */
export const EVIDENCE_MODEL = ${JSON.stringify(content)} as const;
`;
writeFileSync(MODEL, await format(source, { ...(await resolveConfig(MODEL)), parser: "typescript" }));
