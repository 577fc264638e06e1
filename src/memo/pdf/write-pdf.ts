import { type HeadLine, type Memo, type Text, bold, plain } from "../content/memo.ts";
import { setBlocks, tied } from "./blocks.ts";
import {
  FACES,
  INK,
  PAGE,
  SIZE,
  TEXT_HEIGHT,
  TEXT_WIDTH,
  leading,
  loadFonts,
  paginate,
  printable,
} from "./page-layout.ts";
import {
  type ParagraphLayout,
  type PdfBox,
  type Pen,
  drawLine,
  faces,
  lineOf,
  setParagraph,
} from "./paragraph-layout.ts";
import type { Measure } from "./text-lines.ts";

/** A memo as a PDF. The same memo gives the same bytes. */

const LABEL_WIDTH = 78;
/** The signature stands in the right half. */
const SIGNATURE_INDENT = TEXT_WIDTH * 0.5;
const INDENT = 16;

/** @throws where a file of the typeface is missing */
export async function writePdf(memo: Memo): Promise<Buffer> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import("pdfkit"), loadFonts()]);
  const day = new Date(`${memo.properties.date}T00:00:00Z`);
  const pen = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    lang: memo.language,
    displayTitle: true,
    info: {
      Title: memo.properties.title,
      Author: memo.properties.author,
      Subject: memo.title,
      CreationDate: day,
      ModDate: day,
    },
  });
  const done = collect(pen);
  faces(pen, fonts.bytes);
  const instead = memo.language === "id" ? "[aksara lain]" : "[other script]";
  const layout: ParagraphLayout = {
    measure: measureWith(pen),
    clean: (text) => text.map((run) => ({ ...run, text: printable(run.text, fonts, instead) })),
  };
  const pages = paginate(boxesOf(layout, memo), TEXT_HEIGHT);
  pages.forEach((placed, index) => {
    pen.addPage({ size: "A4", margin: 0 });
    for (const { box, y, before } of placed) box.draw(pen, PAGE.top + y, before);
    drawFooter(layout, pen, memo.footer, memo.pageOf(String(index + 1), String(pages.length)));
  });
  pen.end();
  return done;
}

function collect(pen: Pen): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pen.on("data", (chunk: Buffer) => chunks.push(chunk));
    pen.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    pen.on("error", reject);
  });
}

/** Widths are asked for again and again, word by word. */
function measureWith(pen: Pen): Measure {
  const known = new Map(FACES.map((face) => [face, new Map<string, number>()] as const));
  return (text, face, size) => {
    const widths = known.get(face);
    let width = widths?.get(text);
    if (width === undefined) {
      width = pen.font(face).fontSize(1_000).widthOfString(text) / 1_000;
      widths?.set(text, width);
    }
    return width * size;
  };
}

function boxesOf(layout: ParagraphLayout, memo: Memo): PdfBox[] {
  const title = (text: string, size: number, before: number, keeps: boolean): PdfBox[] =>
    setParagraph(layout, [bold(text)], { size, face: "regular", align: "center", before, keeps });
  return [
    ...title(memo.title, SIZE.title, 0, false),
    ...(memo.subtitle === null ? [] : title(memo.subtitle, SIZE.body, 0, true)),
    ...headBoxes(layout, memo.head),
    ...memo.parts.flatMap(({ title: name, blocks }) => [
      ...tied(partTitle(layout, name)),
      ...setBlocks(layout, blocks, INDENT),
    ]),
    ...signatureBoxes(layout, memo),
    ...makingBoxes(layout, memo.making),
    ...annexBoxes(layout, memo, title),
  ];
}

function partTitle(layout: ParagraphLayout, name: string): PdfBox[] {
  const boxes = setParagraph(layout, [bold(name)], {
    ...{ size: SIZE.body, face: "regular", align: "left", before: 15 },
  });
  return boxes.map((box, index) => (index === 0 ? outlined(box, name) : box));
}

/** Listed among the bookmarks of the file. */
function outlined(box: PdfBox, name: string): PdfBox {
  return {
    ...box,
    draw: (pen, y, before) => {
      pen.outline.addItem(name);
      box.draw(pen, y, before);
    },
  };
}

