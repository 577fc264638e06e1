import { CERTAINTY_MODEL } from "./certainty-model.ts";

/** What tells whether the first hit is the one that answers, of a question that is answered at all. */
export const CERTAINTY_FEATURES = ["evidence", "lead", "score"] as const;
export type CertaintyFeatures = Readonly<Record<(typeof CERTAINTY_FEATURES)[number], number>>;

/** @param scores of the hits, best first */
export function certaintyFeatures(
  evidence: number,
  [first = 0, second = 0]: readonly number[],
): CertaintyFeatures {
  const logit = Math.log((evidence + 1e-9) / (1 - evidence + 1e-9));
  return {
    evidence: Math.max(-1, Math.min(2, logit / 4)),
    lead: first <= 0 ? 0 : (first - second) / first,
    score: first,
  };
}

/** 0..1: the chance that the first hit is the one that answers. */
export function certaintyOf(features: CertaintyFeatures): number {
  const { intercept, weights } = CERTAINTY_MODEL;
  let sum: number = intercept;
  for (const name of CERTAINTY_FEATURES) sum += weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
