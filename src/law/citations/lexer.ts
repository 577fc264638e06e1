import { WORDS } from "./words.ts";

/** Splits a text into words, numbers and marks, and parts words that lost the space between them. */

export interface Token {
  readonly type: "word" | "number" | "mark";
  /** In lower case; leading zeros of a number are kept. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** Offsets in the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** No space stands before it. */
  readonly isGlued: boolean;
  /** Written in capitals throughout. */
  readonly isUpper: boolean;
}

const PIECE = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]+|\p{L}+|[\d\uFF10-\uFF19]+|[^]/gu;

/** Typed without a width of its own: it neither parts words nor joins them. */
const INVISIBLE = /^[\u200B-\u200D\u2060\uFEFF\u00AD]+$/u;

/** Characters of East Asian keyboards, twice as wide as ours. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/u;

/** Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let isGlued = false;
  const push = (type: Token["type"], raw: string, start: number): void => {
    const plain = FULL_WIDTH.test(raw) ? raw.normalize("NFKC") : raw;
    const lower = plain.toLowerCase();
    const isUpper = type === "word" && lower !== plain && plain === plain.toUpperCase();
    tokens.push({ type, text: lower, raw, start, end: start + raw.length, isGlued, isUpper });
    isGlued = true;
  };
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const first = piece.charCodeAt(0);
    const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90);
    if (isSpace(first, piece)) {
      if (!INVISIBLE.test(piece)) isGlued = false;
    } else if ((first >= 48 && first <= 57) || (first >= 0xff10 && first <= 0xff19))
      push("number", piece, index);
    else if (!isLetter && !/^\p{L}/u.test(piece)) push("mark", piece, index);
    else {
      let at = index;
      for (const part of gluedParts(text, piece, at, isGlued, tokens.at(-1)?.type === "number")) {
        push("word", part, at);
        at += part.length;
      }
    }
  }
  return tokens;
}

function isSpace(first: number, piece: string): boolean {
  if (first > 32 && first < 160) return false;
  return piece.trim() === "" || INVISIBLE.test(piece);
}

/** "aPsal": the first two letters of a unit's word swapped, not two words. */
const SWAPPED = /^(?:apsal|yaat|uhruf|nagka|raticle|eltter|epnjelasan)$/i;
/** "ofArticle", "dUndang": a capital in the middle of a word begins another. */
const CAMEL = /\p{Ll}(?=\p{Lu}\p{Ll}{2})/u;
/** Words that lost the space after a unit ("hurufg", "1hg") or before "UU" ("guu"). */
const GLUED_LETTER = /^(huruf|hurup|hruf|hurf|hrf)([a-z])(uu)?$/;
const GLUED_SHORT = /^(hrf|hr|h)([a-z])(uu)?$/;
const GLUED_LAW = /^([a-z])(uu)$/;
const GLUED_ENGLISH = /^(letter|lit)([a-rt-z])(of)?$/;
/** "UUno37", "ayatke2". */
const GLUED_NUMBER = /^(uu|pp|pasal|psl|ayat|angka|poin|butir)(no|nomor|nmr|ke|tahun|th|thn)$/;
const GLUED_PENJELASAN = /^(penjelasan|elucidation)(pasal|psl|ps|of|umum|ayat)$/;
/** A letter by itself comes next, so that the word before it is a mistyped "huruf": "huruff c". */
const LONE_LETTER = /[\s.:"'(“‘-]*[a-z](?![\p{L}\d]|\.\s?\p{L})/iuy;

/** The words that a run of letters is made of; almost always itself. */
function gluedParts(
  text: string,
  piece: string,
  start: number,
  isGlued: boolean,
  isAfterNumber: boolean,
): string[] {
  if (piece.length < 2 || piece.length > 40) return [piece];
  const inner = SWAPPED.test(piece) ? null : CAMEL.exec(piece);
  if (inner !== null) {
    const cut = inner.index + 1;
    return [
      ...gluedParts(text, piece.slice(0, cut), start, isGlued, isAfterNumber),
      ...gluedParts(text, piece.slice(cut), start + cut, true, false),
    ];
  }
  if (piece.length > 16) return [piece];
  const lower = piece.toLowerCase();
  const isBeforeLetter = (): boolean => {
    LONE_LETTER.lastIndex = start + piece.length;
    return LONE_LETTER.test(text);
  };
  let found: RegExpExecArray | null = null;
  if (lower.startsWith("h")) {
    found = GLUED_LETTER.exec(lower) ?? (isGlued && isAfterNumber ? GLUED_SHORT.exec(lower) : null);
    const isWord = found !== null && found[3] === undefined && GLUED_LETTER.test(lower);
    if (isWord && isBeforeLetter()) return [piece];
  } else if (piece.length > 11) found = GLUED_PENJELASAN.exec(lower);
  else if (lower.startsWith("l")) found = isBeforeLetter() ? null : GLUED_ENGLISH.exec(lower);
  else found = GLUED_NUMBER.exec(lower) ?? (isGlued ? GLUED_LAW.exec(lower) : null);
  if (found === null) return [piece];
  let at = 0;
  // An optional group that took no part is undefined, whatever the types say.
  const lengths = found.slice(1).map((part: string | undefined) => part?.length ?? 0);
  return lengths.filter((length) => length > 0).map((length) => piece.slice(at, (at += length)));
}

/** The text of a token in lower case; "" beyond the ends. */
export function textAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.text ?? "";
}

/** Whether a token that stands at `index` is one of `texts`. */
export function isOneOf(tokens: readonly Token[], index: number, texts: string | readonly string[]): boolean {
  const text = tokens[index]?.text;
  return text !== undefined && texts.includes(text);
}

/** Whether the token ends a sentence: `?`, `!`, or a dot that is neither an abbreviation's nor glued to what follows. */
export function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "mark") return false;
  if (token.text === "?" || token.text === "!") return true;
  if (token.text !== ".") return false;
  const next = tokens[index + 1];
  if (next === undefined || next.isGlued) return next === undefined;
  return !WORDS.abbreviated.has(textAt(tokens, index - 1));
}

/** The "s" of "article 9's". */
export function isGenitive(tokens: readonly Token[], index: number): boolean {
  const [mark, token] = [tokens[index - 1], tokens[index]];
  return token?.text === "s" && token.isGlued && mark?.isGlued === true && "'’".includes(mark.text);
}

/** The tokens as written. */
export function writtenText(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token, at) => (at === 0 || token.isGlued ? "" : " ") + token.raw)
    .join("");
}

/** Whether "s.d." or "s/d" starts here, so that its "s" is no letter of a list. */
export function isUntilAbbreviation(tokens: readonly Token[], index: number): boolean {
  return (
    textAt(tokens, index) === "s" && isOneOf(tokens, index + 1, "./") && textAt(tokens, index + 2) === "d"
  );
}

/** One letter that is a letter of a list, not the "s" of "s.d." or of "article 9's", nor the "u" of "u.u.". */
export function isLetter(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "word" || token.text.length !== 1 || !/^[a-z]$/.test(token.text)) return false;
  if (token.text === "u" && textAt(tokens, index + 1) === "." && textAt(tokens, index + 2) === "u")
    return false;
  return !isGenitive(tokens, index) && !isUntilAbbreviation(tokens, index);
}
