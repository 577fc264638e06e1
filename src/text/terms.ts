import { COMPOUNDS } from "./wordlists/compounds.ts";
import { GLOSSARY } from "./wordlists/glossary.ts";
import { STOP_WORDS } from "./wordlists/stop-words.ts";
import { words } from "./normalise.ts";
import { stem } from "./stemmer.ts";

/**
 * What a text is compared by: stems, pairs of neighbouring stems ("luar_negeri") and notions of the glossary ("#hibah").
 * Texts of the corpus and questions go through the same function, so that the two always meet.
 */

/** What the kinds of term count for beside a stem, which counts 1. Chosen on the development questions. */
export interface TermWeights {
  readonly pair: number;
  readonly notion: number;
}

export const TERM_WEIGHTS: TermWeights = { pair: 0.5, notion: 0.9 };

interface Token {
  readonly stem: string;
  readonly isStop: boolean;
}

const COMPOUND_SECONDS = new Map<string, Set<string>>();
for (const [first, second] of COMPOUNDS) {
  const seconds = COMPOUND_SECONDS.get(first) ?? new Set();
  COMPOUND_SECONDS.set(first, seconds.add(second));
}

/** Stems in reading order, terms of two words joined, stop words marked. */
export function tokens(list: readonly string[]): Token[] {
  const found: Token[] = [];
  for (const word of list) {
    const own = stem(word);
    const previous = found.at(-1);
    if (previous !== undefined && COMPOUND_SECONDS.get(previous.stem)?.has(own) === true)
      found[found.length - 1] = { stem: previous.stem + own, isStop: false };
    else found.push({ stem: own, isStop: STOP_WORDS.has(word) });
  }
  return found;
}

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  notions: string[];
}

let trie: TrieNode | null = null;

/** Glossary phrases by their stems, built on first use. */
function glossaryTrie(): TrieNode {
  if (trie !== null) return trie;
  const root: TrieNode = { next: new Map(), notions: [] };
  for (const notion of GLOSSARY)
    for (const phrase of notion.phrases) {
      let node = root;
      for (const token of tokens(words(phrase))) {
        const next: TrieNode = node.next.get(token.stem) ?? { next: new Map(), notions: [] };
        node.next.set(token.stem, next);
        node = next;
      }
      if (!node.notions.includes(notion.name)) node.notions.push(notion.name);
    }
  trie = root;
  return root;
}

/** Terms of a token list with their counts, weighted by kind. */
export function termsOf(list: readonly Token[]): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    if (weight > 0) terms.set(term, (terms.get(term) ?? 0) + weight);
  };
  let previous: string | null = null;
  for (const token of list) {
    if (token.isStop) continue;
    add(token.stem, 1);
    if (previous !== null) add(`${previous}_${token.stem}`, TERM_WEIGHTS.pair);
    previous = token.stem;
  }
  for (const notion of notionsOf(list)) add(`#${notion}`, TERM_WEIGHTS.notion);
  return terms;
}

/** Notions named in a token list; where phrases overlap, the longer one is meant. */
export function notionsOf(list: readonly Token[]): string[] {
  const found: string[] = [];
  const root = glossaryTrie();
  for (let start = 0; start < list.length;) {
    let node: TrieNode | undefined = root;
    let length = 0;
    let notions: readonly string[] = [];
    for (let at = start; at < list.length; at++) {
      node = node.next.get(list[at]?.stem ?? "");
      if (node === undefined) break;
      if (node.notions.length > 0) {
        notions = node.notions;
        length = at - start + 1;
      }
    }
    found.push(...notions);
    start += Math.max(length, 1);
  }
  return found;
}
