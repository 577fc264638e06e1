import { InvalidPDFException, PasswordException, PDFParse } from "pdf-parse";
import { IngestError } from "../errors.ts";
import type { ReadingOptions, SourceDocument } from "./document.ts";
import { removeFurniture } from "./furniture.ts";
import { joinDividedWords } from "./hyphens.ts";
import { readScan, type Scan } from "./ocr/read-scan.ts";
import { MOST_SCANNED, scanned, tooManyScanned, unreadable } from "./ocr/refusals.ts";

/** Reads the text of a PDF, page by page. */

/** Pages read at a time: others get a turn in between, and progress is told. */
const BATCH = 20;
const MOST_PAGES = 3_000;
/** Characters below which a page counts as one without text: a page number, a stamp. */
const LEAST_CHARACTERS = 25;
/** Pages without text that are looked at for a picture; where there are more, they are taken for scanned. */
const MOST_PICTURES = 40;

/**
 * @throws IngestError for a file that is encrypted, damaged, too long or scanned
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
    const texts = await readPages(parser, options);
    const scan = await recognise(bytes, await scannedPages(parser, texts), texts.length, options);
    const written = texts.map((text, index) => {
      const lines = scan.lines.get(index + 1) ?? [];
      return lines.length > 0 ? lines : text.split(/\r?\n/);
    });
    const { pages, removed } = removeFurniture(written);
    const source = pages.flatMap((lines, index) => lines.map((text) => ({ text, page: index + 1 })));
    const { lines, joins } = joinDividedWords(source);
    return {
      format: "pdf",
      lines,
      pages: pages.length,
      removed: [...removed, ...scan.removed],
      joins,
      recognised: scan.recognised,
    };
  } catch (error) {
    throw asIngestError(error, password !== undefined);
  } finally {
    await parser.destroy().catch(() => undefined);
  }
}

async function readPages(parser: PDFParse, { onPage }: ReadingOptions): Promise<string[]> {
  const texts: string[] = [];
  let total = 1;
  while (texts.length < total) {
    const partial = Array.from(
      { length: Math.min(BATCH, Math.max(1, total - texts.length)) },
      (_, index) => texts.length + index + 1,
    );
    const result = await parser.getText({ partial, lineEnforce: true, parseHyperlinks: false });
    total = result.total;
    if (total > MOST_PAGES) throw tooManyPages(total);
    if (result.pages.length === 0) break;
    texts.push(...result.pages.map((page) => page.text.normalize("NFC").replaceAll("\u0000", "")));
    onPage?.(texts.length, total);
  }
  return texts;
}

/** Numbers of the pages that are pictures without text. */
async function scannedPages(parser: PDFParse, texts: readonly string[]): Promise<number[]> {
  const bare = texts.flatMap((text, index) =>
    text.replace(/\s+/g, "").length < LEAST_CHARACTERS ? [index + 1] : [],
  );
  if (bare.length === 0 || bare.length === texts.length || bare.length > MOST_PICTURES) return bare;
  const options = { partial: bare, imageThreshold: 0, imageBuffer: false, imageDataUrl: false };
  const { pages } = await parser.getImage(options);
  return pages.flatMap((page) => (page.images.length > 0 ? [page.pageNumber] : []));
}

async function recognise(
  bytes: Uint8Array,
  pages: readonly number[],
  total: number,
  { password, isOcr = true, onScan }: ReadingOptions,
): Promise<Scan> {
  if (pages.length === 0) return { lines: new Map(), recognised: [], unreadable: [], removed: [] };
  if (!isOcr) throw scanned(pages, total);
  if (pages.length > MOST_SCANNED) throw tooManyScanned(pages.length);
  const scan = await readScan({ type: "pdf", data: bytes, password }, pages, onScan);
  if (scan.unreadable.length > 0) throw unreadable(scan.unreadable);
  return scan;
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
