import type { Connector } from "./citation-connectors.ts";
import { isBoundary, isUntilAbbreviation, readConnector } from "./citation-connectors.ts";
import type { CitationNames } from "./citation-names.ts";
import { withoutZeros } from "./citation-names.ts";
import { readNumberWords, readRoman } from "./citation-numbers.ts";
import type { Step } from "./citation-types.ts";
import type { Token } from "./citation-tokens.ts";
import type { CitedUnit } from "./citation-units.ts";
import { mistypedUnitOf, unitOf } from "./citation-units.ts";

/** Reads a chain of units that stand together: "pasal 42 ayat (1) huruf f dan g". */

/** One unit with its number, as written. */
export interface Atom {
  readonly unit: Step["unit"];
  readonly number: string;
  readonly isLoose: boolean;
  /** What joins it to the atom before. */
  readonly connector: Connector;
  /** "(1)" or "1" without the unit's word. */
  readonly isBare: boolean;
  /** By itself too common a word to be a citation: "paragraph 2", "poin 3", "bagian 1". */
  readonly isWeak: boolean;
  /** Of a titled part: the ids it may be. */
  readonly parts: readonly string[];
  readonly first: number;
  readonly next: number;
}

export interface Chain {
  readonly atoms: readonly Atom[];
  readonly first: number;
  readonly next: number;
}

/** A chain is no longer than this; what follows begins another. */
const MOST_ATOMS = 100;

/** The chain that starts at `index`, or null. `mayBeUmum` right after the word penjelasan. */
export function readChain(names: CitationNames, tokens: readonly Token[], index: number, mayBeUmum: boolean): Chain | null {
  const atoms: Atom[] = [];
  let at = index;
  let next = index;
  let connector: Connector = "none";
  if (mayBeUmum && ["umum", "general"].includes(tokens[index]?.text ?? "")) {
    atoms.push(atom({ unit: "bagian-teks", number: "umum", first: index, next: index + 1 }));
    ({ kind: connector, next: at } = readConnector(tokens, index + 1));
    next = index + 1;
  }
  while (atoms.length < MOST_ATOMS) {
    const glued = atoms.length > 0 ? readGlued(tokens, next, atoms) : null;
    const found = glued ?? readAtom(names, tokens, at, connector, atoms);
    if (found === null) break;
    atoms.push(found);
    next = found.next;
    ({ kind: connector, next: at } = readConnector(tokens, next));
  }
  return atoms.length === 0 ? null : { atoms, first: index, next };
}

function atom(parts: Pick<Atom, "unit" | "number" | "first" | "next"> & Partial<Atom>): Atom {
  return { isLoose: false, connector: "none", isBare: false, isWeak: false, parts: [], ...parts };
}

function readAtom(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  before: readonly Atom[],
): Atom | null {
  if (before.every((outer) => outer.parts.length > 0 || outer.unit === "angka")) {
    const part = readPart(names, tokens, index);
    if (part !== null) return { ...part, connector };
  }
  const named = readNamedUnit(tokens, index, before);
  if (named !== null) return { ...named, connector: connector === "dash" ? "comma" : connector };
  const bare = readBare(tokens, index, connector, before);
  return bare;
}

/** A titled part of a text that is no statute, with or without quotation marks. */
function readPart(names: CitationNames, tokens: readonly Token[], index: number): Atom | null {
  const word = unitOf(tokens[index]?.text ?? "");
  let at = word === "bagian" ? index + 1 : index;
  while (at < index + 3 && ["“", '"', "'", ","].includes(tokens[at]?.text ?? "")) at++;
  const found = names.parts.match(tokens, at);
  if (found === null) return null;
  let next = found.next;
  while (next < found.next + 2 && ["”", '"', "'", ")"].includes(tokens[next]?.text ?? "")) next++;
  return atom({ unit: "bagian-teks", number: "", parts: found.values, isWeak: true, first: index, next });
}

const WEAK_UNITS: ReadonlySet<CitedUnit> = new Set<CitedUnit>(["bagian", "paragraf", "angka", "poin"]);
const WEAK_WORDS = new Set("paragraph paragraphs para paras letter letters lit litera ay aya art arts".split(" "));

