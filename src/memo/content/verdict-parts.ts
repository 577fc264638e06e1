import { type Judged, judge, worstOf } from "../../answering/handlers/eligibility.ts";
import type { Frame } from "../../answering/presentation/sources.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { SourcedFacts } from "../../eligibility/rules/facts.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { formatDate } from "../../platform/dates.ts";
import type { Law } from "./law.ts";
import { type MemoBlock, type Run, type Text, bold, paragraph, plain } from "./memo.ts";
import { areRelationsDoubtful, sanitisePlan, dataDay, factsTable, partnerName, planPhrase } from "./plan.ts";
import { type Words, provisionLabel } from "./words.ts";
import { conditionsOf, overviewOf } from "./verdict-analysis.ts";

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
  const judged = judge(frame, rulebook, subjects.map(sanitisePlan), []);
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

// What is to be done after a verdict: what remains to be ensured, in order, and what to confirm with whom.

/** @param plan named above the advice where there are several; null for the only one */
export function adviceOf(
  frame: Frame,
  words: Words,
  rulebook: Rulebook,
  { evaluation, explanation }: Judged,
  plan: string | null,
): MemoBlock[] {
  const { verdict, missing } = evaluation;
  const blocks: MemoBlock[] =
    plan === null ? [] : [paragraph(bold(`${plan.charAt(0).toUpperCase()}${plan.slice(1)}.`))];
  const besides: string[] = [];
  const isOutside = explanation.deciding?.outcome === "fail" && verdict === "unknown";
  if (verdict === "ineligible")
    besides.push(words.doNotProceed, ...explanation.steps.map((flips) => words.flips(flips)));
  else if (isOutside) besides.push(words.flips(explanation.deciding.flips));
  else {
    const steps = [...explanation.steps];
    const [question] = missing;
    if (verdict === "unknown" && question !== undefined)
      steps.unshift(words.askFact(question.ask[frame.language]));
    if (steps.length > 0)
      blocks.push(paragraph(verdict === "unknown" ? words.firstEnsure : words.stillToEnsure), {
        type: "list",
        marks: "numbers",
        items: steps.map(plain),
      });
    besides.push(words.keepProof);
  }
  const day = dataDay(evaluation.sourced, "partner.relations", frame);
  if (day !== null && areRelationsDoubtful(evaluation.sourced)) besides.push(words.confirmRelations(day));
  besides.push(...textsToObtain(frame, words, rulebook, evaluation), words.compare);
  if (blocks.length > (plan === null ? 0 : 1)) blocks.push(paragraph(words.besides));
  blocks.push({ type: "list", marks: "letters", items: besides.map(plain) });
  return blocks;
}

/** Regulations that decide but are known only from a report. */
function textsToObtain(
  frame: Frame,
  words: Words,
  { corpus }: Rulebook,
  { checks }: Judged["evaluation"],
): string[] {
  const acts = [...new Set(checks.flatMap(({ basis }) => basis.map(regulationOf)))];
  return acts.flatMap((act) => {
    const isReported = corpus.texts.get(act)?.fidelity === "secondary";
    const { status, certainty, successors } = statusOf(corpus, act, frame.asOf);
    const [successor] = successors;
    if (status === "revoked" && certainty === "reported" && successor !== undefined)
      return [words.obtainText(provisionLabel(frame, act), provisionLabel(frame, successor))];
    return isReported ? [words.obtainOriginal(provisionLabel(frame, act))] : [];
  });
}
