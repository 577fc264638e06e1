import type { Provision } from "../corpus/provision.ts";
import type { Regulation } from "../corpus/register.ts";
import { statusOf } from "../corpus/status.ts";
import type { Answer, Block } from "./answer.ts";
import { closing } from "./extractive-answer.ts";
import { formatDate, phrasesFor } from "./phrases.ts";
import type { Frame } from "./sources.ts";
import { labelOf, statusSentence, suggestionsFor } from "./sources.ts";

/** What the register says of whole acts: title, status, successor, court decisions, what is shipped. */

/** @param ids regulation ids, each in the register */
export function regulationAnswer(frame: Frame, question: string, ids: readonly string[]): Answer {
  const blocks: Block[] = [];
  for (const id of ids) {
    const regulation = frame.corpus.regulations.get(id);
    if (regulation !== undefined) blocks.push(...describe(frame, regulation));
  }
  blocks.push(...closing(frame));
  return {
    question,
    language: frame.language,
    kind: "citation",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: [],
    blocks,
    suggestions: ids.flatMap((id) => suggestionsFor(frame, id)).slice(0, 4),
    discussed: ids.length === 1 ? (ids[0] ?? null) : null,
  };
}

function describe(frame: Frame, regulation: Regulation): Block[] {
  const phrases = phrasesFor(frame.language);
  const { corpus, language } = frame;
  const blocks: Block[] = [
    { type: "heading", text: labelOf(frame, regulation.id) },
    { type: "paragraph", text: regulation.title },
  ];
  if (regulation.enacted !== undefined)
    blocks.push({ type: "paragraph", text: phrases.enacted(formatDate(regulation.enacted, language)) });
  if (regulation.kind !== "materi")
    blocks.push({ type: "notice", tone: "status", text: statusSentence(frame, regulation.id) });
  for (const decision of statusOf(corpus, regulation.id, frame.asOf).decisions)
    blocks.push({
      type: "notice",
      tone: "caution",
      text: phrases.decision(decision.title, decision.effect[language], decision.certainty === "reported"),
    });
  blocks.push({ type: "paragraph", text: coverageOf(frame, regulation) });
  return blocks;
}

/** "Yang dimuat dari UU 32/2004: Pasal 1-3, 10-14, ..." */
export function coverageOf(frame: Frame, regulation: Regulation): string {
  const phrases = phrasesFor(frame.language);
  const act = labelOf(frame, regulation.id);
  const text = frame.corpus.texts.get(regulation.id);
  if (text === undefined) return phrases.nothingShippedOf(act);
  const numbers = text.provisions
    .filter((provision) => provision.unit === "pasal" && !provision.isPenjelasan)
    .map((provision) => provision.number);
  if (numbers.length > 0) return phrases.shippedOf(act, `Pasal ${shortenRuns(numbers)}`);
  return phrases.shippedOf(
    act,
    text.provisions
      .filter(isTitledPart)
      .map((part) => part.title)
      .join("; "),
  );
}

function isTitledPart(provision: Provision): boolean {
  return provision.unit === "bagian-teks" && provision.number !== "lampiran";
}

/** ["1","2","3","10"] -> "1–3, 10" */
function shortenRuns(numbers: readonly string[]): string {
  const runs: string[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && Number(last) + 1 === Number(number)) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0] ?? ""}–${run.at(-1) ?? ""}` : run.join(", ")))
    .join(", ");
}
