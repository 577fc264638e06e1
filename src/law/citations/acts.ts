import { distance } from "fastest-levenshtein";
import { ACT_KINDS, actKind, KIND_NAMES, type KindMatch, readKind } from "./act-kinds.ts";
import { actsNumbered, type CitationNames, isAct, type NumberedAct, skipAbout } from "./act-names.ts";
import { type ActNumber, isWhole, readActNumber, startsActNumber } from "./act-numbers.ts";
import { isOneOf, textAt, type Token, writtenText } from "./lexer.ts";
import { readPlacedAct } from "./placed-acts.ts";
import type { NamedRegulation } from "./types.ts";
import { isNameWord, isNear, isOwner, isShortened, unitOf, WORDS } from "./words.ts";

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

function unregistered(name: string, next: number): Mention {
  return { regulation: { type: "unregistered", name }, next, isGeneric: true };
}

/** One act where the ids are one, else a name that they share. */
export function knownActs(ids: readonly string[], name: string): NamedRegulation {
  const [only] = ids;
  return only !== undefined && ids.length === 1 ? { type: "known", id: only } : { type: "shared", name, ids };
}

function actsOrUnregistered(acts: readonly NumberedAct[], name: string): NamedRegulation {
  const ids = acts.map((act) => act.id);
  return ids.length === 0 ? { type: "unregistered", name } : knownActs(ids, name);
}

/** "perda-kota-contoh-7-2021", written with its hyphens: the same words apart may mean anything. */
function readId(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  if (textAt(tokens, index + 1) !== "-") return null;
  if (textAt(tokens, index - 1) === "-" && tokens[index]?.isGlued === true) return null;
  let id = "";
  let found: Mention | null = null;
  for (let at = index; at < index + LONGEST_ID; at++) {
    const token = tokens[at];
    if (token === undefined || (at > index && !token.isGlued)) break;
    if (token.type === "mark" && token.text !== "-") break;
    id += token.text;
    const isEnd = tokens[at + 1]?.isGlued !== true || tokens[at + 1]?.type === "mark";
    if (isEnd && id.includes("-") && names.ids.has(id))
      found = { regulation: { type: "known", id }, next: at + 1, isGeneric: false };
  }
  return found;
}

/** Words and hyphens of an id. */
const LONGEST_ID = 40;

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
  return next === null ? null : { ...unregistered(writtenText(tokens, index, next), next), needsChain: true };
}

/** "37/1999", "no 24 tahun 2000", "tahun 1999 nomor 37 UU": only one act of the register may have it. */
function readNumbered(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  if (belongsToWord(tokens, index)) return null;
  const number = readActNumber(tokens, index);
  if (number === null || !isWhole(tokens, number)) return null;
  const label = numberLabel(number);
  const kind = readKind(tokens, number.next);
  const acts = actsNumbered(names, number);
  if (kind !== null && !startsActNumber(tokens, kind.next)) {
    const ofKind = acts.filter((act) => act.kind === kind.kind);
    const regulation = actsOrUnregistered(ofKind, `${kind.kind} ${label}`);
    return { regulation, next: kind.next, isGeneric: false };
  }
  const regulation = actsOrUnregistered(acts, label);
  return { regulation, next: number.next, isGeneric: false, needsChain: true };
}

