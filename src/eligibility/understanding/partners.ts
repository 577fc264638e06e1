import type { PatternIndex, Tokens } from "../../text/phrase-matcher.ts";
import type { Ambiguity, Candidate, Partner, Reading, SourcedFacts } from "../rules/facts.ts";
import { type Lexicon, wordsBetween } from "./lexicon.ts";
import { homeFacts } from "./home-region.ts";
import { type Knowledge, type Mention, type MentionReading, findMentions } from "./mentions.ts";
import { byCountry, kindOnly, partnerCandidate } from "./partner-facts.ts";
import { unrecognisedPartners } from "./unrecognised-partners.ts";
import type { NamedSpan } from "./signs.ts";
import type { SpellingTargets } from "./misspelt-names.ts";

/** Who is to cooperate with whom: the partners and the home region that a question names. */

export interface Parties {
  /** One entry a partner, each with facts of the partner alone. */
  readonly partners: readonly SourcedFacts[];
  readonly home: SourcedFacts;
  /** Token ranges of names, where no word stands for a field. */
  readonly spans: readonly NamedSpan[];
  /** The partner is only a kind, such as "perusahaan asing". */
  readonly isKindOnly: boolean;
}

export function findParties(knowledge: Knowledge, targets: SpellingTargets, question: Tokens): Parties {
  const { lexicon } = knowledge;
  const all = findMentions(knowledge, question);
  const meant = all.filter(
    (mention, at) =>
      isPartnerMention(lexicon, question, mention) &&
      !(at + 1 < all.length && isTakenBack(lexicon, question.tokens, mention.end)),
  );
  const plannedWith = meant.filter((mention) => !isDeniedPlan(lexicon, question, mention));
  const isAnyPlanned = plannedWith.some((mention) => !isDomestic(mention));
  const named = isAnyPlanned ? plannedWith : meant;
  const [leading] = named.filter((mention) => !isDomestic(mention));
  // "Xiamen, yang berhadapan dengan Taiwan": where the partner lies, once it is named.
  const asked = named.filter(
    (mention) =>
      isDomestic(mention) ||
      leading === undefined ||
      leading === mention ||
      !isBeside(lexicon, question.tokens, mention),
  );
  const outside = merge(
    knowledge,
    question,
    asked.filter((mention) => !isDomestic(mention)),
  );
  const abroad = outside.filter((mention) => !isAtHome(mention));
  // A company or university of Indonesia is asked about where nobody abroad is.
  const foreign = abroad.length > 0 ? abroad : outside;
  const strangers = unrecognisedPartners(knowledge, targets, question, all);
  const domestic = assignRoles(
    lexicon,
    question,
    asked.filter(isDomestic),
    foreign.length + strangers.length > 0,
  );
  const inOrder = [...foreign, ...domestic.partners].sort((a, b) => a.start - b.start);
  const partners = inOrder.map((mention) => partnerFacts(knowledge, question, mention));
  for (const { start, end, mention } of strangers)
    partners.push(
      mention === undefined
        ? notRecognised(wordsBetween(question, start, end))
        : partnerFacts(knowledge, question, mention),
    );
  const kind = partners.length === 0 ? partnerKindAlone(lexicon, question) : undefined;
  const spans = [
    ...all.map((mention) => ({
      start: mention.start,
      end: mention.end,
      isForeign: !isDomestic(mention) && !isAtHome(mention),
    })),
    ...strangers.map(({ start, end }) => ({ start, end, isForeign: true })),
  ];
  return {
    partners: kind === undefined ? distinct(partners) : [kind],
    home: homeFacts(lexicon, question, domestic.home, spans),
    spans,
    isKindOnly: kind !== undefined,
  };
}

/** An organisation in Indonesia. */
function isAtHome({ readings }: Mention): boolean {
  return readings.some((reading) => reading.type === "organisation" && reading.kind === "indonesian-region");
}

function isDomestic(mention: Mention): boolean {
  return mention.readings.some(({ type }) => type === "domestic");
}

/** Neither "bukan Israel" nor "bahasa Jepang" names a partner. */
function isPartnerMention(lexicon: Lexicon, { tokens, words }: Tokens, { start, end }: Mention): boolean {
  if (lexicon.aboutBefore.has(tokens[start - 1]?.key ?? "")) return false;
  if (lexicon.aboutAfter.has(tokens[end]?.key ?? "")) return false;
  // "Israel tidak, tapi Yordania boleh?"
  const after = tokens[end];
  if (
    /^(?:tidak|jangan|bukan|no|not)$/.test(after?.key ?? "") &&
    words[after?.word ?? 0]?.endsPhrase === true
  )
    if (/^(?:tetapi|but|kalau|melainkan|tapi)$/.test(tokens[end + 1]?.key ?? "")) return false;
  for (let from = Math.max(0, start - 3); from < start; from++) {
    // "bukankah Israel boleh" asks about Israel.
    if (tokens[from]?.key.endsWith("kah") === true) continue;
    if (
      tokens[from]?.key === "not" &&
      /^(?:is|are|was|can|do|does|should|could|would)$/.test(tokens[from - 1]?.key ?? "")
    )
      continue;
    // "Tainan, eh bukan, Taishan": what is taken back went before.
    if (tokens[from - 1]?.key === "eh") continue;
    const stop = lexicon.notWords.endAt(tokens, from);
    const between = tokens.slice(stop, start);
    if (
      stop > 0 &&
      stop <= start &&
      between.every(({ key }) => lexicon.withWords.has(key) || lexicon.atWords.has(key))
    )
      return false;
  }
  return true;
}

