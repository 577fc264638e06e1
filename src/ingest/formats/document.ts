import type { SourceLine } from "../structure/parse-act.ts";

/** A file as lines of text, before its structure is understood. */
export interface SourceDocument {
  readonly format: "pdf" | "docx" | "markdown" | "text" | "picture";
  readonly lines: readonly SourceLine[];
  /** How many pages it has; null for a file without pages. */
  readonly pages: number | null;
  /** What was taken out as no part of the text: running headers, page numbers. */
  readonly removed: readonly RemovedLine[];
  /** Words that were divided at the end of a line, as they were put together. */
  readonly joins: readonly Join[];
  /** The pages whose words were recognised in a scan, in order; their words must be compared with the paper. */
  readonly recognised: readonly RecognisedPage[];
  /** Pages with something on them that could not be read: their words are missing. Absent where there are none. */
  readonly unreadable?: readonly number[];
  /** Pages whose text stood in columns. */
  readonly columned?: readonly number[];
}

/** A scanned page as it was recognised. */
export interface RecognisedPage {
  readonly page: number;
  /** The mean of Tesseract's confidence in its words, 0 to 100. */
  readonly confidence: number;
  readonly words: number;
  /** Words that were hardly legible, as they were read. */
  readonly unsure: readonly string[];
  /** Marks of lists that were put right: "C" read as "c.". */
  readonly mended: readonly MendedMark[];
  /** Degrees by which it lay turned. */
  readonly turn: number;
  /** True for a sheet of bare paper. */
  readonly isBlank: boolean;
}

/** A mark of a list that was put right. */
export interface MendedMark {
  /** As it was recognised. */
  readonly read: string;
  readonly as: string;
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
  /** Whether scanned pages are recognised, and not refused; they are where it is left out. */
  readonly isOcr?: boolean | undefined;
  /** Called before each scanned page that is recognised, from 1, and how many there are. */
  readonly onScan?: ((page: number, total: number) => void) | undefined;
  /**
   * Called with the lines of the first pages before others are recognised, which takes minutes: what has to be asked for
   * is asked for then, by throwing.
   */
  readonly onHead?: ((lines: readonly SourceLine[]) => void) | undefined;
  /** Pages that were recognised before. */
  readonly kept?: KeptScan | undefined;
}

/** What was recognised of a file is kept until the file is taken in, so that an option that was missing costs no second time. */
export interface KeptScan {
  get(page: number): KeptPage | undefined;
  put(page: number, kept: KeptPage): Promise<void>;
}

export interface KeptPage {
  readonly lines: readonly string[];
  /** Null for a page that cannot be read. */
  readonly recognised: RecognisedPage | null;
  readonly specks: readonly string[];
}
