import type { Tokens } from "../../text/phrase-matcher.ts";
import type { Gazetteer, Place } from "./gazetteer.ts";
import type { Lexicon, PartnerWord } from "./lexicon.ts";
import type { Name, NameReading, Names } from "./names.ts";
import type { CountryRelations, RelationsDates } from "./relations.ts";

/** Finding names of countries, places, organisations and Indonesian regions in a question. */

/** All that a question is understood by. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly gazetteer: Gazetteer;
  readonly relations: CountryRelations;
  readonly relationsDates: RelationsDates;
  /** Folded words near a country's name that are words of their own ("belanja", "bahasa"). */
  readonly wordsNearNames: ReadonlySet<string>;
}

/** A reading of a name, with where it is known from. */
export type MentionReading = NameReading & { readonly isFromTable: boolean };

export interface Mention {
  /** Token indexes: the first, and the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly readings: readonly MentionReading[];
  /** The words right before or after that say what kind of partner it is. */
  readonly kind: PartnerWord | undefined;
  /** A correction of the spelling. */
  readonly isGuess: boolean;
}

/** Words of a name that this many people live in are read as the place without further support. */
const PROMINENT = 500_000;
/** A smaller place must be written as a name or stand in the place of a partner. */
const SMALL = 15_000;
/** Letters of the shortest part of a name that is written as one word. */
const SHORTEST_PART = 4;
/** Endings of the names of cities: Korean, Japanese, English. */
const CITY_WORDS = ["si", "shi", "city", "do", "ken", "gun"];
/** A place of the table is dropped beside one so many times larger. */
const OVERSHADOWED = 20;

/** The names in a question, in order, without overlap: at each place the longest. */
export function findMentions(knowledge: Knowledge, question: Tokens): Mention[] {
  const context = new Context(knowledge, question);
  const mentions: Mention[] = [];
  for (let start = 0; start < question.tokens.length;) {
    const mention = context.mentionAt(start);
    if (mention !== undefined) mentions.push(mention);
    start = mention?.end ?? start + 1;
  }
  return mentions;
}

/** A name in its place in the question. */
export class Context {
  private readonly isShouted: boolean;

  constructor(
    private readonly knowledge: Knowledge,
    private readonly question: Tokens,
  ) {
    const { words } = question;
    this.isShouted = words.length > 1 && words.every(({ text }) => text === text.toUpperCase());
  }

  mentionAt(start: number): Mention | undefined {
    const { tokens } = this.question;
    const longest = Math.min(this.knowledge.names.longest, tokens.length - start);
    const inTable = this.longestInTable(start, longest);
    for (let length = longest; length > 0; length--) {
      const end = start + length;
      if (length > 1 && this.question.words[tokens[start]?.word ?? 0]?.endsPhrase === true) continue;
      const keys = tokens.slice(start, end).map(({ key }) => key);
      const last = tokens[end - 1];
      const spellings = [keys.join(" ")];
      if (last !== undefined && last.stem !== last.key)
        spellings.push([...keys.slice(0, -1), last.stem].join(" "));
      for (const [index, key] of spellings.entries()) {
        // "setelah" is no Sète: a particle is taken off the names listed by hand only.
        const readings = this.readingsOf(key, start, end, index === 0 && length <= inTable);
        if (readings.length > 0)
          return { start, end, readings, kind: this.kindAt(start, end), isGuess: false };
      }
    }
    return undefined;
  }

  /** The kind that the words around a name give its bearer: "kota di X", "perusahaan asal X", "X city". */
  kindAt(start: number, end: number): PartnerWord | undefined {
    const { lexicon } = this.knowledge;
    let before = start;
    while (before > 0 && this.isBetweenKindAndName(before - 1)) before--;
    for (let from = Math.max(0, before - 3); from < before; from++) {
      // In "sister city of Queensland" the word says what is to be, not what Queensland is.
      if (/^(?:sister|twin|friendship)$/.test(this.keyAt(from - 1))) continue;
      const match = lexicon.partnerKinds
        .matchesAt(this.question.tokens, from)
        .find(({ end }) => before <= end && end <= start);
      if (match !== undefined) return match.value;
    }
    const [after] = lexicon.partnerKinds.matchesAt(this.question.tokens, end);
    return after !== undefined && !this.isIndonesianKind(end) ? after.value : undefined;
  }