/** A unit's word and its number: "psl. 10", "ayat (1)", "huruf g", "BAB III", "pasal empat puluh dua". */
function readNamedUnit(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const token = tokens[index];
  if (token?.type !== "word") return null;
  const exact = unitOf(token.text);
  const word = exact ?? mistypedUnitOf(token.text);
  const value = word === undefined ? null : readValue(tokens, index + 1, word);
  if (word === undefined || value === null) return null;
  if (value.isLetter && (word === "pasal" || word === "bab")) return null;
  const unit = unitIn(word, token.text, value.isLetter, before);
  if (unit === "huruf" && !value.isLetter && exact === undefined) return null;
  return atom({
    unit,
    number: value.number,
    isLoose: word === "poin" || value.isLoose,
    isWeak: WEAK_UNITS.has(word) || WEAK_WORDS.has(token.text),
    first: index,
    next: value.next,
  });
}

function unitIn(word: CitedUnit, text: string, isLetter: boolean, before: readonly Atom[]): Step["unit"] {
  if (isLetter) return "huruf";
  if (word === "poin") return "angka";
  const last = before.at(-1)?.unit;
  const isDivision = last === "bab" || last === "bagian";
  if (text.startsWith("para")) return isDivision ? "paragraf" : word === "paragraf" && last === undefined ? "paragraf" : "ayat";
  return word;
}

interface Value {
  readonly number: string;
  readonly isLetter: boolean;
  readonly isLoose: boolean;
  readonly next: number;
}

const BEFORE_VALUE = new Set([".", ":", "-", ";", "(", "[", "'", '"', "“", "‘", "#", "=", "*", "–", "‑", "_"]);
const WORDS_BEFORE_VALUE = new Set(["ke", "no", "nomor", "nmr", "yang", "number"]);
const AFTER_VALUE = new Set([")", "]", "”", "’", '"', "'"]);

function readValue(tokens: readonly Token[], index: number, unit: CitedUnit): Value | null {
  let at = index;
  while (at < index + 4) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (!BEFORE_VALUE.has(token.text) && !WORDS_BEFORE_VALUE.has(token.text)) break;
    at++;
  }
  const isOpen = at > index;
  const token = tokens[at];
  if (token === undefined) return null;
  const closing = (next: number): number =>
    AFTER_VALUE.has(tokens[next]?.text ?? "") && (isOpen || tokens[next]?.isGlued === true) ? next + 1 : next;
  if (token.type === "number") {
    const number = withoutZeros(token.text);
    const suffix = unit === "pasal" ? tokens[at + 1] : undefined;
    if (suffix?.isGlued === true && isLetter(tokens, at + 1))
      return { number: number + suffix.text, isLetter: false, isLoose: !suffix.isUpper, next: closing(at + 2) };
    return { number, isLetter: false, isLoose: false, next: closing(at + 1) };
  }
  if (token.type !== "word") return null;
  if (unit === "bab" || unit === "bagian" || unit === "paragraf" || (unit === "pasal" && token.text.length > 1)) {
    const roman = readRoman(token.text);
    if (roman !== null) return { number: roman, isLetter: false, isLoose: false, next: closing(at + 1) };
  }
  const words = readNumberWords(tokens, at);
  if (words !== null) return { number: String(words.value), isLetter: false, isLoose: false, next: closing(words.next) };
  if (isLetter(tokens, at)) return { number: token.text, isLetter: true, isLoose: false, next: closing(at + 1) };
  return null;
}

/** One letter that is a letter of a list, not the "s" of "s.d." or the "u" of "u.u.". */
function isLetter(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "word" || !/^[a-z]$/.test(token.text)) return false;
  if (token.text === "u" && tokens[index + 1]?.text === "." && tokens[index + 2]?.text === "u") return false;
  return !isUntilAbbreviation(tokens, index);
}

/** What stands glued to the atom before by a dot, slash or colon: the "1" and "g" of "42.1.g" and "42/1/g". */
function readGlued(tokens: readonly Token[], index: number, before: readonly Atom[]): Atom | null {
  const mark = tokens[index];
  const value = tokens[index + 1];
  const last = before.at(-1);
  if (mark?.isGlued !== true || value?.isGlued !== true || last === undefined) return null;
  if (mark.text !== "." && mark.text !== "/" && mark.text !== ":") return null;
  if (value.type === "number" && last.unit === "pasal" && value.text.length < 3) {
    const isList = mark.text === "/" && Number(value.text) > Number(last.number);
    if (isList) return null;
    return bareAtom("ayat", withoutZeros(value.text), "none", index, index + 2);
  }
  if ((last.unit === "pasal" || last.unit === "ayat") && isLetter(tokens, index + 1))
    return bareAtom("huruf", value.text, "none", index, index + 2);
  return null;
}

