import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import type { Answer, Block } from "../answer.ts";
import {
  type Judged,
  judge,
  partnerName,
  quotesOf,
  standings,
  verdictAnswer,
  worstOf,
} from "./eligibility.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import type { Past } from "../conversation/context.ts";
import { type Frame, labelOf, notices } from "../presentation/sources.ts";

/** Questions that go on from a verdict: why, on what basis, and what to do next. The rules are applied anew. */

/** The deciding check again, with its quotation and what would turn it round. */
export function reasonAnswer(frame: Frame, rulebook: Rulebook, question: string, past: Past): Answer {
  const phrases = phrasesFor(frame.language);
  const judged = judge(frame, rulebook, past.subjects, []);
  const quoted = quotesOf(frame, judged);
  const blocks: Block[] = [];
  for (const one of judged) {
    const { deciding, summary, headline, verdict } = one.explanation;
    if (deciding === null) {
      blocks.push({ type: "paragraph", text: named(one, judged, summary ?? headline) });
      continue;
    }
    const from = deciding.sources.length === 0 ? "" : ` (${deciding.sources.join("; ")})`;
    blocks.push({ type: "paragraph", text: named(one, judged, `${deciding.text}${from}`) });
    const own = deciding.quotes.filter((id) => quoted.includes(id));
    blocks.push(...own.map((id): Block => ({ type: "quote", provision: id })));
    if (verdict === "ineligible" && deciding.flips !== "")
      blocks.push(
        { type: "paragraph", text: phrases.whatWouldChange },
        { type: "list", items: [deciding.flips] },
      );
  }
  blocks.push(...notices(frame, quoted));
  return verdictAnswer(frame, question, judged, quoted, [], blocks);
}

/** What remains to be met, or what would turn a no round; with the next open question. */
export function stepsAnswer(frame: Frame, rulebook: Rulebook, question: string, past: Past): Answer {
  const phrases = phrasesFor(frame.language);
  const judged = judge(frame, rulebook, past.subjects, []);
  const blocks: Block[] = [];
  for (const one of judged) {
    const { steps, verdict, headline } = one.explanation;
    const isClosed = verdict === "ineligible";
    const title = steps.length === 0 ? headline : isClosed ? phrases.whatWouldChange : phrases.nextSteps;
    blocks.push({ type: "paragraph", text: named(one, judged, title) });
    if (steps.length > 0) blocks.push({ type: "list", items: steps });
    else blocks.push({ type: "paragraph", text: phrases.nothingLeft });
  }
  const ask = worstOf(judged).explanation.ask;
  if (ask !== null) blocks.push({ type: "paragraph", text: ask.text });
  return verdictAnswer(frame, question, judged, [], [], blocks);
}

/** The article that decided, then the basis of every condition and what of it is no longer in force. */
export function verdictBasisAnswer(
  frame: Frame,
  rulebook: Rulebook,
  question: string,
  subjects: Past["subjects"],
): Answer {
  const phrases = phrasesFor(frame.language);
  const judged = judge(frame, rulebook, subjects, []);
  const quoted = quotesOf(frame, judged);
  const blocks: Block[] = [];
  if (quoted.length > 0) {
    const names = joinList(
      quoted.map((id) => labelOf(frame, id)),
      frame.language,
    );
    blocks.push({ type: "paragraph", text: phrases.basisIs(names) });
  }
  blocks.push(...quoted.map((id): Block => ({ type: "quote", provision: id })));
  const { evaluation, explanation } = worstOf(judged);
  const items = evaluation.checks.map(({ rule, basis, inForceBasis }) => {
    const text = explanation.checklist.find((line) => line.rule === rule.id)?.text ?? rule.id;
    const articles = inForceBasis.filter((id) => id.includes("/"));
    const ids = articles.length > 0 ? articles : basis;
    return `${text}: ${ids.map((id) => labelOf(frame, id)).join("; ")}`;
  });
  blocks.push({ type: "paragraph", text: phrases.basisOfEach }, { type: "list", items });
  blocks.push(...standings(frame, judged), ...notices(frame, quoted));
  return verdictAnswer(frame, question, judged, quoted, [], blocks);
}

/** Of several partners each line says whose it is. */
function named(one: Judged, judged: readonly Judged[], text: string): string {
  const partner = partnerName(one.evaluation.sourced);
  return judged.length > 1 && partner !== null ? `${partner}: ${text}` : text;
}