function readByKind(names: CitationNames, tokens: readonly Token[], index: number): Mention | null {
  const kind = readKind(tokens, index) ?? readMistypedKind(tokens, index);
  if (kind === null) return readForeign(tokens, index);
  const label = kind.kind;
  const number = readActNumber(tokens, kind.next);
  if (number !== null) {
    const written = number.hasBadYear ? writtenText(tokens, kind.next, number.next) : numberLabel(number);
    const acts = actsNumbered(names, number).filter((act) => act.kind === label);
    const regulation = actsOrUnregistered(acts, `${label} ${written}`);
    const isUnknown = regulation.type === "unregistered";
    // Their numbers by themselves cite nothing: letters and appointments have the same.
    if (isUnknown && actKind(label)?.decree === true) return readForeign(tokens, index, kind);
    // "uu 371999": number and year run together; asked about rather than parted by a guess.
    if (isUnknown && number.year === null && /^\d{5,}$/.test(number.whole ?? ""))
      return { regulation: { type: "unnamed" }, next: number.next, isGeneric: true };
    const isSure = !isUnknown || number.year !== null || number.hasBadYear || number.hasNumberWord;
    if (isSure || unitOf(textAt(tokens, number.next)) !== undefined) {
      const title = names.byKind.get(label)?.match(tokens, skipAbout(tokens, number.next));
      return { regulation, next: title?.next ?? number.next, isGeneric: false };
    }
  }
  const table = names.byKind.get(label);
  const about = skipAbout(tokens, kind.next);
  const named = table?.match(tokens, about) ?? readMistypedName(table?.entries() ?? [], tokens, about);
  if (named !== null) return narrowed(names, tokens, index, named.values, named.next);
  if (label === "UU" || label === "PP") return readUnknown(names, tokens, index, kind);
  const ids = names.acts.filter((act) => act.kind === label).map((act) => act.id);
  if (ids.length > 0 && actKind(label)?.named === true)
    return { regulation: knownActs(ids, label), next: kind.next, isGeneric: true };
  return readForeign(tokens, index, kind);
}

/** A kind of act that the register cannot hold, with the number that stands behind its place: "Perda Kota Bandung No. 5/2012". */
function readForeign(tokens: readonly Token[], index: number, kind?: KindMatch): Mention | null {
  const token = tokens[index];
  const isForeign = kind === undefined && token?.type === "word" && ACT_KINDS.foreign.test(token.text);
  const after = kind?.next ?? (isForeign ? index + 1 : null);
  if (after === null) return null;
  const next = wordBeforeNumber(tokens, after - 1, true) ?? after;
  return unregistered(writtenText(tokens, index, next), next);
}

/** "UU" without a number that the register's acts answer to: shortened names, names of other acts, or no name at all. */
function readUnknown(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  kind: KindMatch,
): Mention {
  const about = skipAbout(tokens, kind.next);
  const shortened = readShortenedName(names, kind.kind, tokens, about);
  if (shortened !== null) return narrowed(names, tokens, index, shortened.values, shortened.next);
  const before = nameBeforeLaw(tokens, index);
  if (before !== null)
    return { ...unregistered(writtenText(tokens, before, kind.next), kind.next), first: before };
  const after = nameAfterKind(names, kind.kind, tokens, about);
  if (after !== null) return unregistered(writtenText(tokens, index, after), after);
  return { regulation: { type: "unnamed" }, next: kind.next, isGeneric: true };
}

/** A name that several acts share, told apart by a number, a year or "lama"/"baru" after it. */
function narrowed(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  ids: readonly string[],
  next: number,
): Mention {
  const name = writtenText(tokens, index, next);
  const wanted = new Set(ids);
  const acts = names.acts.filter((act) => wanted.has(act.id));
  const open = isOneOf(tokens, next, "(,") ? next + 1 : next;
  const number = readActNumber(tokens, open);
  if (number !== null) {
    const isUnits = textAt(tokens, number.next) === "(" || unitOf(textAt(tokens, number.next)) !== undefined;
    if (number.year !== null || number.hasBadYear || (number.hasNumberWord && !isUnits)) {
      const found = acts.filter((act) => isAct(act, number)).map((act) => act.id);
      const isClosed = open > next && textAt(tokens, number.next) === ")";
      const regulation: NamedRegulation =
        found.length > 0
          ? knownActs(found, name)
          : { type: "unregistered", name: writtenText(tokens, index, number.next) };
      return { regulation, next: isClosed ? number.next + 1 : number.next, isGeneric: false };
    }
  }
  const age = ids.length > 1 ? readAge(tokens, next) : null;
  const byYear = [...acts].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const pick = age?.isOld === true ? byYear[0] : byYear.at(-1);
  if (age !== null && pick !== undefined)
    return { regulation: { type: "known", id: pick.id }, next: age.next, isGeneric: false };
  return { regulation: knownActs(ids, name), next, isGeneric: false };
}

