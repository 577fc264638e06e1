import { withoutZeros } from "../../law/citations/numbers.ts";
import { readKind } from "../../law/citations/act-kinds.ts";
import { readNumberWords, readRoman } from "../../law/citations/numbers.ts";
import type { Token } from "../../law/citations/lexer.ts";
import { tokenize } from "../../law/citations/lexer.ts";
import { mistypedUnitOf, unitOf } from "../../law/citations/words.ts";

/**
 * Reads what a text refers to, strictly: unlike the reader of users' questions it guesses nothing, and a number it
 * cannot place stays a bare number.
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

export interface Reading {
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
/** What may stand between the parts of one reference: "Article 42, paragraph (1) of the Law". */
const CONNECTORS = new Set(
  ", ( ) . of the dari dalam pada in jo juncto dan and atau or serta & / - s d sd sampai dengan to through undang 2 ri".split(
    " ",
  ),
);
/** What may stand between numbers of one unit: "Pasal 42 dan 43". */
const LIST = new Set(", dan and atau or serta & / - s d sd sampai dengan to through . hingga".split(" "));
const NUMBER_WORDS = new Set("nomor nomer nmr no number".split(" "));
const NOT_UNITS = new Set([...NUMBER_WORDS, "item", "items", "point", "points"]);
const YEAR_WORDS = new Set("tahun thn th of year".split(" "));
const MAX_GAP = 4;

interface Part {
  readonly type: "step" | "act";
  readonly unit: string;
  readonly number: string;
  readonly act: ActName | null;
  readonly start: number;
  readonly next: number;
}

/** @param text after `plainLine` */
export function readReferences(text: string): Reading {
  const tokens = tokenize(text);
  const kinds = new Set<string>();
  const used = new Set<number>();
  const dangling = new Map<number, string>();
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const kind = readKind(tokens, at);
    if (kind !== null) kinds.add(kind.kind);
    const found = readAct(tokens, at, kind) ?? readSteps(tokens, at, dangling);
    if (found === null) {
      at = kind?.next ?? at + 1;
      continue;
    }
    parts.push(...found.parts);
    for (let index = at; index < found.next; index++) used.add(index);
    at = found.next;
  }
  return { tokens, references: clusters(tokens, parts).flatMap(joined), kinds, used, dangling };
}

interface Found {
  readonly parts: readonly Part[];
  readonly next: number;
}

/** "UU No. 32 Tahun 2004", "32/2004", "Law 32 of 2004", "Permenlu 09/A/KP/XII/2006/01". */
function readAct(
  tokens: readonly Token[],
  index: number,
  kind: { kind: string; next: number } | null,
): Found | null {
  let at = kind?.next ?? index;
  const isNumbered = NUMBER_WORDS.has(tokens[at]?.text ?? "");
  if (isNumbered) at = skip(tokens, at + 1, ".:");
  else if (kind !== null && tokens[at]?.text === "tahun") at = index;
  const number = tokens[at];
  if (number?.type !== "number") return null;
  let next = at + 1;
  let year: string | null = null;
  while (tokens[next]?.text === "/" && tokens[next]?.isGlued === true && tokens[next + 1]?.isGlued === true) {
    const segment = tokens[next + 1]?.text ?? "";
    if (year === null && /^(?:19|20)\d\d$/.test(segment)) year = segment;
    next += 2;
  }
  if (year === null && next === at + 1) {
    const word = skip(tokens, next, ",(");
    const after = YEAR_WORDS.has(tokens[word]?.text ?? "") ? skip(tokens, word + 1, ".") : -1;
    const written = tokens[after]?.text ?? "";
    if (/^(?:19|20)\d\d$/.test(written)) [year, next] = [written, after + 1];
  }
  if (kind === null && year === null) return null;
  if (kind === null && !isNumbered && next === at + 1) return null;
  const act: ActName = { kind: kind?.kind ?? null, number: withoutZeros(number.text), year };
  return { parts: [{ type: "act", unit: "", number: "", act, start: index, next }], next };
}

function readSteps(tokens: readonly Token[], index: number, dangling: Map<number, string>): Found | null {
  const token = tokens[index];
  if (token?.type !== "word") return null;
  const exact = NOT_UNITS.has(token.text) ? undefined : unitOf(token.text);
  const hasNumber = /^\d/.test(tokens[skip(tokens, index + 1, "(.:")]?.text ?? "");
  const unit = exact ?? (hasNumber && !NOT_UNITS.has(token.text) ? mistypedUnitOf(token.text) : undefined);
  if (unit === undefined) return null;
  const parts: Part[] = [];
  let value = readValue(tokens, skipToValue(tokens, index + 1), unit);
  if (value === null) {
    dangling.set(index, unit);
    return null;
  }
  const push = (of: string, number: string, start: number, next: number): number => {
    parts.push({ type: "step", unit: of, number, act: null, start, next });
    return next;
  };
  let next = below(tokens, push(unit, value.number, index, value.next), unit, push);
  for (;;) {
    let at = next;
    while (at < next + 4 && LIST.has(tokens[at]?.text ?? "")) at++;
    if (at === next) break;
    value = readValue(tokens, skip(tokens, at, "("), unit);
    const isAct = readAct(tokens, at, null) !== null;
    if (value === null || isAct || tokens[value.next]?.text === "%") break;
    next = below(tokens, push(unit, value.number, at, value.next), unit, push);
  }
  return { parts, next };
}

