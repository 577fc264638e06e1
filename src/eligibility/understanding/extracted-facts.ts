import { type NamedSpan, type StatedFact, findSigns } from "./signs.ts";
import { type Match, type Tokens, longest, overlaps } from "../../text/phrase-matcher.ts";
import {
  type Ambiguity,
  type FactValue,
  type Facts,
  type Field,
  type Form,
  type Source,
  type SourcedFacts,
  factsSchema,
} from "../rules/facts.ts";
import { type FieldEntry, type Lexicon, toField, wordsBetween } from "./lexicon.ts";
import { findSteps } from "./procedure.ts";

/** What the words of a question say besides who is to cooperate: field, form, approvals, conditions. */

export interface Stated {
  readonly field: FieldEntry | undefined;
  readonly form: Form | undefined;
  /** A condition that is said to be broken, an approval or a step. */
  readonly facts: readonly StatedFact[];
  readonly sourced: SourcedFacts;
}

/** Day from which the division of affairs in fields.yaml is in force (UU 23/2014). */
const FIELDS = { file: "corpus/eligibility/fields.yaml", asOf: "2014-10-02" } as const;
const EXCEPTION = /^(?:kecuali|selain|tinggal|hanya|cuma|except|save|apart|besides|bar|only)$/;
/** Words between a denial and what it denies, and how many of them. */
const FILLER =
  /^(?:akan|saling|pernah|ikut|mau|ada|satu|pun|pihak|mereka|will|ever|side|party|partner|of|us|them|in|any|way|to)$/;
const FILLERS = 6;
const NEGATION = /^(?:tidak|bukan|neither|nobody|none|tanpa|jangan|not|no|without|never|belum)$/;

/** @param names token ranges that are names, in which no word stands for a field */
export function findStated(lexicon: Lexicon, question: Tokens, names: readonly NamedSpan[]): Stated {
  const { tokens } = question;
  const isFree = (match: Match<unknown>): boolean =>
    !names.some((name) => overlaps(match, name) && !(match.start < name.start && name.end <= match.end));
  const forms = longest(lexicon.formWords.matches(tokens).filter(isFree));
  const fieldMatches = lexicon.fieldWords.matches(tokens).filter(isFree);
  const formMatch = lexicon.forms.flatMap(
    (form) => forms.find((match) => match.value === form && !isBodyDenied(question, match)) ?? [],
  )[0];
  const posts = fieldMatches.some(({ value }) => value.form !== undefined);
  const form = posts ? "diplomatic-post" : formMatch?.value;
  const signs = [...findSigns(lexicon.signs, question, names), ...findSteps(lexicon.signs.steps, question)];
  const said = [...lexicon.statedFacts.matches(tokens), ...findRefusals(lexicon, question)]
    .filter(({ value }) => value.onlyWithForm === undefined || value.onlyWithForm === form)
    .filter((match) => !isNegated(question, match))
    .filter(
      ({ value, start, end }) =>
        value.is !== "refused" || !(isSupposed(question, start) || isUnopposed(question, end)),
    )
    .filter(({ value, ...match }) => !isOwn(value) || !isSpokenOf(lexicon, question, { value, ...match }));
  const statedMatches = [...longestOfEach(said), ...signs].sort(
    (a, b) => severityOf(a.value) - severityOf(b.value),
  );
  const fields = longest(fieldMatches.filter((match) => !forms.some((form) => contains(form, match)))).filter(
    (match) =>
      !statedMatches.some(
        (stated) =>
          stated.value.isSign !== true &&
          contains(stated, match) &&
          stated.value.fact.startsWith("conditions."),
      ),
  );
  const named = fields.filter(
    (match) => match.value.authority !== "central" || !isDeniedField(lexicon, question, match),
  );
  const cued = lexicon.fieldCue.matches(tokens);
  const isCued = (match: Match<FieldEntry>): boolean =>
    match.value.authority === "regional" &&
    cued.some(({ end }) => end <= match.start && match.start - end <= 1);
  // "Lembaga zakat di Jeddah, bidang pendidikan": what the partner is, beside the field that is named as one.
  const isOfPartner = ({ value, start }: Match<FieldEntry>): boolean =>
    value.affair === "religion" &&
    named.some(isCued) &&
    lexicon.partnerKinds.matches(tokens).some((kind) => kind.end === start);
  const meant = named.filter(
    (match) =>
      match.value.authority !== "central" || !(isOfPartner(match) || isSpokenOf(lexicon, question, match)),
  );
  const ranked = meant.length > 0 ? meant : named;
  const field = ranked.find(({ value }) => value.authority === "central") ?? ranked[0];
  const unknown =
    field?.value.authority === "central"
      ? undefined
      : unknownActivity(lexicon, question, names, form, field !== undefined);
  const isScience = fields.some(({ value }) => value.science);
  const sourced = sourcedOf(question, field, form, formMatch, statedMatches, isScience);
  return {
    field: field?.value,
    form,
    facts: statedMatches.map(({ value }) => value),
    sourced: unknown === undefined ? sourced : { ...sourced, ambiguities: [unknown] },
  };
}

