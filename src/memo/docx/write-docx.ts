import type { ParagraphChild } from "docx";
import { unzipSync, zipSync } from "fflate";
import type { HeadLine, Memo, Properties } from "../content/memo.ts";
import { blockChildren, type Child, type Docx, type Lists, runsOf, xmlText } from "./blocks.ts";
import { INDENT, numbering, PAGE, STYLE, styles, TEXT_WIDTH } from "./styles.ts";

/** A memo as a DOCX for Word and LibreOffice, with named styles and real lists. The same memo gives the same bytes. */

const COLON = 1_560;
const VALUE = 1_760;
const SIGNATURE_INDENT = Math.round(TEXT_WIDTH / 2);

export async function writeDocx(memo: Memo): Promise<Buffer> {
  const docx = await import("docx");
  const { title, author } = memo.properties;
  let instance = 0;
  const lists: Lists = { next: () => ++instance };
  const page = { size: PAGE.size, margin: PAGE.margin };
  const footers = { default: footerOf(docx, memo) };
  const document = new docx.Document({
    title,
    creator: author,
    styles: styles(memo.language),
    numbering: numbering(),
    features: { updateFields: false },
    sections: [
      { properties: { page }, footers, children: bodyOf(docx, memo, lists) },
      {
        properties: { page, type: "nextPage" },
        footers,
        children: [
          new docx.Paragraph({ style: STYLE.title, children: runsOf(docx, [{ text: memo.annex.title }]) }),
          ...blockChildren(docx, lists, memo.annex.blocks, 0),
        ],
      },
    ],
  });
  const bytes = await docx.Packer.toBuffer(document, undefined, [
    { path: "docProps/core.xml", data: coreProperties(memo.properties) },
  ]);
  return withFixedDates(bytes);
}

function bodyOf(docx: Docx, memo: Memo, lists: Lists): Child[] {
  const { Paragraph: P } = docx;
  const children: Child[] = [new P({ style: STYLE.title, children: runsOf(docx, [{ text: memo.title }]) })];
  if (memo.subtitle !== null)
    children.push(
      new P({
        style: STYLE.head,
        alignment: "center",
        children: runsOf(docx, [{ text: memo.subtitle, style: "bold" }]),
      }),
    );
  memo.head.forEach((line, index) => {
    const isLast = index === memo.head.length - 1;
    children.push(labelled(docx, line, 0, { before: index === 0 ? 280 : 50, isLast, keepNext: !isLast }));
  });
  for (const { title, blocks } of memo.parts)
    children.push(
      new P({ style: STYLE.part, children: runsOf(docx, [{ text: title }]) }),
      ...blockChildren(docx, lists, blocks, INDENT),
    );
  return [...children, ...signatureOf(docx, memo), ...makingOf(docx, memo)];
}

interface Labelled {
  readonly before: number;
  /** Closed by a double rule. */
  readonly isLast: boolean;
  readonly keepNext: boolean;
}

/** "Kepada Yth. : ……", the dots a leader to the right margin. */
function labelled(docx: Docx, line: HeadLine, indent: number, options: Labelled): Child {
  const value = line.value === null ? [new docx.Tab()] : [xmlText(line.value)];
  return new docx.Paragraph({
    style: STYLE.head,
    spacing: { before: options.before, ...(options.isLast ? { after: 120 } : {}) },
    keepNext: options.keepNext,
    indent: { left: indent + VALUE, hanging: VALUE },
    tabStops: [
      { type: "left", position: indent + COLON },
      { type: "left", position: indent + VALUE },
      { type: "right", position: TEXT_WIDTH, ...(line.value === null ? { leader: "dot" as const } : {}) },
    ],
    ...(options.isLast
      ? { border: { bottom: { style: "double", size: 6, space: 6, color: "000000" } } }
      : {}),
    children: [new docx.TextRun({ children: [line.label, new docx.Tab(), ":", new docx.Tab(), ...value] })],
  });
}

function signatureOf(docx: Docx, { signature }: Memo): Child[] {
  const line = (text: string, before: number): Child =>
    new docx.Paragraph({
      style: STYLE.head,
      spacing: { before },
      indent: { left: SIGNATURE_INDENT },
      keepNext: true,
      children: runsOf(docx, [{ text }]),
    });
  return [
    line(signature.place, 400),
    line(signature.role, 50),
    ...signature.lines.map((own, index) =>
      labelled(docx, own, SIGNATURE_INDENT, {
        before: index === 0 ? 900 : 50,
        isLast: false,
        keepNext: index < signature.lines.length - 1,
      }),
    ),
  ];
}

function makingOf(docx: Docx, { making }: Memo): Child[] {
  return making.map(
    (text, index) =>
      new docx.Paragraph({
        style: STYLE.note,
        keepNext: index < making.length - 1,
        ...(index === 0
          ? {
              spacing: { before: 320 },
              border: { top: { style: "single" as const, size: 4, space: 6, color: "B5B5B5" } },
            }
          : {}),
        children: runsOf(docx, text),
      }),
  );
}

/** Stand in `pageOf` for what Word counts itself. */
const CURRENT = "\u0001";
const TOTAL = "\u0002";

function footerOf(docx: Docx, memo: Memo): InstanceType<Docx["Footer"]> {
  const { PageNumber: number } = docx;
  const counted = memo
    .pageOf(CURRENT, TOTAL)
    .split(/([\u0001\u0002])/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece === CURRENT ? number.CURRENT : piece === TOTAL ? number.TOTAL_PAGES : piece));
  const children: ParagraphChild[] = [
    new docx.TextRun({ children: [memo.footer, new docx.Tab(), ...counted] }),
  ];
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        style: STYLE.footer,
        tabStops: [{ type: "right", position: TEXT_WIDTH }],
        border: { top: { style: "single", size: 4, space: 4, color: "B5B5B5" } },
        children,
      }),
    ],
  });
}

/** `docProps/core.xml`: what the file says of itself, of the memo's own day. */
function coreProperties({ title, author, date }: Properties): string {
  const at = `${date}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Where ZIP's calendar begins; it knows no time zones. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Takes the clock out of an archive, so that the same memo gives the same bytes. */
function withFixedDates(zip: Buffer): Buffer {
  return Buffer.from(zipSync(unzipSync(zip), { mtime: FIRST_DAY }));
}
