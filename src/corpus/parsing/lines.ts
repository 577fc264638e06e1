import { endsSentence } from "./context.ts";

/** The lines of a document, ready to be read: spaces even, page furniture told apart, paragraphs recognised. */

/** A line from a reader, with the page it stands on where the document has pages. */
export interface SourceLine {
  readonly text: string;
  readonly page?: number;
}

export interface Line {
  /** Words one space apart; never empty. */
  readonly text: string;
  readonly page: number | undefined;
  /** Where it stands in the source, from 1. */
  readonly number: number;
  /** True where the layout lets a paragraph begin: after an empty line, or after a line that ended early. */
  readonly mayBegin: boolean;
  /** True after an empty line. */
  readonly isApart: boolean;
  /** True for page numbers, document numbers in the margin, tables of contents and the catchwords at the foot of a page. */
  readonly isFurniture: boolean;
}

const FURNITURE = /^(?:- ?\d{1,4} ?-|SK No\.? ?\d+ ?[A-Z]?|[Hh]alaman \d+(?: dari \d+)?|www\.\S+)$/;
/** A line of a table of contents: "BAB I KETENTUAN UMUM ........ 3". */
const CONTENTS = /(?:\.{4}|…{2}|(?:\. ){4})[. …]*\d{1,4}$/;
/** Some fonts have the ellipsis in the place of another letter: "Pasal 17Ö". */
const CATCHWORD = /(?:\. \. \.|\.\.\.|…[.…]*|Ö)$/;

export function readLines(source: readonly SourceLine[]): Line[] {
  const texts = source.map((line) =>
    line.text
      .split(/[\s\u00a0]+/)
      .filter((word) => word !== "")
      .join(" "),
  );
  const { isWrapped, width } = layoutOf(texts);
  const lines: Line[] = [];
  let isApart = true;
  let before = "";
  texts.forEach((text, index) => {
    if (text === "") {
      isApart = true;
      return;
    }
    const endedEarly = endsSentence(before.slice(-8)) && before.length < width * 0.8;
    const isFurniture = FURNITURE.test(text) || CONTENTS.test(text.slice(-200)) || isCatchword(texts, index);
    lines.push({
      text,
      page: source[index]?.page,
      number: index + 1,
      mayBegin: isApart || !isWrapped || endedEarly,
      isApart,
      isFurniture,
    });
    if (isFurniture) return;
    isApart = false;
    before = text;
  });
  return lines;
}

/** "(2) Dalam . . ." at the foot of a page announces the words that the next page begins with. */
function isCatchword(texts: readonly string[], index: number): boolean {
  const text = texts[index] ?? "";
  if (text.length > 60 || !CATCHWORD.test(text)) return false;
  const start = text.replace(/[\s.…Ö]+$/, "");
  if (start === "") return false;
  return texts.slice(index + 1, index + 8).some((next) => next.startsWith(start));
}

/** Whether sentences run over several lines, and how long a full line is. */
function layoutOf(texts: readonly string[]): { isWrapped: boolean; width: number } {
  const lengths: number[] = [];
  let open = 0;
  for (const text of texts) {
    if (text === "") continue;
    lengths.push(text.length);
    if (text.length > 30 && !/[.;:,]["”')]*$|(?:dan|atau)$/.test(text.slice(-8))) open++;
  }
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return { isWrapped: open > lengths.length * 0.25, width };
}
