import { distance } from "fastest-levenshtein";
import type { NamedRegulation } from "./citation-types.ts";
import type { CitationNames, NumberedAct } from "./citation-names.ts";
import { REGISTER_KINDS, readKind, skipAbout, withoutZeros } from "./citation-names.ts";
import { readNumberWords } from "./citation-numbers.ts";
import type { Token } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";

/** Reads the words that name an act: "UU No. 32 Tahun 2004", "UU Pemda lama", "Permenlu 09/A/KP/XII/2006/01". */

export interface Mention {
  readonly regulation: NamedRegulation;
  /** Index of the token after it. */
  readonly next: number;
  /** A kind of act alone ("Perda", "undang-undang"): counts only right beside a pasal. */
  readonly isGeneric: boolean;
}

interface ActNumber {
  /** "9/a/kp/xii/2006/1", leading zeros dropped; null where only a year is given. */
  readonly whole: string | null;
  readonly lead: string | null;
  readonly year: number | null;
  /** A year was written that is none ("tahun 20004"). */
  readonly hasBadYear: boolean;
  readonly hasNumberWord: boolean;
  readonly next: number;
}

/** The mention of an act that starts at `index`, or null. */
export function readMention(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const token = tokens[index];
  if (token === undefined || token.type === "mark") return null;
  const mention = readByKind(names, tokens, index);
  const whole = names.whole.match(tokens, index);
  if (whole !== null && whole.next > (mention?.isGeneric === false ? mention.next : index))
    return narrowed(names, tokens, index, whole.values, whole.next);
  return mention;
}

function readByKind(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const kind = readKind(tokens, index);
  if (kind === null) return null;
  const label = kind.kind;
  const number = readActNumber(tokens, kind.next);
  if (number !== null) {
    const written = number.hasBadYear ? wordsOf(tokens, kind.next, number.next) : numberLabel(number);
    const regulation = byNumber(names.acts, label, number, written);
    const isSure = regulation.type !== "unregistered" || number.year !== null || number.hasBadYear;
    const after = tokens[number.next];
    if (isSure || number.hasNumberWord || (after !== undefined && unitOf(after.text) !== undefined)) {
      const about = skipAbout(tokens, number.next);
      const title = names.byKind.get(label)?.match(tokens, about);
      return { regulation, next: title?.next ?? number.next, isGeneric: false };
    }
  }
  const table = names.byKind.get(label);
  const about = skipAbout(tokens, kind.next);
  const named = table?.match(tokens, about);
  if (named !== undefined && named !== null) return narrowed(names, tokens, index, named.values, named.next);
  if (table !== undefined) {
    const mistyped = readMistyped(table.entries(), tokens, about);
    if (mistyped !== null) return narrowed(names, tokens, index, mistyped.values, mistyped.next);
  }
  if (label === "UU" || label === "PP") return { regulation: { type: "unnamed" }, next: kind.next, isGeneric: true };
  const ids = names.acts.filter((act) => act.kind === label).map((act) => act.id);
  const regulation: NamedRegulation =
    ids.length > 0 && REGISTER_KINDS.has(label) ? known(ids, label) : { type: "unregistered", name: label };
  return { regulation, next: kind.next, isGeneric: true };
}

function known(ids: readonly string[], name: string): NamedRegulation {
  const [only] = ids;
  return only !== undefined && ids.length === 1 ? { type: "known", id: only } : { type: "shared", name, ids };
}

const OLD = new Set(["lama", "old", "dulu", "sebelumnya", "terdahulu"]);
const NEW = new Set(["baru", "new", "terbaru", "sekarang", "current", "terkini"]);

/** A name that several acts share, told apart by a number, a year or "lama"/"baru" after it. */
function narrowed(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  ids: readonly string[],
  next: number,
): Mention {
  const name = wordsOf(tokens, index, next);
  const acts = names.acts.filter((act) => ids.includes(act.id));
  const open = tokens[next]?.text === "(" || tokens[next]?.text === "," ? next + 1 : next;
  const number = readActNumber(tokens, open);
  if (number !== null && (number.year !== null || number.hasBadYear || (number.hasNumberWord && !isUnitValue(tokens, number.next)))) {
    const found = acts.filter((act) => isAct(act, number));
    const close = tokens[number.next]?.text === ")" && open > next ? number.next + 1 : number.next;
    const regulation: NamedRegulation =
      found.length > 0
        ? known(found.map((act) => act.id), name)
        : { type: "unregistered", name: wordsOf(tokens, index, number.next) };
    return { regulation, next: close, isGeneric: false };
  }
  if (ids.length > 1) {
    const at = tokens[next]?.text === "yang" || tokens[next]?.text === "yg" ? next + 1 : next;
    const word = tokens[at]?.text ?? "";
    const byYear = [...acts].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    const pick = OLD.has(word) ? byYear[0] : NEW.has(word) ? byYear.at(-1) : undefined;
    if (pick !== undefined) return { regulation: { type: "known", id: pick.id }, next: at + 1, isGeneric: false };
  }
  return { regulation: known(ids, name), next, isGeneric: false };
}

