import type { Unit } from "../../law/corpus/provision.ts";

/** What a parse found, doubts and left over: said to the person who brings a regulation in. */

export type ActForm =
  | "statute"
  /** An act that changes another: Pasal I, "diubah sehingga berbunyi sebagai berikut". */
  | "amending"
  /** An act of numbered dicta: KESATU, KEDUA. */
  | "decision"
  /** Headings and numbered points, without pasal. */
  | "guideline"
  /** Paragraphs only. */
  | "plain";

/** Where something stands in the source. */
export interface Place {
  /** From 1. */
  readonly line: number;
  readonly page?: number;
}

/** A number that does not follow the one before it; `before` can also be the lower one, where the order is broken. */
export interface Gap {
  readonly unit: Unit;
  /** The provision it happens in; null for the act itself. */
  readonly within: string | null;
  /** The last number before the gap; null when the count does not begin at its beginning. */
  readonly after: string | null;
  readonly before: string;
  readonly where: Place;
}

/** A mark that stands a second time; its words were kept as text, not as a provision. */
export interface Repeat {
  readonly unit: Unit;
  readonly within: string | null;
  readonly number: string;
  readonly where: Place;
}

/** Something that was not read as it stands. */
export interface Guess {
  readonly where: Place;
  /** The source's own characters. */
  readonly read: string;
  readonly as: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A pasal that an amending act changes, or that a number with a letter shows to have been inserted. */
export interface MarkedPasal {
  /** The provision that says so. */
  readonly id: string;
  readonly pasal: string;
  readonly change: "amended" | "inserted" | "deleted";
}

/** What the heading of an act seems to say. */
export interface Guessed {
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface ActHeading {
  readonly title: Guessed | null;
  /** "Undang-Undang", "Peraturan Daerah". */
  readonly kind: Guessed | null;
  readonly number: Guessed | null;
  readonly year: Guessed | null;
  /** What stands after "tentang". */
  readonly subject: Guessed | null;
  /** The office or place that issued it: "Menteri Luar Negeri", "Kota Contoh". */
  readonly issuer: Guessed | null;
  /** Of a file that holds an annex alone, its number: "I", "" where it has none. Absent for an act. */
  readonly annex?: string;
}

/** Text that belongs to no provision. */
export interface Remainder {
  readonly text: string;
  readonly page?: number;
}

export interface ParseReport extends ActHeading {
  readonly form: ActForm;
  /** Provisions of the act itself, by unit. */
  readonly counts: Readonly<Record<Unit, number>>;
  /** The same of its penjelasan. */
  readonly penjelasanCounts: Readonly<Record<Unit, number>>;
  readonly gaps: readonly Gap[];
  readonly repeats: readonly Repeat[];
  readonly guesses: readonly Guess[];
  readonly marked: readonly MarkedPasal[];
  /** Provisions in whose list a paragraph stood that was put behind the list, since nothing shows which item it belongs to. */
  readonly displaced: readonly string[];
  readonly remainder: readonly Remainder[];
}
