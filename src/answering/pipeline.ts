import type { Answer, AnswerRequest, AskContext, Assistant } from "./answer.ts";
import { type Language, clean, languageOf, oneLine } from "../text/language.ts";
import { isLookUp, readCitations } from "../law/citations/reading.ts";
import { editionName } from "../law/corpus/corpus.ts";
import { citationAnswer, provisionAnswer, quotedAnswer } from "./handlers/citation.ts";
import { clarification, plain } from "./handlers/extractive-answer.ts";
import { comparisonAnswer } from "./handlers/dated.ts";
import { readDays } from "../law/citations/days.ts";
import { type Replay, followUpAnswer } from "./handlers/follow-up.ts";
import {
  type Fragment,
  pointsAtItself,
  type Essence,
  readEssence,
  readFragment,
} from "./conversation/elliptical-question.ts";
import { readCorrection, readDirective, readFollowUp } from "./conversation/follow-up.ts";
import { fragmentAnswer, inOtherAct, whatIsMeant } from "./handlers/elliptical-question.ts";
import { NO_HISTORY, lastTurn, withoutLast } from "./conversation/history.ts";
import {
  type AssistantDeps,
  NO_PAST,
  type Outcome,
  type Past,
  type Room,
  aside,
  contextOf,
  furtherTurn,
  pastOf,
  remembered,
  turn,
  withoutLastTurn,
} from "./conversation/context.ts";
import { createPastedTextFinder } from "./conversation/pasted-text.ts";
import { joinList, phrasesFor } from "./presentation/phrases.ts";
import {
  answerQuestion,
  judged,
  lookUp,
  namedActs,
  onlyOne,
  search,
  verdictOutcome,
} from "./handlers/question.ts";
import { withFurther } from "./handlers/further-questions.ts";
import { SEARCH_PAGE, searchAnswer } from "./handlers/ranked-answers.ts";
import { regulationAnswer } from "./handlers/regulation.ts";
import { readSmallTalk, smallTalkReply } from "./conversation/interruptions.ts";
import { conditionsAnswer } from "./handlers/eligibility.ts";
import { type Frame, frameOn, labelOf, statusSentence } from "./presentation/sources.ts";
import { verdictBasisAnswer } from "./handlers/verdict-follow-up.ts";
import { statusOf } from "../law/corpus/status.ts";

/**
 * The assistant: small talk, then follow-ups, which mean something only after another turn, then questions. It remembers
 * nothing itself: what it knows of a chat came in with the message.
 */

const MAX_RESULTS = 25;

