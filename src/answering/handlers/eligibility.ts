import { withCandidate, withFact } from "../../eligibility/understanding/merge-facts.ts";
import { type Evaluation, compareVerdicts, evaluate } from "../../eligibility/rules/evaluate.ts";
import { type AskOption, type Explanation, explain } from "../../eligibility/rules/explain.ts";
import type { FactPath, SourcedFacts } from "../../eligibility/rules/facts.ts";
import { formatPlace } from "../../law/citations/formatting.ts";
import { pasalLevel, regulationOf } from "../../law/provision-id.ts";
import { readingLine } from "../../eligibility/understanding/wording.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import type { Answer, AnswerRequest, Block, Suggestion } from "../answer.ts";
import { closing } from "./extractive-answer.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { type Frame, citationFor, labelOf } from "../presentation/sources.ts";

/** The verdict of the rules as an answer: the word first, then why, the checklist, the steps and what is in force. */

/** Buttons that answer the open question: two rows. */
const MAX_ANSWERS = 4;
const UNDECIDED = "❔";

/** The request behind a button that answers an open question: the facts with the answer in them. */
export type CheckRequest = Extract<AnswerRequest, { type: "check" }>;

/** One planned cooperation with what the rules say of it. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly explanation: Explanation;
}

/**
 * The first screen of a verdict: the word, what was read, why, the one provision that decides and the next step. All else is
 * behind its buttons.
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
  const ask = worstOf(judged).explanation.ask;
  const lines = judged.slice(1).flatMap((one) => lineBlocks(frame, one));
  const taken = lines.reduce((sum, block) => sum + ("text" in block ? block.text.length + 2 : 0), 0);
  const room = SCREEN - (ask?.text.length ?? 0) - taken;
  const blocks = [...screenBlocks(frame, worstOf(judged), judged.length > 1, room), ...lines];
  if (ask !== null) blocks.push({ type: "paragraph", text: ask.text });
  const answer = verdictAnswer(frame, question, judged, quotedIn(blocks), skipped, blocks);
  return { ...answer, retrieved: related.slice(0, 10) };
}

/** Every condition with its outcome, the steps in full, and what else is to be known. */
export function conditionsAnswer(
  frame: Frame,
  rulebook: Rulebook,
  question: string,
  subjects: readonly SourcedFacts[],
  skipped: readonly FactPath[],
): Answer {
  const judged = judge(frame, rulebook, subjects, skipped);
  const blocks = judged.flatMap((one) => conditionBlocks(frame, one, judged.length > 1));
  return verdictAnswer(frame, question, judged, [], skipped, blocks);
}

/** An answer about a verdict, which the next message goes on from. */
export function verdictAnswer(
  frame: Frame,
  question: string,
  judged: readonly Judged[],
  quoted: readonly string[],
  skipped: readonly FactPath[],
  blocks: readonly Block[],
): Answer {
  const worst = worstOf(judged);
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
    retrieved: [],
    blocks: [...blocks, ...closing(frame)],
    suggestions: buttons(frame, question, worst, quoted, skipped),
    discussed: quoted[0] ?? quotesOf(frame, judged)[0] ?? null,
    facts: worst.evaluation.sourced,
  };
}

function quotedIn(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.flatMap((block) => (block.type === "quote" ? [block.provision] : [])))];
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

/** Characters of a verdict's first screen without its quotation and the standing note. */
const SCREEN = 620;

