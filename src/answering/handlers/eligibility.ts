import { withCandidate, withFact } from "../../eligibility/understanding/merge-facts.ts";
import { type Evaluation, compareVerdicts, evaluate } from "../../eligibility/rules/evaluate.ts";
import { type AskOption, type Explanation, explain } from "../../eligibility/rules/explain.ts";
import type { FactPath, SourcedFacts } from "../../eligibility/rules/facts.ts";
import { regulationOf } from "../../law/provision-id.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import type { Answer, AnswerRequest, Block, Suggestion } from "../answer.ts";
import { closing } from "./extractive-answer.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { type Frame, citationFor, labelOf, notices } from "../presentation/sources.ts";

/** The verdict of the rules as an answer: the word first, then why, the checklist, the steps and what is in force. */

const MAX_BUTTONS = 8;
const MAX_RELATED = 3;
const UNDECIDED = "❔";

/** The request behind a button that answers an open question: the facts with the answer in them. */
export type CheckRequest = Extract<AnswerRequest, { type: "check" }>;

/** One planned cooperation with what the rules say of it. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly explanation: Explanation;
}

/**
 * @param subjects one planned cooperation for each partner, at least one
 * @param skipped facts that the user said not to know yet
 * @param related ids at pasal level that a search for the question found, best first
 */
export function eligibilityAnswer(
  frame: Frame,
  rulebook: Rulebook,
  question: string,
  subjects: readonly SourcedFacts[],
  skipped: readonly FactPath[],
  related: readonly string[],
): Answer {
  const judged = judge(frame, rulebook, subjects, skipped);
  const worst = worstOf(judged);
  const quoted = quotesOf(frame, judged);
  const blocks: Block[] = [];
  for (const one of judged) blocks.push(...verdictBlocks(frame, one, judged.length > 1, quoted));
  blocks.push(...standings(frame, judged), ...notices(frame, quoted));
  const further = related.filter((id) => !quoted.some((shown) => shown === id || shown.startsWith(`${id}/`)));
  if (further.length > 0) {
    const items = further.slice(0, MAX_RELATED).map((id) => labelOf(frame, id));
    blocks.push({ type: "paragraph", text: phrasesFor(frame.language).related }, { type: "list", items });
  }
  if (worst.explanation.ask !== null) blocks.push({ type: "paragraph", text: worst.explanation.ask.text });
  blocks.push(...closing(frame));
  return {
    question,
    language: frame.language,
    kind: "eligibility",
    verdict: worst.evaluation.verdict,
    checks: judged.flatMap(({ evaluation }) =>
      evaluation.checks.map(({ rule, outcome, basis, inForceBasis }) => ({
        rule: rule.id,
        outcome,
        basis: [...new Set([...basis, ...inForceBasis])],
      })),
    ),
    citations: quoted.map((id) => citationFor(frame, id)),
    retrieved: related.slice(0, 10),
    blocks,
    suggestions: buttons(frame, question, worst, quoted, skipped),
    discussed: quoted[0] ?? null,
    facts: worst.evaluation.sourced,
  };
}

/** Every subject with its verdict, the worst first. */
export function judge(
  frame: Frame,
  rulebook: Rulebook,
  subjects: readonly SourcedFacts[],
  skipped: readonly FactPath[],
): Judged[] {
  return subjects
    .map((sourced): Judged => {
      const evaluation = evaluate(rulebook, sourced, { asOf: frame.asOf });
      return { evaluation, explanation: explain(rulebook, evaluation, frame.language, skipped) };
    })
    .sort((a, b) => compareVerdicts(a.evaluation.verdict, b.evaluation.verdict));
}

/** @throws RangeError when there is no subject */
export function worstOf(judged: readonly Judged[]): Judged {
  const [worst] = judged;
  if (worst === undefined) throw new RangeError("a verdict needs a case to judge");
  return worst;
}

/** The provisions that the deciding checks rest on, each once. */
export function quotesOf(frame: Frame, judged: readonly Judged[]): string[] {
  const ids = judged.flatMap(({ explanation }) => explanation.deciding?.quotes ?? []);
  return [...new Set(ids)].filter((id) => frame.corpus.provisions.has(id));
}

