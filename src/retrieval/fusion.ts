import { regulationOf } from "../law/provision-id.ts";
import type { Lane, Scores } from "./scores.ts";
import { LANES } from "./scores.ts";

/** One order from what the lanes found. */

/**
 * What each lane counts for in the fused score, by the language of the question; they add up to 1. Chosen on the
 * development questions.
 */
const LANE_WEIGHTS: Readonly<Record<"id" | "en", Readonly<Record<Lane, number>>>> = {
  id: { text: 0.45, question: 0.15, likelihood: 0.28, dense: 0.12 },
  en: { text: 0.38, question: 0.16, likelihood: 0.3, dense: 0.16 },
};
/** What the provisions of other regulations keep of their score when the question names one that ships. */
const OTHER_REGULATION = 0.6;
/** The same of an act that is for a region alone which the question does not name. */
const OTHER_REGION = 0.6;
/** The same when it names one of the office's own, which nobody has given topics and sample questions. */
const BESIDE_IMPORTED = 0.1;

export function weightsOf(
  lane: Lane | undefined,
  language: "id" | "en",
  hasVectors: boolean,
): Record<Lane, number> {
  const none = { text: 0, question: 0, likelihood: 0, dense: 0 };
  if (lane !== undefined) return { ...none, [lane]: 1 };
  const weights = LANE_WEIGHTS[language];
  if (hasVectors) return { ...weights };
  const rest = 1 - weights.dense;
  const { text, question, likelihood } = weights;
  return { text: text / rest, question: question / rest, likelihood: likelihood / rest, dense: 0 };
}

/**
 * The weighted sum of the lanes by unit; what is not of the regulation that the question names keeps a part of it.
 * @param isElsewhere whether a regulation is for a region alone that the question does not name
 */
export function fused(
  { lanes, units }: Pick<Scores, "lanes" | "units">,
  weights: Readonly<Record<Lane, number>>,
  regulation: string | undefined,
  isImported: boolean,
  isElsewhere: (regulation: string) => boolean,
): Float64Array {
  const share = isImported ? BESIDE_IMPORTED : OTHER_REGULATION;
  const scores = new Float64Array(units.length);
  for (const lane of LANES) {
    const weight = weights[lane];
    if (weight > 0) lanes[lane].forEach((own, unit) => (scores[unit] = (scores[unit] ?? 0) + weight * own));
  }
  units.forEach((unit, number) => {
    const own = regulationOf(unit);
    if (own === regulation) return;
    if (regulation !== undefined) scores[number] = (scores[number] ?? 0) * share;
    else if (isElsewhere(own)) scores[number] = (scores[number] ?? 0) * OTHER_REGION;
  });
  return scores;
}

/** Numbers of the highest scores above 0; equal ones in the order of the corpus. */
export function best(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  for (let number = 0; number < scores.length; number++) {
    const value = scores[number] ?? 0;
    if (value <= 0 || (found.length >= limit && value <= (scores[found.at(-1) ?? 0] ?? 0))) continue;
    let at = found.length;
    while (at > 0 && (scores[found[at - 1] ?? 0] ?? 0) < value) at--;
    found.splice(at, 0, number);
    if (found.length > limit) found.pop();
  }
  return found;
}

/** Rank from 1 of a unit in a lane, shared by equal scores; null where the lane did not find it. */
export function rankIn(scores: Float64Array, number: number): number | null {
  const own = scores[number] ?? 0;
  if (own <= 0) return null;
  let better = 0;
  for (const value of scores) if (value > own) better++;
  return better + 1;
}
