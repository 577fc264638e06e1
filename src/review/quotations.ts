import type { Corpus } from "../law/corpus/corpus.ts";
import { isActsOwn } from "../law/corpus/provision.ts";
import { lineText, quoteLines } from "../law/corpus/quote.ts";
import { pasalLevel, parentId, regulationOf } from "../law/provision-id.ts";
import type { LawIndex } from "./law-index.ts";
import { type Difference, type Word, compareWording, wordsOf } from "./wording.ts";

/** Finds the passages of a document that give the words of the law, and compares them. */

export interface Quotation {
  readonly given: string;
  readonly verdict: "exact" | "differs";
  readonly differences: readonly Difference[];
}

export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Fewer words are a term and no quotation. */
const FEWEST_WORDS = 5;
/** Between quotation marks, in characters. */
const LONGEST = 6_000;
/** Below it, the words are not those of the provision. */
const ALIKE = 0.55;
/** Nor where they pass over most of it without saying so. */
const COVERED = 0.4;

const MARKED = new RegExp(
  [
    ["“„", "”“"],
    ['"', '"'],
    ["«", "»"],
    ["‘", "’"],
    ["''", "''"],
  ]
    .map(([open = "", close = ""]) => {
      const [from, to] = open === "''" ? ["''", "''"] : [`[${open}]`, `[${close}]`];
      const inner = open === "''" ? "(?:(?!'')[^])" : `[^${open}${close}]`;
      return `${from}(${inner}{20,${LONGEST}}?)${to}${open === "‘" ? "(?!\\p{L})" : ""}`;
    })
    .join("|"),
  "gu",
);

/** What stands between quotation marks of any kind and is long enough to be a quotation. */
export function markedPassages(text: string): Passage[] {
  return Array.from(text.matchAll(MARKED), (match) => {
    const inner = match.slice(1).find((group) => group !== undefined) ?? "";
    const start = match.index + match[0].indexOf(inner);
    return { start, end: start + inner.length };
  }).filter(({ start, end }) => wordsOf(text.slice(start, end)).length >= FEWEST_WORDS);
}

/**
 * Whether a passage gives the words of the provision cited beside it; null where it does not mean to, and where the corpus does
 * not hold the act's own words.
 * @param id provision or regulation id
 */
export function compareWithLaw(corpus: Corpus, law: LawIndex, given: string, id: string): Quotation | null {
  const words = wordsOf(given);
  const own = [id, ...upTo(id)].find((candidate) => bestOf(corpus, words, candidate) >= ALIKE);
  if (own !== undefined) return quotationOf(corpus, given, words, own);
  const elsewhere = law.find(words);
  if (elsewhere === null) return null;
  // The act alone was cited.
  if (!id.includes("/") && regulationOf(elsewhere) === id)
    return quotationOf(corpus, given, words, elsewhere);
  if (!corpus.provisions.has(id)) return null;
  return { given, verdict: "differs", differences: [{ given, law: lawText(corpus, id) }] };
}

/** The same for a passage whose provision is known by its words. */
export function quotationOf(corpus: Corpus, given: string, words: readonly Word[], id: string): Quotation {
  const { differences } = compareWording(words, lawWords(corpus, id));
  return { given, verdict: differences.length === 0 ? "exact" : "differs", differences };
}

function bestOf(corpus: Corpus, words: readonly Word[], id: string): number {
  const provision = corpus.provisions.get(id);
  if (provision === undefined || !isActsOwn(provision.fidelity)) return 0;
  const { agreement, coverage } = compareWording(words, lawWords(corpus, id));
  return coverage < COVERED ? 0 : agreement;
}

/** The provisions around one, up to its pasal: a quotation may say more than is cited. */
function upTo(id: string): string[] {
  const around: string[] = [];
  const pasal = pasalLevel(id);
  for (let up = parentId(id); up !== null && up.length >= pasal.length && up.includes("/"); up = parentId(up))
    around.push(up);
  return around;
}

const known = new WeakMap<Corpus, Map<string, readonly Word[]>>();

/** The words of a provision with those of the units around it; the marks of its parts may be left out. */
function lawWords(corpus: Corpus, id: string): readonly Word[] {
  const kept = known.get(corpus) ?? new Map<string, readonly Word[]>();
  known.set(corpus, kept);
  let words = kept.get(id);
  if (words === undefined) {
    words = wordsOf(lawText(corpus, id));
    if (kept.size > 2_000) kept.clear();
    kept.set(id, words);
  }
  return words;
}

function lawText(corpus: Corpus, id: string): string {
  return quoteLines(corpus, id).map(lineText).join("\n");
}