function verdictBlocks(
  frame: Frame,
  { evaluation, explanation }: Judged,
  isOneOfSeveral: boolean,
  quoted: readonly string[],
): Block[] {
  const phrases = phrasesFor(frame.language);
  const partner = partnerName(evaluation.sourced);
  const title =
    isOneOfSeveral && partner !== null ? `${explanation.headline}: ${partner}` : explanation.headline;
  const blocks: Block[] = [{ type: "heading", text: title }];
  const say = (text: string): void => {
    blocks.push({ type: "paragraph", text });
  };
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    say(title);
    blocks.push({ type: "list", items });
  };
  if (explanation.deciding !== null) {
    const { text, sources } = explanation.deciding;
    say(sources.length === 0 ? text : `${text} (${sources.join("; ")})`);
  }
  if (explanation.summary !== null) say(explanation.summary);
  if (explanation.readings.length > 0) say(explanation.readings.join(" "));
  const own = (explanation.deciding?.quotes ?? []).filter((id) => quoted.includes(id));
  blocks.push(...own.map((id): Block => ({ type: "quote", provision: id })));
  const open = explanation.checklist.filter(({ outcome }) => outcome === "unknown");
  const lines = explanation.checklist
    .filter(({ outcome }) => outcome !== "unknown")
    .map(({ mark, text }) => `${mark} ${text}`);
  if (explanation.verdict === "ineligible") {
    if (open.length > 0) lines.push(`${UNDECIDED} ${phrases.notDecisive(open.length)}`);
    list(phrases.checklist, lines);
    list(phrases.whatWouldChange, explanation.steps);
  } else {
    list(phrases.checklist, lines);
    list(
      phrases.nextSteps,
      explanation.steps.map((step) => `${UNDECIDED} ${step}`),
    );
  }
  for (const { text } of explanation.notes) say(text);
  if (explanation.dataNote !== null)
    blocks.push({ type: "notice", tone: "caution", text: explanation.dataNote });
  return blocks;
}

/** What of the basis is no longer in force: provision by provision, or an act once where only acts correspond. */
export function standings(frame: Frame, judged: readonly Judged[]): Block[] {
  const phrases = phrasesFor(frame.language);
  const items = new Set<string>();
  for (const { explanation } of judged) {
    for (const { provision, status, successors } of explanation.revoked) {
      const isByAct = successors.every((id) => !id.includes("/"));
      const old = labelOf(frame, isByAct ? regulationOf(provision) : provision);
      const now = successors.map((id) => labelOf(frame, id));
      const reported = status.certainty === "reported" ? ` (${phrases.reported})` : "";
      items.add(
        now.length === 0 ? `${old}${reported}` : `${old} → ${joinList(now, frame.language)}${reported}`,
      );
    }
  }
  if (items.size === 0) return [];
  return [
    { type: "paragraph", text: phrases.revokedBasis },
    { type: "list", items: [...items] },
  ];
}

export function partnerName({ facts }: SourcedFacts): string | null {
  return facts.partner?.name ?? null;
}

export function buttons(
  frame: Frame,
  question: string,
  { evaluation, explanation }: Judged,
  quoted: readonly string[],
  skipped: readonly FactPath[],
): Suggestion[] {
  const answers = (explanation.ask?.options ?? []).map((option): Suggestion => ({
    label: option.label,
    request: answering(question, evaluation.sourced, option, skipped),
  }));
  const basis = evaluation.checks.flatMap((check) => check.inForceBasis);
  const articles = [...new Set([...quoted, ...basis])]
    .filter((id) => frame.corpus.provisions.has(id))
    .map((id): Suggestion => ({ label: labelOf(frame, id), request: { type: "provision", id } }));
  return [...answers, ...articles].slice(0, MAX_BUTTONS);
}

function answering(
  question: string,
  sourced: SourcedFacts,
  option: AskOption,
  skipped: readonly FactPath[],
): CheckRequest {
  if (option.type === "candidate")
    return { type: "check", question, sourced: withCandidate(sourced, option.about, option.index), skipped };
  const known = withFact(sourced, option.fact, option.value, { type: "dialog", words: option.label });
  return {
    type: "check",
    question,
    sourced: known,
    skipped: option.value === null ? [...skipped, option.fact] : skipped,
  };
}
