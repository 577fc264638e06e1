import type { Answer } from "../answer.ts";

/**
 * An answer as the command line's contract has it.
 * @param text what the user would read
 * @param elapsedMs milliseconds from question to text
 */
export function toJson(
  id: string,
  question: string,
  answer: Answer,
  text: string,
  elapsedMs: number,
): Record<string, unknown> {
  return {
    id,
    question,
    language: answer.language,
    kind: answer.kind,
    verdict: answer.verdict,
    checks: answer.checks,
    citations: answer.citations,
    retrieved: answer.retrieved,
    text,
    elapsedMs: Math.round(elapsedMs * 100) / 100,
  };
}
