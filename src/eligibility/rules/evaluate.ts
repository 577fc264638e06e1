import { judge } from "./conditions.ts";
import { type Check, checkRules } from "./check.ts";
import type { Ambiguity, Candidate, FactPath, Facts, Form, Reading, SourcedFacts } from "./facts.ts";
import { type Question, type RuleNote, type Rulebook, holdsOn } from "./rulebook.ts";

export type Verdict = "eligible" | "conditional" | "ineligible" | "unknown";

/** Why the partner or the activity cannot be told, to be asked about. */
export type Doubt =
  /** Nothing was said that a rule could judge. */
  | { readonly type: "nothing-known" }
  /** Words stand for a partner or field that is not known here; `words` is null where facts are merely incomplete. */
  | { readonly type: "not-recognised"; readonly about: "partner" | "field"; readonly words: string | null }
  /** Several readings with different verdicts, or a corrected spelling that would allow something. */
  | { readonly type: "ambiguous"; readonly ambiguities: readonly Ambiguity[] };

/** A case with one of the readings of an ambiguous partner or field filled in. */
export interface Alternative {
  readonly label: Candidate<unknown>["label"];
  readonly verdict: Verdict;
}

/** The trace of a verdict. */
export interface Evaluation {
  readonly verdict: Verdict;
  readonly asOf: string;
  /** What the checks were made on. */
  readonly sourced: SourcedFacts;
  /** Of every rule that applies, in the order of the rules. */
  readonly checks: readonly Check[];
  /** Facts nobody stated, in the order in which an office would ask for them. */
  readonly missing: readonly Question[];
  /** Why the verdict is unknown; null when it is known, and where the rules are not about the case. */
  readonly doubt: Doubt | null;
  /** The readings of an ambiguous partner or field, each with the verdict it would have; else empty. */
  readonly alternatives: readonly Alternative[];
  /** Remarks that decide nothing. */
  readonly notes: readonly RuleNote[];
  /** To be said back to the user. */
  readonly readings: readonly Reading[];
}

/**
 * The verdict on a planned cooperation.
 *
 * An ambiguous partner or field is judged in each of its readings; a verdict all share is the verdict. A reading that
 * is a mere correction of the spelling can bring a no, but anything else only after the user confirms it.
 * @param asOf ISO date that selects what is in force
 */
export function evaluate(rulebook: Rulebook, sourced: SourcedFacts, { asOf }: { asOf: string }): Evaluation {
  const plain = evaluateFacts(rulebook, sourced, asOf);
  if (sourced.ambiguities.length === 0) return plain;
  const readings = sourced.ambiguities.reduce(fillIn, [{ label: { id: "", en: "" }, sourced }]);
  const evaluations = readings.map((reading) => evaluateFacts(rulebook, reading.sourced, asOf));
  const alternatives = readings.map(({ label }, index) => ({
    label,
    verdict: evaluations[index]?.verdict ?? "unknown",
  }));
  const [first] = evaluations;
  if (plain.verdict === "ineligible" && evaluations.length !== 1) return { ...plain, alternatives };
  if (first !== undefined) {
    const isShared = evaluations.every(({ verdict }) => verdict === first.verdict);
    const isGuess = sourced.ambiguities.some((ambiguity) => ambiguity.isGuess);
    if (isShared && (first.verdict === "ineligible" || !isGuess)) return { ...first, alternatives };
  }
  if (plain.verdict === "ineligible") return { ...plain, alternatives };
  return { ...plain, verdict: "unknown", alternatives, doubt: doubtOf(sourced.ambiguities) };
}

/** From the worst to the best: of several partners the worst is told first. */
const WORST_FIRST: readonly Verdict[] = ["ineligible", "unknown", "conditional", "eligible"];

/** Negative when `a` is the worse verdict, positive when `b` is, 0 when they are the same. */
export function compareVerdicts(a: Verdict, b: Verdict): number {
  return WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b);
}

