import { type Condition, type Finding, comparisons, judge } from "./conditions.ts";
import {
  type FactPath,
  type FactValue,
  type Facts,
  type Source,
  type SourcedFacts,
  factAt,
  isDoubted,
} from "./facts.ts";
import { type Rule, type Rulebook, holdsOn } from "./rulebook.ts";
import { regulationOf } from "../../law/provision-id.ts";

export type Outcome = "pass" | "fail" | "unknown";

/** A fact that decided a check, or is in doubt, and where it came from; null where that cannot be named. */
export interface DecidingFact {
  readonly fact: FactPath;
  readonly value: FactValue;
  readonly source: Source | null;
}

/** One rule applied to the facts. */
export interface Check {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly decidedBy: readonly DecidingFact[];
  /** The facts to learn next where the outcome is unknown. */
  readonly missing: readonly FactPath[];
  /** The words show a sign of a bar but can be read otherwise: named before anything else. */
  readonly isDoubtful: boolean;
  /** Provision ids, most telling first; may be revoked. */
  readonly basis: readonly string[];
  /** What of the basis is in force on the day, successors included. */
  readonly inForceBasis: readonly string[];
}

export interface CheckedRules {
  /** Of the rules that apply, in their order. */
  readonly checks: readonly Check[];
  /** Rules that may apply or not, as a fact is missing that tells, with that fact. */
  readonly possible: readonly { readonly rule: Rule; readonly missing: readonly FactPath[] }[];
}

/** Facts that are looked up from another: the trace names that one too. */
const LOOKED_UP_FROM: Readonly<Record<FactPath, FactPath>> = {
  "partner.relations": "partner.country",
  "field.authority": "field.id",
};

export function checkRules(rulebook: Rulebook, sourced: SourcedFacts, asOf: string): CheckedRules {
  const { facts } = sourced;
  const isOutside = rulebook.rules.some(
    (rule) => rule.severity === "scope" && holdsOn(rule, asOf) && outcomeOf(rule, facts).outcome === "fail",
  );
  const checks: Check[] = [];
  const possible: { rule: Rule; missing: readonly FactPath[] }[] = [];
  for (const rule of rulebook.rules) {
    if (!holdsOn(rule, asOf)) continue;
    if (isOutside && rule.severity !== "scope" && !rule.also_outside) continue;
    const isExcepted = rule.unless !== undefined && judge(rule.unless, facts).value === true;
    // A step skipped is skipped, whatever form the plan has.
    if (isExcepted && !(rule.severity === "step" && outcomeOf(rule, facts).outcome === "fail")) continue;
    const { basis, inForce } = basisOn(rulebook, rule, facts, asOf);
    if (basis.length === 0) continue;
    const doubted = comparisons(rule.fails_when ?? rule.passes_when)
      .map(({ fact }) => fact)
      .filter((fact) => fact.startsWith("conditions.") && isDoubted(sourced, fact));
    const isDoubtful = doubted.length > 0;
    if (!isDoubtful && judgeOr(rule.applies_when, facts, true).value !== true) continue;
    const onlyIf = judgeOr(rule.only_if, facts, true);
    if (!isDoubtful && onlyIf.value === false) continue;
    if (!isDoubtful && onlyIf.value === "unknown") {
      possible.push({ rule, missing: onlyIf.because });
      continue;
    }
    const judged = outcomeOf(rule, facts);
    const { outcome, because }: typeof judged =
      isDoubtful && judged.outcome !== "fail" ? { outcome: "unknown", because: doubted } : judged;
    const isKnown = outcome !== "unknown";
    checks.push({
      rule,
      outcome,
      decidedBy: isKnown
        ? because.flatMap((path) => decidingFacts(sourced, path))
        : doubted.map((fact) => ({ fact, value: "unknown", source: sourceOf(sourced, fact) })),
      missing: isKnown ? [] : because,
      isDoubtful: isDoubtful && !isKnown,
      basis,
      inForceBasis: inForce,
    });
  }
  return { checks, possible };
}

/** A fail stands even where the rule would pass as well: facts that contradict each other never make a yes. */
function outcomeOf(rule: Rule, facts: Facts): { outcome: Outcome; because: readonly FactPath[] } {
  const fails = judgeOr(rule.fails_when, facts, false);
  if (fails.value === true) return { outcome: "fail", because: fails.because };
  const passes = judge(rule.passes_when, facts);
  if (passes.value === true) return { outcome: "pass", because: passes.because };
  const implied = judgeOr(rule.implied_by, facts, false);
  if (passes.value === "unknown" && implied.value === true)
    return { outcome: "pass", because: implied.because };
  const open = [fails, passes].filter((finding) => finding.value === "unknown");
  return { outcome: "unknown", because: [...new Set(open.flatMap((finding) => finding.because))] };
}

function judgeOr(condition: Condition | undefined, facts: Facts, otherwise: boolean): Finding {
  return condition === undefined ? { value: otherwise, because: [] } : judge(condition, facts);
}

function decidingFacts(sourced: SourcedFacts, path: FactPath): DecidingFact[] {
  const from = LOOKED_UP_FROM[path];
  return [path, ...(from === undefined ? [] : [from])].flatMap((fact) => {
    const value = factAt(sourced.facts, fact);
    return value === undefined ? [] : [{ fact, value, source: sourceOf(sourced, fact) }];
  });
}

/** The source of a fact, or of what it is part of. */
function sourceOf(sourced: SourcedFacts, path: FactPath): Source | null {
  const own = sourced.sources[path];
  if (own !== undefined) return own;
  const dot = path.lastIndexOf(".");
  return dot < 0 ? null : sourceOf(sourced, path.slice(0, dot));
}

/** What a rule rests on in a case, on a day. */
export interface BasisOnDay {
  /** Provisions of the corpus, in force or revoked by then, most telling first. */
  readonly basis: readonly string[];
  /** What of it was in force, with successors in place of the revoked; a regulation id where no provision is known. */
  readonly inForce: readonly string[];
}

/**
 * @param asOf ISO date; an act enacted later does not exist yet
 */
export function basisOn(rulebook: Rulebook, rule: Rule, facts: Facts, asOf: string): BasisOnDay {
  const { corpus } = rulebook;
  const exists = (id: string): boolean => (corpus.regulations.get(regulationOf(id))?.enacted ?? "") <= asOf;
  const basis: string[] = [];
  const inForce: string[] = [];
  // The very letter of the field comes first.
  const { authority, basis: ofField = [] } = facts.field ?? {};
  if (rule.basis_of_field && authority === "regional") inForce.push(...ofField.filter(exists));
  for (const entry of rule.basis) {
    if (entry.when !== undefined && judge(entry.when, facts).value !== true) continue;
    if (entry.unless !== undefined && judge(entry.unless, facts).value === true) continue;
    if (!exists(entry.provision)) continue;
    basis.push(entry.provision);
    const { status, successors } = rulebook.statusOn(entry.provision, asOf);
    if (status !== "revoked") {
      inForce.push(entry.provision);
      continue;
    }
    const now = entry.now.filter(({ unless }) => unless === undefined || judge(unless, facts).value !== true);
    const replacing = entry.now.length > 0 ? now.map(({ provision }) => provision) : successors;
    // What took its place may have been revoked in its turn.
    const holds = (id: string): boolean => rulebook.statusOn(id, asOf).status !== "revoked";
    const isNarrowed = (id: string): boolean => inForce.some((own) => own.startsWith(`${id}/`));
    inForce.push(...replacing.filter((id) => exists(id) && holds(id) && !isNarrowed(id)));
  }
  return { basis: [...new Set(basis)], inForce: [...new Set(inForce)] };
}
