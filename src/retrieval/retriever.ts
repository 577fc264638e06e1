import type { Corpus } from "../corpus/corpus.ts";
import { analysisFingerprint } from "./analysis.ts";
import { chunksOf, chunksOfAct, chunksWithoutImported } from "./chunks.ts";
import type { EmbeddingsProvider } from "./embeddings.ts";
import { LSA } from "./embeddings.ts";
import type { EmbeddingsServer } from "./embeddingsRequest.ts";
import { EmbeddingsError } from "./embeddingsRequest.ts";
import { best, fused, rankIn, weightsOf } from "./fusion.ts";
import { detectLanguage } from "./language.ts";
import { openLexicalIndex } from "./lexical.ts";
import type { EvidenceFeatures } from "./evidence.ts";
import { evidenceFeatures, evidenceOf } from "./evidence.ts";
import { words } from "./normalise.ts";
import { asksForList, createPinpoint } from "./pinpoint.ts";
import type { Lane, Scores } from "./scores.ts";
import { LANES, scoresOf } from "./scores.ts";
import { serverEmbeddings } from "./serverEmbeddings.ts";
import { DamagedShelfError } from "./shelf/database.ts";
import { keepShelf } from "./shelf/keeper.ts";
import { withShelfWords } from "./shelf/speller.ts";
import type { Progress, RetrievalLog } from "./storedIndex.ts";
import { openIndex } from "./storedIndex.ts";

export { LANES, type Lane } from "./scores.ts";
export type { Progress, RetrievalLog } from "./storedIndex.ts";

export interface Hit {
  /** At pasal level, or the titled part or numbered point of a text without pasal. */
  readonly id: string;
  /**
   * What answers inside it (ayat, huruf, angka, penjelasan): 1 to 3 provisions in the order of the text; `id` alone where
   * the whole answers.
   */
  readonly best: readonly string[];
  /** 0..1, comparable across questions. */
  readonly score: number;
  /** Rank from 1 in each lane that found it. */
  readonly lanes: Readonly<Record<string, number>>;
}

export interface Retrieval {
  readonly language: "id" | "en";
  /** Best first, each unit once. */
  readonly hits: readonly Hit[];
  /** 0..1: how strongly the corpus answers the question at all. */
  readonly evidence: number;
  /** What the evidence was judged by, for fitting the judgement; nothing where nothing was found. */
  readonly features?: EvidenceFeatures | undefined;
}

export interface SearchOptions {
  /** Id of a regulation that the question names: its provisions come first unless others fit much better. */
  readonly regulation?: string | undefined;
  /** Search by one lane alone, for the evaluation. */
  readonly lane?: Lane | undefined;
}

export interface Retriever {
  search(question: string, limit: number, options?: SearchOptions): Promise<Retrieval>;
}

export interface RetrieverOptions {
  readonly corpus: Corpus;
  /** Folder that the index is kept in; it need not exist. */
  readonly dataDir: string;
  /** Where vectors come from: built in ("lsa"), none, a server, or a provider of one's own. */
  readonly embeddings: "lsa" | "none" | EmbeddingsServer | EmbeddingsProvider;
  readonly log: RetrievalLog;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Build the index even when a usable one is there. */
  readonly rebuild?: boolean | undefined;
  /** See `IndexOptions`. */
  readonly exactUpTo?: number | undefined;
  /**
   * Keeps the acts that an office brought in among the shipped ones in memory, for measuring what that costs: it does not
   * scale, and every act that comes makes the whole index anew.
   */
  readonly isAllInMemory?: boolean | undefined;
}

/**
 * Opens the search over a corpus. What ships is indexed in memory, what an office brought in in a database on disk (`shelf/`).
 * An index that is missing, stale or damaged is built and said in the log; one that cannot be saved is kept in memory. When
 * vectors are wanted of a server that is down, the search is by words alone until the next start.
 * @throws EmbeddingsError when it is told to rebuild and the server is down; the index on disk stays as it was
 */
