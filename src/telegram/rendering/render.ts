import type { Language } from "../../text/language.ts";
import type { Answer, Block } from "../../answering/answer.ts";
import { phrasesFor } from "../../answering/presentation/phrases.ts";
import { formatCitation } from "../../law/citations/formatting.ts";
import { type ComparedLine, comparedText, compareWordings } from "../../law/corpus/comparison.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import type { Fidelity } from "../../law/corpus/provision.ts";
import { isRecognised, lineText, type QuoteLine, quoteLines } from "../../law/corpus/quote.ts";
import { corpusAsOf } from "../../law/corpus/versions.ts";
import { formatDate } from "../../platform/dates.ts";
import { say } from "../texts/texts.ts";
import {
  type Line,
  linesOf,
  type OutgoingMessage,
  packSections,
  type Run,
  type Section,
} from "./rich-text.ts";

/** The parts of an answer that are shown; the bot's own pages have them too. */
export type Page = Pick<Answer, "blocks" | "citations" | "language">;

/** A page of the bot's own, and its blocks. */
export function pageOf(language: Language, blocks: readonly Block[]): Page {
  return { language, blocks, citations: [] };
}

export function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

export function note(text: string): Block {
  return { type: "notice", tone: "note", text };
}

/** Spaces a level inside a quotation. */
const INDENT = "   ";

/**
 * An answer as Telegram messages, each of 1 to 4,096 UTF-16 units with its entities.
 * @returns no message at all for an answer without text
 * @throws RangeError when a quote block names a provision that the corpus has not
 */
export function renderTelegram(corpus: Corpus, page: Page): OutgoingMessage[] {
  const sections: Section[] = [];
  let lead: Line[] = [];
  for (const block of page.blocks) {
    if (block.type === "heading") {
      lead.push(...linesOf(block.text, "bold"));
      continue;
    }
    const section = sectionOf(corpus, page, block);
    if (section.body.length === 0) continue;
    sections.push({ ...section, lead });
    lead = [];
  }
  if (lead.length > 0) sections.push({ lead: [], head: [], body: lead, isQuotation: false });
  return packSections(sections, say("continued", page.language));
}

const NOTICE_MARK = { status: "⚖️ ", caution: "⚠️ ", note: "" } as const;

function sectionOf(
  corpus: Corpus,
  page: Page,
  block: Exclude<Block, { type: "heading" }>,
): Omit<Section, "lead"> {
  switch (block.type) {
    case "paragraph":
      return { head: [], body: linesOf(block.text), isQuotation: false };
    case "list":
      return { head: [], body: block.items.flatMap(itemLines), isQuotation: false };
    case "notice":
      return {
        head: [],
        body: withMark(
          NOTICE_MARK[block.tone],
          linesOf(block.text, block.tone === "note" ? "italic" : undefined),
        ),
        isQuotation: false,
      };
    case "quote": {
      const { label, attribution, lines } = prepareQuote(corpus, page, block);
      // A bab has a name, but no words of its own.
      if (lines.length === 0) return { head: [], body: linesOf(label, "bold"), isQuotation: false };
      return {
        head: linesOf(label, "bold"),
        body: [
          ...(attribution === null ? [] : linesOf(attribution, "italic")),
          ...lines.flatMap((line) =>
            linesOf(lineText(line), line.isContext ? "italic" : undefined).map((words) => [
              { text: INDENT.repeat(line.depth) },
              ...words,
            ]),
          ),
        ],
        isQuotation: attribution === null,
      };
    }
    case "comparison": {
      const { label, lines } = prepareComparison(corpus, page, block);
      return compared(label, page.language, lines);
    }
    case "compared":
      return compared(block.label, page.language, block.lines);
  }
}

const CHANGES = { same: undefined, added: "underline", removed: "strikethrough" } as const;

function compared(label: string, language: Language, lines: readonly ComparedLine[]): Omit<Section, "lead"> {
  const [removed, added] = [say("compared-removed", language), say("compared-added", language)];
  return {
    head: [
      ...linesOf(label, "bold"),
      [
        { text: "(" },
        { text: removed, style: CHANGES.removed },
        { text: ", " },
        { text: added, style: CHANGES.added },
        { text: ")" },
      ],
    ],
    body: lines.map(({ depth, words }) => [
      { text: INDENT.repeat(depth) },
      ...words.flatMap(({ text, change }, index): Run[] => [
        { text: index === 0 ? "" : " " },
        ...linesOf(text, CHANGES[change]).flat(),
      ]),
    ]),
    isQuotation: true,
  };
}

