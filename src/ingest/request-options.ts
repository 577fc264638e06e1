import type { IngestRequest } from "./ingest.ts";

/** How a request is written, on the command line and in the caption of a file. */
export const REQUEST_OPTIONS = {
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
  "confirm-versions": { type: "string", multiple: true },
  "no-ocr": { type: "boolean", default: false },
  "accept-doubts": { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

type Value<O> = O extends { multiple: true } ? string[] : O extends { type: "boolean" } ? boolean : string;
type Values = { [K in keyof typeof REQUEST_OPTIONS]?: Value<(typeof REQUEST_OPTIONS)[K]> | undefined };

/** What was asked for, but for the file. */
export type RequestOptions = Omit<IngestRequest, "bytes" | "name" | "onPage" | "onScan" | "document">;

export function requestOptions({
  "confirm-basis": confirmBasis,
  "confirm-versions": confirmVersions,
  "no-ocr": isOcrOff,
  "accept-doubts": acceptDoubts,
  "dry-run": isDryRun,
  ...options
}: Values): RequestOptions {
  return { ...options, confirmBasis, confirmVersions, isOcr: isOcrOff !== true, acceptDoubts, isDryRun };
}
