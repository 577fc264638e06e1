import { KIND_NAMES } from "./act-kinds.ts";
import { type Token, isGenitive, isLetter, isOneOf, isUntilAbbreviation, textAt } from "./lexer.ts";
import { readNumberWords, readRoman, withoutZeros } from "../../text/numbers.ts";
import { type CitedUnit, WORDS, isFunctionWord, mistypedUnitOf, spokenLetter, unitOf } from "./words.ts";

/** The small pieces of a citation: what joins its parts, and the numbers and letters of units. */

export type Connector =
  /** Nothing, or "dari", "dalam", "of": the parts belong together. */
  | "none"
  | "comma"
  /** One slash: a list ("5/6") or a path ("42/1/g"). */
  | "slash"
  | "and"
  /** A dash: a range where it stands between two numbers or letters. */
  | "dash"
  | "range";

const RANK: Readonly<Record<Connector, number>> = { none: 0, comma: 1, slash: 1, dash: 2, and: 3, range: 4 };
const DASHES = ["-", "–", "—", "~", "‑"];
const OPENERS = [..."()[]\"'“”‘’«»:*_`|>§"];
/** No citation goes on behind so many connectors. */
const MOST_CONNECTORS = 8;

/** Reads connectors from `index` on; `next` is the first token that is none. */
export function readConnector(
  tokens: readonly Token[],
  index: number,
): { readonly kind: Connector; readonly next: number } {
  let kind: Connector = "none";
  let next = index;
  const raise = (other: Connector): void => {
    if (RANK[other] > RANK[kind]) kind = other;
  };
  for (
    let token = tokens[next];
    token !== undefined && next < index + MOST_CONNECTORS;
    token = tokens[next]
  ) {
    const { text } = token;
    const until = readUntil(tokens, next);
    if (until !== null) {
      raise("range");
      next = until;
      continue;
    }
    if (WORDS.and.has(text) || text === "&" || text === "+") raise("and");
    else if (text === "," || text === ";") raise("comma");
    else if (text === "/") raise("slash");
    else if (DASHES.includes(text)) {
      if (textAt(tokens, next + 1) === "nya") next++;
      else raise("dash");
    } else if (text === ".") {
      if (!continuesAfterDot(tokens, next)) break;
    } else if (text === "(" && isBareValue(tokens[next + 1])) break;
    else if (!WORDS.of.has(text) && !isGenitive(tokens, next) && !OPENERS.includes(text)) break;
    next++;
  }
  return { kind, next };
}

/** "s.d.", "s/d", "sd", "sampai dengan", "hingga"; the index after it, or null. */
function readUntil(tokens: readonly Token[], index: number): number | null {
  if (isUntilAbbreviation(tokens, index)) return index + (textAt(tokens, index + 3) === "." ? 4 : 3);
  if (!WORDS.until.has(textAt(tokens, index))) return null;
  if (isOneOf(tokens, index + 1, ["dengan", "dgn", "ke"])) return index + 2;
  return textAt(tokens, index + 1) === "." && tokens[index + 2]?.type === "number" ? index + 2 : index + 1;
}

const INNER_UNITS: ReadonlySet<CitedUnit> = new Set<CitedUnit>([
  "ayat",
  "huruf",
  "angka",
  "bagian",
  "paragraf",
]);

function continuesAfterDot(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  const unit = unitOf(next.text) ?? (next.type === "word" ? mistypedUnitOf(next.text) : undefined);
  // Not "nomor": that may begin a list of its own.
  if (["number", "point", "butir", "poin"].includes(next.text)) return true;
  // "ayat 2. pasal 154": in a sentence of its own it would be written large.
  const isSmallPasal = next.raw === "pasal" && tokens[index - 1]?.type === "number";
  return next.isGlued || isSmallPasal || (unit !== undefined && INNER_UNITS.has(unit));
}

/** The number or letter in "1)", "g)". */
function isBareValue(token: Token | undefined): boolean {
  return token?.type === "number" || (token?.type === "word" && token.text.length === 1);
}

/** Whether what stands at `index` may follow a bare number or letter of a citation: no noun that it could count. */
export function isBoundary(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return true;
  if (token.type === "mark") return !isThousands(tokens, index) && token.text !== "%" && token.text !== "°";
  if (token.type === "number") return false;
  return (
    isFunctionWord(token.text) ||
    unitOf(token.text) !== undefined ||
    isUntilAbbreviation(tokens, index) ||
    KIND_NAMES.match(tokens, index) !== null
  );
}

/** "5.000": the mark that groups digits. */
export function isThousands(tokens: readonly Token[], index: number): boolean {
  const [mark, digits] = [tokens[index], tokens[index + 1]];
  const isMark = (mark?.text === "." || mark?.text === ",") && mark.isGlued;
  return isMark && digits?.type === "number" && digits.isGlued && digits.text.length === 3;
}

/** The number or letter of a unit: "10", "(1)", "g", "XVII", "empat puluh dua", "ge". */
export interface Value {
  readonly number: string;
  readonly isLetter: boolean;
  /** The words leave open whether a letter belongs to the number: "12a". */
  readonly isLoose: boolean;
  /** Of a pasal: written "III". */
  readonly isRoman?: true;
  /** Index of the token after it. */
  readonly next: number;
}

