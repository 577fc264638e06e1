/** Marks of lists that were misread in a scan: "C posisi", "Cc... posisi" after "b. analisis" begin huruf c. */

export interface MendedMark {
  /** As it was recognised. */
  readonly read: string;
  readonly as: string;
}

const MARK = /^([a-z])\. /;
const LIST_ENDS = /^(?:\(\d|Pasal |BAB |Bagian |Paragraf |Ayat )/;
const FIRST_WORD = /^(\S{1,6}) (?=\S)/;

/** Only the letter that has to come next is read into a mark, and only where it stands alone at the start of a line. */
export function mendMarks(lines: readonly string[]): { lines: string[]; mended: MendedMark[] } {
  const mended: MendedMark[] = [];
  let next: string | null = null;
  const result = lines.map((line) => {
    const mark = MARK.exec(line)?.[1];
    if (mark !== undefined) {
      next = letterAfter(mark);
      return line;
    }
    if (LIST_ENDS.test(line)) next = null;
    const word = FIRST_WORD.exec(line)?.[1];
    if (next === null || word === undefined || !isMisread(word, next)) return line;
    const as = `${next}.`;
    mended.push({ read: word, as });
    next = letterAfter(next);
    return `${as}${line.slice(word.length)}`;
  });
  return { lines: result, mended };
}

/** "C", "C.", "c,", "Cc..." for "c."; a word of the language is none of them. */
function isMisread(word: string, letter: string): boolean {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters !== "" && [...letters].every((one) => one === letter);
}

function letterAfter(letter: string): string | null {
  return letter === "z" ? null : String.fromCharCode(letter.charCodeAt(0) + 1);
}
