import { InvalidPDFException, PasswordException, PDFParse } from "pdf-parse";
import { IngestError } from "../errors.ts";
import type { ReadingOptions, SourceDocument } from "./document.ts";
import { removeFurniture } from "./furniture.ts";
import { joinDividedWords } from "./hyphens.ts";

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
    await refuseScanned(parser, texts);
    const { pages, removed } = removeFurniture(texts.map((text) => text.split(/\r?\n/)));
    const source = pages.flatMap((lines, index) => lines.map((text) => ({ text, page: index + 1 })));
    const { lines, joins } = joinDividedWords(source);
    return { format: "pdf", lines, pages: pages.length, removed, joins };
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

async function refuseScanned(parser: PDFParse, texts: readonly string[]): Promise<void> {
  const bare = texts.flatMap((text, index) =>
    text.replace(/\s+/g, "").length < LEAST_CHARACTERS ? [index + 1] : [],
  );
  if (bare.length === 0) return;
  if (bare.length === texts.length || bare.length > MOST_PICTURES) throw scanned(bare, texts.length);
  const options = { partial: bare, imageThreshold: 0, imageBuffer: false, imageDataUrl: false };
  const { pages } = await parser.getImage(options);
  const pictures = pages.flatMap((page) => (page.images.length > 0 ? [page.pageNumber] : []));
  if (pictures.length > 0) throw scanned(pictures, texts.length);
}

function scanned(pages: readonly number[], total: number): IngestError {
  const isAll = pages.length === total;
  const list = shortList(pages);
  const command = "ocrmypdf -l ind in.pdf out.pdf";
  return new IngestError("scanned", {
    id: `${isAll ? "Semua halaman" : `Halaman ${list}`} hanya berupa gambar (hasil pindai), tanpa teks yang dapat dibaca. Kenali dulu teksnya dengan program gratis OCRmyPDF, lalu masukkan hasilnya: ${command}`,
    en: `${isAll ? "Every page is" : `Pages ${list} are`} a scanned picture without text that can be read. Have the text recognised by the free tool OCRmyPDF, then bring in the result: ${command}`,
  });
}

/** "3-7, 12" */
export function shortList(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
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
