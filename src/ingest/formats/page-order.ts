/**
 * Puts the words of a page in the order in which they are read, by their places: programs write a page in any order, the
 * marks of a list before or behind its words, one column into the other. Pure.
 */

/** A run of text as a PDF holds it; lengths in points, `y` counted downwards to its base line. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters. */
  readonly height: number;
}

/** Words side by side without a wide gap between. */
interface Segment {
  readonly items: readonly PlacedText[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Row {
  readonly y: number;
  readonly height: number;
  readonly segments: readonly Segment[];
  /** Whether an empty line of the source stands before it. */
  readonly isApart: boolean;
}

export interface OrderedPage {
  readonly lines: readonly string[];
  /**
   * Of a page with the act in one column and another text beside it, its lines column by column; null for all others.
   */
  readonly columns: readonly (readonly string[])[] | null;
}

/** Gap between words that is more than a space, in heights of the letters. */
const WIDE = 1.2;
/** Gap that is a space. */
const SPACE = 0.16;
/** A mark of a list, alone in its column: "(1)", "a.", "Menimbang :". */
const IS_MARK =
  /^(?:\(?[\da-z]{1,3}[.)]?\)?[.:]?|[IVXLC]+\.|[-–•·]|:|(?:Menimbang|Mengingat|Memperhatikan|Menetapkan|Pasal|Ayat|Huruf|Angka)\b.{0,12})$/i;
/** Rows that columns of running text have at least. */
const LEAST_ROWS = 8;
const LEAST_LETTERS = 18;

export function orderPage(items: readonly PlacedText[]): OrderedPage {
  const rows = rowsOf(items.filter(({ height }) => height > 0));
  const order = new Map(items.map((item, index) => [item, index]));
  const lines: string[] = [];
  const sides: string[][] = [];
  let inColumns = 0;
  for (let at = 0; at < rows.length;) {
    const band = bandAt(rows, at);
    const row = rows[at];
    if (row === undefined) break;
    if (row.isApart) lines.push("");
    const columns = band === null ? null : columnsOf(band, order);
    if (band === null || columns === null) {
      lines.push(textOf(row));
      (sides[0] ??= []).push(textOf(row));
      at++;
      continue;
    }
    if (columns.isProse) inColumns += band.length;
    for (const [index, column] of columns.order.entries()) {
      lines.push(...column);
      if (columns.isProse) (sides[index] ??= []).push(...column);
      else (sides[0] ??= []).push(...column);
    }
    at += band.length;
  }
  const isColumned = sides.length > 1 && inColumns > rows.length / 2;
  return { lines, columns: isColumned ? sides : null };
}

function textOf({ segments }: Row): string {
  return segments.map(({ text }) => text).join(" ");
}

/** Rows from top to bottom, each from left to right. Raised and lowered figures belong to the row that they stand beside. */
function rowsOf(items: readonly PlacedText[]): Row[] {
  const inked = items.filter(({ text }) => text.trim() !== "");
  const blank = items.filter(({ text }) => text.trim() === "");
  const usual = median(inked.map(({ height }) => height));
  const sorted = [...inked].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: { y: number; height: number; items: PlacedText[] }[] = [];
  const small: PlacedText[] = [];
  for (const item of sorted) {
    if (item.height < usual * 0.75) {
      small.push(item);
      continue;
    }
    const row = rows.at(-1);
    if (row !== undefined && item.y - row.y <= 0.35 * Math.max(row.height, item.height)) row.items.push(item);
    else rows.push({ y: item.y, height: item.height, items: [item] });
  }
  for (const item of small) {
    const beside = rows.find(
      (row) =>
        item.y <= row.y + 0.35 * row.height &&
        item.y >= row.y - 0.75 * row.height &&
        row.items.some((one) => item.x >= one.x - row.height && item.x <= one.x + one.width + row.height),
    );
    const same = beside ?? rows.find((row) => Math.abs(item.y - row.y) <= 0.3 * item.height);
    if (same === undefined) rows.push({ y: item.y, height: item.height, items: [item] });
    else same.items.push(item);
  }
  rows.sort((a, b) => a.y - b.y);
  return rows.map(({ y, height, items: own }, index) => {
    const above = rows[index - 1]?.y ?? -Infinity;
    return {
      y,
      height,
      segments: segmentsOf(own, height, blank),
      // A paragraph without words is an empty line of whoever wrote the page.
      isApart: blank.some((space) => space.y > above + 0.5 * height && space.y < y - 0.5 * height),
    };
  });
}

function segmentsOf(items: readonly PlacedText[], height: number, blank: readonly PlacedText[]): Segment[] {
  const sorted = [...items].sort((a, b) => a.x - b.x);
  const segments: { items: PlacedText[]; from: number; to: number; text: string }[] = [];
  for (const item of sorted) {
    const last = segments.at(-1);
    const end = item.x + item.width;
    if (last === undefined || item.x - last.to > WIDE * height) {
      segments.push({ items: [item], from: item.x, to: end, text: item.text });
      continue;
    }
    // Bold print may be the same words twice, a hair apart.
    const twin = last.items.find(
      (one) => one.text === item.text && Math.abs(one.x - item.x) < 0.15 * height && item.text.trim() !== "",
    );
    if (twin !== undefined) continue;
    const gap = item.x - last.to;
    const isSpaced =
      gap > SPACE * height ||
      (gap > 0.02 * height && hasBlank(blank, last.to, item.x, item.y, height)) ||
      /\s$/.test(last.text) ||
      /^\s/.test(item.text);
    last.text = `${last.text}${isSpaced ? " " : ""}${item.text}`;
    last.to = Math.max(last.to, end);
    last.items.push(item);
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.replace(/\s+/g, " ").trim() }));
}

