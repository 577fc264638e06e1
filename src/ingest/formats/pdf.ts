import { InvalidPDFException, PasswordException, PDFParse } from "pdf-parse";
import { IngestError } from "../errors.ts";
import type { ReadingOptions, RemovedLine, SourceDocument } from "./document.ts";
import { removeHeadersAndFooters } from "./headers-and-footers.ts";
import { joinDividedWords } from "./dehyphenation.ts";
import { readScan, type Scan } from "./ocr/read-scan.ts";
import { openPdf, type PageText } from "./pdf-pages.ts";
import { inPieces, isCoded } from "./legibility.ts";
import { MOST_SCANNED, scanned, tooManyScanned, unreadable } from "./ocr/refusals.ts";

/** Reads the text of a PDF, page by page. */

const MOST_PAGES = 3_000;
/** Characters below which a page counts as one without text: a page number, a stamp. */
const LEAST_CHARACTERS = 25;
/** Pages without text that are looked at for a picture; where there are more, they are taken for scanned. */
const MOST_PICTURES = 40;
/** Pages that the heading of an act stands on. */
const HEAD_PAGES = 2;

/**
 * @throws IngestError for a file that is encrypted, damaged, too long, or has no page that can be read
 */
export async function readPdf(bytes: Uint8Array, options: ReadingOptions = {}): Promise<SourceDocument> {
  const { password } = options;
  // The parser takes the array it is given; the caller keeps its own.
  const parser = new PDFParse({
    data: bytes.slice(),
    verbosity: 0,
    ...(password === undefined ? {} : { password }),
  });
  try {
    const read = await readPages(parser, options);
    const bare = await scannedPages(parser, read);
    const texts = read.map(({ lines }, index) => (bare.includes(index + 1) ? [] : lines));
    const scan = withPieces(await recognise(bytes, bare, texts, options), read);
    if (scan.unreadable.length > 0 && nothingElse(texts, scan))
      throw options.isOcr === false ? scanned(scan.unreadable, read.length) : unreadable(scan.unreadable);
    const written = inColumnOrder(read, texts).map(({ page, lines }): [number, readonly string[]] => [
      page,
      scan.lines.get(page) ?? lines,
    ]);
    const { pages, removed } = removeHeadersAndFooters(written.map(([, lines]) => lines));
    const source = pages.flatMap((lines, index) =>
      lines.map((text) => ({ text, page: written[index]?.[0] ?? index + 1 })),
    );
    const { lines, joins } = joinDividedWords(source);
    const across = read.flatMap((page) => page.across);
    return {
      format: "pdf",
      lines,
      pages: read.length,
      removed: [...removed, ...scan.removed, ...counted(across)],
      joins,
      recognised: scan.recognised,
      ...(scan.unreadable.length === 0 ? {} : { unreadable: scan.unreadable }),
      ...(read.some(isColumned)
        ? { columned: read.flatMap((page, at) => (isColumned(page) ? [at + 1] : [])) }
        : {}),
    };
  } catch (error) {
    throw asIngestError(error, password !== undefined);
  } finally {
    await parser.destroy().catch(() => undefined);
  }
}

