import { type Language, titleCase } from "../../text/language.ts";
import type { Decision, Version } from "../../law/corpus/register.ts";
import { formatCitation } from "../../law/citations/formatting.ts";
import { type Corpus, penjelasanOf } from "../../law/corpus/corpus.ts";
import { GAP } from "../../law/corpus/provision.ts";
import { pasalLevel, pasalOf, regulationOf } from "../../law/provision-id.ts";
import { fullText, isDoubted, isRecognised, originOf, quoteText } from "../../law/corpus/quote.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { corpusAsOf } from "../../law/corpus/versions.ts";
import type { AnswerCitation, AnswerRequest, Block, Suggestion } from "../answer.ts";
import { joinList, phrasesFor } from "./phrases.ts";
import { formatDate } from "../../platform/dates.ts";
import { type Wording, instructionOf, wordingOn, wordingsOf } from "../../law/corpus/wordings.ts";

/** What an answer says of the provisions it rests on: citation entries, status notices, buttons. */

export interface Frame {
  readonly corpus: Corpus;
  readonly language: Language;
  /** The day (ISO date) whose law counts. */
  readonly asOf: string;
  /** The day of the question, where `asOf` is another that it asks for. */
  readonly today?: string;
}

/** The same question of another day's law. */
export function frameOn(frame: Frame, asOf: string): Frame {
  const { today = frame.asOf } = frame;
  const corpus = corpusAsOf(frame.corpus, asOf);
  return asOf === today ? { corpus, asOf, language: frame.language } : { ...frame, corpus, asOf, today };
}

/** The words of a provision on the day of the frame. */
export function quoteOf(frame: Frame, provision: string): Block {
  return { type: "quote", provision, ...dayOf(frame) };
}

/** Asks for a provision as it reads on the day of the frame. */
function requestFor(frame: Frame, id: string): AnswerRequest {
  return { type: "provision", id, ...dayOf(frame) };
}

/** The day of the frame where it is not that of the question, as requests and quotations carry it. */
export function dayOf({ asOf, today }: Frame): { asOf?: string } {
  return today === undefined ? {} : { asOf };
}

/** How an act or a provision is named in an answer of this language. */
export function labelOf(frame: Frame, id: string): string {
  return formatCitation(frame.corpus, id, frame.language === "en" ? "en" : "short");
}

/** @throws RangeError when the corpus has no such provision */
export function citationFor(frame: Frame, id: string): AnswerCitation {
  const provision = frame.corpus.provisions.get(id);
  if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
  const status = statusOf(frame.corpus, id, frame.asOf);
  return {
    id,
    label: labelOf(frame, id),
    quote: quoteText(frame.corpus, id),
    fidelity: provision.fidelity,
    ...dayOf(frame),
    status: status.status,
    successor: status.successors,
  };
}

/**
 * The notices that must stand under quotations of these provisions: fidelity and legal status, each act once, and the
 * court decisions and amendments that touch them.
 */
export function notices(frame: Frame, ids: readonly string[]): Block[] {
  const { corpus, language, asOf, today } = frame;
  const phrases = phrasesFor(language);
  const blocks: Block[] = [];
  const seen = new Set<string>();
  const push = (tone: "status" | "caution", text: string): void => {
    if (!seen.has(text)) blocks.push({ type: "notice", tone, text });
    seen.add(text);
  };
  blocks.push(...readingNotices(frame, ids));
  for (const id of ids) {
    const regulation = corpus.regulations.get(regulationOf(id));
    if (regulation === undefined) continue;
    const provision = corpus.provisions.get(id);
    const fidelity = provision?.fidelity;
    // Words that a later act gave are that act's.
    const source = regulationOf(provision?.origin ?? id);
    const act = labelOf(frame, source);
    if (fidelity === "explanatory") {
      push("caution", phrases.explanatory);
      continue;
    }
    const text = corpus.texts.get(source);
    if (fidelity === "secondary")
      push("caution", phrases.secondary(act, text?.reportedSource ?? text?.source ?? regulation.known_from));
    if (fidelity === "restored") push("caution", phrases.restored(act, hasGap(corpus, source, ids)));
    if (fidelity === "imported")
      push(
        "caution",
        phrases.imported(act, text?.source ?? regulation.known_from, pagesOf(frame, source, ids)),
      );
    if (isRecognised(corpus, id)) push("caution", phrases.recognised(act));
    if (text?.unreadable !== undefined && fidelity === "imported")
      push("caution", phrases.pagesMissing(act, joinList(text.unreadable.map(String), language)));
    if (isDoubted(corpus, id)) push("caution", phrases.doubted(labelOf(frame, id)));
    for (const also of regulation.alsoReported)
      if (id === also.provision || id.startsWith(`${also.provision}/`))
        push("caution", phrases.alsoReportedIn(labelOf(frame, `${also.regulation}/pasal-${also.pasal}`)));
    const standing = actSentence(frame, id, true);
    push("status", today === undefined ? standing : phrases.then(formatDate(asOf, language), standing));
    const successor = successorSentence(frame, id);
    if (successor !== "") push("status", successor);
    const { decisions } = statusOf(corpus, id, asOf);
    for (const decision of decisions) push("caution", decisionText(frame, decision));
  }
  return blocks;
}

