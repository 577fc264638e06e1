import type { ActNumber } from "./citation-act-number.ts";
import { readActNumber } from "./citation-act-number.ts";
import { isFunctionWord } from "./citation-connectors.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import type { CitationNames, NumberedAct } from "./citation-names.ts";
import { isAct, readKind, skipAbout } from "./citation-names.ts";
import { PLACED_KINDS, REGION_WORDS } from "./citation-places.ts";
import type { Mention } from "./citation-regulation.ts";
import type { Token } from "./citation-tokens.ts";
import { wordsOf } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";

/**
 * Reads acts that many places issue, each with numbers of its own: "Perwal Contoh no 3 th 2022", "perda nomor 7 tahun 2021 kota
 * contoh", "Contoh City Regulation 7/2021". A place that is named counts: an act of another place is never taken for it.
 */

interface Opening {
  readonly kind: string;
  /** Keys of the places that were named; null where none was. */
  readonly places: readonly string[] | null;
  readonly next: number;
}

/** The mention of such an act that starts at `index`; null where no kind and number stand there, or the place is not known. */
export function readPlacedAct(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const opening = readKindFirst(names, tokens, index) ?? readPlaceFirst(names, tokens, index);
  if (opening === null) return null;
  const number = readActNumber(tokens, opening.next);
  if (number === null)
    return opening.places === null
      ? readUnknownPlace(names, tokens, index, opening.next)
      : withoutNumber(names, tokens, index, opening);
  const numbered = names.acts.filter((act) => act.kind === opening.kind && isAct(act, number));
  const subject = readSubject(names, tokens, opening.kind, number.next);
  const behind =
    opening.places === null ? readPlaceBehind(names, tokens, subject?.next ?? number.next) : null;
  const beyond =
    opening.places === null && behind === null ? readPlaceBeyond(names, tokens, number.next) : null;
  const places = opening.places ?? behind?.places ?? beyond;
  const next = behind?.next ?? subject?.next ?? number.next;
  const ids = numbered.filter((act) => isOf(act, places)).map((act) => act.id);
  const told = subject === null ? [] : ids.filter((id) => subject.ids.includes(id));
  if (ids.length === 0 && (places === null || !isSure(tokens, number))) return null;
  const name = wordsOf(tokens, index, next);
  return { regulation: named(told.length > 0 ? told : ids, name), next, isGeneric: false };
}

function named(ids: readonly string[], name: string): Mention["regulation"] {
  const [only] = ids;
  if (only === undefined) return { type: "unregistered", name };
  return ids.length === 1 ? { type: "known", id: only } : { type: "shared", name, ids };
}

function isOf(act: NumberedAct, places: readonly string[] | null): boolean {
  return places === null || (act.place !== null && places.includes(act.place));
}

/** A figure behind the kind and place may count something else: "Perda Kota Contoh 5 tahun lagi". */
function isSure(tokens: readonly Token[], number: ActNumber): boolean {
  const after = tokens[number.next];
  return (
    number.year !== null ||
    number.hasBadYear ||
    number.hasNumberWord ||
    (after !== undefined && unitOf(after.text) !== undefined)
  );
}

/** Words of a place's name: "Kabupaten Kepulauan Siau Tagulandang Biaro". */
const LONGEST_NAME = 6;

/** "perda kab antah berantah 3/2020": of a place that no act comes from, and not of the act that was spoken of before. */
function readUnknownPlace(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  from: number,
): Mention | null {
  for (let at = from; at <= from + LONGEST_NAME; at++) {
    const number = at > from ? readActNumber(tokens, at) : null;
    if (number !== null && number.year !== null)
      return {
        regulation: { type: "unregistered", name: wordsOf(tokens, index, number.next) },
        next: number.next,
        isGeneric: false,
      };
    const token = tokens[at];
    if (token === undefined || names.places.match(tokens, at) !== null || !isNameWord(token)) return null;
  }
  return null;
}

function isNameWord({ type, text }: Token): boolean {
  return (
    (type === "word" && !isFunctionWord(text) && !isLookUpWord(text) && unitOf(text) === undefined) ||
    text === "."
  );
}

/** "Pasal 3 Perda Kota Contoh": an act is meant where only one can be. */
function withoutNumber(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  { kind, places, next }: Opening,
): Mention | null {
  const ids = names.acts.filter((act) => act.kind === kind && isOf(act, places)).map((act) => act.id);
  const subject = readSubject(names, tokens, kind, next);
  const told = subject === null ? [] : ids.filter((id) => subject.ids.includes(id));
  if (subject !== null && told.length > 0)
    return {
      regulation: named(told, wordsOf(tokens, index, subject.next)),
      next: subject.next,
      isGeneric: false,
    };
  if (ids.length === 0) return null;
  return { regulation: named(ids, wordsOf(tokens, index, next)), next, isGeneric: true, needsChain: true };
}

