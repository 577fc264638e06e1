/** Splits a text into words, numbers and marks. */

export interface Token {
  readonly type: "word" | "number" | "mark";
  /** In lower case; leading zeros of a number are kept. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** No space stands before it. */
  readonly isGlued: boolean;
  /** Written in capitals throughout. */
  readonly isUpper: boolean;
}

const PIECE = /\s+|\p{L}+|\d+|[^]/gu;

/** Words that lost the space after a unit ("hurufg") or before "UU" ("guu"). */
const GLUED_LETTER = /^(huruf|hrf)([a-z])(uu)?$/;
const GLUED_LAW = /^([a-z])(uu)$/;

/** Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let isGlued = false;
  const push = (type: Token["type"], piece: string, start: number): void => {
    tokens.push({
      type,
      text: piece.toLowerCase(),
      raw: piece,
      start,
      end: start + piece.length,
      isGlued,
      isUpper: type === "word" && piece === piece.toUpperCase(),
    });
    isGlued = true;
  };
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    if (piece.trim() === "") {
      isGlued = false;
      continue;
    }
    const first = piece.charCodeAt(0);
    if (first >= 48 && first <= 57) push("number", piece, match.index);
    else if (!/^\p{L}/u.test(piece)) push("mark", piece, match.index);
    else {
      const lower = piece.length <= 9 ? piece.toLowerCase() : "";
      const parts = GLUED_LETTER.exec(lower) ?? (isGlued ? GLUED_LAW.exec(lower) : null);
      let at = match.index;
      for (const part of parts?.slice(1) ?? [piece]) {
        // An optional group that took no part is undefined, whatever the types say.
        if (part === undefined) continue;
        push("word", text.slice(at, at + part.length), at);
        at += part.length;
      }
    }
  }
  return tokens;
}

/** Where an abbreviation's dot does not end the sentence. */
const ABBREVIATIONS = new Set(
  "no nmr nr ps psl pas th thn art para par lit hrf ay s d sd dgn dll yg tgl u h r i pt ri ttg penj jo".split(" "),
);

/** Whether the token ends a sentence: `?`, `!`, or a dot that is neither an abbreviation's nor glued to what follows. */
export function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "mark") return false;
  if (token.text === "?" || token.text === "!") return true;
  if (token.text !== ".") return false;
  const next = tokens[index + 1];
  if (next === undefined || next.isGlued) return next === undefined;
  return !ABBREVIATIONS.has(tokens[index - 1]?.text ?? "");
}