/** What a court or a later act did, below a quotation of what it touches. */
function decisionText({ language }: Frame, { title, effect, certainty, rewords }: Decision): string {
  const phrases = phrasesFor(language);
  const said = phrases.decision(title, effect[language], certainty === "reported");
  return rewords ? `${said} ${phrases.olderWords}` : said;
}

/** Whether one of the quoted provisions of an act has lost words. */
function hasGap(corpus: Corpus, regulation: string, ids: readonly string[]): boolean {
  return ids.some(
    (id) => regulationOf(originOf(corpus, id)) === regulation && quoteText(corpus, id).includes(GAP),
  );
}

/** "3 dan 5": where the quoted provisions of an act stand in the office's file; "" for a file without pages. */
function pagesOf(frame: Frame, regulation: string, ids: readonly string[]): string {
  const pages = frame.corpus.texts.get(regulation)?.pages;
  const found = ids
    .map((id) => originOf(frame.corpus, id))
    .flatMap((id) => (regulationOf(id) === regulation ? (pages?.get(id) ?? []) : []));
  return joinList([...new Set(found)].sort((a, b) => a - b).map(String), frame.language);
}

/** Whether a provision (or a whole act) is in force and, if not, what is. */
export function statusSentence(frame: Frame, id: string): string {
  return [actSentence(frame, id), successorSentence(frame, id)].filter((part) => part !== "").join(" ");
}

/** Whether the act is in force, since when and by what. */
/** @param isBrief without what the register tells of an act that is simply in force */
function actSentence(frame: Frame, id: string, isBrief = false): string {
  const { corpus, language, asOf } = frame;
  const phrases = phrasesFor(language);
  const status = statusOf(corpus, id, asOf);
  const name = labelOf(frame, status.isOwnEnd ? id : regulationOf(id));
  const since = status.since === null ? null : formatDate(status.since, language);
  const note = status.note === null ? "" : status.note[language];
  if (status.status === "in-force")
    return isBrief ? phrases.inForce(name, since) : `${phrases.inForce(name, since)} ${note}`.trim();
  if (status.status === "amended") return note === "" ? phrases.amended(name) : `${name}: ${note}`;
  if (status.certainty === "reported") return phrases.revokedReported(name);
  return phrases.revoked(name, status.by === null ? null : labelOf(frame, status.by), since);
}

/** What took the place of a revoked provision; "" while it is in force. */
function successorSentence(frame: Frame, id: string): string {
  const { corpus, language, asOf } = frame;
  const phrases = phrasesFor(language);
  const { successors, successorNote, certainty } = statusOf(corpus, id, asOf);
  if (successors.length === 0) return "";
  const shown = successors.slice(0, MAX_SUCCESSORS).map((successor) => {
    const hasText = corpus.provisions.has(successor) || corpus.texts.has(successor);
    return hasText ? labelOf(frame, successor) : `${labelOf(frame, successor)} (${phrases.textNotShipped})`;
  });
  if (successors.length > MAX_SUCCESSORS) shown.push(phrases.andOthers);
  const list = joinList(shown, language) + (successorNote === null ? "" : ` (${successorNote[language]})`);
  if (certainty === "reported") return phrases.successorReported(list);
  const isMapped = successors.some((successor) => successor.includes("/"));
  if (isMapped) return phrases.successor(labelOf(frame, id), list);
  return id.includes("/") ? phrases.successorNotMapped(labelOf(frame, id), list) : phrases.replacedBy(list);
}

