import type { Corpus } from "../../law/corpus/corpus.ts";
import type { Fidelity } from "../../law/corpus/provision.ts";

/** Finds the provision whose words a message repeats, as when an article's text is pasted to ask where it stands. */

/** Words in a row that no question shares with the law by chance; fewer where they stand in quotation marks. */
const LONGEST_BY_CHANCE = 12;
const QUOTED = 6;
const GRAM = 6;
const MAX_FOUND = 3;

export interface PastedTextFinder {
  /** Provision ids with the longest run of the message's words, in the order of the corpus; empty for a question. */
  find(text: string): readonly string[];
}

/** The index is made when the first message is long enough to need it. */
export function createPastedTextFinder(corpus: Corpus): PastedTextFinder {
  let grams: ReadonlyMap<number, readonly string[]> | null = null;
  return {
    find: (text) => {
      const words = wordsOf(text);
      const isQuoted = /["“”«»]/.test(text);
      const least = isQuoted ? QUOTED : LONGEST_BY_CHANCE;
      if (words.length < least) return [];
      grams ??= gramsOf(corpus);
      return longest(grams, words, least);
    },
  };
}

/** Runs are counted in grams that one provision has at positions in a row. */
function longest(
  grams: ReadonlyMap<number, readonly string[]>,
  words: readonly string[],
  least: number,
): string[] {
  let running = new Map<string, number>();
  const best = new Map<string, number>();
  for (let at = 0; at + GRAM <= words.length; at++) {
    const next = new Map<string, number>();
    for (const id of grams.get(hash(words, at)) ?? []) {
      const length = (running.get(id) ?? GRAM - 1) + 1;
      next.set(id, length);
      best.set(id, Math.max(length, best.get(id) ?? 0));
    }
    running = next;
  }
  const most = Math.max(0, ...best.values());
  if (most < least) return [];
  return [...best].flatMap(([id, length]) => (length === most ? [id] : [])).slice(0, MAX_FOUND);
}

function isShippedLaw(fidelity: Fidelity): boolean {
  return fidelity === "verbatim" || fidelity === "restored";
}

function gramsOf(corpus: Corpus): Map<number, string[]> {
  const grams = new Map<number, string[]>();
  const shipped = [...corpus.texts.values()].filter(({ fidelity }) => isShippedLaw(fidelity));
  for (const provision of shipped.flatMap(({ provisions }) => provisions)) {
    if (!isShippedLaw(provision.fidelity)) continue;
    const own = provision.body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join(" ");
    const words = wordsOf(own);
    for (let at = 0; at + GRAM <= words.length; at++) {
      const key = hash(words, at);
      const ids = grams.get(key);
      if (ids === undefined) grams.set(key, [provision.id]);
      else if (ids.at(-1) !== provision.id) ids.push(provision.id);
    }
  }
  return grams;
}

/** FNV-1a over a gram's letters; a rare collision is one gram, and a run needs many. */
function hash(words: readonly string[], at: number): number {
  let value = 0x811c9dc5;
  for (let index = at; index < at + GRAM; index++) {
    const word = words[index] ?? "";
    for (let letter = 0; letter <= word.length; letter++)
      value = Math.imul(value ^ (letter === word.length ? 32 : word.charCodeAt(letter)), 0x01000193);
  }
  return value;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