function evaluateFacts(rulebook: Rulebook, sourced: SourcedFacts, asOf: string): Evaluation {
  const { checks, possible } = checkRules(rulebook, sourced, asOf);
  const doubt = incompleteness(sourced.facts);
  const missingOf = new Map<string, readonly FactPath[]>([
    ...checks.map((check) => [check.rule.id, check.missing] as const),
    ...possible.map(({ rule, missing }) => [rule.id, missing] as const),
  ]);
  const missing = new Set(rulebook.rules.flatMap((rule) => missingOf.get(rule.id) ?? []));
  const verdict = verdictOf(checks, possible.length > 0, doubt !== null);
  return {
    verdict,
    asOf,
    sourced,
    checks,
    missing: [...missing].flatMap((path) => rulebook.questions.get(path) ?? []),
    doubt: verdict === "unknown" ? doubt : null,
    alternatives: [],
    notes: rulebook.notes.filter(
      (note) => holdsOn(note, asOf) && judge(note.when, sourced.facts).value === true,
    ),
    readings: sourced.readings,
  };
}

function verdictOf(checks: readonly Check[], mayMoreApply: boolean, isIncomplete: boolean): Verdict {
  const failed = checks.filter((check) => check.outcome === "fail");
  if (failed.some(isBarring)) return "ineligible";
  if (failed.length > 0 || isIncomplete || checks.length === 0) return "unknown";
  if (checks.some((check) => check.isDoubtful)) return "unknown";
  if (!mayMoreApply && checks.every((check) => check.outcome === "pass")) return "eligible";
  return "conditional";
}

/** A failed check of which the answer is no, as against one that leaves it open. */
export function isBarring({ outcome, rule: { severity } }: Check): boolean {
  return outcome === "fail" && (severity === "bars" || severity === "step");
}

/** Forms that are judged by themselves, whoever abroad the other side is. */
const WITHOUT_PARTNER: ReadonlySet<Form> = new Set(["loan", "grant", "body-abroad", "diplomatic-post"]);

/** What keeps the partner or the activity from being recognised. */
function incompleteness(facts: Facts): Doubt | null {
  const { partner, field } = facts;
  const needsCountry =
    partner?.kind !== "international-organisation" && partner?.kind !== "indonesian-region";
  const isNamed = partner?.name !== undefined || partner?.country !== undefined;
  if (isNamed && needsCountry && partner.relations === undefined)
    return { type: "not-recognised", about: "partner", words: partner.name ?? null };
  if (field?.id !== undefined && field.authority === undefined)
    return { type: "not-recognised", about: "field", words: null };
  const isPartnerKnown = partner?.kind !== undefined || partner?.relations !== undefined;
  const isWithoutPartner = facts.form !== undefined && WITHOUT_PARTNER.has(facts.form);
  if (!isPartnerKnown && !isWithoutPartner) return { type: "nothing-known" };
  return null;
}

function doubtOf(ambiguities: readonly Ambiguity[]): Doubt {
  const unread = ambiguities.find((ambiguity) => ambiguity.candidates.length === 0);
  if (unread === undefined) return { type: "ambiguous", ambiguities };
  return { type: "not-recognised", about: unread.about, words: unread.words };
}

interface FilledIn {
  readonly label: Candidate<unknown>["label"];
  readonly sourced: SourcedFacts;
}

/** Each case so far with each candidate of one more ambiguity. */
function fillIn(cases: readonly FilledIn[], ambiguity: Ambiguity): FilledIn[] {
  return cases.flatMap(({ label, sourced }) =>
    candidateFacts(ambiguity).map((candidate) => ({
      label: label.id === "" ? candidate.label : join(label, candidate.label),
      sourced: {
        ...sourced,
        facts: { ...sourced.facts, ...candidate.facts },
        sources: { ...sourced.sources, ...candidate.sources },
      },
    })),
  );
}

function candidateFacts(
  ambiguity: Ambiguity,
): (Pick<Candidate<unknown>, "label" | "sources"> & { facts: Facts })[] {
  return ambiguity.about === "partner"
    ? ambiguity.candidates.map(({ value, ...rest }) => ({ ...rest, facts: { partner: value } }))
    : ambiguity.candidates.map(({ value, ...rest }) => ({ ...rest, facts: { field: value } }));
}

function join(a: FilledIn["label"], b: FilledIn["label"]): FilledIn["label"] {
  return { id: `${a.id}, ${b.id}`, en: `${a.en}, ${b.en}` };
}
