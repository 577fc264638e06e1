import { type Match, type PatternIndex, type Tokens, overlaps } from "../../text/phrase-matcher.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Parties } from "./partners.ts";
import { apart } from "./signs.ts";
import type { Stated } from "./extracted-facts.ts";

/** Whether a text asks for a verdict, or for what the law says. */

export interface Decision {
  readonly isEligibilityQuestion: boolean;
  /** For the log: which of the signs decided. */
  readonly reason: string;
  /** Who, what or when of a foreign name, with no word of cooperation: "siapa presiden Israel?" */
  readonly isAboutAbroad: boolean;
  /** It is said that the partner, or where it is from, is not known. */
  readonly isPartnerUntold?: boolean;
}

/** In a question as short as "PBB boleh?" nothing but cooperation can be meant. */
const SHORT_QUESTION = 5;
/** How far apart "negaranya" and "belum jelas" may stand. */
const ORIGIN_REACH = 3;
/** "Kota Sawahlunto - Kota Katowice?" */
const SHORT_PAIR = 6;
/** Forms that are judged by a rule of their own, if only someone abroad is meant. */
const REASON = /^(?:why|mengapa)$/;
/** "... apa tidak?", "... ya kan" */
const TAG = /^(?:tidak|kan|ya|yes|right)$/;
/** What one "dapat" gets rather than may do. */
const GIFTS =
  /^(?:hibah|bantuan|tawaran|undangan|dana|uang|surat|izin|persetujuan|pinjaman|sumbangan|donasi|beasiswa|ajakan|info|kabar)$/;
const FORMS_BY_THEMSELVES = new Set(["loan", "grant", "body-abroad"]);
/** What may stand beside a name and leave it a name alone: "Taiwan ya min?" */
const COURTESY =
  /^(?:ya|yah|dong|nih|sih|deh|kak|kakak|mas|mbak|min|admin|pak|bapak|bu|ibu|bang|gan|halo|hai|hello|hi|mohon|tolong|please|sir|madam|juga|too)$/;

export function decide(
  lexicon: Lexicon,
  question: Tokens,
  parties: Parties,
  stated: Stated,
  isFollowUp: boolean,
): Decision {
  const has = (index: PatternIndex<unknown>): boolean => index.matches(question.tokens).length > 0;
  const no = (reason: string): Decision => ({ isEligibilityQuestion: false, reason, isAboutAbroad: false });
  const yes = (reason: string): Decision => ({ isEligibilityQuestion: true, reason, isAboutAbroad: false });
  const hasPartner = parties.partners.length > 0 && !parties.isKindOnly;
  const canBeJudged = namesWhatRulesJudge(lexicon, question, parties, stated);
  const hasStated = stated.facts.some(({ fact }) => !fact.startsWith("isSigning"));
  const isBarred = stated.facts.some(({ fact, is }) => fact.startsWith("conditions.") && is !== true);
  const isCentral = stated.field?.authority === "central";
  const isCooperation = has(lexicon.cooperation) || stated.form !== undefined;

  if (question.tokens.length === 0) return no("no words");
  const isSaid = stated.facts.length > 0 || parties.home.facts.home !== undefined;
  if (isFollowUp && (canBeJudged || stated.field !== undefined || stated.form !== undefined || isSaid))
    return yes("goes on with the question before");
  const permissions = permissionsIn(lexicon, question);
  if (pointsAtUntold(lexicon, question, parties, stated))
    return { ...yes("asks of a partner that is not told"), isPartnerUntold: true };
  const isPlan = isConcretePlan(lexicon, question, parties, stated);
  if (isPlan && parties.partners.length === 0) return yes("tells a plan without its partner");
  const asksOpenly = has(lexicon.openQuestion) && !has(lexicon.planQuestion);
  const isOfBody = parties.home.facts.home?.body !== undefined && !asksOpenly;
  if (isOfBody && (permissions.length > 0 || has(lexicon.intention)))
    return yes("tells a plan of a body that is no region");
  if (!canBeJudged) return no("names no partner, country or activity that a rule can judge");
  const [permission] = permissions;
  if (isPlan && (isBarred || isCentral || !asksOpenly)) return yes("tells a plan of its own and a partner");
  if (hasPartner && isBarred && isCooperation && permission !== undefined)
    return yes("asks whether what bars a plan is allowed");
  if (isOpen(lexicon, question, parties, hasPartner ? permissions : []))
    return {
      ...no("asks who, what, which, how or when"),
      isAboutAbroad: hasPartner && !isCooperation && stated.field === undefined && !has(lexicon.homeWords),
    };
  if (permission === undefined && has(lexicon.offTopic) && has(lexicon.manner))
    return no("asks how one gets something for oneself");
  const isOfState =
    isCentral && (has(lexicon.homeWords) || has(lexicon.issuing) || stated.field?.isActivity === true);
  const isOfRegion =
    stated.field !== undefined && (parties.home.facts.home !== undefined || has(lexicon.fieldCue));
  if (has(lexicon.offTopic) && !isCooperation && !isOfState && !isOfRegion && !isBarred)
    return no("is not about cooperation");
  if (hasPartner && isNameAlone(lexicon, question, parties)) return yes("names a partner and nothing else");
  if (permission !== undefined) {
    const isOwnPlan = isBarred && isCooperation && has(lexicon.homeWords);
    if (!isOwnPlan && isOfOthers(lexicon, question, permission, hasPartner))
      return no("asks about someone other than a regional government");
    return yes("asks whether something is allowed");
  }
  if (hasPartner && parties.partners.every(isInIndonesia) && has(lexicon.asksScope))
    return yes("asks whether cooperation at home is foreign cooperation");
  if (has(lexicon.necessity)) return no("asks what the procedure requires");
  if (has(lexicon.intention) && isCooperation && (hasPartner || isCentral)) return yes("states a plan");
  // "Apakah ini termasuk keamanan?" of a plan of one's own asks whether it is allowed.
  const isOwnAct = hasPartner && stated.field !== undefined && parties.home.facts.home !== undefined;
  if (isOwnAct && has(lexicon.countingAs)) return yes("asks what a plan counts as");
  if (has(lexicon.factual)) return no("asks whether something is so");
  const isAct =
    isCooperation || stated.field !== undefined || hasStated || has(lexicon.acts) || endsInTag(question);
  if (hasPartner && isAct) return yes("names what is to be done with a partner");
  if (hasPartner && parties.home.facts.home !== undefined && question.words.length <= SHORT_PAIR)
    return yes("names a region and a partner and little else");
  if (isCentral && parties.home.facts.home !== undefined) return yes("names an act of a regional government");
  return no("does not ask whether something is allowed");
}

