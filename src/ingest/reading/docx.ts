import mammoth from "mammoth";
import { IngestError } from "../errors.ts";
import type { SourceDocument } from "./document.ts";
import { writeNumbers } from "./docx-numbering.ts";
import { readZip, writeZip } from "./zip.ts";

/** Reads the text of a Word document (.docx). It has no pages: Word makes them when it prints. */

const BOUNDS = { mostEntries: 5_000, mostBytes: 80 * 1024 * 1024 };
const BODY = "word/document.xml";
/** What the text is made of; pictures, macros and embedded files are not opened. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/document\.xml\.rels)$/;

/** @throws IngestError for a file that is damaged, no Word document, or far larger inside than outside */
export async function readDocx(bytes: Uint8Array): Promise<SourceDocument> {
  const parts = readZip(bytes, (name) => PARTS.test(name), BOUNDS);
  const body = parts.get(BODY);
  if (body === undefined || !parts.has("[Content_Types].xml"))
    throw new IngestError("wrong-type", {
      id: "Ini arsip ZIP, bukan dokumen Word (.docx). Keluarkan dulu berkas peraturannya.",
      en: "This is a ZIP archive and no Word document (.docx). Take the regulation's file out of it first.",
    });
  const text = (name: string): string => parts.get(name)?.toString("utf8") ?? "";
  const numbered = writeNumbers(body.toString("utf8"), text("word/numbering.xml"), text("word/styles.xml"));
  // The numbers are text now; without this part they are not counted again.
  parts.delete("word/numbering.xml");
  parts.set(BODY, Buffer.from(withLineBreaks(numbered), "utf8"));
  const { value } = await rawText(writeZip(parts));
  const lines = value
    .normalize("NFC")
    .split(/\r?\n/)
    .map((line) => ({ text: line }));
  return { format: "docx", lines, pages: null, removed: [], joins: [], recognised: [] };
}

/** Breaks inside a paragraph are lost in raw text, and the words around them would become one. */
function withLineBreaks(documentXml: string): string {
  return documentXml.replace(/<w:(?:br|cr)\b[^>]*\/>/g, '<w:t xml:space="preserve">\n</w:t>');
}

async function rawText(buffer: Buffer): Promise<{ value: string }> {
  try {
    return await mammoth.extractRawText({ buffer });
  } catch (error) {
    throw new IngestError(
      "damaged",
      {
        id: "Isi dokumen Word ini tidak dapat dibaca. Simpan ulang sebagai .docx atau PDF.",
        en: "The content of the Word document cannot be read. Save it again as .docx or PDF.",
      },
      { cause: error },
    );
  }
}
