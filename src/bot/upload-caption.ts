import { parseArgs } from "node:util";
import type { IngestRequest } from "../ingest/ingest.ts";

/** What a caption says of the file: the options of `npm run ingest`, or an id alone. */
export type UploadOptions = Omit<IngestRequest, "bytes" | "name" | "onPage" | "onScan" | "document">;

const OPTIONS = {
  id: { type: "string" },
  title: { type: "string" },
  kind: { type: "string" },
  number: { type: "string" },
  year: { type: "string" },
  status: { type: "string" },
  since: { type: "string" },
  replaces: { type: "string", multiple: true },
  fidelity: { type: "string" },
  password: { type: "string" },
  "confirm-basis": { type: "string", multiple: true },
  "no-ocr": { type: "boolean", default: false },
  "accept-doubts": { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

/** A single word without a digit or hyphen is more likely a remark than an id. */
const LONE_ID = /^(?=.*[\d-])[a-z0-9-]+$/;

/** @returns null for a caption that is neither empty, nor an id, nor options */
export function readCaption(caption: string): UploadOptions | null {
  const args = wordsOf(caption);
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const {
      "confirm-basis": confirmBasis,
      "no-ocr": isOcrOff,
      "dry-run": isDryRun,
      "accept-doubts": acceptDoubts,
      ...given
    } = values;
    const options = { ...given, isOcr: !isOcrOff, acceptDoubts };
    const [lone, ...more] = positionals;
    if (lone === undefined) return { ...options, confirmBasis, isDryRun };
    if (more.length > 0 || options.id !== undefined || !LONE_ID.test(lone)) return null;
    return { ...options, id: lone, confirmBasis, isDryRun };
  } catch {
    // An unknown option, or one without its value.
    return null;
  }
}

/** Words as a shell divides them. Telegram's keyboards make a dash of two hyphens, and curl quotation marks. */
function wordsOf(caption: string): string[] {
  const plain = caption.replace(/(^|\s)[–—](?=[a-z])/g, "$1--").replace(/[“”„]/g, '"');
  return (plain.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ""));
}
