import { readKind } from "./act-kinds.ts";
import { textAt, tokenize, type Token } from "./lexer.ts";
import { readNumberWords, readRoman, withoutZeros } from "../../text/numbers.ts";
import { mistypedUnitOf, unitOf, WORDS } from "./words.ts";

/**
 * Reads what a model's prose refers to, strictly: unlike the reader of users' questions it guesses nothing, asks no register,
 * and a number it cannot place stays a bare number.
 */

export interface Reference {
  /** "pasal" -> "42", "ayat" -> "1". */
  readonly steps: ReadonlyMap<string, string>;
  /** "UU 32/2004", "32/2004" where no kind of act is named, "UU 32" where no year is; null where no act is. */
  readonly act: ActName | null;
}

export interface ActName {
  readonly kind: string | null;
  readonly number: string;
  readonly year: string | null;
}

export interface StrictReading {
  readonly tokens: readonly Token[];
  readonly references: readonly Reference[];
  /** Kinds of act that are named, with or without a number. */
  readonly kinds: ReadonlySet<string>;
  /** Which tokens are part of a reference. */
  readonly used: ReadonlySet<number>;
  /** Units named without a number of their own, by token. */
  readonly dangling: ReadonlyMap<number, string>;
}

const RANKS = ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka"];
const YEAR = /^(?:19|20)\d\d$/;
const MAX_GAP = 4;

/** A unit with its number, or an act. */
interface Part {
  readonly unit: string;
  readonly number: string;
  readonly act: ActName | null;
  readonly start: number;
  readonly next: number;
}

/** @param text one line, in plain letters and marks */
export function readReferences(text: string): StrictReading {
  const tokens = tokenize(text);
  const kinds = new Set<string>();
  const used = new Set<number>();
  const dangling = new Map<number, string>();
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const kind = readKind(tokens, at);
    if (kind !== null) kinds.add(kind.kind);
    const act = readAct(tokens, at, kind);
    const found = act === null ? readSteps(tokens, at, dangling) : [act];
    const next = found.at(-1)?.next;
    parts.push(...found);
    for (let index = at; index < (next ?? at); index++) used.add(index);
    at = next ?? kind?.next ?? at + 1;
  }
  return { tokens, references: clusters(tokens, parts).flatMap(clusterReferences), kinds, used, dangling };
}

/** "UU No. 32 Tahun 2004", "32/2004", "Law 32 of 2004", "Permenlu 09/A/KP/XII/2006/01". */
function readAct(
  tokens: readonly Token[],
  index: number,
  kind: { kind: string; next: number } | null,
): Part | null {
  let at = kind?.next ?? index;
  const isNumbered = WORDS.strict_numbers.has(textAt(tokens, at));
  if (isNumbered) at = skip(tokens, at + 1, ".:");
  const number = tokens[at];
  if (number?.type !== "number") return null;
  let next = at + 1;
  let year: string | null = null;
  const isGlued = (mark: number): boolean =>
    tokens[mark]?.isGlued === true && tokens[mark + 1]?.isGlued === true;
  for (; textAt(tokens, next) === "/" && isGlued(next); next += 2)
    if (YEAR.test(textAt(tokens, next + 1))) year ??= textAt(tokens, next + 1);
  if (next === at + 1) {
    const word = skip(tokens, next, ",(");
    const after = WORDS.strict_years.has(textAt(tokens, word)) ? skip(tokens, word + 1, ".") : -1;
    if (YEAR.test(textAt(tokens, after))) [year, next] = [textAt(tokens, after), after + 1];
  }
  if (kind === null && (year === null || (!isNumbered && next === at + 1))) return null;
  const act = { kind: kind?.kind ?? null, number: withoutZeros(number.text), year };
  return { unit: "", number: "", act, start: index, next };
}

function readSteps(tokens: readonly Token[], index: number, dangling: Map<number, string>): Part[] {
  const token = tokens[index];
  if (token?.type !== "word" || WORDS.strict_not_units.has(token.text)) return [];
  const hasNumber = tokens[skip(tokens, index + 1, "(.:")]?.type === "number";
  const unit = unitOf(token.text) ?? (hasNumber ? mistypedUnitOf(token.text) : undefined);
  if (unit === undefined) return [];
  const parts: Part[] = [];
  const push = (start: number, { number, next }: StrictValue): number => {
    parts.push({ unit, number, act: null, start, next });
    const inner = below(tokens, next, unit);
    parts.push(...inner);
    return inner.at(-1)?.next ?? next;
  };
  let value = readValue(tokens, skipToValue(tokens, index + 1), unit);
  if (value === null) {
    dangling.set(index, unit);
    return [];
  }
  for (let next = push(index, value); ;) {
    let at = next;
    while (at < next + 4 && WORDS.strict_list.has(textAt(tokens, at))) at++;
    value = at === next ? null : readValue(tokens, skip(tokens, at, "("), unit);
    const isOther = value === null || readAct(tokens, at, null) !== null;
    if (isOther || value === null || textAt(tokens, value.next) === "%") return parts;
    next = push(at, value);
  }
}

