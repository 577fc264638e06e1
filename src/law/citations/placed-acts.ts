import { ACT_KINDS, actKind, type KindMatch, readKind } from "./act-kinds.ts";
import { actsNumbered, type CitationNames, type NumberedAct, skipAbout } from "./act-names.ts";
import { type ActNumber, readActNumber } from "./act-numbers.ts";
import { isOneOf, textAt, type Token, writtenText } from "./lexer.ts";
import type { NamedRegulation } from "./types.ts";
import { isPlainWord, unitOf, WORDS } from "./words.ts";

/**
 * Reads acts that many places issue, each with numbers of its own: "Perwal Contoh no 3 th 2022", "perda nomor 7 tahun 2021 kota
 * contoh", "Contoh City Regulation 7/2021". A place that is named counts: an act of another place is never taken for it.
 */

export interface PlacedMention {
  readonly regulation: NamedRegulation;
  /** Index of the token after it. */
  readonly next: number;
  readonly isGeneric: boolean;
  readonly needsChain?: boolean;
}

interface Opening extends KindMatch {
  /** Keys of the places that were named; null where none was. */
  readonly places: readonly string[] | null;
}

/** The mention of such an act that starts at `index`; null where no kind and number stand there, or the place is not known. */
export function readPlacedAct(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
): PlacedMention | null {
  const opening = readKindFirst(names, tokens, index) ?? readPlaceFirst(names, tokens, index);
  if (opening === null) return null;
  const number = readActNumber(tokens, opening.next);
  if (number === null)
    return opening.places === null
      ? readUnknownPlace(names, tokens, index, opening.next)
      : withoutNumber(names, tokens, index, opening);
  const subject = readSubject(names, tokens, opening.kind, number.next);
  const afterSubject = subject?.next ?? number.next;
  const behind = opening.places === null ? readPlaceBehind(names, tokens, afterSubject) : null;
  const places = opening.places ?? behind?.places ?? readPlaceBeyond(names, tokens, number.next);
  const ids = actsNumbered(names, number)
    .filter((act) => act.kind === opening.kind && isOf(act, places))
    .map((act) => act.id);
  if (ids.length === 0 && (places === null || !isSure(tokens, number))) return null;
  const next = behind?.next ?? afterSubject;
  const name = writtenText(tokens, index, next);
  return { regulation: named(toldBy(subject, ids) ?? ids, name), next, isGeneric: false };
}

function named([only, ...more]: readonly string[], name: string): NamedRegulation {
  if (only === undefined) return { type: "unregistered", name };
  return more.length === 0 ? { type: "known", id: only } : { type: "shared", name, ids: [only, ...more] };
}

/** Of several acts those that are about what was said; null where none is. */
function toldBy(subject: Subject | null, ids: readonly string[]): readonly string[] | null {
  const told = ids.filter((id) => subject?.values.includes(id) === true);
  return told.length > 0 ? told : null;
}

function isOf(act: NumberedAct, places: readonly string[] | null): boolean {
  return places === null || (act.place !== null && places.includes(act.place));
}

/** A figure behind the kind and place may count something else: "Perda Kota Contoh 5 tahun lagi". */
function isSure(tokens: readonly Token[], number: ActNumber): boolean {
  if (number.year !== null || number.hasBadYear || number.hasNumberWord) return true;
  return unitOf(textAt(tokens, number.next)) !== undefined;
}

/** Words of a place's name: "Kabupaten Kepulauan Siau Tagulandang Biaro". */
const LONGEST_NAME = 6;

/** "perda kab antah berantah 3/2020": of a place that no act comes from, and not of the act that was spoken of before. */
function readUnknownPlace(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  from: number,
): PlacedMention | null {
  for (let at = from; at <= from + LONGEST_NAME; at++) {
    const number = at > from ? readActNumber(tokens, at) : null;
    if (number !== null && number.year !== null) {
      const name = writtenText(tokens, index, number.next);
      return { regulation: { type: "unregistered", name }, next: number.next, isGeneric: false };
    }
    const token = tokens[at];
    const isName = (token?.type === "word" && !isPlainWord(token.text)) || token?.text === ".";
    if (!isName || names.places.match(tokens, at) !== null) return null;
  }
  return null;
}

/** "Pasal 3 Perda Kota Contoh": an act is meant where only one can be. */
function withoutNumber(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  { kind, places, next }: Opening,
): PlacedMention | null {
  const ids = names.acts.filter((act) => act.kind === kind && isOf(act, places)).map((act) => act.id);
  const subject = readSubject(names, tokens, kind, next);
  const told = toldBy(subject, ids);
  if (subject !== null && told !== null) {
    const regulation = named(told, writtenText(tokens, index, subject.next));
    return { regulation, next: subject.next, isGeneric: false };
  }
  if (ids.length === 0) return null;
  return {
    regulation: named(ids, writtenText(tokens, index, next)),
    next,
    isGeneric: true,
    needsChain: true,
  };
}

