import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EligibilityCase } from "./golden.ts";

/** The verdicts of one edition of the program, by its own modules. */

/** By the id of the case; of a question that asks for no verdict, `NO_VERDICT`. */
export type Verdicts = Readonly<Record<string, string>>;
export const NO_VERDICT = "none";

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
  const read = async (module: string): Promise<Partial<Modules>> =>
    (await import(pathToFileURL(join(root, "src", module)).href)) as Partial<Modules>;
  const parts = await Promise.all(
    [
      "corpus/corpus.ts",
      "eligibility/rulebook.ts",
      "eligibility/knowledge.ts",
      "eligibility/understand.ts",
      "eligibility/evaluate.ts",
    ].map(read),
  );
  const { loadCorpus, loadRulebook, loadKnowledge, Understander, evaluate }: Partial<Modules> = Object.assign(
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
