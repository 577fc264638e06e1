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

const PIECE = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]+|\p{L}+|[\d\uFF10-\uFF19]+|[^]/gu;

/** Typed without a width of its own: it neither parts words nor joins them. */
const INVISIBLE = /^[\u200B-\u200D\u2060\uFEFF\u00AD]+$/u;

/** Characters of East Asian keyboards, twice as wide as ours. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/u;

/** Words that lost the space after a unit ("hurufg", "1hg") or before "UU" ("guu"). */
const GLUED_LETTER = /^(huruf|hurup|hruf|hurf|hrf)([a-z])(uu)?$/;
const GLUED_LAW = /^([a-z])(uu)$/;
/** "UUno37", "ayatke2". */
const GLUED_NUMBER = /^(uu|pp|pasal|psl|ayat|angka|poin|butir)(no|nomor|nmr|ke|tahun|th|thn)$/;
const GLUED_PENJELASAN = /^(penjelasan|elucidation)(pasal|psl|ps|of|umum|ayat)$/;
const GLUED_ENGLISH = /^(letter|lit)([a-rt-z])(of)?$/;
/** "aPsal": the first two letters of a unit's word swapped, not two words. */
const SWAPPED = /^(?:apsal|yaat|uhruf|nagka|raticle|eltter|epnjelasan)$/i;
/** "ofArticle", "dUndang": a capital in the middle of a word begins another. */
const CAMEL = /\p{Ll}(?=\p{Lu}\p{Ll}{2})/u;
const GLUED_SHORT = /^(hrf|hr|h)([a-z])(uu)?$/;

/** A letter by itself comes next, so that the word before it is a mistyped "huruf": "huruff c". */
const LONE_LETTER = /[\s.:"'(“‘-]*[a-z](?![\p{L}\d]|\.\s?\p{L})/iuy;

/** Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let isGlued = false;
  const push = (type: Token["type"], piece: string, start: number): void => {
    const plain = FULL_WIDTH.test(piece) ? piece.normalize("NFKC") : piece;
    const lower = plain.toLowerCase();
    tokens.push({
      type,
      text: lower,
      raw: piece,
      start,
      end: start + piece.length,
      isGlued,
      isUpper: type === "word" && lower !== plain && plain === plain.toUpperCase(),
    });
    isGlued = true;
  };
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const first = piece.charCodeAt(0);
    if (isSpace(first, piece)) {
      if (!INVISIBLE.test(piece)) isGlued = false;
      continue;
    }
    if ((first >= 48 && first <= 57) || (first >= 0xff10 && first <= 0xff19))
      push("number", piece, match.index);
    else if (!isLetterCode(first) && !/^\p{L}/u.test(piece)) push("mark", piece, match.index);
    else {
      let at = match.index;
      for (const part of gluedParts(text, piece, at, isGlued, tokens.at(-1)?.type === "number")) {
        push("word", part, at);
        at += part.length;
      }
    }
  }
  return tokens;
}

function isLetterCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isSpace(first: number, piece: string): boolean {
  if (first > 32 && first < 160) return false;
  return piece.trim() === "" || INVISIBLE.test(piece);
}

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
  if (inner !== null)
    return [piece.slice(0, inner.index + 1), piece.slice(inner.index + 1)].flatMap((part, index) =>
      gluedParts(
        text,
        part,
        start + index * (inner.index + 1),
        isGlued || index > 0,
        isAfterNumber && index === 0,
      ),
    );
  if (piece.length > 16) return [piece];
  const lower = piece.toLowerCase();
  let found: RegExpExecArray | null = null;
  if (lower.startsWith("h")) {
    found = GLUED_LETTER.exec(lower) ?? (isGlued && isAfterNumber ? GLUED_SHORT.exec(lower) : null);
    LONE_LETTER.lastIndex = start + piece.length;
    if (found !== null && found[3] === undefined && UNIT_ALONE.test(found[1] ?? "") && LONE_LETTER.test(text))
      return [piece];
  } else if (piece.length > 11) found = GLUED_PENJELASAN.exec(lower);
  else if (lower.startsWith("l")) {
    LONE_LETTER.lastIndex = start + piece.length;
    found = LONE_LETTER.test(text) ? null : GLUED_ENGLISH.exec(lower);
  } else if (GLUED_NUMBER.test(lower)) found = GLUED_NUMBER.exec(lower);
  else if (isGlued && lower.endsWith("uu")) found = GLUED_LAW.exec(lower);
  if (found === null) return [piece];
  // An optional group that took no part is undefined, whatever the types say.
  const lengths = found.slice(1).map((part: string | undefined) => part?.length ?? 0);
  let at = 0;
  return lengths.filter((length) => length > 0).map((length) => piece.slice(at, (at += length)));
}

const UNIT_ALONE = /^h(uruf|urup|ruf|urf|rf)$/;

/** Where an abbreviation's dot does not end the sentence. */
const ABBREVIATIONS = new Set(
  "no nmr nr ps psl pas th thn art para par lit hrf ay s d sd dgn dll yg tgl u h r i pt ri ttg penj pjlsn penjls jo huruf hrf hr pasal ayat angka sec sect subsec u nmr perj hub p a".split(
    " ",
  ),
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

/** The "s" of "article 9's". */
export function isGenitive(tokens: readonly Token[], index: number): boolean {
  const [mark, token] = [tokens[index - 1], tokens[index]];
  return (
    token?.text === "s" && token.isGlued && mark?.isGlued === true && (mark.text === "'" || mark.text === "’")
  );
}

/** The tokens as written. */
export function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token, at) => (at === 0 || token.isGlued ? "" : " ") + token.raw)
    .join("");
}