/** What is stated last counts: a bar after a doubt, a doubt after what is in order, a refusal after all. */
const FROM_THE_BEST: readonly FactValue[] = [true, "given", "unknown", false, "not-yet", "refused"];

function severityOf({ fact, is }: StatedFact): number {
  return fact === "directForeignLoan" || fact === "directForeignGrant" ? 0 : FROM_THE_BEST.indexOf(is);
}

/** A condition that is said to be broken: "does that count as interference?" only asks. */
function isOwn({ fact, is }: StatedFact): boolean {
  return fact.startsWith("conditions.") && is === false;
}

/** Two matches of the same fact over the same words: the longer one, so that "belum disetujui" is not "disetujui". */
function longestOfEach(matches: readonly Match<StatedFact>[]): Match<StatedFact>[] {
  const byFact = new Map<string, Match<StatedFact>[]>();
  for (const match of matches) byFact.set(match.value.fact, [...(byFact.get(match.value.fact) ?? []), match]);
  return [...byFact.values()].flatMap((ofFact) => longest(ofFact));
}

function contains(outer: Match<unknown>, inner: Match<unknown>): boolean {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  );
}

/** "tidak mendukung separatis" says nothing bad, "belum disetujui DPRD" nothing good. */
function isNegated({ tokens }: Tokens, { value, start, end }: Match<StatedFact>): boolean {
  const keyAt = (index: number): string => tokens[index]?.key ?? "";
  // "boleh tidak" and "bisa ga" ask; they deny nothing.
  const isBefore = (test: (key: string) => boolean): boolean =>
    [start - 1, start - 2].some((at) => test(keyAt(at)) && !/^(?:boleh|bisa|dapat)/.test(keyAt(at - 1)));
  if (isBefore((key) => value.exceptAfter?.includes(key) === true)) return true;
  // "Semua syarat terpenuhi kecuali satu": not all at once then.
  if (Object.keys(value.sets).length > 0 && [end, end + 1, end + 2].some((at) => EXCEPTION.test(keyAt(at))))
    return true;
  if (!value.fact.startsWith("conditions.")) return false;
  // "Neither side will ever interfere", "tidak akan saling mencampuri".
  let at = start - 1;
  while (at > start - FILLERS && FILLER.test(keyAt(at))) at--;
  if (at < start - 2 && NEGATION.test(keyAt(at)) && !/^(?:boleh|bisa|dapat)/.test(keyAt(at - 1))) return true;
  return isBefore((key) => NEGATION.test(key));
}

/** "Tanpa kantor di sana", "tidak membuka kantor": no body abroad is founded. */
function isBodyDenied({ tokens }: Tokens, { value, start }: Match<Form>): boolean {
  const keyAt = (index: number): string => tokens[index]?.key ?? "";
  return (
    value === "body-abroad" &&
    [start - 1, start - 2].some(
      (at) => NEGATION.test(keyAt(at)) && !/^(?:boleh|bisa|dapat)/.test(keyAt(at - 1)),
    )
  );
}

/** How many words may stand between a denial and the affair that it denies. */
const DENIAL_REACH = 4;

/** "Bukan mengatur urusan agama": the affair is named only to say that it is none. */
function isDeniedField(lexicon: Lexicon, { tokens, words }: Tokens, { start }: Match<FieldEntry>): boolean {
  for (let at = start - 1; at >= Math.max(0, start - DENIAL_REACH); at--) {
    const token = tokens[at];
    if (token === undefined || words[token.word]?.endsPhrase === true) return false;
    if (/^(?:tidak|bukan|tanpa|not|no|without)$/.test(token.key))
      return !/^(?:boleh|bisa|dapat|apa|apakah|atau|is|are|may|can|why|kenapa|mengapa)/.test(
        tokens[at - 1]?.key ?? "",
      );
    if (lexicon.aboutField.endAt(tokens, at) !== at + 1) return false;
  }
  return false;
}

/** "Apakah ini termasuk keamanan?", "they say fiscal matters are central": spoken of, beside what is to be done. */
function isSpokenOf(lexicon: Lexicon, { tokens }: Tokens, { start, end }: Match<unknown>): boolean {
  const isFiller = (from: number, to: number): boolean =>
    to - from <= 2 &&
    tokens.slice(from, to).every((_, at) => lexicon.aboutField.endAt(tokens, from + at) > 0);
  return (
    lexicon.countingAs.matches(tokens).some((match) => match.end <= start && isFiller(match.end, start)) ||
    lexicon.saidCentral.matches(tokens).some((match) => match.start >= end && match.start - end <= 1)
  );
}

