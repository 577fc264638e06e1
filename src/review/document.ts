import type { SourceDocument } from "../ingest/formats/read-document.ts";
import { MISREAD_NUMBER } from "./words.ts";

/** A document as one text, in which every place is an offset in UTF-16 units. */
export interface ReviewedText {
  readonly text: string;
  /** The same with figures that a scan misread put right; of the same length. */
  readonly mended: string;
  /** The page of an offset, from 1; null where the document has no pages. */
  pageAt(offset: number): number | null;
  /** How many pages it has, or would have at 3,000 characters a page. */
  readonly pages: number;
}

const CHARACTERS_OF_A_PAGE = 3_000;

export function reviewedText({ lines, pages }: Pick<SourceDocument, "lines" | "pages">): ReviewedText {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  const text = lines.map((line) => line.text).join("\n");
  return {
    text,
    mended: text
      .replaceAll("^", " ")
      .replace(MISREAD_NUMBER, (whole, before: string, number: string) =>
        /\d/.test(number) || /^[lI]$/.test(number) ? before + number.replace(/\D/g, figureOf) : whole,
      ),
    pageAt: (offset) => lines[lastAtMost(starts, offset)]?.page ?? null,
    pages: pages ?? Math.ceil(text.length / CHARACTERS_OF_A_PAGE),
  };
}

const FIGURES: Readonly<Record<string, string>> = {
  o: "0",
  O: "0",
  l: "1",
  I: "1",
  i: "1",
  "|": "1",
  S: "5",
  B: "8",
};

function figureOf(letter: string): string {
  return FIGURES[letter] ?? letter;
}

/** The index of the last of the ascending numbers that is at most so large. */
export function lastAtMost(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