/** "Tidak berniat bekerja sama dengan Israel; mitranya Amman": denied with the wish, where another partner is meant. */
function isDeniedPlan(lexicon: Lexicon, { tokens, words }: Tokens, { start }: Mention): boolean {
  const says = (index: PatternIndex<unknown>, at: number): boolean => index.endAt(tokens, at) > at;
  for (let at = start - 1; at >= Math.max(0, start - DENIAL_REACH); at--) {
    const { key = "", word = 0 } = tokens[at] ?? {};
    if (words[word]?.endsPhrase === true) return false;
    if (/^(?:tidak|bukan|batal|tanpa|not|never|without)$/.test(key)) return true;
    const isFiller =
      lexicon.withWords.has(key) ||
      lexicon.atWords.has(key) ||
      /^(?:jadi|pernah|lagi|any|ada)$/.test(key) ||
      [lexicon.intention, lexicon.cooperation].some((index) => says(index, at) || says(index, at - 1));
    if (!isFiller) return false;
  }
  return false;
}

/** How many words before a partner's name may deny the plan with it. */
const DENIAL_REACH = 8;

function isBeside(lexicon: Lexicon, tokens: Tokens["tokens"], { start }: Mention): boolean {
  return lexicon.besideName
    .matches(tokens)
    .some(
      ({ end }) =>
        end <= start &&
        start - end <= 2 &&
        tokens.slice(end, start).every(({ key }) => lexicon.atWords.has(key) || lexicon.withWords.has(key)),
    );
}

/** "Taipan, eh maksud saya Nagoya": what was said by mistake. */
function isTakenBack(lexicon: Lexicon, tokens: Tokens["tokens"], end: number): boolean {
  return [end, end + 1].some((at) => at < tokens.length && lexicon.takingBack.endAt(tokens, at) > 0);
}

/** "Suwon, Korea Selatan", "Taipei di Taiwan", "kota Victoria di Australia": one partner, the narrower with the wider. */
function merge(knowledge: Knowledge, question: Tokens, mentions: readonly Mention[]): Mention[] {
  const merged: Mention[] = [];
  for (const next of mentions) {
    const last = merged.at(-1);
    const together = last === undefined ? undefined : joined(knowledge.lexicon, question, last, next);
    if (together === undefined) merged.push(next);
    else merged.splice(-1, 1, together);
  }
  return merged;
}

function joined(lexicon: Lexicon, question: Tokens, a: Mention, b: Mention): Mention | undefined {
  const between = question.tokens.slice(a.end, b.start);
  if (between.length > 3 || !between.every(({ key }) => lexicon.atWords.has(key))) return undefined;
  const span = { start: a.start, end: b.end, kind: a.kind, isGuess: false };
  const countries = new Set(b.readings.map(countryOf));
  const inside = a.readings.filter((reading) => countries.has(countryOf(reading)));
  const isWider = b.readings.every(({ type }) => type === "country" || type === "region") || isProvince(b);
  if (a.readings.every(({ type }) => type === "country") && !isAmbiguous(a)) {
    const within = b.readings.filter((reading) => reading.type === "place" && inside.length > 0);
    return within.length > 0 ? { ...span, kind: b.kind, readings: within } : undefined;
  }
  if (!isWider) return undefined;
  const name = wordsBetween(question, a.start, a.end);
  const asPlaces = (readings: readonly MentionReading[]): MentionReading[] =>
    readings.map((reading) =>
      reading.type === "country"
        ? { type: "place", name, country: reading.code, level: undefined, isFromTable: false }
        : reading,
    );
  if (inside.length > 0) return { ...span, readings: asPlaces(inside) };
  if (between.length === 0 || a.readings.some(({ type }) => type === "organisation")) return undefined;
  // A place of that name in a country where none is known: the country is what was said for certain.
  return {
    ...span,
    readings: asPlaces(b.readings).map((reading) => ({ ...reading, name }) as MentionReading),
  };
}

function isProvince(mention: Mention): boolean {
  return mention.readings.some(
    (reading) => reading.type === "place" && reading.level === "province-or-state",
  );
}

function isAmbiguous(mention: Mention): boolean {
  return new Set(mention.readings.map(countryOf)).size > 1;
}

function countryOf(reading: MentionReading): string | undefined {
  if (reading.type === "country") return reading.code;
  if (reading.type === "region") return reading.state;
  return reading.type === "domestic" ? "ID" : reading.country;
}

interface DomesticRoles {
  readonly home: Mention | undefined;
  readonly partners: readonly Mention[];
}

