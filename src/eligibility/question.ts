import type { Lexicon, Tokens } from "./lexicon.ts";
import type { Parties } from "./partners.ts";
import type { PatternIndex } from "./patterns.ts";
import type { Stated } from "./stated.ts";

/** Whether a text asks for a verdict, or for what the law says. */

export interface Decision {
  readonly isEligibilityQuestion: boolean;
  /** For the log: which of the signs decided. */
  readonly reason: string;
}

/** Forms that are judged by a rule of their own, whoever the partner is. */
const FORMS_BY_THEMSELVES = new Set(["loan", "grant", "body-abroad", "diplomatic-post"]);

export function decide(
  lexicon: Lexicon,
  question: Tokens,
  { partners, home, isKindOnly }: Parties,
  stated: Stated,
  isFollowUp: boolean,
): Decision {
  const { tokens } = question;
  const has = (index: PatternIndex<unknown>): boolean => index.matches(tokens).length > 0;
  const hasPartner = partners.length > 0 && !isKindOnly;
  const isCentral = stated.field?.authority === "central";
  const isAbroad = hasPartner || isKindOnly || has(lexicon.abroad);
  const isCooperation = has(lexicon.cooperation) || stated.form !== undefined;
  const hasStated = stated.facts.some(({ fact }) => fact !== "isSigningNow");
  const canBeJudged =
    hasPartner ||
    isCentral ||
    (stated.form !== undefined && FORMS_BY_THEMSELVES.has(stated.form)) ||
    (isKindOnly && isCooperation) ||
    (isAbroad && isCooperation && stated.field !== undefined) ||
    (isCooperation && hasStated);
  const no = (reason: string): Decision => ({ isEligibilityQuestion: false, reason });
  const yes = (reason: string): Decision => ({ isEligibilityQuestion: true, reason });

  if (tokens.length === 0) return no("no words");
  if (isFollowUp && (canBeJudged || stated.field !== undefined || stated.form !== undefined || hasStated))
    return yes("goes on with the question before");
  if (!canBeJudged) return no("names no partner, country or activity that a rule can judge");
  const asksPermission = asksForPermission(lexicon, question);
  if (isOpen(lexicon, question, hasPartner && asksPermission))
    return no("asks who, what, which, how or when");
  if (has(lexicon.offTopic) && !isCooperation && !isCentral) return no("is not about cooperation");
  if (asksPermission) {
    const isOther =
      has(lexicon.otherActors) && home.facts.home === undefined && !hasRegion(lexicon, question);
    if (isOther && !hasPartner) return no("asks about someone other than a regional government");
    return yes("asks whether something is allowed");
  }
  if (has(lexicon.necessity)) return no("asks what the procedure requires");
  if (has(lexicon.intention) && isCooperation && (hasPartner || isCentral)) return yes("states a plan");
  return no("does not ask whether something is allowed");
}

/** A word of permission that is not the start of a request: "boleh tanya", "can you explain". */
function asksForPermission(lexicon: Lexicon, { tokens }: Tokens): boolean {
  const requests = lexicon.request.matches(tokens);
  return lexicon.permission
    .matches(tokens)
    .some(({ start }) => !requests.some((request) => request.start <= start && start < request.end));
}

/**
 * Who, what, which, how, when. Beside a partner and a word of permission only at the start: "apa kita boleh kerja
 * sama dengan Jepang untuk sekolah yang mana ..." still asks for a verdict.
 */
function isOpen(lexicon: Lexicon, { tokens, words }: Tokens, isOtherwiseClear: boolean): boolean {
  const opens = lexicon.openQuestion.matches(tokens);
  if (!isOtherwiseClear) return opens.length > 0;
  return opens.some(({ start }) => start <= 1 || words[(tokens[start]?.word ?? 0) - 1]?.endsPhrase === true);
}

function hasRegion(lexicon: Lexicon, { tokens }: Tokens): boolean {
  return lexicon.homeWords.matches(tokens).length > 0;
}
