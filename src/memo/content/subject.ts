import type { Language } from "../../text/language.ts";
import type { AnswerRequest, Assistant, History, Turn } from "../../answering/answer.ts";
import { createHash } from "node:crypto";
import { contextOf } from "../../answering/conversation/context.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import type { SourcedFacts } from "../../eligibility/rules/facts.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import { type MemoSubject, composeMemo } from "../compose.ts";
import type { Memo } from "./memo.ts";

/**
 * What of a chat a memo is made of. A history holds no answers: a verdict is made again by the rules from the facts that it was
 * made on, an answer by asking the question again after the turns before it, without a language model.
 */

export interface MemoSources {
  readonly corpus: Corpus;
  readonly rulebook: Rulebook;
  readonly assistant: Assistant;
  /** ISO date. */
  readonly asOf: string;
}

export interface MemoWish {
  /** Null for the language of the answer. */
  readonly language: Language | null;
  /** `digestOfPlans` of the verdict that is meant; null for the last verdict or answer. */
  readonly of: string | null;
}

/** @returns null where the chat holds no verdict and no answer with content, or not the one that is meant */
export async function memoOf(sources: MemoSources, history: History, wish: MemoWish): Promise<Memo | null> {
  const { turns } = history;
  for (let index = turns.length - 1; index >= 0; index--) {
    const turn = turns[index];
    if (turn === undefined || (wish.of !== null && !isOf(turn, wish.of))) continue;
    const language = wish.language ?? turn.language;
    const before = { ...history, turns: turns.slice(0, index) };
    const subject = await subjectOf(sources, turn, before, language);
    if (subject === null) continue;
    const { corpus, rulebook, asOf } = sources;
    return composeMemo({
      ...{ corpus, rulebook, asOf, language, subject },
      question: questionOf(turn.request),
      editionThen: turn.edition ?? null,
    });
  }
  return null;
}

/** Whether a turn of the history was the verdict. */
export function holdsVerdict({ turns }: History, of: string): boolean {
  return turns.some((turn) => isOf(turn, of));
}

function isOf({ subjects }: Turn, of: string): boolean {
  return subjects.length > 0 && digestOfPlans(subjects) === of;
}

/** A refusal and a question back have no content that a memo could be made of. */
async function subjectOf(
  { assistant, corpus }: MemoSources,
  turn: Turn,
  before: History,
  language: Language,
): Promise<MemoSubject | null> {
  if (turn.subjects.length > 0) return { type: "verdict", subjects: turn.subjects };
  const answer = await assistant.answer(turn.request, {
    language,
    history: before,
    ...contextOf(before),
    withoutModel: true,
  });
  if (answer.kind !== "citation" && answer.kind !== "answer") return null;
  const isOfAnAct = answer.discussed !== null && corpus.regulations.has(answer.discussed);
  return answer.citations.length > 0 || isOfAnAct ? { type: "answer", answer } : null;
}

function questionOf(request: AnswerRequest): string | null {
  switch (request.type) {
    case "provision":
    case "comparison":
      return null;
    case "check":
      return request.question;
    case "question":
    case "citation":
    case "search":
      return request.text;
  }
}

/** Eight hexadecimal digits that name what a verdict was made on; the same after it was kept and read back. */
export function digestOfPlans(plans: readonly SourcedFacts[]): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(plans)))
    .digest("hex")
    .slice(0, 8);
}

/** With the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
