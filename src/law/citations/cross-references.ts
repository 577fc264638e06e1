import { type Corpus, childrenOf } from "../corpus/corpus.ts";
import type { Provision } from "../corpus/provision.ts";
import { citationNames } from "./act-names.ts";
import { linkItems } from "./attachment.ts";
import { readItems } from "./items.ts";
import { tokenize } from "./lexer.ts";
import { pathsOf } from "./paths.ts";
import { resolveIn } from "./resolving.ts";

/** Finds what an act's own words point at: "sebagaimana dimaksud pada ayat (1)", "dalam Pasal 5". */

export interface CrossReference {
  /** The provision whose own sentence holds it: the one asked about, or one inside it. */
  readonly source: string;
  /** Index of that sentence in the source's `body`. */
  readonly item: number;
  /** Offsets in that sentence, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words between them. */
  readonly text: string;
  /** Provisions of the corpus, in the order of the words. */
  readonly targets: readonly string[];
  /** Ids of provisions that the act has but the corpus does not hold. */
  readonly unresolved: readonly string[];
}

/**
 * The references in a provision and in the units inside it, in the order of the text. One entry for each list or range
 * ("huruf a sampai dengan huruf d"). References to acts outside the register are left out.
 * @throws RangeError when the corpus has no such provision
 */
export function crossReferences(corpus: Corpus, id: string): CrossReference[] {
  const provision = corpus.provisions.get(id);
  if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
  return [
    ...ownReferences(corpus, provision),
    ...childrenOf(corpus, provision).flatMap((child) => crossReferences(corpus, child.id)),
  ];
}

function ownReferences(corpus: Corpus, provision: Provision): CrossReference[] {
  return provision.body.flatMap((item, index) =>
    item.type === "child" ? [] : referencesIn(corpus, provision, item.text, index),
  );
}

/** "PPh Pasal 21" is a tax, called after the pasal of an act that is not named. */
const INCOME_TAX = /\bPPh\)? $/;

function referencesIn(corpus: Corpus, source: Provision, text: string, item: number): CrossReference[] {
  const tokens = tokenize(text);
  const items = linkItems(tokens, readItems(citationNames(corpus), tokens), "beside");
  return items.flatMap((linked): CrossReference[] => {
    if (linked.type === "act") return [];
    const { chain, act } = linked;
    const regulation =
      act === null ? source.regulation : act.regulation.type === "known" ? act.regulation.id : null;
    if (regulation === null) return [];
    const isPenjelasan = chain.penjelasan === "only";
    const targets: string[] = [];
    const unresolved: string[] = [];
    for (const leaf of pathsOf(chain.atoms)) {
      const result = resolveIn(corpus, regulation, { path: leaf.steps, isPenjelasan }, source.id);
      if (result.type === "found") targets.push(result.id);
      else if (result.type === "not-shipped") unresolved.push(result.wanted);
    }
    if (targets.length + unresolved.length === 0) return [];
    const start = tokens[chain.first]?.start ?? 0;
    if (INCOME_TAX.test(text.slice(Math.max(start - 8, 0), start))) return [];
    const end = tokens[chain.next - 1]?.end ?? start;
    return [{ source: source.id, item, start, end, text: text.slice(start, end), targets, unresolved }];
  });
}
