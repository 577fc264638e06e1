import { compareWordings, hasChange } from "../../law/corpus/comparison.ts";
import type { Citation, Resolution } from "../../law/citations/types.ts";
import { resolveCitation } from "../../law/citations/resolving.ts";
import { penjelasanId, regulationOf } from "../../law/provision-id.ts";
import { startOf } from "../../law/corpus/register.ts";
import { newestOf } from "../../law/corpus/versions.ts";
import { wordingOn, wordingsOf } from "../../law/corpus/wordings.ts";
import type { Answer, Block, Suggestion } from "../answer.ts";
import { citationAnswer, quotedAnswer } from "./citation.ts";
import { clarification, closing } from "./extractive-answer.ts";
import type { DaysAsked, TimeAsked } from "../../law/citations/days.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import { type Frame, changeOf, citationFor, dayBefore, frameOn, labelOf } from "../presentation/sources.ts";
import { formatDate } from "../../platform/dates.ts";

/** Look-ups of a day, and of two days against each other. */

/**
 * @param asked the days that the question names
 * @param citations as read from its other words, at least one with a path
 * @param discussed as for `citationAnswer`
 */
export function lookUpAnswer(
  frame: Frame,
  question: string,
  asked: DaysAsked,
  citations: readonly Citation[],
  discussed: string | null,
): Answer {
  const phrases = phrasesFor(frame.language);
  const { times, impossible, asksChange } = asked;
  if (impossible !== null) return clarification(frame, question, phrases.noSuchDay(impossible));
  const [citation, ...others] = citations;
  const id = citation === undefined || others.length > 0 ? null : meantBy(frame, citation, discussed);
  if (id !== null && (asksChange || times.length > 1)) return changeAnswer(frame, question, id, times);
  const [time] = times;
  if (time === undefined) return citationAnswer(frame, question, citations, discussed);
  const day = time.to > frame.asOf ? frame.asOf : time.to;
  if (time.from > frame.asOf) {
    const said: Block = { type: "paragraph", text: phrases.dayToCome(whole(frame, time)) };
    return citationAnswer(frame, question, citations, discussed, [said]);
  }
  if (id !== null && time.from !== time.to) {
    const choice = severalIn(frame, question, id, { ...time, to: day });
    if (choice !== null) return choice;
  }
  return citationAnswer(frameOn(frame, day), question, citations, discussed);
}

/** The provision that a citation names, on whatever day it existed. */
function meantBy(frame: Frame, citation: Citation, discussed: string | null): string | null {
  const read = (resolution: Resolution): string | null =>
    resolution.type === "found"
      ? resolution.id
      : resolution.type === "does-not-exist" && wordingsOf(frame.corpus, resolution.wanted).length > 0
        ? resolution.wanted
        : null;
  return (
    read(resolveCitation(frame.corpus, citation, discussed)) ??
    read(resolveCitation(newestOf(frame.corpus), citation, discussed))
  );
}

/** A month or year in which the wording changed: which day is asked back. */
function severalIn(frame: Frame, question: string, id: string, { text, from, to }: TimeAsked): Answer | null {
  const { corpus, language } = frame;
  const phrases = phrasesFor(language);
  const wordings = wordingsOf(corpus, id).filter(
    ({ since, until }) => (since === null || since <= to) && (until === null || until > from),
  );
  if (wordings.length < 2) return null;
  const changes = wordings.flatMap(({ since }) => (since === null || since <= from ? [] : [since]));
  const days = changes.map((since) => formatDate(since, language)).join(", ");
  const suggestions = wordings.map(({ since, until }): Suggestion => {
    const [label, asOf] =
      since === null || since <= from
        ? [phrases.wordingBefore(formatDate(until ?? to, language)), dayBefore(until ?? to)]
        : [phrases.wordingSince(formatDate(since, language)), since];
    return { label, request: { type: "provision", id, asOf } };
  });
  return {
    ...clarification(frame, question, phrases.whichDay(text, labelOf(frame, id), days)),
    suggestions,
    discussed: id,
  };
}

