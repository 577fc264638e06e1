import { type Corpus, childrenOf, penjelasanOf } from "../law/corpus/corpus.ts";
import type { Provision } from "../law/corpus/provision.ts";
import { parentId, regulationOf } from "../law/provision-id.ts";
import { fullText } from "../law/corpus/quote.ts";
import { type AskedAspect, isAside, isToldIn } from "./asked-aspects.ts";
import { words } from "../text/normalise.ts";
import { termsOf, tokens } from "../text/terms.ts";

/** Finds, inside a pasal, the ayat, huruf or angka that answers: staff should see the one that does, not a page. */
export interface Pinpoint {
  /** @returns 1 to 3 provisions inside the unit, the surest first, or the unit itself */
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
  /** What it asks of its subject. */
  readonly aspects: readonly AskedAspect[];
}

/** Chosen on the questions of the set "dev" in `test/eval/pinpoint.jsonl`. */
export const PINPOINT = {
  /** What the nearest line about a part counts for beside the share of the question's words ... */
  line: 0.4,
  /** ... and one about the whole. */
  wholeLine: 0.4,
  /** What a word of the lines about a part counts for beside one of its text. */
  lineTerm: 0.5,
  /** What speaks for the whole before anything is known of it, and more when all of a list is asked for. */
  whole: 0.08,
  list: 0.2,
  /** What a part counts for that tells what is asked of the subject where not all parts do, and one that tells only what is not. */
  told: 0.1,
  aside: 0.15,
  /** A sibling answers too when it has this share of what the best one has. */
  rival: 0.9,
  /** The penjelasan is meant when it holds this many times what the article holds, and this share of the question. */
  penjelasanLead: 1.5,
  penjelasanShare: 0.4,
};
const MAX_PARTS = 2;

/** The terms of a provision, each found when first asked for. */
interface Matter {
  /** Of its text with all that is in it. */
  readonly text: () => ReadonlySet<string>;
  /** Of what stands before, between and after its parts, which these share. */
  readonly between: () => ReadonlySet<string>;
  /** Of the topic lines and sample questions about it and what is in it. */
  readonly lines: () => ReadonlySet<string>;
}

function once<T>(compute: () => T): () => T {
  let found: T | null = null;
  return () => (found ??= compute());
}

function termSet(texts: readonly string[]): ReadonlySet<string> {
  return new Set(termsOf(tokens(words(texts.join("\n")))).keys());
}

