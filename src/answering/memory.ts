import type { Answer, AnswerRequest, AskContext } from "./answer.ts";
import { lastTurn, NO_HISTORY, remember, withoutLast } from "./history.ts";
import type { Outcome, Past } from "./room.ts";

/** Between the history that an entrance keeps and what one answer knows of it. */

/** What the history knows, else what an entrance that keeps no history handed in. */
export function pastOf(context: AskContext): Past {
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

export function contextOf(history: AskContext["history"]): Pick<AskContext, "discussed" | "facts"> {
  const last = history?.turns.at(-1);
  return { discussed: last?.discussed ?? null, facts: last?.subjects[0] };
}

/**
 * The answer with the history that it belongs to; after an aside what was under discussion still is.
 * @param edition of the corpus that answered
 */
export function remembered(
  request: AnswerRequest,
  context: AskContext,
  past: Past,
  outcome: Outcome,
  edition: string,
): Answer {
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
      history: remember(withoutLast(history), { ...answer, discussed: last.discussed }, { ...last, edition }),
    };
  return { ...withFacts, history: remember(history, answer, { ...outcome, request, edition }) };
}