/** "Kepada Yth. : ……" with a rule below the last. */
function headBoxes(layout: ParagraphLayout, head: readonly HeadLine[]): PdfBox[] {
  const boxes = head.flatMap((line, index) => labelled(layout, line, 0, index === 0 ? 16 : 3, true));
  const end: PdfBox = {
    height: 1,
    before: 8,
    keeps: true,
    draw: (pen, y) => {
      const { left } = PAGE;
      pen
        .moveTo(left, y)
        .lineTo(left + TEXT_WIDTH, y)
        .lineWidth(1.2)
        .strokeColor(INK.text)
        .stroke();
      pen
        .moveTo(left, y + 2.5)
        .lineTo(left + TEXT_WIDTH, y + 2.5)
        .lineWidth(0.5)
        .stroke();
    },
  };
  return [...boxes, end];
}

function labelled(
  layout: ParagraphLayout,
  line: HeadLine,
  indent: number,
  before: number,
  keeps: boolean,
): PdfBox[] {
  const body = { size: SIZE.body, face: "regular", align: "left" } as const;
  const value = indent + LABEL_WIDTH + 10;
  const boxes = setParagraph(layout, plain(line.value ?? ""), {
    ...body,
    ...{ indent: value, before, keeps, mark: { text: line.label, indent } },
  });
  return boxes.map((box, index): PdfBox => {
    if (index > 0) return { ...box, keeps: true };
    return {
      ...box,
      draw: (pen, y, above) => {
        box.draw(pen, y, above);
        const colon = lineOf(layout, plain(":"), body);
        drawLine(layout, pen, colon, PAGE.left + indent + LABEL_WIDTH, y, body.size, INK.text, 0);
        if (line.value === null) dots(pen, PAGE.left + value, PAGE.left + TEXT_WIDTH, y + body.size * 0.95);
      },
    };
  });
}

/** A line to write on. */
function dots(pen: Pen, from: number, to: number, y: number): void {
  pen
    .moveTo(from, y)
    .lineTo(to, y)
    .lineWidth(0.8)
    .dash(0.8, { space: 2.2 })
    .strokeColor(INK.grey)
    .stroke()
    .undash();
}

function signatureBoxes(layout: ParagraphLayout, { signature }: Memo): PdfBox[] {
  const body = { size: SIZE.body, face: "regular", align: "left", indent: SIGNATURE_INDENT } as const;
  return [
    ...setParagraph(layout, plain(signature.place), { ...body, before: 22, keeps: true }),
    ...setParagraph(layout, plain(signature.role), { ...body, before: 2, keeps: true }),
    ...signature.lines.flatMap((line, index) =>
      labelled(layout, line, SIGNATURE_INDENT, index === 0 ? 48 : 3, true),
    ),
  ];
}

function makingBoxes(layout: ParagraphLayout, making: readonly Text[]): PdfBox[] {
  const boxes = making.flatMap((text, index) =>
    setParagraph(layout, text, {
      ...{ size: SIZE.small, face: "regular", ink: INK.grey, before: index === 0 ? 26 : 3, keeps: index > 0 },
    }),
  );
  return boxes.map((box, index): PdfBox => {
    if (index > 0) return { ...box, keeps: true };
    return {
      ...box,
      draw: (pen, y, before) => {
        const at = y - 6;
        pen
          .moveTo(PAGE.left, at)
          .lineTo(PAGE.left + TEXT_WIDTH, at)
          .lineWidth(0.6)
          .strokeColor(INK.hair)
          .stroke();
        box.draw(pen, y, before);
      },
    };
  });
}

function annexBoxes(
  layout: ParagraphLayout,
  { annex }: Memo,
  title: (text: string, size: number, before: number, keeps: boolean) => PdfBox[],
): PdfBox[] {
  const [first, ...rest] = title(annex.title, SIZE.title, 0, false);
  const head = first === undefined ? [] : [{ ...outlined(first, annex.title), breaks: true }, ...rest];
  return [...head, ...setBlocks(layout, annex.blocks, 0)];
}

function drawFooter(layout: ParagraphLayout, pen: Pen, left: string, right: string): void {
  const style = { size: SIZE.footer, face: "regular" } as const;
  const y = PAGE.height - PAGE.bottom + leading(SIZE.footer) * 1.6;
  pen
    .moveTo(PAGE.left, y - 5)
    .lineTo(PAGE.left + TEXT_WIDTH, y - 5)
    .lineWidth(0.5)
    .strokeColor(INK.hair)
    .stroke();
  drawLine(layout, pen, lineOf(layout, plain(left), style), PAGE.left, y, SIZE.footer, INK.grey, 0);
  const number = lineOf(layout, plain(right), style);
  drawLine(layout, pen, number, PAGE.left + TEXT_WIDTH - number.width, y, SIZE.footer, INK.grey, 0);
}
