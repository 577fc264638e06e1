import type * as DocxLibrary from "docx";
import type { Paragraph, ParagraphChild, Table as DocxTable } from "docx";
import { lineText } from "../../law/corpus/quote.ts";
import type { MemoBlock, Quotation, Table, Text } from "../content/memo.ts";
import {
  LETTERS,
  MARK_WIDTH,
  NUMBERS,
  QUOTE_INDENT,
  QUOTE_STEP,
  STYLE,
  TEXT_WIDTH,
  quotationRule,
} from "./styles.ts";

/** The blocks of a memo as paragraphs and tables of a DOCX. */

export type Docx = typeof DocxLibrary;
export type Child = Paragraph | DocxTable;

/** Numbers the lists of a document, so that each begins anew. */
export interface Lists {
  next(): number;
}

export function runsOf(docx: Docx, text: Text): ParagraphChild[] {
  return text.map(
    (run) =>
      new docx.TextRun({
        text: xmlText(run.text),
        ...(run.style === "bold" ? { bold: true } : {}),
        ...(run.style === "italic" ? { italics: true } : {}),
      }),
  );
}

/** XML holds no control characters and no halves of characters. */
export function xmlText(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, " ");
}

export function blockChildren(
  docx: Docx,
  lists: Lists,
  blocks: readonly MemoBlock[],
  indent: number,
): Child[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    // A sentence that leads up to what follows stays with it.
    const leads = next?.type === "list" || next?.type === "quotation" || next?.type === "table";
    return childrenOf(docx, lists, block, indent, leads);
  });
}

function childrenOf(docx: Docx, lists: Lists, block: MemoBlock, indent: number, leads: boolean): Child[] {
  const { Paragraph: P } = docx;
  switch (block.type) {
    case "heading":
      return [
        new P({
          style: block.level === 2 ? STYLE.section : STYLE.item,
          indent: { left: indent },
          children: runsOf(docx, [{ text: block.text }]),
        }),
      ];
    case "paragraph":
      return [
        new P({
          style: STYLE.body,
          indent: { left: indent },
          keepNext: leads,
          children: runsOf(docx, block.text),
        }),
      ];
    case "note":
      return [new P({ style: STYLE.remark, indent: { left: indent }, children: runsOf(docx, block.text) })];
    case "list": {
      const instance = lists.next();
      const reference = block.marks === "letters" ? LETTERS : NUMBERS;
      return block.items.map(
        (item) =>
          new P({
            style: STYLE.list,
            numbering: { reference, level: 0, instance },
            children: runsOf(docx, item),
          }),
      );
    }
    case "table":
      return [
        tableOf(docx, block, indent),
        new P({ style: STYLE.remark, spacing: { before: 0, line: 120 }, children: [] }),
      ];
    case "quotation":
      return quotationChildren(docx, block, indent);
  }
}

/** The act's own words stand beside a rule; what is only reported stands indented, after a word that says so. */
function quotationChildren(docx: Docx, quotation: Quotation, indent: number): Child[] {
  const { Paragraph: P } = docx;
  const { label, attribution, isActsOwn, lines, remarks } = quotation;
  const style = isActsOwn ? STYLE.quotation : STYLE.report;
  const inner = indent + QUOTE_INDENT;
  const border = isActsOwn ? { border: quotationRule(0) } : {};
  const children: Child[] = [
    new P({
      style: STYLE.label,
      ...border,
      indent: { left: inner },
      children: runsOf(docx, [{ text: label }]),
    }),
  ];
  if (attribution !== null)
    children.push(
      new P({
        style,
        ...border,
        keepNext: true,
        indent: { left: inner },
        children: runsOf(docx, [{ text: attribution, style: "italic" }]),
      }),
    );
  lines.forEach((line, index) => {
    const at = inner + line.depth * QUOTE_STEP;
    const border = isActsOwn ? { border: quotationRule(line.depth) } : {};
    // A long mark of a penjelasan, as "Ayat (1)", would leave a hole before the words.
    const isMarked = line.mark !== "" && line.mark.length <= 4 && line.text !== "";
    const words = isMarked
      ? [
          new docx.TextRun({ text: line.mark }),
          new docx.TextRun({ children: [new docx.Tab(), xmlText(line.text)] }),
        ]
      : runsOf(docx, [{ text: lineText(line) }]);
    children.push(
      new P({
        style,
        ...border,
        indent: isMarked ? { left: at + MARK_WIDTH, hanging: MARK_WIDTH } : { left: at },
        ...(isMarked ? { tabStops: [{ type: "left", position: at + MARK_WIDTH }] } : {}),
        keepNext: (index === 0 && lines.length > 1) || (index === lines.length - 1 && remarks.length > 0),
        children: words,
      }),
    );
  });
  for (const remark of remarks)
    children.push(
      new P({
        style: STYLE.remark,
        ...border,
        indent: { left: inner },
        children: runsOf(docx, [{ text: remark }]),
      }),
    );
  return children;
}

const HAIR = { style: "single", size: 4, color: "B5B5B5" } as const;
const NONE = { style: "none", size: 0, color: "auto" } as const;

function tableOf(docx: Docx, table: Table, indent: number): DocxTable {
  const width = TEXT_WIDTH - indent;
  const columnWidths = table.widths.map((share) => Math.floor(share * width));
  const cell = (text: Text, column: number, isHead: boolean) =>
    new docx.TableCell({
      width: { size: columnWidths[column] ?? 0, type: "dxa" },
      margins: { left: 80, right: 80 },
      ...(isHead ? { shading: { type: "clear", color: "auto", fill: "EEEEEE" } as const } : {}),
      children: [new docx.Paragraph({ style: STYLE.cell, keepNext: isHead, children: runsOf(docx, text) })],
    });
  const head = new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.head.map((text, column) => cell([{ text, style: "bold" }], column, true)),
  });
  const rows = table.rows.map(
    (row) =>
      new docx.TableRow({ cantSplit: true, children: row.map((text, column) => cell(text, column, false)) }),
  );
  return new docx.Table({
    width: { size: width, type: "dxa" },
    indent: { size: indent, type: "dxa" },
    columnWidths,
    layout: "fixed",
    borders: {
      top: HAIR,
      bottom: HAIR,
      left: NONE,
      right: NONE,
      insideHorizontal: HAIR,
      insideVertical: NONE,
    },
    rows: [head, ...rows],
  });
}
