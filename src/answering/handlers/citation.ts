import { idStep, pasalLevel, regulationOf, withoutPenjelasan } from "../../law/provision-id.ts";
import type { Citation, Resolution } from "../../law/citations/types.ts";
import { isLookUp } from "../../law/citations/reading.ts";
import { actsMeant } from "../../law/citations/act-slips.ts";
import { resolveCitation, resolveIn } from "../../law/citations/resolving.ts";
import { crossReferences } from "../../law/citations/cross-references.ts";
import { startOf } from "../../law/corpus/register.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { Answer, AnswerKind, Block, Suggestion } from "../answer.ts";
import { articlesIn, divisionSentence, isDivision } from "./division.ts";
import { closing } from "./extractive-answer.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { coverageOf } from "./regulation.ts";
import {
  type Frame,
  absenceOf,
  citationFor,
  dayOf,
  labelOf,
  notices,
  quoteOf,
  statusSentence,
  suggestionsFor,
} from "../presentation/sources.ts";
import { formatDate } from "../../platform/dates.ts";

/** Look-ups: a named provision in its own words with its status, or why it cannot be shown. */

const MAX_QUOTES = 12;
const MAX_REFERENCES = 8;
const MAX_BUTTONS = 6;

/** What a message's citations come to, gathered before anything is said. */
interface Gathered {
  readonly quoted: string[];
  readonly before: Block[];
  readonly after: Block[];
  readonly suggestions: Suggestion[];
  kind: AnswerKind;
}

/**
 * @param citations as read from the question, at least one with a path
 * @param discussed the regulation that an unnamed law refers to
 * @param before what is said first
 */
export function citationAnswer(
  frame: Frame,
  question: string,
  citations: readonly Citation[],
  discussed: string | null,
  before: readonly Block[] = [],
): Answer {
  const gathered: Gathered = { quoted: [], before: [...before], after: [], suggestions: [], kind: "refusal" };
  const saysMore = !isLookUp(frame.corpus, question);
  for (const citation of citations) {
    const resolution = resolveCitation(frame.corpus, citation, discussed);
    gather(frame, citation, resolution, gathered, saysMore);
  }
  return compose(frame, question, gathered);
}

/** One provision by its id, as behind a button. */
export function provisionAnswer(frame: Frame, id: string): Answer {
  const label = labelOf(frame, id);
  if (!frame.corpus.provisions.has(id)) {
    const gathered: Gathered = { quoted: [], before: [], after: [], suggestions: [], kind: "refusal" };
    const absence = absenceOf(frame, id);
    if (absence !== null) gathered.suggestions.push(absence.button);
    gathered.before.push({
      type: "paragraph",
      text: absence?.text ?? notShipped(frame, label, labelOf(frame, regulationOf(id)), regulationOf(id)),
    });
    return compose(frame, label, gathered);
  }
  return compose(frame, label, { quoted: [id], before: [], after: [], suggestions: [], kind: "citation" });
}

/**
 * Provisions in their own words, as asked for by a follow-up.
 * @param ids provision ids, each in the corpus
 * @param before what is said first
 */
export function quotedAnswer(
  frame: Frame,
  question: string,
  ids: readonly string[],
  before: readonly Block[],
): Answer {
  const quoted = [...new Set(ids)];
  return compose(frame, question, {
    quoted,
    before: [...before],
    after: [],
    suggestions: [],
    kind: "citation",
  });
}

