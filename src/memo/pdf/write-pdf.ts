import { bold, type HeadLine, type Memo, plain, type Text } from "../memo.ts";
import { setBlocks, tied } from "./blocks.ts";
import { FACES, loadFonts, printable } from "./fonts.ts";
import { INK, leading, PAGE, SIZE, TEXT_HEIGHT, TEXT_WIDTH } from "./page.ts";
import { paginate } from "./pages.ts";
import { drawLine, faces, lineOf, type PdfStrip, type Pen, setParagraph, type Setter } from "./setter.ts";
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
  const setter: Setter = {
    measure: measureWith(pen),
    clean: (text) => text.map((run) => ({ ...run, text: printable(run.text, fonts, instead) })),
  };
  const pages = paginate(stripsOf(setter, memo), TEXT_HEIGHT);
  pages.forEach((placed, index) => {
    pen.addPage({ size: "A4", margin: 0 });
    for (const { strip, y, before } of placed) strip.draw(pen, PAGE.top + y, before);
    drawFooter(setter, pen, memo.footer, memo.pageOf(String(index + 1), String(pages.length)));
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

function stripsOf(setter: Setter, memo: Memo): PdfStrip[] {
  const title = (text: string, size: number, before: number, keeps: boolean): PdfStrip[] =>
    setParagraph(setter, [bold(text)], { size, face: "regular", align: "center", before, keeps });
  return [
    ...title(memo.title, SIZE.title, 0, false),
    ...(memo.subtitle === null ? [] : title(memo.subtitle, SIZE.body, 0, true)),
    ...headStrips(setter, memo.head),
    ...memo.parts.flatMap(({ title: name, blocks }) => [
      ...tied(partTitle(setter, name)),
      ...setBlocks(setter, blocks, INDENT),
    ]),
    ...signatureStrips(setter, memo),
    ...makingStrips(setter, memo.making),
    ...annexStrips(setter, memo, title),
  ];
}

function partTitle(setter: Setter, name: string): PdfStrip[] {
  const strips = setParagraph(setter, [bold(name)], {
    ...{ size: SIZE.body, face: "regular", align: "left", before: 15 },
  });
  return strips.map((strip, index) => (index === 0 ? outlined(strip, name) : strip));
}

/** Listed among the bookmarks of the file. */
function outlined(strip: PdfStrip, name: string): PdfStrip {
  return {
    ...strip,
    draw: (pen, y, before) => {
      pen.outline.addItem(name);
      strip.draw(pen, y, before);
    },
  };
}

/** "Kepada Yth. : ……" with a rule below the last. */
function headStrips(setter: Setter, head: readonly HeadLine[]): PdfStrip[] {
  const strips = head.flatMap((line, index) => labelled(setter, line, 0, index === 0 ? 16 : 3, true));
  const end: PdfStrip = {
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
  return [...strips, end];
}

function labelled(
  setter: Setter,
  line: HeadLine,
  indent: number,
  before: number,
  keeps: boolean,
): PdfStrip[] {
  const body = { size: SIZE.body, face: "regular", align: "left" } as const;
  const value = indent + LABEL_WIDTH + 10;
  const strips = setParagraph(setter, plain(line.value ?? ""), {
    ...body,
    ...{ indent: value, before, keeps, mark: { text: line.label, indent } },
  });
  return strips.map((strip, index): PdfStrip => {
    if (index > 0) return { ...strip, keeps: true };
    return {
      ...strip,
      draw: (pen, y, above) => {
        strip.draw(pen, y, above);
        const colon = lineOf(setter, plain(":"), body);
        drawLine(setter, pen, colon, PAGE.left + indent + LABEL_WIDTH, y, body.size, INK.text, 0);
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

function signatureStrips(setter: Setter, { signature }: Memo): PdfStrip[] {
  const body = { size: SIZE.body, face: "regular", align: "left", indent: SIGNATURE_INDENT } as const;
  return [
    ...setParagraph(setter, plain(signature.place), { ...body, before: 22, keeps: true }),
    ...setParagraph(setter, plain(signature.role), { ...body, before: 2, keeps: true }),
    ...signature.lines.flatMap((line, index) =>
      labelled(setter, line, SIGNATURE_INDENT, index === 0 ? 48 : 3, true),
    ),
  ];
}

function makingStrips(setter: Setter, making: readonly Text[]): PdfStrip[] {
  const strips = making.flatMap((text, index) =>
    setParagraph(setter, text, {
      ...{ size: SIZE.small, face: "regular", ink: INK.grey, before: index === 0 ? 26 : 3, keeps: index > 0 },
    }),
  );
  return strips.map((strip, index): PdfStrip => {
    if (index > 0) return { ...strip, keeps: true };
    return {
      ...strip,
      draw: (pen, y, before) => {
        const at = y - 6;
        pen
          .moveTo(PAGE.left, at)
          .lineTo(PAGE.left + TEXT_WIDTH, at)
          .lineWidth(0.6)
          .strokeColor(INK.hair)
          .stroke();
        strip.draw(pen, y, before);
      },
    };
  });
}

function annexStrips(
  setter: Setter,
  { annex }: Memo,
  title: (text: string, size: number, before: number, keeps: boolean) => PdfStrip[],
): PdfStrip[] {
  const [first, ...rest] = title(annex.title, SIZE.title, 0, false);
  const head = first === undefined ? [] : [{ ...outlined(first, annex.title), breaks: true }, ...rest];
  return [...head, ...setBlocks(setter, annex.blocks, 0)];
}

function drawFooter(setter: Setter, pen: Pen, left: string, right: string): void {
  const style = { size: SIZE.footer, face: "regular" } as const;
  const y = PAGE.height - PAGE.bottom + leading(SIZE.footer) * 1.6;
  pen
    .moveTo(PAGE.left, y - 5)
    .lineTo(PAGE.left + TEXT_WIDTH, y - 5)
    .lineWidth(0.5)
    .strokeColor(INK.hair)
    .stroke();
  drawLine(setter, pen, lineOf(setter, plain(left), style), PAGE.left, y, SIZE.footer, INK.grey, 0);
  const number = lineOf(setter, plain(right), style);
  drawLine(setter, pen, number, PAGE.left + TEXT_WIDTH - number.width, y, SIZE.footer, INK.grey, 0);
}
