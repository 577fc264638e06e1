import { inflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { IngestError } from "../errors.ts";

/**
 * Reads a ZIP archive within bounds. A library would inflate whatever an archive claims to hold; here
 * an entry that grows beyond what is left of the bound stops at once. Form: APPNOTE.TXT of PKWARE, without ZIP64 and encryption.
 */

export interface ZipBounds {
  readonly mostEntries: number;
  /** Of all entries that are read together, inflated. */
  readonly mostBytes: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * @param wants which entries are read, by name; others are not inflated
 * @throws IngestError for an archive that is damaged or beyond the bounds
 */
export function readZip(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
  bounds: ZipBounds,
): Map<string, Buffer> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(data, wants, bounds);
  } catch (error) {
    if (error instanceof IngestError) throw error;
    if (error instanceof RangeError || (error instanceof Error && "code" in error)) {
      if ("code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw bomb(error);
      throw damagedZip(error);
    }
    throw error;
  }
}

function readEntries(data: Buffer, wants: (name: string) => boolean, bounds: ZipBounds): Map<string, Buffer> {
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || data.readUInt32LE(end) !== END) throw damagedZip();
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > bounds.mostEntries) throw bomb();
  const entries = new Map<string, Buffer>();
  let left = bounds.mostBytes;
  for (let index = 0; index < count; index++) {
    if (data.readUInt32LE(at) !== CENTRAL) throw damagedZip();
    const flags = data.readUInt16LE(at + 8);
    const method = data.readUInt16LE(at + 10);
    const packed = data.readUInt32LE(at + 20);
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const local = data.readUInt32LE(at + 42);
    if (wants(name)) {
      if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || entries.has(name)) throw damagedZip();
      const content = entryContent(data, local, packed, method, left);
      left -= content.length;
      entries.set(name, content);
    }
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function entryContent(data: Buffer, local: number, packed: number, method: number, most: number): Buffer {
  if (data.readUInt32LE(local) !== LOCAL) throw damagedZip();
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length) throw damagedZip();
  const raw = data.subarray(start, start + packed);
  if (method === 8) return inflateRawSync(raw, { maxOutputLength: Math.max(1, most) });
  if (raw.length > most) throw bomb();
  return raw;
}

/** An archive of entries without compression, for a reader in the same process. */
export function writeZip(entries: ReadonlyMap<string, Buffer>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }));
}

function damagedZip(cause?: unknown): IngestError {
  return new IngestError(
    "damaged",
    {
      id: "Dokumen Word ini rusak atau terpotong, jadi tidak dapat dibaca. Simpan ulang sebagai .docx atau PDF.",
      en: "The Word document is damaged or cut short and cannot be read. Save it again as .docx or PDF.",
    },
    { cause },
  );
}

function bomb(cause?: unknown): IngestError {
  return new IngestError(
    "too-large",
    {
      id: "Isi dokumen ini jauh lebih besar daripada berkasnya, jadi tidak dibuka. Simpan sebagai PDF.",
      en: "The content of the document is far larger than its file, so it was not opened. Save it as PDF.",
    },
    { cause },
  );
}