/** @param saysMore whether the message tells what the provision is about, so that another act with a slip in its number is sure enough */
function gather(
  frame: Frame,
  citation: Citation,
  resolution: Resolution,
  into: Gathered,
  saysMore = false,
): void {
  const { corpus, language } = frame;
  const phrases = phrasesFor(language);
  const say = (text: string): void => {
    into.before.push({ type: "paragraph", text });
  };
  const quote = (id: string): void => {
    if (!into.quoted.includes(id)) into.quoted.push(id);
    into.kind = "citation";
  };
  const start = frame.today === undefined ? null : startOfAct(frame, resolution);
  if (start !== null && start.since > frame.asOf) {
    const day = (date: string): string => formatDate(date, language);
    say(phrases.actNotYet(labelOf(frame, start.act), day(frame.asOf), day(start.since)));
    if (resolution.type === "found") {
      const request = { type: "provision", id: resolution.id, asOf: start.since } as const;
      into.suggestions.push({ label: phrases.wordingSince(day(start.since)), request });
    }
    return;
  }
  switch (resolution.type) {
    case "found":
      if (citation.regulation.type === "shared") {
        const { name, ids } = citation.regulation;
        say(phrases.onlyOneHas(name, namesOf(frame, ids), labelOf(frame, resolution.id)));
      }
      if (isDivision(frame.corpus, resolution.id)) {
        const only = articlesIn(frame.corpus, resolution.id);
        say(divisionSentence(frame, resolution.id, only));
        quote(only.length === 1 ? (only[0] ?? resolution.id) : resolution.id);
        return;
      }
      quote(resolution.id);
      return;
    case "no-penjelasan":
      say(phrases.noPenjelasan(labelOf(frame, resolution.id)));
      into.suggestions.push({
        label: labelOf(frame, resolution.id),
        request: { type: "provision", id: resolution.id },
      });
      return;
    case "whole-regulation":
      say(statusSentence(frame, resolution.id));
      return;
    case "not-shipped": {
      const regulation = corpus.regulations.get(resolution.regulation);
      const act = labelOf(frame, resolution.regulation);
      say(notShipped(frame, resolution.label, act, resolution.regulation));
      if (regulation !== undefined) {
        say(coverageOf(frame, regulation));
        into.after.push({ type: "notice", tone: "status", text: statusSentence(frame, resolution.wanted) });
        into.suggestions.push(...suggestionsFor(frame, resolution.wanted));
      }
      return;
    }
    case "does-not-exist":
      if (citation.regulation.type === "shared") {
        const { ids } = citation.regulation;
        for (const id of ids.slice(0, MOST_NAMED)) {
          const alone: Citation = { ...citation, regulation: { type: "known", id } };
          gather(frame, alone, resolveCitation(corpus, alone, null), into);
        }
        return;
      }
      {
        const absence = absenceOf(frame, resolution.wanted);
        say(absence?.text ?? phrases.doesNotExist(resolution.label, `${resolution.exists[language]}.`));
        if (absence !== null) into.suggestions.push(absence.button);
      }
      if (resolution.nearest !== null)
        into.suggestions.push({
          label: labelOf(frame, resolution.nearest),
          request: { type: "provision", id: resolution.nearest, ...dayOf(frame) },
        });
      return;
    case "unregistered": {
      const meant = actsMeant(corpus, resolution.name);
      if (meant.length > 0) {
        const names = meant.map((id) => labelOf(frame, id)).join(language === "en" ? " or " : " atau ");
        say(phrases.actSlip(resolution.name, names));
        const [only] = meant;
        const isSure = saysMore && meant.length === 1;
        const found = only === undefined || !isSure ? null : resolveIn(corpus, only, citation, null);
        if (found?.type === "found") quote(found.id);
        else into.suggestions.push(...meant.map((id) => inAct(frame, citation, id)));
        return;
      }
      say(phrases.unregistered(resolution.name));
      say(phrases.covered(joinList(coveredActs(frame), language)));
      return;
    }
    case "which-regulation":
      whichRegulation(frame, citation, resolution.candidates, into, quote);
      return;
  }
}

/** Of an act without text nothing is known of what it has, unless the register tells how far it goes. */
function notShipped({ corpus, language }: Frame, label: string, act: string, id: string): string {
  const phrases = phrasesFor(language);
  const last = corpus.regulations.get(id)?.lastPasal ?? null;
  return last === null && !corpus.texts.has(id)
    ? phrases.notKnown(label, act)
    : phrases.notShipped(label, act, last);
}

/** The act that a resolution is about, and its first day; null where that is not known. */
function startOfAct({ corpus }: Frame, resolution: Resolution): { act: string; since: string } | null {
  const id = "id" in resolution ? resolution.id : "wanted" in resolution ? resolution.wanted : null;
  const regulation = id === null ? undefined : corpus.regulations.get(regulationOf(id));
  const since = regulation === undefined ? null : startOf(regulation);
  return since === null || regulation === undefined ? null : { act: regulation.id, since };
}

/** "UU Pemda" shows every act that has the provision, the one in force first; an unnamed law is asked for. */
function whichRegulation(
  frame: Frame,
  citation: Citation,
  candidates: readonly string[],
  into: Gathered,
  quote: (id: string) => void,
): void {
  const { corpus, language, asOf } = frame;
  const phrases = phrasesFor(language);
  const shown = [...candidates].sort((a, b) => Number(isRevoked(frame, a)) - Number(isRevoked(frame, b)));
  if (citation.regulation.type === "shared" && citation.isDoubtful !== true && shown.length <= MOST_NAMED) {
    const current = citation.regulation.ids.filter((id) => statusOf(corpus, id, asOf).status !== "revoked");
    into.before.push({
      type: "paragraph",
      text: phrases.bothInForce(citation.regulation.name, namesOf(frame, current)),
    });
    for (const id of shown) if (corpus.provisions.has(id)) quote(id);
    return;
  }
  const [only] = shown;
  const isSure = shown.length === 1 && citation.isDoubtful !== true;
  if (only !== undefined && isSure && corpus.provisions.has(only)) {
    into.before.push({ type: "paragraph", text: phrases.onlyHere(labelOf(frame, regulationOf(only))) });
    quote(only);
    return;
  }
  const text = shown.length === 0 ? phrases.noCitation : phrases.whichRegulation(citation.text);
  into.before.push({ type: "paragraph", text });
  if (into.kind === "refusal") into.kind = "clarification";
  const offered = shown.slice(0, shown.length > MOST_LISTED ? MOST_NAMED : MOST_LISTED);
  for (const id of offered)
    into.suggestions.push(
      corpus.provisions.has(id) ? provisionButton(frame, id) : inAct(frame, citation, id),
    );
  if (offered.length > 0)
    into.before.push({
      type: "list",
      items: offered.map((id) => `${labelOf(frame, id)}: ${statusSentence(frame, id)}`),
    });
  const rest = shown.length - offered.length;
  if (rest > 0) into.before.push({ type: "paragraph", text: phrases.moreActs(rest) });
}