export function createAssistant(deps: AssistantDeps): Assistant {
  const { corpus } = deps;
  let plainOne: Assistant | null = null;
  const room: Room = { ...deps, pasted: createPastedTextFinder(corpus) };
  const frameIn = (language: Language): Frame => ({ corpus, language, asOf: deps.asOf() });

  const message = async (frame: Frame, text: string, past: Past, replay: Replay): Promise<Outcome> => {
    const correction = past.last === null ? null : readCorrection(text);
    if (correction !== null) return corrected(frame, correction, past, replay);
    const whole = completed(text, past);
    if (whole !== null) return answerQuestion(room, frame, whole, past);
    const followUp = readFollowUp(text);
    if (followUp !== null) {
      const outcome = await followUpAnswer(room, frame, text, followUp, past, replay);
      if (outcome !== null) return outcome;
    }
    const fragment = past.last === null ? null : readFragment(text);
    const asPiece = fragment === null ? null : await piece(frame, text, fragment, past);
    return asPiece ?? answerQuestion(room, frame, text, past);
  };

  /** "PP 28/2018" to the question which act is meant: the provision that was asked for, of that act; null for all else. */
  const completed = (text: string, { last }: Past): string | null => {
    if (last === null || last.quoted.length > 0 || last.request.type !== "question") return null;
    const asked = readCitations(corpus, last.request.text).filter(
      ({ path, regulation }) => path.length > 0 && regulation.type !== "known",
    );
    const named = readCitations(corpus, text);
    const isActAlone = namedActs(named).length > 0 && named.every(({ path }) => path.length === 0);
    if (asked.length === 0 || !isActAlone || !isLookUp(corpus, text)) return null;
    return `${asked.map((citation) => citation.text).join(", ")} ${text}`;
  };

  /** A piece of a question is read by way of the one before it; null where it says enough by itself. */
  const piece = async (
    frame: Frame,
    text: string,
    fragment: Fragment,
    past: Past,
  ): Promise<Outcome | null> => {
    if (readCitations(corpus, text).some(({ path }) => path.length > 0)) return null;
    if (past.last?.question === "") {
      if (!fragment.isOpened) return null;
      const same = inOtherAct(room, frame, fragment.words, past);
      if (same !== null) return same;
      const own = await answerQuestion(room, frame, text, past);
      return own.answer.kind === "refusal" ? whatIsMeant(frame, text, fragment.words) : own;
    }
    if (past.subjects.length > 0 && isLookUp(corpus, fragment.words))
      return furtherTurn(verdictBasisAnswer(frame, deps.rulebook, text, past.subjects), past);
    const verdict = await verdictOutcome(room, frame, text, past);
    if (verdict !== null) return verdict;
    if (fragment.isOpened) return fragmentAnswer(room, frame, text, fragment, past);
    const own = await answerQuestion(room, frame, text, past);
    return own.answer.kind === "refusal" ? fragmentAnswer(room, frame, text, fragment, past) : own;
  };

  /** What was meant takes the place of the last question: a piece goes into that question, a whole one stands alone. */
  const corrected = async (frame: Frame, text: string, past: Past, replay: Replay): Promise<Outcome> => {
    const fragment = readFragment(text);
    if (fragment === null) return message(frame, text, withoutLastTurn(past), replay);
    const meant = await piece(frame, text, { ...fragment, isOpened: true }, past);
    return meant ?? answerQuestion(room, frame, text, past);
  };

  const citation = (frame: Frame, text: string, past: Past): Outcome => {
    const days = readDays(text);
    const citations = readCitations(corpus, days.rest);
    if (citations.length === 0)
      return aside(clarification(frame, text, phrasesFor(frame.language).noCitation));
    const provisions = citations.filter((found) => found.path.length > 0);
    const acts = namedActs(citations);
    if (provisions.length > 0) return lookUp(frame, text, days, provisions, past);
    return turn(
      acts.length > 0
        ? regulationAnswer(frame, text, acts, null)
        : citationAnswer(frame, text, citations, past.discussed),
    );
  };

  /** What a longer message asks; the whole of it where a plan is told that its question alone does not tell. */
  const essenceOf = (text: string): Essence => {
    const essence = readEssence(text);
    const isPlan = (told: string): boolean => deps.understander.understand(told).isEligibilityQuestion;
    const isLost = essence.question.length < text.length && !isPlan(essence.question) && isPlan(text);
    return isLost ? { ...essence, question: text } : essence;
  };

  const searched = async (frame: Frame, text: string, offset: number): Promise<Outcome> => {
    const acts = namedActs(readCitations(corpus, text));
    const retrieval = await search(room, text, onlyOne(acts), MAX_RESULTS);
    const results = { query: text, next: offset + SEARCH_PAGE };
    return turn(searchAnswer(frame, text, offset, retrieval), { results });
  };

  const route = async (request: AnswerRequest, context: AskContext, past: Past): Promise<Outcome> => {
    if (request.type === "provision" || request.type === "comparison") {
      const { id } = request;
      const frame = frameIn(context.language ?? past.last?.language ?? "id");
      const answer =
        request.type === "provision"
          ? provisionAnswer(frameOn(frame, request.asOf ?? frame.asOf), id)
          : comparisonAnswer(frame, labelOf(frame, id), id, request.from, request.to);
      return furtherTurn(answer, past);
    }
    if (request.type === "check") {
      const frame = frameIn(context.language ?? languageOf(request.question, past.last?.language));
      const { question, sourced, skipped } = request;
      if (request.show === undefined) return judged(room, frame, question, [sourced], skipped);
      const subjects = past.subjects.length > 0 ? past.subjects : [sourced];
      const shown =
        request.show === "basis"
          ? verdictBasisAnswer(frame, deps.rulebook, question, subjects)
          : conditionsAnswer(frame, deps.rulebook, question, subjects, skipped);
      return furtherTurn(shown, { ...past, subjects });
    }
    const whole = oneLine(request.text);
    const essence =
      request.type === "question" ? essenceOf(clean(request.text)) : { question: whole, further: [] };
    const directed = readDirective(oneLine(essence.question));
    const { text } = directed;
    const frame = frameIn(directed.language ?? context.language ?? languageOf(text, past.last?.language));
    if (text === "") return aside(clarification(frame, text, phrasesFor(frame.language).emptyQuestion));
    switch (request.type) {
      case "question": {
        const talk = readSmallTalk(whole) ?? readSmallTalk(text);
        if (talk !== null)
          return aside(plain(frame, whole, smallTalkReply(talk, phrasesFor(frame.language))));
        const pasted = pastedAnswer(room, frame, whole);
        const outcome = pasted ?? (await message(frame, text, past, replayOf(context)));
        const further = await Promise.all(
          essence.further.map(async (asked) =>
            // What is a piece of the first question says nothing by itself.
            readFragment(asked) === null ? (await answerQuestion(room, frame, asked, NO_PAST)).answer : asked,
          ),
        );
        return { ...outcome, answer: withFurther(outcome.answer, further) };
      }
      case "citation":
        return citation(frame, text, past);
      case "search":
        return searched(frame, text, request.offset);
    }
  };

  /** Asks the last turn's request again, after the turns before it. */
  const replayOf =
    (context: AskContext): Replay =>
    async (language) => {
      const history = context.history ?? NO_HISTORY;
      const last = lastTurn(history);
      if (last === null) throw new RangeError("there is no turn to answer again");
      const before = withoutLast(history);
      const earlier = { ...context, language, history: before, ...contextOf(before) };
      const outcome = await route(last.request, earlier, pastOf(earlier));
      return { ...outcome, standing: "form" };
    };

  return {
    answer: async (request, context) => {
      if (context.withoutModel === true && deps.generator !== null) {
        plainOne ??= createAssistant({ ...deps, generator: null });
        return plainOne.answer(request, context);
      }
      const past = pastOf(context);
      const outcome = await route(request, context, past);
      const said =
        past.turns.length === 0 ? outcome : { ...outcome, answer: withoutStandingNote(outcome.answer) };
      return remembered(request, context, past, said, editionName(corpus));
    },
  };
}

