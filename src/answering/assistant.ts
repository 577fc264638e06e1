import { isLookUp, readCitations } from "../corpus/citation-read.ts";
import { languageBalance } from "../retrieval/language.ts";
import type { Answer, AnswerRequest, AskContext, Assistant, Language } from "./answer.ts";
import { citationAnswer, provisionAnswer } from "./citation-answer.ts";
import { clarification, plain } from "./clarification.ts";
import type { Replay } from "./follow-up-answer.ts";
import { followUpAnswer } from "./follow-up-answer.ts";
import { readCorrection, readDirective, readFollowUp } from "./follow-up.ts";
import type { Fragment } from "./fragment.ts";
import { readFragment } from "./fragment.ts";
import { fragmentAnswer, inOtherAct } from "./fragment-answer.ts";
import { lastTurn, NO_HISTORY, remember, withoutLast } from "./history.ts";
import { phrasesFor } from "./phrases.ts";
import { answerQuestion, judged, namedActs, onlyOne, search, verdictOutcome } from "./question-answer.ts";
import { SEARCH_PAGE, searchAnswer } from "./ranked-answers.ts";
import { regulationAnswer } from "./regulation-answer.ts";
import type { AssistantDeps, Outcome, Past } from "./room.ts";
import { aside, furtherTurn, turn, withoutLastTurn } from "./room.ts";
import { readSmallTalk, smallTalkReply } from "./small-talk.ts";
import type { Frame } from "./sources.ts";
import { verdictBasisAnswer } from "./verdict-follow-up.ts";

/**
 * The assistant: small talk, then follow-ups, which mean something only after another turn, then questions. It remembers
 * nothing itself: what it knows of a chat came in with the message.
 */

/** Longer questions are read up to here: a person's question is at its beginning. */
const MAX_QUESTION = 2_000;
const MAX_RESULTS = 25;

export function createAssistant(deps: AssistantDeps): Assistant {
  const { corpus } = deps;
  const frameIn = (language: Language): Frame => ({ corpus, language, asOf: deps.asOf() });

  const message = async (frame: Frame, text: string, past: Past, replay: Replay): Promise<Outcome> => {
    const talk = readSmallTalk(text);
    if (talk !== null) return aside(plain(frame, text, smallTalkReply(talk, phrasesFor(frame.language))));
    const correction = past.last === null ? null : readCorrection(text);
    if (correction !== null) return corrected(frame, correction, past, replay);
    const followUp = readFollowUp(text);
    if (followUp !== null) {
      const outcome = await followUpAnswer(deps, frame, text, followUp, past, replay);
      if (outcome !== null) return outcome;
    }
    const fragment = past.last === null ? null : readFragment(text);
    const asPiece = fragment === null ? null : await piece(frame, text, fragment, past);
    return asPiece ?? answerQuestion(deps, frame, text, past);
  };

  /** A piece of a question is read by way of the one before it; null where it says enough by itself. */
  const piece = async (
    frame: Frame,
    text: string,
    fragment: Fragment,
    past: Past,
  ): Promise<Outcome | null> => {
    if (readCitations(corpus, text).some(({ path }) => path.length > 0)) return null;
    if (past.last?.question === "")
      return fragment.isOpened ? inOtherAct(deps, frame, fragment.words, past) : null;
    if (past.subjects.length > 0 && isLookUp(corpus, fragment.words))
      return furtherTurn(verdictBasisAnswer(frame, deps.rulebook, text, past), past);
    const verdict = await verdictOutcome(deps, frame, text, past);
    if (verdict !== null) return verdict;
    if (fragment.isOpened) return fragmentAnswer(deps, frame, text, fragment, past);
    const own = await answerQuestion(deps, frame, text, past);
    return own.answer.kind === "refusal" ? fragmentAnswer(deps, frame, text, fragment, past) : own;
  };

  /** What was meant takes the place of the last question: a piece goes into that question, a whole one stands alone. */
  const corrected = async (frame: Frame, text: string, past: Past, replay: Replay): Promise<Outcome> => {
    const fragment = readFragment(text);
    if (fragment === null) return message(frame, text, withoutLastTurn(past), replay);
    const meant = await piece(frame, text, { ...fragment, isOpened: true }, past);
    return meant ?? answerQuestion(deps, frame, text, past);
  };

  const citation = (frame: Frame, text: string, past: Past): Outcome => {
    const citations = readCitations(corpus, text);
    if (citations.length === 0)
      return aside(clarification(frame, text, phrasesFor(frame.language).noCitation));
    const provisions = citations.filter((found) => found.path.length > 0);
    const acts = namedActs(citations);
    return turn(
      provisions.length === 0 && acts.length > 0
        ? regulationAnswer(frame, text, acts, null)
        : citationAnswer(frame, text, provisions.length > 0 ? provisions : citations, past.discussed),
    );
  };

  const searched = async (frame: Frame, text: string, offset: number): Promise<Outcome> => {
    const acts = namedActs(readCitations(corpus, text));
    const retrieval = await search(deps, text, onlyOne(acts), MAX_RESULTS);
    const results = { query: text, next: offset + SEARCH_PAGE };
    return turn(searchAnswer(frame, text, offset, retrieval), { results });
  };

  const route = async (request: AnswerRequest, context: AskContext, past: Past): Promise<Outcome> => {
    if (request.type === "provision")
      return furtherTurn(
        provisionAnswer(frameIn(context.language ?? past.last?.language ?? "id"), request.id),
        past,
      );
    if (request.type === "check") {
      const frame = frameIn(context.language ?? languageOf(request.question, past.last?.language));
      return judged(deps, frame, request.question, [request.sourced], request.skipped);
    }
    const directed = readDirective(clean(request.text));
    const { text } = directed;
    const frame = frameIn(directed.language ?? context.language ?? languageOf(text, past.last?.language));
    if (text === "") return aside(clarification(frame, text, phrasesFor(frame.language).emptyQuestion));
    switch (request.type) {
      case "question": {
        const history = context.history ?? NO_HISTORY;
        const replay: Replay = async (language) => {
          const last = lastTurn(history);
          if (last === null) throw new RangeError("there is no turn to answer again");
          const before = withoutLast(history);
          const earlier = { ...context, language, history: before, ...contextOf(before) };
          const outcome = await route(last.request, earlier, pastOf(earlier));
          return { ...outcome, standing: "form" };
        };
        return message(frame, text, past, replay);
      }
      case "citation":
        return citation(frame, text, past);
      case "search":
        return searched(frame, text, request.offset);
    }
  };

  return {
    answer: async (request, context) => {
      const past = pastOf(context);
      return remembered(request, context, past, await route(request, context, past));
    },
  };
}

