import type { CitationNames } from "./act-names.ts";
import { isYear, startsActNumber } from "./act-numbers.ts";
import { type Token, isLetter, isOneOf, textAt } from "./lexer.ts";
import { readNumberWords, withoutZeros } from "../../text/numbers.ts";
import { type Atom, type AtomWords, atomOf, readDiktum, readPart, readPointOfPart } from "./parts.ts";
import type { Step } from "./types.ts";
import { type Connector, type Value, isBoundary, readConnector, readOrdinal, readValue } from "./values.ts";
import { type CitedUnit, WORDS, damagedUnitOf, mistypedUnitOf, spokenLetter, unitOf } from "./words.ts";

/** Reads a chain of units that stand together: "pasal 42 ayat (1) huruf f dan g", "second paragraph of article 5". */

export interface Chain {
  readonly atoms: readonly Atom[];
  readonly first: number;
  readonly next: number;
}

/** A chain is no longer than this; what follows begins another. */
const MOST_ATOMS = 100;

/** The chain that starts at `index`, or null. `mayBeUmum` right after the word penjelasan. */
export function readChain(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  mayBeUmum: boolean,
): Chain | null {
  const atoms: Atom[] = [];
  let at = index;
  let next = index;
  let connector: Connector = "none";
  if (mayBeUmum && isOneOf(tokens, index, ["umum", "general"])) {
    next = index + 1;
    atoms.push(atomOf({ unit: "bagian-teks", number: "umum", first: index, next }));
    ({ kind: connector, next: at } = readConnector(tokens, next));
  }
  while (atoms.length < MOST_ATOMS) {
    const glued = atoms.length > 0 ? readGlued(tokens, next, atoms) : null;
    const found = glued === null ? readAtom(names, tokens, at, connector, atoms) : [glued];
    if (found === null) break;
    atoms.push(...found);
    next = found.at(-1)?.next ?? next;
    ({ kind: connector, next: at } = readConnector(tokens, next));
  }
  return atoms.length === 0 ? null : { atoms: withParagraphs(atoms), first: index, next };
}

/** "paragraf 2 pasal 5" is an ayat of the pasal; a paragraf is one only inside a bab or bagian. */
function withParagraphs(atoms: readonly Atom[]): readonly Atom[] {
  const hasPasal = atoms.some(({ unit }) => unit === "pasal");
  const isDivided = atoms.some(({ unit }) => unit === "bab" || unit === "bagian");
  if (!hasPasal || isDivided) return atoms;
  return atoms.map((atom) => (atom.unit === "paragraf" ? { ...atom, unit: "ayat" } : atom));
}

function readAtom(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  before: readonly Atom[],
): readonly Atom[] | null {
  const diktum = before.every(({ unit }) => unit !== "bagian-teks") ? readDiktum(tokens, index) : null;
  if (diktum !== null) return [{ ...diktum, connector }];
  if (before.every((outer) => outer.parts.length > 0 || outer.unit === "angka")) {
    const [part, ...point] = readPart(names, tokens, index) ?? [];
    if (part !== undefined) return [{ ...part, connector }, ...point];
  }
  const unit = readNamedUnit(tokens, index, before);
  if (unit !== null) return [{ ...unit, connector: connector === "dash" ? "comma" : connector }];
  const bare = readBare(tokens, index, connector, before);
  return bare === null ? null : [bare];
}

/** The unit whose word or ordinal stands at `index`, or null. `before` holds what the same chain named so far. */
function readNamedUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  if (token === undefined || (token.type === "mark" && token.text !== "§")) return null;
  if (token.text === "sub") return readSubUnit(tokens, index, before);
  const ordinal = readOrdinalUnit(tokens, index, before);
  if (ordinal !== null || token.type === "number") return ordinal;
  return readShort(tokens, index, before) ?? readUnit(tokens, index, token, before);
}

/** "sub-paragraph (g)", "sub point b". */
function readSubUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const at = textAt(tokens, index + 1) === "-" ? index + 2 : index + 1;
  const inner = textAt(tokens, at);
  if (inner === "sub" || unitOf(inner) === undefined) return null;
  const value = readValue(tokens, at + 1, "poin");
  return value === null ? null : named("poin", inner, value, index, before);
}