/** Further ones are said to exist; the whole article's button leads to them. */
const MAX_SUCCESSORS = 4;

/** Where a provision stands: "Bab III, Pembuatan dan Pengesahan Perjanjian Internasional"; "" where it stands nowhere. */
export function placeOf(corpus: Corpus, id: string): string {
  const provision = corpus.provisions.get(id);
  const innermost = provision?.place.at(-1);
  if (innermost === undefined) return "";
  const title = corpus.provisions.get(innermost)?.title ?? "";
  return titleCase(title);
}

/** Buttons for a quoted provision: the article around it, its penjelasan, its successor. */
export function suggestionsFor(frame: Frame, id: string): Suggestion[] {
  const { corpus } = frame;
  const phrases = phrasesFor(frame.language);
  const suggestions: Suggestion[] = [];
  const offer = (label: string, target: string): void => {
    if (target !== id && corpus.provisions.has(target))
      suggestions.push({ label, request: requestFor(frame, target) });
  };
  suggestions.push(...versionButtons(frame, id));
  const pasal = pasalOf(id);
  if (pasal !== null) {
    const provision = corpus.provisions.get(id);
    if (provision?.isPenjelasan === true) offer(phrases.article, id.replace("/penjelasan/", "/"));
    else {
      offer(phrases.wholeArticle, pasal);
      const penjelasan = penjelasanOf(corpus, id) ?? penjelasanOf(corpus, pasal);
      if (penjelasan !== undefined) offer(phrases.penjelasan, penjelasan.id);
    }
  }
  for (const successor of statusOf(corpus, id, frame.asOf).successors)
    offer(phrases.successorButton(labelOf(frame, successor)), successor);
  return suggestions;
}

/** Length of a provision's own words in characters, to tell a huruf from a three-page pasal. */
export function lengthOf(corpus: Corpus, id: string): number {
  const provision = corpus.provisions.get(id);
  return provision === undefined ? 0 : fullText(corpus, provision).length;
}

/** What an answer says of how a provision read at other times, and the buttons that lead there. */

type Notice = Extract<Block, { type: "notice" }>;

/** "Pasal I angka 5 UU 9/2015"; "Perppu 2/2014 (Pasal I angka 1 UU 2/2015)" where another act's text holds the words. */
export function changeOf(frame: Frame, version: Version): string {
  const place = labelOf(frame, instructionOf(version));
  return version.by === undefined ? place : `${labelOf(frame, version.by)} (${place})`;
}

/** Since when the quoted words hold and by what; of another day that they are not today's, and what changed since. */
export function readingNotices(frame: Frame, ids: readonly string[]): Notice[] {
  const { corpus, language, asOf, today } = frame;
  const phrases = phrasesFor(language);
  const day = (date: string): string => formatDate(date, language);
  const said: Notice[] = [];
  const say = (tone: "status" | "caution", text: string): void => {
    said.push({ type: "notice", tone, text });
  };
  if (today !== undefined && ids.length > 0) say("caution", phrases.asOfDay(day(asOf)));
  for (const id of ids) {
    const label = labelOf(frame, id);
    const { version = null, until = null } = wordingOn(corpus, id, asOf) ?? {};
    // That it was struck out is said as its standing.
    if (version !== null && !statusOf(corpus, id, asOf).isOwnEnd) {
      const note = version.note === undefined ? "" : ` ${version.note[language]}`;
      say("status", phrases.changedBy(label, day(version.since), changeOf(frame, version)) + note);
    }
    if (today === undefined) continue;
    const next = wordingsOf(corpus, id).find(({ since }) => since !== null && since === until);
    if (next !== undefined && next.version !== null && next.version.since <= today)
      say(
        "caution",
        phrases.readsOtherwiseNow(label, day(next.version.since), changeOf(frame, next.version)),
      );
    else if (!corpusAsOf(corpus, today).provisions.has(id)) say("caution", phrases.goneNow(label));
    const now = frameOn(frame, today);
    if (
      statusOf(now.corpus, id, today).status === "revoked" &&
      statusOf(corpus, id, asOf).status !== "revoked"
    )
      say("status", phrases.now(statusSentence(now, id)));
  }
  return said;
}

