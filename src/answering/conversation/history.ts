import type { Answer, AnswerRequest, History, Turn } from "../answer.ts";
import { z } from "zod";
import { type SourcedFacts, sourcedFactsSchema } from "../../eligibility/rules/facts.ts";

/**
 * What is remembered of one chat: the last turns, as a value that an entrance keeps and hands back unread. The assistant
 * itself remembers nothing, so nothing of one chat can reach another.
 */

/** Turns that are kept at most, and characters of all of them as JSON. */
export const MAX_TURNS = 6;
export const MAX_CHARACTERS = 24_000;
/** Of a turn's question as a later one is joined to it. */
const MAX_QUESTION = 400;
/** Partners of one question whose facts are kept. */
const MAX_SUBJECTS = 3;
const MAX_QUOTED = 12;
/** Written into every history; another version is not read. */
const VERSION = 1;

export const NO_HISTORY: History = { version: VERSION, turns: [] };

const requestSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("question"), text: z.string() }),
  z.object({ type: z.literal("citation"), text: z.string() }),
  z.object({ type: z.literal("search"), text: z.string(), offset: z.number().int().nonnegative() }),
  z.object({ type: z.literal("provision"), id: z.string(), asOf: z.string().optional() }),
  z.object({ type: z.literal("comparison"), id: z.string(), from: z.string(), to: z.string() }),
  z.object({
    type: z.literal("check"),
    question: z.string(),
    sourced: sourcedFactsSchema,
    skipped: z.array(z.string()),
    show: z.enum(["conditions", "basis"]).optional(),
  }),
]);

const turnSchema: z.ZodType<Turn, z.ZodTypeDef, unknown> = z.object({
  request: requestSchema,
  language: z.enum(["id", "en"]),
  question: z.string(),
  quoted: z.array(z.string()).max(MAX_QUOTED),
  discussed: z.string().nullable(),
  subjects: z.array(sourcedFactsSchema).max(MAX_SUBJECTS),
  results: z.object({ query: z.string(), next: z.number().int().nonnegative() }).nullable(),
  edition: z.string().max(16).optional(),
});

const historySchema: z.ZodType<History, z.ZodTypeDef, unknown> = z.object({
  version: z.literal(VERSION),
  turns: z.array(turnSchema).max(MAX_TURNS),
});

/** A history as it was kept; an empty one where there is none, or another version kept it otherwise. */
export function readHistory(kept: unknown): History {
  const parsed = historySchema.safeParse(kept);
  return parsed.success ? parsed.data : NO_HISTORY;
}

/** A request as it was kept; null for what is none, or was kept otherwise by another version. */
export function readRequest(kept: unknown): AnswerRequest | null {
  const parsed = requestSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

/** The history with its last turn alone, which says what the next message goes on from. */
export function onlyLast(history: History): History {
  return { ...history, turns: history.turns.slice(-1) };
}

export function lastTurn(history: History): Turn | null {
  return history.turns.at(-1) ?? null;
}

/** The history as it was before its last turn. */
export function withoutLast(history: History): History {
  return { ...history, turns: history.turns.slice(0, -1) };
}

/** What a turn knows beyond its answer. */
export interface TurnDetails {
  readonly request: AnswerRequest;
  readonly question: string;
  readonly subjects: readonly SourcedFacts[];
  readonly results: Turn["results"];
  readonly edition: string;
}

/** The history with one more turn, the oldest ones dropped as the bounds require. */
export function remember(history: History, answer: Answer, details: TurnDetails): History {
  const turn: Turn = {
    request: details.request,
    language: answer.language,
    question: details.question.slice(0, MAX_QUESTION),
    quoted: answer.citations.slice(0, MAX_QUOTED).map((citation) => citation.id),
    discussed: answer.discussed,
    subjects: details.subjects.slice(0, MAX_SUBJECTS),
    results: details.results,
    edition: details.edition,
  };
  const kept = [...history.turns, turn].slice(-MAX_TURNS);
  while (kept.length > 0 && JSON.stringify(kept).length > MAX_CHARACTERS) kept.shift();
  return { version: VERSION, turns: kept };
}
