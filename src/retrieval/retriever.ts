import type { Corpus } from "../law/corpus/corpus.ts";
import { ANALYSIS_VERSION } from "./analysis.ts";
import { chunksOfAct } from "./chunks.ts";
import { DamagedIndexError } from "./database.ts";
import { type EmbeddingsProvider, builtInEmbeddings } from "./embeddings.ts";
import { EmbeddingsError, type EmbeddingsServer, serverEmbeddings } from "./server-embeddings.ts";
import { type AskedAspect, askedAspects, isLeftOpen, isToldIn } from "./asked-aspects.ts";
import { type CertaintyFeatures, certaintyFeatures, certaintyOf } from "./certainty.ts";
import {
  type EvidenceFeatures,
  type EvidenceKind,
  evidenceFeatures,
  evidenceKind,
  evidenceOf,
} from "./evidence.ts";
import { type KeptIndex, type OpenedIndex, type Progress, type RetrievalLog, keepIndex } from "./index.ts";
import { detectLanguage } from "../text/language.ts";
import { words } from "../text/normalise.ts";
import { asksForList, createDivisionSearch, createPinpoint } from "./passage-selection.ts";
import { readQuery, spellerOf } from "./query.ts";
import { LANES, type Lane, type Scores, best, scoresOf } from "./ranking.ts";
import { NoVectorLibrary } from "./vectors.ts";
import type { Speller } from "../text/chat-speller.ts";
import { fullText } from "../law/corpus/quote.ts";
import { regulationOf } from "../law/provision-id.ts";

export type { Progress, RetrievalLog } from "./index.ts";
export { LANES, type Lane } from "./ranking.ts";

export interface Hit {
  /** At pasal level, or the titled part or numbered point of a text without pasal. */
  readonly id: string;
  /**
   * What answers inside it (ayat, huruf, angka, penjelasan): 1 to 3 provisions, the surest first; `id` alone where the whole
   * answers.
   */
  readonly best: readonly string[];
  /** 0..1, comparable across questions. */
  readonly score: number;
  /** Whether the question asks what a word means and `best` defines it. */
  readonly isDefinition?: boolean;
  /** Rank from 1 in each lane that found it. */
  readonly lanes: Readonly<Record<string, number>>;
}

export interface Retrieval {
  readonly language: "id" | "en";
  /** Best first, each unit once. */
  readonly hits: readonly Hit[];
  /** 0..1: how strongly the corpus answers the question at all. */
  readonly evidence: number;
  /** 0..1: the chance that the first hit is the one that answers. */
  readonly certainty: number;
  /** What it was judged by, for fitting. */
  readonly leads?: CertaintyFeatures | undefined;
  /** How many units the vector index proposed; undefined where it was not consulted. */
  readonly neighbours?: number | undefined;
  /** What the evidence was judged by, for fitting the judgement; nothing where nothing was found. */
  readonly features?: (EvidenceFeatures & { readonly kind: EvidenceKind }) | undefined;
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
  /** Where vectors come from: built in, none, a server, or a provider of one's own. */
  readonly embeddings: "built-in" | "none" | EmbeddingsServer | EmbeddingsProvider;
  readonly log: RetrievalLog;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Build the index even when a usable one is there. */
  readonly rebuild?: boolean | undefined;
}

/** So many of the best are looked through for a bab that the question is about. */
const DIVISION_HITS = 5;

/**
 * Opens the search over a corpus. An index that is missing, stale or damaged is built and said in the log; one that cannot be saved is
 * kept in memory. When vectors are wanted of a server that is down, the search is by words alone until the next start.
 * @throws EmbeddingsError when it is told to rebuild and the server is down; the index on disk stays as it was
 */
