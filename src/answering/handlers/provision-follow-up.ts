import { penjelasanOf } from "../../law/corpus/corpus.ts";
import { pasalLevel } from "../../law/provision-id.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { Answer, Block } from "../answer.ts";
import { quotedAnswer } from "./citation.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { regulationAnswer } from "./regulation.ts";
import { type Frame, citationFor, labelOf, notices, statusSentence } from "../presentation/sources.ts";

/**
 * Questions that go on from a quotation: its words, its article, its penjelasan, whether it is in force and what is.
 * Each provision is looked up anew by its id.
 */

const MAX_SUCCESSORS = 3;

/** @param discussed id of a provision or an act */
export function textAnswer(
  frame: Frame,
  question: string,
  discussed: string,
  quoted: readonly string[],
): Answer {
  const ids = (quoted.includes(discussed) ? quoted : [discussed]).filter((id) => isShipped(frame, id));
  return ids.length === 0
    ? regulationAnswer(frame, question, [discussed], null)
    : quotedAnswer(frame, question, ids, []);
}

/** Names the articles first, then quotes them. */
export function basisAnswer(
  frame: Frame,
  question: string,
  discussed: string,
  quoted: readonly string[],
): Answer {
  const ids = (quoted.includes(discussed) ? quoted : [discussed]).filter((id) => isShipped(frame, id));
  if (ids.length === 0) return regulationAnswer(frame, question, [discussed], null);
  const names = joinList(
    ids.map((id) => labelOf(frame, id)),
    frame.language,
  );
  const text = phrasesFor(frame.language).basisIs(names);
  return quotedAnswer(frame, question, ids, [{ type: "paragraph", text }]);
}

/** The whole article around what is under discussion. */
export function wholeAnswer(frame: Frame, question: string, discussed: string): Answer {
  const pasal = pasalLevel(discussed);
  return isShipped(frame, pasal)
    ? quotedAnswer(frame, question, [pasal], [])
    : regulationAnswer(frame, question, [discussed], null);
}

/** The penjelasan of the provision, else of its article, else that there is none. */
export function meaningAnswer(frame: Frame, question: string, discussed: string): Answer {
  if (!isShipped(frame, discussed)) return regulationAnswer(frame, question, [discussed], null);
  const penjelasan = frame.corpus.provisions.get(discussed)?.isPenjelasan
    ? frame.corpus.provisions.get(discussed)
    : (penjelasanOf(frame.corpus, discussed) ?? penjelasanOf(frame.corpus, pasalLevel(discussed)));
  if (penjelasan !== undefined) return quotedAnswer(frame, question, [penjelasan.id], []);
  const text = phrasesFor(frame.language).noPenjelasan(labelOf(frame, discussed));
  return quotedAnswer(frame, question, [discussed], [{ type: "paragraph", text }]);
}

/** Whether it is in force, in the first line; the words of what replaced it below. */
export function statusAnswer(frame: Frame, question: string, discussed: string): Answer {
  if (!discussed.includes("/")) return regulationAnswer(frame, question, [discussed], null);
  const successors = shippedSuccessors(frame, discussed);
  const own: Block[] = [{ type: "paragraph", text: statusSentence(frame, discussed) }];
  if (successors.length > 0)
    own.push({ type: "paragraph", text: phrasesFor(frame.language).nowInForceQuote });
  const answer = quotedAnswer(frame, question, successors, own);
  const said = new Set(own.map((block) => ("text" in block ? block.text : "")));
  const decisions = notices(frame, [discussed]).filter(
    (block) => block.type === "notice" && block.tone === "caution" && !said.has(block.text),
  );
  const blocks = [...answer.blocks];
  blocks.splice(own.length + successors.length, 0, ...decisions);
  const cited = isShipped(frame, discussed) ? [citationFor(frame, discussed)] : [];
  return { ...answer, blocks, citations: [...cited, ...answer.citations], discussed };
}

/** What is in force in its place, quoted; the provision itself where it still is. */
export function currentAnswer(frame: Frame, question: string, discussed: string): Answer {
  const successors = shippedSuccessors(frame, discussed);
  if (!discussed.includes("/") || (successors.length === 0 && !isShipped(frame, discussed)))
    return regulationAnswer(frame, question, [discussed], null);
  if (successors.length === 0) {
    const text = statusSentence(frame, discussed);
    const answer = quotedAnswer(frame, question, [discussed], [{ type: "paragraph", text }]);
    return { ...answer, blocks: answer.blocks.filter((block) => !isNoticeOf(block, text)) };
  }
  const names = joinList(
    successors.map((id) => labelOf(frame, id)),
    frame.language,
  );
  const text = phrasesFor(frame.language).nowInForce(names, labelOf(frame, discussed));
  return quotedAnswer(frame, question, successors, [{ type: "paragraph", text }]);
}

function isNoticeOf(block: Block, text: string): boolean {
  return block.type === "notice" && text.includes(block.text);
}

function shippedSuccessors(frame: Frame, id: string): string[] {
  const { successors } = statusOf(frame.corpus, id, frame.asOf);
  return successors.filter((successor) => isShipped(frame, successor)).slice(0, MAX_SUCCESSORS);
}

function isShipped(frame: Frame, id: string): boolean {
  return frame.corpus.provisions.has(id);
}
