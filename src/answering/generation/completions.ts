import { z } from "zod";
import { ModelError } from "./model-error.ts";

/** One request to an OpenAI-compatible `/chat/completions`, distrusting whatever comes back. */

export interface CompletionsClient {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly maxTokens: number;
  readonly fetch: typeof fetch;
}

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Bytes of a response after which reading stops: twenty times a long answer. */
export const MAX_RESPONSE_BYTES = 50_000;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
});

/**
 * @returns the model's text, without the thinking that some models write in front of it
 * @throws ModelError for everything that can go wrong, a fired signal included
 */
export async function complete(
  client: CompletionsClient,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<string> {
  try {
    const response = await client.fetch(`${client.baseUrl.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      // A redirect could carry the key and the question to another server.
      redirect: "error",
      headers: {
        "content-type": "application/json",
        ...(client.apiKey === null ? {} : { authorization: `Bearer ${client.apiKey}` }),
      },
      body: JSON.stringify({
        model: client.model,
        messages,
        temperature: 0,
        max_tokens: client.maxTokens,
        stream: false,
      }),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw statusError(response);
    }
    return textOf(await readBounded(response));
  } catch (error) {
    if (error instanceof ModelError) throw error;
    if (signal.aborted) throw new ModelError("timed out");
    const code = networkCode(error);
    throw new ModelError(code === "UND_ERR_SOCKET" ? "answer cut off" : "cannot be reached", code);
  }
}

function statusError(response: Response): ModelError {
  const status = String(response.status);
  if (response.status === 429) return new ModelError("too many requests", status, retryAfter(response));
  return new ModelError(
    response.status >= 500 ? "server error" : "request refused",
    status,
    retryAfter(response),
  );
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new ModelError("answer is empty");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    size += value.byteLength;
    if (size > MAX_RESPONSE_BYTES) {
      await reader.cancel();
      throw new ModelError("answer is too long");
    }
    chunks.push(value);
  }
}

function textOf(body: string): string {
  const parsed = completion.safeParse(parseJson(body));
  if (!parsed.success) throw new ModelError("answer is not the JSON of a chat completion");
  const text = parsed.data.choices[0]?.message.content ?? "";
  const answer = text.replace(/^\s*<think(?:ing)?>[^]*?<\/think(?:ing)?>/i, "").trim();
  if (answer === "") throw new ModelError("answer is empty");
  return answer;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** "ECONNREFUSED" and the like, from the error or its cause. */
function networkCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++)
    if ("code" in at && typeof at.code === "string") return at.code;
  return null;
}
