import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The typeface of a PDF: Tinos, which runs like Times New Roman; embedded, so that every reader shows the same. */

export const FACES = ["regular", "bold", "italic", "bold-italic"] as const;
export type Face = (typeof FACES)[number];

const FILES: Readonly<Record<Face, string>> = {
  regular: "400Regular/Tinos_400Regular.ttf",
  bold: "700Bold/Tinos_700Bold.ttf",
  italic: "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "bold-italic": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
};

export interface Fonts {
  readonly bytes: ReadonlyMap<Face, Buffer>;
  /** Whether every face has the character. */
  covers(character: string): boolean;
}

export async function loadFonts(): Promise<Fonts> {
  const fontkit = await import("fontkit");
  const { resolve } = createRequire(import.meta.url);
  const bytes = new Map<Face, Buffer>();
  for (const face of FACES)
    bytes.set(face, await readFile(resolve(`@expo-google-fonts/tinos/${FILES[face]}`)));
  const fonts = [...bytes.values()].map((file) => fontkit.create(file));
  return {
    bytes,
    covers: (character) => fonts.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  };
}

/** Scripts that are written from right to left or joined as nothing here can. */
const NOT_SET = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The text with nothing in it that would print as an empty box: a letter without a glyph loses its accent where that helps,
 * else the stretch that cannot be printed is replaced.
 * @param instead stands for such a stretch, as "[aksara lain]"
 */
export function printable(text: string, { covers }: Pick<Fonts, "covers">, instead: string): string {
  let printed = "";
  let isLost = false;
  for (const character of text.normalize("NFC")) {
    const isFine = covers(character) && !NOT_SET.test(character);
    const base = isFine ? character : baseOf(character, covers);
    if (base === "") {
      if (!isLost) printed += instead;
      isLost = true;
    } else if (base !== " " || !isLost) {
      // A space inside a stretch that is lost belongs to it.
      if (isLost && /[\p{L}\p{N}]/u.test(base)) printed += " ";
      printed += base;
      isLost = false;
    }
  }
  return printed;
}

function baseOf(character: string, covers: Fonts["covers"]): string {
  if (/\p{M}/u.test(character)) return "";
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  const isPrinted = base !== "" && [...base].every((part) => covers(part) && !NOT_SET.test(part));
  return isPrinted ? base : "";
}

/** The paper of a memo: A4 with the margins of official documents, in points. */

const CM = 72 / 2.54;

export const PAGE = {
  width: 21 * CM,
  height: 29.7 * CM,
  left: 3 * CM,
  right: 2 * CM,
  top: 2.2 * CM,
  bottom: 2.5 * CM,
} as const;

/** Of a line that runs from margin to margin. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

export const SIZE = { title: 14, body: 11.5, quotation: 11, table: 10, small: 9.5, footer: 8.5 } as const;

/** Height of a line of a size. */
export function leading(size: number): number {
  return size * 1.3;
}

export const INK = {
  text: "#000000",
  grey: "#555555",
  rule: "#888888",
  hair: "#b5b5b5",
  shade: "#eeeeee",
} as const;

/** Puts boxes of a page's width onto pages. Knows heights alone, nothing of what the boxes show. */

export interface Box<Pen> {
  /** In points, without the space before it. */
  readonly height: number;
  /** Space above it, which is dropped at the top of a page. */
  readonly before: number;
  /** Stays on the page of the box before it where that can be. */
  readonly keeps: boolean;
  /** Begins a page. */
  readonly breaks?: boolean;
  /** Shown again above it where it begins a page: the head of a table. */
  readonly head?: Box<Pen>;
  /** @param y of its upper edge; @param before the space above it that was not dropped */
  draw(pen: Pen, y: number, before: number): void;
}

export interface Placed<Pen> {
  readonly box: Box<Pen>;
  readonly y: number;
  readonly before: number;
}

/**
 * @param height of the room on a page
 * @returns for each page its boxes, with y counted from the top of the room
 */
export function paginate<Pen>(boxes: readonly Box<Pen>[], height: number): Placed<Pen>[][] {
  const pages: Placed<Pen>[][] = [[]];
  let y = 0;
  const turn = (): void => {
    pages.push([]);
    y = 0;
  };
  const isTop = (): boolean => (pages.at(-1)?.length ?? 0) === 0;
  const place = (box: Box<Pen>): void => {
    const page = pages.at(-1) ?? [];
    if (isTop() && box.head !== undefined) {
      page.push({ box: box.head, y, before: 0 });
      y += box.head.height;
    }
    const before = isTop() ? 0 : box.before;
    page.push({ box, y: y + before, before });
    y += before + box.height;
  };
  const fits = (group: readonly Box<Pen>[]): boolean => {
    const [first] = group;
    const needed = group.reduce((sum, box) => sum + box.before + box.height, 0);
    const dropped = isTop() ? (first?.before ?? 0) - (first?.head?.height ?? 0) : 0;
    return y + needed - dropped <= height + 0.01;
  };
  for (const group of groups(boxes)) {
    if (group[0]?.breaks === true && !isTop()) turn();
    if (!fits(group) && !isTop()) turn();
    if (fits(group)) {
      group.forEach(place);
      continue;
    }
    // Longer than a page: broken wherever it must be.
    for (const box of group) {
      if (!fits([box]) && !isTop()) turn();
      place(box);
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** Boxes that stay together. */
function groups<Pen>(boxes: readonly Box<Pen>[]): Box<Pen>[][] {
  const together: Box<Pen>[][] = [];
  for (const box of boxes) {
    const last = together.at(-1);
    if (box.keeps && last !== undefined) last.push(box);
    else together.push([box]);
  }
  return together;
}
