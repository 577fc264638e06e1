import { setImmediate } from "node:timers/promises";
import type { Evaluation } from "../eligibility/rules/evaluate.ts";
import type { SourcedFacts } from "../eligibility/rules/facts.ts";
import type { Rulebook } from "../eligibility/rules/rulebook.ts";
import type { SourceDocument } from "../ingest/formats/read-document.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { pasalLevel } from "../law/provision-id.ts";
import { type DocumentCitation, findCitations } from "./citations.ts";
import { type ContentItem, contentsOf } from "./contents.ts";
import { type ReviewedText, reviewedText } from "./document.ts";
import { FINDINGS, type Finding, type Judgement, judgeCitation } from "./findings.ts";
import { type LawIndex, lawIndexOf } from "./law-index.ts";
import { planOf } from "./plan.ts";
import { type Passage, type Quotation, compareWithLaw, markedPassages, quotationOf } from "./quotations.ts";
import { wordsOf } from "./wording.ts";

/** A draft with every citation, every quotation and its plan checked. */

export interface ReviewSources {
  readonly corpus: Corpus;
  readonly rulebook: Rulebook;
  /** What a text says of one planned cooperation. */
  readonly read: (text: string) => SourcedFacts;
  /** ISO date of the law. */
  readonly asOf: string;
}

export interface ReviewedCitation extends Judgement {
  readonly text: string;
  readonly page: number | null;
  /** Offsets in the document's text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quotation: Quotation | null;
  /** Where the quotation stands; for a citation without one its own place. */
  readonly place: Passage;
  readonly resolution: DocumentCitation["resolution"];
}

export type Counts = Readonly<Record<Finding | "citations" | "exact" | "differs", number>>;

export interface Review {
  readonly text: string;
  readonly pages: number;
  readonly citations: readonly ReviewedCitation[];
  readonly plan: Evaluation | null;
  readonly contents: readonly (ContentItem & { readonly page: number | null })[];
  readonly counts: Counts;
}

export async function reviewDocument(
  sources: ReviewSources,
  source: Pick<SourceDocument, "lines" | "pages">,
): Promise<Review> {
  const { corpus, rulebook, read, asOf } = sources;
  const document = reviewedText(source);
  const law = lawIndexOf(corpus, asOf);
  await setImmediate();
  const found = findCitations(corpus, document);
  await setImmediate();
  const quoted = quotationsOf(corpus, law, document, found, asOf);
  await setImmediate();
  const citations = found
    .map((citation): ReviewedCitation => {
      const quotation = quoted.beside.get(citation);
      return {
        ...placed(document, citation),
        ...judgeCitation(corpus, citation.resolution, asOf),
        resolution: citation.resolution,
        quotation: quotation?.quotation ?? null,
        place: quotation?.passage ?? citation,
      };
    })
    .concat(quoted.alone)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const plan = await planOf(
    document.text,
    citations.flatMap(({ start, end, place }) => [{ start, end }, place]),
    rulebook,
    read,
    asOf,
  );
  const contents = contentsOf(document.text).map((item) => ({
    ...item,
    page: item.start === null ? null : document.pageAt(item.start),
  }));
  return {
    text: document.text,
    pages: document.pages,
    citations,
    plan,
    contents,
    counts: countsOf(citations),
  };
}

function placed(
  { text, pageAt }: ReviewedText,
  { start, end }: Passage,
): Pick<ReviewedCitation, "text" | "page" | "start" | "end"> {
  return { text: text.slice(start, end), page: pageAt(start), start, end };
}

interface Quoted {
  readonly beside: ReadonlyMap<
    DocumentCitation,
    { readonly quotation: Quotation; readonly passage: Passage }
  >;
  /** Passages that equal law without saying so. */
  readonly alone: readonly ReviewedCitation[];
}

/** How far a citation may stand before what it introduces, and behind what it is the source of, in characters. */
const BEFORE = 300;
const BEHIND = 40;

function quotationsOf(
  corpus: Corpus,
  law: LawIndex,
  document: ReviewedText,
  found: readonly DocumentCitation[],
  asOf: string,
): Quoted {
  const { text } = document;
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
    const before = found
      .filter(({ end }) => end <= passage.start && passage.start - end <= BEFORE)
      .toReversed();
    const behind = found.find(({ start }) => start >= passage.end && start - passage.end <= BEHIND);
    attach(passage, [before[0], behind, ...before.slice(1)]);
  }
  const alone: ReviewedCitation[] = [];
  const words = wordsOf(text).filter(
    ({ isMark, start }) => !isMark && !taken.some((passage) => passage.start <= start && start < passage.end),
  );
  for (const { first, next, id } of law.passages(words)) {
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
    else {
      const resolution = { type: "found", id } as const;
      alone.push({
        ...placed(document, passage),
        ...judgeCitation(corpus, resolution, asOf),
        resolution,
        quotation,
        place: passage,
      });
    }
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

function countsOf(citations: readonly ReviewedCitation[]): Counts {
  const count = (test: (citation: ReviewedCitation) => boolean): number => citations.filter(test).length;
  const findings = FINDINGS.map(
    (finding) => [finding, count((citation) => citation.finding === finding)] as const,
  );
  return {
    citations: citations.length,
    ...(Object.fromEntries(findings) as Record<Finding, number>),
    exact: count(({ quotation }) => quotation?.verdict === "exact"),
    differs: count(({ quotation }) => quotation?.verdict === "differs"),
  };
}

/** A review as the command line's contract has it. */
export function toReviewJson({ citations, plan, contents, counts }: Review): Record<string, unknown> {
  return {
    citations: citations.map(({ text, page, start, end, id, finding, successor, quotation }) => ({
      ...{ text, page, start, end, id, finding, successor, quotation },
    })),
    plan:
      plan === null
        ? null
        : {
            facts: plan.sourced.facts,
            verdict: plan.verdict,
            checks: plan.checks.map(({ rule, outcome, basis, inForceBasis }) => ({
              rule: rule.id,
              outcome,
              basis: [...new Set([...basis, ...inForceBasis])],
            })),
          },
    contents,
    counts,
  };
}