/** "lama", "(yang baru)", "yg sudah dicabut", "yang sekarang berlaku", after a name that several acts share. */
function readAge(
  tokens: readonly Token[],
  index: number,
): { readonly isOld: boolean; readonly next: number } | null {
  const isOpen = textAt(tokens, index) === "(";
  const start = isOpen ? index + 1 : index;
  const isClause = isOneOf(tokens, start, ["yang", "yg"]);
  let isNot = false;
  let result: { isOld: boolean; next: number } | null = null;
  for (let at = isClause ? start + 1 : start; at < index + 6; at++) {
    const word = textAt(tokens, at);
    if (WORDS.denial.has(word)) isNot = true;
    else if (WORDS.old.has(word) || (isClause && WORDS.over.has(word)))
      result = { isOld: true, next: at + 1 };
    else if (WORDS.new.has(word) || (isClause && word === "berlaku")) result = { isOld: isNot, next: at + 1 };
    else if (!isClause || !WORDS.in_clause.has(word)) break;
  }
  if (result !== null && isOpen && textAt(tokens, result.next) === ")") result.next++;
  return result;
}

interface NameFound {
  readonly values: readonly string[];
  readonly next: number;
}

/** A name one slip of the keyboard away, two for long names. */
function readMistypedName(
  entries: Iterable<[string, readonly string[]]>,
  tokens: readonly Token[],
  index: number,
): NameFound | null {
  const candidates: { key: string; next: number }[] = [];
  let key = "";
  for (let next = index; next < index + 4 && key.length <= 40; next++) {
    const token = tokens[next];
    if (token?.type !== "word" || (token.text.length < 3 && key === "")) break;
    key += token.text;
    if (key.length >= 5) candidates.push({ key, next: next + 1 });
  }
  if (candidates.length === 0) return null;
  let best: (NameFound & { slips: number }) | null = null;
  for (const [name, values] of entries)
    for (const candidate of candidates) {
      const allowed = name.length >= 12 ? 2 : 1;
      if (Math.abs(name.length - candidate.key.length) > allowed || name[0] !== candidate.key[0]) continue;
      const slips = distance(name, candidate.key);
      if (slips <= allowed && (best === null || slips < best.slips))
        best = { values, next: candidate.next, slips };
    }
  return best;
}

/** "hub. luar negeri", "perj internasional": each word the beginning or the bones of a word of the name. */
function readShortenedName(
  names: CitationNames,
  kind: string,
  tokens: readonly Token[],
  index: number,
): NameFound | null {
  for (const [words, values] of names.spelled.get(kind) ?? []) {
    let at = index;
    const isAll = words.every((word) => {
      const token = tokens[at];
      if (token?.type !== "word" || token.text.length < 3 || token.text[0] !== word[0]) return false;
      const { text } = token;
      const isShort = word.startsWith(text) || (text.length >= 4 && isShortened(text, word));
      if (!isShort && !isNear(text, word, 1)) return false;
      at++;
      if (textAt(tokens, at) === "." && text.length < word.length) at++;
      return true;
    });
    if (isAll) return { values, next: at };
  }
  return null;
}

function numberLabel(number: ActNumber): string {
  const year = String(number.year ?? "");
  if (number.whole === null) return year;
  const whole = number.whole.toUpperCase();
  return year === "" || whole.includes(year) ? whole : `${whole}/${year}`;
}

const UU = "undangundang";

/** A kind of act that was meant but mistyped: "undang undagn", "Undang\"", "pemenlu", "peratuan pemerintah". */
function readMistypedKind(tokens: readonly Token[], index: number): KindMatch | null {
  const token = tokens[index];
  if (token?.type !== "word") return null;
  const word = token.text;
  if (/^u{1,4}$/.test(word))
    return isWhole(tokens, readActNumber(tokens, index + 1)) ? { kind: "UU", next: index + 1 } : null;
  if (word.length < 4) return null;
  if (/^[uiy]/.test(word)) return readMistypedLaw(tokens, index, word);
  if (word[0] !== "p" || word.length <= 6) return null;
  const suffix = word.endsWith("lu") ? "lu" : word.endsWith("dagri") ? "dagri" : null;
  if (suffix !== null && isNear(word.slice(0, -suffix.length), "permen", 1))
    return { kind: `Permen${suffix}`, next: index + 1 };
  const second = tokens[index + 1];
  if (second?.type !== "word" || !isNear(word, "peraturan", 2)) return null;
  for (const [key, [kind]] of KIND_NAMES.entries())
    if (kind !== undefined && key.startsWith("peraturan") && isNear(word + second.text, key, 3))
      return { kind, next: index + 2 };
  return null;
}

