import type { Corpus } from "../corpus/corpus.ts";
import { childrenOf, penjelasanOf } from "../corpus/corpus.ts";
import type { Provision } from "../corpus/provision.ts";
import { parentId } from "../corpus/provision.ts";
import { fullText } from "../corpus/quote.ts";
import { words } from "./normalise.ts";
import { termsOf, tokens } from "./terms.ts";

/** Finds, inside a pasal, the ayat, huruf or angka that answers: staff should see the one that does, not a page. */
export interface Pinpoint {
  /** @returns 1 to 3 provisions inside the unit, or the unit itself, in the order of the text */
  (unit: string, question: PinpointQuestion): readonly string[];
}

export interface PinpointQuestion {
  /** What was asked, by term. */
  readonly terms: ReadonlyMap<string, number>;
  /** How telling a term is in the corpus. */
  readonly idf: (term: string) => number;
  /** How near the nearest topic line or sample question about each provision of the unit is (cosine). */
  readonly nearness: ReadonlyMap<string, number>;
  /** Whether the question asks for all of a list. */
  readonly asksForList: boolean;
}

/** Chosen on the questions of the set "dev" in `test/eval/pinpoint.jsonl`. */
export const PINPOINT = {
  /** What the nearest line about a part counts for beside the share of the question's words ... */
  line: 0.4,
  /** ... and one about the whole. */
  wholeLine: 0.45,
  /** What a word of the lines about a part counts for beside one of its text. */
  lineTerm: 0.5,
  /** What speaks for the whole before anything is known of it, and more when all of a list is asked for. */
  whole: 0.08,
  list: 0.2,
  /** A sibling answers too when it has this share of what the best one has. */
  rival: 0.9,
  /** The penjelasan is meant when it holds this many times what the article holds, and this share of the question. */
  penjelasanLead: 1.5,
  penjelasanShare: 0.4,
};
const MAX_PARTS = 2;

export function createPinpoint(corpus: Corpus): Pinpoint {
  const cache = new Map<string, ReadonlySet<string>>();
  const remembered = (key: string, text: () => string): ReadonlySet<string> => {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const terms = new Set(termsOf(tokens(words(text()))).keys());
    cache.set(key, terms);
    return terms;
  };
  const textTerms = (provision: Provision): ReadonlySet<string> =>
    remembered(provision.id, () => fullText(corpus, provision));
  const lineTerms = (provision: Provision): ReadonlySet<string> =>
    remembered(`${provision.id} lines`, () => linesAbout(corpus, provision.id).join("\n"));
  /** Provisions that topics are about, and what these are part of. */
  const linedIds = new Set<string>();
  for (const { id } of corpus.topics)
    for (let at: string | null = id; at !== null && !linedIds.has(at); at = parentId(at)) linedIds.add(at);
  /** The words that all parts of a provision share: what stands before and after its list. */
  const ownTerms = (provision: Provision): ReadonlySet<string> =>
    remembered(`${provision.id} own`, () =>
      provision.body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join("\n"),
    );

  return (unit, question) => {
    const start = corpus.provisions.get(unit);
    if (start === undefined) return [unit];
    const within = descend(start);
    const [only] = within;
    const penjelasan = within.length === 1 && only !== undefined ? penjelasanMeant(only) : null;
    return penjelasan === null ? within.map((provision) => provision.id) : [penjelasan.id];

    function descend(at: Provision): readonly Provision[] {
      const parts = childrenOf(corpus, at);
      if (parts.length === 0) return [at];
      const scored = parts.map((part) => ({ part, score: scoreOf(part, at, parts) }));
      const best = Math.max(...scored.map(({ score }) => score));
      // Lines about the whole tell nothing where its parts have none that could be nearer.
      const hasLinedParts = parts.some((part) => linedIds.has(part.id));
      const whole =
        PINPOINT.whole +
        (hasLinedParts ? PINPOINT.wholeLine * (question.nearness.get(at.id) ?? 0) : 0) +
        (question.asksForList ? PINPOINT.list : 0);
      if (best <= whole) return [at];
      const chosen = scored.filter(({ score }) => score >= PINPOINT.rival * best);
      if (chosen.length > MAX_PARTS) return [at];
      const [first] = chosen;
      return chosen.length === 1 && first !== undefined
        ? descend(first.part)
        : chosen.map(({ part }) => part);
    }

    /** The share of the question that a part holds and that tells it from its siblings, and its nearest line. */
    function scoreOf(part: Provision, whole: Provision, parts: readonly Provision[]): number {
      const shared = ownTerms(whole);
      let all = 0;
      let held = 0;
      for (const [term, weight] of question.terms) {
        const value = Math.min(1, weight) * question.idf(term);
        all += value;
        const own = shared.has(term) ? 0 : holding(part, term);
        if (own === 0) continue;
        const others = parts.reduce((sum, other) => sum + holding(other, term), 0) - own;
        held += value * own * (parts.length === 1 ? 1 : Math.max(0, 1 - others / (parts.length - 1)));
      }
      let nearest = 0;
      for (const [id, nearness] of question.nearness)
        if (id === part.id || id.startsWith(`${part.id}/`)) nearest = Math.max(nearest, nearness);
      return (all === 0 ? 0 : held / all) + PINPOINT.line * nearest;
    }

    /** How surely a part speaks of a term: its text does, lines about it may. */
    function holding(part: Provision, term: string): number {
      return textTerms(part).has(term) ? 1 : lineTerms(part).has(term) ? PINPOINT.lineTerm : 0;
    }

    function penjelasanMeant(article: Provision): Provision | null {
      const penjelasan = penjelasanOf(corpus, article.id);
      if (penjelasan === undefined) return null;
      let all = 0;
      for (const [term, weight] of question.terms) all += weight * question.idf(term);
      const held = (provision: Provision): number => {
        const text = textTerms(provision);
        let sum = 0;
        for (const [term, weight] of question.terms) if (text.has(term)) sum += weight * question.idf(term);
        return sum;
      };
      const share = held(penjelasan);
      return share > PINPOINT.penjelasanLead * held(article) && share > PINPOINT.penjelasanShare * all
        ? penjelasan
        : null;
    }
  };
}

/** Topic lines and sample questions about a provision and what is in it. */
function linesAbout(corpus: Corpus, id: string): string[] {
  return corpus.topics
    .filter((topic) => topic.id === id || topic.id.startsWith(`${id}/`))
    .flatMap(({ topic, questions }) => [topic.id, topic.en, ...questions.id, ...questions.en]);
}

const ASKS_FOR_LIST =
  /\b(?:apa ?(?:aja|saja)|(?:sapa|siapa|mana|bidang) ?(?:aja|saja)|sebut(?:kan|in)?|daftar|rincian|jenis-?jenis|macam|what are|which [a-z]+s|list|enumerate|name the)\b/i;

/** Whether a question asks for all of a list ("apa saja kewajiban ..."). */
export function asksForList(question: string): boolean {
  return ASKS_FOR_LIST.test(question);
}
