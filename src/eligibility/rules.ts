import { z } from "zod";
import { parseYaml } from "../corpus/yaml.ts";
import { conditionSchema } from "./condition.ts";

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
    severity: z.enum(["bars", "step", "scope"]),
    since: day,
    /** The last day on which it holds. */
    until: day.optional(),
    also_outside: z.boolean().default(false),
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