function itemLines(item: string): Line[] {
  return withMark("• ", linesOf(item));
}

function withMark(mark: string, lines: readonly Line[]): Line[] {
  return lines.map((line, index) => (index === 0 && mark !== "" ? [{ text: mark }, ...line] : line));
}

/**
 * An answer as plain text. The act's own words stand behind `> `, two spaces a level; words that are only reported are
 * indented and said to be so.
 * @throws RangeError when a quote block names a provision that the corpus has not
 */
export function renderText(corpus: Corpus, page: Page): string {
  return page.blocks
    .map((block) => blockText(corpus, page, block))
    .filter((text) => text !== "")
    .join("\n\n");
}

function legend(language: Language): string {
  return `([-${say("compared-removed", language)}-], {+${say("compared-added", language)}+})`;
}

function comparedLine(line: ComparedLine): string {
  return `> ${comparedText(line)}`;
}

function blockText(corpus: Corpus, page: Page, block: Block): string {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return block.text;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "notice":
      return block.tone === "note" ? block.text : `[!] ${block.text}`;
    case "quote": {
      const { label, attribution, lines } = prepareQuote(corpus, page, block);
      const words = lines.map((line) => {
        const indented = `${"  ".repeat(line.depth)}${lineText(line)}`;
        return attribution === null ? `> ${indented}` : `  ${indented}`;
      });
      return [label, ...(attribution === null ? [] : [attribution]), ...words].join("\n");
    }
    case "comparison": {
      const { label, lines } = prepareComparison(corpus, page, block);
      return [label, legend(page.language), ...lines.map(comparedLine)].join("\n");
    }
    case "compared":
      return [block.label, legend(page.language), ...block.lines.map(comparedLine)].join("\n");
  }
}

/** A quote block made ready for a renderer: what stands above it, its words, and whether they are the act's own. */
export interface PreparedQuote {
  readonly label: string;
  /** Said before words that are not the act's own; null for the act's words. */
  readonly attribution: string | null;
  readonly lines: readonly QuoteLine[];
}

/**
 * @param whole the corpus of any day
 * @throws RangeError when the corpus has no such provision on the day of the block
 */
export function prepareQuote(
  whole: Corpus,
  answer: Pick<Answer, "citations" | "language">,
  { provision: id, asOf }: Extract<Block, { type: "quote" }>,
): PreparedQuote {
  const corpus = asOf === undefined ? whole : corpusAsOf(whole, asOf);
  const lines = quoteLines(corpus, id);
  const named =
    answer.citations.find((citation) => citation.id === id)?.label ??
    formatCitation(corpus, id, answer.language === "en" ? "en" : "short");
  const remarks = [
    ...(asOf === undefined ? [] : [phrasesFor(answer.language).wordingOf(formatDate(asOf, answer.language))]),
    ...(isRecognised(corpus, id) ? [say("recognised-in-scan", answer.language)] : []),
  ];
  const label = remarks.length === 0 ? named : `${named} (${remarks.join("; ")})`;
  const fidelity = corpus.provisions.get(id)?.fidelity ?? "verbatim";
  return { label, attribution: attributionOf(fidelity, answer.language), lines };
}

/** The words of a provision on two days, and what stands above them. */
export function prepareComparison(
  corpus: Corpus,
  { language }: Pick<Answer, "language">,
  { provision, from, to }: Extract<Block, { type: "comparison" }>,
): { readonly label: string; readonly lines: readonly ComparedLine[] } {
  return {
    label: `${formatCitation(corpus, provision, language === "en" ? "en" : "short")}, ${formatDate(from, language)} → ${formatDate(to, language)}`,
    lines: compareWordings(corpusAsOf(corpus, from), corpusAsOf(corpus, to), provision),
  };
}

function attributionOf(fidelity: Fidelity, language: Language): string | null {
  switch (fidelity) {
    case "verbatim":
    case "restored":
    case "imported":
      return null;
    case "secondary":
      return say("reported-as", language);
    case "explanatory":
      return say("explained-as", language);
  }
}