/** "psl. 10", "ayat (1)", "huruf g", "BAB III", "pasal empat puluh dua". */
function readUnit(
  tokens: readonly Token[],
  index: number,
  token: Token,
  before: readonly Atom[],
): Atom | null {
  const { text } = token;
  const exact = unitOf(text);
  const unit = exact ?? mistypedUnitOf(text);
  const value = unit === undefined ? null : readUnitValue(tokens, index, text, unit);
  if (unit === undefined || value === null)
    return exact === undefined ? readDamaged(tokens, index, token, before) : null;
  // "Tahun 2014 Nomor 244": the number of a gazette.
  if (unit === "poin" && before.length === 0 && value.number.length > 2) return null;
  if (value.isLetter && (unit === "pasal" || unit === "bab")) return null;
  if (before.length === 0 && isCounted(tokens, index, value.next)) return null;
  const found = named(unit, text, value, index, before, WEAK_UNITS.has(unit) || WORDS.weak.has(text));
  return found.unit === "huruf" && !value.isLetter && exact === undefined ? null : found;
}

function readUnitValue(tokens: readonly Token[], index: number, text: string, unit: CitedUnit): Value | null {
  if (unit === "poin" && startsActNumber(tokens, index)) return null;
  // "aya1 2", "pasa; 5": the key beside the right one was a figure's.
  const isFigureTyped =
    /^(aya|pasa)$/.test(text) && tokens[index + 1]?.isGlued === true && tokens[index + 2]?.type === "number";
  return readValue(tokens, isFigureTyped ? index + 2 : index + 1, unit);
}

const WEAK_UNITS: ReadonlySet<CitedUnit> = new Set<CitedUnit>(["bagian", "paragraf", "angka", "poin"]);

function named(
  word: CitedUnit,
  text: string,
  value: Value,
  first: number,
  before: readonly Atom[],
  isWeak = true,
): Atom {
  const { number, next, isRoman } = value;
  const unit = unitIn(word, text, value.isLetter, before);
  const isLoose = word === "poin" || value.isLoose;
  return atomOf({ unit, number, isLoose, ...(isRoman === true ? { isRoman } : {}), isWeak, first, next });
}

function unitIn(word: CitedUnit, text: string, isOfLetter: boolean, before: readonly Atom[]): Step["unit"] {
  if (isOfLetter) return "huruf";
  if (word === "poin") return "angka";
  const last = before.at(-1)?.unit;
  if (text === "§") return last === "pasal" ? "ayat" : "pasal";
  if (!text.startsWith("para")) return word;
  const isDivision = last === "bab" || last === "bagian" || (word === "paragraf" && last === undefined);
  return isDivision ? "paragraf" : "ayat";
}

/** A unit's word may be no unit after all: "minta 3 ayat 2 huruf". The number before counts, and so does the one behind. */
function isCounted(tokens: readonly Token[], index: number, next: number): boolean {
  return tokens[index - 1]?.type === "number" && isUnitWithoutValue(tokens, next);
}

function isUnitWithoutValue(tokens: readonly Token[], index: number): boolean {
  const unit = unitOf(textAt(tokens, index));
  return unit !== undefined && readValue(tokens, index + 1, unit) === null;
}

/** "second paragraph", "the 2nd paragraph", "third chapter"; never with a number of its own behind it. */
function readOrdinalUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal === null) return null;
  const isSub = textAt(tokens, ordinal.next) === "sub";
  const afterSub = textAt(tokens, ordinal.next + 1) === "-" ? ordinal.next + 2 : ordinal.next + 1;
  const at = isSub ? afterSub : ordinal.next;
  const text = textAt(tokens, at);
  const unit = unitOf(text) ?? mistypedUnitOf(text);
  if (unit === undefined || unit === "huruf" || text === "number" || text === "no") return null;
  if (readValue(tokens, at + 1, unit) !== null && !isBoundary(tokens, at + 1)) return null;
  return named(isSub ? "poin" : unit, text, plain(ordinal.number, at + 1), index, before);
}

function plain(number: string, next: number, isOfLetter = false): Value {
  return { number, next, isLetter: isOfLetter, isLoose: false };
}

