import { lineText } from "../../corpus/quote.ts";
import { bold, italic, type MemoBlock, plain, type Quotation, type Text, wordsOf } from "../memo.ts";
import { INK, PAGE, SIZE } from "./page.ts";
import { type PdfStrip, type Pen, setParagraph, type Setter } from "./setter.ts";
import { setTable } from "./table.ts";

/** The blocks of a memo as strips. */

const BODY = { size: SIZE.body, face: "regular" } as const;
const STEP = 18;
const MARK_WIDTH = 20;

/** @param indent of the part that the blocks stand in */
export function setBlocks(setter: Setter, blocks: readonly MemoBlock[], indent: number): PdfStrip[] {
  let keeps = true;
  return blocks.flatMap((block, index) => {
    const strips = setBlock(setter, block, indent, keeps);
    // A heading, or a sentence that leads up to what follows, never stands last on a page.
    const leads =
      block.type === "paragraph" &&
      (blocks[index + 1]?.type === "quotation" || wordsOf(block.text).endsWith(":"));
    keeps = block.type === "heading" || leads;
    return strips;
  });
}

function setBlock(setter: Setter, block: MemoBlock, indent: number, keeps: boolean): PdfStrip[] {
  switch (block.type) {
    case "heading":
      return setHeading(setter, block.text, block.level, indent, keeps);
    case "paragraph":
      return setParagraph(setter, block.text, { ...BODY, indent, keeps, before: 5 });
    case "note":
      return setParagraph(setter, block.text, {
        ...{ size: SIZE.small, face: "italic", indent, keeps, before: 4, ink: INK.grey },
      });
    case "list":
      return block.items.flatMap((item, index) =>
        setParagraph(setter, item, {
          ...BODY,
          indent: indent + MARK_WIDTH,
          mark: { text: markAt(block.marks, index), indent },
          before: index === 0 ? 5 : 3,
          keeps: index === 0 && keeps,
        }),
      );
    case "table":
      return setTable(setter, block, indent, keeps);
    case "quotation":
      return setQuotation(setter, block, indent, keeps);
  }
}

/** A heading never stands last on a page: what follows keeps to it. */
function setHeading(setter: Setter, text: string, level: 2 | 3, indent: number, keeps: boolean): PdfStrip[] {
  return tied(
    setParagraph(setter, plain(text), {
      ...{ size: SIZE.body, face: "bold", align: "left", indent, keeps, before: level === 2 ? 11 : 9 },
    }),
  );
}

export function tied(strips: readonly PdfStrip[]): PdfStrip[] {
  return strips.map((strip, index) => (index === 0 ? strip : { ...strip, keeps: true }));
}

function markAt(marks: "letters" | "numbers", index: number): string {
  return marks === "numbers" ? `${index + 1}.` : `${lettersAt(index)}.`;
}

function lettersAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${lettersAt(Math.floor(index / 26) - 1)}${letter}`;
}

/** The act's own words stand indented beside a rule; what is only reported stands indented, after a word that says so. */
function setQuotation(setter: Setter, quotation: Quotation, indent: number, keeps: boolean): PdfStrip[] {
  const { label, attribution, isActsOwn, remarks } = quotation;
  const inner = indent + STEP;
  const beside = isActsOwn ? ruleAt(indent + STEP / 2) : undefined;
  const style = {
    size: SIZE.quotation,
    face: "regular",
    ...(beside === undefined ? {} : { beside }),
  } as const;
  const head: Text[] = [[bold(label)], ...(attribution === null ? [] : [[italic(attribution)]])];
  const strips = head.flatMap((text, index) =>
    tied(
      setParagraph(setter, text, {
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
    const wide = Math.max(MARK_WIDTH, setter.measure(`${line.mark} `, "regular", SIZE.quotation));
    const isMarked = line.mark !== "" && wide < 60;
    strips.push(
      ...setParagraph(setter, plain(isMarked ? line.text : lineText(line)), {
        ...style,
        indent: isMarked ? at + wide : at,
        ...(isMarked ? { mark: { text: line.mark, indent: at } } : {}),
        before: index === 0 ? 2 : 1.5,
        keeps: index === 0,
      }),
    );
  });
  for (const remark of remarks)
    strips.push(
      ...setParagraph(setter, plain(remark), {
        ...{ size: SIZE.small, face: "italic", ink: INK.grey, indent: inner, before: 3, keeps: true },
        ...(beside === undefined ? {} : { beside }),
      }),
    );
  return strips;
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
