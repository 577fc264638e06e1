import { slices } from "../platform/slices.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { isActsOwn, type Provision } from "../law/corpus/provision.ts";
import { fullText } from "../law/corpus/quote.ts";
import { statusOf } from "../law/corpus/status.ts";
import { type Word, compareWording, wordsOf } from "./wording.ts";

/** Finds law by its words: runs of words of every pasal of the acts that ship. */
export interface LawIndex {
  /** The provision that has nearly all of the words, or null. */
  find(words: readonly Word[]): string | null;
  /** Stretches of at least so many words that are nearly those of one provision, as indices of words. */
  passages(
    words: readonly Word[],
  ): Promise<{ readonly first: number; readonly next: number; readonly id: string }[]>;
}

/** Words in a run. */
const RUN = 5;
/** A passage that does not say what it quotes has at least so many words. */
const FEWEST_WORDS = 15;
/** Words that a passage may have of its own between two runs. */
const WIDEST_GAP = 6;
const NEARLY_ALL = 0.8;

const indexes = new WeakMap<Corpus, Promise<LawIndex>>();

/** Made for the first document of an edition. */
export function lawIndexOf(corpus: Corpus, asOf: string): Promise<LawIndex> {
  let index = indexes.get(corpus);
  if (index === undefined) indexes.set(corpus, (index = buildIndex(corpus, asOf)));
  return index;
}

async function buildIndex(corpus: Corpus, asOf: string): Promise<LawIndex> {
  const pause = slices();
  const provisions: { readonly id: string; readonly words: readonly Word[]; readonly isRevoked: boolean }[] =
    [];
  const places = new Map<string, number[]>();
  for (const [regulation, { provisions: all }] of corpus.texts) {
    if (corpus.imported.has(regulation)) continue;
    for (const provision of all.filter(isWhole)) {
      await pause();
      const words = wordsOf(fullText(corpus, provision)).filter(({ isMark }) => !isMark);
      const at =
        provisions.push({
          ...{ id: provision.id, words },
          isRevoked: statusOf(corpus, provision.id, asOf).status === "revoked",
        }) - 1;
      for (const run of new Set(runsOf(words))) {
        const known = places.get(run);
        if (known === undefined) places.set(run, [at]);
        else if (known.length < 50) known.push(at);
      }
    }
  }
  /** Of several provisions with the same words the one in force. */
  const better = (a: number, b: number): number =>
    Number(provisions[a]?.isRevoked) - Number(provisions[b]?.isRevoked) || a - b;
  const agreementOf = (words: readonly Word[], at: number): number => {
    const { agreement, coverage } = compareWording(words, provisions[at]?.words ?? []);
    return Math.min(agreement, coverage);
  };

  const find = (given: readonly Word[]): string | null => {
    const words = given.filter(({ isMark }) => !isMark);
    const counts = new Map<number, number>();
    for (const run of runsOf(words))
      for (const at of places.get(run) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
    const likely = [...counts].sort((a, b) => b[1] - a[1] || better(a[0], b[0])).slice(0, 3);
    const [best] = likely.filter(([at]) => agreementOf(words, at) >= NEARLY_ALL);
    return best === undefined ? null : (provisions[best[0]]?.id ?? null);
  };

  return {
    find,
    passages: async (given) => {
      const others = slices();
      const runs = runsOf(given);
      const found: { first: number; next: number; id: string }[] = [];
      for (let first = 0; first < runs.length; first++) {
        await others();
        const starting = places.get(runs[first] ?? "");
        if (starting === undefined) continue;
        let best = { at: -1, next: first };
        for (const at of [...starting].sort(better)) {
          const next = endOf(runs, places, first, at);
          if (next > best.next) best = { at, next };
        }
        const words = given.slice(first, best.next).filter(({ isMark }) => !isMark);
        const id = provisions[best.at]?.id;
        if (id === undefined || words.length < FEWEST_WORDS || agreementOf(words, best.at) < NEARLY_ALL)
          continue;
        found.push({ first, next: best.next, id });
        first = best.next - 1;
      }
      return found;
    },
  };
}

function isWhole({ unit, number, isPenjelasan, fidelity, parent }: Provision): boolean {
  // The pasal of an act that changes others hold instructions and the pasal of these.
  const isInstruction = /^[IVXL]+$/i.test(number);
  return unit === "pasal" && parent === null && !isInstruction && !isPenjelasan && isActsOwn(fidelity);
}

function runsOf(words: readonly Word[]): string[] {
  const runs: string[] = [];
  for (let index = 0; index + RUN <= words.length; index++)
    runs.push(
      words
        .slice(index, index + RUN)
        .map(({ key }) => key)
        .join(" "),
    );
  return runs;
}

/** How far the words from a run on go on being those of a provision, other words of their own between them allowed. */
function endOf(
  runs: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  first: number,
  at: number,
): number {
  let last = first;
  for (let index = first + 1; index < runs.length && index - last <= RUN + WIDEST_GAP; index++)
    if (places.get(runs[index] ?? "")?.includes(at) === true) last = index;
  return last + RUN;
}