export function createPinpoint(corpus: Corpus): Pinpoint {
  /** Provisions that topics are about, and what these are part of. */
  const linedIds = new Set<string>();
  for (const { id } of corpus.topics)
    for (let at: string | null = id; at !== null && !linedIds.has(at); at = parentId(at)) linedIds.add(at);
  const cache = new Map<string, Matter>();
  const matterOf = (provision: Provision): Matter => {
    const known = cache.get(provision.id);
    if (known !== undefined) return known;
    const matter: Matter = {
      text: once(() => termSet([fullText(corpus, provision)])),
      between: once(() =>
        termSet(provision.body.flatMap((item) => (item.type === "child" ? [] : [item.text]))),
      ),
      lines: once(() => {
        if (!linedIds.has(provision.id)) return new Set<string>();
        const inside = childrenOf(corpus, provision).flatMap((part) => [...matterOf(part).lines()]);
        return new Set([...termSet(linesAbout(corpus, provision.id)), ...inside]);
      }),
    };
    cache.set(provision.id, matter);
    return matter;
  };

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
      const shares = sharesOf(parts, at);
      const scored = parts.map((part, number) => ({
        part,
        score: (shares[number] ?? 0) + PINPOINT.line * nearestLine(part) + aspectsTold(part, parts),
      }));
      const best = scored.reduce((max, { score }) => Math.max(max, score), 0);
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
        : [...chosen].sort((a, b) => b.score - a.score).map(({ part }) => part);
    }

    /** Of a list of points none is told from the others by this: they share what introduces them. */
    function aspectsTold(part: Provision, parts: readonly Provision[]): number {
      if (part.unit !== "ayat") return 0;
      const text = fullText(corpus, part);
      const others = parts.filter((other) => other !== part).map((other) => fullText(corpus, other));
      const told = question.aspects.some(
        (aspect) => isToldIn(text, aspect) && others.some((other) => !isToldIn(other, aspect)),
      );
      return (told ? PINPOINT.told : 0) - (isAside(text, question.aspects) ? PINPOINT.aside : 0);
    }

    /** The share of the question that each part holds and that tells it from its siblings. */
    function sharesOf(parts: readonly Provision[], whole: Provision): Float64Array {
      const shared = matterOf(whole).between();
      const matters = parts.map(matterOf);
      const shares = new Float64Array(parts.length);
      let all = 0;
      for (const [term, weight] of question.terms) {
        const value = Math.min(1, weight) * question.idf(term);
        all += value;
        if (shared.has(term)) continue;
        const held = matters.map(({ text, lines }) =>
          text().has(term) ? 1 : lines().has(term) ? PINPOINT.lineTerm : 0,
        );
        const sum = held.reduce((total, own) => total + own, 0);
        held.forEach((own, number) => {
          const telling = parts.length === 1 ? 1 : Math.max(0, 1 - (sum - own) / (parts.length - 1));
          shares[number] = (shares[number] ?? 0) + value * own * telling;
        });
      }
      return all === 0 ? shares : shares.map((share) => share / all);
    }

    function nearestLine(part: Provision): number {
      let nearest = 0;
      for (const [id, nearness] of question.nearness)
        if (id === part.id || id.startsWith(`${part.id}/`)) nearest = Math.max(nearest, nearness);
      return nearest;
    }

    function penjelasanMeant(article: Provision): Provision | null {
      const penjelasan = penjelasanOf(corpus, article.id);
      if (penjelasan === undefined) return null;
      let all = 0;
      for (const [term, weight] of question.terms) all += weight * question.idf(term);
      const held = (provision: Provision): number => {
        const text = matterOf(provision).text();
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

/** Topic lines and sample questions about a provision itself. */
function linesAbout(corpus: Corpus, id: string): string[] {
  return corpus.topics
    .filter((topic) => topic.id === id)
    .flatMap(({ topic, questions }) => [topic.id, topic.en, ...questions.id, ...questions.en]);
}

const ASKS_FOR_LIST =
  /\b(?:apa ?(?:aja|saja)|(?:sapa|siapa|mana|bidang) ?(?:aja|saja)|sebut(?:kan|in)?|daftar|rincian|jenis-?jenis|macam|what are|which [a-z]+s|list|enumerate|name the)\b/i;

/** Whether a question asks for all of a list ("apa saja kewajiban ..."). */
export function asksForList(question: string): boolean {
  return ASKS_FOR_LIST.test(question);
}

const ASKS_FOR_RULES =
  /\b(?:apa ?(?:aja|saja)|bagaimana(?:kah)?|gimana|jelaskan|uraikan|kebijakan\w*|ketentuan\w*|aturan\w*|pengaturan|diatur|mengatur|rules|provisions)\b/i;
/** Stems of the words that ask, and of those that stand in every heading. */
const ASKING = new Set(
  "apa saja bagaimana jelas urai bijak tentu atur kait laku program pasal mengenai".split(" "),
);
/** How much of the heading the question must hold, and how much of the question the heading and the title of the act. */
const HEADING_HELD = 0.8;
const QUESTION_HELD = 0.65;

/**
 * Whether a question about a subject as a whole ("bagaimana ketentuan tentang ...") is about all of a bab.
 * @returns its id
 */
export type DivisionSearch = (
  unit: string,
  question: string,
  terms: ReadonlyMap<string, number>,
  idf: (term: string) => number,
) => string | null;

export function createDivisionSearch(corpus: Corpus): DivisionSearch {
  const stemsOf = (text: string): string[] =>
    [...termSet([text])].filter((term) => !/[#_]/.test(term) && !ASKING.has(term));
  return (unit, question, terms, idf) => {
    const bab = corpus.provisions.get(unit)?.place.find((id) => corpus.provisions.get(id)?.unit === "bab");
    if (bab === undefined || !ASKS_FOR_RULES.test(question)) return null;
    const heading = stemsOf(corpus.provisions.get(bab)?.title ?? "");
    const title = new Set(stemsOf(corpus.regulations.get(regulationOf(unit))?.subject ?? ""));
    const asked = [...terms.keys()].filter((term) => !/[#_]/.test(term) && !ASKING.has(term));
    const weigh = (list: readonly string[]): number => list.reduce((sum, term) => sum + idf(term), 0);
    const held = weigh(heading.filter((term) => terms.has(term)));
    // Acronyms name what the whole act is about ("program JKP").
    const acronyms = new Set(words((question.match(/\b[A-Z][A-Z\d]+\b/g) ?? []).join(" ")));
    const own = asked.filter((term) => heading.includes(term) || !(title.has(term) || acronyms.has(term)));
    const isHeld = held >= HEADING_HELD * weigh(heading) && held >= QUESTION_HELD * weigh(own);
    return heading.length > 0 && isHeld ? bab : null;
  };
}
