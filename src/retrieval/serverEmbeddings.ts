import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { CircuitBreaker } from "../platform/circuit-breaker.ts";
import type { EmbeddingsProvider, LearntEmbeddings } from "./embeddings.ts";
import { openEmbeddingsCache } from "./embeddingsCache.ts";
import type { EmbeddingsServer } from "./embeddingsRequest.ts";
import { EmbeddingsError, requestEmbeddings, unit } from "./embeddingsRequest.ts";
import { piecesOf } from "./pieces.ts";
import { readSections, writeSections } from "./sections.ts";
import type { RetrievalLog } from "./index.ts";

/**
 * Vectors from an OpenAI-compatible server. The law is embedded once and kept by its words under `DATA_DIR`, so that only
 * what has changed is asked for again; a question is embedded when it is asked, within a time that nobody notices.
 */
export interface ServerEmbeddingsOptions {
  readonly server: EmbeddingsServer;
  readonly dataDir: string;
  readonly log: RetrievalLog;
  /** Milliseconds that a question waits for its vector at most; 1,000 by default. */
  readonly questionTimeoutMs?: number | undefined;
  /** Milliseconds since 1970; the clock by default. */
  readonly now?: (() => number) | undefined;
  /** Waits between attempts; a real wait by default. */
  readonly wait?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** This question goes without its vector, because the server is down, slow or left alone for a while. */
export class NoQuestionVector extends Error {
  constructor() {
    super("the embeddings server gave no vector for a question");
    this.name = "NoQuestionVector";
  }
}

/** Of how vectors are made from the server's. */
const VERSION = 1;
const BATCH = 16;
const BATCH_TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const QUESTION_TIMEOUT_MS = 1_000;

export function serverEmbeddings(options: ServerEmbeddingsOptions): EmbeddingsProvider {
  const { server } = options;
  // The same name at another address may be another model. The address itself stays out of files: it may hold a password.
  const address = createHash("sha256").update(server.baseUrl).digest("hex").slice(0, 8);
  const version = `${server.model} (${address}, ${VERSION})`;
  const folder = createHash("sha256").update(version).digest("hex").slice(0, 16);
  const texts = createTextVectors(options, join(options.dataDir, "embeddings", folder));
  const question = createQuestionVectors(options);
  return {
    name: "server",
    version,
    async learn(documents) {
      const vectors = await texts.vectors(documents);
      await texts.keepOnly(documents);
      const centre = meanOf(vectors);
      const learnt = new Map(documents.map((document, at) => [document, vectors[at]]));
      const of = async (document: string): Promise<Float32Array> => {
        const known = learnt.get(document);
        // The index asks for each once more, and then never again.
        learnt.delete(document);
        return known ?? (await texts.vectors([document]))[0] ?? centre;
      };
      return centred(centre, of, question);
    },
    restore(model) {
      const centre = readSections(model).float32("centre");
      return centred(centre, async (document) => (await texts.vectors([document]))[0] ?? centre, question);
    },
  };
}

/**
 * The vectors of neural models all lie in one direction, so that unrelated texts have a cosine of 0.7 or more. Without
 * what is common to the whole corpus (Mu and Viswanath 2018, "All-but-the-Top") unrelated texts come near to 0, as the
 * fusion of the lanes and the threshold of evidence have it.
 */
function centred(
  centre: Float32Array,
  ofDocument: (document: string) => Promise<Float32Array>,
  ofQuestion: (question: string, dimensions: number) => Promise<Float32Array>,
): LearntEmbeddings {
  const shift = (vector: Float32Array): number[] => [
    ...unit(vector.map((value, at) => value - (centre[at] ?? 0))),
  ];
  const embeddings: EmbeddingsInterface = {
    embedQuery: async (question) => shift(await ofQuestion(question, centre.length)),
    embedDocuments: async (documents) => {
      const vectors: number[][] = [];
      for (const document of documents) vectors.push(shift(await ofDocument(document)));
      return vectors;
    },
  };
  return { embeddings, model: writeSections({ centre }) };
}

/** @throws EmbeddingsError when the lengths differ */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    if (vector.length !== mean.length) throw new EmbeddingsError("vectors of another length than before");
    vector.forEach((value, at) => (mean[at] = (mean[at] ?? 0) + value / vectors.length));
  }
  return mean;
}