/** The first Indonesian region is the one that asks; one after "dengan" is the partner, or one after "dan" where no other is. */
function assignRoles(
  lexicon: Lexicon,
  { tokens }: Tokens,
  mentions: readonly Mention[],
  hasForeign: boolean,
): DomesticRoles {
  const before = ({ start }: Mention): string => {
    let at = start - 1;
    while (
      at > 0 &&
      (lexicon.atWords.has(tokens[at]?.key ?? "") ||
        /^(?:pem|kab|prov)/.test(tokens[at]?.key ?? "") ||
        lexicon.partnerKinds
          .matchesAt(tokens, at)
          .some(({ value, end }) => value === "company" && end === at + 1))
    )
      at--;
    return tokens[at]?.key === "sama" && /^(?:be)?kerja$/.test(tokens[at - 1]?.key ?? "")
      ? ""
      : (tokens[at]?.key ?? "");
  };
  const isAfterWith = (mention: Mention): boolean =>
    /^(?:dengan|sama|bersama|with|ke|kepada)$/.test(before(mention));
  const first = mentions.find((mention) => !isAfterWith(mention));
  const others = mentions.filter((mention) => mention !== first && !isSameRegion(first, mention));
  const withOne = others.filter(isAfterWith);
  const andOne = hasForeign
    ? []
    : others.filter((mention) => /^(?:dan|and|atau|or|serta)$/.test(before(mention)));
  if (hasForeign) return { home: first ?? mentions[0], partners: first === undefined ? [] : withOne };
  return { home: first, partners: withOne.length > 0 ? withOne : andOne };
}

/** The region that asks, named again. "Kota Malang" and "Kabupaten Malang" are two. */
function isSameRegion(home: Mention | undefined, { readings: [reading], kind }: Mention): boolean {
  const [own] = home?.readings ?? [];
  return (
    own?.type === "domestic" &&
    reading?.type === "domestic" &&
    own.name === reading.name &&
    (kind === undefined || kind === home?.kind)
  );
}

function partnerFacts(knowledge: Knowledge, question: Tokens, mention: Mention): SourcedFacts {
  const words = wordsBetween(question, mention.start, mention.end);
  const candidates = byCountry(
    mention.readings.map((reading) => partnerCandidate(knowledge, reading, mention.kind, words)),
  );
  const [only] = candidates;
  const isFormer = mention.readings.some((reading) => reading.type === "country" && reading.isFormer);
  const readings: Reading[] =
    only !== undefined && candidates.length === 1 && (mention.isGuess || isFormer)
      ? [{ about: "partner", words, readAs: only.label, isGuess: mention.isGuess }]
      : [];
  if (only !== undefined && candidates.length === 1 && !mention.isGuess)
    return { facts: { partner: only.value }, sources: only.sources, readings, ambiguities: [] };
  return { facts: {}, sources: {}, readings, ambiguities: [doubt(words, mention.isGuess, candidates)] };
}

function doubt(words: string, isGuess: boolean, candidates: readonly Candidate<Partner>[]): Ambiguity {
  return { about: "partner", words, isGuess, candidates };
}

function notRecognised(words: string): SourcedFacts {
  return { facts: {}, sources: {}, readings: [], ambiguities: [doubt(words, false, [])] };
}

/** The same partner named twice is one. */
function distinct(partners: readonly SourcedFacts[]): SourcedFacts[] {
  const seen = new Set<string>();
  return partners.filter(({ facts, ambiguities }) => {
    const key = JSON.stringify([facts.partner, ambiguities.map(({ words }) => words.toLowerCase())]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** "dengan perusahaan asing", "with a foreign province": a kind in the place of the partner. */
function partnerKindAlone(lexicon: Lexicon, question: Tokens): SourcedFacts | undefined {
  const { tokens } = question;
  for (let at = 1; at < tokens.length; at++) {
    const before = tokens[at - 1]?.key ?? "";
    const isAfterWith =
      /^(?:dengan|sama|bersama|with|gandeng|menggandeng|mengajak|ajak|dari|from)$/.test(before) &&
      !/^(?:be)?kerja$/.test(tokens[at - 2]?.key ?? "");
    if (!isAfterWith) continue;
    const start = /^(?:a|an|the|foreign|sebuah|suatu)$/.test(tokens[at]?.key ?? "") ? at + 1 : at;
    const from = /^(?:foreign|overseas)$/.test(tokens[start]?.key ?? "") ? start + 1 : start;
    const [match] = lexicon.partnerKinds.matchesAt(tokens, from).sort((a, b) => b.end - a.end);
    const isAbroad = lexicon.abroad.matches(tokens).length > 0;
    if (
      match === undefined ||
      (!isAbroad && match.value !== "organisation" && match.value !== "province-or-state")
    )
      continue;
    const partner = kindOnly(match.value);
    const source = { type: "question", words: wordsBetween(question, from, match.end) } as const;
    return { facts: { partner }, sources: { partner: source }, readings: [], ambiguities: [] };
  }
  return undefined;
}
