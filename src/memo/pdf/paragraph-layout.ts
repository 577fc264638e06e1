import { type Text, plain } from "../content/memo.ts";
import { type Box, type Face, INK, PAGE, TEXT_WIDTH, leading } from "./page-layout.ts";
import { type Measure, type TextLine, type TextStyle, breakLines } from "./text-lines.ts";

/** Sets paragraphs as boxes of one line each. */

export type Pen = PDFKit.PDFDocument;
export type PdfBox = Box<Pen>;

export interface Setting extends TextStyle {
  /** From the left margin. */
  readonly indent?: number;
  /** By default up to the right margin. */
  readonly width?: number;
  readonly before?: number;
  /** Of the first line: stays with what stands above. */
  readonly keeps?: boolean;
  readonly align?: "justify" | "left" | "center";
  readonly ink?: string;
  /** Stands left of the first line, as "a." or "(1)". */
  readonly mark?: { readonly text: string; readonly indent: number };
  /** Drawn with every line, such as a rule beside it. */
  readonly beside?: (pen: Pen, y: number, before: number, height: number) => void;
}

export interface ParagraphLayout {
  readonly measure: Measure;
  /** The same text with nothing in it that cannot be printed. */
  readonly clean: (text: Text) => Text;
}

/** The paragraph's lines; first and second, and the last two, never part. */
export function setParagraph(layout: ParagraphLayout, text: Text, setting: Setting): PdfBox[] {
  const { size, indent = 0, before = 0, align = "justify", ink = INK.text, mark, beside } = setting;
  const width = setting.width ?? TEXT_WIDTH - indent;
  const lines = breakLines(layout.measure, layout.clean(text), setting, width);
  const shown: TextLine[] = lines.length > 0 ? lines : [{ segments: [], width: 0, spaces: 0, isLast: true }];
  const height = leading(size);
  return shown.map((line, index): PdfBox => {
    const isFirst = index === 0;
    const isTied = index === 1 || index === shown.length - 1;
    return {
      height,
      before: isFirst ? before : 0,
      keeps: isFirst ? (setting.keeps ?? false) : isTied,
      draw: (pen, y, above) => {
        beside?.(pen, y, above, height);
        const x = PAGE.left + indent;
        if (isFirst && mark !== undefined && mark.text !== "")
          drawLine(
            layout,
            pen,
            lineOf(layout, plain(mark.text), setting),
            PAGE.left + mark.indent,
            y,
            size,
            ink,
            0,
          );
        const slack = width - line.width;
        const isStretched = align === "justify" && !line.isLast && line.spaces > 0 && slack < width * 0.25;
        const shift = align === "center" ? slack / 2 : 0;
        drawLine(layout, pen, line, x + shift, y, size, ink, isStretched ? slack / line.spaces : 0);
      },
    };
  });
}

/** A text as one line, however long. */
export function lineOf(layout: ParagraphLayout, text: Text, style: TextStyle): TextLine {
  const [line] = breakLines(layout.measure, layout.clean(text), style, Number.POSITIVE_INFINITY);
  return line ?? { segments: [], width: 0, spaces: 0, isLast: true };
}

/** @param stretch points that every space is widened by */
export function drawLine(
  { measure }: ParagraphLayout,
  pen: Pen,
  line: TextLine,
  left: number,
  y: number,
  size: number,
  ink: string,
  stretch: number,
): void {
  let x = left;
  for (const { text, face } of line.segments) {
    const spaces = text.split(" ").length - 1;
    pen.font(face).fontSize(size).fillColor(ink);
    // Without its own stretching of lines: where a word stands was decided above.
    pen.text(text, x, y, { lineBreak: false, wordSpacing: stretch });
    x += measure(text, face, size) + spaces * stretch;
  }
}

export function faces(pen: Pen, bytes: ReadonlyMap<Face, Buffer>): void {
  for (const [face, file] of bytes) pen.registerFont(face, file);
}
