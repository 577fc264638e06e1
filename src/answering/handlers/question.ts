import { isDeepStrictEqual } from "node:util";
import { isLookUp, placedActIn, readCitations } from "../../law/citations/reading.ts";
import type { Citation } from "../../law/citations/types.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { FactPath, SourcedFacts } from "../../eligibility/rules/facts.ts";
import type { Retrieval } from "../../retrieval/retriever.ts";
import type { Answer, Block } from "../answer.ts";
import { lookUpAnswer } from "./dated.ts";
import { type DaysAsked, readDays } from "../../law/citations/days.ts";
import { citationAnswer } from "./citation.ts";
import { eligibilityAnswer } from "./eligibility.ts";
import { hasShape } from "../../retrieval/question-shapes.ts";
import { type Elsewhere, TENTATIVE_BELOW, elsewhereOf, isAmong, isSure, withFirst } from "./claim.ts";
import { findDifference, joined } from "./difference.ts";
import { extractiveAnswer } from "./extractive-answer.ts";
import { join, readFragment } from "../conversation/elliptical-question.ts";
import { matterOf } from "../conversation/follow-up.ts";
import { readDifference, withoutActs } from "../conversation/question-shape.ts";
import { refusalAnswer } from "./ranked-answers.ts";
import { regulationAnswer } from "./regulation.ts";
import { type Outcome, type Past, type Room, furtherTurn, turn } from "../conversation/context.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import { type Frame, frameOn, statusSentence } from "../presentation/sources.ts";

/**
 * Routing of a question, by rules alone: a citation to look up, a verdict of the eligibility rules, a question about a whole
 * act, else a search.
 */

/** Sources that a language model is given. */
const MAX_SOURCES = 5;
/** Results that an answer shows first; "more" goes on behind the one that it quotes. */
const FIRST_SHOWN = 1;

const ASKS_STATUS =
  /\b(?:masih|msh|still|status\w*|di ?cabut\w*|di ?ganti\w*|di ?ubah\w*|berlaku|di ?pakai|di ?pake|in force|valid|appl(?:y|ies|icable)|repealed?|revoked?|replaced?|superseded|amended)\b/i;
/** "mulai berlaku" asks about an article, not about the act's status today. */
const ASKS_COMMENCEMENT = /\b(?:mulai|kapan|tanggal|when|enter|come)\b/i;
/** "PP yang mengganti PP 50/2007, kapan diundangkan?" */
const ASKS_SUCCESSOR = /\b(?:(?:meng|peng)ganti\w*|mencabut\w*|replac(?:es|ed)|successor)\b/i;

const OF_ACT = new RegExp(
  `${ASKS_STATUS.source}|${ASKS_COMMENCEMENT.source}|\\b(?:take|took|effect|force)\\b`,
  "gi",
);

/** A definition is looked up in so many acts that a question names. */
const MAX_ACTS = 3;

/** A longer message asks for more than an act's status. */
const MAX_STATUS_WORDS = 16;

export async function answerQuestion(deps: Room, frame: Frame, text: string, past: Past): Promise<Outcome> {
  const { corpus } = deps;
  const days = readDays(text);
  const citations = readCitations(corpus, days.rest);
  const provisions = citations.filter((citation) => citation.path.length > 0);
  const isNamingOnly = isLookUp(corpus, days.rest);
  if (!isNamingOnly && !asksForWords(provisions, text)) {
    const verdict = await verdictOutcome(deps, frame, text, past);
    if (verdict !== null) return remarked(frame, text, verdict);
  }
  if (provisions.length > 0) {
    const act = past.discussed === null ? await actMeant(deps, text, provisions) : null;
    return lookUp(frame, text, days, provisions, act === null ? past : { ...past, discussed: act });
  }
  const acts = namedActs(citations);
  const then = frameOfDay(frame, days);
  if (acts.length > 0 && isNamingOnly)
    return turn(regulationAnswer(then, text, acts, null), { question: "" });
  const unregistered = citations.filter(({ regulation }) => regulation.type === "unregistered");
  if (unregistered.length > 0 && isNamingOnly && !asksStatus(days.rest))
    return turn(citationAnswer(frame, text, unregistered, past.discussed));
  const newest = asksNewest(text) ? acts.filter((id) => isInForce(frame, id)) : [];
  if (newest.length > 0) return turn(regulationAnswer(frame, text, newest, null), { question: "" });
  const found = await searchFor(deps, frame, text, citations);
  if (acts.length > 0 && asksStatus(days.rest)) return turn(regulationAnswer(then, text, acts, found));
  const elsewhere = elsewhereOf(frame, text, acts);
  const isKnown = elsewhere !== null && elsewhere.see.length > 0;
  const isFound = isKnown && !elsewhere.isNamed && isAmong(found, elsewhere.see);
  const retrieval = elsewhere === null || isFound ? found : withFirst(found, elsewhere.see);
  const isRefused =
    !isKnown &&
    (isTooLittle(deps, retrieval) ||
      isOfOtherCountry(deps, text, retrieval) ||
      (elsewhere !== null && !isSure(retrieval)));
  if (isRefused) return turn(refusalAnswer(frame, text, retrieval, elsewhere));
  const answer = await searchedAnswer(deps, frame, text, retrieval, past, 1, isFound ? null : elsewhere);
  return remarked(frame, text, turn(answer, { results: { query: text, next: FIRST_SHOWN } }));
}

