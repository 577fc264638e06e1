import { CorpusError, parseYaml } from "../../platform/yaml.ts";
import { z } from "zod";
import { type Condition, comparisons, conditionSchema, valuesOf } from "./conditions.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Corpus } from "../../law/corpus/corpus.ts";
import { regulationOf, withoutPenjelasan } from "../../law/provision-id.ts";
import type { Bilingual } from "../../law/corpus/register.ts";
import { type LegalStatus, statusOf } from "../../law/corpus/status.ts";
import type { FactPath } from "./facts.ts";

/** The form of `corpus/eligibility/rules.yaml`; what each entry means is said at the head of that file. */

const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const isInOrder = ({ since, until }: { since: string; until?: string | undefined }): boolean =>
  until === undefined || since <= until;

const successorSchema = z.object({ provision: z.string(), unless: conditionSchema.optional() }).strict();

const basisSchema = z
  .object({
    provision: z.string(),
    when: conditionSchema.optional(),
    unless: conditionSchema.optional(),
    now: z.array(successorSchema).default([]),
  })
  .strict();

const ruleSchema = z
  .object({
    id: z.string().regex(/^[a-z-]+$/),
    /** The part of the guided dialog that asks for its facts. */
    group: z.enum(["partner", "field", "form", "conditions", "form-conditions", "approvals"]),
    severity: z.enum(["bars", "step", "scope", "unsettled"]),
    since: day,
    /** The last day on which it holds. */
    until: day.optional(),
    also_outside: z.boolean().default(false),
    /** Rests on the provisions of a regional field before its own. */
    basis_of_field: z.boolean().default(false),
    title: bilingual,
    only_if: conditionSchema.optional(),
    applies_when: conditionSchema.optional(),
    unless: conditionSchema.optional(),
    fails_when: conditionSchema.optional(),
    passes_when: conditionSchema,
    /** Passes as well when this holds and nothing is known of `passes_when`; never asked for. */
    implied_by: conditionSchema.optional(),
    says: z.object({ pass: bilingual, fail: bilingual.optional(), unknown: bilingual.optional() }).strict(),
    flips: bilingual,
    basis: z.array(basisSchema).min(1),
  })
  .strict()
  .refine(isInOrder, { message: "ends before it begins" });

const answerSchema = z.object({ value: z.union([z.string(), z.boolean()]), label: bilingual }).strict();

const questionSchema = z
  .object({ fact: z.string(), answers: z.string().optional(), ask: bilingual })
  .strict();

const noteSchema = z
  .object({
    id: z.string(),
    since: day,
    until: day.optional(),
    when: conditionSchema,
    text: bilingual,
    basis: z.array(z.string()).min(1),
  })
  .strict()
  .refine(isInOrder, { message: "ends before it begins" });

const rulesFileSchema = z
  .object({
    answers: z.record(z.string(), z.array(answerSchema).min(1)),
    questions: z.array(questionSchema),
    rules: z.array(ruleSchema).min(1),
    notes: z.array(noteSchema).default([]),
  })
  .strict();

export type Rule = z.infer<typeof ruleSchema>;
export type Group = Rule["group"];
export type Basis = z.infer<typeof basisSchema>;
export type AnswerOption = z.infer<typeof answerSchema>;
export type RuleNote = z.infer<typeof noteSchema>;
export type RulesFile = z.infer<typeof rulesFileSchema>;

/** Whether a rule or a remark holds on a day, an ISO date. */
export function holdsOn({ since, until }: Pick<Rule, "since" | "until">, asOf: string): boolean {
  return since <= asOf && (until === undefined || asOf <= until);
}

/** Where the rules stand in the corpus folder. */
export const RULES_FILE = "eligibility/rules.yaml";

/**
 * @param yaml the text of the rules file
 * @throws CorpusError with every entry that breaks the form
 */
export function parseRules(yaml: string): RulesFile {
  return parseYaml(rulesFileSchema, yaml, RULES_FILE);
}

/** How a missing fact is asked for. */
export interface Question {
  readonly fact: FactPath;
  readonly ask: Bilingual;
  /** Empty where the answer is written in words and looked up. */
  readonly options: readonly AnswerOption[];
}

/** The rules, checked against the law they rest on. Immutable. */
export interface Rulebook {
  /** In the order in which an office would go through them. */
  readonly rules: readonly Rule[];
  readonly questions: ReadonlyMap<FactPath, Question>;
  readonly notes: readonly RuleNote[];
  /** Where the basis of the rules is looked up. */
  readonly corpus: Corpus;
  /** As `statusOf`, remembered for the day last asked for: every check of every verdict asks. */
  readonly statusOn: (id: string, asOf: string) => LegalStatus;
}

/**
 * Reads `eligibility/rules.yaml` of a corpus folder and checks it.
 * @throws CorpusError as {@link makeRulebook}
 */
export async function loadRulebook(folder: string, corpus: Corpus): Promise<Rulebook> {
  return makeRulebook(parseRules(await readFile(join(folder, RULES_FILE), "utf8")), corpus);
}

/**
 * @throws CorpusError with every basis that does not resolve, every fact or value a rule misspells, every fact that
 * no question asks for, and every outcome without words
 */
