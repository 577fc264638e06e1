import { regulationOf } from "../../law/provision-id.ts";
import type { LegalStatus } from "../../law/corpus/status.ts";
import type { Check, Outcome } from "./check.ts";
import { type Doubt, type Evaluation, type Verdict, isBarring } from "./evaluate.ts";
import type { Ambiguity, FactPath, FactValue } from "./facts.ts";
import type { Rulebook } from "./rulebook.ts";
import { HEADLINES, type Language, SUMMARIES, fill, sourceText } from "../understanding/wording.ts";

/** An evaluation as parts of an answer, in one language: plain strings and provision ids, no markup. */
export interface Explanation {
  readonly verdict: Verdict;
  /** "TIDAK BOLEH": the first words of the answer. */
  readonly headline: string;
  /** What the verdict means here; the deciding check, if any, says why. */
  readonly summary: string | null;
  /** "Saya membaca 'isrel' sebagai Israel." */
  readonly readings: readonly string[];
  readonly deciding: DecidingCheck | null;
  readonly checklist: readonly ChecklistLine[];
  /** What to do next, in order; after a no, what would turn each failed check round. */
  readonly steps: readonly string[];
  /** The steps of the procedure that remain, in order; empty after a no. */
  readonly procedure: readonly ProcedureStep[];
  /** How many conditions the plan has yet to show. */
  readonly toShow: number;
  readonly notes: readonly { readonly text: string; readonly basis: readonly string[] }[];
  /** What of the basis of every check is no longer in force on the day, in the order of the checks. */
  readonly revoked: readonly Standing[];
  /** Why the relations with the partner's country must be confirmed first; null where they are beyond doubt. */
  readonly dataNote: string | null;
  /** The next thing to ask the user, with its buttons; null when nothing is open. */
  readonly ask: Ask | null;
}

export interface DecidingCheck {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly text: string;
  /** Where the deciding facts came from: "kata Anda: Tel Aviv". */
  readonly sources: readonly string[];
  /** Provisions to quote: what is in force, or what is shipped of what was. */
  readonly quotes: readonly string[];
  /** What of its basis is no longer in force on the day. */
  readonly revoked: readonly Standing[];
  /** What would turn the outcome round. */
  readonly flips: string;
}

export interface ProcedureStep {
  readonly title: string;
  /** Who does it, with which document, how long it may take. */
  readonly text: string;
  /** The provision in force that asks for it, where one ships. */
  readonly provision: string | null;
}

export interface ChecklistLine {
  readonly mark: "✅" | "❌" | "❔";
  readonly rule: string;
  readonly outcome: Outcome;
  readonly text: string;
}

export interface Standing {
  readonly provision: string;
  readonly status: LegalStatus;
  /** What is in force in its place by the rule's own account; else as the register has it. */
  readonly successors: readonly string[];
}

export interface Ask {
  readonly text: string;
  /** Empty where the answer is written in words. */
  readonly options: readonly AskOption[];
}

export type AskOption =
  /** To be taken up by `withFact`; null is "I do not know". */
  | {
      readonly type: "fact";
      readonly label: string;
      readonly fact: FactPath;
      readonly value: FactValue | null;
    }
  /** To be taken up by `withCandidate`. */
  | {
      readonly type: "candidate";
      readonly label: string;
      readonly about: Ambiguity["about"];
      readonly index: number;
    };

const MARKS = { pass: "✅", fail: "❌", unknown: "❔" } as const;

/**
 * @param skipped facts the user said not to know yet: the next question asks for another
 */
export function explain(
  rulebook: Rulebook,
  evaluation: Evaluation,
  language: Language,
  skipped: readonly FactPath[] = [],
): Explanation {
  const { checks, sourced, verdict } = evaluation;
  const deciding = decidingCheck(evaluation);
  const say = (words: { id: string; en: string }): string => fill(words, sourced.facts, language);
  return {
    verdict,
    headline: HEADLINES[verdict][language],
    summary: summaryOf(evaluation, language),
    readings: evaluation.readings.map(({ words, readAs }) =>
      language === "id"
        ? `Saya membaca '${words}' sebagai ${readAs.id}.`
        : `I read '${words}' as ${readAs.en}.`,
    ),
    deciding: deciding === null ? null : describe(rulebook, deciding, evaluation, language),
    checklist: checks.map(({ rule, outcome }) => ({
      mark: MARKS[outcome],
      rule: rule.id,
      outcome,
      text: say(rule.title),
    })),
    steps: stepsOf(evaluation).map(say),
    procedure: procedureOf(rulebook, evaluation, language),
    toShow:
      verdict === "ineligible"
        ? 0
        : checks.filter(({ outcome, rule }) => outcome === "unknown" && rule.group.endsWith("conditions"))
            .length,
    notes: evaluation.notes.map(({ text, basis }) => ({ text: say(text), basis })),
    revoked: revokedOf(rulebook, checks, evaluation.asOf),
    dataNote: dataNoteOf(evaluation, language),
    ask: askOf(evaluation, language, skipped),
  };
}