/** Lower units without their word: "Article 42(1)(g)", "Pasal 42 ayat 1 g". */
function below(tokens: readonly Token[], index: number, unit: string): Part[] {
  if (unit !== "pasal" && unit !== "ayat") return [];
  const parts: Part[] = [];
  const push = (of: string, number: string, start: number, next: number): number => {
    parts.push({ unit: of, number: withoutZeros(number), act: null, start, next });
    return next;
  };
  let next = index;
  const inner = tokens[next + 1];
  const isBracketed = textAt(tokens, next) === "(" && textAt(tokens, next + 2) === ")";
  if (unit === "pasal" && isBracketed && inner?.type === "number")
    next = push("ayat", inner.text, next, next + 3);
  const at = textAt(tokens, next) === "(" ? next + 1 : next;
  const letter = textAt(tokens, at);
  const after = tokens[at + 1];
  const isMarked =
    at > next ? after?.text === ")" : after === undefined || after.type === "mark" || !"ai".includes(letter);
  if (/^[a-z]$/.test(letter) && isMarked) push("huruf", letter, next, at > next ? at + 2 : at + 1);
  return parts;
}

function skipToValue(tokens: readonly Token[], index: number): number {
  let at = index;
  const isBefore = (text: string): boolean =>
    ["(", ".", ":", "-", "ke", "yang"].includes(text) || WORDS.strict_numbers.has(text);
  while (at < index + 5 && isBefore(textAt(tokens, at))) at++;
  return at;
}

interface StrictValue {
  readonly number: string;
  readonly next: number;
}

/** A number, a number with a letter, a number in words, a single letter, or a Roman numeral. */
function readValue(tokens: readonly Token[], index: number, unit: string): StrictValue | null {
  const token = tokens[index];
  if (token === undefined || token.type === "mark") return null;
  const value = (number: string, next: number): StrictValue => ({
    number,
    next: textAt(tokens, next) === ")" ? next + 1 : next,
  });
  if (token.type === "number") {
    const letter = tokens[index + 1];
    const isSuffix = letter?.type === "word" && letter.isGlued && letter.text.length === 1;
    const digits = withoutZeros(token.text);
    return isSuffix ? value(digits + letter.text, index + 2) : value(digits, index + 1);
  }
  const inWords = readNumberWords(tokens, index);
  if (inWords !== null) return value(String(inWords.value), inWords.next);
  const roman = token.isUpper || unit === "bab" ? readRoman(token.text) : null;
  if (token.text.length === 1 && (unit === "huruf" || textAt(tokens, index + 1) !== "."))
    return value(unit === "bab" ? (roman ?? token.text) : token.text, index + 1);
  return roman === null ? null : value(roman, index + 1);
}

/** Parts with nothing but connectors between them belong together. */
function clusters(tokens: readonly Token[], parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const before = found.at(-1)?.at(-1);
    const gap = before === undefined ? [] : tokens.slice(before.next, part.start);
    const isNear = gap.length <= MAX_GAP && gap.every((token) => WORDS.strict_connectors.has(token.text));
    if (before !== undefined && isNear) found.at(-1)?.push(part);
    else found.push([part]);
  }
  return found;
}

/**
 * The references of a cluster. "Pasal 42 ayat (1) dan (2) UU 32/2004" is two, and the act belongs to both; a part that
 * starts again at a lower level keeps what stands above it.
 */
function clusterReferences(cluster: readonly Part[]): Reference[] {
  const found: { steps: Map<string, string>; act: ActName | null }[] = [];
  let isOpen = false;
  for (const { unit, number, act } of cluster) {
    const last = found.at(-1);
    if (act !== null) {
      for (const reference of found) reference.act ??= act;
      isOpen = last === undefined;
      if (isOpen) found.push({ steps: new Map(), act });
    } else if (last !== undefined && (isOpen || last.act === null) && !last.steps.has(unit))
      last.steps.set(unit, number);
    else {
      const isAbove = ([own]: [string, string]): boolean => RANKS.indexOf(own) < RANKS.indexOf(unit);
      const above = last?.act === null ? [...last.steps].filter(isAbove) : [];
      found.push({ steps: new Map([...above, [unit, number]]), act: null });
      isOpen = false;
    }
  }
  return found;
}

function skip(tokens: readonly Token[], index: number, marks: string): number {
  let at = index;
  while (tokens[at]?.type === "mark" && marks.includes(textAt(tokens, at))) at++;
  return at;
}