function hasBlank(
  blank: readonly PlacedText[],
  from: number,
  to: number,
  y: number,
  height: number,
): boolean {
  return blank.some(
    (space) =>
      Math.abs(space.y - y) < 0.35 * height && space.x >= from - 0.1 * height && space.x <= to + 0.1 * height,
  );
}

/** The rows from `at` on that one upright strip without words runs through; null where the row has no second part. */
function bandAt(rows: readonly Row[], at: number): Row[] | null {
  const first = rows[at];
  if (first === undefined || first.segments.length < 2) return null;
  let gutters = gapsOf(first);
  const band: Row[] = [first];
  for (let next = at + 1; next < rows.length; next++) {
    const row = rows[next];
    if (row === undefined) break;
    const left = gutters.flatMap((gutter) => without(gutter, row));
    if (left.length === 0) break;
    gutters = left;
    band.push(row);
  }
  return band;
}

type Span = readonly [number, number];

function gapsOf({ segments }: Row): Span[] {
  return segments.slice(1).map((segment, index) => [segments[index]?.to ?? 0, segment.from] as const);
}

/** What a row leaves free of a strip, where that is wide enough to tell columns apart. */
function without([from, to]: Span, { segments, height }: Row): Span[] {
  let [low, high] = [from, to];
  for (const segment of segments) {
    if (segment.to <= low || segment.from >= high) continue;
    if (segment.from <= low && segment.to >= high) return [];
    if (segment.from <= low) low = segment.to;
    else high = segment.from;
  }
  return high - low >= 0.6 * height ? [[low, high]] : [];
}

interface Columns {
  readonly order: readonly (readonly string[])[];
  /** Running text in both, and not the cells of a table. */
  readonly isProse: boolean;
}

