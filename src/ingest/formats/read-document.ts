import { IngestError } from "../errors.ts";
import type { ReadingOptions, SourceDocument } from "./document.ts";

export type { SourceDocument } from "./document.ts";

/** Reads a file by what it is, whatever its name says. */

/** The largest file, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

type Content = "pdf" | "odt" | "zip" | "ole" | "rtf" | "html" | "photo" | "picture" | "text";

/**
 * @param name the file's name: tells Markdown from plain text
 * @throws IngestError for every file that cannot be read whole
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions = {},
): Promise<SourceDocument> {
  if (bytes.length === 0)
    throw new IngestError("empty", { id: "Berkas ini kosong (0 bita).", en: "The file is empty (0 bytes)." });
  if (bytes.length > LARGEST_FILE) throw tooLarge(bytes.length);
  const document = await readContent(bytes, name, options);
  if (document.lines.every(({ text }) => text.trim() === ""))
    throw new IngestError("empty", { id: "Berkas ini tidak berisi teks.", en: "The file holds no text." });
  return document;
}

async function readContent(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions,
): Promise<SourceDocument> {
  const content = contentOf(bytes);
  switch (content) {
    case "pdf": {
      // The parser takes a second to load; other files need not wait for it.
      const { readPdf } = await import("./pdf.ts");
      return readPdf(bytes, options);
    }
    case "zip": {
      const { readDocx } = await import("./docx.ts");
      return readDocx(bytes);
    }
    case "text": {
      const { readText } = await import("./text.ts");
      return readText(bytes, /\.(?:md|markdown|mdown)$/i.test(name));
    }
    case "photo": {
      if (options.isOcr === false) throw new IngestError("wrong-type", REFUSED.picture);
      const { readPicture } = await import("./picture.ts");
      return readPicture(bytes, options);
    }
    case "odt":
    case "ole":
    case "rtf":
    case "html":
    case "picture":
      throw new IngestError("wrong-type", REFUSED[content]);
  }
}

export function tooLarge(bytes: number): IngestError {
  const [size, most] = [bytes, LARGEST_FILE].map((count) => Math.ceil(count / 1024 / 1024));
  return new IngestError("too-large", {
    id: `Berkas ini ${size} MB; paling besar ${most} MB.`,
    en: `The file has ${size} MB; ${most} MB at most can be read.`,
  });
}

const REFUSED = {
  odt: {
    id: "Ini dokumen OpenDocument (.odt) dari LibreOffice atau OpenOffice. Simpan sebagai Word (.docx) atau PDF, lalu masukkan hasilnya.",
    en: "This is an OpenDocument text (.odt) of LibreOffice or OpenOffice. Save it as Word (.docx) or PDF, and bring in the result.",
  },
  ole: {
    id: "Ini dokumen Word lama (.doc) atau dokumen Word berkata sandi. Simpan sebagai .docx tanpa kata sandi, atau sebagai PDF.",
    en: "This is an old Word document (.doc) or one locked by a password. Save it as .docx without a password, or as PDF.",
  },
  rtf: {
    id: "Ini dokumen RTF. Simpan sebagai .docx atau PDF.",
    en: "This is an RTF document. Save it as .docx or PDF.",
  },
  html: {
    id: "Ini halaman web (HTML), bukan dokumen; mungkin situsnya mengirim halaman galat. Unduh ulang berkas PDF-nya. Bila halaman itu memang memuat peraturannya, buka di peramban dan cetak ke PDF.",
    en: "This is a web page (HTML) and no document; the site may have sent an error page. Download the PDF itself again. If the page does hold the act, open it in a browser and print it to PDF.",
  },
  picture: {
    id: "Ini gambar. Yang dapat dikenali teksnya: PNG, JPEG, dan PDF hasil pindai. Simpan gambarnya dalam salah satu bentuk itu, atau gunakan program gratis OCRmyPDF: ocrmypdf -l ind --image-dpi 300 gambar.tif hasil.pdf",
    en: "This is a picture. Text is recognised in PNG, JPEG and scanned PDF: save it as one of these, or use the free tool OCRmyPDF: ocrmypdf -l ind --image-dpi 300 picture.tif out.pdf",
  },
} as const;

/** By the first bytes. */
function contentOf(bytes: Uint8Array): Content {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (head.includes("%PDF-")) return "pdf";
  // An OpenDocument file says first what it is: OASIS OpenDocument 1.3, part 2, 3.3.
  if (/^PK\u0003\u0004.{26}mimetypeapplication\/vnd\.oasis\.opendocument/s.test(head)) return "odt";
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return "zip";
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return "ole";
  if (head.startsWith("{\\rtf")) return "rtf";
  const start = head
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .replace(/^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*/i, "");
  if (/^<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6]|span|center|font)\b/i.test(start))
    return "html";
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff)/.test(head)) return "photo";
  if (/^(?:GIF8|II\*\u0000|MM\u0000\*|BM.{4}\u0000{4}|RIFF.{4}WEBP)/s.test(head)) return "picture";
  return "text";
}
