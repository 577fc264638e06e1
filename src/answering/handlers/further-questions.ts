import type { Answer, Block } from "../answer.ts";
import { matterOf } from "../conversation/follow-up.ts";
import { phrasesFor } from "../presentation/phrases.ts";

/** The other questions of a message: those that an article answers are answered below the first, the rest are offered. */

/** Of a button. */
const MAX_LABEL = 60;

/** @param further the other questions in their order, or the answer to each */
export function withFurther(answer: Answer, further: readonly (Answer | string)[]): Answer {
  if (further.length === 0) return answer;
  const answered = further.flatMap((other) =>
    typeof other !== "string" && isAnswered(other) ? [other] : [],
  );
  const open = further.flatMap((other) => {
    if (typeof other === "string") return [other];
    return isAnswered(other) ? [] : [other.question];
  });
  const buttons = open.map((question) => ({
    label: question.length > MAX_LABEL ? `${question.slice(0, MAX_LABEL - 1)}…` : question,
    request: { type: "question" as const, text: question },
  }));
  const offered: Block[] =
    open.length === 0
      ? []
      : [
          { type: "paragraph", text: phrasesFor(answer.language).furtherQuestions },
          { type: "list", items: open },
        ];
  const seen = new Set(answer.blocks.map((block) => JSON.stringify(block)));
  const said = answered.flatMap((other): Block[] => {
    const blocks = essential(other.blocks).filter((block) => !seen.has(JSON.stringify(block)));
    for (const block of blocks) seen.add(JSON.stringify(block));
    return blocks.length === 0 ? [] : [{ type: "heading", text: other.question }, ...blocks];
  });
  const known = new Set(answer.citations.map(({ id }) => id));
  return {
    ...answer,
    citations: [
      ...answer.citations,
      ...answered.flatMap(({ citations }) => citations).filter(({ id }) => !known.has(id)),
    ],
    blocks: [...answer.blocks.slice(0, -1), ...said, ...offered, ...answer.blocks.slice(-1)],
    suggestions: [...buttons, ...answer.suggestions],
  };
}

/** A short one is rather about the subject of the first. */
const SHORTEST = 4;

function isAnswered({ kind, question }: Answer): boolean {
  return kind === "citation" || (kind === "answer" && matterOf(question).length >= SHORTEST);
}

/** What is said first, the quotations and their notices; not what is related, nor the standing note. */
function essential(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findLastIndex(
    (block) => block.type === "quote" || (block.type === "notice" && block.tone !== "note"),
  );
  return blocks.slice(0, end + 1);
}
