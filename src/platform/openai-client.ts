import { errorName, networkCode } from "./errors.ts";
import { parseJson } from "./files.ts";
import { readBounded, ResponseTooLong, retryAfterMs } from "./http.ts";

/** The one client of OpenAI-compatible servers, distrusting whatever comes back. */

export interface OpenAiServer {
  /** Up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
}

export type ServerFailure =
  | "timed out"
  | "cannot be reached"
  | "too many requests"
  | "server error"
  | "request refused"
  | "answer cut off"
  | "answer is too long";

/** The server gave nothing that can be used. Carries nothing of the request or the response: no key, no address, no one's words. */
export class ServerError<Failure extends string> extends Error {
  constructor(
    /** What kind of server it is. */
    service: string,
    readonly failure: Failure,
    /** The HTTP status or the network's error code, where there is one. */
    readonly detail: string | null = null,
    /** How long the server asks not to be asked, in milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(`${service}: ${failure}${detail === null ? "" : ` (${detail})`}`);
    this.name = new.target.name;
  }
}

export interface PostOptions {
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  /** Bytes of a response after which reading stops. */
  readonly maxBytes: number;
  /** Makes the error that is thrown for everything that can go wrong, a fired signal included. */
  readonly fail: (failure: ServerFailure, detail?: string | null, retryAfterMs?: number | null) => Error;
}

/**
 * One request.
 * @param path such as `/embeddings`
 * @param body without the model, which is added
 * @returns the JSON of the answer; undefined where it is none
 */
export async function postToServer(
  { baseUrl, apiKey, model }: OpenAiServer,
  path: string,
  body: object,
  { signal, fetch, maxBytes, fail }: PostOptions,
): Promise<unknown> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${baseUrl.replace(/\/+$/, "")}${path}`, {
      method: "POST",
      // A redirect could carry the key and the question to another server.
      redirect: "error",
      headers: {
        "content-type": "application/json",
        ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, ...body }),
      signal,
    });
    if (!response.ok) await response.body?.cancel();
    text = response.ok ? await readBounded(response, maxBytes) : "";
  } catch (error) {
    if (error instanceof ResponseTooLong) throw fail("answer is too long");
    if (signal.aborted) throw fail("timed out");
    const code = networkCode(error);
    throw fail(code === "UND_ERR_SOCKET" ? "answer cut off" : "cannot be reached", code ?? errorName(error));
  }
  const { status } = response;
  if (!response.ok)
    throw fail(
      status === 429 ? "too many requests" : status >= 500 ? "server error" : "request refused",
      String(status),
      retryAfterMs(response),
    );
  return parseJson(text);
}
