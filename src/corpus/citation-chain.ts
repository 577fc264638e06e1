import { isYear, startsActNumber } from "./citation-act-number.ts";
import type { Connector } from "./citation-connectors.ts";
import { isBoundary, readConnector } from "./citation-connectors.ts";
import { readDiktum } from "./citation-diktum.ts";
import type { CitationNames } from "./citation-names.ts";
import { withoutZeros } from "./citation-name-table.ts";
import { readNumberWords } from "./citation-numbers.ts";
import { readPart, readPointOfPart } from "./citation-parts.ts";
import type { Step } from "./citation-types.ts";
import type { Token } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";
import { isCount, isFollowedByAyat, readNamedUnit } from "./citation-named.ts";
import { isLetter, spokenLetter } from "./citation-values.ts";

/** Reads a chain of units that stand together: "pasal 42 ayat (1) huruf f dan g". */

/** One unit with its number, as written. */
export interface Atom {
  readonly unit: Step["unit"];
  readonly number: string;
  readonly isLoose: boolean;
  /** A pasal written "III". */
  readonly isRoman?: true;
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
  if (mayBeUmum && ["umum", "general"].includes(tokens[index]?.text ?? "")) {
    atoms.push(atom({ unit: "bagian-teks", number: "umum", first: index, next: index + 1 }));
    ({ kind: connector, next: at } = readConnector(tokens, index + 1));
    next = index + 1;
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
  const hasPasal = atoms.some((found) => found.unit === "pasal");
  const isDivided = atoms.some((found) => found.unit === "bab" || found.unit === "bagian");
  if (!hasPasal || isDivided) return atoms;
  return atoms.map((found) => (found.unit === "paragraf" ? { ...found, unit: "ayat" } : found));
}

function readAtom(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  before: readonly Atom[],
): Atom[] | null {
  const diktum = before.every((outer) => outer.unit !== "bagian-teks") ? readDiktum(tokens, index) : null;
  if (diktum !== null)
    return [atom({ unit: "bagian-teks", number: diktum.step, connector, first: index, next: diktum.next })];
  if (before.every((outer) => outer.parts.length > 0 || outer.unit === "angka")) {
    const [part, ...point] = readPart(names, tokens, index) ?? [];
    if (part !== undefined) return [{ ...part, connector }, ...point];
  }
  const named = readNamedUnit(tokens, index, before);
  if (named !== null) return [{ ...named, connector: connector === "dash" ? "comma" : connector }];
  const bare = readBare(tokens, index, connector, before);
  return bare === null ? null : [bare];
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

function atom(parts: Pick<Atom, "unit" | "number" | "first" | "next"> & Partial<Atom>): Atom {
  return { isLoose: false, connector: "none", isBare: false, isWeak: false, parts: [], ...parts };
}

function bareAtom(
  unit: Step["unit"],
  number: string,
  connector: Connector,
  first: number,
  next: number,
): Atom {
  return atom({
    unit,
    number,
    connector,
    isLoose: unit === "ayat" || unit === "angka",
    isBare: true,
    first,
    next,
  });
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
  if (token.type === "word")
    return readBareLetter(tokens, index, connector, last) ?? readBareWords(tokens, index, connector, last);
  if (token.type !== "number" || token.text.length > 4) return null;
  if (last !== undefined && !isList && startsActNumber(tokens, index)) return null;
  if (isSlashYear(tokens, index)) return null;
  const number = withoutZeros(token.text);
  if (isFollowedByAyat(tokens, index + 1) && (last === undefined || isList)) {
    const count =
      unitOf(tokens[index + 1]?.text ?? "") !== undefined && last === undefined && isCount(tokens, index);
    return count
      ? null
      : atom({ unit: "pasal", number, connector, isBare: true, first: index, next: index + 1 });
  }
  if (last === undefined || token.text.length > 3) return null;
  const isRange = connector === "range" || connector === "dash";
  if (!isList) {
    if (
      last.unit !== "pasal" ||
      token.text.length > 2 ||
      !(isBoundary(tokens, index + 1) || isLetter(tokens, index + 1))
    )
      return null;
    return bareAtom("ayat", number, connector, index, index + 1);
  }
  if (connector === "dash" && last.unit === "pasal" && Number(number) < Number(last.number))
    return bareAtom("ayat", number, "none", index, index + 1);
  if (!isRange && !isBoundary(tokens, index + 1)) return null;
  const unit = last.unit === "ayat" && last.isBare && !isRange ? "pasal" : last.unit;
  if (unit === "huruf" || unit === "bagian-teks") return null;
  const suffix = tokens[index + 1];
  if (unit === "pasal" && suffix?.isGlued === true && isLetter(tokens, index + 1))
    return atom({
      unit,
      number: number + suffix.text,
      isLoose: !suffix.isUpper,
      connector,
      isBare: true,
      first: index,
      next: index + 2,
    });
  const next = tokens[index + 1]?.text === ")" ? index + 2 : index + 1;
  return atom({
    unit,
    number,
    connector,
    isLoose: last.isLoose && unit !== "pasal",
    isBare: true,
    first: index,
    next,
  });
}

function readBareLetter(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  const token = tokens[index];
  if (token === undefined || last === undefined) return null;
  const spoken =
    last.unit === "huruf" && connector !== "none" && isBoundary(tokens, index + 1)
      ? spokenLetter(token.text)
      : undefined;
  if (spoken !== undefined) return bareAtom("huruf", spoken, connector, index, index + 1);
  if (!isLetter(tokens, index)) return null;
  const isInside = last.unit === "pasal" || last.unit === "ayat";
  if (!isInside && last.unit !== "huruf") return null;
  if (last.unit === "huruf" && connector === "none") return null;
  if (isInside && connector !== "none" && connector !== "comma") return null;
  if (!(token.isGlued && connector === "none") && !isBoundary(tokens, index + 1)) return null;
  const next = tokens[index + 1]?.text === ")" ? index + 2 : index + 1;
  return bareAtom("huruf", token.text, connector, index, next);
}

/** "enam" in "pasal lima dan enam". */
function readBareWords(
  tokens: readonly Token[],
  index: number,
  connector: Connector,
  last: Atom | undefined,
): Atom | null {
  if (last === undefined || connector === "none" || last.unit === "huruf" || last.unit === "bagian-teks")
    return null;
  const words = readNumberWords(tokens, index);
  if (words === null || !isBoundary(tokens, words.next)) return null;
  return atom({
    unit: last.unit,
    number: String(words.value),
    isLoose: last.isLoose && last.unit !== "pasal",
    connector,
    isBare: true,
    first: index,
    next: words.next,
  });
}

/** "37/1999": the number of an act, not of one more pasal. */
function isSlashYear(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.text === "/" && isYear(tokens[index + 2]?.text ?? "");
}