/** "P.5", "p42", "42a1", "h. g", "1hg": a unit by its first letter, where nothing else can be meant. */
function readShort(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  if (token === undefined || token.text.length > 2) return null;
  const last = before.at(-1);
  const at = textAt(tokens, index + 1) === "." ? index + 2 : index + 1;
  const value = tokens[at];
  const digits = value?.type === "number" ? value.text : null;
  if (token.text === "p" && last === undefined && digits !== null && digits.length <= 3)
    return named("pasal", "p", plain(digits, at + 1), index, before);
  if (token.text === "a" && last?.unit === "pasal" && digits !== null && digits.length <= 2) {
    const isShort = token.isGlued || textAt(tokens, last.first) === "p" || isBoundary(tokens, at + 1);
    return isShort ? named("ayat", "a", plain(digits, at + 1), index, before) : null;
  }
  if (last?.unit !== "pasal" && last?.unit !== "ayat") return null;
  const isWord = token.text === "h" || token.text === "hr";
  if (isWord && isLetter(tokens, at) && isBoundary(tokens, at + 1))
    return named("huruf", "h", plain(textAt(tokens, at), at + 1, true), index, before);
  const glued = /^h([b-df-hj-z])$/.exec(token.text)?.[1];
  if (glued === undefined || !isBoundary(tokens, index + 1)) return null;
  return named("huruf", "h", plain(glued, index + 1, true), index, before);
}

/** "pasar 5 uu 37/1999" and, behind a pasal or ayat, words that a slip or two made of ayat, huruf or angka. */
function readDamaged(
  tokens: readonly Token[],
  index: number,
  { type, text }: Token,
  before: readonly Atom[],
): Atom | null {
  if (type !== "word") return null;
  // "pasar 5", and after "ayat (2)" or "huruf b ayat (2)".
  if (WORDS.doubtful_pasal.has(text) && before.every(({ unit }) => unit === "ayat" || unit === "huruf")) {
    const value = readValue(tokens, index + 1, "pasal");
    return value === null || value.isLetter ? null : named("pasal", text, value, index, before);
  }
  const last = before.at(-1);
  if (last?.unit !== "pasal" && last?.unit !== "ayat") return null;
  const value = readValue(tokens, index + 1, "ayat");
  if (value === null) {
    // "yurufg": the letter glued to the mistyped word.
    if (mistypedUnitOf(text.slice(0, -1)) !== "huruf" || !isBoundary(tokens, index + 1)) return null;
    return named("huruf", text, plain(text.slice(-1), index + 1, true), index, before);
  }
  const follower = tokens[value.next];
  const isMore =
    follower?.type === "word" &&
    damagedUnitOf(follower.text, true) !== undefined &&
    isLetter(tokens, value.next + 1);
  if (!isBoundary(tokens, value.next) && !isMore) return null;
  const unit = damagedUnitOf(text, value.isLetter);
  if (unit === undefined || (unit === "ayat" && last.unit === "ayat")) return null;
  return named(unit, text, value, index, before);
}

/** Whether "ayat 1", "(1)" or "huruf g" follows a bare number, so that the number is a pasal's. */
function isFollowedByAyat(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === "(")
    return textAt(tokens, index + 2) === ")" && /^(\d{1,2}|[a-z])$/.test(textAt(tokens, index + 1));
  if (token.type !== "word" || (token.isUpper && token.text.length === 1)) return false;
  const unit = unitOf(token.text);
  return (unit === "ayat" || unit === "huruf") && readValue(tokens, index + 1, unit) !== null;
}

/** "ada 3 ayat 2 huruf": numbers that count. */
function isCount(tokens: readonly Token[], index: number): boolean {
  const value = readValue(tokens, index + 2, "ayat");
  return value === null || isUnitWithoutValue(tokens, value.next);
}

/** What stands glued to the atom before by a dot, slash or colon: the "1" and "g" of "42.1.g" and "42/1/g". */
function readGlued(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const [mark, value, last] = [tokens[index], tokens[index + 1], before.at(-1)];
  if (mark?.isGlued !== true || value?.isGlued !== true || last === undefined) return null;
  if (!"./:".includes(mark.text)) return null;
  if (value.type === "number" && last.unit === "pasal" && value.text.length < 3) {
    const isList = mark.text === "/" && Number(value.text) > Number(last.number);
    return isList ? null : bareAtom("ayat", withoutZeros(value.text), "none", index, index + 2);
  }
  const isInside = last.unit === "pasal" || last.unit === "ayat";
  return isInside && isLetter(tokens, index + 1)
    ? bareAtom("huruf", value.text, "none", index, index + 2)
    : null;
}

function bareAtom(
  unit: Step["unit"],
  number: string,
  connector: Connector,
  first: number,
  next: number,
  more: Partial<AtomWords> = {},
): Atom {
  const isLoose = unit === "ayat" || unit === "angka";
  return atomOf({ unit, number, connector, isLoose, isBare: true, first, next, ...more });
}

