import type { Judged } from "../answering/eligibility-answer.ts";
import type { Frame } from "../answering/sources.ts";
import { regulationOf } from "../law/provision-id.ts";
import { statusOf } from "../corpus/status.ts";
import type { Rulebook } from "../eligibility/rulebook.ts";
import { bold, type MemoBlock, paragraph, plain } from "./memo.ts";
import { areRelationsDoubtful, dataDay } from "./plan.ts";
import { labelOf } from "./status-words.ts";
import type { Words } from "./words.ts";

/** What is to be done after a verdict: what remains to be ensured, in order, and what to confirm with whom. */

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
      return [words.obtainText(labelOf(frame, act), labelOf(frame, successor))];
    return isReported ? [words.obtainOriginal(labelOf(frame, act))] : [];
  });
}
