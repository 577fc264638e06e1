import { strToU8, zipSync } from "fflate";
import type { SourceDocument } from "../ingest/formats/read-document.ts";
import { readZip } from "../ingest/formats/zip.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import type { Language } from "../text/language.ts";
import type { Finding } from "./findings.ts";
import { remarkOf } from "./report.ts";
import type { Review, ReviewedCitation } from "./review.ts";

/**
 * The draft with coloured marks and comments at its citations and quotations. Of a Word document everything else is kept as it
 * is; of any other file a plain document is made first. Form: ECMA-376, Part 1, 17.3.2 and 17.13.4.
 */

const BOUNDS = { mostEntries: 5_000, mostBytes: 80 * 1024 * 1024 };
const BODY = "word/document.xml";
const COMMENTS = "word/comments.xml";
const AUTHOR = "Asisten Paradiplomasi";

const RED = "FFC7CE";
const COLOURS: Readonly<Record<Finding, string>> = {
  "in-force": "C6EFCE",
  amended: "C6EFCE",
  "not-in-corpus": "EDEDED",
  ambiguous: "FFEB9C",
  revoked: RED,
  "no-such-provision": RED,
  "no-such-act": RED,
};

interface Mark {
  /** The words without their spaces. */
  readonly key: string;
  readonly colour: string;
  readonly remark: string;
}

/** @param bytes the file that was reviewed */
export async function writeMarkedDocx(
  corpus: Corpus,
  review: Review,
  document: SourceDocument,
  bytes: Uint8Array,
  language: Language = "id",
): Promise<Uint8Array> {
  const original = document.format === "docx" ? partsOf(bytes) : null;
  const parts = original ?? partsOf(await plainDocx(document)) ?? new Map<string, Buffer>();
  const marks = marksOf(corpus, review, language);
  const marked = withMarks(textOf(parts, BODY), marks, firstFreeId(textOf(parts, COMMENTS)));
  parts.set(BODY, Buffer.from(marked.xml));
  if (marked.comments !== "") addComments(parts, marked.comments);
  return zipSync(Object.fromEntries([...parts].map(([name, content]) => [name, new Uint8Array(content)])));
}

/** The parts of a Word document that can be kept; null of one with macros or entities, which are not sent on. */
function partsOf(bytes: Uint8Array): Map<string, Buffer> | null {
  const parts = readZip(bytes, (name) => !name.endsWith("/"), BOUNDS);
  const isSafe = [...parts].every(
    ([name, content]) =>
      !/vbaProject|activeX/i.test(name) && !(/\.(?:xml|rels)$/.test(name) && content.includes("<!DOCTYPE")),
  );
  return isSafe && parts.has(BODY) ? parts : null;
}

async function plainDocx({ lines }: SourceDocument): Promise<Uint8Array> {
  const { Document, Packer, Paragraph } = await import("docx");
  const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ");
  const children = lines.map(({ text }) => new Paragraph({ text: printable(text) }));
  return Packer.toBuffer(new Document({ creator: AUTHOR, sections: [{ children }] }));
}

function textOf(parts: ReadonlyMap<string, Buffer>, name: string): string {
  return parts.get(name)?.toString("utf8") ?? "";
}

/** In the order of the text; of two at one place the first. */
function marksOf(corpus: Corpus, { text, citations }: Review, language: Language): Mark[] {
  const places = citations.flatMap((citation: ReviewedCitation) => {
    const { start, end, place, quotation, finding } = citation;
    const remark = remarkOf(corpus, citation, language);
    const isApart = quotation !== null && place.start !== start;
    const differs = quotation?.verdict === "differs";
    const own = { start, end, remark, colour: differs && !isApart ? RED : COLOURS[finding] };
    return isApart ? [own, { ...place, remark, colour: differs ? RED : COLOURS["in-force"] }] : [own];
  });
  let at = 0;
  return places
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, colour, remark }) => {
      if (start < at) return [];
      at = end;
      return [{ key: withoutSpaces(text.slice(start, end)), colour, remark }];
    });
}

function withoutSpaces(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, "");
}

interface TextElement {
  /** Offsets of the whole `w:t` in the XML. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Properties of the run around it. */
  readonly properties: string;
  /** Where its first character that is no space stands among all of them. */
  readonly at: number;
}

