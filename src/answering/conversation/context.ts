import type { Answer, AnswerRequest, AskContext, Turn } from "../answer.ts";
import type { SourcedFacts } from "../../eligibility/rules/facts.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import type { Understander } from "../../eligibility/understanding/understand.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import type { Retriever } from "../../retrieval/retriever.ts";
import type { Generator } from "../../generation/generator.ts";
import { NO_HISTORY, lastTurn, remember, withoutLast } from "./history.ts";
import type { PastedTextFinder } from "./pasted-text.ts";

/** What answering works with, and what it knows of the conversation so far. */

export interface AssistantDeps {
  readonly corpus: Corpus;
  readonly retriever: Retriever;
  readonly rulebook: Rulebook;
  readonly understander: Understander;
  /** Writes the prose of an answer; null for answers without a language model. */
  readonly generator: Generator | null;
  /** Today as an ISO date, or the day that was configured. */
  readonly asOf: () => string;
  /** Evidence (0..1) below which a question is refused. */
  readonly refuseBelow: number;
}

export interface Room extends AssistantDeps {
  readonly pasted: PastedTextFinder;
}

export interface Past {
  /** Oldest first; empty in a new chat. */
  readonly turns: readonly Turn[];
  readonly last: Turn | null;
  /** Id of the provision or act that an unnamed law refers to, or null. */
  readonly discussed: string | null;
  /** What the verdict under discussion was made on; empty where there is none. */
  readonly subjects: readonly SourcedFacts[];
  /** Who asks, for budgets; null for someone unknown. */
  readonly user: string | null;
}

/** Of a question that stands alone. */
export const NO_PAST: Past = { turns: [], last: null, discussed: null, subjects: [], user: null };

/** An answer with what the next turn needs to know of it. */
export interface Outcome {
  readonly answer: Answer;
  /** The question as one that stands alone. */
  readonly question: string;
  readonly subjects: readonly SourcedFacts[];
  readonly results: Turn["results"];
  /**
   * What the answer is to the conversation: a turn of it, another form of the last one, or an aside after which the
   * last one is still under discussion.
   */
  readonly standing: "turn" | "form" | "aside";
}

/** A turn about something new. */
export function turn(answer: Answer, details: Partial<Omit<Outcome, "answer" | "standing">> = {}): Outcome {
  return { answer, question: answer.question, subjects: [], results: null, ...details, standing: "turn" };
}

/** A turn about what is under discussion: the verdict and the question stay as they were. */
export function furtherTurn(answer: Answer, past: Past, results: Turn["results"] = null): Outcome {
  return turn(answer, {
    question: past.last?.question ?? answer.question,
    subjects: past.subjects,
    results: results ?? past.last?.results ?? null,
  });
}

export function aside(answer: Answer): Outcome {
  return { ...turn(answer), standing: "aside" };
}

/** What is under discussion without its last turn, as where a correction takes that back. */
export function withoutLastTurn(past: Past): Past {
  const turns = past.turns.slice(0, -1);
  const last = turns.at(-1) ?? null;
  return { ...past, turns, last, discussed: last?.discussed ?? null, subjects: last?.subjects ?? [] };
}

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
