import { deflateRawSync } from "node:zlib";

/** Word documents and ZIP archives made by hand, so that they can be wrong in one place. */

export interface ZipFaults {
  /** What the directory says of every entry's inflated size. */
  readonly claimedSize?: number;
  /** Where the directory says that entries begin. */
  readonly offset?: number;
  readonly pack?: (content: Buffer) => Buffer;
}

export function zip(files: Readonly<Record<string, Buffer>>, faults: ZipFaults = {}): Buffer {
  const { claimedSize, offset, pack = deflateRawSync } = faults;
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = pack(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), fields, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset ?? at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), fields, tail, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

export interface WordParagraph {
  readonly text: string;
  /** List id and level, as Word numbers by itself. */
  readonly list?: readonly [list: number, level: number];
  readonly style?: string;
}

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** @param numbering the inside of `w:numbering` */
export function docx(paragraphs: readonly (WordParagraph | string)[], numbering = "", styles = ""): Buffer {
  const body = paragraphs
    .map((paragraph) => (typeof paragraph === "string" ? paragraph : paragraphXml(paragraph)))
    .join("");
  const xml = (inside: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${inside}`);
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zip({
    "[Content_Types].xml": xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    "_rels/.rels": xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": xml(`<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": xml(`<w:styles ${NAMESPACE}>${styles}</w:styles>`),
    "word/numbering.xml": xml(`<w:numbering ${NAMESPACE}>${numbering}</w:numbering>`),
  });
}

function paragraphXml({ text, list, style }: WordParagraph): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  const numbered =
    list === undefined ? "" : `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`;
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