export function makeRulebook(rules: RulesFile, corpus: Corpus): Rulebook {
  const file = relocated(rules, corpus);
  const faults: string[] = [];
  const questions = new Map<FactPath, Question>();
  for (const { fact, answers, ask } of file.questions) {
    const options = answers === undefined ? [] : file.answers[answers];
    if (options === undefined) faults.push(`question ${fact}: there are no answers "${String(answers)}"`);
    if (questions.has(fact)) faults.push(`question ${fact} stands twice`);
    questions.set(fact, { fact, ask, options: options ?? [] });
    const allowed = valuesOf(fact);
    for (const { value } of options ?? [])
      if (allowed === undefined || !allowed.includes(value))
        faults.push(`question ${fact}: ${String(value)} is not a value of that fact`);
  }
  const seen = new Set<string>();
  for (const rule of file.rules) {
    if (seen.has(rule.id)) faults.push(`rule ${rule.id} stands twice`);
    seen.add(rule.id);
    faults.push(...ruleFaults(rule, questions).map((fault) => `rule ${rule.id}: ${fault}`));
    for (const basis of rule.basis)
      faults.push(...basisFaults(basis, corpus).map((fault) => `rule ${rule.id}: ${fault}`));
  }
  for (const note of file.notes) {
    const missing = note.basis.filter((id) => !corpus.provisions.has(id));
    faults.push(...missing.map((id) => `note ${note.id}: ${id} is not in the corpus`));
    faults.push(...conditionFaults(note.when).map((fault) => `note ${note.id}: ${fault}`));
  }
  if (faults.length > 0) throw new CorpusError(faults.map((fault) => `${RULES_FILE}: ${fault}`));
  return { rules: file.rules, questions, notes: file.notes, corpus, statusOn: rememberStatus(corpus) };
}

/** The rules with each basis where it stands now: of an act that was only reported, the act itself may have been brought in. */
function relocated(file: RulesFile, { moved }: Corpus): RulesFile {
  if (moved.size === 0) return file;
  const at = (id: string): string => moved.get(id) ?? id;
  const basis = (entry: Basis): Basis => ({
    ...entry,
    provision: at(entry.provision),
    now: entry.now.map((successor) => ({ ...successor, provision: at(successor.provision) })),
  });
  return {
    ...file,
    rules: file.rules.map((rule) => ({ ...rule, basis: rule.basis.map(basis) })),
    notes: file.notes.map((note) => ({ ...note, basis: note.basis.map(at) })),
  };
}

function rememberStatus(corpus: Corpus): Rulebook["statusOn"] {
  const known = new Map<string, LegalStatus>();
  let day = "";
  return (id, asOf) => {
    if (asOf !== day) known.clear();
    day = asOf;
    const status = known.get(id) ?? statusOf(corpus, id, asOf);
    known.set(id, status);
    return status;
  };
}

/** Every condition of a rule that decides its outcome. */
export function decidingConditions(rule: Rule): Condition[] {
  return [
    rule.only_if,
    rule.applies_when,
    rule.unless,
    rule.fails_when,
    rule.passes_when,
    rule.implied_by,
  ].flatMap((condition) => condition ?? []);
}

function ruleFaults(rule: Rule, questions: ReadonlyMap<FactPath, Question>): string[] {
  const faults = decidingConditions(rule).flatMap(conditionFaults);
  for (const { fact } of decidingConditions(rule).flatMap(comparisons))
    if (!questions.has(fact)) faults.push(`no question asks for the fact ${fact}`);
  for (const { when, unless, now } of rule.basis)
    for (const condition of [when, unless, ...now.map((successor) => successor.unless)])
      if (condition !== undefined) faults.push(...conditionFaults(condition));
  if (rule.fails_when !== undefined && rule.says.fail === undefined)
    faults.push("can fail, but `says` has no `fail`");
  if (rule.fails_when !== undefined && rule.says.unknown === undefined)
    faults.push("can be unknown, but `says` has no `unknown`");
  return faults;
}

function conditionFaults(condition: Condition): string[] {
  return comparisons(condition).flatMap(({ fact, values }) => {
    const allowed = valuesOf(fact);
    if (allowed === undefined) return [`there is no fact ${fact}`];
    const wrong = values.filter((value) => !allowed.includes(value));
    return wrong.map((value) => `${String(value)} is not a value of ${fact}`);
  });
}

/** A day after every change the register knows of: on it, what was ever revoked is revoked. */
const AFTER_EVERYTHING = "9999-12-31";

function basisFaults(basis: Basis, corpus: Corpus): string[] {
  if (!corpus.provisions.has(basis.provision)) return [`${basis.provision} is not in the corpus`];
  if (basis.now.length === 0) return [];
  const { status, successors } = statusOf(corpus, basis.provision, AFTER_EVERYTHING);
  if (status !== "revoked")
    return [`${basis.provision} is not revoked, so that nothing stands in its place now`];
  return basis.now.flatMap(({ provision }) => {
    if (!corpus.regulations.has(regulationOf(provision)))
      return [`${provision} is of no registered regulation`];
    // The penjelasan of a provision follows the provision.
    const article = withoutPenjelasan(provision);
    const isNamed = successors
      .map(withoutPenjelasan)
      .some((id) => id === article || id.startsWith(`${article}/`));
    return isNamed ? [] : [`regulations.yaml does not name ${provision} as successor of ${basis.provision}`];
  });
}
