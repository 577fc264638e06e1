import { formatCitation } from "../law/citations/formatting.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { penjelasanOf } from "../corpus/corpus.ts";
import { GAP } from "../corpus/provision.ts";
import { pasalOf, regulationOf } from "../law/provision-id.ts";
import { fullText, isDoubted, isRecognised, originOf, quoteText } from "../corpus/quote.ts";
import type { Decision } from "../corpus/register.ts";
import { statusOf } from "../corpus/status.ts";
import { titleCase } from "../corpus/title-case.ts";
import { corpusAsOf } from "../corpus/versions.ts";
import type { AnswerCitation, AnswerRequest, Block, Language, Suggestion } from "./answer.ts";
import { formatDate, joinList, phrasesFor } from "./phrases.ts";
import { readingNotices, versionButtons } from "./readings.ts";

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
    const standing = actSentence(frame, id);
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
function actSentence(frame: Frame, id: string): string {
  const { corpus, language, asOf } = frame;
  const phrases = phrasesFor(language);
  const status = statusOf(corpus, id, asOf);
  const name = labelOf(frame, status.isOwnEnd ? id : regulationOf(id));
  const since = status.since === null ? null : formatDate(status.since, language);
  const note = status.note === null ? "" : status.note[language];
  if (status.status === "in-force") return `${phrases.inForce(name, since)} ${note}`.trim();
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