function sourcedOf(
  question: Tokens,
  field: Match<FieldEntry> | undefined,
  form: Form | undefined,
  formMatch: Match<Form> | undefined,
  stated: readonly Match<StatedFact>[],
  isScience: boolean,
): SourcedFacts {
  const plain: Record<string, FactValue | Field> = {};
  const conditions: Record<string, FactValue> = {};
  const partner: Record<string, FactValue> = {};
  const sources: Record<string, Source> = {};
  const said = ({ start, end }: { start: number; end: number }): Source => ({
    type: "question",
    words: wordsBetween(question, start, end),
  });
  const state = (path: string, value: FactValue, source: Source): void => {
    const [step, name] = path.split(".");
    if (step === "conditions" && name !== undefined) conditions[name] = value;
    else if (step === "partner" && name !== undefined) partner[name] = value;
    else plain[path] = value;
    sources[path] = source;
  };
  for (const match of stated) {
    const source = said(match);
    for (const [path, value] of Object.entries({ [match.value.fact]: match.value.is, ...match.value.sets }))
      state(path, value, source);
    // Of a body abroad the central government's answer is the Minister's consideration.
    if (match.value.fact === "centralApproval" && form === "body-abroad")
      state("ministerConsideration", match.value.is, source);
  }
  if (form !== undefined) {
    const from = formMatch?.value === form ? formMatch : field;
    if (from !== undefined) state("form", form, said(from));
  }
  if (field !== undefined) {
    // "Universitas di Kyoto soal riset padi": in whatever field, it is science as well.
    plain["field"] = { ...toField(field.value), isScience };
    sources["field.id"] = said(field);
    sources["field.authority"] = { type: "data", ...FIELDS };
  }
  const facts: Facts = factsSchema.parse({
    ...plain,
    ...(Object.keys(conditions).length > 0 && { conditions }),
    ...(Object.keys(partner).length > 0 && { partner }),
  });
  return { facts, sources, readings: [], ambiguities: [] };
}

/**
 * Who refused, in whatever order and words it is said: "sudah diajukan ke Kemendagri, tetapi ditolak", "the council
 * voted it down".
 */

/** How many words may stand between the one who decides and the decision. */
const ACTOR_REACH = 6;
const ASKED = /^(?:boleh|bisa|dapat|bisakah|bolehkah|dapatkah|berhak|can|may|could|if)$/;
const SUPPOSED = /^(?:unless|if|kalau|jika|bila|apabila|andai|seandainya|selama|asal|asalkan|kecuali)$/;
const OPPOSED = /^(?:keberatan|menolak|tolak|nolak|menentang|refus|reject|object)/;
const NOT_REFUSED = /^(?:tidak|bukan|tanpa|jangan|not|no|never|tidakkah)$/;

export function findRefusals(lexicon: Lexicon, question: Tokens): Match<StatedFact>[] {
  const { tokens } = question;
  const actors = lexicon.approvers.matches(tokens);
  if (actors.length === 0) return [];
  return lexicon.refusals.matches(tokens).flatMap((match) => {
    const { start, end } = match;
    const before = tokens[start - 1]?.key ?? "";
    // "boleh menolak" asks whether it may be refused; "tidak menolak" says that it was not.
    if (ASKED.test(before) || NOT_REFUSED.test(before)) return [];
    if (isSupposed(question, start)) return [];
    const actor = nearest(actors, match);
    if (actor === undefined || apart(actor, match) > ACTOR_REACH) return [];
    const value: StatedFact = { fact: actor.value, is: "refused", words: [], sets: {} };
    const span = { start: Math.min(start, actor.start), end: Math.max(end, actor.end) };
    return [{ value, ...span, weight: actor.weight + match.weight }];
  });
}

/** "Unless the DPRD objects", "kalau DPRD menolak": said of what may come. */
function isSupposed({ tokens, words }: Tokens, at: number): boolean {
  for (let from = at - 1; from >= 0 && words[tokens[from]?.word ?? 0]?.endsPhrase !== true; from--)
    if (SUPPOSED.test(tokens[from]?.key ?? "")) return true;
  return false;
}

/** "DPRD tidak keberatan". */
function isUnopposed({ tokens }: Tokens, end: number): boolean {
  return OPPOSED.test(tokens[end - 1]?.key ?? "") && NOT_REFUSED.test(tokens[end - 2]?.key ?? "");
}

function nearest<T>(actors: readonly Match<T>[], decision: Match<unknown>): Match<T> | undefined {
  const [first] = [...actors].sort((a, b) => apart(a, decision) - apart(b, decision));
  return first;
}

function apart(a: Match<unknown>, b: Match<unknown>): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}

/**
 * What is to be done, in words that no list has. A yes to something that was not understood could be a yes to what is
 * kept for the state, so it is asked about.
 */

/** How far after "untuk" the activity may be named. */
const ACTIVITY_REACH = 4;
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
    for (let from = start; from < Math.min(start + ACTIVITY_REACH, tokens.length); from++) {
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
