import type { Table, Text } from "../content/memo.ts";
import { INK, PAGE, SIZE, TEXT_HEIGHT, TEXT_WIDTH } from "./page-layout.ts";
import { type PdfBox, type Pen, setParagraph, type ParagraphLayout } from "./paragraph-layout.ts";

/** A table as boxes: one a row, with its head again on every page; a row of half a page and more goes line by line. */

const PADDING = 4;

export function setTable(layout: ParagraphLayout, table: Table, indent: number, keeps: boolean): PdfBox[] {
  const width = TEXT_WIDTH - indent;
  const columns = columnsOf(table.widths, indent, width);
  const headRow = rowOf(
    layout,
    table.head.map((text): Text => [{ text, style: "bold" }]),
    columns,
    indent,
    width,
  );
  const head: PdfBox = {
    ...headRow,
    before: 6,
    keeps,
    draw: (pen, y, before) => {
      pen
        .rect(PAGE.left + indent, y, width, headRow.height)
        .fillColor(INK.shade)
        .fill();
      rule(pen, indent, width, y);
      headRow.draw(pen, y, before);
    },
  };
  const rows = table.rows.flatMap((cells, index) => {
    const row = rowOf(layout, cells, columns, indent, width);
    const boxes = row.height > TEXT_HEIGHT / 2 ? splitRow(layout, cells, columns, indent, width) : [row];
    // The first row keeps to the head, the last to the one before it.
    const isTied = index === 0 || index === table.rows.length - 1;
    return boxes.map((box, part): PdfBox => ({
      ...box,
      head,
      keeps: part === 0 ? isTied : box.keeps,
    }));
  });
  return [head, ...rows];
}

interface Column {
  readonly indent: number;
  readonly width: number;
}

function columnsOf(shares: readonly number[], indent: number, width: number): Column[] {
  let x = indent;
  return shares.map((share) => {
    const column = { indent: x + PADDING, width: share * width - 2 * PADDING };
    x += share * width;
    return column;
  });
}

function cellLines(layout: ParagraphLayout, cell: Text, column: Column): PdfBox[] {
  return setParagraph(layout, cell, {
    ...{ size: SIZE.table, face: "regular", align: "left" },
    ...{ indent: column.indent, width: column.width },
  });
}

function rowOf(
  layout: ParagraphLayout,
  cells: readonly Text[],
  columns: readonly Column[],
  indent: number,
  width: number,
): PdfBox {
  const set = cells.map((cell, index) => {
    const column = columns[index];
    return column === undefined ? [] : cellLines(layout, cell, column);
  });
  const height = Math.max(...set.map(heightOf)) + 2 * PADDING - 2;
  return {
    height,
    before: 0,
    keeps: false,
    draw: (pen, y) => {
      for (const lines of set) {
        let at = y + PADDING - 1;
        for (const line of lines) {
          line.draw(pen, at, 0);
          at += line.height;
        }
      }
      rule(pen, indent, width, y + height);
    },
  };
}

/** A row in one box for each of its lines, so that it can go on over pages. */
function splitRow(
  layout: ParagraphLayout,
  cells: readonly Text[],
  columns: readonly Column[],
  indent: number,
  width: number,
): PdfBox[] {
  const set = cells.map((cell, index) => {
    const column = columns[index];
    return column === undefined ? [] : cellLines(layout, cell, column);
  });
  const count = Math.max(...set.map((lines) => lines.length));
  return Array.from({ length: count }, (_, index): PdfBox => {
    const lines = set.flatMap((column) => column[index] ?? []);
    const isLast = index === count - 1;
    const height = heightOf(lines.slice(0, 1)) + (isLast ? PADDING : 0);
    return {
      height,
      before: 0,
      keeps: index === 1 || isLast,
      draw: (pen, y) => {
        for (const line of lines) line.draw(pen, y, 0);
        if (isLast) rule(pen, indent, width, y + height);
      },
    };
  });
}

function heightOf(lines: readonly PdfBox[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}

function rule(pen: Pen, indent: number, width: number, y: number): void {
  pen
    .moveTo(PAGE.left + indent, y)
    .lineTo(PAGE.left + indent + width, y)
    .lineWidth(0.6)
    .strokeColor(INK.hair)
    .stroke();
}
