import { z } from "zod";
import {
  postToServer,
  ServerError,
  type OpenAiServer,
  type ServerFailure,
} from "../platform/openai-client.ts";

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
