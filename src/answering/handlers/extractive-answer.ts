import { penjelasanOf } from "../../law/corpus/corpus.ts";
import { isActsOwn } from "../../law/corpus/provision.ts";
import { parentId, regulationOf, withoutPenjelasan } from "../../law/provision-id.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { hasShape } from "../../retrieval/question-shapes.ts";
import type { Hit, Retrieval } from "../../retrieval/retriever.ts";
import type { Answer, Block, Suggestion } from "../answer.ts";
import { type Claim, type Elsewhere, claimOf, elsewhereSentence } from "./claim.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import {
  type Frame,
  citationFor,
  labelOf,
  lengthOf,
  notices,
  placeOf,
  suggestionsFor,
} from "../presentation/sources.ts";

/** An answer made of the law's own words: which article answers, its quotation, its status, what is related. */

/** A pasal up to this many characters is quoted whole; a longer one by the ayat or huruf that answers. */
const WHOLE_PASAL_LIMIT = 400;
/** A successor up to this many characters is quoted, a longer one only named. */
const SUCCESSOR_LIMIT = 900;
/** A further article is quoted when its score is at least this share of the first one's. */
const SECOND_QUOTE_SHARE = 0.95;
const MAX_QUOTES = 3;
const MAX_RELATED = 4;
const MAX_BUTTONS = 6;

/** What an answer quotes of a hit: the provisions that answer, and the penjelasan where that is what matched. */
export function quotedProvisions(frame: Frame, hit: Hit): string[] {
  const { corpus } = frame;
  const isWholeShort = corpus.provisions.has(hit.id) && lengthOf(corpus, hit.id) <= WHOLE_PASAL_LIMIT;
  const quoted = hit.best.flatMap((id) => {
    const article = corpus.provisions.has(withoutPenjelasan(id)) ? withoutPenjelasan(id) : hit.id;
    return article === id ? [id] : [article, id];
  });
  if (!isWholeShort) return quoted;
  return [hit.id, ...quoted.filter((id) => corpus.provisions.get(id)?.isPenjelasan === true)];
}

/**
 * @param retrieval with at least one hit, enough evidence having been found
 * @param named the act that the question names, whose words come first even when it is revoked
 */
export function extractiveAnswer(
  frame: Frame,
  question: string,
  retrieval: Retrieval,
  named: string | null,
  elsewhere: Elsewhere | null = null,
): Answer {
  const { language } = frame;
  const phrases = phrasesFor(language);
  const { leading, following, isReplaced, instead = [] } = chooseQuotes(frame, retrieval, named);
  const explained = hasShape(question, "meaning") ? leading.flatMap((id) => elucidationOf(frame, id)) : [];
  const first = [...new Set([...leading, ...explained])];
  const quoted = [...first, ...following].slice(0, MAX_QUOTES);
  const lead = quoted[0];
  if (lead === undefined) throw new RangeError("an extractive answer needs a hit");
  const claim = claimOf(frame, question, retrieval, quoted, instead.length > 0);
  const blocks: Block[] =
    elsewhere === null
      ? [{ type: "paragraph", text: leadSentence(frame, lead, claim) }]
      : [
          { type: "paragraph", text: elsewhereSentence(frame, elsewhere) },
          { type: "paragraph", text: phrases.nearestHere(labelOf(frame, lead)) },
        ];
  const topic = phrases.inShort === "" ? undefined : topicOf(frame, lead);
  if (topic !== undefined) blocks.push({ type: "paragraph", text: `${phrases.inShort} ${topic}` });
  quoted.forEach((id, index) => {
    if (index === first.length)
      blocks.push({ type: "paragraph", text: isReplaced ? phrases.nowInForceQuote : phrases.alsoSee });
    blocks.push({ type: "quote", provision: id });
  });
  blocks.push(...notices(frame, quoted));
  const related = retrieval.hits
    .map((hit) => hit.id)
    .filter((id) => !quoted.some((shown) => shown === id || shown.startsWith(`${id}/`)))
    .slice(0, MAX_RELATED);
  if (related.length > 0) {
    blocks.push({ type: "paragraph", text: phrases.related });
    blocks.push({ type: "list", items: related.map((id) => labelOf(frame, id)) });
  }
  blocks.push(...closing(frame));
  return {
    question,
    language,
    kind: "answer",
    verdict: null,
    checks: [],
    citations: quoted.map((id) => citationFor(frame, id)),
    retrieved: [...new Set([...instead, ...retrieval.hits.map((hit) => hit.id)])].slice(0, 10),
    blocks,
    suggestions: buttons(frame, question, quoted, related),
    discussed: lead,
  };
}

/** What the penjelasan says of a provision itself, where that is short enough to be read beside it. */
function elucidationOf({ corpus }: Frame, id: string): string[] {
  const penjelasan = penjelasanOf(corpus, id);
  return penjelasan !== undefined && lengthOf(corpus, penjelasan.id) <= SUCCESSOR_LIMIT
    ? [penjelasan.id]
    : [];
}

interface Quotes {
  readonly leading: readonly string[];
  readonly following: readonly string[];
  /** Whether what follows took the place of what leads. */
  readonly isReplaced: boolean;
  /** The hit that leads in the place of the first, which is not in force. */
  readonly instead?: readonly string[];
}

/**
 * What to quote, and in which order. What is in force leads where it answers as well as what was found; an act that the
 * question names leads all the same, with what is in force after it.
 */