export async function openRetriever(options: RetrieverOptions): Promise<Retriever> {
  const opened = await open(options, providerOf(options)).catch((error: unknown) => {
    const isServerDown = error instanceof EmbeddingsError && options.rebuild !== true;
    if (!isServerDown && !(error instanceof NoVectorLibrary)) throw error;
    options.log.warn(`The search is by words alone until the next start: ${error.message}.`);
    return open(options, null);
  });
  const pinpoint = createPinpoint(options.corpus);
  const divisionOf = createDivisionSearch(options.corpus);
  const regulations = [...options.corpus.regulations.values()];
  const regional = regulations.filter(({ onlyFor }) => onlyFor.length > 0);
  const reported = new Set(regulations.filter(({ corpus }) => corpus === "secondary").map(({ id }) => id));
  const revoked = new Set(regulations.filter(({ status }) => status === "revoked").map(({ id }) => id));

  function standingsFor(question: string): (regulation: string) => Standing {
    const named = new Set(words(question));
    const elsewhere = new Set(
      regional.filter(({ onlyFor }) => !onlyFor.some((word) => named.has(word))).map(({ id }) => id),
    );
    return (id) => {
      if (elsewhere.has(id)) return "elsewhere";
      return reported.has(id) ? "reported" : revoked.has(id) ? "revoked" : null;
    };
  }

  const textOf = (id: string): string => {
    const provision = options.corpus.provisions.get(id);
    return provision === undefined ? "" : fullText(options.corpus, provision);
  };

  return {
    async search(question, limit, searchOptions = {}) {
      const { regulation, lane } = searchOptions;
      const scores = await scoresIn(opened, question, regulation);
      const { query, lanes, units } = scores;
      const isListAsked = asksForList(question);
      const aspects = askedAspects(question);
      const language = detectLanguage(question);
      const isImported = regulation !== undefined && options.corpus.imported.has(regulation);
      const fusedScores = fused(scores, language, { lane, regulation }, isImported, standingsFor(question));
      const order = bySubject(best(fusedScores, limit), aspects, (number) => ({
        text: textOf(units[number] ?? ""),
        score: fusedScores[number] ?? 0,
      }));
      // Where a bab as a whole is asked for, what ranks first in it stands for it.
      const babs = order
        .slice(0, DIVISION_HITS)
        .map((number) => divisionOf(units[number] ?? "", question, query.terms, scores.idf));
      const meant = babs.findIndex((bab) => bab !== null);
      const bab = babs[meant] ?? null;
      if (meant > 0) order.unshift(...order.splice(meant, 1));
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
          isDefinition: scores.definition(number) !== null,
          // Looked up when asked for: most of the hits are only listed.
          get best() {
            const defined = scores.definition(number);
            if (defined !== null) return [defined];
            if (bab !== null && number === order[0]) return [bab, id];
            return (parts ??= pinpoint(id, {
              terms: query.terms,
              idf: scores.idf,
              nearness: scores.nearness(number),
              asksForList: isListAsked,
              aspects,
            }));
          },
          score: Math.min(1, fusedScores[number] ?? 0),
          lanes: inLanes,
        };
      });
      const [first] = order;
      const features =
        first === undefined
          ? undefined
          : { ...evidenceFeatures(scores, first), kind: evidenceKind(scores, first) };
      // A lone letter asks nothing.
      const asksNothing = features === undefined || query.words.every((word) => word.length < 2);
      // What defines the term whose meaning is asked answers as surely as it holds that term.
      const defines = hits[0]?.isDefinition === true ? (features?.definition ?? 0) : 0;
      const evidence = asksNothing ? 0 : Math.max(defines, evidenceOf(features, features.kind));
      const leads = certaintyFeatures(
        evidence,
        hits.map(({ score }) => score),
      );
      return {
        language,
        hits,
        features,
        neighbours: scores.neighbours,
        evidence,
        leads,
        certainty: Math.max(defines, certaintyOf(leads)),
      };
    },
  };
}

/** How near the first a hit of the right subject must be to go before one of another. */
const OF_SUBJECT = 0.6;
/** So many hits are looked through for one. */
const SUBJECT_HITS = 4;

/** Where the first hit is of another subject than the question, the next of that subject goes before it. */
function bySubject(
  order: readonly number[],
  aspects: readonly AskedAspect[],
  hit: (number: number) => { readonly text: string; readonly score: number },
): number[] {
  const [first, ...others] = order;
  const subject = aspects.find(({ other }) => other !== undefined);
  if (first === undefined || subject === undefined || !isLeftOpen(hit(first).text, subject))
    return [...order];
  const least = OF_SUBJECT * hit(first).score;
  const found = others
    .slice(0, SUBJECT_HITS)
    .find((number) => hit(number).score >= least && isToldIn(hit(number).text, subject));
  return found === undefined ? [...order] : [found, ...order.filter((number) => number !== found)];
}