/** The wording before this one, today's where this is an older one, and the two against each other. */
export function versionButtons(frame: Frame, id: string): Suggestion[] {
  const { corpus, language, asOf, today = asOf } = frame;
  const phrases = phrasesFor(language);
  // A provision that an act inserted has no earlier wording, but its pasal has.
  const at = wordingsOf(corpus, id).length > 1 ? id : pasalLevel(id);
  const known = wordingsOf(corpus, at).filter(({ since }) => since === null || since <= today);
  const here = known.findIndex((wording) => isOn(wording, asOf));
  const [before, own] = [known[here - 1], known[here]];
  const buttons: Suggestion[] = [];
  if (own !== undefined && own.since !== null && before !== undefined) {
    const last = dayBefore(own.since);
    buttons.push({
      label: phrases.wordingBefore(formatDate(own.since, language)),
      request: { type: "provision", id: at, asOf: last },
    });
    if (asOf === today)
      buttons.push({
        label: phrases.compare,
        request: { type: "comparison", id: at, from: last, to: today },
      });
  }
  if (asOf !== today && corpusAsOf(corpus, today).provisions.has(at)) {
    buttons.push({ label: phrases.wordingNow, request: { type: "provision", id: at } });
    if (own !== undefined && own.until !== null)
      buttons.push({
        label: phrases.compare,
        request: { type: "comparison", id: at, from: asOf, to: today },
      });
  }
  return buttons;
}

function isOn({ since, until }: Wording, day: string): boolean {
  return (since === null || since <= day) && (until === null || day < until);
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Why a provision that the act does not have on the day of the frame is not there, where it existed on another day; null where
 * it never did.
 */
export function absenceOf(
  frame: Frame,
  id: string,
): { readonly text: string; readonly button: Suggestion } | null {
  const { corpus, language, asOf, today = asOf } = frame;
  const phrases = phrasesFor(language);
  const day = (date: string): string => formatDate(date, language);
  const wordings = wordingsOf(corpus, id).filter(({ since }) => since === null || since <= today);
  const next = wordings.find(({ since }) => since !== null && since > asOf);
  const label = labelOf(frame, id);
  if (next !== undefined && next.version !== null) {
    const request = {
      type: "provision",
      id,
      ...(today === asOf ? {} : { asOf: next.version.since }),
    } as const;
    const text = phrases.notYet(label, day(asOf), day(next.version.since), changeOf(frame, next.version));
    return { text, button: { label: phrases.wordingSince(day(next.version.since)), request } };
  }
  const last = wordings.findLast(({ until }) => until !== null && until <= asOf);
  const ended = corpus.versions.find(({ pasal, since }) => pasal === pasalLevel(id) && since === last?.until);
  if (last === undefined || last.until === null || ended === undefined) return null;
  const request = { type: "provision", id, asOf: dayBefore(last.until) } as const;
  return {
    text: phrases.noLonger(label, day(last.until), changeOf(frame, ended)),
    button: { label: phrases.wordingBefore(day(last.until)), request },
  };
}

/** The acts that gave pasal of this act new words, by the day of the frame: "Pasal 63, Pasal 65". */
export function changesOfAct(frame: Frame, act: string): string[] {
  const { corpus, language, asOf } = frame;
  const groups = new Map<string, Version[]>();
  for (const version of corpus.versions) {
    if (regulationOf(version.pasal) !== act || version.since > asOf) continue;
    const by = version.by ?? regulationOf(version.from);
    groups.set(by, [...(groups.get(by) ?? []), version]);
  }
  return [...groups].map(([by, versions]) => {
    const numbers = versions.map(({ pasal }) => formatCitation(corpus, pasal).split(" ")[1] ?? "");
    const since = formatDate(versions[0]?.since ?? asOf, language);
    const name = language === "en" ? "Articles" : "Pasal";
    return phrasesFor(language).changedPasal(labelOf(frame, by), since, `${name} ${numbers.join(", ")}`);
  });
}