/** The check that made the verdict; where nothing failed, the last that a known partner, field or form passed. */
function decidingCheck({ checks, verdict }: Evaluation): Check | null {
  const failed = checks.find(isBarring) ?? checks.find((check) => check.outcome === "fail");
  const doubtful = checks.find((check) => check.isDoubtful);
  if (failed !== undefined || verdict === "unknown") return failed ?? doubtful ?? null;
  const open = checks.filter((check) => check.outcome === "unknown");
  const first = open.find(({ rule }) => rule.group === "form");
  if (first !== undefined) return first;
  const groups = ["partner", "field", "form"];
  const passed = checks.filter(
    ({ rule, outcome }) => outcome === "pass" && rule.severity !== "scope" && groups.includes(rule.group),
  );
  return passed.at(-1) ?? checks.find((check) => check.outcome === "unknown") ?? null;
}

function describe(
  rulebook: Rulebook,
  check: Check,
  { sourced, asOf }: Evaluation,
  language: Language,
): DecidingCheck {
  const { rule, outcome } = check;
  const sources = check.decidedBy.flatMap((fact) => sourceText(fact, language) ?? []);
  return {
    rule: rule.id,
    outcome,
    text: fill(rule.says[outcome] ?? rule.title, sourced.facts, language),
    sources: [...new Set(sources)],
    quotes: quotesOf(rulebook, check),
    revoked: revokedOf(rulebook, [check], asOf),
    flips: fill(rule.flips, sourced.facts, language),
  };
}

/** At most two provisions: those in force of the act that is most telling, or the first of the basis as it was. */
function quotesOf({ corpus }: Rulebook, { basis, inForceBasis }: Check): string[] {
  const shipped = inForceBasis.filter((id) => corpus.provisions.has(id));
  const [first] = shipped;
  if (first === undefined) return basis.slice(0, 1);
  return shipped.filter((id) => regulationOf(id) === regulationOf(first)).slice(0, 2);
}

function summaryOf(
  { verdict, doubt, alternatives, checks, sourced }: Evaluation,
  language: Language,
): string | null {
  if (verdict === "ineligible") {
    const failed = checks.filter((check) => check.outcome === "fail").length;
    if (failed < 2) return null;
    return language === "id" ? `Ada ${failed} syarat yang gagal.` : `${failed} conditions fail.`;
  }
  const shared = alternatives.length > 1 && doubt === null ? sharedReadings(alternatives, language) : [];
  if (verdict !== "unknown")
    return [...shared, SUMMARIES[summaryKey(verdict, checks, sourced)][language]].join(" ");
  if (doubt !== null) return doubtText(doubt, language);
  return checks.some((check) => check.isDoubtful) ? SUMMARIES.doubtful[language] : null;
}

/** What must not be passed over comes first: that something is about to be signed. */
function summaryKey(
  verdict: Exclude<Verdict, "unknown" | "ineligible">,
  checks: readonly Check[],
  { facts }: Evaluation["sourced"],
): keyof typeof SUMMARIES {
  if (verdict === "eligible") return "eligible";
  if (checks.some(({ rule, outcome }) => rule.group === "form" && outcome === "unknown")) return "route";
  const isOpen = checks.some(({ rule, outcome }) => rule.group === "approvals" && outcome === "unknown");
  const isSigning = facts.isSigningNow === true || facts.isSigningIntent === true;
  return isOpen && isSigning ? "signing" : "conditional";
}

function sharedReadings(alternatives: Evaluation["alternatives"], language: Language): string[] {
  const labels = alternatives.map(({ label }) => label[language]).join("; ");
  return [
    language === "id"
      ? `Ini berlaku untuk setiap bacaan: ${labels}.`
      : `This holds for each reading: ${labels}.`,
  ];
}

function doubtText(doubt: Doubt, language: Language): string {
  switch (doubt.type) {
    case "nothing-known":
      return SUMMARIES["nothing-known"][language];
    case "not-recognised": {
      const text = SUMMARIES[`${doubt.about}-not-recognised`][language];
      return doubt.words === null ? text : `${text.slice(0, -1)}: ${doubt.words}.`;
    }
    case "ambiguous": {
      const words = doubt.ambiguities.map((ambiguity) => `'${ambiguity.words}'`).join(", ");
      return language === "id"
        ? `Perlu dipastikan dahulu apa yang dimaksud dengan ${words}.`
        : `It must first be clear what ${words} means.`;
    }
  }
}

