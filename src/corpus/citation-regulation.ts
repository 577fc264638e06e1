import { distance } from "fastest-levenshtein";
import type { ActNumber } from "./citation-act-number.ts";
import { isWhole, readActNumber, startsActNumber } from "./citation-act-number.ts";
import {
  belongsToWord,
  nameAfterKind,
  nameBeforeLaw,
  readForeignKind,
  readMistypedKind,
  readShortenedName,
  wordBeforeNumber,
} from "./citation-act-words.ts";
import type { NamedRegulation } from "./citation-types.ts";
import type { CitationNames, NumberedAct } from "./citation-names.ts";
import { isAct, REGISTER_KINDS, readKind, skipAbout } from "./citation-names.ts";
import { readAge } from "./citation-age.ts";
import { readPlacedAct } from "./citation-placed.ts";
import type { Token } from "./citation-tokens.ts";
import { wordsOf } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";

/** Reads the words that name an act: "UU No. 32 Tahun 2004", "UU Pemda lama", "Permenlu 09/A/KP/XII/2006/01". */

export interface Mention {
  readonly regulation: NamedRegulation;
  /** Index of the token after it. */
  readonly next: number;
  /** A kind of act alone ("Perda", "undang-undang"): counts only right beside a pasal. */
  readonly isGeneric: boolean;
  /** Named so loosely ("37/1999", "hublu") that it counts only right beside a pasal. */
  readonly needsChain?: boolean;
  /** Where it begins before the index asked about: the "Labour" of "Labour Law". */
  readonly first?: number;
}

/** The mention of an act that starts at `index`, or null. */
export function readMention(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const token = tokens[index];
  if (token === undefined || token.type === "mark") return null;
  const byId = readId(names, tokens, index);
  if (byId !== null) return byId;
  const mention = readPlacedAct(names, tokens, index) ?? readByKind(names, tokens, index);
  const whole = names.whole.match(tokens, index);
  if (whole !== null && whole.next > (mention?.isGeneric === false ? mention.next : index))
    return narrowed(names, tokens, index, whole.values, whole.next);
  return mention ?? readLoose(names, tokens, index);
}

/** "perda-kota-contoh-7-2021", written with its hyphens: the same words apart may mean anything. */
function readId(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  if (tokens[index - 1]?.text === "-" && tokens[index]?.isGlued === true) return null;
  let id = "";
  let found: Mention | null = null;
  for (let at = index; at < tokens.length && (at === index || tokens[at]?.isGlued === true); at++) {
    const token = tokens[at];
    if (token === undefined || (token.type === "mark" && token.text !== "-")) break;
    id += token.text;
    const isWhole = tokens[at + 1]?.isGlued !== true || tokens[at + 1]?.type === "mark";
    if (isWhole && id.includes("-") && names.ids.has(id))
      found = { regulation: { type: "known", id }, next: at + 1, isGeneric: false };
  }
  return found;
}

/** An act by its number alone, by a nickname without its kind, or by a word and number that the register lacks. */
function readLoose(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (startsActNumber(tokens, index)) return readNumbered(names, tokens, index);
  if (token.type !== "word" || token.text.length < 2) return null;
  const nickname = names.nicknames.match(tokens, index);
  if (nickname !== null) {
    const mention = narrowed(names, tokens, index, nickname.values, nickname.next);
    return mention.regulation.type === "shared" ? null : { ...mention, needsChain: true };
  }
  const next = wordBeforeNumber(tokens, index);
  if (next === null) return null;
  return {
    regulation: { type: "unregistered", name: wordsOf(tokens, index, next) },
    next,
    isGeneric: true,
    needsChain: true,
  };
}

/** "37/1999", "no 24 tahun 2000", "tahun 1999 nomor 37 UU": only one act of the register may have it. */
function readNumbered(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  if (belongsToWord(tokens, index)) return null;
  const number = readActNumber(tokens, index);
  if (number === null || !isWhole(tokens, number)) return null;
  const kind = readKind(tokens, number.next);
  if (kind !== null && !startsActNumber(tokens, kind.next)) {
    const regulation = byNumber(names.acts, kind.kind, number, numberLabel(number));
    return { regulation, next: kind.next, isGeneric: false };
  }
  const found = names.acts.filter((act) => isAct(act, number)).map((act) => act.id);
  const name = numberLabel(number);
  return {
    regulation: found.length > 0 ? known(found, name) : { type: "unregistered", name },
    next: number.next,
    isGeneric: false,
    needsChain: true,
  };
}

/** Their numbers by themselves cite nothing: letters and appointments have the same. */
const DECREES: ReadonlySet<string> = new Set(["Kepgub", "Kepbup", "Kepwali"]);

