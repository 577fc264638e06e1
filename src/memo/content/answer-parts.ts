import type { Answer, Block } from "../../answering/answer.ts";
import { joinList, phrasesFor } from "../../answering/presentation/phrases.ts";
import type { Frame } from "../../answering/presentation/sources.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { formatDate } from "../../platform/dates.ts";
import { type Words, provisionLabel, provisionLabels, sanitiseQuestion } from "./words.ts";
import { type Law, byAct, quotationOf } from "./law.ts";
import { type MemoBlock, type Text, italic, paragraph, plain } from "./memo.ts";
import type { Composition } from "./verdict-parts.ts";

/** The parts of a memo of an answer that quotes provisions, or says of whole acts whether they are in force. */

/** A question is told in full; of several provisions only the first few are named in one sentence. */
const MAX_NAMED = 3;

/**
 * @param answer of kind citation or answer
 * @param question as it was typed; null for a provision that was asked for by its name alone
 */
export function answerParts(
  frame: Frame,
  words: Words,
  answer: Answer,
  question: string | null,
): Composition {
  const quoted = [...new Set(answer.citations.map((citation) => citation.id))];
  const acts = actsOf(frame, answer);
  const subjects = acts.length > 0 ? acts : quoted;
  const named = provisionNames(frame, subjects);
  const isList = isRankedList(answer);
  const successors = quoted.flatMap((id) => successorsWithText(frame, id));
  const law: Law = {
    ids: [...new Set([...inForceFirst(frame, [...quoted, ...successors]), ...acts])],
    successors: new Map(),
  };
  return {
    subject: words.aboutProvisions(named),
    about: subjects.slice(0, 1),
    problem:
      question === null
        ? [paragraph(words.problemOfProvisions(named))]
        : [paragraph(words.problemOfQuestion), paragraph(italic(`“${sanitiseQuestion(question)}”`))],
    assumptions: [words.assumesText(formatDate(frame.asOf, frame.language)), words.assumesLawOnly].map(plain),
    facts: [],
    dates: [],
    analysis: [{ title: null, blocks: analysisOf(frame, words, answer, question, isList) }],
    conclusion: conclusionOf(frame, words, subjects),
    advice: [{ type: "list", marks: "letters", items: adviceOf(frame, words, answer, subjects) }],
    law,
    annexHasPenjelasan: !isList,
  };
}

/** Acts that the answer is about as a whole. */
function actsOf({ corpus }: Frame, { discussed }: Answer): string[] {
  return discussed !== null && !discussed.includes("/") && corpus.regulations.has(discussed)
    ? [discussed]
    : [];
}

/** Results of a search: named in the analysis, and quoted in the annex alone. */
function isRankedList({ blocks, citations }: Answer): boolean {
  return citations.length > 0 && !blocks.some(isOfWords);
}

/** The words of the law, whether by themselves or on two days. */
function isOfWords({ type }: Block): boolean {
  return type === "quote" || type === "comparison";
}

function provisionNames(frame: Frame, ids: readonly string[]): string {
  const names = ids.slice(0, MAX_NAMED).map((id) => provisionLabel(frame, id));
  if (ids.length > MAX_NAMED) names.push(phrasesFor(frame.language).andOthers);
  return joinList(names, frame.language);
}

function analysisOf(
  frame: Frame,
  words: Words,
  answer: Answer,
  question: string | null,
  isList: boolean,
): MemoBlock[] {
  const quoted = new Set(answer.citations.map((citation) => citation.id));
  if (isList)
    return [paragraph(words.found), { type: "list", marks: "numbers", items: listItems(answer).map(plain) }];
  const blocks: MemoBlock[] = [paragraph(leadOf(frame, words, answer, question))];
  blocks.push(...sentencesOf(answer).map((text) => paragraph(text)));
  for (const id of quoted) {
    blocks.push(quotationOf(frame, words, id));
    const now = successorsWithText(frame, id).filter((successor) => !quoted.has(successor));
    if (now.length === 0) continue;
    blocks.push(paragraph(words.nowReads(provisionLabel(frame, id))));
    blocks.push(...now.map((successor) => quotationOf(frame, words, successor)));
  }
  const related = relatedOf(answer);
  if (related.length > 0) blocks.push(paragraph(`${words.related}${related.join("; ")}.`));
  return blocks;
}

function leadOf(frame: Frame, words: Words, answer: Answer, question: string | null): string {
  const { corpus, asOf, language } = frame;
  const [lead] = answer.citations;
  const acts = actsOf(frame, answer);
  if (lead === undefined || acts.length > 0) return words.asked(provisionNames(frame, acts));
  const names = provisionNames(
    frame,
    answer.citations.map((citation) => citation.id),
  );
  if (isTentative(answer)) return words.nearestIs(lead.label);
  if (answer.kind === "citation" || question === null) return words.asked(names);
  const fidelity = corpus.provisions.get(lead.id)?.fidelity;
  if (fidelity === "secondary") return words.reportedOf(lead.label);
  if (fidelity === "explanatory") return words.explainedIn(lead.label);
  const isRevoked = statusOf(corpus, lead.id, asOf).status === "revoked";
  if (isRevoked) return words.onceGovernedBy(lead.label);
  const own = answer.citations.filter(
    ({ id }) => regulationOf(id) === regulationOf(lead.id) && !corpus.provisions.get(id)?.isPenjelasan,
  );
  const labels = own.map((citation) => citation.label);
  return words.governedBy(joinList(labels.length === 0 ? [lead.label] : labels, language));
}

