import type { Answer } from "./answer.ts";
import { closing } from "./extractive-answer.ts";
import type { Frame } from "./sources.ts";

/** Answers that cite nothing: small talk, and asking what is meant. */

export function plain(frame: Frame, text: string, reply: string): Answer {
  return {
    question: text,
    language: frame.language,
    kind: "clarification",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: [],
    blocks: [{ type: "paragraph", text: reply }],
    suggestions: [],
    discussed: null,
  };
}

/** Says what is needed; ends with the standing note, as it speaks of the law. */
export function clarification(frame: Frame, text: string, hint: string): Answer {
  const answer = plain(frame, text, hint);
  return { ...answer, blocks: [...answer.blocks, ...closing(frame)] };
}
