import type { SourceLine } from "../../corpus/parsing/parse-act.ts";

/** A file as lines of text, before its structure is understood. */
export interface SourceDocument {
  readonly format: "pdf" | "docx" | "markdown" | "text";
  readonly lines: readonly SourceLine[];
  /** How many pages it has; null for a file without pages. */
  readonly pages: number | null;
  /** What was taken out as no part of the text: running headers, page numbers. */
  readonly removed: readonly RemovedLine[];
  /** Words that were divided at the end of a line, as they were put together. */
  readonly joins: readonly Join[];
}

export interface RemovedLine {
  readonly text: string;
  /** On how many pages. */
  readonly times: number;
}

export interface Join {
  /** "penyeleng-|garaan". */
  readonly read: string;
  readonly as: string;
  readonly page?: number;
  /** False where nothing else in the file shows whether the hyphen belongs to the word. */
  readonly isSure: boolean;
}

export interface ReadingOptions {
  /** Of an encrypted PDF. */
  readonly password?: string | undefined;
  readonly onPage?: ((done: number, total: number) => void) | undefined;
}