function withMarks(xml: string, marks: readonly Mark[], firstId: number): { xml: string; comments: string } {
  const elements = textElements(xml);
  const all = elements.map(({ text }) => withoutSpaces(text)).join("");
  let cursor = 0;
  let comments = "";
  let id = firstId;
  const cuts = new Map<
    TextElement,
    { from: number; to: number; mark: Mark; opens: number | null; closes: number | null }[]
  >();
  let element = 0;
  for (const mark of marks) {
    const from = all.indexOf(mark.key, cursor);
    if (from < 0 || mark.key === "") continue;
    const to = (cursor = from + mark.key.length);
    comments += commentXml(id, mark.remark);
    while (element + 1 < elements.length && (elements[element + 1]?.at ?? 0) <= from) element++;
    for (let index = element; index < elements.length && (elements[index]?.at ?? to) < to; index++) {
      const one = elements[index];
      if (one === undefined || withoutSpaces(one.text) === "") continue;
      const length = withoutSpaces(one.text).length;
      const [first, last] = [Math.max(0, from - one.at), Math.min(length, to - one.at)];
      if (first >= last) continue;
      const opens = one.at + first === from ? id : null;
      const closes = one.at + last === to ? id : null;
      const list = cuts.get(one) ?? [];
      cuts.set(one, list);
      list.push({
        from: offsetOf(one.text, first),
        to: offsetOf(one.text, last - 1) + 1,
        mark,
        opens,
        closes,
      });
    }
    id++;
  }
  let written = "";
  let at = 0;
  for (const [one, list] of [...cuts].sort((a, b) => a[0].start - b[0].start)) {
    written += xml.slice(at, one.start);
    let done = 0;
    for (const { from, to, mark, opens, closes } of list) {
      written += `${textXml(one.text.slice(done, from))}</w:r>`;
      if (opens !== null) written += `<w:commentRangeStart w:id="${opens}"/>`;
      written += `<w:r>${shaded(one.properties, mark.colour)}${textXml(one.text.slice(from, to))}</w:r>`;
      if (closes !== null)
        written += `<w:commentRangeEnd w:id="${closes}"/><w:r><w:commentReference w:id="${closes}"/></w:r>`;
      written += `<w:r>${one.properties}`;
      done = to;
    }
    written += textXml(one.text.slice(done));
    at = one.end;
  }
  return { xml: written + xml.slice(at), comments };
}

function textElements(xml: string): TextElement[] {
  const elements: TextElement[] = [];
  let properties = "";
  let at = 0;
  const pieces = /<w:r(?:\s[^>]*)?>(\s*<w:rPr>[\s\S]*?<\/w:rPr>)?|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
  for (const { 0: whole, 1: own, 2: text, index } of xml.matchAll(pieces)) {
    if (text === undefined) {
      properties = own?.trim() ?? "";
      continue;
    }
    const plain = unescapeXml(text);
    elements.push({ start: index, end: index + whole.length, text: plain, properties, at });
    at += withoutSpaces(plain).length;
  }
  return elements;
}

/** The offset in a text of its nth character that is no space. */
function offsetOf(text: string, nth: number): number {
  let count = -1;
  for (let offset = 0; offset < text.length; offset++)
    if (!/\s/.test(text[offset] ?? "") && ++count === nth) return offset;
  return text.length;
}

const BEHIND_SHADING = /<w:(?:fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)\b/;

/** The properties of a run with a background; their order is fixed. */
function shaded(properties: string, colour: string): string {
  const shading = `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;
  const inner = /<w:rPr>([\s\S]*)<\/w:rPr>/.exec(properties)?.[1]?.replace(/<w:shd\b[^>]*\/>/g, "") ?? "";
  const at = inner.search(BEHIND_SHADING);
  const place = at < 0 ? inner.length : at;
  return `<w:rPr>${inner.slice(0, place)}${shading}${inner.slice(place)}</w:rPr>`;
}

function commentXml(id: number, remark: string): string {
  return `<w:comment w:id="${id}" w:author="${AUTHOR}" w:initials="AP"><w:p><w:r>${textXml(remark)}</w:r></w:p></w:comment>`;
}

function addComments(parts: Map<string, Buffer>, comments: string): void {
  const own = textOf(parts, COMMENTS);
  const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const whole = own.includes("</w:comments>")
    ? own.replace("</w:comments>", `${comments}</w:comments>`)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${namespace}">${comments}</w:comments>`;
  parts.set(COMMENTS, Buffer.from(strToU8(whole)));
  const insert = (name: string, before: string, element: string, isThere: RegExp): void => {
    const xml = textOf(parts, name);
    if (!isThere.test(xml)) parts.set(name, Buffer.from(xml.replace(before, element + before)));
  };
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
  insert(
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/${COMMENTS}" ContentType="${type}"/>`,
    /\/word\/comments\.xml/,
  );
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  insert(
    "word/_rels/document.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdReview" Type="${relation}" Target="comments.xml"/>`,
    /relationships\/comments"/,
  );
}

function firstFreeId(comments: string): number {
  return (
    Math.max(-1, ...Array.from(comments.matchAll(/<w:comment\b[^>]*w:id="(\d+)"/g), ([, id]) => Number(id))) +
    1
  );
}

function textXml(text: string): string {
  return text === "" ? "" : `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal));
    },
  );
}
