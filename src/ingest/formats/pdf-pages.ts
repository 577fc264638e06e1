import type { PDFParse } from "pdf-parse";
import { orderPage, type OrderedPage, type PlacedText } from "./page-order.ts";

/** Opens a PDF and reads its pages with the places of their words, which `PDFParse.getText` leaves out. */

export interface PdfPages {
  readonly count: number;
  /** @param page from 1 */
  read(page: number): Promise<PageText>;
}

export interface PageText extends OrderedPage {
  /** Words that stand across the others, as a watermark does, or are too small to be seen. */
  readonly across: readonly string[];
}

/** What is used of the document of pdf.js. */
interface PdfDocument {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
}

interface PdfPage {
  getViewport(options: { scale: number }): { convertToViewportPoint(x: number, y: number): number[] };
  getTextContent(): Promise<{ readonly items: readonly unknown[] }>;
  cleanup(): void;
}

/** @throws what pdf.js throws of a file that is locked or damaged */
export async function openPdf(parser: PDFParse): Promise<PdfPages> {
  // pdf-parse opens the document by this method, and keeps both to itself.
  const load: unknown = Reflect.get(parser, "load");
  if (typeof load !== "function") throw new Error("pdf-parse has no load() any more: see pdf-pages.ts");
  const loaded: unknown = await Reflect.apply(load, parser, []);
  if (!isDocument(loaded))
    throw new Error("pdf-parse opens no document of pdf.js any more: see pdf-pages.ts");
  return {
    count: loaded.numPages,
    read: async (number) => {
      const page = await loaded.getPage(number);
      try {
        return await readPage(page);
      } finally {
        page.cleanup();
      }
    },
  };
}

/** In points. */
const LEAST_HEIGHT = 2;

function isDocument(value: unknown): value is PdfDocument {
  return typeof value === "object" && value !== null && "numPages" in value && "getPage" in value;
}

async function readPage(page: PdfPage): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const upright: PlacedText[] = [];
  const turned: Turned[] = [];
  const hidden: string[] = [];
  const at = (x: number, y: number): readonly [number, number] => {
    const [left = 0, top = 0] = viewport.convertToViewportPoint(x, y);
    return [left, top];
  };
  for (const item of items) {
    if (!isText(item) || item.str === "") continue;
    const [a = 1, b = 0, , , e = 0, f = 0] = item.transform;
    const [x, y] = at(e, f);
    const [endX, endY] = at(e + a, f + b);
    const text = item.str.normalize("NFC").replace(/[\u0000-\u0008\u000e-\u001f]/g, "");
    const height = item.height > 0 ? item.height : Math.hypot(a, b);
    const placed = { text, x, y, width: item.width, height };
    // Nobody sees letters of a point: programs hide numbers of headings so.
    if (height < LEAST_HEIGHT) {
      if (text.trim() !== "") hidden.push(text.trim());
      continue;
    }
    const angle = Math.round((Math.atan2(endY - y, endX - x) * 180) / Math.PI);
    if (Math.abs(angle) <= 8) upright.push(placed);
    else if (text.trim() !== "") turned.push({ ...placed, angle });
  }
  const letters = (all: readonly PlacedText[]): number => all.reduce((sum, { text }) => sum + text.length, 0);
  // A table printed along the paper: all of it lies on its side.
  if (letters(turned) > 2 * letters(upright)) {
    const angle = Math.sign(turned[0]?.angle ?? 1);
    const rotated = turned.map((item) =>
      angle > 0 ? { ...item, x: item.y, y: -item.x } : { ...item, x: -item.y, y: item.x },
    );
    return { ...orderPage(rotated), across: hidden };
  }
  return { ...orderPage(upright), across: [...hidden, ...turned.map(({ text }) => text.trim())] };
}

interface Turned extends PlacedText {
  readonly angle: number;
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function isText(item: unknown): item is TextItem {
  return typeof item === "object" && item !== null && "str" in item && "transform" in item;
}
