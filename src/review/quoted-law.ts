import type { Corpus } from "../law/corpus/corpus.ts";
import { pasalLevel } from "../law/provision-id.ts";
import { slices } from "../platform/slices.ts";
import type { DocumentCitation } from "./citations.ts";
import { judgeCitation } from "./findings.ts";
import { lawIndexOf } from "./law-index.ts";
import { type Passage, type Quotation, compareWithLaw, markedPassages, quotationOf } from "./quotations.ts";
import { wordsOf } from "./wording.ts";

/** Which quotation stands beside which citation, and what is quoted without one. */

export interface Quoted {
  readonly beside: ReadonlyMap<
    DocumentCitation,
    { readonly quotation: Quotation; readonly passage: Passage }
  >;
  /** Passages that equal law without saying so. */
  readonly alone: readonly {
    readonly id: string;
    readonly quotation: Quotation;
    readonly passage: Passage;
  }[];
}

/** How far a citation may stand before what it introduces, and behind what it is the source of, in characters. */
const BEFORE = 300;
const BEHIND = 40;

/** Each marked quotation that gives law, and each longer passage that does. */
export async function quotationsOf(
  corpus: Corpus,
  text: string,
  found: readonly DocumentCitation[],
  asOf: string,
): Promise<Quoted> {
  const law = await lawIndexOf(corpus, asOf);
  const pause = slices();
  const beside = new Map<DocumentCitation, { quotation: Quotation; passage: Passage }>();
  const taken: Passage[] = [];
  const attach = (passage: Passage, candidates: readonly (DocumentCitation | undefined)[]): boolean => {
    for (const citation of candidates) {
      const id = citation === undefined ? null : judgeCitation(corpus, citation.resolution, asOf).id;
      if (citation === undefined || id === null || beside.has(citation)) continue;
      const quotation = compareWithLaw(corpus, law, text.slice(passage.start, passage.end), id);
      if (quotation === null) continue;
      beside.set(citation, { quotation, passage });
      taken.push(passage);
      return true;
    }
    return false;
  };
  for (const passage of markedPassages(text)) {
    await pause();
    const before = found
      .filter(({ end }) => end <= passage.start && passage.start - end <= BEFORE)
      .toReversed();
    const behind = found.find(({ start }) => start >= passage.end && start - passage.end <= BEHIND);
    attach(passage, [before[0], behind, ...before.slice(1)]);
  }
  const alone: { id: string; quotation: Quotation; passage: Passage }[] = [];
  const words = wordsOf(text).filter(
    ({ isMark, start }) => !isMark && !taken.some((passage) => passage.start <= start && start < passage.end),
  );
  for (const { first, next, id } of await law.passages(words)) {
    await pause();
    const passage = { start: words[first]?.start ?? 0, end: words[next - 1]?.end ?? 0 };
    if (found.some((other) => isOfAct(other) && other.start < passage.end && passage.start < other.end))
      continue;
    const given = text.slice(passage.start, passage.end);
    const quotation = quotationOf(corpus, given, wordsOf(given), id);
    const citation = found.findLast(
      (other) =>
        other.end <= passage.start &&
        passage.start - other.end <= BEFORE &&
        !beside.has(other) &&
        isOfPasal(corpus, other, id, asOf),
    );
    if (citation !== undefined) beside.set(citation, { quotation, passage });
    else alone.push({ id, quotation, passage });
  }
  return { beside, alone };
}

/** A whole act is named: the title of an act and where it is published are nobody's quotation. */
function isOfAct({ resolution: { type } }: DocumentCitation): boolean {
  return type === "whole-regulation" || type === "unregistered";
}

function isOfPasal(corpus: Corpus, { resolution }: DocumentCitation, id: string, asOf: string): boolean {
  const own = judgeCitation(corpus, resolution, asOf).id;
  return own !== null && pasalLevel(own) === pasalLevel(id);
}
