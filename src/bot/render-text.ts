import type { Block, Language } from "../answering/answer.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { lineText } from "../corpus/quote.ts";
import { comparedText, type ComparedLine } from "../corpus/comparison.ts";
import { prepareComparison, prepareQuote } from "./quote-style.ts";
import type { Page } from "./render-telegram.ts";
import { say } from "./texts.ts";

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
