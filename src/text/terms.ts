import { COMPOUND_SECONDS, GLOSSARY, STOP_WORDS } from "./analysis-words.ts";
import { words } from "./normalise.ts";
import { stem } from "./stemmer.ts";

/**
 * What a text is compared by: stems, pairs of neighbouring stems ("luar_negeri") and concepts of the glossary ("#hibah").
 * Texts of the corpus and questions go through the same function, so that the two always meet.
 */

/** What the kinds of term count for beside a stem, which counts 1. Chosen on the development questions. */
export interface TermWeights {
  readonly pair: number;
  readonly concept: number;
}

export const TERM_WEIGHTS: TermWeights = { pair: 0.5, concept: 0.9 };

interface Token {
  readonly stem: string;
  readonly isStop: boolean;
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
  concepts: string[];
}

let trie: TrieNode | null = null;

/** Glossary phrases by their stems, built on first use. */
function glossaryTrie(): TrieNode {
  if (trie !== null) return trie;
  const root: TrieNode = { next: new Map(), concepts: [] };
  for (const concept of GLOSSARY)
    for (const phrase of concept.phrases) {
      let node = root;
      for (const token of tokens(words(phrase))) {
        const next: TrieNode = node.next.get(token.stem) ?? { next: new Map(), concepts: [] };
        node.next.set(token.stem, next);
        node = next;
      }
      if (!node.concepts.includes(concept.name)) node.concepts.push(concept.name);
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
  for (const concept of conceptsOf(list)) add(`#${concept}`, TERM_WEIGHTS.concept);
  return terms;
}

/** Notions named in a token list; where phrases overlap, the longer one is meant. */
export function conceptsOf(list: readonly Token[]): string[] {
  const found: string[] = [];
  const root = glossaryTrie();
  for (let start = 0; start < list.length;) {
    let node: TrieNode | undefined = root;
    let length = 0;
    let concepts: readonly string[] = [];
    for (let at = start; at < list.length; at++) {
      node = node.next.get(list[at]?.stem ?? "");
      if (node === undefined) break;
      if (node.concepts.length > 0) {
        concepts = node.concepts;
        length = at - start + 1;
      }
    }
    found.push(...concepts);
    start += Math.max(length, 1);
  }
  return found;
}
