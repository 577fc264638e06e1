import { type Language, oneLine } from "../../text/language.ts";
import { readCitations } from "../../law/citations/reading.ts";
import { resolveCitation } from "../../law/citations/resolving.ts";
import type { Resolution } from "../../law/citations/types.ts";
import { childrenOf, penjelasanOf } from "../../law/corpus/corpus.ts";
import { fullText } from "../../law/corpus/quote.ts";
import { statusOf } from "../../law/corpus/status.ts";
import type { Rulebook } from "../../eligibility/rules/rulebook.ts";
import type { Hit, Retriever } from "../../retrieval/retriever.ts";
import type { Answer, Block } from "../answer.ts";
import { closing, quotedProvisions } from "../handlers/extractive-answer.ts";
import { namedActs, onlyOne } from "../handlers/question.ts";
import type { AssistantDeps } from "./context.ts";
import { type Frame, citationFor, labelOf, notices } from "../presentation/sources.ts";

/**
 * What is offered while a person still types: provisions that the words may mean, and each of them as a card to be sent.
 * Nothing of it is remembered, and no language model is asked.
 */
export interface Offering {
  /**
   * Ids of provisions, best first, each once: what the words cite with the parts of it, then what a search finds. Of no words
   * the articles that a planned cooperation is checked against.
   * @param from how many of them to leave out
   */
  find(words: string, from: number, count: number): Promise<Offers>;
  /** @throws RangeError when the corpus has no such provision */
  card(id: string, language: Language): Card;
}

export interface Offers {
  readonly ids: readonly string[];
  /** Whether there are further ones. */
  readonly hasMore: boolean;
}

export interface Card {
  /** "Pasal 42 ayat (1) UU 32/2004" */
  readonly label: string;
  readonly isInForce: boolean;
  /** The provision's own words, without the units around it. */
  readonly words: string;
  /** Its quotation, whether it is in force and what replaced it. */
  readonly page: Pick<Answer, "blocks" | "citations" | "language">;
  /** The next smaller provision to show where the quotation is too long: its first part; null where it has none. */
  readonly firstPart: string | null;
}

const MOST_HITS = 40;

export function createOffering(
  deps: Pick<AssistantDeps, "corpus" | "asOf"> & {
    readonly retriever: Pick<Retriever, "search">;
    readonly rulebook: Rulebook;
  },
): Offering {
  const { corpus } = deps;
  const frameIn = (language: Language): Frame => ({ corpus, language, asOf: deps.asOf() });
  const isInForce = (id: string): boolean => statusOf(corpus, id, deps.asOf()).status !== "revoked";

  /** A provision, then its parts and its penjelasan. */
  const withParts = (id: string): string[] => {
    const provision = corpus.provisions.get(id);
    if (provision === undefined) return [];
    const penjelasan = penjelasanOf(corpus, id);
    return [
      id,
      ...childrenOf(corpus, provision).map((part) => part.id),
      ...(penjelasan === undefined ? [] : [penjelasan.id]),
    ];
  };

  const meant = (resolution: Resolution): string[] => {
    switch (resolution.type) {
      case "found":
      case "no-penjelasan":
        return withParts(resolution.id);
      case "which-regulation":
        return [...resolution.candidates].sort((a, b) => Number(isInForce(b)) - Number(isInForce(a)));
      case "does-not-exist":
        return resolution.nearest === null ? [] : [resolution.nearest];
      case "whole-regulation":
      case "not-shipped":
      case "unregistered":
        return [];
    }
  };

  return {
    find: async (typed, from, count) => {
      const words = oneLine(typed);
      if (words === "") return page(checkedAgainst(deps.rulebook), [], from, count);
      const citations = readCitations(corpus, words);
      const cited = citations
        .filter(({ path }) => path.length > 0)
        .flatMap((citation) => meant(resolveCitation(corpus, citation, null)));
      const act = onlyOne(namedActs(citations));
      const { hits } = await deps.retriever.search(words, MOST_HITS, act === null ? {} : { regulation: act });
      return page(cited, hits, from, count);
    },
    card: (id, language) => {
      const frame = frameIn(language);
      const provision = corpus.provisions.get(id);
      if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
      const quote: Block = { type: "quote", provision: id };
      return {
        label: labelOf(frame, id),
        isInForce: isInForce(id),
        words: fullText(corpus, provision),
        page: {
          language,
          citations: [citationFor(frame, id)],
          blocks: [quote, ...notices(frame, [id]), ...closing(frame)],
        },
        firstPart: childrenOf(corpus, provision)[0]?.id ?? null,
      };
    },
  };

  /** What answers inside a hit takes time to find, so that no more of them are looked at than are shown. */
  function page(first: readonly string[], hits: readonly Hit[], from: number, count: number): Offers {
    const frame = frameIn("id");
    const ids = new Set(first.filter((id) => corpus.provisions.has(id)));
    for (const hit of hits) {
      if (ids.size > from + count) break;
      const [best] = quotedProvisions(frame, hit);
      if (best !== undefined) ids.add(best);
    }
    return { ids: [...ids].slice(from, from + count), hasMore: ids.size > from + count };
  }

  /** What is in force of the provisions that the rules rest on, in their order. */
  function checkedAgainst({ rules }: Rulebook): string[] {
    return rules
      .flatMap(({ basis }) =>
        basis.flatMap(({ provision, now }) => [provision, ...now.map((next) => next.provision)]),
      )
      .filter(isInForce);
  }
}