/** Searches without the names of acts, in the one that is named; for what sets two things apart, by each of them. */
async function searchFor(
  deps: Room,
  frame: Frame,
  text: string,
  citations: readonly Citation[],
): Promise<Retrieval> {
  const acts = namedActs(citations);
  const isHeld = acts.length > 0 && acts.every((id) => deps.corpus.texts.has(id));
  const named = isHeld ? onlyOne(acts.length > 1 ? acts.filter((id) => isInForce(frame, id)) : acts) : null;
  const bare = named === null ? text : withoutActs(text, citations);
  // "When did the act take effect?" is asked of the act itself.
  const query = matterOf(bare.replace(OF_ACT, " ")).length === 0 ? text : bare;
  const found = await search(deps, query, named, 10);
  if (isHeld && named === null && acts.length <= MAX_ACTS && hasShape(text, "definition")) {
    const bareOfAll = withoutActs(text, citations);
    const each = await Promise.all(acts.map((act) => search(deps, bareOfAll, act, 3)));
    return joined(found, each);
  }
  const difference = readDifference(query);
  if (difference.length === 0) return found;
  const apart = await findDifference(difference, found, (question) => search(deps, question, named, 5));
  return apart ?? found;
}

/** The one past day that a question about a whole act names. */
function frameOfDay(frame: Frame, { times }: DaysAsked): Frame {
  const [time] = times;
  return times.length === 1 && time !== undefined && time.text !== "" && time.to < frame.asOf
    ? frameOn(frame, time.to)
    : frame;
}

const NAMES_DAY = /\b(?:per|as (?:of|at))\s+(?:(?:tanggal|tgl)\s+)?\d{1,2}\b/i;

/** What is searched or judged is the law of today, which a question of another day's is told. */
function remarked(frame: Frame, text: string, outcome: Outcome): Outcome {
  if (!NAMES_DAY.test(text) || readDays(text).times.length === 0) return outcome;
  const { answer } = outcome;
  const remark: Block = { type: "notice", tone: "caution", text: phrasesFor(frame.language).otherDay };
  return {
    ...outcome,
    answer: { ...answer, blocks: [...answer.blocks.slice(0, -1), remark, ...answer.blocks.slice(-1)] },
  };
}

/** Hits among which the pasal of an unnamed act is looked for. */
const MEANT_AMONG = 3;

/** "Pasal 27 tentang kesetaraan mitra": of an act that is not named, the one whose pasal answers to the other words; else null. */
async function actMeant(deps: Room, text: string, provisions: readonly Citation[]): Promise<string | null> {
  const rest = withoutCitations(text, provisions);
  if (matterOf(rest).length < 2 || provisions.some(({ regulation }) => regulation.type !== "unnamed"))
    return null;
  const { hits } = await search(deps, rest, null, MEANT_AMONG);
  const hit = hits.find(({ id }) =>
    provisions.every(({ path: [pasal] }) => pasal?.unit === "pasal" && id.endsWith(`/pasal-${pasal.number}`)),
  );
  return hit === undefined ? null : regulationOf(hit.id);
}