/** The tokens as written. */
function wordsOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token, at) => (at === 0 || token.isGlued ? "" : " ") + token.raw)
    .join("");
}

function isUnitValue(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token !== undefined && (token.text === "(" || unitOf(token.text) !== undefined);
}

/** A name one slip of the keyboard away, two for long names. */
function readMistyped(
  entries: Iterable<[string, readonly string[]]>,
  tokens: readonly Token[],
  index: number,
): { readonly values: readonly string[]; readonly next: number } | null {
  const candidates: { key: string; next: number }[] = [];
  let key = "";
  for (let next = index; next < index + 4; next++) {
    const token = tokens[next];
    if (token?.type !== "word" || (token.text.length < 3 && key === "")) break;
    key += token.text;
    if (key.length >= 5) candidates.push({ key, next: next + 1 });
    if (key.length > 40) break;
  }
  if (candidates.length === 0) return null;
  let best: { values: readonly string[]; next: number; slips: number } | null = null;
  for (const [name, values] of entries) {
    for (const candidate of candidates) {
      const allowed = name.length >= 12 ? 2 : 1;
      if (Math.abs(name.length - candidate.key.length) > allowed) continue;
      if (name[0] !== candidate.key[0]) continue;
      const slips = distance(name, candidate.key);
      if (slips <= allowed && (best === null || slips < best.slips)) best = { values, next: candidate.next, slips };
    }
  }
  return best;
}

const NUMBER_WORDS = new Set(["no", "nomor", "nomer", "nmr", "nr", "number", "num", "nomo", "nomr"]);
const YEAR_WORDS = new Set(["tahun", "thn", "th", "taun", "tahn", "thun", "year", "tgl", "of", "tahin", "tahu"]);

function readActNumber(tokens: readonly Token[], index: number): ActNumber | null {
  let at = index;
  let hasNumberWord = false;
  if (YEAR_WORDS.has(tokens[at]?.text ?? "") && tokens[at]?.text !== "of") {
    const year = readYear(tokens, skipMarks(tokens, at + 1));
    if (year === null) return null;
    return withNumberAfter(tokens, year);
  }
  while (at < index + 4) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (NUMBER_WORDS.has(token.text)) hasNumberWord = true;
    else if (!(token.type === "mark" && ".:#-°(".includes(token.text))) break;
    at++;
  }
  const first = tokens[at];
  const words = first?.type === "word" ? readNumberWords(tokens, at) : null;
  if (first === undefined || (first.type !== "number" && words === null)) return null;
  const lead = words === null ? withoutZeros(first.text) : String(words.value);
  at = words?.next ?? at + 1;
  if (!hasNumberWord && isYear(lead)) {
    const next = tokens[at];
    const number = next?.text === "/" ? tokens[at + 1] : undefined;
    if (number?.type === "number") return complete(withoutZeros(number.text), Number(lead), at + 2);
    return withNumberAfter(tokens, { year: Number(lead), next: at });
  }
  const segments = [lead];
  while (tokens[at]?.text === "/") {
    const segment = tokens[at + 1];
    if (segment === undefined || segment.type === "mark" || segments.length > 7) break;
    if (segment.type === "word" && (segment.text.length > 6 || YEAR_WORDS.has(segment.text) || unitOf(segment.text) !== undefined)) break;
    segments.push(withoutZeros(segment.text));
    at += 2;
  }
  const whole = segments.join("/");
  const base = { whole, lead, hasNumberWord };
  const own = segments.slice(1).find(isYear);
  const last = segments.at(-1) ?? "";
  const written = readYearAfter(tokens, at);
  if (segments.length === 2 && /^\d+$/.test(last)) {
    const year = yearOf(last);
    return { ...base, whole: lead, year, hasBadYear: year === null, next: year !== null && written?.year === year ? written.next : at };
  }
  if (own !== undefined) return { ...base, year: Number(own), hasBadYear: false, next: written?.year === Number(own) ? written.next : at };
  if (written !== null) return { ...base, year: written.year, hasBadYear: written.year === null, next: written.next };
  return { ...base, year: null, hasBadYear: false, next: at };
}