function changeAnswer(frame: Frame, question: string, id: string, times: readonly TimeAsked[]): Answer {
  const phrases = phrasesFor(frame.language);
  const today = frame.asOf;
  const days = times.map(({ text, to }) => (text === "" || to > today ? today : to)).sort();
  const toCome = times.find(({ from }) => from > today);
  const before: Block[] =
    toCome === undefined ? [] : [{ type: "paragraph", text: phrases.dayToCome(whole(frame, toCome)) }];
  const [first, last = today] = days;
  if (first !== undefined) return comparisonAnswer(frame, question, id, first, last, before);
  const since = wordingOn(frame.corpus, id, today)?.version?.since ?? lastChange(frame, id);
  if (since !== null) return comparisonAnswer(frame, question, id, dayBefore(since), today, before);
  return quotedAnswer(
    frame,
    question,
    [id],
    [{ type: "paragraph", text: phrases.neverChanged(labelOf(frame, id)) }],
  );
}

/** Of a provision that is there no longer. */
function lastChange(frame: Frame, id: string): string | null {
  return (
    wordingsOf(frame.corpus, id).findLast(({ until }) => until !== null && until <= frame.asOf)?.until ?? null
  );
}

/**
 * What changed in a provision, and in its penjelasan, between two days.
 * @param from ISO date, as `to`, which is the later one
 */
export function comparisonAnswer(
  frame: Frame,
  question: string,
  id: string,
  from: string,
  to: string,
  before: readonly Block[] = [],
): Answer {
  const phrases = phrasesFor(frame.language);
  const [old, now] = [frameOn(frame, from), frameOn(frame, to)];
  const nameOf = (day: string): string =>
    day === (frame.today ?? frame.asOf) ? phrases.today : formatDate(day, frame.language);
  const label = labelOf(frame, id);
  const changed = [id, penjelasanId(id)].filter((one) =>
    hasChange(compareWordings(old.corpus, now.corpus, one)),
  );
  const start = actStart(frame, id);
  const said =
    start !== null && from < start
      ? phrases.actNotYet(labelOf(frame, regulationOf(id)), nameOf(from), formatDate(start, frame.language))
      : changed.length === 0
        ? phrases.sameWords(label, nameOf(from), nameOf(to))
        : phrases.compared(label, nameOf(from), nameOf(to));
  const shown = start !== null && from < start ? [] : changed;
  const quoted = [now, old].filter(({ corpus }) => shown.length > 0 && corpus.provisions.has(id));
  const by = wordingsOf(frame.corpus, id).flatMap(({ since, version }) =>
    version !== null && since !== null && since > from && since <= to
      ? [phrases.changedBy(label, formatDate(since, frame.language), changeOf(frame, version))]
      : [],
  );
  return {
    question,
    language: frame.language,
    kind: quoted.length > 0 || changed.length === 0 ? "citation" : "refusal",
    verdict: null,
    checks: [],
    citations: quoted.map((one) => citationFor(one, id)),
    retrieved: [],
    blocks: [
      ...before,
      { type: "paragraph", text: said },
      ...shown.map((provision): Block => ({ type: "comparison", provision, from, to })),
      ...by.map((text): Block => ({ type: "notice", tone: "status", text })),
      ...closing(frame),
    ],
    suggestions: quoted.map((one): Suggestion => ({
      label:
        one.today === undefined
          ? phrases.wordingNow
          : phrases.wordingOn(formatDate(one.asOf, frame.language)),
      request: { type: "provision", id, ...(one.today === undefined ? {} : { asOf: one.asOf }) },
    })),
    discussed: id,
  };
}

function actStart(frame: Frame, id: string): string | null {
  const regulation = frame.corpus.regulations.get(regulationOf(id));
  return regulation === undefined ? null : startOf(regulation);
}

function whole(frame: Frame, { text, from, to }: TimeAsked): string {
  return from === to ? formatDate(from, frame.language) : text;
}