function bareAtom(unit: Step["unit"], number: string, connector: Connector, first: number, next: number): Atom {
  return atom({ unit, number, connector, isLoose: unit === "ayat" || unit === "angka", isBare: true, first, next });
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
  const isList = connector !== "none";
  if (token.text === "(") {
    const inner = tokens[index + 1];
    if (last === undefined || inner === undefined || tokens[index + 2]?.text !== ")") return null;
    if (isLetter(tokens, index + 1)) return bareAtom("huruf", inner.text, connector, index, index + 3);
    if (inner.type !== "number" || inner.text.length > 3) return null;
    const unit = last.unit === "huruf" && !isList ? "angka" : "ayat";
    return bareAtom(unit, withoutZeros(inner.text), connector, index, index + 3);
  }
  const isInPart = last !== undefined && last.unit === "bagian-teks" && connector === "none";
  if (isInPart) return readPointOfPart(tokens, index);
  if (token.type === "word") return readBareLetter(tokens, index, connector, last);
  if (token.type !== "number" || token.text.length > 4) return null;
  const number = withoutZeros(token.text);
  if (isFollowedByAyat(tokens, index + 1) && (last === undefined || isList)) {
    const count = unitOf(tokens[index + 1]?.text ?? "") !== undefined && last === undefined && isCount(tokens, index);
    return count ? null : atom({ unit: "pasal", number, connector, isBare: true, first: index, next: index + 1 });
  }
  if (last === undefined || token.text.length > 3) return null;
  const isRange = connector === "range" || connector === "dash";
  if (!isList) {
    if (last.unit !== "pasal" || token.text.length > 2 || !(isBoundary(tokens, index + 1) || isLetter(tokens, index + 1))) return null;
    return bareAtom("ayat", number, connector, index, index + 1);
  }
  if (connector === "dash" && last.unit === "pasal" && Number(number) < Number(last.number))
    return bareAtom("ayat", number, "none", index, index + 1);
  if (!isRange && !isBoundary(tokens, index + 1)) return null;
  const unit = last.unit === "ayat" && last.isBare && !isRange ? "pasal" : last.unit;
  if (unit === "huruf" || unit === "bagian-teks") return null;
  const suffix = tokens[index + 1];
  if (unit === "pasal" && suffix?.isGlued === true && isLetter(tokens, index + 1))
    return atom({ unit, number: number + suffix.text, isLoose: !suffix.isUpper, connector, isBare: true, first: index, next: index + 2 });
  const next = tokens[index + 1]?.text === ")" ? index + 2 : index + 1;
  return atom({ unit, number, connector, isLoose: last.isLoose && unit !== "pasal", isBare: true, first: index, next });
}

/** "syarat umum 3", "syarat umum ke-3". */
function readPointOfPart(tokens: readonly Token[], index: number): Atom | null {
  let at = tokens[index]?.text === "ke" ? index + 1 : index;
  if (at > index && tokens[at]?.text === "-") at++;
  const token = tokens[at];
  if (token?.type !== "number" || token.text.length > 2 || !isBoundary(tokens, at + 1)) return null;
  return bareAtom("angka", withoutZeros(token.text), "none", index, at + 1);
}

function readBareLetter(tokens: readonly Token[], index: number, connector: Connector, last: Atom | undefined): Atom | null {
  const token = tokens[index];
  if (token === undefined || last === undefined || !isLetter(tokens, index)) return null;
  const isInside = last.unit === "pasal" || last.unit === "ayat";
  if (!isInside && last.unit !== "huruf") return null;
  if (last.unit === "huruf" && connector === "none") return null;
  if (isInside && connector !== "none" && connector !== "comma") return null;
  if (!(token.isGlued && connector === "none") && !isBoundary(tokens, index + 1)) return null;
  const next = tokens[index + 1]?.text === ")" ? index + 2 : index + 1;
  return bareAtom("huruf", token.text, connector, index, next);
}

/** Whether "ayat 1", "(1)" or "huruf g" follows a bare number, so that the number is a pasal's. */
function isFollowedByAyat(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === "(")
    return tokens[index + 2]?.text === ")" && /^(\d{1,2}|[a-z])$/.test(tokens[index + 1]?.text ?? "");
  if (token.type !== "word" || (token.isUpper && token.text.length === 1)) return false;
  const unit = unitOf(token.text);
  if (unit !== "ayat" && unit !== "huruf") return false;
  return readValue(tokens, index + 1, unit) !== null;
}

/** "ada 3 ayat 2 huruf": numbers that count. */
function isCount(tokens: readonly Token[], index: number): boolean {
  const value = readValue(tokens, index + 2, "ayat");
  if (value === null) return true;
  const after = unitOf(tokens[value.next]?.text ?? "");
  return after !== undefined && readValue(tokens, value.next + 1, after) === null;
}
