import { z } from "zod";
import { networkCode, readBounded, ResponseTooLong, retryAfterMs } from "../../platform/http.ts";
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
    return textOf(await readBounded(response, MAX_RESPONSE_BYTES));
  } catch (error) {
    if (error instanceof ModelError) throw error;
    if (error instanceof ResponseTooLong) throw new ModelError("answer is too long");
    if (signal.aborted) throw new ModelError("timed out");
    const code = networkCode(error);
    throw new ModelError(code === "UND_ERR_SOCKET" ? "answer cut off" : "cannot be reached", code);
  }
}

function statusError(response: Response): ModelError {
  const status = String(response.status);
  if (response.status === 429) return new ModelError("too many requests", status, retryAfterMs(response));
  return new ModelError(
    response.status >= 500 ? "server error" : "request refused",
    status,
    retryAfterMs(response),
  );
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