/** Lower units without their word: "Article 42(1)(g)", "Pasal 42 ayat 1 g". */
function below(
  tokens: readonly Token[],
  index: number,
  unit: string,
  push: (unit: string, number: string, start: number, next: number) => number,
): number {
  let next = index;
  if (
    unit === "pasal" &&
    tokens[next]?.text === "(" &&
    tokens[next + 1]?.type === "number" &&
    tokens[next + 2]?.text === ")"
  )
    next = push("ayat", withoutZeros(tokens[next + 1]?.text ?? ""), next, next + 3);
  if (unit !== "pasal" && unit !== "ayat") return next;
  const at = tokens[next]?.text === "(" ? next + 1 : next;
  const letter = tokens[at]?.text ?? "";
  const after = tokens[at + 1];
  const isMarked =
    at > next ? after?.text === ")" : after === undefined || after.type === "mark" || !"ai".includes(letter);
  if (/^[a-z]$/.test(letter) && isMarked) next = push("huruf", letter, next, at > next ? at + 2 : at + 1);
  return next;
}

function skipToValue(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 5) {
    const text = tokens[at]?.text ?? "";
    if (!["(", ".", ":", "-", "ke", "yang"].includes(text) && !NUMBER_WORDS.has(text)) break;
    at++;
  }
  return at;
}

/** A number, a number with a letter, a number in words, a single letter, or a Roman numeral. */
function readValue(
  tokens: readonly Token[],
  index: number,
  unit: string,
): { number: string; next: number } | null {
  const token = tokens[index];
  if (token === undefined || token.type === "mark") return null;
  const close = (next: number): number => (tokens[next]?.text === ")" ? next + 1 : next);
  if (token.type === "number") {
    const letter = tokens[index + 1];
    const isSuffix = letter?.type === "word" && letter.isGlued && letter.text.length === 1;
    const digits = withoutZeros(token.text);
    return { number: isSuffix ? digits + letter.text : digits, next: close(index + (isSuffix ? 2 : 1)) };
  }
  const words = readNumberWords(tokens, index);
  if (words !== null) return { number: String(words.value), next: close(words.next) };
  if (token.text.length === 1 && (unit === "huruf" || tokens[index + 1]?.text !== "."))
    return unit === "bab" && readRoman(token.text) !== null
      ? { number: readRoman(token.text) ?? "", next: close(index + 1) }
      : { number: token.text, next: close(index + 1) };
  const roman = token.isUpper || unit === "bab" ? readRoman(token.text) : null;
  return roman === null ? null : { number: roman, next: close(index + 1) };
}

/** Parts with nothing but connectors between them belong together. */
function clusters(tokens: readonly Token[], parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const before = found.at(-1)?.at(-1);
    const gap = before === undefined ? [] : tokens.slice(before.next, part.start);
    const isNear =
      before !== undefined && gap.length <= MAX_GAP && gap.every((token) => CONNECTORS.has(token.text));
    if (isNear) found.at(-1)?.push(part);
    else found.push([part]);
  }
  return found;
}

/**
 * The references of a cluster. "Pasal 42 ayat (1) dan (2) UU 32/2004" is two, and the act belongs to both; a part that
 * starts again at a lower level keeps what stands above it.
 */
function joined(cluster: readonly Part[]): Reference[] {
  const found: { steps: Map<string, string>; act: ActName | null }[] = [];
  let isOpen = false;
  for (const part of cluster) {
    const last = found.at(-1);
    if (part.type === "act") {
      for (const reference of found) reference.act ??= part.act;
      if (last === undefined) found.push({ steps: new Map(), act: part.act });
      isOpen = found.length === 1 && last === undefined;
      continue;
    }
    const isNew = last === undefined || (!isOpen && last.act !== null) || last.steps.has(part.unit);
    if (!isNew) last.steps.set(part.unit, part.number);
    else {
      const above = [...(last?.steps ?? [])].filter(
        ([unit]) => RANKS.indexOf(unit) < RANKS.indexOf(part.unit),
      );
      found.push({
        steps: new Map([...(last?.act === null ? above : []), [part.unit, part.number]]),
        act: null,
      });
      isOpen = false;
    }
  }
  return found;
}

function skip(tokens: readonly Token[], index: number, marks: string): number {
  let at = index;
  while (tokens[at] !== undefined && marks.includes(tokens[at]?.text ?? " ")) at++;
  return at;
}
