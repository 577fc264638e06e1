import { IngestError } from "../errors.ts";
import type { ReadingOptions, SourceDocument } from "./document.ts";
import { joinDividedWords } from "./dehyphenation.ts";
import { readScan } from "./ocr/read-scan.ts";
import { unreadable } from "./ocr/refusals.ts";

/** Reads a photograph or scan of one sheet, in PNG or JPEG. */

/** In points: an A3 sheet at 600 dots an inch. */
const LARGEST_PICTURE = 70_000_000;

/** @throws IngestError for a picture that is damaged, too large or illegible */
export async function readPicture(
  bytes: Uint8Array,
  { onScan, kept }: ReadingOptions,
): Promise<SourceDocument> {
  const size = sizeOf(bytes);
  if (size === null) throw damaged();
  if (size.width * size.height > LARGEST_PICTURE) throw tooLarge(size);
  const scan = await readScan({ type: "picture", data: bytes }, [1], onScan, kept);
  if (scan.unreadable.length > 0) throw unreadable(scan.unreadable);
  const source = (scan.lines.get(1) ?? []).map((text) => ({ text, page: 1 }));
  const { lines, joins } = joinDividedWords(source);
  return { format: "picture", lines, pages: 1, removed: scan.removed, joins, recognised: scan.recognised };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In points, as the file's head states it; null where it is no PNG or JPEG, or is cut short. */
export function sizeOf(bytes: Uint8Array): Size | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = data.subarray(1, 4).toString("latin1") === "PNG" ? pngSize(data) : jpegSize(data);
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

function pngSize(data: Buffer): Size | null {
  return data.length < 24 ? null : { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

/** ITU T.81, annex B: the frame header's marker is C0 to CF, but for C4, C8 and CC. */
function jpegSize(data: Buffer): Size | null {
  if (data[0] !== 0xff || data[1] !== 0xd8) return null;
  for (let at = 2; at + 9 <= data.length;) {
    if (data[at] !== 0xff) return null;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}

function damaged(): IngestError {
  return new IngestError("damaged", {
    id: "Gambar ini rusak atau terpotong, jadi tidak dapat dibaca. Simpan atau kirim ulang berkasnya.",
    en: "The picture is damaged or cut short and cannot be read. Save or send it again.",
  });
}

function tooLarge({ width, height }: Size): IngestError {
  return new IngestError("too-large", {
    id: `Gambar ini ${width} × ${height} titik, terlalu besar. Pindai dengan 300 dpi.`,
    en: `The picture has ${width} × ${height} points, which is too large. Scan it at 300 dpi.`,
  });
}