  /** The word before puts the name in the place of a partner: "dengan X", "di X", "with X". */
  hasPartnerCue(start: number): boolean {
    const { lexicon } = this.knowledge;
    const before = this.keyAt(start - 1);
    if (before === "sama" && /^(?:be)?kerja$/.test(this.keyAt(start - 2))) return false;
    return lexicon.withWords.has(before) || lexicon.atWords.has(before);
  }

  keyAt(index: number): string {
    return this.question.tokens[index]?.key ?? "";
  }

  /** Written with a capital where only a name would be. */
  isCapitalised(start: number, end: number): boolean {
    if (this.isShouted) return false;
    const words = this.question.tokens.slice(start, end).map(({ word }) => this.question.words[word]);
    return words.every((word) => word?.isCapitalised === true) && words[0]?.startsSentence === false;
  }

  /** "kota di X", "perusahaan asal X", "yayasan dari X". */
  private isBetweenKindAndName(index: number): boolean {
    const { lexicon } = this.knowledge;
    const key = this.keyAt(index);
    if (lexicon.partnerKinds.matchesAt(this.question.tokens, index).length > 0) return false;
    return lexicon.atWords.has(key) || /^(?:dari|from|yang|berasal|berada|terletak|based|located)$/.test(key);
  }

  /** Indonesian puts the kind first: in "Jepang kota" the second word begins something else. */
  private isIndonesianKind(index: number): boolean {
    return !/^(?:city|cities|town|municipal|county|province|prefecture|government|compan|firm|ngo|universit|investor|state)/.test(
      this.keyAt(index),
    );
  }

  /** How many words a place of the table that begins at a token may have. */
  private longestInTable(start: number, longest: number): number {
    let length = 1;
    let key = this.keyAt(start);
    while (length < longest && this.knowledge.gazetteer.goesOn(key)) {
      key = `${key} ${this.keyAt(start + length)}`;
      length++;
    }
    return length;
  }

  private readingsOf(key: string, start: number, end: number, mayBeInTable: boolean): MentionReading[] {
    const name = this.knowledge.names.byKey.get(key);
    if (name !== undefined && this.isNameMeant(name, key, start, end))
      return name.readings.map((reading) => ({ ...reading, isFromTable: false }));
    if (name !== undefined || !mayBeInTable) return [];
    const places = this.placesOf(key, start, end)
      .filter((place) => !this.knowledge.names.isReplaced(place.name, place.country))
      .filter((place) => this.isPlaceMeant(place, key, start, end));
    return this.withoutOvershadowed(places).map(toReading);
  }

  /** Also by a name without its word for city, where plainly a name: "Goyang" for Goyang-si. */
  private placesOf(key: string, start: number, end: number): Place[] {
    const { gazetteer } = this.knowledge;
    const places = gazetteer.find(key);
    if (places.length > 0 || !(this.isCapitalised(start, end) || this.hasPlaceKind(start, end)))
      return places;
    const cities = CITY_WORDS.flatMap((word) => gazetteer.find(`${key} ${word}`));
    // "Aarhus" and "Muenster" for letters that the table writes as Århus and Münster.
    const plain = key.replace(/aa/g, "a").replace(/([aou])e/g, "$1");
    if (cities.length > 0) return cities;
    return plain === key ? this.writtenApart(key) : gazetteer.find(plain);
  }