/** Who plans, with whom abroad, and that something is to be done: a plan, whatever else is asked of it. */
function isConcretePlan(lexicon: Lexicon, question: Tokens, parties: Parties, stated: Stated): boolean {
  const has = (index: PatternIndex<unknown>): boolean => index.matches(question.tokens).length > 0;
  const { home } = parties.home.facts;
  // "Mau bikin MoU dengan Salzburg": whose wish it is goes without saying.
  const isOurs = home !== undefined || has(lexicon.ours) || lexicon.intention.endAt(question.tokens, 0) > 0;
  const isWish = has(lexicon.intention);
  if (!isOurs || has(lexicon.factual)) return false;
  const isCooperation = has(lexicon.cooperation) || stated.form !== undefined;
  if (parties.partners.length === 0 || parties.isKindOnly)
    return isWish && isCooperation && has(lexicon.abroad) && permissionsIn(lexicon, question).length > 0;
  if (parties.partners.every(isInIndonesia)) return false;
  return (
    (isWish && (isCooperation || stated.field !== undefined)) ||
    (home?.name !== undefined && isCooperation && stated.field !== undefined)
  );
}

function isInIndonesia({ facts }: Parties["partners"][number]): boolean {
  return facts.partner?.kind === "indonesian-region";
}

/** "Rencana yang kemarin dengan mereka, boleh untuk kota kami?": a plan of one's own of which nothing is told. */
function pointsAtUntold(lexicon: Lexicon, question: Tokens, parties: Parties, stated: Stated): boolean {
  const { tokens } = question;
  const unknown = lexicon.notKnown.matches(tokens);
  const isUntold =
    lexicon.untold.matches(tokens).length > 0 ||
    lexicon.originOf
      .matches(tokens)
      .some((origin) => unknown.some((word) => apart(origin, word) <= ORIGIN_REACH));
  const isOurs = parties.home.facts.home !== undefined || lexicon.ours.matches(tokens).length > 0;
  return (
    isUntold &&
    isOurs &&
    (parties.partners.length === 0 || parties.isKindOnly) &&
    stated.field?.authority !== "central" &&
    (permissionsIn(lexicon, question).length > 0 || lexicon.intention.matches(tokens).length > 0)
  );
}

/**
 * A partner from a country, an act kept for the state, a form with a rule of its own, or a condition said to be
 * broken. What the law says of cooperation in general is not among them.
 */
