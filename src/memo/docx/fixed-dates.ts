import type { Properties } from "../memo.ts";

/** Takes the clock out of a DOCX, so that the same memo gives the same bytes. */

/** `docProps/core.xml`: what the file says of itself, of the memo's own day. */
export function coreProperties({ title, author, date }: Properties): string {
  const at = `${date}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 1980, midnight: where ZIP's calendar begins. */
const FIRST_DAY = 0x0021;

/**
 * @param zip an archive without a comment at its end
 * @throws RangeError when it is none
 */
export function withFixedDates(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError("this is no ZIP archive");
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY)
      throw new RangeError("the directory of this ZIP archive is damaged");
    const local = bytes.readUInt32LE(at + 42);
    for (const time of [at + 12, local + 10]) {
      bytes.writeUInt16LE(0, time);
      bytes.writeUInt16LE(FIRST_DAY, time + 2);
    }
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
