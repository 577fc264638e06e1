import type { Corpus } from "../corpus/corpus.ts";
import { childrenOf, penjelasanOf } from "../corpus/corpus.ts";
import type { Provision } from "../corpus/provision.ts";
import { fullText } from "../corpus/quote.ts";
import { words } from "./normalise.ts";
import { termsOf, tokens } from "./terms.ts";

/** Finds, inside a pasal, the ayat, huruf or penjelasan that answers by itself. */
export interface Pinpoint {
  /**
   * @param unit id of a hit
   * @param terms what was asked, by term
   * @param idf how telling a term is
   * @param hint the provision that the nearest topic line or sample question names, or ""
   */
  (unit: string, terms: ReadonlyMap<string, number>, idf: (term: string) => number, hint: string): string;
}

/** A part answers by itself when it holds this share of what the whole holds of the question ... */
const ENOUGH = 0.75;
/** ... and the next best part holds at most this share of what it holds. */
const RIVAL = 0.8;
/** The penjelasan is meant when it holds this many times what the article holds. */
const PENJELASAN_LEAD = 1.5;
const HINT_BONUS = 0.35;

export function createPinpoint(corpus: Corpus): Pinpoint {
  const cache = new Map<string, ReadonlySet<string>>();
  const termsOfProvision = (provision: Provision): ReadonlySet<string> => {
    const known = cache.get(provision.id);
    if (known !== undefined) return known;
    const terms = new Set(termsOf(tokens(words(fullText(corpus, provision)))).keys());
    cache.set(provision.id, terms);
    return terms;
  };

  return (unit, terms, idf, hint) => {
    const start = corpus.provisions.get(unit);
    if (start === undefined) return unit;
    let all = 0;
    for (const [term, weight] of terms) all += weight * idf(term);
    const held = (provision: Provision): number => {
      const own = termsOfProvision(provision);
      let sum = 0;
      for (const [term, weight] of terms) if (own.has(term)) sum += weight * idf(term);
      const isHinted = hint === provision.id || hint.startsWith(`${provision.id}/`);
      return sum + (isHinted && provision !== start ? HINT_BONUS * all : 0);
    };
    let at = start;
    let whole = held(start);
    for (;;) {
      const parts = childrenOf(corpus, at)
        .map((part) => ({ part, share: held(part) }))
        .sort((a, b) => b.share - a.share);
      const [first, second] = parts;
      if (first === undefined || first.share === 0 || first.share < ENOUGH * whole) break;
      if (second !== undefined && second.share > RIVAL * first.share) break;
      at = first.part;
      whole = first.share;
    }
    const penjelasan = penjelasanOf(corpus, at.id);
    if (
      penjelasan !== undefined &&
      held(penjelasan) > PENJELASAN_LEAD * whole &&
      held(penjelasan) > 0.4 * all
    )
      return penjelasan.id;
    return at.id;
  };
}