function readMistypedLaw(tokens: readonly Token[], index: number, word: string): KindMatch | null {
  if (word.length >= 9 && isNear(word, UU, 3)) return { kind: "UU", next: index + 1 };
  if (!isNear(word, "undang", 2) || word === "undangan") return null;
  const at = isOneOf(tokens, index + 1, [..."-–‑._"]) ? index + 2 : index + 1;
  const second = tokens[at];
  if (second?.type === "word" && second.text.length >= 4 && isNear(second.text, "undang", 2))
    return { kind: "UU", next: at + 1 };
  if (!isNear(word, "undang", 1)) return null;
  if (second?.isGlued === true && isOneOf(tokens, at, [...'"“”²2'])) return { kind: "UU", next: at + 1 };
  return isWhole(tokens, readActNumber(tokens, index + 1)) ? { kind: "UU", next: index + 1 } : null;
}

/**
 * "permenpan 3/2020", "SK walikota nomor 12 tahun 2019": the index after the number of an act whose words start at
 * `index`, or null. Behind a kind of act (`isKind`) up to four words of a place or office may stand.
 */
function wordBeforeNumber(tokens: readonly Token[], index: number, isKind = false): number | null {
  let at = index + 1;
  if (!isKind) {
    let isNumbered = false;
    for (let ahead = at; ahead < at + 5; ahead++) isNumbered ||= tokens[ahead]?.type === "number";
    if (!isNumbered || !isName(tokens, index) || belongsToWord(tokens, index)) return null;
  }
  const most = index + (isKind ? 6 : 3);
  const isInner = (): boolean => isName(tokens, at) || WORDS.office.has(textAt(tokens, at));
  while (at < most && isInner() && !WORDS.number.has(textAt(tokens, at))) at++;
  if (!isKind && WORDS.no_acts.has(textAt(tokens, at - 1))) return null;
  const number = readActNumber(tokens, at);
  const isClear =
    isWhole(tokens, number) ||
    (isKind && number !== null && number.lead !== null && (number.hasNumberWord || at === index + 1));
  const isGlued = (next: number): boolean => tokens[next]?.isGlued === true;
  if (number !== null && isClear) {
    let next = number.next;
    const isEnd = (): boolean => !isGlued(next) || !isGlued(next + 1) || isOneOf(tokens, next, ",)");
    while (next < number.next + 8 && !isEnd()) next += 2;
    return next;
  }
  if (!isKind) return null;
  if (!WORDS.number.has(textAt(tokens, at))) return at;
  // "TAP MPR no III/MPR/2000": a number in Roman figures.
  let next = at + 1;
  while (next < at + 9 && next < tokens.length && (next === at + 1 || isGlued(next))) next++;
  return next;
}

/** "Lembaran Negara Republik Indonesia Tahun 2004 Nomor 125": the word before says what the number is of. */
function belongsToWord(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.type === "word" && isOwner(before.text);
}

/** Whether the word at `index` can be part of the name of an act. */
function isName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.type === "word" && isNameWord(token.text) && KIND_NAMES.match(tokens, index) === null;
}

/** "UU ITE", "UU Cipta Kerja", "UU tentang Desa": the index after a name that no act of the register has, or null. */
function nameAfterKind(
  names: CitationNames,
  kind: string,
  tokens: readonly Token[],
  index: number,
): number | null {
  if (!isName(tokens, index)) return null;
  for (const [name] of names.byKind.get(kind)?.entries() ?? [])
    if (name.startsWith(textAt(tokens, index))) return null;
  let next = index + 1;
  while (next < index + 4 && isName(tokens, next) && tokens[next]?.isGlued === false) next++;
  return next;
}

/** "Labour Law", "the Job Creation Law": where the name before "Law" starts, or null. */
function nameBeforeLaw(tokens: readonly Token[], index: number): number | null {
  if (!isOneOf(tokens, index, ["law", "act"])) return null;
  let first = index;
  while (first > index - 4 && isName(tokens, first - 1)) first--;
  return first < index ? first : null;
}