/** Whether the answer itself says that it is not sure. */
function isTentative(answer: Answer): boolean {
  const [lead] = answer.citations;
  const [first] = answer.blocks;
  return (
    lead !== undefined &&
    first?.type === "paragraph" &&
    first.text === phrasesFor(answer.language).nearestIs(lead.label)
  );
}

/**
 * What the answer says besides, such as that one of two provisions asked for does not exist. Sentences between the
 * assistant and the user are left out, and those that the memo says in its own words.
 */
function sentencesOf(answer: Answer): string[] {
  if (answer.kind !== "citation" || answer.blocks.some(({ type }) => type === "comparison")) return [];
  const phrases = phrasesFor(answer.language);
  const own = new Set([
    phrases.alsoSee,
    phrases.refersTo,
    phrases.related,
    phrases.nowInForceQuote,
    phrases.furtherQuestions,
  ]);
  return answer.blocks.flatMap((block) => {
    if (block.type !== "paragraph" || own.has(block.text)) return [];
    return TO_THE_USER.test(block.text) ? [] : [block.text];
  });
}

const TO_THE_USER = /\b(?:saya|anda|i|me|my|you|your)\b/i;

function listItems(answer: Answer): string[] {
  return answer.blocks.flatMap((block) => (block.type === "list" ? block.items : []));
}

/** The articles that the answer names without quoting them. */
function relatedOf(answer: Answer): string[] {
  const phrases = phrasesFor(answer.language);
  const titles = new Set([phrases.related, phrases.refersTo, phrases.alsoSee]);
  return answer.blocks.flatMap((block, index) => {
    const before = answer.blocks[index - 1];
    const isTitled = before?.type === "paragraph" && titles.has(before.text);
    return block.type === "list" && isTitled ? block.items : [];
  });
}

function conclusionOf(frame: Frame, words: Words, ids: readonly string[]): MemoBlock[] {
  const { corpus, asOf } = frame;
  const isRevoked = (id: string): boolean => statusOf(corpus, id, asOf).status === "revoked";
  const isReported = (id: string): boolean => corpus.provisions.get(id)?.fidelity === "secondary";
  const isLaw = (id: string): boolean => corpus.regulations.get(regulationOf(id))?.kind !== "materi";
  const inForce = ids.filter((id) => isLaw(id) && !isRevoked(id) && !isReported(id));
  const sentences: string[] = [];
  if (inForce.length > 0) sentences.push(words.inForceConclusion(provisionLabels(frame, inForce)));
  for (const id of ids.filter((candidate) => isRevoked(candidate) && !isReported(candidate))) {
    const now = statusOf(corpus, id, asOf).successors;
    const names = provisionLabels(frame, now);
    const replaced = now.length === 0 ? "" : ` ${words.successorConclusion(names)}`;
    sentences.push(`${words.revokedConclusion(provisionLabel(frame, id))}${replaced}`);
  }
  const reported = [...byAct(ids.filter(isReported)).keys()];
  for (const act of reported) sentences.push(words.reportedConclusion(provisionLabel(frame, act)));
  const material = ids.filter((id) => !isLaw(id));
  if (material.length > 0) sentences.push(words.explainedIn(provisionNames(frame, material)));
  return sentences.map((sentence) => paragraph(sentence));
}

function adviceOf(frame: Frame, words: Words, answer: Answer, ids: readonly string[]): Text[] {
  const { corpus, asOf } = frame;
  const items: string[] = isTentative(answer) ? [words.makeSure] : [];
  for (const id of ids) {
    const { status, successors, certainty } = statusOf(corpus, id, asOf);
    if (status !== "revoked") continue;
    const act = regulationOf(id);
    const [successor] = successors;
    if (certainty === "reported" && successor !== undefined)
      items.push(words.obtainText(provisionLabel(frame, act), provisionLabel(frame, successor)));
    else if (successors.length > 0)
      items.push(words.useSuccessor(provisionLabels(frame, successors), provisionLabel(frame, id)));
  }
  items.push(words.assessPlan, words.compare);
  return [...new Set(items)].map(plain);
}

/** Successors of a revoked provision that can be quoted. */
function successorsWithText({ corpus, asOf }: Frame, id: string): string[] {
  return statusOf(corpus, id, asOf).successors.filter((successor) => corpus.provisions.has(successor));
}

function inForceFirst({ corpus, asOf }: Frame, ids: readonly string[]): string[] {
  const isRevoked = (id: string): boolean => statusOf(corpus, id, asOf).status === "revoked";
  return [...ids.filter((id) => !isRevoked(id)), ...ids.filter(isRevoked)];
}
