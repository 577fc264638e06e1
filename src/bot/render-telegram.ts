import type { Answer, Block, Language } from "../answering/answer.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { lineText } from "../corpus/quote.ts";
import type { ComparedLine } from "../corpus/comparison.ts";
import { prepareComparison, prepareQuote } from "./quote-style.ts";
import {
  linesOf,
  packSections,
  type Line,
  type OutgoingMessage,
  type Run,
  type Section,
} from "./rich-text.ts";
import { say } from "./texts.ts";

/** The parts of an answer that are shown; the bot's own pages have them too. */
export type Page = Pick<Answer, "blocks" | "citations" | "language">;

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
