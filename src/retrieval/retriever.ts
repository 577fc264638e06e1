import type { Corpus } from "../corpus/corpus.ts";
import { regulationOf } from "../corpus/provision.ts";
import { analysisFingerprint } from "./analysis.ts";
import { chunksOf } from "./chunks.ts";
import type { EmbeddingsProvider } from "./embeddings.ts";
import { LSA } from "./embeddings.ts";
import type { EmbeddingsServer } from "./embeddingsRequest.ts";
import { EmbeddingsError } from "./embeddingsRequest.ts";
import { detectLanguage } from "./language.ts";
import type { LexicalQuery } from "./lexical.ts";
import { lexicalQuery, openLexicalIndex } from "./lexical.ts";
import type { EvidenceFeatures } from "./evidence.ts";
import { evidenceFeatures, evidenceOf } from "./evidence.ts";
import { asksForList, createPinpoint } from "./pinpoint.ts";
import { NoQuestionVector, serverEmbeddings } from "./serverEmbeddings.ts";
import type { Progress, RetrievalLog, StoredIndex, VectorIndex } from "./storedIndex.ts";
import { openIndex } from "./storedIndex.ts";

export type { Progress, RetrievalLog } from "./storedIndex.ts";

/** One ranked way to find provisions; the answer fuses all of them. */
export const LANES = ["text", "question", "likelihood", "dense"] as const;
export type Lane = (typeof LANES)[number];

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
}

/**
 * What each lane counts for in the fused score, by the language of the question; they add up to 1. Chosen on the
 * development questions: likelihood helps English ones, which meet no words of the law itself, and not Indonesian ones.
 */
const LANE_WEIGHTS: Readonly<Record<"id" | "en", Readonly<Record<Lane, number>>>> = {
  id: { text: 0.57, question: 0.19, likelihood: 0, dense: 0.24 },
  en: { text: 0.38, question: 0.16, likelihood: 0.3, dense: 0.16 },
};
/** What the provisions of other regulations keep of their score when the question names one. */
const OTHER_REGULATION = 0.6;

/**
 * Opens the search over a corpus. An index that is missing, stale or damaged is built and said in the log; one that cannot
 * be saved is kept in memory. When vectors are wanted of a server that is down, the search is by words alone until the next
 * start.
 * @throws EmbeddingsError when it is told to rebuild and the server is down; the index on disk stays as it was
 */
