import type { CitationNames } from "./act-names.ts";
import { isOneOf, textAt, type Token } from "./lexer.ts";
import { readNumberWords, withoutZeros } from "../../text/numbers.ts";
import type { Step } from "./types.ts";
import { type Connector, isBoundary, readConnector, readOrdinal, readValue } from "./values.ts";
import { isPenjelasanWord, unitOf, WORDS } from "./words.ts";

/** Reads what is no numbered unit: titled parts of texts that are no statutes, dicta of decisions, the word penjelasan. */

/** One unit or part with its number, as written. */
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
  /** Its tokens; `next` is exclusive. */
  readonly first: number;
  readonly next: number;
}

export type AtomWords = Pick<Atom, "unit" | "number" | "first" | "next"> & Partial<Atom>;

export function atomOf(words: AtomWords): Atom {
  return { isLoose: false, connector: "none", isBare: false, isWeak: false, parts: [], ...words };
}

/**
 * A titled part at `index`, with or without quotation marks and with an ordinal in front of or inside its name: "syarat umum",
 * "kriteria kedua sister city", "second sister city criterion". One atom, or the part's and its point's.
 */
export function readPart(names: CitationNames, tokens: readonly Token[], index: number): Atom[] | null {
  const leading = readOrdinal(tokens, index);
  if (leading !== null) {
    const { next } = readConnector(tokens, leading.next);
    const part = matchPart(names, tokens, next, index);
    return part === null ? null : [part, point(leading.number, part.next, part.next)];
  }
  const token = tokens[index];
  if (token === undefined) return null;
  const inside = WORDS.conditions.has(token.text) ? readNumbering(tokens, index + 1) : null;
  if (inside !== null) {
    const rest = [token, ...tokens.slice(inside.next, inside.next + 8)];
    const found = names.parts.match(rest, 0);
    if (found !== null && found.next > 1) {
      const next = inside.next + found.next - 1;
      return [partAtom(found.values, index, next), point(inside.number, next, next)];
    }
    if (WORDS.part_alone.has(token.text)) {
      const part = partAtom(names.generalConditions, index, inside.next);
      if (part.parts.length === 0) return null;
      return [{ ...part, isLoose: true }, point(inside.number, inside.next, inside.next)];
    }
  }
  const part = matchPart(names, tokens, index, index);
  return part === null ? null : [part];
}

/** "ke-3", "ketiga", "no. 4", "angka 2" right behind the word for conditions. */
function readNumbering(
  tokens: readonly Token[],
  index: number,
): { readonly number: string; readonly next: number } | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal !== null) return ordinal;
  const unit = unitOf(textAt(tokens, index));
  if (unit !== "poin" && unit !== "angka") return null;
  const value = readValue(tokens, index + 1, unit);
  return value === null || value.isLetter ? null : value;
}

function matchPart(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  first: number,
): Atom | null {
  let at = unitOf(textAt(tokens, index)) === "bagian" ? index + 1 : index;
  while (at < index + 3 && isOneOf(tokens, at, "“\"',")) at++;
  const found = names.parts.match(tokens, at);
  if (found === null) return null;
  let next = found.next;
  while (next < found.next + 2 && isOneOf(tokens, next, "”\"')")) next++;
  return partAtom(found.values, first, next);
}

function partAtom(parts: readonly string[], first: number, next: number): Atom {
  return atomOf({ unit: "bagian-teks", number: "", parts, isWeak: true, first, next });
}

function point(number: string, first: number, next: number): Atom {
  return atomOf({ unit: "angka", number, isLoose: true, isBare: true, first, next });
}

/** "syarat umum 3", "syarat umum ke-3", "syarat umum ketiga". */
export function readPointOfPart(tokens: readonly Token[], index: number): Atom | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal !== null) return point(ordinal.number, index, ordinal.next);
  const token = tokens[index];
  if (token?.type !== "number" || token.text.length > 2 || !isBoundary(tokens, index + 1)) return null;
  return point(withoutZeros(token.text), index, index + 1);
}

const UNITS = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const MOST_DIKTUM = 99;

/** A diktum of a decision, counted in words: "Diktum KESATU", "diktum kedua", "diktum ke-3", "diktum 4". */
export function readDiktum(tokens: readonly Token[], index: number): Atom | null {
  if (!isOneOf(tokens, index, ["diktum", "diktumnya", "dictum", "diktm"])) return null;
  let at = index + 1;
  while (at < index + 3 && isOneOf(tokens, at, ':.-"“')) at++;
  const token = tokens[at];
  const words = token?.type === "word" ? readNumberWords(tokens, at) : null;
  const found =
    words !== null
      ? { number: String(words.value), next: words.next }
      : (readOrdinal(tokens, at) ?? (token?.type === "number" ? { number: token.text, next: at + 1 } : null));
  const value = Number(found?.number);
  if (found === null || !(value >= 1 && value <= MOST_DIKTUM)) return null;
  const next = isOneOf(tokens, found.next, '"”') ? found.next + 1 : found.next;
  return atomOf({ unit: "bagian-teks", number: `diktum-${inWords(value)}`, first: index, next });
}

/** 1 -> "kesatu", 12 -> "kedua-belas", 21 -> "kedua-puluh-satu". */
function inWords(value: number): string {
  const unit = (one: number): string => UNITS[one - 1] ?? "";
  if (value < 10) return `ke${unit(value)}`;
  if (value < 12) return value === 10 ? "kesepuluh" : "kesebelas";
  if (value < 20) return `ke${unit(value - 10)}-belas`;
  const tens = `ke${unit(Math.floor(value / 10))}-puluh`;
  return value % 10 === 0 ? tens : `${tens}-${unit(value % 10)}`;
}

/** How acts write the step of a diktum: KESATU or PERTAMA, KEDUA BELAS or KEDUABELAS. */
export function diktumSteps(step: string): readonly string[] {
  if (step === "diktum-kesatu") return [step, "diktum-pertama"];
  return [step, step.replace(/-(belas|puluh)/, "$1"), step.replace(/-(belas|puluh)(-|$)/, "$1")];
}

/** Where the word penjelasan that stands at `index` begins and ends, its "bagian" and "resmi" included; null where none does. */
export function readPenjelasan(
  tokens: readonly Token[],
  index: number,
): { readonly first: number; readonly next: number } | null {
  const token = tokens[index];
  if (token?.type !== "word" || !isPenjelasanWord(token.text)) return null;
  const before = textAt(tokens, index - 1);
  if (WORDS.thanks.includes(before) && (before !== "atas" || isOneOf(tokens, index - 2, WORDS.thanks)))
    return null;
  const isOf = (at: number): boolean => WORDS.penjelasan_of.has(textAt(tokens, at));
  let next = index + 1;
  while (textAt(tokens, next) === "." && (token.text.length < 8 || isOf(next + 1))) next++;
  if (textAt(tokens, next) === "-" && textAt(tokens, next + 1) === "nya") next++;
  for (let count = 0; count < 4 && isOf(next); count++) {
    if (token.text.startsWith("explanation") && textAt(tokens, next) === "on") return null;
    if (textAt(tokens, next) === "bagian" && unitOf(textAt(tokens, next + 1)) === undefined) break;
    next++;
  }
  if (WORDS.penjelasan_about.has(textAt(tokens, next))) return null;
  return { first: WORDS.before_penjelasan.has(before) ? index - 1 : index, next };
}
