/** Cuts a model's text into sentences, each with the source numbers it ends with; a leading yes or no goes. */

export interface PointedSentence {
  /** The sentence without its pointers, one line. */
  readonly text: string;
  /** Source numbers in the order written, each once. */
  readonly sources: readonly number[];
  /** The sentence ends with a pointer. */
  readonly isPointed: boolean;
}

/** Words after which a full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  "no nmr nr ps psl pas th thn art para par lit dgn dll dsb dst yg tgl hlm mr mrs dr prof st jo jl cf vs e.g i.e".split(
    " ",
  ),
);
const POINTER = "\\[\\s*\\d{1,4}(?:\\s*[,;]\\s*\\d{1,4})*\\s*\\]";
const BOUNDARY = new RegExp(
  `[.!?]["'”’»]*(?:\\s*${POINTER})*[.!?]?(?=\\s|$)|(?:${POINTER}\\s*)+(?=\\s+\\p{Lu}|\\s*$)`,
  "gu",
);
const FINAL = new RegExp(`^(.*?)\\s*((?:${POINTER}\\s*)+)([.!?]?)$`, "su");
const ANY = new RegExp(`\\s*(${POINTER})`, "gu");
/** A yes or no in front: what is asked may be a negation, and the verdict is not the model's to give. */
const YES_OR_NO =
  /^(?:ya|iya|benar|betul|bisa|boleh|tidak|bukan|yes|no|correct|right|indeed)\s*[,.:;!-]\s+/iu;
const LIST_MARK = /^(?:[-•*·]|\d{1,2}[.)])\s+/u;

/** A line break ends a sentence as a full stop does; list marks at a line's start are dropped. */
export function readSentences(text: string): PointedSentence[] {
  return text
    .split(/\r?\n+/u)
    .map((line) => line.trim().replace(LIST_MARK, ""))
    .filter((line) => line !== "")
    .flatMap(cut)
    .map(point);
}

function cut(line: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of line.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    const before =
      /([\p{L}.]+)$/u.exec(line.slice(Math.max(start, match.index - 12), match.index))?.[1]?.toLowerCase() ??
      "";
    if (match[0] === "." && (ABBREVIATIONS.has(before) || /^\p{L}$/u.test(before)) && end < line.length)
      continue;
    found.push(line.slice(start, end));
    start = end;
  }
  found.push(line.slice(start));
  return found.map((piece) => piece.trim()).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function point(sentence: string): PointedSentence {
  const final = FINAL.exec(sentence);
  const sources = [...sentence.matchAll(ANY)]
    .flatMap((match) => (match[1] ?? "").match(/\d+/g) ?? [])
    .map(Number);
  const body = final === null ? sentence : `${final[1] ?? ""}${final[3] ?? ""}`;
  const stated = body.replace(ANY, "").replace(/\s+/gu, " ").trim().replace(YES_OR_NO, "");
  const text = stated.charAt(0).toUpperCase() + stated.slice(1);
  return {
    text: /[.!?]["']?$/u.test(text) ? text : `${text}.`,
    sources: [...new Set(sources)],
    isPointed: final !== null,
  };
}
