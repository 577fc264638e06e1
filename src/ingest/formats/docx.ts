import mammoth from "mammoth";
import { IngestError } from "../errors.ts";
import type { SourceDocument } from "./document.ts";
import { readZip, writeZip } from "./zip.ts";
import { toRoman } from "../../text/numbers.ts";

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

/**
 * Writes the numbers that Word counts by itself into the text: "(1)", "a.", "Pasal 4". Libraries that read .docx leave
 * them out, and an ayat without its number cannot be cited. Form: ECMA-376, Part 1, 17.9.
 */

interface Level {
  readonly format: string;
  /** "%1." or "Pasal %1"; %n is the count of level n. */
  readonly text: string;
  readonly start: number;
}

interface Numbering {
  /** Levels of a list, by list id. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** The definition that a list counts in: lists of one definition go on from each other. */
  readonly counters: ReadonlyMap<string, string>;
  /** Levels whose count a list begins anew. */
  readonly restarts: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

interface StyleNumber {
  readonly list: string | null;
  readonly level: number;
}

/**
 * @param documentXml `word/document.xml`
 * @param numberingXml `word/numbering.xml`; "" where there is none
 * @param stylesXml `word/styles.xml`
 * @returns the document with the numbers as text
 */
export function writeNumbers(documentXml: string, numberingXml: string, stylesXml: string): string {
  const numbering = readNumbering(numberingXml);
  const styles = readStyles(stylesXml);
  const counts = new Map<string, number[]>();
  const restarted = new Set<string>();
  return documentXml
    .replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, "")
    .replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (whole, properties: string) => {
      // A deleted paragraph mark joins the paragraph with the next one.
      if (/<w:del\b/.test(properties)) return whole;
      const own = numberOf(properties, styles);
      const levels = own?.list === undefined || own.list === null ? undefined : numbering.lists.get(own.list);
      const level = own === null ? undefined : levels?.get(own.level);
      if (own?.list === null || own === null || levels === undefined || level === undefined) return whole;
      const counter = numbering.counters.get(own.list) ?? own.list;
      const count = counts.get(counter) ?? [];
      counts.set(counter, count);
      const restart = numbering.restarts.get(own.list)?.get(own.level);
      if (restart !== undefined && !restarted.has(`${own.list} ${own.level}`)) count[own.level] = restart - 1;
      restarted.add(`${own.list} ${own.level}`);
      count[own.level] = (count[own.level] ?? level.start - 1) + 1;
      count.length = own.level + 1;
      const label = numberLabel(level, levels, count);
      return label === "" ? whole : `${whole}<w:r><w:t xml:space="preserve">${escapeXml(label)} </w:t></w:r>`;
    });
}

function numberOf(properties: string, styles: ReadonlyMap<string, StyleNumber>): StyleNumber | null {
  const style = styles.get(attribute(properties, "w:pStyle") ?? "");
  const direct = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1];
  if (direct === undefined) return style ?? null;
  const list = attribute(direct, "w:numId") ?? style?.list ?? null;
  const level = attribute(direct, "w:ilvl");
  return { list, level: level === undefined ? (style?.level ?? 0) : Number(level) };
}

function numberLabel(level: Level, levels: ReadonlyMap<number, Level>, count: readonly number[]): string {
  if (level.format === "bullet" || level.format === "none") return "";
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const at = levels.get(index);
    return inFormat(count[index] ?? at?.start ?? 1, at?.format ?? "decimal");
  });
}

function inFormat(count: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letters(count);
    case "upperLetter":
      return letters(count).toUpperCase();
    case "lowerRoman":
      return toRoman(count).toLowerCase();
    case "upperRoman":
      return toRoman(count);
    case "decimalZero":
      return String(count).padStart(2, "0");
    default:
      return String(count);
  }
}

/** 27 is "aa", as Word counts. */
function letters(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return letter.repeat(Math.floor((count - 1) / 26) + 1);
}

function readNumbering(xml: string): Numbering {
  const definitions = new Map<string, Map<number, Level>>();
  for (const [, id = "", body = ""] of xml.matchAll(
    /<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  ))
    definitions.set(id, readLevels(body));
  const lists = new Map<string, Map<number, Level>>();
  const counters = new Map<string, string>();
  const restarts = new Map<string, Map<number, number>>();
  for (const [, id = "", body = ""] of xml.matchAll(
    /<w:num\b[^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g,
  )) {
    const definition = attribute(body, "w:abstractNumId") ?? "";
    counters.set(id, definition);
    lists.set(id, new Map([...(definitions.get(definition) ?? []), ...readLevels(body)]));
    const starts = new Map<number, number>();
    for (const [, level = "0", override = ""] of body.matchAll(
      /<w:lvlOverride\b[^>]*w:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g,
    )) {
      const start = attribute(override, "w:startOverride");
      if (start !== undefined) starts.set(Number(level), Number(start));
    }
    restarts.set(id, starts);
  }
  return { lists, counters, restarts };
}

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const [, level = "0", body = ""] of xml.matchAll(
    /<w:lvl\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g,
  ))
    levels.set(Number(level), {
      format: attribute(body, "w:numFmt") ?? "decimal",
      text: unescapeXml(attribute(body, "w:lvlText") ?? ""),
      start: Number(attribute(body, "w:start") ?? 1),
    });
  return levels;
}

/** The numbering that styles bring with them, those they are based on included. */
function readStyles(xml: string): Map<string, StyleNumber> {
  const own = new Map<
    string,
    { list: string | undefined; level: string | undefined; base: string | undefined }
  >();
  for (const [, id = "", body = ""] of xml.matchAll(
    /<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>([\s\S]*?)<\/w:style>/g,
  ))
    own.set(id, {
      list: attribute(body, "w:numId"),
      level: attribute(body, "w:ilvl"),
      base: attribute(body, "w:basedOn"),
    });
  const styles = new Map<string, StyleNumber>();
  for (const id of own.keys()) {
    let [list, level]: [string | undefined, string | undefined] = [undefined, undefined];
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = own.get(at)?.base) {
      seen.add(at);
      list ??= own.get(at)?.list;
      level ??= own.get(at)?.level;
    }
    if (list !== undefined) styles.set(id, { list, level: Number(level ?? 0) });
  }
  return styles;
}

/** The `w:val` (or the id) of the first such element. */
function attribute(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}\\b[^>]*w:val="([^"]*)"`).exec(xml)?.[1];
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
