import type { Provision } from "../../law/corpus/provision.ts";
import { pasalLevel } from "../../law/provision-id.ts";
import type { Retrieval } from "../../retrieval/retriever.ts";
import { type Regulation, startOf } from "../../law/corpus/register.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { Answer, Block } from "../answer.ts";
import { closing, quotedProvisions } from "./extractive-answer.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import {
  type Frame,
  changesOfAct,
  citationFor,
  labelOf,
  notices,
  quoteOf,
  statusSentence,
  suggestionsFor,
} from "../presentation/sources.ts";
import { formatDate } from "../../platform/dates.ts";

/** What the register says of whole acts: title, status, successor, court decisions, what is shipped. */

/**
 * @param ids regulation ids, each in the register
 * @param retrieval what a search for the question found, where it asks more than which act this is
 */
export function regulationAnswer(
  frame: Frame,
  question: string,
  ids: readonly string[],
  retrieval: Retrieval | null,
): Answer {
  const { corpus } = frame;
  const blocks: Block[] = ids.length > MOST_DESCRIBED ? named(frame, ids) : [];
  if (frame.today !== undefined)
    blocks.unshift({
      type: "notice",
      tone: "caution",
      text: phrasesFor(frame.language).asOfDay(formatDate(frame.asOf, frame.language)),
    });
  const described = ids.length > MOST_DESCRIBED ? [] : ids;
  for (const id of described) {
    const regulation = corpus.regulations.get(id);
    if (regulation !== undefined) blocks.push(...describe(frame, regulation));
  }
  const quoted = described.flatMap((id) => repealOf(frame, id));
  const [found] = retrieval?.hits ?? [];
  if (found !== undefined && !quoted.some((id) => pasalLevel(id) === found.id))
    quoted.push(...quotedProvisions(frame, found));
  blocks.push(...quoted.map((id) => quoteOf(frame, id)));
  const shown = new Set(blocks.map((block) => ("text" in block ? block.text : "")));
  blocks.push(...notices(frame, quoted).filter((block) => !("text" in block) || !shown.has(block.text)));
  blocks.push(...closing(frame));
  const searched = retrieval?.hits.map((hit) => hit.id) ?? [];
  return {
    question,
    language: frame.language,
    kind: retrieval === null ? "citation" : "answer",
    verdict: null,
    checks: [],
    citations: quoted.map((id) => citationFor(frame, id)),
    retrieved: [...new Set([...quoted.map(pasalLevel), ...searched])].slice(0, 10),
    blocks,
    suggestions:
      ids.length > MOST_DESCRIBED
        ? ids.slice(0, MOST_DESCRIBED).map((id) => ({
            label: labelOf(frame, id),
            request: { type: "question", text: labelOf(frame, id) },
          }))
        : [...described, ...quoted].flatMap((id) => suggestionsFor(frame, id)).slice(0, 4),
    discussed: ids.length === 1 ? (ids[0] ?? null) : null,
  };
}

/** More acts than this are no answer: a handful is named, and the others are counted. */
const MOST_DESCRIBED = 5;

/** "Perda 7/2021" of a dozen places. */
function named(frame: Frame, ids: readonly string[]): Block[] {
  const phrases = phrasesFor(frame.language);
  return [
    { type: "paragraph", text: phrases.manyActs(ids.length) },
    {
      type: "list",
      items: ids
        .slice(0, MOST_DESCRIBED)
        .map((id) => `${labelOf(frame, id)}: ${frame.corpus.regulations.get(id)?.subject ?? ""}`),
    },
    { type: "paragraph", text: phrases.moreActs(ids.length - MOST_DESCRIBED) },
  ];
}

/** The provision that revoked an act, where the corpus has it: what a person signs on when they say that it is gone. */
function repealOf(frame: Frame, id: string): string[] {
  const { status, by } = statusOf(frame.corpus, id, frame.asOf);
  return status === "revoked" && by !== null && frame.corpus.provisions.has(by) ? [by] : [];
}

function describe(frame: Frame, regulation: Regulation): Block[] {
  const phrases = phrasesFor(frame.language);
  const { corpus, language } = frame;
  const isLaw = regulation.kind !== "materi";
  const start = startOf(regulation);
  if (frame.today !== undefined && start !== null && start > frame.asOf) {
    const [day, since] = [formatDate(frame.asOf, language), formatDate(start, language)];
    return [{ type: "paragraph", text: phrases.actNotYet(labelOf(frame, regulation.id), day, since) }];
  }
  const blocks: Block[] = [
    isLaw
      ? { type: "paragraph", text: statusSentence(frame, regulation.id) }
      : { type: "heading", text: labelOf(frame, regulation.id) },
    { type: "paragraph", text: regulation.title },
  ];
  if (regulation.enacted !== undefined)
    blocks.push({ type: "paragraph", text: phrases.enacted(formatDate(regulation.enacted, language)) });
  for (const text of changesOfAct(frame, regulation.id))
    blocks.push({ type: "notice", tone: "status", text });
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
    // Not the wordings that an act which changes another gives to that one's pasal.
    .filter(({ unit, isPenjelasan, parent }) => unit === "pasal" && !isPenjelasan && parent === null)
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
