import { lineText } from "../../law/corpus/quote.ts";
import {
  bold,
  italic,
  type MemoBlock,
  plain,
  type Quotation,
  type Text,
  plainText,
} from "../content/memo.ts";
import { INK, PAGE, SIZE } from "./page-layout.ts";
import { type PdfBox, type Pen, setParagraph, type ParagraphLayout } from "./paragraph-layout.ts";
import { setTable } from "./table.ts";

/** The blocks of a memo as boxes. */

const BODY = { size: SIZE.body, face: "regular" } as const;
const STEP = 18;
const MARK_WIDTH = 20;

/** @param indent of the part that the blocks stand in */
export function setBlocks(layout: ParagraphLayout, blocks: readonly MemoBlock[], indent: number): PdfBox[] {
  let keeps = true;
  return blocks.flatMap((block, index) => {
    const boxes = setBlock(layout, block, indent, keeps);
    // A heading, or a sentence that leads up to what follows, never stands last on a page.
    const leads =
      block.type === "paragraph" &&
      (blocks[index + 1]?.type === "quotation" || plainText(block.text).endsWith(":"));
    keeps = block.type === "heading" || leads;
    return boxes;
  });
}

function setBlock(layout: ParagraphLayout, block: MemoBlock, indent: number, keeps: boolean): PdfBox[] {
  switch (block.type) {
    case "heading":
      return setHeading(layout, block.text, block.level, indent, keeps);
    case "paragraph":
      return setParagraph(layout, block.text, { ...BODY, indent, keeps, before: 5 });
    case "note":
      return setParagraph(layout, block.text, {
        ...{ size: SIZE.small, face: "italic", indent, keeps, before: 4, ink: INK.grey },
      });
    case "list":
      return block.items.flatMap((item, index) =>
        setParagraph(layout, item, {
          ...BODY,
          indent: indent + MARK_WIDTH,
          mark: { text: markAt(block.marks, index), indent },
          before: index === 0 ? 5 : 3,
          keeps: index === 0 && keeps,
        }),
      );
    case "table":
      return setTable(layout, block, indent, keeps);
    case "quotation":
      return setQuotation(layout, block, indent, keeps);
  }
}

/** A heading never stands last on a page: what follows keeps to it. */
function setHeading(
  layout: ParagraphLayout,
  text: string,
  level: 2 | 3,
  indent: number,
  keeps: boolean,
): PdfBox[] {
  return tied(
    setParagraph(layout, plain(text), {
      ...{ size: SIZE.body, face: "bold", align: "left", indent, keeps, before: level === 2 ? 11 : 9 },
    }),
  );
}

export function tied(boxes: readonly PdfBox[]): PdfBox[] {
  return boxes.map((box, index) => (index === 0 ? box : { ...box, keeps: true }));
}

function markAt(marks: "letters" | "numbers", index: number): string {
  return marks === "numbers" ? `${index + 1}.` : `${lettersAt(index)}.`;
}

function lettersAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${lettersAt(Math.floor(index / 26) - 1)}${letter}`;
}

/** The act's own words stand indented beside a rule; what is only reported stands indented, after a word that says so. */
function setQuotation(
  layout: ParagraphLayout,
  quotation: Quotation,
  indent: number,
  keeps: boolean,
): PdfBox[] {
  const { label, attribution, isActsOwn, remarks } = quotation;
  const inner = indent + STEP;
  const beside = isActsOwn ? ruleAt(indent + STEP / 2) : undefined;
  const style = {
    size: SIZE.quotation,
    face: "regular",
    ...(beside === undefined ? {} : { beside }),
  } as const;
  const head: Text[] = [[bold(label)], ...(attribution === null ? [] : [[italic(attribution)]])];
  const boxes = head.flatMap((text, index) =>
    tied(
      setParagraph(layout, text, {
        ...style,
        align: "left",
        indent: inner,
        before: index === 0 ? 7 : 1,
        keeps: index > 0 || keeps,
      }),
    ),
  );
  quotation.lines.forEach((line, index) => {
    const at = inner + line.depth * STEP;
    const wide = Math.max(MARK_WIDTH, layout.measure(`${line.mark} `, "regular", SIZE.quotation));
    const isMarked = line.mark !== "" && wide < 60;
    boxes.push(
      ...setParagraph(layout, plain(isMarked ? line.text : lineText(line)), {
        ...style,
        indent: isMarked ? at + wide : at,
        ...(isMarked ? { mark: { text: line.mark, indent: at } } : {}),
        before: index === 0 ? 2 : 1.5,
        keeps: index === 0,
      }),
    );
  });
  for (const remark of remarks)
    boxes.push(
      ...setParagraph(layout, plain(remark), {
        ...{ size: SIZE.small, face: "italic", ink: INK.grey, indent: inner, before: 3, keeps: true },
        ...(beside === undefined ? {} : { beside }),
      }),
    );
  return boxes;
}

/** A rule beside the lines of a quotation, unbroken from the first to the last. */
function ruleAt(x: number) {
  let isFirst = true;
  return (pen: Pen, y: number, before: number, height: number): void => {
    const from = isFirst ? y : y - before;
    isFirst = false;
    pen
      .moveTo(PAGE.left + x, from)
      .lineTo(PAGE.left + x, y + height)
      .lineWidth(1.5)
      .strokeColor(INK.rule)
      .stroke();
  };
}