function complete(lead: string, year: number, next: number): ActNumber {
  return { whole: lead, lead, year, hasBadYear: false, hasNumberWord: true, next };
}

/** "tahun 2004 nomor 32": the number after the year, or the year alone. */
function withNumberAfter(tokens: readonly Token[], year: { year: number | null; next: number }): ActNumber {
  const alone = { whole: null, lead: null, year: year.year, hasBadYear: year.year === null, hasNumberWord: false, next: year.next };
  if (!NUMBER_WORDS.has(tokens[year.next]?.text ?? "") || year.year === null) return alone;
  const at = skipMarks(tokens, year.next + 1);
  const number = tokens[at];
  return number?.type === "number" ? complete(withoutZeros(number.text), year.year, at + 1) : alone;
}

function skipMarks(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 2 && [".", ":", "-", "'", "’"].includes(tokens[at]?.text ?? "")) at++;
  return at;
}

/** A year after a number: "tahun 2004", "th. 04", "of 1999", "2004", "-2004", "(2004)". */
function readYearAfter(tokens: readonly Token[], index: number): { year: number | null; next: number } | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (YEAR_WORDS.has(token.text)) {
    const at = skipMarks(tokens, index + 1);
    if (token.text === "of" && !isYear(tokens[at]?.text ?? "")) return null;
    return readYear(tokens, at);
  }
  if (token.type === "number") return isYear(token.text) ? { year: Number(token.text), next: index + 1 } : null;
  if (!["-", "/", "–", "(", ",", ".", "'", "’", "\\", "|"].includes(token.text)) return null;
  const at = tokens[index + 1];
  if (at !== undefined && YEAR_WORDS.has(at.text) && at.text !== "of") {
    const year = readYear(tokens, skipMarks(tokens, index + 2));
    return year === null ? null : { year: year.year, next: closed(tokens, year.next, token.text) };
  }
  return at !== undefined && isYear(at.text)
    ? { year: Number(at.text), next: closed(tokens, index + 2, token.text) }
    : null;
}

function closed(tokens: readonly Token[], index: number, opened: string): number {
  return opened === "(" && tokens[index]?.text === ")" ? index + 1 : index;
}

function readYear(tokens: readonly Token[], index: number): { year: number | null; next: number } | null {
  const token = tokens[index];
  if (token?.type === "number") return { year: yearOf(token.text), next: index + 1 };
  const words = token?.type === "word" ? readNumberWords(tokens, index) : null;
  return words === null ? null : { year: yearOf(String(words.value)), next: words.next };
}

function isYear(text: string): boolean {
  return /^(19[4-9]|20[0-9])\d$/.test(text);
}

/** "2004" and "04" -> 2004, "99" -> 1999; anything else is no year. */
function yearOf(digits: string): number | null {
  if (isYear(digits)) return Number(digits);
  if (!/^\d{1,2}$/.test(digits)) return null;
  const short = Number(digits);
  return short >= 45 ? 1900 + short : 2000 + short;
}

function isAct(act: NumberedAct, number: ActNumber): boolean {
  if (number.hasBadYear) return false;
  if (number.whole !== null && act.whole === number.whole) return number.year === null || act.year === number.year;
  // "Permenlu 09/2006" leaves out the rest of a long number.
  const isLead = number.lead === null || (act.lead === number.lead && number.whole === number.lead);
  return isLead && (number.year === null || act.year === number.year);
}

function byNumber(acts: readonly NumberedAct[], kind: string, number: ActNumber, written: string): NamedRegulation {
  const found = acts.filter((act) => act.kind === kind && isAct(act, number));
  const name = `${kind} ${written}`;
  return found.length === 0 ? { type: "unregistered", name } : known(found.map((act) => act.id), name);
}

function numberLabel(number: ActNumber): string {
  const year = String(number.year ?? "");
  if (number.whole === null) return year;
  if (year === "" || number.whole.includes(year)) return number.whole.toUpperCase();
  return `${number.whole.toUpperCase()}/${year}`;
}