/** The columns of a band, each read to its end; null where its rows are read from left to right. */
function columnsOf(band: readonly Row[], order: ReadonlyMap<PlacedText, number>): Columns | null {
  if (band.length < 2) return null;
  const groups = grouped(band);
  if (groups.length < 2) return null;
  const isText = groups.every(({ cells }) => {
    const letters = cells.reduce((sum, { segment }) => sum + segment.text.length, 0);
    return letters / cells.length >= LEAST_LETTERS / 2;
  });
  if (!isText) return null;
  const places = groups.flatMap(({ cells }, column) =>
    cells.map(({ segment, row }) => ({
      column,
      row,
      text: segment.text,
      at: Math.min(...segment.items.map((item) => order.get(item) ?? 0)),
    })),
  );
  const written = [...places].sort((a, b) => a.at - b.at);
  const switches = written.filter((place, index) => {
    const before = written[index - 1];
    return before !== undefined && before.column !== place.column;
  }).length;
  const isDownward = groups.every((_, column) => {
    const own = written.filter((place) => place.column === column);
    return own.every((place, index) => place.row >= (own[index - 1]?.row ?? 0));
  });
  const isProse =
    groups.length === 2 &&
    band.length >= LEAST_ROWS &&
    groups.every(({ cells }) =>
      isRunning(
        cells.map(({ segment }) => segment.text),
        band.length,
      ),
    );
  if (isProse)
    return { order: groups.map(({ cells }) => cells.map(({ segment }) => segment.text)), isProse: true };
  // Cells of a table, written one after the other: so they are read too.
  const isByCell = isDownward && switches < band.length * 0.8;
  return isByCell ? { order: [written.map(({ text }) => text)], isProse: false } : null;
}

/** Lines of a column that go on from each other, most of them as long as the column is wide. */
function isRunning(lines: readonly string[], rows: number): boolean {
  const long = lines.filter((line) => line.length >= LEAST_LETTERS).length;
  const goesOn = lines.filter((line) => /^["(“]?\p{Ll}{2}/u.test(line)).length;
  return lines.length >= rows * 0.6 && long >= lines.length * 0.5 && goesOn >= lines.length * 0.3;
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly cells: readonly { readonly segment: Segment; readonly row: number }[];
}

/** Segments that overlap sideways, over all rows of a band; a column of marks goes with the words behind it. */
function grouped(band: readonly Row[]): Group[] {
  const cells = band.flatMap(({ segments }, row) => segments.map((segment) => ({ segment, row })));
  cells.sort((a, b) => a.segment.from - b.segment.from);
  const groups: { from: number; to: number; cells: typeof cells }[] = [];
  for (const cell of cells) {
    const last = groups.at(-1);
    if (last !== undefined && cell.segment.from < last.to - 0.5) {
      last.to = Math.max(last.to, cell.segment.to);
      last.cells.push(cell);
    } else groups.push({ from: cell.segment.from, to: cell.segment.to, cells: [cell] });
  }
  const merged: Group[] = [];
  let marks: (typeof groups)[number] | null = null;
  for (const group of groups) {
    const own: Group["cells"] = group.cells;
    if (own.filter(({ segment }) => IS_MARK.test(segment.text)).length >= own.length * 0.6) {
      marks =
        marks === null ? group : { from: marks.from, to: group.to, cells: [...marks.cells, ...group.cells] };
      continue;
    }
    const whole = marks === null ? group : { ...group, from: marks.from, cells: [...marks.cells, ...own] };
    marks = null;
    merged.push({ ...whole, cells: joinedByRow(whole.cells) });
  }
  if (marks !== null) merged.push({ ...marks, cells: joinedByRow(marks.cells) });
  return merged;
}

function joinedByRow(cells: Group["cells"]): Group["cells"] {
  const rows = new Map<number, Segment[]>();
  for (const { segment, row } of cells) rows.set(row, [...(rows.get(row) ?? []), segment]);
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, segments]) => {
      const sorted = [...segments].sort((a, b) => a.from - b.from);
      return {
        row,
        segment: {
          items: sorted.flatMap(({ items }) => items),
          from: sorted[0]?.from ?? 0,
          to: Math.max(...sorted.map(({ to }) => to)),
          text: sorted.map(({ text }) => text).join(" "),
        },
      };
    });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