/** What the history knows, else what an entrance that keeps no history handed in. */
function pastOf(context: AskContext): Past {
  const turns = context.history?.turns ?? [];
  const last = turns.at(-1) ?? null;
  const own = context.facts === undefined ? [] : [context.facts];
  return {
    turns,
    last,
    discussed: last === null ? context.discussed : last.discussed,
    subjects: last === null ? own : last.subjects,
    user: context.user ?? null,
  };
}

function contextOf(history: AskContext["history"]): Pick<AskContext, "discussed" | "facts"> {
  const last = history?.turns.at(-1);
  return { discussed: last?.discussed ?? null, facts: last?.subjects[0] };
}

/** The answer with the history that it belongs to; after an aside what was under discussion still is. */
function remembered(request: AnswerRequest, context: AskContext, past: Past, outcome: Outcome): Answer {
  const history = context.history ?? NO_HISTORY;
  const { answer, standing } = outcome;
  const facts = standing === "turn" ? outcome.subjects[0] : past.subjects[0];
  const kept = answer.facts ?? facts;
  const withFacts = kept === undefined ? answer : { ...answer, facts: kept };
  const last = lastTurn(history);
  if (standing === "aside" || (standing === "form" && last === null))
    return { ...withFacts, discussed: past.discussed, history };
  if (standing === "form" && last !== null)
    return {
      ...withFacts,
      discussed: last.discussed,
      history: remember(withoutLast(history), { ...answer, discussed: last.discussed }, last),
    };
  return { ...withFacts, history: remember(history, answer, { ...outcome, request }) };
}

/** Words that are the same in either language's messages. */
const OF_NO_LANGUAGE = /\b(?:pasal|psl|ayat|huruf|angka|uu|article|paragraph|no|nomor|tahun)\b/gi;

/** The question's language; one that says little of it is asked in the language of the answer before. */
function languageOf(text: string, before: Language | undefined): Language {
  if (before === undefined) return languageBalance(text) < 0 ? "en" : "id";
  const balance = languageBalance(text.replace(OF_NO_LANGUAGE, " "));
  if (Math.abs(balance) < 0.6) return before;
  return balance < 0 ? "en" : "id";
}

/** Control characters and runs of white space out, and cut at a length that no honest question reaches. */
function clean(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_QUESTION);
}
