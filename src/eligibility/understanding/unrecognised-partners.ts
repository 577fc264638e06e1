import type { Tokens } from "../../text/phrase-matcher.ts";
import { Context, type Knowledge, type Mention } from "./mentions.ts";
import type { SpellingTargets } from "./misspelt-names.ts";

/** Words in the place of a partner that name nothing known: misspellings, and what has to be asked about. */

export interface Stranger {
  readonly start: number;
  readonly end: number;
  /** What the words are a misspelling of; undefined where they are not recognised at all. */
  readonly mention: Mention | undefined;
}

export function unrecognisedPartners(
  knowledge: Knowledge,
  targets: SpellingTargets,
  question: Tokens,
  known: readonly Mention[],
): Stranger[] {
  const context = new Context(knowledge, question);
  const { tokens } = question;
  const isTaken = (index: number): boolean => known.some(({ start, end }) => start <= index && index < end);
  const strangers: Stranger[] = [];
  for (let start = 0; start < tokens.length; start++) {
    if (isTaken(start)) continue;
    const guess = misspelt(knowledge, targets, context, question, start);
    if (guess !== undefined && !isTaken(guess.end - 1)) {
      strangers.push({ start, end: guess.end, mention: guess });
      start = guess.end - 1;
    } else if (isStranger(knowledge, context, question, start)) {
      let end = start + 1;
      while (
        end < tokens.length &&
        !isTaken(end) &&
        question.words[tokens[end - 1]?.word ?? 0]?.endsPhrase !== true &&
        context.isCapitalised(start, end + 1)
      )
        end++;
      strangers.push({ start, end, mention: undefined });
      start = end - 1;
    }
  }
  const read = strangers.filter(({ mention, end }) => mention !== undefined && !isPlaceOf(end));
  // What is not recognised is asked about only where it would be the partner.
  return read.length > 0 || known.some(isForeign) ? read : strangers;

  /** "Kota Osaki, Jepang": a place that no list has, in a country that is named for certain. */
  function isPlaceOf(end: number): boolean {
    return known.some(
      (mention) =>
        isForeign(mention) &&
        mention.start >= end &&
        tokens.slice(end, mention.start).every(({ key }) => knowledge.lexicon.atWords.has(key)),
    );
  }
}

function isForeign({ readings }: Mention): boolean {
  return readings.some(({ type }) => type !== "domestic");
}

function misspelt(
  knowledge: Knowledge,
  targets: SpellingTargets,
  context: Context,
  question: Tokens,
  start: number,
): Mention | undefined {
  const { lexicon, wordsNearNames } = knowledge;
  const isOwnWord = (key: string): boolean =>
    lexicon.vocabulary.has(key) || wordsNearNames.has(key) || /\d/.test(key);
  for (const length of [2, 1]) {
    const part = question.tokens.slice(start, start + length);
    if (part.length < length) continue;
    if (part.some(({ key, stem }) => lexicon.vocabulary.has(key) || lexicon.vocabulary.has(stem))) continue;
    if (part.every(({ key, stem }) => isOwnWord(key) || isOwnWord(stem))) continue;
    const spellings =
      length === 2 ? [part.map(({ key }) => key).join(" ")] : [part[0]?.key ?? "", part[0]?.stem ?? ""];
    for (const spelling of new Set(spellings)) {
      const end = start + length;
      const nearest = targets.nearest(spelling, context.hasPartnerCue(start));
      const readings = nearest.flatMap((name) => readingsOf(knowledge, name));
      if (readings.length > 0)
        return { start, end, readings, kind: context.kindAt(start, end), isGuess: true };
    }
  }
  return undefined;
}

function readingsOf({ names, gazetteer }: Knowledge, name: string): Mention["readings"] {
  const listed = names.byKey.get(name);
  if (listed !== undefined) return listed.readings.map((reading) => ({ ...reading, isFromTable: false }));
  return gazetteer
    .find(name)
    .map(({ name, country, level }) => ({ type: "place", name, country, level, isFromTable: true }));
}

/** "dengan kota Wakanda", "negara Atlantis": a word no list knows, where only a partner's name can stand. */
function isStranger(
  { lexicon }: Knowledge,
  context: Context,
  { tokens, words }: Tokens,
  start: number,
): boolean {
  const token = tokens[start];
  if (token === undefined || lexicon.vocabulary.has(token.key) || lexicon.vocabulary.has(token.stem))
    return false;
  if (
    token.key.length < 3 ||
    token.key.endsWith("nya") ||
    /\d/.test(token.key) ||
    !(context.hasPartnerCue(start) || isCompanyWord(lexicon, tokens, start - 1))
  )
    return false;
  const isName = context.isCapitalised(start, start + 1) || words[token.word]?.isUpperCase === true;
  let at = start - 1;
  let isAfterKind = false;
  while (at >= 0 && lexicon.atWords.has(context.keyAt(at))) {
    isAfterKind ||= /^(?:kota|negara|provinsi|city|country|state|province|negeri|kabupaten|prefektur)$/.test(
      context.keyAt(at),
    );
    at--;
  }
  // "Dengan grup Zorblaxia": the kind stands between.
  while (isName && at >= 0 && isCompanyWord(lexicon, tokens, at)) at--;
  const isAfterWith = /^(?:dengan|sama|bersama|with)$/.test(context.keyAt(at));
  return isName
    ? isAfterKind || isAfterWith
    : isAfterKind && (isAfterWith || context.keyAt(start - 1) === "negara");
}

function isCompanyWord(lexicon: Knowledge["lexicon"], tokens: Tokens["tokens"], at: number): boolean {
  return lexicon.partnerKinds
    .matchesAt(tokens, at)
    .some(({ value, end }) => (value === "company" || value === "organisation") && end === at + 1);
}
