import { setImmediate } from "node:timers/promises";
import { type Evaluation, evaluate } from "../eligibility/rules/evaluate.ts";
import { NOTHING_KNOWN, type SourcedFacts } from "../eligibility/rules/facts.ts";
import type { Rulebook } from "../eligibility/rules/rulebook.ts";
import { withMore } from "../eligibility/understanding/merge-facts.ts";
import type { Passage } from "./quotations.ts";

/** Reads what a document plans, and judges it. The words of the law in it say nothing of the plan. */

/** What a reader of plans takes in whole, in characters. */
const WINDOW = 5_500;

/**
 * @param law the stretches that quote or cite law
 * @returns null for a document that names no partner
 */
export async function planOf(
  text: string,
  law: readonly Passage[],
  rulebook: Rulebook,
  read: (text: string) => SourcedFacts,
  asOf: string,
): Promise<Evaluation | null> {
  let plan = NOTHING_KNOWN;
  const parts: SourcedFacts[] = [];
  for (const window of windowsOf(withoutLaw(text, law))) {
    const part = read(window);
    parts.push(part);
    // What is said first stands: a plan names its partner and field before it speaks of others.
    plan = withMore(part, plan);
    await setImmediate();
  }
  const isAmbiguous = plan.ambiguities.some(({ about }) => about === "partner");
  if (plan.facts.partner === undefined && !isAmbiguous) return null;
  const evaluation = evaluate(rulebook, plan, { asOf });
  if (evaluation.verdict === "ineligible") return evaluation;
  const isBarred = parts.some(
    (part) => evaluate(rulebook, withMore(plan, part), { asOf }).verdict === "ineligible",
  );
  return isBarred ? { ...evaluation, verdict: "unknown" } : evaluation;
}

function withoutLaw(text: string, law: readonly Passage[]): string {
  let plain = "";
  let at = 0;
  for (const { start, end } of [...law].sort((a, b) => a.start - b.start)) {
    if (start > at) plain += text.slice(at, start);
    at = Math.max(at, end);
  }
  return plain + text.slice(at);
}

/** Cut at the ends of lines where there are any. */
function windowsOf(text: string): string[] {
  const windows: string[] = [];
  for (let at = 0; at < text.length;) {
    const most = Math.min(text.length, at + WINDOW);
    const line = text.lastIndexOf("\n", most);
    const end = most === text.length || line <= at ? most : line + 1;
    windows.push(text.slice(at, end));
    at = end;
  }
  return windows;
}
