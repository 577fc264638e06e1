import type { Language } from "../../text/language.ts";
import type { INumberingOptions, IParagraphOptions, IStylesOptions } from "docx";

/** How the paragraphs of a DOCX look; an office can change a style once for the whole document. Sizes are half-points. */

/** In Word, and in LibreOffice as the like-sized Liberation Serif. */
const FONT = "Times New Roman";

/** Twentieths of a point. */
const CM = 567;
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: {
    top: Math.round(2.2 * CM),
    bottom: Math.round(2.5 * CM),
    left: 3 * CM,
    right: 2 * CM,
    footer: Math.round(1.2 * CM),
  },
} as const;
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
/** Of the blocks in a part. */
export const INDENT = 320;
export const MARK_WIDTH = 400;
export const QUOTE_INDENT = 360;
/** A level of nesting inside a quotation. */
export const QUOTE_STEP = 250;
/** The farthest that a rule can stand from its words, in points. */
const FARTHEST_RULE = 31;

/** The rule beside the act's own words: in one line, however deep a paragraph is nested. */
export function quotationRule(depth: number): NonNullable<IParagraphOptions["border"]> {
  const space = Math.min(FARTHEST_RULE, 6 + Math.round((depth * QUOTE_STEP) / 20));
  return { left: { style: "single", size: 12, space, color: "888888" } };
}

export const STYLE = {
  title: "MemoTitle",
  head: "MemoHead",
  part: "Heading1",
  section: "Heading2",
  item: "Heading3",
  body: "MemoBody",
  list: "MemoList",
  cell: "MemoCell",
  label: "MemoQuotationLabel",
  quotation: "MemoQuotation",
  report: "MemoReport",
  remark: "MemoRemark",
  note: "MemoNote",
  footer: "MemoFooter",
} as const;

const LANGUAGES: Readonly<Record<Language, string>> = { id: "id-ID", en: "en-GB" };

const BODY = 23;
const SMALL = 19;
const GREY = "555555";
const LINE = 290;

export const LETTERS = "letters";
export const NUMBERS = "numbers";

export function numbering(): INumberingOptions {
  const level = (format: "lowerLetter" | "decimal") =>
    ({
      ...({ level: 0, format, text: "%1.", alignment: "left" } as const),
      style: { paragraph: { indent: { left: INDENT + MARK_WIDTH, hanging: MARK_WIDTH } } },
    }) as const;
  return {
    config: [
      { reference: LETTERS, levels: [level("lowerLetter")] },
      { reference: NUMBERS, levels: [level("decimal")] },
    ],
  };
}

export function styles(language: Language): IStylesOptions {
  const heading = (before: number, indent: number) =>
    ({
      run: { font: FONT, size: BODY, bold: true, color: "000000" },
      paragraph: {
        spacing: { before, after: 40, line: LINE },
        indent: { left: indent },
        keepNext: true,
        keepLines: true,
      },
    }) as const;
  const quotation = { spacing: { before: 0, line: 275 }, alignment: "both" } as const;
  return {
    default: {
      document: {
        run: { font: FONT, size: BODY, language: { value: LANGUAGES[language] } },
        paragraph: { spacing: { line: LINE } },
      },
      heading1: heading(280, 0),
      heading2: heading(200, INDENT),
      heading3: heading(170, INDENT),
    },
    paragraphStyles: [
      {
        ...{ id: STYLE.title, name: "Memo Title", basedOn: "Normal" },
        run: { size: 28, bold: true },
        paragraph: { alignment: "center", keepNext: true },
      },
      {
        ...{ id: STYLE.head, name: "Memo Head", basedOn: "Normal" },
        paragraph: { spacing: { before: 50, line: LINE }, keepLines: true },
      },
      {
        ...{ id: STYLE.body, name: "Memo Body", basedOn: "Normal" },
        paragraph: {
          spacing: { before: 90, line: LINE },
          alignment: "both",
          indent: { left: INDENT },
        },
      },
      {
        ...{ id: STYLE.list, name: "Memo List", basedOn: "Normal" },
        paragraph: { spacing: { before: 60, line: LINE }, alignment: "both" },
      },
      {
        ...{ id: STYLE.cell, name: "Memo Cell", basedOn: "Normal" },
        run: { size: 20 },
        paragraph: { spacing: { before: 40, after: 40, line: 250 } },
      },
      {
        ...{ id: STYLE.label, name: "Memo Quotation Label", basedOn: "Normal" },
        run: { bold: true, size: 22 },
        paragraph: { spacing: { before: 140, line: 275 }, keepNext: true, keepLines: true },
      },
      {
        ...{ id: STYLE.quotation, name: "Memo Quotation", basedOn: "Normal" },
        run: { size: 22 },
        paragraph: quotation,
      },
      {
        ...{ id: STYLE.report, name: "Memo Report", basedOn: "Normal" },
        run: { size: 22 },
        paragraph: quotation,
      },
      {
        ...{ id: STYLE.remark, name: "Memo Remark", basedOn: "Normal" },
        run: { size: SMALL, italics: true, color: GREY },
        paragraph: { spacing: { before: 60, line: 250 }, keepLines: true },
      },
      {
        ...{ id: STYLE.note, name: "Memo Note", basedOn: "Normal" },
        run: { size: SMALL, color: GREY },
        paragraph: { spacing: { before: 60, line: 250 }, alignment: "both", keepLines: true },
      },
      {
        ...{ id: STYLE.footer, name: "Memo Footer", basedOn: "Normal" },
        run: { size: 17, color: GREY },
        paragraph: { spacing: { before: 60 } },
      },
    ],
  };
}
