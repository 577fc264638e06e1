import { regulationOf } from "../law/provision-id.ts";
import type { Lane, Scores } from "./ranking.ts";
import { LANES } from "./ranking.ts";

/** One order from what the lanes found. */

/** What each lane counts for in the fused score. Chosen on the development questions. */
export type LaneWeights = Readonly<Record<Lane, number>>;
const NONE: LaneWeights = { text: 0, part: 0, definition: 0, question: 0, likelihood: 0, dense: 0 };
/** By the language of the question, of units that somebody wrote topic lines and sample questions about ... */
const LINED: Readonly<Record<"id" | "en", LaneWeights>> = {
  id: { ...NONE, text: 0.45, definition: 0.3, question: 0.15, likelihood: 0.28, dense: 0.12 },
  en: { ...NONE, text: 0.38, definition: 0.3, question: 0.16, likelihood: 0.3, dense: 0.12 },
};
/** ... and of those that have only their own words. */
const UNLINED: LaneWeights = { ...NONE, text: 0.4, part: 0.35, definition: 0.3, dense: 0.12 };
/** What the provisions of other regulations keep of their score when the question names one that ships. */
const OTHER_REGULATION = 0.6;
/** The same of an act that is for a region alone which the question does not name. */
const OTHER_REGION = 0.6;
/** The same of a report: an act's own words that fit as well go before. */
const REPORTED = 0.94;
/** The same when it names one of the office's own, which nobody has given topics and sample questions. */
const BESIDE_IMPORTED = 0.1;

/**
 * The weighted sum of the lanes by unit; what is not of the regulation that the question names keeps a part of it.
 * @param standingOf whether a regulation is for a region alone that the question does not name, or no act's own words
 */
export function fused(
  scores: Scores,
  language: "id" | "en",
  { lane, regulation }: { readonly lane?: Lane | undefined; readonly regulation?: string | undefined },
  isImported: boolean,
  standingOf: (regulation: string) => "elsewhere" | "reported" | null,
): Float64Array {
  const share = isImported ? BESIDE_IMPORTED : OTHER_REGULATION;
  return Float64Array.from(scores.units, (unit, number) => {
    const weights =
      lane !== undefined ? { ...NONE, [lane]: 1 } : scores.isLined(number) ? LINED[language] : UNLINED;
    let sum = 0;
    for (const name of LANES) sum += weights[name] * (scores.lanes[name][number] ?? 0);
    if (lane === undefined && !scores.hasVectors) sum /= 1 - weights.dense;
    const own = regulationOf(unit);
    if (own === regulation) return sum;
    if (regulation !== undefined) return sum * share;
    const standing = standingOf(own);
    if (standing === "elsewhere") return sum * OTHER_REGION;
    return standing === "reported" ? sum * REPORTED : sum;
  });
}

/** Rank from 1 of a unit in a lane, shared by equal scores; null where the lane did not find it. */
export function rankIn(scores: Float64Array, number: number): number | null {
  const own = scores[number] ?? 0;
  if (own <= 0) return null;
  let better = 0;
  for (const value of scores) if (value > own) better++;
  return better + 1;
}