const OF = new Set(["of", "the", "dari", "milik", "for"]);

function readKindFirst(names: CitationNames, tokens: readonly Token[], index: number): Opening | null {
  const kind = readKind(tokens, index) ?? readCircular(names, tokens, index);
  if (kind === null || !PLACED_KINDS.has(kind.kind)) return null;
  // "SE Mendagri", "home affairs circular": the kind's own words name the office.
  const isMinistry =
    kind.kind === "SE" &&
    tokens.slice(index, kind.next).some(({ text }) => ["mendagri", "negeri", "affairs"].includes(text));
  if (isMinistry) return { kind: kind.kind, places: ["dalam negeri"], next: kind.next };
  let at = kind.next;
  while (at < kind.next + 2 && OF.has(tokens[at]?.text ?? "")) at++;
  const place = names.places.match(tokens, at);
  return place === null
    ? { ...kind, places: null }
    : { kind: kind.kind, places: place.values, next: place.next };
}

/** "SE" alone is too short a word to be a kind of act unless a place or a number stands behind it. */
function readCircular(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
): { readonly kind: string; readonly next: number } | null {
  if (tokens[index]?.text !== "se") return null;
  const number = readActNumber(tokens, index + 1);
  const isNumbered = number !== null && number.year !== null && number.lead !== null;
  return isNumbered || names.places.match(tokens, index + 1) !== null
    ? { kind: "SE", next: index + 1 }
    : null;
}

/** "Contoh City Regulation No. 7 of 2021", "Kota Contoh: Perda 7/2021". */
function readPlaceFirst(names: CitationNames, tokens: readonly Token[], index: number): Opening | null {
  const place = names.places.match(tokens, index);
  if (place === null) return null;
  const at = [":", ",", "-"].includes(tokens[place.next]?.text ?? "") ? place.next + 1 : place.next;
  const kind = readKind(tokens, at) ?? readByOffice(tokens, index, at);
  if (kind === null || !PLACED_KINDS.has(kind.kind) || readActNumber(tokens, kind.next) === null) return null;
  // "kota contoh dan Perda Kota Sampel 7/2021": the act has a place of its own.
  if (names.places.match(tokens, kind.next) !== null) return null;
  return { kind: kind.kind, places: place.values, next: kind.next };
}

/** "Mayor of Contoh Regulation", "Contoh City Regulation": the office tells the kind. */
function readByOffice(
  tokens: readonly Token[],
  first: number,
  index: number,
): { readonly kind: string; readonly next: number } | null {
  const word = tokens[index]?.text;
  if (word !== "regulation" && word !== "decree") return null;
  const office = OFFICE_KINDS[tokens[first]?.text ?? ""];
  if (office !== undefined)
    return { kind: word === "regulation" ? `Per${office}` : `Kep${office}`, next: index + 1 };
  return word === "regulation" ? { kind: "Perda", next: index + 1 } : null;
}

const OFFICE_KINDS: Readonly<Record<string, string>> = { mayor: "wali", governor: "gub", regent: "bup" };

const BEFORE_PLACE = new Set([",", "(", "di", "dari", "dr", "of", "milik", "untuk"]);

/** "... tahun 2021 Kota Contoh", "7/2021 (Kab. Sleman)"; no place at all where a region is named that no act comes from. */
function readPlaceBehind(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
): { readonly places: readonly string[]; readonly next: number } | null {
  const isOpened = tokens[index]?.text === "(";
  const at = BEFORE_PLACE.has(tokens[index]?.text ?? "") ? index + 1 : index;
  const closed = (next: number): number => (isOpened && tokens[next]?.text === ")" ? next + 1 : next);
  const place = names.places.match(tokens, at);
  if (place !== null) return { places: place.values, next: closed(place.next) };
  if (!REGION_WORDS.has(tokens[at]?.text ?? "")) return null;
  const word = tokens[at + 1]?.text === "." ? at + 2 : at + 1;
  const token = tokens[word];
  const isName =
    token?.type === "word" &&
    token.text.length > 2 &&
    !isFunctionWord(token.text) &&
    !isLookUpWord(token.text) &&
    unitOf(token.text) === undefined;
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
  return (
    token.type === "number" ||
    token.text.length === 1 ||
    token.text === "dan" ||
    unitOf(token.text) !== undefined
  );
}

/** "tentang Kerja Sama Daerah": with the acts of the kind that are about it. */
function readSubject(
  names: CitationNames,
  tokens: readonly Token[],
  kind: string,
  index: number,
): { readonly ids: readonly string[]; readonly next: number } | null {
  const about = skipAbout(tokens, index);
  // An act that is known by a title of its own is about what that says.
  const found =
    names.byKind.get(kind)?.match(tokens, about) ?? (about > index ? names.whole.match(tokens, about) : null);
  return found === null ? null : { ids: found.values, next: found.next };
}
