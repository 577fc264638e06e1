/** The lines of a sheet, put together from the words that were recognised on it. */

export interface SheetWord {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  /** Words of one line have one value. */
  readonly line: string;
}

/** Fields of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const WORD_LEVEL = "5";

/** @param tsv Tesseract's table of a sheet */
export function readWords(tsv: string): SheetWord[] {
  return tsv.split("\n").flatMap((row) => {
    const [level, , block, paragraph, line, , , , , , confidence, ...rest] = row.split("\t");
    const text = rest.join(" ").normalize("NFC").trim();
    if (level !== WORD_LEVEL || text === "") return [];
    return [{ text, confidence: Number(confidence), line: `${block}/${paragraph}/${line}` }];
  });
}

/** Each line's words, one space apart, in reading order. */
export function linesOf(words: readonly SheetWord[]): string[] {
  const lines: string[] = [];
  let last: string | null = null;
  for (const { text, line } of words) {
    if (line === last) lines.push(`${lines.pop() ?? ""} ${text}`);
    else lines.push(text);
    last = line;
  }
  return lines;
}

/** A line without a letter or a digit: specks and ruled lines. */
export function isSpeck(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line);
}