  /** "Chonburi" for Chon Buri. */
  private writtenApart(key: string): Place[] {
    if (key.includes(" ") || key.length < 2 * SHORTEST_PART) return [];
    const parts = Array.from({ length: key.length - 2 * SHORTEST_PART + 1 }, (_, at) => at + SHORTEST_PART);
    return parts.flatMap((at) => this.knowledge.gazetteer.find(`${key.slice(0, at)} ${key.slice(at)}`));
  }

  private isNameMeant(name: Name, key: string, start: number, end: number): boolean {
    const { names, lexicon } = this.knowledge;
    const isCountry = name.readings.some(({ type }) => type === "country");
    if (name.needsCapitals) {
      const isInCapitals = this.question.tokens
        .slice(start, end)
        .every(({ word }) => this.question.words[word]?.isUpperCase === true);
      return (isInCapitals && !this.isShouted) || this.isInPartnerPlace(start, end);
    }
    if (!names.everydayWords.has(key)) return true;
    if (this.isCapitalised(start, end)) return true;
    return !isCountry && this.hasPlaceKind(start, end) && !lexicon.ordinary.has(key);
  }

  /** "dengan as", "kota di us": an abbreviation in lower case, but not "with us" nor "a city as". */
  private isInPartnerPlace(start: number, end: number): boolean {
    const before = this.keyAt(start - 1);
    if (/^(?:city|state|county|company|university|town|government)$/.test(this.keyAt(end))) return true;
    if (before === "sama") return this.hasPartnerCue(start);
    return /^(?:dengan|ke|di|dari|negara|the|from|in)$/.test(before);
  }

  private hasPlaceKind(start: number, end: number): boolean {
    // The mayor's title and the like are no part of a name: "walikota aja" is no Aja.
    if (
      !/^(?:kota|kabupaten|provinsi|prefektur|distrik|of)$/.test(this.keyAt(start - 1)) &&
      this.keyAt(end) !== "city"
    )
      return false;
    const kind = this.kindAt(start, end);
    return kind === "municipality" || kind === "county" || kind === "province-or-state";
  }

  private isPlaceMeant(place: Place, key: string, start: number, end: number): boolean {
    const { names, lexicon } = this.knowledge;
    if (key.length < 3 && !this.isCapitalised(start, end)) return false;
    // "SIM" and "KTP" are abbreviations, whatever town has such a name.
    const word = this.question.words[this.question.tokens[start]?.word ?? 0];
    if (key.length <= 3 && word?.isUpperCase === true && !this.isShouted) return false;
    if (end - start === 1 && lexicon.vocabulary.has(key)) return false;
    if (/^(?:negara|country)$/.test(this.keyAt(start - 1))) return false;
    if (names.everydayWords.has(key) || (place.isWord && place.population < PROMINENT && !place.isCapital))
      return this.isCapitalised(start, end) || (this.hasPlaceKind(start, end) && !lexicon.ordinary.has(key));
    const isSmall = place.level === "municipality" && place.population < SMALL && !place.isCapital;
    if (place.isWord || isSmall)
      return this.isCapitalised(start, end) || this.hasPartnerCue(start) || this.isAlone(start);
    return true;
  }

  /** The first word of a question, capital or not: "Manila boleh?" */
  private isAlone(start: number): boolean {
    return start === 0;
  }

  /** Without villages and provinces beside a large city of the same name; never without a place whose country has no relations. */
  private withoutOvershadowed(places: readonly Place[]): Place[] {
    const largest = Math.max(0, ...places.map(({ population }) => population));
    const isProvinceMeant = largest < PROMINENT;
    const cities = new Set(places.flatMap(({ level, country }) => (level === "municipality" ? country : [])));
    return places.filter(
      (place) =>
        (place.level === "province-or-state" && (isProvinceMeant || cities.has(place.country))) ||
        place.isCapital ||
        (place.level === "municipality" && place.population * OVERSHADOWED >= largest) ||
        (this.knowledge.relations.get(place.country)?.status === "none" && largest < PROMINENT),
    );
  }
}

function toReading({ name, country, level }: Place): MentionReading {
  return { type: "place", name, country, level, isFromTable: true };
}
