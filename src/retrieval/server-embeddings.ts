import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { CircuitBreaker } from "../platform/circuit-breaker.ts";
import type { EmbeddingsProvider, LearntEmbeddings } from "./embeddings.ts";
import { bytesOf, floatsOf, readSections, writeSections } from "./sections.ts";
import type { RetrievalLog } from "./index.ts";
import { messageOf } from "../platform/errors.ts";
import { replaceFile } from "../platform/files.ts";
import { readFile, readdir, rm } from "node:fs/promises";
import { z } from "zod";
import {
  type OpenAiServer,
  ServerError,
  type ServerFailure,
  postToServer,
} from "../platform/openai-client.ts";

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
      if (!isCacheBroken) options.log.warn(`Vectors cannot be kept: ${messageOf(error)}`);
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

/**
 * Vectors by the text that they are of, a file each: the SHA-256 of the numbers, then the numbers as 32-bit floats in
 * this machine's byte order. A file that is not what it says counts as missing.
 */
export interface EmbeddingsCache {
  get(text: string): Promise<Float32Array | null>;
  /** @throws what the disk throws */
  put(text: string, vector: Float32Array): Promise<void>;
  /** Removes what is of other texts than these. Never fails. */
  keepOnly(texts: readonly string[]): Promise<void>;
}

const CHECKSUM_BYTES = 32;

/** @param folder of one model's vectors alone; it need not exist */
export function openEmbeddingsCache(folder: string): EmbeddingsCache {
  const pathOf = (text: string): string => join(folder, nameOf(text));
  return {
    async get(text) {
      const bytes = await readFile(pathOf(text)).catch(() => null);
      if (bytes === null || bytes.length <= CHECKSUM_BYTES || bytes.length % 4 !== 0) return null;
      const numbers = bytes.subarray(CHECKSUM_BYTES);
      return digest(numbers).equals(bytes.subarray(0, CHECKSUM_BYTES)) ? floatsOf(numbers) : null;
    },
    async put(text, vector) {
      const numbers = bytesOf(vector);
      await replaceFile(pathOf(text), Buffer.concat([digest(numbers), numbers]));
    },
    async keepOnly(texts) {
      const kept = new Set(texts.map(nameOf));
      for (const name of await readdir(folder).catch(() => []))
        if (!kept.has(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
    },
  };
}

function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function digest(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** One request to an OpenAI-compatible `/embeddings`, distrusting whatever comes back. */

export type EmbeddingsServer = OpenAiServer;

export type EmbeddingsFailure =
  ServerFailure | "answer is not the JSON of embeddings" | "vectors of another length than before";

/** The server gave no vectors. */
export class EmbeddingsError extends ServerError<EmbeddingsFailure> {
  constructor(failure: EmbeddingsFailure, detail: string | null = null, retryAfterMs: number | null = null) {
    super("embeddings server", failure, detail, retryAfterMs);
  }
}

/** Sixteen vectors of 4,096 numbers in long notation take 1.5 MB. */
const MAX_RESPONSE_BYTES = 8_000_000;

const answerSchema = z.object({
  data: z.array(
    z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number().finite()).min(1) }),
  ),
});

/**
 * @returns a vector of length 1 for each text, in their order, all of the same number of dimensions
 * @throws EmbeddingsError for everything that can go wrong, a fired signal included
 */
export async function requestEmbeddings(
  server: EmbeddingsServer,
  texts: readonly string[],
  signal: AbortSignal,
  send: typeof fetch,
): Promise<Float32Array[]> {
  const answer = await postToServer(
    server,
    "/embeddings",
    { input: texts },
    {
      ...{ signal, fetch: send, maxBytes: MAX_RESPONSE_BYTES },
      fail: (...failure) => new EmbeddingsError(...failure),
    },
  );
  return vectorsOf(answer, texts.length);
}

function vectorsOf(answer: unknown, count: number): Float32Array[] {
  const unusable = new EmbeddingsError("answer is not the JSON of embeddings");
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.data.length !== count) throw unusable;
  const vectors = new Map(
    parsed.data.data.map(({ index, embedding }) => [index, unit(Float32Array.from(embedding))]),
  );
  const dimensions = vectors.get(0)?.length;
  return Array.from({ length: count }, (_, index) => {
    const vector = vectors.get(index);
    if (vector === undefined || vector.length !== dimensions || vector.every((value) => value === 0))
      throw unusable;
    return vector;
  });
}

/** The vector at length 1; one of zeros stays as it is. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** About 500 tokens of Indonesian: what the smallest embedding models read of a text. */
const LONGEST_PIECE = 1_500;

/**
 * A text in pieces that an embedding model reads whole, cut at line ends, else between words, else anywhere. Together they
 * hold every word of it.
 * @returns at least one piece; none is empty unless the text is
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > LONGEST_PIECE) {
    const head = rest.slice(0, LONGEST_PIECE + 1);
    const line = head.lastIndexOf("\n");
    const end = line > LONGEST_PIECE / 2 ? line : head.search(/\s\S*$/);
    const cut = end > 0 ? end : LONGEST_PIECE;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...pieces, rest];
}