function withoutCitations(text: string, citations: readonly Citation[]): string {
  let rest = text;
  for (const { start, end } of [...citations].sort((a, b) => b.start - a.start))
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest;
}

/** A look-up; one that names no act goes on with what is under discussion. */
export function lookUp(
  frame: Frame,
  text: string,
  days: DaysAsked,
  provisions: readonly Citation[],
  past: Past,
): Outcome {
  const looked = lookUpAnswer(frame, text, days, provisions, past.discussed);
  const answer = asksStatus(days.rest) ? withStanding(frame, looked) : looked;
  const isRelative = provisions.every(({ regulation }) => regulation.type === "unnamed");
  return isRelative && past.last !== null ? furtherTurn(answer, past) : turn(answer, { question: "" });
}

/** The standing of the one provision that is quoted, first. */
function withStanding(frame: Frame, answer: Answer): Answer {
  const [only, ...others] = answer.citations;
  if (only === undefined || others.length > 0 || only.asOf !== undefined) return answer;
  const said: Block = { type: "paragraph", text: statusSentence(frame, only.id) };
  return { ...answer, blocks: [said, ...answer.blocks] };
}

/** A provision of a named act, first in a message that asks nothing else, or whose words are asked for. */
function asksForWords([first]: readonly Citation[], text: string): boolean {
  if (first?.regulation.type !== "known") return false;
  return (first.start === 0 && !ASKS.test(text)) || hasShape(text, "of_words");
}

const ASKS = /\?|\b(?:boleh|bisa|dapat|apa|may|can|allowed|is|are)(?:kah)?\b/i;

/**
 * The verdict that a text asks for, or null where it asks for none. A piece of a question that says more of the cooperation
 * judged before ("kalau kabupaten?") asks for one too.
 */
export async function verdictOutcome(
  deps: Room,
  frame: Frame,
  text: string,
  past: Past,
): Promise<Outcome | null> {
  const [previous] = past.subjects;
  const { isEligibilityQuestion, subjects } = deps.understander.understand(
    text,
    previous === undefined ? {} : { previous },
  );
  if (previous === undefined && asksWhatLawSays(deps, frame, text, subjects)) return null;
  const goesOn = previous !== undefined && readFragment(text) !== null;
  const saysMore = goesOn && !isDeepStrictEqual(subjects[0]?.facts, previous.facts);
  if (!isEligibilityQuestion && !saysMore) return null;
  if (previous !== undefined && (await asksBesides(deps, text, previous, subjects))) return null;
  const before = goesOn ? (past.last?.question ?? "") : "";
  if (before === "") return judged(deps, frame, text, subjects, []);
  const outcome = await judged(deps, frame, text, subjects, [], join(before, text));
  return { ...outcome, question: before };
}

/** Words of a question that has matter of its own. */
const OWN_MATTER = 3;

/** "Kalau DPRD tidak menjawab, apakah dianggap setuju?": says nothing new of what is planned with whom, and an article answers it. */
async function asksBesides(
  deps: Room,
  text: string,
  previous: SourcedFacts,
  subjects: readonly SourcedFacts[],
): Promise<boolean> {
  const planOf = ({ home, partner, field, form }: SourcedFacts["facts"]) => ({ home, partner, field, form });
  const isSamePlan = subjects.every(({ facts }) => isDeepStrictEqual(planOf(facts), planOf(previous.facts)));
  if (!isSamePlan || matterOf(text).length < OWN_MATTER) return false;
  return isSure(await search(deps, text, null, 10));
}

/**
 * Whether a text that could be a plan asks for the law: which article or power, or, of no region and no partner in particular, what
 * an act that it names provides or the register knows to be another act's.
 */
function asksWhatLawSays(deps: Room, frame: Frame, text: string, subjects: readonly SourcedFacts[]): boolean {
  if (hasShape(text, "of_law")) return true;
  const isOfOne = subjects.some(
    ({ facts }) => facts.partner?.country !== undefined || facts.home?.name !== undefined,
  );
  if (isOfOne) return false;
  const acts = namedActs(readCitations(deps.corpus, text));
  return acts.length > 0 || (!PERMISSION.test(text) && elsewhereOf(frame, text, acts) !== null);
}

