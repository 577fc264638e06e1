import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EligibilityCase } from "./golden.ts";

/** The verdicts of one edition of the program, by its own modules. */

/** By the id of the case; of a question that asks for no verdict, `NO_VERDICT`. */
export type Verdicts = Readonly<Record<string, string>>;
export const NO_VERDICT = "none";

/** Where these stand: here, and in editions before version 1. */
const MODULES = [
  "law/corpus/loading.ts",
  "corpus/corpus.ts",
  "eligibility/rules/rulebook.ts",
  "eligibility/rulebook.ts",
  "eligibility/understanding/lexical-resources.ts",
  "eligibility/knowledge.ts",
  "eligibility/understanding/understand.ts",
  "eligibility/understand.ts",
  "eligibility/rules/evaluate.ts",
  "eligibility/evaluate.ts",
];

/** Of an edition only this is relied on, as it has been since the checker was written. */
interface Modules {
  readonly loadCorpus: (folder: string) => Promise<unknown>;
  readonly loadRulebook: (folder: string, corpus: unknown) => Promise<unknown>;
  readonly loadKnowledge: (folder: string) => Promise<unknown>;
  readonly Understander: new (knowledge: unknown) => {
    understand: (text: string) => {
      readonly isEligibilityQuestion: boolean;
      readonly subjects: readonly unknown[];
    };
  };
  readonly evaluate: (
    rulebook: unknown,
    facts: unknown,
    on: { asOf: string },
  ) => { readonly verdict: string };
}

const WORST_FIRST = ["ineligible", "unknown", "conditional", "eligible"];

/**
 * @param root the folder of the edition
 * @param folder its law and rules
 */
export async function verdictsOn(
  root: string,
  cases: readonly EligibilityCase[],
  folder = join(root, "corpus"),
): Promise<Verdicts> {
  const files = MODULES.map((module) => join(root, "src", module)).filter((file) => existsSync(file));
  const parts = await Promise.all(
    files.map(async (file) => (await import(pathToFileURL(file).href)) as Partial<Modules>),
  );
  const { loadCorpus, loadRulebook, loadKnowledge, Understander, evaluate } = Object.assign(
    {},
    ...parts,
  ) as Partial<Modules>;
  if (!loadCorpus || !loadRulebook || !loadKnowledge || !Understander || !evaluate)
    throw new Error(`${root} holds no edition of the checker`);
  const rulebook = await loadRulebook(folder, await loadCorpus(folder));
  const understander = new Understander(await loadKnowledge(join(folder, "eligibility")));
  const asOf = new Date().toISOString().slice(0, 10);
  const judge = (question: string): string => {
    const { isEligibilityQuestion, subjects } = understander.understand(question);
    if (!isEligibilityQuestion) return NO_VERDICT;
    const verdicts = subjects.map((facts) => evaluate(rulebook, facts, { asOf }).verdict);
    return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? NO_VERDICT;
  };
  return Object.fromEntries(cases.map(({ id, q }) => [id, judge(q)]));
}