function stepsOf({ checks, verdict }: Evaluation): { id: string; en: string }[] {
  if (verdict === "ineligible")
    return checks.filter((check) => check.outcome === "fail").map((check) => check.rule.flips);
  const open = checks.filter((check) => check.outcome === "unknown");
  const shown = open.filter((check) => check.rule.group.endsWith("conditions") && !check.isDoubtful);
  const isFolded = shown.length > FEW_CONDITIONS;
  return open.flatMap((check): { id: string; en: string }[] => {
    const { rule } = check;
    if (!isFolded || !shown.includes(check)) return [rule.says.unknown ?? rule.title];
    return check === shown[0] ? [folded(shown.map((other) => other.rule.title))] : [];
  });
}

function procedureOf(
  { corpus }: Rulebook,
  { checks, verdict, sourced }: Evaluation,
  language: Language,
): ProcedureStep[] {
  if (verdict === "ineligible") return [];
  const open = checks.filter(({ outcome, rule }) => outcome === "unknown" && rule.group === "approvals");
  return open.map(({ rule, inForceBasis }) => ({
    title: fill(rule.title, sourced.facts, language),
    text: fill(rule.says.unknown ?? rule.title, sourced.facts, language),
    provision: inForceBasis.find((id) => corpus.provisions.has(id)) ?? null,
  }));
}

/** More conditions than these that only a person can judge stand in one line. */
const FEW_CONDITIONS = 2;

function folded(titles: readonly { id: string; en: string }[]): { id: string; en: string } {
  const list = (language: Language): string =>
    titles
      .map((title) => title[language])
      .map((title) => title.charAt(0).toLowerCase() + title.slice(1))
      .join("; ");
  return { id: `Tunjukkan dalam rencana: ${list("id")}.`, en: `Show in the plan: ${list("en")}.` };
}

function revokedOf(rulebook: Rulebook, checks: readonly Check[], asOf: string): Standing[] {
  const standings = new Map<string, Standing>();
  for (const { rule, basis, inForceBasis } of checks) {
    for (const provision of basis) {
      const status = rulebook.statusOn(provision, asOf);
      if (status.status !== "revoked" || standings.has(provision)) continue;
      const named = rule.basis
        .find((entry) => entry.provision === provision)
        ?.now.map((entry) => entry.provision);
      const own = (named ?? []).filter((id) => inForceBasis.includes(id));
      standings.set(provision, { provision, status, successors: own.length > 0 ? own : status.successors });
    }
  }
  return [...standings.values()];
}

function dataNoteOf({ checks, sourced }: Evaluation, language: Language): string | null {
  for (const { fact, source } of checks.flatMap((check) => check.decidedBy)) {
    if (fact !== "partner.relations" || source?.type !== "data" || source.doubtful === undefined) continue;
    const country = fill({ id: "{country}", en: "{country}" }, sourced.facts, language);
    const why = source.doubtful[language];
    return language === "id"
      ? `Hubungan diplomatik dengan ${country} perlu dipastikan lebih dahulu kepada Kementerian Luar Negeri (Kemlu): ${why}`
      : `Diplomatic relations with ${country} must first be confirmed with the Ministry of Foreign Affairs (Kemlu): ${why}`;
  }
  return null;
}

function askOf(evaluation: Evaluation, language: Language, skipped: readonly FactPath[]): Ask | null {
  const { doubt, missing, verdict } = evaluation;
  if (doubt?.type === "ambiguous") {
    const open = doubt.ambiguities[0];
    return open === undefined ? null : askWhich(open, language);
  }
  const isOutside = evaluation.checks.some(
    (check) => check.rule.severity === "scope" && check.outcome === "fail",
  );
  const isClosed = verdict === "ineligible" || verdict === "eligible" || isOutside;
  const doubted = evaluation.checks.filter((check) => check.isDoubtful).flatMap((check) => check.missing);
  const open = missing.filter(({ fact }) => !skipped.includes(fact));
  const question = open.find(({ fact }) => doubted.includes(fact)) ?? open[0];
  if (isClosed || question === undefined) return null;
  const unsure: AskOption = {
    type: "fact",
    label: language === "id" ? "Belum tahu" : "I do not know yet",
    fact: question.fact,
    value: null,
  };
  const options = question.options.map(({ value, label }): AskOption => ({
    type: "fact",
    label: label[language],
    fact: question.fact,
    value,
  }));
  return { text: question.ask[language], options: options.length === 0 ? [] : [...options, unsure] };
}

/** Which reading of an ambiguous partner or field is meant. */
export function askWhich(ambiguity: Ambiguity, language: Language): Ask {
  const { about, words, candidates } = ambiguity;
  const [first] = candidates;
  const labels = candidates.map(({ label }) => label[language]);
  const single = candidates.length === 1 && first !== undefined;
  const text = single
    ? language === "id"
      ? `Maksud Anda ${labels.join("")}?`
      : `Do you mean ${labels.join("")}?`
    : language === "id"
      ? `Yang mana yang dimaksud dengan '${words}'?`
      : `Which is meant by '${words}'?`;
  return { text, options: labels.map((label, index) => ({ type: "candidate", label, about, index })) };
}