export async function openRetriever(options: RetrieverOptions): Promise<Retriever> {
  const { tables, vectors } = await openStoredIndex(options, providerOf(options)).catch((error: unknown) => {
    if (!(error instanceof EmbeddingsError) || options.rebuild === true) throw error;
    options.log.warn(`The search is by words alone until the next start: ${error.message}.`);
    return openStoredIndex(options, null);
  });
  const lexical = openLexicalIndex(tables);
  const pinpoint = createPinpoint(options.corpus);
  const unitNumbers = new Map(lexical.units.map((unit, number) => [unit, number]));

  return {
    async search(question, limit, searchOptions = {}) {
      const query = lexicalQuery(question, lexical.speller);
      const nearest = lexical.question(query);
      const isListAsked = asksForList(question);
      const dense = await denseScores(vectors, query, unitNumbers);
      const lanes: Record<Lane, Float64Array> = {
        text: lexical.text(query),
        question: nearest.scores,
        likelihood: lexical.likelihood(query),
        dense: dense ?? new Float64Array(lexical.units.length),
      };
      const language = detectLanguage(question);
      const weights = weightsOf(searchOptions.lane, language, dense !== null);
      const scores = fused(lanes, weights, lexical.units, searchOptions.regulation);
      const order = best(scores, limit);
      const hits = order.map((number): Hit => {
        const id = lexical.units[number] ?? "";
        const inLanes: Record<string, number> = {};
        for (const lane of LANES) {
          const rank = rankIn(lanes[lane], number);
          if (rank !== null) inLanes[lane] = rank;
        }
        let parts: readonly string[] | null = null;
        return {
          id,
          // Looked up when asked for: most of the hits are only listed.
          get best() {
            return (parts ??= pinpoint(id, {
              terms: query.terms,
              idf: lexical.idf,
              nearness: nearest.nearness(number),
              asksForList: isListAsked,
            }));
          },
          score: Math.min(1, scores[number] ?? 0),
          lanes: inLanes,
        };
      });
      const [first] = order;
      const features = first === undefined ? undefined : evidenceFeatures(lexical, query, first, lanes);
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

function openStoredIndex(
  options: RetrieverOptions,
  provider: EmbeddingsProvider | null,
): Promise<StoredIndex> {
  return openIndex({
    dataDir: options.dataDir,
    provider,
    corpus: options.corpus.hash,
    analysis: analysisFingerprint(),
    chunks: () => chunksOf(options.corpus),
    log: options.log,
    onProgress: options.onProgress,
    rebuild: options.rebuild,
    exactUpTo: options.exactUpTo,
  });
}

/** @returns scores by unit; null when there is no such lane, or it has no vector for this question */
async function denseScores(
  vectors: VectorIndex | null,
  query: LexicalQuery,
  unitNumbers: ReadonlyMap<string, number>,
): Promise<Float64Array | null> {
  if (vectors === null) return null;
  const scores = new Float64Array(unitNumbers.size);
  if (query.words.length === 0) return scores;
  const vector = await vectors.embeddings.embedQuery(query.words.join(" ")).catch((error: unknown) => {
    if (error instanceof NoQuestionVector) return null;
    throw error;
  });
  if (vector === null) return null;
  for (const { id, similarity } of await vectors.search.nearest(vector, DENSE_CANDIDATES)) {
    const number = unitNumbers.get(id);
    if (number !== undefined) scores[number] = Math.max(0, similarity);
  }
  return scores;
}

const DENSE_CANDIDATES = 100;

function weightsOf(lane: Lane | undefined, language: "id" | "en", hasVectors: boolean): Record<Lane, number> {
  const none = { text: 0, question: 0, likelihood: 0, dense: 0 };
  if (lane !== undefined) return { ...none, [lane]: 1 };
  const weights = LANE_WEIGHTS[language];
  if (hasVectors) return { ...weights };
  const rest = 1 - weights.dense;
  const { text, question, likelihood } = weights;
  return { text: text / rest, question: question / rest, likelihood: likelihood / rest, dense: 0 };
}

/** The weighted sum of the lanes by unit; what is not of the regulation that the question names keeps a part of it. */
function fused(
  lanes: Readonly<Record<Lane, Float64Array>>,
  weights: Readonly<Record<Lane, number>>,
  units: readonly string[],
  regulation: string | undefined,
): Float64Array {
  const scores = new Float64Array(units.length);
  for (const lane of LANES) {
    const weight = weights[lane];
    if (weight > 0) lanes[lane].forEach((own, unit) => (scores[unit] = (scores[unit] ?? 0) + weight * own));
  }
  if (regulation !== undefined)
    units.forEach((unit, number) => {
      if (regulationOf(unit) !== regulation) scores[number] = (scores[number] ?? 0) * OTHER_REGULATION;
    });
  return scores;
}

/** Numbers of the highest scores above 0; equal ones in the order of the corpus. */
function best(scores: Float64Array, limit: number): number[] {
  const found: number[] = [];
  for (let number = 0; number < scores.length; number++) {
    const value = scores[number] ?? 0;
    if (value <= 0 || (found.length >= limit && value <= (scores[found.at(-1) ?? 0] ?? 0))) continue;
    let at = found.length;
    while (at > 0 && (scores[found[at - 1] ?? 0] ?? 0) < value) at--;
    found.splice(at, 0, number);
    if (found.length > limit) found.pop();
  }
  return found;
}

/** Rank from 1 of a unit in a lane, shared by equal scores; null where the lane did not find it. */
function rankIn(scores: Float64Array, number: number): number | null {
  const own = scores[number] ?? 0;
  if (own <= 0) return null;
  let better = 0;
  for (const value of scores) if (value > own) better++;
  return better + 1;
}