function namesWhatRulesJudge(
  lexicon: Lexicon,
  { tokens, words }: Tokens,
  { partners, isKindOnly }: Parties,
  stated: Stated,
): boolean {
  const has = (index: PatternIndex<unknown>): boolean => index.matches(tokens).length > 0;
  const isCooperation = has(lexicon.cooperation) || stated.form !== undefined;
  const isOrganisation = partners.every(({ facts }) => facts.partner?.kind === "international-organisation");
  if (partners.length > 0 && !isKindOnly)
    return !isOrganisation || isCooperation || words.length <= SHORT_QUESTION || stated.field !== undefined;
  if (has(lexicon.atHome)) return false;
  const isAbroad = isKindOnly || has(lexicon.abroad);
  if (stated.field?.authority === "central")
    return (
      stated.field.isActivity ||
      isAbroad ||
      has(lexicon.cooperation) ||
      has(lexicon.doing) ||
      has(lexicon.homeWords)
    );
  const isRouteTold = stated.facts.some(
    ({ fact }) => fact === "directForeignLoan" || fact === "directForeignGrant",
  );
  if (stated.form !== undefined && FORMS_BY_THEMSELVES.has(stated.form) && (isAbroad || isRouteTold))
    return true;
  if (
    stated.form === "sister-city" &&
    partners.some(({ facts }) => facts.partner?.level === "province-or-state")
  )
    return true;
  return (
    isCooperation &&
    stated.facts.some(
      ({ fact, openWithForm }) =>
        !fact.startsWith("isSigning") && (openWithForm === undefined || openWithForm !== stated.form),
    )
  );
}

/** The words of permission that are not the start of a request: "boleh tanya", "can you explain". */
function permissionsIn(lexicon: Lexicon, { tokens }: Tokens): Match<true>[] {
  const requests = lexicon.request.matches(tokens);
  const asks = tokens.findIndex(({ key }) => key === "apakah" || key === "apa");
  return [...lexicon.permission.matches(tokens), ...(asks < 0 ? [] : abilities(tokens, asks))]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => !requests.some((request) => request.start <= start && start < request.end));
}

/** "Apakah ... dapat": able to, however far apart; but "dapat hibah" gets one. */
function abilities(tokens: Tokens["tokens"], from: number): Match<true>[] {
  return tokens.flatMap(({ key }, start) =>
    key === "dapat" && start > from && !GIFTS.test(tokens[start + 1]?.key ?? "")
      ? [{ value: true, start, end: start + 1, weight: key.length } as const]
      : [],
  );
}

/** "Taiwan?", "kota Petaling Jaya, Malaysia": of a partner there is one thing to ask. "Tantangan" is a place, but a word first. */
function isNameAlone(lexicon: Lexicon, { tokens }: Tokens, { spans }: Parties): boolean {
  const isOfName = (at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);
  return (
    tokens.some(({ key }, at) => isOfName(at) && !lexicon.common.has(key)) &&
    tokens.every(
      ({ key }, at) =>
        isOfName(at) || lexicon.atWords.has(key) || lexicon.withWords.has(key) || COURTESY.test(key),
    )
  );
}

function endsInTag({ tokens }: Tokens): boolean {
  return TAG.test(tokens.at(-1)?.key ?? "");
}

/**
 * Who, what, which, how, when.
 * @param permissions where a verdict on a partner is asked for: one with no such word before it in its sentence asks
 *   for the verdict all the same, as "bolehkah dengan Israel, dasar hukumnya apa?"
 */
function isOpen(
  lexicon: Lexicon,
  { tokens, words }: Tokens,
  { spans }: Parties,
  permissions: readonly Match<true>[],
): boolean {
  const sentenceOf = (at: number): number => words[tokens[at]?.word ?? 0]?.sentence ?? 0;
  // In "WHO mau membantu" the first word is a name; "siapa bilang tidak boleh" asks whether it is allowed.
  const names = [...spans, ...lexicon.rhetorical.matches(tokens)];
  const open = lexicon.openQuestion
    .matches(tokens)
    .filter((match) => !names.some((span) => overlaps(span, match)));
  if (open.length === 0) return false;
  // "Why can we not" asks for the verdict with its reasons.
  const opening = open.filter(({ start }) => !REASON.test(tokens[start]?.key ?? ""));
  return !permissions.some(
    (permission) =>
      !opening.some(
        ({ start }) => start < permission.start && sentenceOf(start) === sentenceOf(permission.start),
      ),
  );
}

/** The President, a minister, a foreigner: about them the law is asked. */
function isOfOthers(
  lexicon: Lexicon,
  { tokens, words }: Tokens,
  permission: Match<true>,
  hasPartner: boolean,
): boolean {
  const hasRegion = lexicon.homeWords.matches(tokens).length > 0;
  const isBeside = ({ start, end }: Match<true>): boolean =>
    (end === permission.start && words[tokens[end - 1]?.word ?? 0]?.endsPhrase !== true) ||
    (start === permission.end && words[tokens[start - 1]?.word ?? 0]?.endsPhrase !== true);
  if (hasPartner) return !hasRegion && lexicon.stateOrgans.matches(tokens).some(isBeside);
  return lexicon.otherActors
    .matches(tokens)
    .some((actor) => !hasRegion || actor.start <= 1 || isBeside(actor));
}
