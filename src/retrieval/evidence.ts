import type { Scores } from "./ranking.ts";
import { stem } from "../text/stemmer.ts";
import { OTHER_SUBJECTS } from "../text/analysis-words.ts";
import { EVIDENCE_MODEL } from "./evidence-model.ts";

/**
 * How strongly the corpus answers a question at all, from what the lexical lanes found. Vectors are left out: their scale
 * depends on where they come from, and the judgement should not.
 */
export const EVIDENCE_FEATURES = [
  "coverage",
  "unknown",
  "uncovered",
  "corrected",
  "text",
  "question",
  "agreement",
  "notions",
  "pairs",
  "length",
  "other",
  "likelihood",
  "fact",
  "part",
  "definition",
] as const;
export type EvidenceFeature = (typeof EVIDENCE_FEATURES)[number];
export type EvidenceFeatures = Readonly<Record<EvidenceFeature, number>>;

/** @param unit number of the best unit */
export function evidenceFeatures(scores: Scores, unit: number): EvidenceFeatures {
  const { query } = scores;
  const highest = Math.max(1, scores.unseenIdf);
  let [stems, unknown, held, worst] = [0, 0, 0, 0];
  let [pairs, heldPairs, heldNotions, count] = [0, 0, 0, 0];
  for (const term of query.terms.keys()) {
    const idf = scores.idf(term);
    const has = scores.has(term, unit);
    if (term.startsWith("#")) {
      heldNotions += has ? 1 : 0;
    } else if (term.includes("_")) {
      pairs += 1;
      heldPairs += has ? 1 : 0;
    } else {
      count += 1;
      stems += idf;
      if (has) held += idf;
      else worst = Math.max(worst, idf / highest);
      if (!scores.knows(term)) unknown += idf;
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  const { text, question, likelihood } = scores.lanes;
  const other = otherStems();
  let foreign = 0;
  for (const term of query.terms.keys()) if (other.has(term)) foreign += scores.has(term, unit) ? 0.5 : 1;

  return {
    coverage: share(held, stems),
    unknown: share(unknown, stems),
    /** How telling the most telling word is that the unit lacks. */
    uncovered: worst,
    corrected: share(query.corrected, query.words.length),
    text: text[unit] ?? 0,
    question: question[unit] ?? 0,
    agreement: share(
      question[unit] ?? 0,
      question.reduce((max, value) => Math.max(max, value), 0),
    ),
    notions: Math.min(heldNotions, 3) / 3,
    pairs: share(heldPairs, pairs),
    other: Math.min(foreign, 2) / 2,
    likelihood: likelihood[unit] ?? 0,
    fact: asksFactOfToday(query.words) ? 1 : 0,
    part: scores.lanes.part[unit] ?? 0,
    definition: scores.lanes.definition[unit] ?? 0,
    length: Math.min(1, Math.log1p(count) / Math.log(16)),
  };
}

/** Units that somebody wrote topic lines about are judged by another measure than those that have only their own words. */
export type EvidenceKind = keyof typeof EVIDENCE_MODEL.kinds;

export function evidenceKind(scores: Scores, unit: number): EvidenceKind {
  return scores.isLined(unit) ? "lined" : "unlined";
}

/** 0..1; the model is so shifted that `REFUSE_BELOW` is where refusing does the least harm. */
export function evidenceOf(features: EvidenceFeatures, kind: EvidenceKind): number {
  const { intercept, weights } = EVIDENCE_MODEL.kinds[kind];
  let sum: number = intercept;
  for (const name of EVIDENCE_FEATURES) sum += weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}

let stems: ReadonlySet<string> | null = null;

function otherStems(): ReadonlySet<string> {
  return (stems ??= new Set([...OTHER_SUBJECTS].map(stem)));
}

const ASKS_FACT = new Set("siapa siapakah kapan berapa who when".split(" "));
const TODAY = new Set(
  "sekarang ini now current currently today berikutnya mendatang next last terakhir".split(" "),
);

/** "Who is the minister now?" asks for the news, which no act tells. */
function asksFactOfToday(words: readonly string[]): boolean {
  return words.some((word) => ASKS_FACT.has(word)) && words.some((word) => TODAY.has(word));
}