/** Vectors of the law's texts: from the cache, else from the server, in batches and with a few attempts each. */
function createTextVectors(options: ServerEmbeddingsOptions, folder: string) {
  const cache = openEmbeddingsCache(folder);
  const wait = options.wait ?? sleep;
  let isCacheBroken = false;

  const request = async (batch: readonly string[]): Promise<Float32Array[]> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const signal = AbortSignal.timeout(BATCH_TIMEOUT_MS);
        return await requestEmbeddings(options.server, batch, signal, fetch);
      } catch (error) {
        if (!(error instanceof EmbeddingsError) || !mayPass(error) || attempt === ATTEMPTS) throw error;
        const wished = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
        await wait(Math.min(wished, LONGEST_WAIT_MS));
      }
    }
  };

  const keep = async (text: string, vector: Float32Array): Promise<void> => {
    try {
      await cache.put(text, vector);
    } catch (error) {
      if (!isCacheBroken)
        options.log.warn(`Vectors cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
      isCacheBroken = true;
    }
  };

  return {
    keepOnly: (documents: readonly string[]) => cache.keepOnly(documents.flatMap(piecesOf)),
    /** @throws EmbeddingsError */
    async vectors(documents: readonly string[]): Promise<Float32Array[]> {
      const pieces = documents.map(piecesOf);
      const known = new Map<string, Float32Array>();
      const missing = new Set<string>();
      for (const piece of pieces.flat()) {
        const cached = await cache.get(piece);
        if (cached === null) missing.add(piece);
        else known.set(piece, cached);
      }
      const wanted = [...missing];
      for (let at = 0; at < wanted.length; at += BATCH) {
        const batch = wanted.slice(at, at + BATCH);
        const vectors = await request(batch);
        for (const [place, text] of batch.entries()) {
          const vector = vectors[place];
          if (vector === undefined) continue;
          known.set(text, vector);
          await keep(text, vector);
        }
      }
      return pieces.map((own) => unit(meanOf(own.flatMap((piece) => known.get(piece) ?? []))));
    },
  };
}

/** Whether it is worth another attempt. A server that did not answer in time would take as long again. */
function mayPass({ failure }: EmbeddingsError): boolean {
  return (
    failure === "cannot be reached" ||
    failure === "answer cut off" ||
    failure === "too many requests" ||
    failure === "server error"
  );
}

/** @returns the vector of a question; the promise rejects with NoQuestionVector, soon */
function createQuestionVectors(options: ServerEmbeddingsOptions) {
  const { server, log } = options;
  const breaker = new CircuitBreaker(options.now ?? Date.now);
  const timeoutMs = options.questionTimeoutMs ?? QUESTION_TIMEOUT_MS;

  const request = async (question: string, dimensions: number): Promise<Float32Array> => {
    try {
      const texts = piecesOf(question).slice(0, 1);
      const [vector] = await requestEmbeddings(server, texts, AbortSignal.timeout(timeoutMs), fetch);
      if (vector?.length !== dimensions) throw new EmbeddingsError("vectors of another length than before");
      if (breaker.succeeded()) log.info("The embeddings server answers again.");
      return vector;
    } catch (error) {
      if (!(error instanceof EmbeddingsError)) throw error;
      if (breaker.failed(error.retryAfterMs))
        log.warn(`Questions are searched for by their words alone until it is back: ${error.message}.`);
      throw new NoQuestionVector();
    }
  };

  return async (question: string, dimensions: number): Promise<Float32Array> => {
    const permission = breaker.permission();
    if (permission === "leave") throw new NoQuestionVector();
    const asked = request(question, dimensions);
    if (permission === "ask") return asked;
    // Whether it is back is found out while nobody waits.
    asked.catch(() => undefined);
    throw new NoQuestionVector();
  };
}