async function readPages(parser: PDFParse, { onPage }: ReadingOptions): Promise<PageText[]> {
  const pdf = await openPdf(parser);
  if (pdf.count > MOST_PAGES) throw tooManyPages(pdf.count);
  const pages: PageText[] = [];
  for (let page = 1; page <= pdf.count; page++) {
    pages.push(await pdf.read(page));
    onPage?.(page, pdf.count);
    // Others get a turn in between.
    if (page % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return pages;
}

function isColumned({ columns }: PageText): boolean {
  return columns !== null;
}

/**
 * The pages in the order in which they are read. Where the penjelasan is printed beside the body, it comes behind the whole
 * body: its column of one page goes on in that of the next.
 */
function inColumnOrder(
  read: readonly PageText[],
  texts: readonly (readonly string[])[],
): { page: number; lines: readonly string[] }[] {
  const whole = texts.map((lines, index) => ({ page: index + 1, lines }));
  const isBeside = read.some(({ columns }) =>
    columns?.some((column, at) => at > 0 && column.slice(0, 6).some((line) => /^PENJELASAN\b/.test(line))),
  );
  if (!isBeside) return whole;
  const left = whole.map(({ page, lines }) => ({ page, lines: read[page - 1]?.columns?.[0] ?? lines }));
  const right = whole.flatMap(({ page }) => {
    const lines = read[page - 1]?.columns?.slice(1).flat() ?? [];
    return lines.length === 0 ? [] : [{ page, lines }];
  });
  return [...left, ...right];
}

/** A page in pieces that is not recognised keeps its pieces: they are doubted, and better than nothing. */
function withPieces(scan: Scan, read: readonly PageText[]): Scan {
  const inPart = scan.unreadable.filter((page) => inPieces(read[page - 1]?.lines.join(" ") ?? ""));
  if (inPart.length === 0) return scan;
  const lines = new Map([
    ...scan.lines,
    ...inPart.map((page) => [page, read[page - 1]?.lines ?? []] as const),
  ]);
  return { ...scan, lines, unreadable: scan.unreadable.filter((page) => !inPart.includes(page)) };
}

function counted(lines: readonly string[]): RemovedLine[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([text, times]) => ({ text, times }));
}

/** Numbers of the pages that are pictures without text, or whose letters say nothing. */
async function scannedPages(parser: PDFParse, pages: readonly PageText[]): Promise<number[]> {
  const numbered = pages.map(({ lines }, index) => ({ page: index + 1, text: lines.join(" ") }));
  const coded = numbered.flatMap(({ page, text }) => (isCoded(text) || inPieces(text) ? [page] : []));
  const bare = numbered.flatMap(({ page, text }) =>
    text.replace(/\s+/g, "").length < LEAST_CHARACTERS ? [page] : [],
  );
  const inOrder = (some: readonly number[]): number[] => [...some, ...coded].sort((a, b) => a - b);
  if (bare.length === 0 || bare.length === pages.length || bare.length > MOST_PICTURES) return inOrder(bare);
  const options = { partial: bare, imageThreshold: 0, imageBuffer: false, imageDataUrl: false };
  const found = await parser.getImage(options);
  return inOrder(found.pages.flatMap((page) => (page.images.length > 0 ? [page.pageNumber] : [])));
}

async function recognise(
  bytes: Uint8Array,
  pages: readonly number[],
  texts: readonly (readonly string[])[],
  { password, isOcr = true, onScan, onHead, kept }: ReadingOptions,
): Promise<Scan> {
  const nothing: Scan = { lines: new Map(), recognised: [], unreadable: [], removed: [] };
  if (pages.length === 0) return nothing;
  if (!isOcr) {
    return { ...nothing, unreadable: pages };
  }
  if (pages.length > MOST_SCANNED) throw tooManyScanned(pages.length);
  const source = { type: "pdf", data: bytes, password } as const;
  const head = pages.filter((page) => page <= HEAD_PAGES);
  const rest = pages.filter((page) => page > HEAD_PAGES);
  const told =
    (before: number) =>
    (page: number): void =>
      onScan?.(before + page, pages.length);
  const first = head.length === 0 ? nothing : await readScan(source, head, told(0), kept);
  if (rest.length === 0) return first;
  const headLines = Array.from(
    { length: HEAD_PAGES },
    (_, index) => first.lines.get(index + 1) ?? texts[index] ?? [],
  );
  onHead?.(headLines.flatMap((lines, index) => lines.map((text) => ({ text, page: index + 1 }))));
  const scan = await readScan(source, rest, told(head.length), kept);
  return {
    lines: new Map([...first.lines, ...scan.lines]),
    recognised: [...first.recognised, ...scan.recognised],
    unreadable: [...first.unreadable, ...scan.unreadable],
    removed: [...first.removed, ...scan.removed],
  };
}

/** Whether no page but those that cannot be read holds a word. */
function nothingElse(texts: readonly (readonly string[])[], { lines }: Scan): boolean {
  const isEmpty = (page: readonly string[]): boolean => page.every((line) => line.trim() === "");
  return texts.every((page, index) => isEmpty(lines.get(index + 1) ?? page));
}

function tooManyPages(total: number): IngestError {
  return new IngestError("too-large", {
    id: `Berkas ini berisi ${total} halaman; paling banyak ${MOST_PAGES}. Bagilah menjadi beberapa berkas.`,
    en: `The file has ${total} pages; ${MOST_PAGES} at most can be read. Divide it into several files.`,
  });
}

function asIngestError(error: unknown, hasPassword: boolean): unknown {
  if (error instanceof IngestError) return error;
  if (error instanceof PasswordException) {
    return hasPassword
      ? new IngestError(
          "wrong-password",
          { id: "Kata sandi PDF itu tidak cocok.", en: "The password does not open this PDF." },
          { cause: error },
        )
      : new IngestError(
          "encrypted",
          {
            id: "PDF ini dikunci dengan kata sandi. Sertakan kata sandinya (--password), atau simpan salinan tanpa kunci.",
            en: "The PDF is locked by a password. Give it with --password, or save a copy without one.",
          },
          { cause: error },
        );
  }
  if (!(error instanceof Error)) return error;
  const isInvalid = error instanceof InvalidPDFException;
  return new IngestError(
    "damaged",
    {
      id: "PDF ini rusak atau terpotong, jadi tidak dapat dibaca. Unduh atau simpan ulang berkasnya.",
      en: `The PDF is damaged or cut short and cannot be read${isInvalid ? "" : ` (${error.message})`}. Download or save it again.`,
    },
    { cause: error },
  );
}