function chooseQuotes(frame: Frame, retrieval: Retrieval, named: string | null): Quotes {
  const [first, ...others] = retrieval.hits;
  if (first === undefined) return { leading: [], following: [], isReplaced: false };
  const found = quotedProvisions(frame, first);
  const near = others
    .filter((hit) => hit.score >= first.score * SECOND_QUOTE_SHARE)
    .flatMap((hit) => quotedProvisions(frame, hit).slice(0, 1))
    .filter((id) => !found.some((own) => own === id || own.startsWith(`${id}/`) || id.startsWith(`${own}/`)));
  const lead = found[0] ?? first.id;
  if (isCurrentLaw(frame, lead)) return { leading: found, following: near, isReplaced: false };
  const successors = quotableSuccessors(frame, lead);
  const isNamed = named !== null && regulationOf(lead) === named;
  if (isNamed) return { leading: found, following: successors, isReplaced: true };
  const fitting = successors.length > 0 ? successors : near.filter((id) => isCurrentLaw(frame, id));
  const instead = fitting.length > 0 ? undefined : inForceInstead(frame, others);
  const current = instead === undefined ? fitting : quotedProvisions(frame, instead);
  if (current.length === 0) return { leading: found, following: near, isReplaced: false };
  const leading = current.slice(0, MAX_QUOTES - 1);
  return { leading, following: found, isReplaced: false, instead: instead === undefined ? [] : [instead.id] };
}

/** What is in force and has the nearest topic line, where a lead that is not in force has no other counterpart. */
function inForceInstead(frame: Frame, others: readonly Hit[]): Hit | undefined {
  return others
    .slice(0, MAX_QUOTES - 1)
    .find(({ id, lanes }) => isCurrentLaw(frame, id) && lanes["question"] === 1);
}

/** Whether a provision is the words of an act in force. */
function isCurrentLaw(frame: Frame, id: string): boolean {
  return (
    isActsOwn(frame.corpus.provisions.get(id)?.fidelity) &&
    statusOf(frame.corpus, id, frame.asOf).status !== "revoked"
  );
}

/** The standing note, with the remark on the language of the law in an English answer. */
export function closing(frame: Frame): Block[] {
  const phrases = phrasesFor(frame.language);
  const text = [phrases.lawIsIndonesian, phrases.standingNote].filter((part) => part !== "").join(" ");
  return [{ type: "notice", tone: "note", text }];
}

function leadSentence(frame: Frame, id: string, { level, untold }: Claim): string {
  const phrases = phrasesFor(frame.language);
  const label = labelOf(frame, id);
  if (untold.length > 0) {
    const aspects = untold.map((said) => said[frame.language]);
    return phrases.leavesOpen(label, joinList(aspects, frame.language));
  }
  if (level === "nearest") return phrases.nearestIs(label);
  const fidelity = frame.corpus.provisions.get(id)?.fidelity;
  if (fidelity === "explanatory") return phrases.explainedBy(label);
  if (fidelity === "secondary") return phrases.reportedIn(label);
  const isRevoked = statusOf(frame.corpus, id, frame.asOf).status === "revoked";
  if (isRevoked) return phrases.onceAnsweredBy(label);
  const place = placeOf(frame.corpus, id);
  return level === "answers" ? phrases.answeredBy(label, place) : phrases.likelyIn(label, place);
}

/** What the provision, or the one around it, is about in the language of the answer; ours, not the law's. */
function topicOf({ corpus, language }: Frame, id: string): string | undefined {
  for (let at: string | null = id; at !== null; at = parentId(at)) {
    const topic = corpus.topics.find((candidate) => candidate.id === at);
    if (topic !== undefined) return topic.topic[language];
  }
  return undefined;
}

/** Successors of a revoked provision whose text the corpus has. */
function quotableSuccessors(frame: Frame, id: string): string[] {
  const { successors } = statusOf(frame.corpus, id, frame.asOf);
  return successors.filter(
    (successor) =>
      frame.corpus.provisions.has(successor) && lengthOf(frame.corpus, successor) <= SUCCESSOR_LIMIT,
  );
}

function buttons(
  frame: Frame,
  question: string,
  quoted: readonly string[],
  related: readonly string[],
): Suggestion[] {
  const own = quoted.slice(0, 1).flatMap((id) => suggestionsFor(frame, id));
  const near = related.map((id): Suggestion => ({
    label: labelOf(frame, id),
    request: { type: "provision", id },
  }));
  const more: Suggestion = {
    label: phrasesFor(frame.language).moreResults,
    request: { type: "search", text: question, offset: 1 },
  };
  return [...own, ...near].slice(0, MAX_BUTTONS - 1).concat(more);
}

/** Evidence (0..1) below which a question is refused. */
export const REFUSE_BELOW = 0.3;

/** Answers that cite nothing: small talk, and asking what is meant. */

export function plain(frame: Frame, text: string, reply: string): Answer {
  return {
    question: text,
    language: frame.language,
    kind: "clarification",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: [],
    blocks: [{ type: "paragraph", text: reply }],
    suggestions: [],
    discussed: null,
  };
}

/** Says what is needed; ends with the standing note, as it speaks of the law. */
export function clarification(frame: Frame, text: string, hint: string): Answer {
  const answer = plain(frame, text, hint);
  return { ...answer, blocks: [...answer.blocks, ...closing(frame)] };
}