export async function openRetriever(options: RetrieverOptions): Promise<Retriever> {
  const opened = await openIndexes(options, providerOf(options)).catch((error: unknown) => {
    if (!(error instanceof EmbeddingsError) || options.rebuild === true) throw error;
    options.log.warn(`The search is by words alone until the next start: ${error.message}.`);
    return openIndexes(options, null);
  });
  const pinpoint = createPinpoint(options.corpus);
  const regional = [...options.corpus.regulations.values()].filter(({ onlyFor }) => onlyFor.length > 0);

  function elsewhere(question: string): (regulation: string) => boolean {
    const named = new Set(words(question));
    const ids = new Set(
      regional.filter(({ onlyFor }) => !onlyFor.some((word) => named.has(word))).map(({ id }) => id),
    );
    return (regulation) => ids.has(regulation);
  }

  return {
    async search(question, limit, searchOptions = {}) {
      const { regulation, lane } = searchOptions;
      const scores = await opened.scoresOf(question, regulation);
      const { query, lanes, units } = scores;
      const isListAsked = asksForList(question);
      const language = detectLanguage(question);
      const isImported = regulation !== undefined && options.corpus.imported.has(regulation);
      const weights = weightsOf(lane, language, scores.hasVectors);
      const fusedScores = fused(scores, weights, regulation, isImported, elsewhere(question));
      const order = best(fusedScores, limit);
      const hits = order.map((number): Hit => {
        const id = units[number] ?? "";
        const inLanes: Record<string, number> = {};
        for (const name of LANES) {
          const rank = rankIn(lanes[name], number);
          if (rank !== null) inLanes[name] = rank;
        }
        let parts: readonly string[] | null = null;
        return {
          id,
          // Looked up when asked for: most of the hits are only listed.
          get best() {
            return (parts ??= pinpoint(id, {
              terms: query.terms,
              idf: scores.idf,
              nearness: scores.nearness(number),
              asksForList: isListAsked,
            }));
          },
          score: Math.min(1, fusedScores[number] ?? 0),
          lanes: inLanes,
        };
      });
      const [first] = order;
      const features = first === undefined ? undefined : evidenceFeatures(scores, first);
      return {
        language,
        hits,
        features,
        evidence: features === undefined ? 0 : evidenceOf(features),
      };
    },
  };
}

function providerOf({ embeddings, dataDir, log }: RetrieverOptions): EmbeddingsProvider | null {
  if (embeddings === "none") return null;
  if (embeddings === "lsa") return LSA;
  return "baseUrl" in embeddings ? serverEmbeddings({ server: embeddings, dataDir, log }) : embeddings;
}

interface OpenedIndexes {
  scoresOf(question: string, regulation: string | undefined): Promise<Scores>;
}

async function openIndexes(
  options: RetrieverOptions,
  provider: EmbeddingsProvider | null,
): Promise<OpenedIndexes> {
  const { corpus, dataDir, log, onProgress, rebuild } = options;
  const isShelved = options.isAllInMemory !== true && corpus.imported.size > 0;
  const analysis = analysisFingerprint();
  const { tables, vectors } = await openIndex({
    dataDir,
    provider,
    corpus: isShelved ? corpus.ownHash : corpus.hash,
    analysis,
    chunks: () => (isShelved ? chunksWithoutImported(corpus) : chunksOf(corpus)),
    log,
    onProgress,
    rebuild,
    exactUpTo: options.exactUpTo,
  });
  const lexical = openLexicalIndex(tables);
  const own = { lexical, vectors, shelf: null, speller: lexical.speller };
  if (!isShelved) return { scoresOf: (question, regulation) => scoresOf(own, question, regulation) };
  const shelf = await keepShelf({
    dataDir,
    analysis,
    embeddingsKey: provider === null ? "" : `${provider.name} ${provider.version} ${corpus.ownHash}`,
    embeddings: vectors?.embeddings ?? null,
    acts: [...corpus.imported].map(([id, hash]) => ({ id, hash, chunks: () => chunksOfAct(corpus, id) })),
    log,
    onProgress,
    rebuild,
  });
  return {
    async scoresOf(question, regulation) {
      const view = shelf.current();
      if (view === null) return scoresOf(own, question, regulation);
      const speller = withShelfWords(lexical.speller, lexical.isWritten, view);
      try {
        return await scoresOf({ ...own, shelf: view, speller }, question, regulation);
      } catch (error) {
        if (!(error instanceof DamagedShelfError)) throw error;
        shelf.mend(error);
        return scoresOf(own, question, regulation);
      }
    },
  };
}
