import { z } from "zod";
import {
  postToServer,
  ServerError,
  type OpenAiServer,
  type ServerFailure,
} from "../../platform/openai-client.ts";

/** One request to an OpenAI-compatible `/chat/completions`, distrusting whatever comes back. */

export interface CompletionsClient extends OpenAiServer {
  readonly maxTokens: number;
  readonly fetch: typeof fetch;
}

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Why a language model gave no text. */
export type ModelFailure =
  ServerFailure | "answer is not the JSON of a chat completion" | "answer is empty" | "client failed";

/** The model could not be used. */
export class ModelError extends ServerError<ModelFailure> {
  constructor(failure: ModelFailure, detail: string | null = null, retryAfterMs: number | null = null) {
    super("language model", failure, detail, retryAfterMs);
  }
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
  const { maxTokens, fetch } = client;
  const body = { messages, temperature: 0, max_tokens: maxTokens, stream: false };
  const answer = await postToServer(client, "/chat/completions", body, {
    ...{ signal, fetch, maxBytes: MAX_RESPONSE_BYTES },
    fail: (...failure) => new ModelError(...failure),
  });
  const parsed = completion.safeParse(answer);
  if (!parsed.success) throw new ModelError("answer is not the JSON of a chat completion");
  const given = parsed.data.choices[0]?.message.content ?? "";
  const text = given.replace(/^\s*<think(?:ing)?>[^]*?<\/think(?:ing)?>/i, "").trim();
  if (text === "") throw new ModelError("answer is empty");
  return text;
}