function readByKind(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const kind = readKind(tokens, index) ?? readMistypedKind(tokens, index);
  if (kind === null) return readForeign(tokens, index);
  const label = kind.kind;
  const number = readActNumber(tokens, kind.next);
  if (number !== null) {
    const written = number.hasBadYear ? wordsOf(tokens, kind.next, number.next) : numberLabel(number);
    const regulation = byNumber(names.acts, label, number, written);
    if (regulation.type === "unregistered" && DECREES.has(label)) return readForeign(tokens, index, kind);
    const isSure = regulation.type !== "unregistered" || number.year !== null || number.hasBadYear;
    const after = tokens[number.next];
    // "uu 371999": number and year run together; asked about rather than parted by a guess.
    const isRunTogether =
      regulation.type === "unregistered" && number.year === null && (number.whole?.length ?? 0) > 4;
    if (isRunTogether && /^\d+$/.test(number.whole ?? ""))
      return { regulation: { type: "unnamed" }, next: number.next, isGeneric: true };
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
  if (label === "UU" || label === "PP") return readUnknown(names, tokens, index, kind);
  const ids = names.acts.filter((act) => act.kind === label).map((act) => act.id);
  if (ids.length > 0 && REGISTER_KINDS.has(label))
    return { regulation: known(ids, label), next: kind.next, isGeneric: true };
  return readForeign(tokens, index, kind);
}

/** A kind of act that the register cannot hold, with the number that stands behind its place: "Perda Kota Bandung No. 5/2012". */
function readForeign(
  tokens: readonly Token[],
  index: number,
  exact?: { readonly next: number },
): Mention | null {
  const kind = exact ?? readForeignKind(tokens, index);
  if (kind === null) return null;
  const next = wordBeforeNumber(tokens, kind.next - 1, true) ?? kind.next;
  return { regulation: { type: "unregistered", name: wordsOf(tokens, index, next) }, next, isGeneric: true };
}

/** "UU" without a number that the register's acts answer to: shortened names, names of other acts, or no name at all. */
function readUnknown(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  kind: { readonly kind: string; readonly next: number },
): Mention {
  const shortened = readShortenedName(names, kind.kind, tokens, skipAbout(tokens, kind.next));
  if (shortened !== null) return narrowed(names, tokens, index, shortened.ids, shortened.next);
  const before = nameBeforeLaw(tokens, index);
  if (before !== null)
    return {
      regulation: { type: "unregistered", name: wordsOf(tokens, before, kind.next) },
      first: before,
      next: kind.next,
      isGeneric: true,
    };
  const after = nameAfterKind(names, kind.kind, tokens, skipAbout(tokens, kind.next));
  if (after !== null)
    return {
      regulation: { type: "unregistered", name: wordsOf(tokens, index, after) },
      next: after,
      isGeneric: true,
    };
  return { regulation: { type: "unnamed" }, next: kind.next, isGeneric: true };
}

function known(ids: readonly string[], name: string): NamedRegulation {
  const [only] = ids;
  return only !== undefined && ids.length === 1 ? { type: "known", id: only } : { type: "shared", name, ids };
}

/** A name that several acts share, told apart by a number, a year or "lama"/"baru" after it. */
function narrowed(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  ids: readonly string[],
  next: number,
): Mention {
  const name = wordsOf(tokens, index, next);
  const wanted = new Set(ids);
  const acts = names.acts.filter((act) => wanted.has(act.id));
  const open = tokens[next]?.text === "(" || tokens[next]?.text === "," ? next + 1 : next;
  const number = readActNumber(tokens, open);
  if (
    number !== null &&
    (number.year !== null || number.hasBadYear || (number.hasNumberWord && !isUnitValue(tokens, number.next)))
  ) {
    const found = acts.filter((act) => isAct(act, number));
    const close = tokens[number.next]?.text === ")" && open > next ? number.next + 1 : number.next;
    const regulation: NamedRegulation =
      found.length > 0
        ? known(
            found.map((act) => act.id),
            name,
          )
        : { type: "unregistered", name: wordsOf(tokens, index, number.next) };
    return { regulation, next: close, isGeneric: false };
  }
  if (ids.length > 1) {
    const age = readAge(tokens, next);
    const byYear = [...acts].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    const pick = age === null ? undefined : age.isOld ? byYear[0] : byYear.at(-1);
    if (pick !== undefined && age !== null)
      return { regulation: { type: "known", id: pick.id }, next: age.next, isGeneric: false };
  }
  return { regulation: known(ids, name), next, isGeneric: false };
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
      if (slips <= allowed && (best === null || slips < best.slips))
        best = { values, next: candidate.next, slips };
    }
  }
  return best;
}

function byNumber(
  acts: readonly NumberedAct[],
  kind: string,
  number: ActNumber,
  written: string,
): NamedRegulation {
  const found = acts.filter((act) => act.kind === kind && isAct(act, number));
  const name = `${kind} ${written}`;
  return found.length === 0
    ? { type: "unregistered", name }
    : known(
        found.map((act) => act.id),
        name,
      );
}

function numberLabel(number: ActNumber): string {
  const year = String(number.year ?? "");
  if (number.whole === null) return year;
  if (year === "" || number.whole.includes(year)) return number.whole.toUpperCase();
  return `${number.whole.toUpperCase()}/${year}`;
}
