import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import type { Runnable } from "@langchain/core/runnables";
import type { ChatMessage, CompletionsClient } from "./completions.ts";
import { complete } from "./completions.ts";
import type { Prompt } from "./prompts.ts";

/**
 * LangChain's side of the model. This file is imported only when a model is first asked: LangChain takes most of a
 * second to load.
 *
 * The chat model is our own and small, for what @langchain/openai does not offer: a bound on the bytes that are read, and
 * errors that repeat nothing of a request. It also loads in two thirds of the time.
 */
class CompletionsChatModel extends SimpleChatModel {
  readonly #client: CompletionsClient;

  constructor(client: CompletionsClient) {
    super({ maxRetries: 0, cache: false });
    this.#client = client;
  }

  override _llmType(): string {
    return "openai-compatible";
  }

  override _call(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<string> {
    return complete(
      this.#client,
      messages.map(toChatMessage),
      options.signal ?? new AbortController().signal,
    );
  }
}

function toChatMessage(message: BaseMessage): ChatMessage {
  const type = message.getType();
  return { role: type === "human" ? "user" : type === "ai" ? "assistant" : "system", content: message.text };
}

/** What fills the placeholders of a prompt, by their names. */
export type PromptInput = Readonly<Record<string, string>>;

/** Prompt, model and plain text in a row. Values are put into the template once and not read as templates. */
export function createChain(client: CompletionsClient, prompt: Prompt): Runnable<PromptInput, string> {
  return ChatPromptTemplate.fromMessages<PromptInput>([
    ["system", prompt.system],
    ["human", prompt.user],
  ])
    .pipe(new CompletionsChatModel(client))
    .pipe(new StringOutputParser());
}