function readKindFirst(names: CitationNames, tokens: readonly Token[], index: number): Opening | null {
  const kind = readKind(tokens, index) ?? readCircular(names, tokens, index);
  if (kind === null || actKind(kind.kind)?.places !== true) return null;
  // "SE Mendagri", "home affairs circular": the kind's own words name the office.
  const own = tokens.slice(index, kind.next);
  if (kind.kind === "SE" && own.some(({ text }) => WORDS.ministry.has(text)))
    return { ...kind, places: ["dalam negeri"] };
  let at = kind.next;
  while (at < kind.next + 2 && isOneOf(tokens, at, WORDS.of_place)) at++;
  const place = names.places.match(tokens, at);
  return place === null
    ? { ...kind, places: null }
    : { kind: kind.kind, places: place.values, next: place.next };
}

/** "SE" alone is too short a word to be a kind of act unless a place or a number stands behind it. */
function readCircular(names: CitationNames, tokens: readonly Token[], index: number): KindMatch | null {
  if (textAt(tokens, index) !== "se") return null;
  const number = readActNumber(tokens, index + 1);
  const isNumbered = number !== null && number.year !== null && number.lead !== null;
  const isPlaced = isNumbered || names.places.match(tokens, index + 1) !== null;
  return isPlaced ? { kind: "SE", next: index + 1 } : null;
}

/** "Contoh City Regulation No. 7 of 2021", "Kota Contoh: Perda 7/2021". */
function readPlaceFirst(names: CitationNames, tokens: readonly Token[], index: number): Opening | null {
  const place = names.places.match(tokens, index);
  if (place === null) return null;
  const at = isOneOf(tokens, place.next, ":,-") ? place.next + 1 : place.next;
  const kind = readKind(tokens, at) ?? readByOffice(tokens, index, at);
  if (kind === null || actKind(kind.kind)?.places !== true) return null;
  // "kota contoh dan Perda Kota Sampel 7/2021": the act has a place of its own.
  if (readActNumber(tokens, kind.next) === null || names.places.match(tokens, kind.next) !== null)
    return null;
  return { ...kind, places: place.values };
}

/** "Mayor of Contoh Regulation", "Contoh City Regulation": the office tells the kind. */
function readByOffice(tokens: readonly Token[], first: number, index: number): KindMatch | null {
  const word = textAt(tokens, index);
  if (word !== "regulation" && word !== "decree") return null;
  const office = textAt(tokens, first);
  const isDecree = word === "decree";
  const own = ACT_KINDS.kinds.find((kind) => kind.office === office && kind.decree === isDecree);
  if (own !== undefined) return { kind: own.kind, next: index + 1 };
  return isDecree ? null : { kind: "Perda", next: index + 1 };
}

/** "... tahun 2021 Kota Contoh", "7/2021 (Kab. Sleman)"; no place at all where a region is named that no act comes from. */
function readPlaceBehind(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
): { readonly places: readonly string[]; readonly next: number } | null {
  const isOpened = textAt(tokens, index) === "(";
  const at = isOneOf(tokens, index, WORDS.before_place) ? index + 1 : index;
  const closed = (next: number): number => (isOpened && textAt(tokens, next) === ")" ? next + 1 : next);
  const place = names.places.match(tokens, at);
  if (place !== null) return { places: place.values, next: closed(place.next) };
  if (!WORDS.region.has(textAt(tokens, at))) return null;
  const word = textAt(tokens, at + 1) === "." ? at + 2 : at + 1;
  const token = tokens[word];
  const isName = token?.type === "word" && token.text.length > 2 && !isPlainWord(token.text);
  return isName ? { places: [], next: closed(word + 1) } : null;
}

/** A chain of units between the number and the place is no longer than this, in words and marks. */
const MOST_BETWEEN = 16;

/** "perda no 7 tahun 2021 pasal 2 ayat (2) huruf b kota contoh": the place behind the units. */
function readPlaceBeyond(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
): readonly string[] | null {
  let at = index;
  while (at < index + MOST_BETWEEN && isOfUnits(tokens[at])) at++;
  return at === index ? null : (readPlaceBehind(names, tokens, at)?.places ?? null);
}

function isOfUnits(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.type === "mark") return "().,".includes(token.text);
  if (token.type === "number" || token.text.length === 1) return true;
  return token.text === "dan" || unitOf(token.text) !== undefined;
}

type Subject = { readonly values: readonly string[]; readonly next: number };

/** "tentang Kerja Sama Daerah": with the acts of the kind that are about it. */
function readSubject(
  names: CitationNames,
  tokens: readonly Token[],
  kind: string,
  index: number,
): Subject | null {
  const about = skipAbout(tokens, index);
  // An act that is known by a title of its own is about what that says.
  const own = names.byKind.get(kind)?.match(tokens, about) ?? null;
  return own ?? (about > index ? names.whole.match(tokens, about) : null);
}