/** A chat is told once that this is information and no legal advice. */
function withoutStandingNote(answer: Answer): Answer {
  const note = phrasesFor(answer.language).standingNote;
  const blocks = answer.blocks.filter((block) => block.type !== "notice" || !block.text.endsWith(note));
  return { ...answer, blocks };
}

/** Says where pasted words of the law stand and whether they are in force; null for a message that asks more. */
export function pastedAnswer(room: Room, frame: Frame, text: string): Outcome | null {
  const found = room.pasted.find(text);
  if (found.length === 0 || !pointsAtItself(text)) return null;
  // A provision that is named with its act is meant, however much of an act's title stands beside it.
  const isNamed = readCitations(frame.corpus, text).some(
    ({ path, regulation }) => path.length > 0 && regulation.type === "known",
  );
  if (isNamed) return null;
  const isRevoked = (id: string): boolean => statusOf(frame.corpus, id, frame.asOf).status === "revoked";
  const ids = [...found].sort((a, b) => Number(isRevoked(a)) - Number(isRevoked(b)));
  const names = joinList(
    ids.map((id) => labelOf(frame, id)),
    frame.language,
  );
  const said = phrasesFor(frame.language).thatIs(names);
  const [only] = ids;
  const standing = ids.length === 1 && only !== undefined ? ` ${statusSentence(frame, only)}` : "";
  const answer = quotedAnswer(frame, text, ids, [{ type: "paragraph", text: said + standing }]);
  const blocks = answer.blocks.filter(
    (block) => block.type !== "notice" || block.tone !== "status" || !standing.includes(block.text),
  );
  return turn({ ...answer, blocks }, { question: "" });
}
