import { setImmediate } from "node:timers/promises";
import type { Evaluation } from "../eligibility/rules/evaluate.ts";
import type { SourcedFacts } from "../eligibility/rules/facts.ts";
import type { Rulebook } from "../eligibility/rules/rulebook.ts";
import type { SourceDocument } from "../ingest/formats/read-document.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { type DocumentCitation, findCitations } from "./citations.ts";
import { type ContentItem, contentsOf } from "./contents.ts";
import { type ReviewedText, reviewedText } from "./document.ts";
import { FINDINGS, type Finding, type Judgement, judgeCitation } from "./findings.ts";
import { planOf } from "./plan.ts";
import type { Passage, Quotation } from "./quotations.ts";
import { quotationsOf } from "./quoted-law.ts";

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
  const found = findCitations(corpus, document);
  await setImmediate();
  const quoted = await quotationsOf(corpus, document.text, found, asOf);
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
    .concat(
      quoted.alone.map(({ id, quotation, passage }) => {
        const resolution = { type: "found", id } as const;
        const judged = judgeCitation(corpus, resolution, asOf);
        return { ...placed(document, passage), ...judged, resolution, quotation, place: passage };
      }),
    )
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
