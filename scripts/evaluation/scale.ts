import { assembleCorpus } from "../../src/law/corpus/loading.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";

import type { BodyItem, Provision } from "../../src/law/corpus/provision.ts";

/** The corpus `times` over, each copy under ids of its own, for measuring how an index grows. Copies have no search aids. */
export function scaledCorpus(corpus: Corpus, times: number): Corpus {
  const register = [...corpus.regulations.values()];
  const texts = [...corpus.texts.values()];
  const copiedRegister = [...register];
  const copiedTexts = [...texts];
  for (let copy = 2; copy <= times; copy++) {
    const rename = (id: string): string => id.replace(/^[^/]+/, (regulation) => `${regulation}-x${copy}`);
    for (const regulation of register) {
      copiedRegister.push({
        ...regulation,
        id: rename(regulation.id),
        names: [],
        sharedNames: [],
        replacedBy: [],
        successors: [],
        decisions: [],
        alsoReported: [],
        by: undefined,
      });
    }
    for (const text of texts) {
      copiedTexts.push({
        ...text,
        id: rename(text.id),
        provisions: text.provisions.map((provision) => copyOf(provision, rename)),
      });
    }
  }
  return assembleCorpus({
    hash: `${corpus.hash}-x${times}`,
    register: copiedRegister,
    texts: copiedTexts,
    topics: corpus.topics,
  });
}

function copyOf(provision: Provision, rename: (id: string) => string): Provision {
  return {
    ...provision,
    id: rename(provision.id),
    regulation: rename(provision.regulation),
    parent: provision.parent === null ? null : rename(provision.parent),
    place: provision.place.map(rename),
    body: provision.body.map((item): BodyItem =>
      item.type === "child" ? { type: "child", id: rename(item.id) } : item,
    ),
  };
}
