import { loadCorpus } from "../../src/law/corpus/loading.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { type IngestedAct, hashOf } from "../../src/law/imported/registry.ts";
import { type Retriever, type RetrieverOptions, openRetriever } from "../../src/retrieval/retriever.ts";
import { actMaker } from "../../scripts/evaluation/synthetic.ts";
import { smallPlaces } from "../ingest/support/acts.ts";
import { CORPUS, recordingLog } from "./corpus.ts";

/** A small shipped corpus (UU 24/2000) with made-up acts of an office beside it. */

const { corpusDir } = await smallPlaces();
const maker = actMaker(await loadCorpus(CORPUS));

export function madeAct(number: number): IngestedAct {
  return maker.act(number);
}

export function corpusWith(acts: readonly IngestedAct[], folder = corpusDir): Promise<Corpus> {
  return loadCorpus(
    folder,
    acts.map((act) => ({ hash: hashOf(JSON.stringify(act)), act })),
  );
}

export async function open(
  dataDir: string,
  acts: readonly IngestedAct[],
  options: Partial<RetrieverOptions> = {},
): Promise<{ retriever: Retriever; corpus: Corpus; log: ReturnType<typeof recordingLog> }> {
  const log = recordingLog();
  const corpus = options.corpus ?? (await corpusWith(acts));
  const retriever = await openRetriever({ corpus, dataDir, embeddings: "none", log, ...options });
  return { retriever, corpus, log };
}

/** Words in a row of some article of an act. */
export function wordsFrom(act: IngestedAct, at: number, count = 8): { id: string; question: string } {
  const articles = act.provisions.filter(({ unit, body }) => unit === "pasal" && body[0]?.type === "text");
  const article = articles[at % articles.length];
  const text = article?.body.map((item) => (item.type === "child" ? "" : item.text)).join(" ") ?? "";
  return {
    id: article?.id ?? "",
    question: text
      .split(/\s+/)
      .slice(1, 1 + count)
      .join(" "),
  };
}
