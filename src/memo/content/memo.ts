import type { Language } from "../../text/language.ts";
import type { QuoteLine } from "../../law/corpus/quote.ts";

/** A memo (telaahan staf) as a value, which the writers turn into a DOCX or a PDF. It knows no paper and no font. */

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style?: "bold" | "italic" | undefined;
}

/** One paragraph; its runs hold no line break. */
export type Text = readonly Run[];

export type MemoBlock =
  /** Level 2 numbers A, B, C inside a part, level 3 numbers 1, 2, 3; the number is part of the text. */
  | { readonly type: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly type: "paragraph"; readonly text: Text }
  | { readonly type: "list"; readonly marks: "letters" | "numbers"; readonly items: readonly Text[] }
  | Quotation
  | Table
  /** A remark in small print. */
  | { readonly type: "note"; readonly text: Text };

/** The words of a provision, from the corpus. */
export interface Quotation {
  readonly type: "quotation";
  readonly provision: string;
  readonly label: string;
  /** False for words that are only reported or explain: they are never set as a quotation. */
  readonly isActsOwn: boolean;
  /** Said before the words: that they are reported, or the official elucidation; null for an act's own text. */
  readonly attribution: string | null;
  readonly lines: readonly QuoteLine[];
  /** Said behind the words: that they are no longer in force, and what is. */
  readonly remarks: readonly string[];
}

export interface Table {
  readonly type: "table";
  /** Shares of the width, one for each column; they add up to 1. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
}

/** "Kepada Yth. : ……": a line of the head; null is left to be filled in by hand. */
export interface HeadLine {
  readonly label: string;
  readonly value: string | null;
}

export interface Part {
  /** "I. PERSOALAN" */
  readonly title: string;
  readonly blocks: readonly MemoBlock[];
}

export interface Memo {
  readonly language: Language;
  /** "TELAAHAN STAF" */
  readonly title: string;
  /** Below the title; null where there is none. */
  readonly subtitle: string | null;
  readonly head: readonly HeadLine[];
  readonly parts: readonly Part[];
  readonly signature: Signature;
  /** How the memo was made: by what, from what, with what reservation. */
  readonly making: readonly Text[];
  /** On pages of its own. */
  readonly annex: Part;
  /** At the foot of each page, beside the page number. */
  readonly footer: string;
  /** "Halaman 2 dari 5" */
  readonly pageOf: (page: string, pages: string) => string;
  readonly properties: Properties;
}

/** Lines that end in a null are left to be filled in by hand. */
export interface Signature {
  readonly place: string;
  readonly role: string;
  readonly lines: readonly HeadLine[];
}

/** What the file says of itself. */
export interface Properties {
  readonly title: string;
  readonly author: string;
  /** ISO date. */
  readonly date: string;
  /** Without its ending; ASCII. */
  readonly fileName: string;
  /** Eight hexadecimal digits that name the memo's contents. */
  readonly reference: string;
}

export function plain(text: string): Text {
  return [{ text }];
}

export function bold(text: string): Run {
  return { text, style: "bold" };
}

export function italic(text: string): Run {
  return { text, style: "italic" };
}

export function paragraph(...runs: readonly (Run | string)[]): MemoBlock {
  return { type: "paragraph", text: runs.map((run) => (typeof run === "string" ? { text: run } : run)) };
}

/** The characters of a text without its styles. */
export function plainText(text: Text): string {
  return text.map((run) => run.text).join("");
}
