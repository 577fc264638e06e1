import type { Language } from "../../text/language.ts";
import { readCitations } from "../../law/citations/reading.ts";
import type { Answer, Block } from "../answer.ts";
import { citationAnswer } from "./citation.ts";
import { plain } from "./extractive-answer.ts";
import type { FollowUp } from "../conversation/follow-up.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import {
  basisAnswer,
  currentAnswer,
  meaningAnswer,
  statusAnswer,
  textAnswer,
  wholeAnswer,
} from "./provision-follow-up.ts";
import { search } from "./question.ts";
import { SEARCH_PAGE, searchAnswer } from "./ranked-answers.ts";
import { type Outcome, type Past, type Room, aside, furtherTurn } from "../conversation/context.ts";
import { type Frame, notices } from "../presentation/sources.ts";
import { reasonAnswer, stepsAnswer, verdictBasisAnswer } from "./verdict-follow-up.ts";

/** Answers a follow-up from what is under discussion, each provision looked up anew. */

const MAX_RESULTS = 25;

/** Answers the last turn's request again, in a language. */
export type Replay = (language: Language) => Promise<Outcome>;

/** @returns null where the message means something else here, such as "syaratnya apa?" after no verdict */
export async function followUpAnswer(
  deps: Room,
  frame: Frame,
  text: string,
  followUp: FollowUp,
  past: Past,
  replay: Replay,
): Promise<Outcome | null> {
  const { last, discussed } = past;
  const isJudged = past.subjects.length > 0;
  const further = (answer: Answer): Outcome => furtherTurn(answer, past);
  switch (followUp.type) {
    case "again":
      return last === null ? nothingBefore(frame, text) : replay(followUp.language ?? frame.language);
    case "shorter": {
      if (last === null) return nothingBefore(frame, text);
      const outcome = await replay(last.language);
      return { ...outcome, answer: shortened(frame, outcome.answer), standing: "form" };
    }
    case "steps":
      return isJudged ? further(stepsAnswer(frame, deps.rulebook, text, past)) : null;
    case "more":
      return last === null ? nothingBefore(frame, text) : more(deps, frame, text, past);
    case "reason":
    case "meaning":
      if (isJudged) return further(reasonAnswer(frame, deps.rulebook, text, past));
      return discussed === null
        ? nothingUnless(last, frame, text)
        : further(meaningAnswer(frame, text, discussed));
    case "basis":
      if (isJudged) return further(verdictBasisAnswer(frame, deps.rulebook, text, past.subjects));
      return aboutProvision(frame, text, followUp.type, past);
    case "text":
    case "whole":
    case "status":
    case "current":
      return aboutProvision(frame, text, followUp.type, past);
  }
}

function aboutProvision(
  frame: Frame,
  text: string,
  type: "basis" | "text" | "whole" | "status" | "current",
  past: Past,
): Outcome | null {
  const { last, discussed } = past;
  if (discussed === null) return nothingUnless(last, frame, text);
  const quoted = last?.quoted ?? [];
  const answers = {
    basis: () => basisAnswer(frame, text, discussed, quoted),
    text: () => textAnswer(frame, text, discussed, quoted),
    whole: () => wholeAnswer(frame, text, discussed),
    status: () => statusAnswer(frame, text, discussed),
    current: () => currentAnswer(frame, text, discussed),
  };
  return furtherTurn(answers[type](), past);
}

/** After an answer that quoted nothing the message may still be a question of its own; in a new chat it cannot be. */
function nothingUnless(last: Past["last"], frame: Frame, text: string): Outcome | null {
  return last === null ? nothingBefore(frame, text) : null;
}

function nothingBefore(frame: Frame, text: string): Outcome {
  return aside(plain(frame, text, phrasesFor(frame.language).nothingBefore));
}

/** The next results of what was searched; after a look-up, the next article. */
async function more(deps: Room, frame: Frame, text: string, past: Past): Promise<Outcome> {
  const results = past.last?.results ?? null;
  if (results === null) {
    const citations = readCitations(deps.corpus, "pasal selanjutnya");
    return past.discussed?.includes("/") === true
      ? furtherTurn(citationAnswer(frame, text, citations, past.discussed), past)
      : nothingBefore(frame, text);
  }
  const retrieval = await search(deps, results.query, null, MAX_RESULTS);
  const answer = searchAnswer(frame, results.query, results.next, retrieval);
  const next = Math.min(results.next + SEARCH_PAGE, MAX_RESULTS);
  return furtherTurn({ ...answer, question: text, discussed: past.discussed }, past, {
    query: results.query,
    next,
  });
}

/** What answers, the first quotation and whether that is in force; lists, related articles and the rest go. */
function shortened(frame: Frame, answer: Answer): Answer {
  const at = answer.blocks.findIndex((block) => block.type === "quote");
  if (at < 0) return answer;
  const first = answer.blocks[at];
  const head: Block[] = answer.blocks
    .slice(0, at)
    .filter((block) => block.type !== "list")
    .slice(0, 2);
  const note = answer.blocks.slice(-1);
  const quoted = first?.type === "quote" ? [first.provision] : [];
  return {
    ...answer,
    blocks: [...head, ...(first === undefined ? [] : [first]), ...notices(frame, quoted), ...note],
    citations: answer.citations.filter(({ id }) => quoted.includes(id)),
  };
}