function providerOf({ embeddings, dataDir, log }: RetrieverOptions): EmbeddingsProvider | null {
  if (embeddings === "none") return null;
  if (embeddings === "built-in") return builtInEmbeddings();
  return "baseUrl" in embeddings ? serverEmbeddings({ server: embeddings, dataDir, log }) : embeddings;
}

function open(options: RetrieverOptions, provider: EmbeddingsProvider | null): Promise<KeptIndex> {
  const { corpus, dataDir, log, onProgress, rebuild } = options;
  const acts = [...corpus.texts.keys()].map((id) => {
    const imported = corpus.imported.get(id);
    const hash = imported ?? `${ANALYSIS_VERSION} ${corpus.ownHash}`;
    return { id, hash, isShipped: imported === undefined, chunks: () => chunksOfAct(corpus, id) };
  });
  return keepIndex({ dataDir, provider, acts, log, onProgress, rebuild });
}

const spellers = new WeakMap<OpenedIndex, Speller>();

/** An index that turns out to be damaged is made anew meanwhile. */
async function scoresIn(kept: KeptIndex, question: string, regulation: string | undefined): Promise<Scores> {
  const ask = (index: OpenedIndex): Promise<Scores> => {
    const speller = spellers.get(index) ?? spellerOf(index.view);
    spellers.set(index, speller);
    return scoresOf(index, readQuery(question, speller), regulation);
  };
  const index = kept.current();
  try {
    return await ask(index);
  } catch (error) {
    if (!(error instanceof DamagedIndexError)) throw error;
    return ask(await kept.mend(error));
  }
}

/** One order from what the lanes found. */

/** What each lane counts for in the fused score. Chosen on the development questions. */
export type LaneWeights = Readonly<Record<Lane, number>>;
const NONE: LaneWeights = { text: 0, part: 0, definition: 0, question: 0, likelihood: 0, dense: 0 };
/** By the language of the question, of units that somebody wrote topic lines and sample questions about ... */
const LINED: Readonly<Record<"id" | "en", LaneWeights>> = {
  id: { ...NONE, text: 0.45, definition: 0.3, question: 0.15, likelihood: 0.28, dense: 0.12 },
  en: { ...NONE, text: 0.38, definition: 0.3, question: 0.16, likelihood: 0.3, dense: 0.12 },
};
/** ... and of those that have only their own words. */
const UNLINED: LaneWeights = { ...NONE, text: 0.4, part: 0.35, definition: 0.3, dense: 0.12 };
/** What the provisions of other regulations keep of their score when the question names one that ships. */
const OTHER_REGULATION = 0.4;
/** Why an act comes after others that fit as well. */
type Standing = "elsewhere" | "reported" | "revoked" | null;
/**
 * The same of an act that is for a region alone which the question does not name, of a report beside an act's own words, and of an act
 * that is no longer in force.
 */
const KEPT = { elsewhere: 0.6, reported: 0.94, revoked: 0.92 };
/** The same when it names one of the office's own, which nobody has given topics and sample questions. */
const BESIDE_IMPORTED = 0.1;

/**
 * The weighted sum of the lanes by unit; what is not of the regulation that the question names keeps a part of it.
 * @param standingOf why a regulation comes after others, if it does
 */
export function fused(
  scores: Scores,
  language: "id" | "en",
  { lane, regulation }: { readonly lane?: Lane | undefined; readonly regulation?: string | undefined },
  isImported: boolean,
  standingOf: (regulation: string) => Standing,
): Float64Array {
  const share = isImported ? BESIDE_IMPORTED : OTHER_REGULATION;
  return Float64Array.from(scores.units, (unit, number) => {
    const weights =
      lane !== undefined ? { ...NONE, [lane]: 1 } : scores.isLined(number) ? LINED[language] : UNLINED;
    let sum = 0;
    for (const name of LANES) sum += weights[name] * (scores.lanes[name][number] ?? 0);
    if (lane === undefined && !scores.hasVectors) sum /= 1 - weights.dense;
    const own = regulationOf(unit);
    if (own === regulation) return sum;
    if (regulation !== undefined) return sum * share;
    const standing = standingOf(own);
    return standing === null ? sum : sum * KEPT[standing];
  });
}

/** Rank from 1 of a unit in a lane, shared by equal scores; null where the lane did not find it. */
export function rankIn(scores: Float64Array, number: number): number | null {
  const own = scores[number] ?? 0;
  if (own <= 0) return null;
  let better = 0;
  for (const value of scores) if (value > own) better++;
  return better + 1;
}