function provisionButton(frame: Frame, id: string): Suggestion {
  return { label: labelOf(frame, id), request: { type: "provision", id } };
}

/** The same words asked of one act: of many acts it was not looked up whether they have the provision. */
function inAct(frame: Frame, citation: Citation, act: string): Suggestion {
  const wanted = citation.path.length === 0 ? act : [act, ...citation.path.map(idStep)].join("/");
  const label = labelOf(frame, wanted);
  return { label, request: { type: "question", text: label } };
}

/** Of more acts or provisions that may be meant this many are named, and the others counted. */
const MOST_NAMED = 5;
/** So many are listed before any is left out. */
const MOST_LISTED = 8;

/** "Perda Kota Contoh 7/2021 dan Perda Kota Sampel 7/2021": a handful by name, of others their number. */
function namesOf(frame: Frame, ids: readonly string[]): string {
  const names = ids.slice(0, MOST_NAMED).map((id) => labelOf(frame, id));
  const others = ids.length - names.length;
  return joinList(
    others > 0 ? [...names, phrasesFor(frame.language).otherOnes(others)] : names,
    frame.language,
  );
}

function isRevoked(frame: Frame, id: string): boolean {
  return statusOf(frame.corpus, id, frame.asOf).status === "revoked";
}

/** Acts of an office's own that are named beside those that ship; of more their number is told. */
const MOST_IMPORTED = 10;

function coveredActs({ corpus, ...frame }: Frame): string[] {
  const [imported, shipped] = [
    [...corpus.imported.keys()],
    [...corpus.texts.keys()].filter((id) => !corpus.imported.has(id)),
  ];
  const named = [...shipped, ...imported.slice(0, MOST_IMPORTED)].map((id) =>
    labelOf({ corpus, ...frame }, id),
  );
  const others = imported.length - MOST_IMPORTED;
  return others > 0 ? [...named, phrasesFor(frame.language).otherActs(others)] : named;
}

function compose(frame: Frame, question: string, gathered: Gathered): Answer {
  const quoted = gathered.quoted.slice(0, MAX_QUOTES);
  const leftOut = gathered.quoted.slice(MAX_QUOTES);
  const blocks: Block[] = [...gathered.before];
  blocks.push(...quoted.map((id) => quoteOf(frame, id)));
  if (leftOut.length > 0) {
    blocks.push({ type: "paragraph", text: phrasesFor(frame.language).alsoSee });
    blocks.push({ type: "list", items: leftOut.map((id) => labelOf(frame, id)) });
  }
  blocks.push(...notices(frame, quoted), ...gathered.after);
  const references = quoted.length === 1 ? referencesOf(frame, quoted[0] ?? "") : [];
  if (references.length > 0) {
    blocks.push({ type: "paragraph", text: phrasesFor(frame.language).refersTo });
    blocks.push({ type: "list", items: references.map((id) => labelOf(frame, id)) });
  }
  blocks.push(...closing(frame));
  const suggestions = [
    ...quoted.flatMap((id) => suggestionsFor(frame, id)),
    ...gathered.suggestions,
    ...references.map((id): Suggestion => ({
      label: labelOf(frame, id),
      request: { type: "provision", id },
    })),
  ];
  const first = quoted[0];
  return {
    question,
    language: frame.language,
    kind: gathered.kind,
    verdict: null,
    checks: [],
    citations: quoted.map((id) => citationFor(frame, id)),
    retrieved: [...new Set(quoted.map(pasalLevel))].slice(0, 10),
    blocks,
    suggestions: withoutRepeats(suggestions).slice(0, MAX_BUTTONS),
    discussed: first ?? null,
  };
}

/** What a provision's own words refer to outside itself. */
function referencesOf(frame: Frame, id: string): string[] {
  const own = withoutPenjelasan(id);
  const targets = crossReferences(frame.corpus, id).flatMap((reference) => reference.targets);
  return [...new Set(targets)]
    .filter((target) => target !== own && !target.startsWith(`${own}/`) && !own.startsWith(`${target}/`))
    .slice(0, MAX_REFERENCES);
}

function withoutRepeats(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ request }) => {
    const key = JSON.stringify(request);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