function screenBlocks(
  frame: Frame,
  { evaluation, explanation }: Judged,
  isOneOfSeveral: boolean,
  characters: number,
): Block[] {
  const phrases = phrasesFor(frame.language);
  const { deciding, verdict, procedure, toShow } = explanation;
  const blocks: Block[] = [
    { type: "heading", text: titleOf(explanation, evaluation.sourced, isOneOfSeveral) },
  ];
  let room = characters - explanation.headline.length;
  const say = (text: string): void => {
    if (text === "") return;
    blocks.push({ type: "paragraph", text });
    room -= text.length + 2;
  };
  say(readingLine(evaluation.sourced, frame.language));
  if (explanation.readings.length > 0) say(explanation.readings.join(" "));
  const isClean = verdict === "conditional" && deciding?.outcome === "pass";
  const summary = isClean ? phrases.nothingForbids : explanation.summary;
  const why = [deciding?.text, summary].filter(Boolean).join(" ");
  say(deciding !== null && why.length + FRAMING * 5 > room ? deciding.text : why);
  if (explanation.dataNote !== null) {
    blocks.push({ type: "notice", tone: "caution", text: explanation.dataNote });
    room -= explanation.dataNote.length;
  }
  const [next, ...later] = procedure;
  const quoted = isClean && next?.provision ? [next.provision] : (deciding?.quotes ?? []);
  const shipped = quoted.find((id) => frame.corpus.provisions.has(id));
  if (shipped !== undefined) blocks.push({ type: "quote", provision: shipped });
  if (verdict === "ineligible") {
    const [flip = ""] = explanation.steps;
    if (flip !== "") say(`${phrases.whatWouldChange} ${flip}`);
    return blocks;
  }
  if (verdict === "unknown") return blocks;
  const shown = toShow > 0 ? phrases.toShow(toShow) : "";
  room -= shown.length;
  const fitting = (steps: readonly string[], taken: number): string[] => {
    let left = room - taken;
    return steps.filter((step) => (left -= step.length + 3) > 0);
  };
  const steps = chainOf(frame, procedure);
  const following = next === undefined ? [] : fitting(steps.slice(1), next.text.length + 2 * FRAMING);
  if (next !== undefined && following.length >= Math.min(2, later.length)) {
    say(`${phrases.nextStep} ${next.text}`);
    if (later.length > 0) say(phrases.afterThat(following, later.length - following.length));
  } else if (next !== undefined) {
    const all = fitting(steps, FRAMING);
    say(phrases.inOrder(all, steps.length - all.length));
  }
  if (room > 0) say(shown);
  return blocks;
}

/** Letters of the words around a chain of steps. */
const FRAMING = 35;

/** "Persetujuan DPRD (Ps. 30 PP 28/2018)": an act is named where it is another than in the step before. */
function chainOf(frame: Frame, procedure: Explanation["procedure"]): string[] {
  let act = "";
  return procedure.map(({ title, provision }) => {
    if (provision === null) return title;
    const place = formatPlace(frame.corpus, pasalLevel(provision), frame.language).replace(
      /Pasal|Article/,
      frame.language === "id" ? "Ps." : "Art.",
    );
    const isSame = regulationOf(provision) === act;
    act = regulationOf(provision);
    return `${title} (${isSame ? place : `${place} ${labelOf(frame, act)}`})`;
  });
}

/** A further partner: the word, and why. */
function lineBlocks(frame: Frame, { evaluation, explanation }: Judged): Block[] {
  const { deciding, summary } = explanation;
  return [
    { type: "heading", text: titleOf(explanation, evaluation.sourced, true) },
    { type: "paragraph", text: readingLine(evaluation.sourced, frame.language) },
    { type: "paragraph", text: deciding?.text ?? summary ?? "" },
  ];
}

function titleOf({ headline }: Explanation, sourced: SourcedFacts, isOneOfSeveral: boolean): string {
  const partner = partnerName(sourced);
  return isOneOfSeveral && partner !== null ? `${headline}: ${partner}` : headline;
}

function conditionBlocks(
  frame: Frame,
  { evaluation, explanation }: Judged,
  isOneOfSeveral: boolean,
): Block[] {
  const phrases = phrasesFor(frame.language);
  const blocks: Block[] = [
    { type: "heading", text: titleOf(explanation, evaluation.sourced, isOneOfSeveral) },
  ];
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
  const articles = quoted
    .filter((id) => frame.corpus.provisions.has(id))
    .map((id): Suggestion => ({ label: labelOf(frame, id), request: { type: "provision", id } }));
  const phrases = phrasesFor(frame.language);
  const shown = (["conditions", "basis"] as const).map((show): Suggestion => ({
    label: show === "conditions" ? phrases.allConditions : phrases.legalBasis,
    request: { type: "check", question, sourced: evaluation.sourced, skipped, show },
  }));
  return [...answers.slice(0, MAX_ANSWERS), ...shown, ...articles.slice(0, 1)];
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