/** A number or letter whose unit follows from what stands before or after: "(1)", "g", "6" in "pasal 5 dan 6". */
function readBare(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  before: readonly Atom[],
): Atom | null {
  const token = tokens[index];
  const last = before.at(-1);
  if (token === undefined) return null;
  if (token.text === "(") return readBracketed(tokens, index, connector, last);
  if (last?.unit === "bagian-teks" && connector === "none") return readPointOfPart(tokens, index);
  if (token.type === "word")
    return readBareLetter(tokens, index, connector, last) ?? readBareWords(tokens, index, connector, last);
  if (token.type !== "number" || token.text.length > 4) return null;
  return readBareNumber(tokens, index, connector, last);
}

function readBracketed(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  const inner = tokens[index + 1];
  if (last === undefined || inner === undefined || textAt(tokens, index + 2) !== ")") return null;
  if (isLetter(tokens, index + 1)) return bareAtom("huruf", inner.text, connector, index, index + 3);
  if (inner.type !== "number" || inner.text.length > 3) return null;
  const unit = last.unit === "huruf" && connector === "none" ? "angka" : "ayat";
  return bareAtom(unit, withoutZeros(inner.text), connector, index, index + 3);
}

function readBareNumber(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  const { text } = tokens[index] ?? { text: "" };
  const isList = connector !== "none";
  if (last !== undefined && !isList && startsActNumber(tokens, index)) return null;
  // "37/1999": the number of an act, not of one more pasal.
  if (textAt(tokens, index + 1) === "/" && isYear(textAt(tokens, index + 2))) return null;
  const number = withoutZeros(text);
  const strict = { isLoose: false };
  if ((last === undefined || isList) && isFollowedByAyat(tokens, index + 1)) {
    const mayCount = last === undefined && unitOf(textAt(tokens, index + 1)) !== undefined;
    if (mayCount && isCount(tokens, index)) return null;
    return bareAtom("pasal", number, connector, index, index + 1, strict);
  }
  if (last === undefined || text.length > 3) return null;
  if (!isList) {
    const isAyat = last.unit === "pasal" && text.length <= 2;
    if (!isAyat || !(isBoundary(tokens, index + 1) || isLetter(tokens, index + 1))) return null;
    return bareAtom("ayat", number, connector, index, index + 1);
  }
  if (connector === "dash" && last.unit === "pasal" && Number(number) < Number(last.number))
    return bareAtom("ayat", number, "none", index, index + 1);
  const isRange = connector === "range" || connector === "dash";
  // "ayat 2 dan 3 izin prinsip": the next in the list counts nothing.
  const isNext = last.unit === "ayat" && !last.isBare && Number(number) === Number(last.number) + 1;
  if (!isRange && !isNext && !isBoundary(tokens, index + 1)) return null;
  const unit = last.unit === "ayat" && last.isBare && !isRange ? "pasal" : last.unit;
  if (unit === "huruf" || unit === "bagian-teks") return null;
  const suffix = tokens[index + 1];
  if (unit === "pasal" && suffix?.isGlued === true && isLetter(tokens, index + 1))
    return bareAtom(unit, number + suffix.text, connector, index, index + 2, { isLoose: !suffix.isUpper });
  const next = textAt(tokens, index + 1) === ")" ? index + 2 : index + 1;
  return bareAtom(unit, number, connector, index, next, { isLoose: last.isLoose && unit !== "pasal" });
}

function readBareLetter(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  const token = tokens[index];
  if (token === undefined || last === undefined) return null;
  const isList = connector !== "none";
  if (last.unit === "huruf" && isList && isBoundary(tokens, index + 1)) {
    const spoken = spokenLetter(token.text);
    if (spoken !== undefined) return bareAtom("huruf", spoken, connector, index, index + 1);
  }
  if (!isLetter(tokens, index)) return null;
  const isInside = last.unit === "pasal" || last.unit === "ayat";
  if (isInside ? isList && connector !== "comma" : last.unit !== "huruf" || !isList) return null;
  if ((isList || !token.isGlued) && !isBoundary(tokens, index + 1)) return null;
  const next = textAt(tokens, index + 1) === ")" ? index + 2 : index + 1;
  return bareAtom("huruf", token.text, connector, index, next);
}

/** "enam" in "pasal lima dan enam". */
function readBareWords(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  if (last === undefined || connector === "none") return null;
  if (last.unit === "huruf" || last.unit === "bagian-teks") return null;
  const words = readNumberWords(tokens, index);
  if (words === null || !isBoundary(tokens, words.next)) return null;
  const isLoose = last.isLoose && last.unit !== "pasal";
  return bareAtom(last.unit, String(words.value), connector, index, words.next, { isLoose });
}
