import { readCitations } from "../../law/citations/reading.ts";
import { parentId, pasalLevel, regulationOf } from "../../law/provision-id.ts";
import type { Answer, Block } from "../answer.ts";
import { quotedAnswer } from "./citation.ts";
import { plain } from "./extractive-answer.ts";
import { type Fragment, isSlotWord, join, substitute } from "../conversation/elliptical-question.ts";
import { hasShape } from "../../retrieval/question-shapes.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import { isTooLittle, namedActs, onlyOne, search, searchedAnswer } from "./question.ts";
import { type Outcome, type Past, type Room, aside, furtherTurn, turn } from "../conversation/context.ts";
import { type Frame, labelOf } from "../presentation/sources.ts";

/** Answers a piece of a question by way of the question before it. */

/**
 * Evidence (0..1) that a fragment by itself must bring when no word of the last question gave way to it: else the last
 * question would only be answered once more.
 */
const FRAGMENT_EVIDENCE = 0.2;
/** Of the time for a model, what the rewriting of a query may take; the rest is the prose's. */
const REWRITING_SHARE = 0.3;

export async function fragmentAnswer(
  deps: Room,
  frame: Frame,
  text: string,
  fragment: Fragment,
  past: Past,
): Promise<Outcome> {
  const before = past.last?.question ?? "";
  const substituted = hasShape(before, "definition")
    ? `${phrasesFor(frame.language).whatIs} ${fragment.words}`
    : substitute(before, fragment.words);
  const joined = substituted ?? join(before, fragment.words);
  const isRead = substituted !== null || isSlotWord(fragment.words);
  const rewritten = isRead ? null : await rewrite(deps, frame, fragment.words, past);
  const named = onlyOne(namedActs(readCitations(deps.corpus, joined)));
  const retrieval = await search(deps, rewritten ?? joined, named, 10);
  const isSound = isRead || rewritten !== null || (await says(deps, fragment.words));
  if (!isSound || isTooLittle(deps, retrieval)) return whatIsMeant(frame, text, fragment.words);
  const share = isRead ? 1 : 1 - REWRITING_SHARE;
  const answer = await searchedAnswer(deps, frame, joined, retrieval, past, share);
  const phrases = phrasesFor(frame.language);
  const note = phrases.readAs(substituted ?? `${before} … ${fragment.words}`);
  const noted = withNote(answer.blocks, { type: "notice", tone: "note", text: note });
  const isNothingNew = substituted === null && isSameArticle(answer.discussed, past.discussed);
  const label = answer.discussed === null ? "" : labelOf(frame, answer.discussed);
  const blocks = isNothingNew ? withLead(noted, phrases.nothingFurther(fragment.words, label)) : noted;
  return turn(
    { ...answer, ...modelOf(deps, rewritten), question: text, blocks },
    {
      question: substituted ?? before,
      subjects: past.subjects,
      results: { query: joined, next: 1 },
    },
  );
}

function isSameArticle(found: string | null, before: string | null): boolean {
  return found !== null && before !== null && pasalLevel(found) === pasalLevel(before);
}

/** "Kalau UU 23/2014?" after a look-up in UU 32/2004: the same article there; null where that means nothing. */
export function inOtherAct(deps: Room, frame: Frame, text: string, past: Past): Outcome | null {
  const citations = readCitations(deps.corpus, text);
  const act = onlyOne(namedActs(citations));
  const { discussed } = past;
  if (act === null || discussed === null || citations.some(({ path }) => path.length > 0)) return null;
  if (regulationOf(discussed) === act) return null;
  const rest = discussed.slice(regulationOf(discussed).length);
  for (let id: string | null = `${act}${rest}`; id !== null && id !== act; id = parentId(id))
    if (deps.corpus.provisions.has(id)) return furtherTurn(quotedAnswer(frame, text, [id], []), past);
  return null;
}

async function says(deps: Room, words: string): Promise<boolean> {
  const { evidence } = await search(deps, words, null, 1);
  return evidence >= FRAGMENT_EVIDENCE;
}

/** The query that the model makes of the last questions and the fragment; null without a model, or where it fails. */
async function rewrite(deps: Room, frame: Frame, words: string, past: Past): Promise<string | null> {
  if (deps.generator === null) return null;
  const questions = past.turns.map((earlier) => earlier.question);
  return deps.generator.rewrite(frame.language, questions, words, past.user, REWRITING_SHARE);
}

/** A search by the model's query is of its making, whoever words the answer. */
function modelOf({ generator }: Room, rewritten: string | null): Pick<Answer, "model"> {
  return rewritten === null || generator === null ? {} : { model: generator.part };
}

/** Asks for the whole question; what was under discussion stays so. */
export function whatIsMeant(frame: Frame, text: string, words: string): Outcome {
  return aside(plain(frame, text, phrasesFor(frame.language).whatIsMeant(words)));
}

function withLead(blocks: readonly Block[], text: string): Block[] {
  const [first, ...rest] = blocks;
  return [{ type: "paragraph", text }, ...(first?.type === "paragraph" ? rest : blocks)];
}

/** Before the standing note, which stays last. */
function withNote(blocks: readonly Block[], note: Block): Block[] {
  return [...blocks.slice(0, -1), note, ...blocks.slice(-1)];
}
