import { z } from "zod";
import { networkCode, readBounded, ResponseTooLong, retryAfterMs } from "../platform/http.ts";

/** One request to an OpenAI-compatible `/embeddings`, distrusting whatever comes back. */

export interface EmbeddingsServer {
  /** Up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
}

export type EmbeddingsFailure =
  | "timed out"
  | "cannot be reached"
  | "too many requests"
  | "server error"
  | "request refused"
  | "answer is not the JSON of embeddings"
  | "answer is too long"
  | "vectors of another length than before";

/** The server gave no vectors. Carries nothing of the request: no key, no address, no one's words. */
export class EmbeddingsError extends Error {
  constructor(
    readonly failure: EmbeddingsFailure,
    /** The HTTP status or the network's error code, where there is one. */
    readonly detail: string | null = null,
    /** How long the server asks not to be asked, in milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(detail === null ? `embeddings server: ${failure}` : `embeddings server: ${failure} (${detail})`);
    this.name = "EmbeddingsError";
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
  try {
    const response = await send(`${server.baseUrl}/embeddings`, {
      method: "POST",
      // A redirect could carry the key and the question to another server.
      redirect: "error",
      headers: {
        "content-type": "application/json",
        ...(server.apiKey === null ? {} : { authorization: `Bearer ${server.apiKey}` }),
      },
      body: JSON.stringify({ model: server.model, input: texts }),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw statusError(response);
    }
    return vectorsOf(await readBounded(response, MAX_RESPONSE_BYTES), texts.length);
  } catch (error) {
    if (error instanceof EmbeddingsError) throw error;
    if (error instanceof ResponseTooLong) throw new EmbeddingsError("answer is too long");
    if (signal.aborted) throw new EmbeddingsError("timed out");
    throw new EmbeddingsError("cannot be reached", networkCode(error));
  }
}

function statusError(response: Response): EmbeddingsError {
  const { status } = response;
  const failure = status === 429 ? "too many requests" : status >= 500 ? "server error" : "request refused";
  return new EmbeddingsError(failure, String(status), retryAfterMs(response));
}

function vectorsOf(body: string, count: number): Float32Array[] {
  const unusable = new EmbeddingsError("answer is not the JSON of embeddings");
  const parsed = answerSchema.safeParse(parseJson(body));
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

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The vector at length 1; one of zeros stays as it is. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
