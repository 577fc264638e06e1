import type { Ambiguity, Form } from "./facts.ts";
import type { Lexicon, Tokens } from "./lexicon.ts";
import { wordsBetween } from "./lexicon.ts";

/**
 * What is to be done, in words that no list has. A yes to something that was not understood could be a yes to what is
 * kept for the state, so it is asked about.
 */

/** How far after "untuk" the activity may be named. */
const REACH = 4;
const VERB = /^(?:me[mnlrwy]|ber|di[b-df-hj-np-t]|nge|ny)[a-z]{3,}|(?:ing|ise|ize|ify)$/;
const DOER =
  /^(?:we|city|province|regency|government|mayor|governor|regent|to|kota|pemkot|pemkab|pemprov|pemda|bupati|gubernur|walikota|wali|kami|kita|boleh|bolehkah|bisa)$/;

export function unknownActivity(
  lexicon: Lexicon,
  question: Tokens,
  names: readonly { readonly start: number; readonly end: number }[],
  form: Form | undefined,
  isFieldKnown: boolean,
): Ambiguity | undefined {
  const { tokens, words } = question;
  const isUnknown = (at: number): boolean => {
    const token = tokens[at];
    if (token === undefined || token.key.length < 3 || /\d/.test(token.key)) return false;
    const isKnown = [token.key, token.stem].some(
      (key) => lexicon.vocabulary.has(key) || lexicon.common.has(key),
    );
    return !isKnown && !names.some(({ start, end }) => start <= at && at < end);
  };
  const endsPhrase = (at: number): boolean => words[tokens[at]?.word ?? 0]?.endsPhrase === true;
  for (let at = 0; at < tokens.length && !isFieldKnown; at++) {
    const field = lexicon.fieldCue.endAt(tokens, at);
    const start = Math.max(field, lexicon.purpose.endAt(tokens, at));
    if (start < 0) continue;
    for (let from = start; from < Math.min(start + REACH, tokens.length); from++) {
      if (isUnknown(from)) return asked(from);
      if (endsPhrase(from)) break;
    }
  }
  const isNamed =
    isFieldKnown ||
    form !== undefined ||
    lexicon.cooperation.matches(tokens).length > 0 ||
    lexicon.partnerKinds.matches(tokens).some(({ value }) => value === "company");
  const sentenceOf = (at: number): number => words[tokens[at]?.word ?? 0]?.sentence ?? 0;
  const asking = new Set(lexicon.permission.matches(tokens).map(({ start }) => sentenceOf(start)));
  const isAsked = (at: number): boolean => asking.size === 0 || asking.has(sentenceOf(at));
  const first = tokens.findIndex(
    (_, at) => isAsked(at) && isUnknown(at) && (isNamed ? isDone(at) : isDone(at) || isDeed(at)),
  );
  return first < 0 ? undefined : asked(first);

  /** A verb by its prefix, or by the one who does it. */
  function isDeed(at: number): boolean {
    const word = words[tokens[at]?.word ?? 0];
    const isName = word?.isCapitalised === true && !word.startsSentence;
    return VERB.test(tokens[at]?.key ?? "") || (!isName && DOER.test(tokens[at - 1]?.key ?? ""));
  }

  /** What is bought, made, opened; in a known field only what is issued or decreed. */
  function isDone(at: number): boolean {
    const verbs = isFieldKnown ? [lexicon.issuing] : [lexicon.acts, lexicon.doing, lexicon.issuing];
    return [at - 1, at - 2].some(
      (before) => before >= 0 && verbs.some((verb) => verb.endAt(tokens, before) > 0),
    );
  }

  function asked(start: number): Ambiguity {
    let end = start + 1;
    while (isUnknown(end) && !endsPhrase(end - 1)) end++;
    return { about: "field", words: wordsBetween(question, start, end), isGuess: false, candidates: [] };
  }
}
