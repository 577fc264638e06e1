import { z } from "zod";
import {
  type FactPath,
  type FactValue,
  type Facts,
  type Trit,
  affairSchema,
  approvalSchema,
  authoritySchema,
  factAt,
  formSchema,
  homeBodySchema,
  homeKindSchema,
  partnerKindSchema,
  partnerLevelSchema,
  relationsSchema,
  specialRegionSchema,
} from "./facts.ts";

/**
 * The small language in which rules speak of facts. Three-valued after Kleene: what an unknown fact could change is
 * unknown, what it could not change is decided.
 */
export type Condition =
  | { readonly fact: FactPath; readonly is: FactValue }
  | { readonly fact: FactPath; readonly one_of: readonly FactValue[] }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

const factValueSchema = z.union([z.string(), z.boolean()]);

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ fact: z.string(), is: factValueSchema }).strict(),
    z.object({ fact: z.string(), one_of: z.array(factValueSchema).min(1) }).strict(),
    z.object({ not: conditionSchema }).strict(),
    z.object({ all: z.array(conditionSchema).min(1) }).strict(),
    z.object({ any: z.array(conditionSchema).min(1) }).strict(),
  ]),
);

/** What a rule may ask of each fact. Conditions a person judges (`conditions.*`) are true or false as well. */
const VALUES: Readonly<Record<FactPath, readonly FactValue[]>> = {
  "home.kind": homeKindSchema.options,
  "home.special": specialRegionSchema.options,
  "home.body": homeBodySchema.options,
  "partner.kind": partnerKindSchema.options,
  "partner.level": partnerLevelSchema.options,
  "partner.relations": relationsSchema.options,
  "partner.isDisputed": [true, false],
  "field.authority": authoritySchema.options,
  "field.isScience": [true, false],
  "field.affair": affairSchema.options,
  form: formSchema.options,
  isSigningNow: [true, false],
  isSigningIntent: [true, false],
  dprdApproval: approvalSchema.options,
  centralApproval: approvalSchema.options,
  ministerConsideration: approvalSchema.options,
  ministerConsulted: [true, false],
  homeMinisterConsulted: [true, false],
  planConsideration: approvalSchema.options,
  draftApproval: approvalSchema.options,
  confirmationLetter: [true, false],
  fullPowers: [true, false],
  underAgreementInForce: [true, false],
  directForeignLoan: [true, false],
  directForeignGrant: [true, false],
};

/** The values a fact can take in a rule, or undefined when there is no such fact. */
export function valuesOf(path: FactPath): readonly FactValue[] | undefined {
  return /^conditions\.[a-z][a-zA-Z]*$/.test(path) ? [true, false] : VALUES[path];
}

/** Every fact with listed values; conditions that a person judges are not among them. */
export const RULE_FACTS: readonly FactPath[] = Object.keys(VALUES);

export interface Finding {
  readonly value: Trit;
  /** The facts that decided it; of an unknown, the facts to learn next. */
  readonly because: readonly FactPath[];
}

export function judge(condition: Condition, facts: Facts): Finding {
  if ("fact" in condition) {
    const known = factAt(facts, condition.fact);
    const wanted = "is" in condition ? [condition.is] : condition.one_of;
    return { value: known === undefined ? "unknown" : wanted.includes(known), because: [condition.fact] };
  }
  if ("not" in condition) {
    const inner = judge(condition.not, facts);
    return { ...inner, value: inner.value === "unknown" ? "unknown" : !inner.value };
  }
  if ("all" in condition) return combine(condition.all, facts, false);
  return combine(condition.any, facts, true);
}

/**
 * @param decisive the value of one part that decides the whole: false of `all`, true of `any`
 */
function combine(parts: readonly Condition[], facts: Facts, decisive: boolean): Finding {
  const findings = parts.map((part) => judge(part, facts));
  const decided = findings.find((finding) => finding.value === decisive);
  if (decided !== undefined) return decided;
  const open = findings.filter((finding) => finding.value === "unknown");
  if (open.length > 0) {
    // The parts of an `all` are asked one after the other: the next may no longer matter. Those of an `any` all may.
    const next = decisive ? open : open.slice(0, 1);
    return { value: "unknown", because: union(next) };
  }
  return { value: !decisive, because: union(findings) };
}

function union(findings: readonly Finding[]): FactPath[] {
  return [...new Set(findings.flatMap((finding) => finding.because))];
}

/** Every comparison in a condition, for checking it and for trying it out. */
export function comparisons(condition: Condition): { fact: FactPath; values: readonly FactValue[] }[] {
  if ("fact" in condition)
    return [{ fact: condition.fact, values: "is" in condition ? [condition.is] : condition.one_of }];
  if ("not" in condition) return comparisons(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(comparisons);
}
