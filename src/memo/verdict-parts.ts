import { judge, type Judged, worstOf } from "../answering/eligibility-answer.ts";
import type { Frame } from "../answering/sources.ts";
import type { SourcedFacts } from "../eligibility/facts.ts";
import type { Rulebook } from "../eligibility/rulebook.ts";
import { formatDate } from "../platform/dates.ts";
import type { Law } from "./law.ts";
import { bold, type MemoBlock, plain, type Run, type Text } from "./memo.ts";
import { cleanPlan, dataDay, factsTable, partnerName, planPhrase } from "./plan.ts";
import { adviceOf } from "./verdict-advice.ts";
import { conditionsOf, overviewOf } from "./verdict-analysis.ts";
import type { Words } from "./words.ts";

/** The parts of a memo of a verdict: the rules applied anew to the facts, said as an office would. */

export interface Composition {
  /** What the memo is about, as its subject line. */
  readonly subject: string;
  /** Names for the file, in order. */
  readonly about: readonly string[];
  readonly problem: readonly MemoBlock[];
  readonly assumptions: readonly Text[];
  /** Stands before the legal basis. */
  readonly facts: readonly TitledBlocks[];
  readonly dates: readonly Text[];
  readonly analysis: readonly TitledBlocks[];
  readonly conclusion: readonly MemoBlock[];
  readonly advice: readonly MemoBlock[];
  readonly law: Law;
  readonly annexHasPenjelasan: boolean;
}

/** Blocks below a heading of level 2; without a title they stand directly in their part. */
export interface TitledBlocks {
  readonly title: string | null;
  readonly blocks: readonly MemoBlock[];
}

/** @param subjects one planned cooperation for each partner, at least one */
export function verdictParts(
  frame: Frame,
  words: Words,
  rulebook: Rulebook,
  subjects: readonly SourcedFacts[],
): Composition {
  const judged = judge(frame, rulebook, subjects.map(cleanPlan), []);
  const worst = worstOf(judged);
  const isSeveral = judged.length > 1;
  const partnerOf = ({ evaluation }: Judged): string => partnerName(evaluation.sourced.facts, words, frame);
  const plans = judged.map(({ evaluation }) => planPhrase(evaluation.sourced, words, frame));
  const { facts } = worst.evaluation.sourced;
  const quoted = new Set<string>();
  return {
    subject: words.aboutPlan(plans[0] ?? ""),
    about: [facts.home?.name ?? "", ...judged.map((one) => shortPartner(one, frame))],
    problem: plans.map((plan): MemoBlock => ({ type: "paragraph", text: plain(words.problemOfPlan(plan)) })),
    assumptions: assumptionsOf(frame, words, judged),
    facts: judged.map((one) => ({
      title: isSeveral ? words.planFactsOf(partnerOf(one)) : words.planFacts,
      blocks: [factsTable(frame, words, rulebook, one.evaluation.sourced)],
    })),
    dates: datesOf(frame, words, judged),
    analysis: judged.flatMap((one): TitledBlocks[] => [
      {
        title: isSeveral ? words.overviewOf(partnerOf(one)) : words.overview,
        blocks: [overviewOf(frame, words, one)],
      },
      {
        title: isSeveral ? words.eachConditionOf(partnerOf(one)) : words.eachCondition,
        blocks: conditionsOf(frame, words, one, quoted),
      },
    ]),
    conclusion: judged.flatMap((one, index) => conclusionOf(words, one, plans[index] ?? "")),
    advice: judged.flatMap((one, index) =>
      adviceOf(frame, words, rulebook, one, isSeveral ? (plans[index] ?? null) : null),
    ),
    law: lawOf(judged),
    annexHasPenjelasan: false,
  };
}

function shortPartner({ evaluation }: Judged, { language }: Frame): string {
  const { partner } = evaluation.sourced.facts;
  return partner?.name ?? partner?.countryName?.[language] ?? "";
}

function assumptionsOf(frame: Frame, words: Words, judged: readonly Judged[]): Text[] {
  const items: string[] = [words.assumesFacts];
  for (const { evaluation } of judged) {
    for (const { words: said, readAs } of evaluation.readings)
      items.push(words.assumesReading(said, readAs[frame.language]));
    if (evaluation.alternatives.length > 1 && evaluation.doubt === null)
      items.push(
        words.assumesEach(evaluation.alternatives.map(({ label }) => label[frame.language]).join("; ")),
      );
    const day = dataDay(evaluation.sourced, "partner.relations", frame);
    if (day !== null) items.push(words.assumesRelations(day));
  }
  items.push(words.assumesText(formatDate(frame.asOf, frame.language)));
  return [...new Set(items)].map(plain);
}

function datesOf(frame: Frame, words: Words, judged: readonly Judged[]): Text[] {
  const lines = judged.flatMap(({ evaluation: { sourced } }) => {
    const relations = dataDay(sourced, "partner.relations", frame);
    const fields = dataDay(sourced, "field.authority", frame);
    return [
      ...(relations === null ? [] : [`${words.relationsDate}: ${relations}.`]),
      ...(fields === null ? [] : [`${words.fieldsDate}: ${fields}.`]),
    ];
  });
  return [...new Set(lines)].map(plain);
}

function conclusionOf(words: Words, { evaluation, explanation }: Judged, plan: string): MemoBlock[] {
  const { verdict, checks } = evaluation;
  const lead: Run[] = [
    { text: `${words.concludes}${plan} ` },
    bold(words.verdicts[verdict]),
    { text: words.afterVerdict[verdict] },
  ];
  const why = explanation.deciding?.text ?? doubtWords(words, evaluation) ?? "";
  const failed = checks.filter(({ outcome }) => outcome === "fail").length;
  const open = checks.filter(({ outcome }) => outcome === "unknown").length;
  const counted =
    verdict === "ineligible"
      ? words.failedCount(failed, checks.length)
      : open > 0
        ? words.openCount(open, checks.length)
        : "";
  const further = [why, counted].filter((part) => part !== "").join(" ");
  return [
    { type: "paragraph", text: lead },
    ...(further === "" ? [] : [{ type: "paragraph", text: plain(further) } as const]),
  ];
}

/** Why a verdict is unknown; null where it is known, and where the rules are not about the case. */
function doubtWords(words: Words, { doubt }: Judged["evaluation"]): string | null {
  switch (doubt?.type) {
    case undefined:
      return null;
    case "nothing-known":
      return words.nothingKnown;
    case "not-recognised":
      return doubt.about === "partner" ? words.partnerUnknown(doubt.words) : words.fieldUnknown(doubt.words);
    case "ambiguous":
      return words.ambiguous(doubt.ambiguities.map((ambiguity) => `“${ambiguity.words}”`).join(", "));
  }
}

function lawOf(judged: readonly Judged[]): Law {
  const successors = new Map<string, readonly string[]>();
  const inForce: string[] = [];
  const basis: string[] = [];
  for (const { evaluation, explanation } of judged) {
    for (const check of evaluation.checks) {
      inForce.push(...check.inForceBasis);
      basis.push(...check.basis);
    }
    for (const note of explanation.notes) basis.push(...note.basis);
    for (const standing of explanation.revoked) successors.set(standing.provision, standing.successors);
  }
  // What is in force is named first.
  return { ids: [...new Set([...inForce, ...basis])], successors };
}
