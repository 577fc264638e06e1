import type { Lexicon, StatedFact, Tokens } from "./lexicon.ts";
import type { Match } from "./patterns.ts";

/**
 * Who refused, in whatever order and words it is said: "sudah diajukan ke Kemendagri, tetapi ditolak", "the council
 * voted it down".
 */

/** How many words may stand between the one who decides and the decision. */
const REACH = 6;
const ASKED = /^(?:boleh|bisa|dapat|bisakah|bolehkah|dapatkah|berhak|can|may|could|if)$/;
const NEGATION = /^(?:tidak|bukan|tanpa|jangan|not|no|never|tidakkah)$/;

export function findRefusals(lexicon: Lexicon, { tokens }: Tokens): Match<StatedFact>[] {
  const actors = lexicon.approvers.matches(tokens);
  if (actors.length === 0) return [];
  return lexicon.refusals.matches(tokens).flatMap((match) => {
    const { start, end } = match;
    const before = tokens[start - 1]?.key ?? "";
    // "boleh menolak" asks whether it may be refused; "tidak menolak" says that it was not.
    if (ASKED.test(before) || NEGATION.test(before)) return [];
    const actor = nearest(actors, match);
    if (actor === undefined || apart(actor, match) > REACH) return [];
    const value: StatedFact = { fact: actor.value, is: "refused", words: [], sets: {} };
    const span = { start: Math.min(start, actor.start), end: Math.max(end, actor.end) };
    return [{ value, ...span, weight: actor.weight + match.weight }];
  });
}

function nearest<T>(actors: readonly Match<T>[], decision: Match<unknown>): Match<T> | undefined {
  const [first] = [...actors].sort((a, b) => apart(a, decision) - apart(b, decision));
  return first;
}

function apart(a: Match<unknown>, b: Match<unknown>): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}