const PERMISSION = /\b(?:boleh\w*|bisa\w*|dapat\w*|dilarang|may|can|allow\w*)\b/i;

/**
 * @param subjects one planned cooperation for each partner, at least one
 * @param skipped facts that the user said not to know yet
 * @param query what related articles are searched by: the question, unless that is only a piece of one
 */
export async function judged(
  deps: Room,
  frame: Frame,
  text: string,
  subjects: readonly SourcedFacts[],
  skipped: readonly FactPath[],
  query = text,
): Promise<Outcome> {
  const retrieval = await search(deps, query, null, 10);
  const related = isTooLittle(deps, retrieval) ? [] : retrieval.hits.map((hit) => hit.id);
  const answer = eligibilityAnswer(frame, deps.rulebook, text, subjects, skipped, related);
  return turn(answer, { subjects, results: related.length > 0 ? { query, next: 0 } : null });
}

/**
 * The extractive answer, its prose by the model where there is one.
 * @param share of the time for a model (0..1] that is left
 */
export async function searchedAnswer(
  deps: Room,
  frame: Frame,
  text: string,
  retrieval: Retrieval,
  past: Past,
  share = 1,
  elsewhere: Elsewhere | null = null,
): Promise<Answer> {
  const named = onlyOne(namedActs(readCitations(deps.corpus, text)));
  const act = named ?? placedActIn(deps.corpus, text);
  const extractive = extractiveAnswer(frame, text, retrieval, act, elsewhere);
  if (deps.generator === null) return extractive;
  return deps.generator.improve(
    frame,
    text,
    extractive,
    () => sourcesFor(extractive, retrieval),
    past.user,
    undefined,
    share,
  );
}

/** @param named the one act that the question names; else the search leans towards the one whose kind and place it tells */
export async function search(
  deps: Room,
  text: string,
  named: string | null,
  limit: number,
): Promise<Retrieval> {
  const regulation = named ?? placedActIn(deps.corpus, text);
  return deps.retriever.search(text, limit, regulation === null ? {} : { regulation });
}

export function isTooLittle(deps: Room, retrieval: Retrieval): boolean {
  return retrieval.hits.length === 0 || retrieval.evidence < deps.refuseBelow;
}

/** Of another country's affairs a merely near article says nothing: "siapa presiden Israel?" */
function isOfOtherCountry(deps: Room, text: string, { evidence }: Retrieval): boolean {
  return evidence < TENTATIVE_BELOW && deps.understander.understand(text).isAboutAbroad;
}

/** What a model may write from: what the answer quotes, then what else was found, each once. */
function sourcesFor(answer: Answer, retrieval: Retrieval): string[] {
  const quoted = answer.citations.map((citation) => citation.id);
  const found = retrieval.hits.slice(0, MAX_SOURCES).flatMap((hit) => hit.best);
  return [...new Set([...quoted, ...found])].slice(0, MAX_SOURCES);
}

/** A search leans towards an act only when the question names no other. */
export function onlyOne(acts: readonly string[]): string | null {
  return acts.length === 1 ? (acts[0] ?? null) : null;
}

const ASKS_NEWEST = /\b(?:terbaru|terakhir|paling baru|latest|newest|current)\b/i;

/** "Permenlu terbaru apa?": of the acts that share a name, those in force. */
function asksNewest(text: string): boolean {
  return ASKS_NEWEST.test(text) && text.split(" ").length <= MAX_STATUS_WORDS;
}

function isInForce(frame: Frame, id: string): boolean {
  return statusOf(frame.corpus, id, frame.asOf).status !== "revoked";
}

/** Whether a message that names an act asks if that act is in force; a long one asks for more. */
function asksStatus(text: string): boolean {
  if (text.split(" ").length > MAX_STATUS_WORDS) return false;
  return ASKS_SUCCESSOR.test(text) || (ASKS_STATUS.test(text) && !ASKS_COMMENCEMENT.test(text));
}

/** Regulation ids that the citations name, the acts behind a shared name included, each once. */
export function namedActs(citations: readonly Citation[]): string[] {
  const ids = citations.flatMap(({ regulation }) => {
    if (regulation.type === "known") return [regulation.id];
    return regulation.type === "shared" ? regulation.ids : [];
  });
  return [...new Set(ids)];
}
