import { type Bilingual, actsGoverning } from "../../law/corpus/register.ts";
import { quoteText } from "../../law/corpus/quote.ts";
import { pasalLevel, withoutPenjelasan } from "../../law/provision-id.ts";
import { askedAspects, isLeftOpen } from "../../retrieval/asked-aspects.ts";
import type { Hit, Retrieval } from "../../retrieval/retriever.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { type Frame, labelOf } from "../presentation/sources.ts";

/**
 * What may be claimed of what was found: that it answers; that it is the likeliest; that it is only the nearest, since it leaves
 * open what is asked, or since the rule lies in an act whose text is not here.
 */
export interface Claim {
  readonly level: "answers" | "likely" | "nearest";
  /** What is asked of the subject and not told. */
  readonly untold: readonly Bilingual[];
}

/** Evidence (0..1) below which an answer says that it is only the nearest. */
export const TENTATIVE_BELOW = 0.6;
/** Chance (0..1) from which on the first hit is said to answer. */
const ANSWERS_FROM = 0.8;

/**
 * @param quoted the provisions that are shown
 * @param isSecond whether they are not the ones that were found first
 */
export function claimOf(
  { corpus }: Frame,
  question: string,
  retrieval: Retrieval,
  quoted: readonly string[],
  isSecond: boolean,
): Claim {
  const shown = quoted.map((id) => quoteText(corpus, id)).join("\n");
  const untold = askedAspects(question).flatMap((aspect) =>
    aspect.said !== undefined && isLeftOpen(shown, aspect) ? [aspect.said] : [],
  );
  if (retrieval.evidence < TENTATIVE_BELOW || untold.length > 0) return { level: "nearest", untold };
  return { level: isSecond || retrieval.certainty < ANSWERS_FROM ? "likely" : "answers", untold };
}

export function isSure({ evidence, certainty }: Retrieval): boolean {
  return evidence >= TENTATIVE_BELOW && certainty >= ANSWERS_FROM;
}

/** Acts without text here that a question is about: those it names, and those that the register knows to rule it. */
export interface Elsewhere {
  readonly acts: readonly string[];
  /** Whether the question names them itself. */
  readonly isNamed: boolean;
  /** What comes nearest here, as far as the register tells. */
  readonly see: readonly string[];
}

/** @param named acts that the question names */
export function elsewhereOf({ corpus }: Frame, question: string, named: readonly string[]): Elsewhere | null {
  const absent = named.filter((id) => !corpus.texts.has(id));
  const governing = actsGoverning(corpus.regulations.values(), question).filter(
    ({ act }) => !corpus.texts.has(act),
  );
  const see = governing.flatMap((subject) => subject.see).filter((id) => corpus.provisions.has(id));
  if (absent.length > 0 && absent.length === named.length) return { acts: absent, isNamed: true, see };
  if (governing.length === 0) return null;
  return { acts: governing.map(({ act }) => act), isNamed: false, see };
}

/** "Itu diatur dalam UU 24/2009 (tentang ...), yang teksnya tidak dimuat di sini." */
export function elsewhereSentence(frame: Frame, { acts, isNamed }: Elsewhere): string {
  const phrases = phrasesFor(frame.language);
  const named = acts.map((id) => {
    const act = frame.corpus.regulations.get(id);
    const subject = frame.language === "en" ? act?.subjectEn : act?.subject;
    return phrases.about(labelOf(frame, id), subject ?? "");
  });
  const list = joinList(named, frame.language);
  return isNamed ? phrases.notHeldNamed(list) : phrases.ruledElsewhere(list);
}

/** Whether what was found first is among what the register names as nearest. */
export function isAmong({ hits }: Retrieval, provisions: readonly string[]): boolean {
  const units = provisions.map((id) => pasalLevel(withoutPenjelasan(id)));
  return units.includes(hits[0]?.id ?? "");
}

/** What was found with what the register names as nearest before all else. */
export function withFirst(retrieval: Retrieval, provisions: readonly string[]): Retrieval {
  const [first] = provisions;
  if (first === undefined) return retrieval;
  const id = pasalLevel(withoutPenjelasan(first));
  const top = retrieval.hits[0];
  const best = provisions
    .filter((provision) => provision === first || provision.startsWith(`${id}/`))
    .slice(0, 1);
  const hit: Hit = { id, best, score: top?.score ?? 1, lanes: {} };
  const others = retrieval.hits.filter((other) => other.id !== id);
  return { ...retrieval, hits: [hit, ...others] };
}