const BEFORE_VALUE = [..."..:-;(['\"“‘#=*–‑_"];
const AFTER_VALUE = [...")]”’\"'"];

/** The value of a unit whose word ends before `index`, or null. */
export function readValue(tokens: readonly Token[], index: number, unit: CitedUnit): Value | null {
  let at = index;
  for (; at < index + 4; at++) {
    const text = tokens[at]?.text;
    if (text === undefined) return null;
    if (!BEFORE_VALUE.includes(text) && !WORDS.before_value.has(text)) break;
  }
  // "huruf, g": only where nothing that it could count follows.
  if (at === index && textAt(tokens, at) === "," && unit !== "bab" && unit !== "bagian" && unit !== "poin") {
    const found = textAt(tokens, at + 1) === "," ? null : readValue(tokens, at + 1, unit);
    return found !== null && isBoundary(tokens, found.next) ? found : null;
  }
  const token = tokens[at];
  if (token === undefined || token.type === "mark") return null;
  const value = (number: string, next: number, isLetterOf = false, isLoose = false): Value => {
    const isClosed = isOneOf(tokens, next, AFTER_VALUE) && (at > index || tokens[next]?.isGlued === true);
    const after = skipRepeat(tokens, isClosed ? next + 1 : next, number, token.type);
    return { number, isLetter: isLetterOf, isLoose, next: after };
  };
  if (token.type === "number") {
    const number = withoutZeros(token.text);
    const suffix = unit === "pasal" ? tokens[at + 1] : undefined;
    return suffix?.isGlued === true && isLetter(tokens, at + 1) && !isUnitGlued(tokens[at + 2])
      ? value(number + suffix.text, at + 2, false, !suffix.isUpper)
      : value(number, at + 1);
  }
  if (mayBeRoman(token, unit)) {
    const roman = readRoman(token.text);
    if (roman !== null)
      return unit === "pasal" ? { ...value(roman, at + 1), isRoman: true } : value(roman, at + 1);
  }
  const spoken = unit === "huruf" ? spokenLetter(token.text) : undefined;
  if (spoken !== undefined) return value(spoken, at + 1, true);
  const words = readNumberWords(tokens, at);
  if (words !== null) return value(String(words.value), words.next);
  if (!isLetter(tokens, at)) return null;
  // "huruf d1": inserted after d, or the angka 1 of d.
  const inserted = unit === "huruf" ? tokens[at + 1] : undefined;
  if (inserted?.isGlued === true && /^[1-9]$/.test(inserted.text) && !isUnitGlued(tokens[at + 2]))
    return value(token.text + inserted.text, at + 2, true, true);
  return value(token.text, at + 1, true);
}

function mayBeRoman({ text, isUpper }: Token, unit: CitedUnit): boolean {
  if (unit === "bab" || unit === "bagian" || unit === "paragraf") return true;
  return unit === "pasal" && (text.length > 1 || text === "i" || (isUpper && "vx".includes(text)));
}

/** "42a1" and "10hf": the letter after the number is a unit's. */
function isUnitGlued(token: Token | undefined): boolean {
  return token?.isGlued === true && isBareValue(token);
}

/** After "5" the index after "(lima)", after "lima" that after "(5)": the same number once more. */
function skipRepeat(tokens: readonly Token[], index: number, number: string, written: Token["type"]): number {
  if (textAt(tokens, index) !== "(") return index;
  const token = tokens[index + 1];
  let close = index;
  if (written === "word" && token?.type === "number" && withoutZeros(token.text) === number)
    close = index + 2;
  if (written === "number" && token?.type === "word") {
    const words = readNumberWords(tokens, index + 1);
    if (words !== null && String(words.value) === number) close = words.next;
  }
  return close > index && textAt(tokens, close) === ")" ? close + 1 : index;
}

export interface Ordinal {
  readonly number: string;
  readonly next: number;
}

const ORDINAL_ENDINGS = ["st", "nd", "rd", "th"];

/** "second", "2nd", "kedua", "ke-2" at `index`, or null. */
export function readOrdinal(tokens: readonly Token[], index: number): Ordinal | null {
  const token = tokens[index];
  if (token?.type === "number") {
    const isOrdinal = tokens[index + 1]?.isGlued === true && isOneOf(tokens, index + 1, ORDINAL_ENDINGS);
    return isOrdinal && token.text.length < 4 ? { number: withoutZeros(token.text), next: index + 2 } : null;
  }
  if (token?.text === "ke") {
    const at = textAt(tokens, index + 1) === "-" ? index + 2 : index + 1;
    const number = tokens[at];
    const isNumber = number?.type === "number" && number.text.length < 4;
    return isNumber ? { number: withoutZeros(number.text), next: at + 1 } : null;
  }
  if (token === undefined || !WORDS.ordinal.has(token.text)) return null;
  const words = readNumberWords([token], 0);
  return words === null ? null : { number: String(words.value), next: index + 1 };
}
