import type { ModelMetrics } from "../platform/metrics.ts";
import type { Prompt, Prompts } from "./prompts.ts";
import { CircuitBreaker } from "../platform/circuit-breaker.ts";
import { z } from "zod";
import {
  type OpenAiServer,
  ServerError,
  type ServerFailure,
  postToServer,
} from "../platform/openai-client.ts";
import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import type { Runnable } from "@langchain/core/runnables";

/** The model behind one breaker, one budget and one time limit, whatever it is asked for. */

export interface Consultation {
  readonly prompt: Prompt;
  /** Called only when the model is to be asked; null when there is nothing to ask it. */
  readonly input: () => PromptInput | null;
  /** Whose budget counts; null for someone unknown. */
  readonly user: string | null;
  /** The share (0..1] of the time limit that this may take. */
  readonly share: number;
  /** Fires when whoever asked has gone away. */
  readonly signal?: AbortSignal | undefined;
}

export interface Model {
  /** The model's text; null when it is down, out of budget or too slow. Never rejects. */
  consult(consultation: Consultation): Promise<string | null>;
}

export function createModel(deps: GeneratorDeps): Model {
  const { config, logger } = deps;
  const now = deps.now ?? Date.now;
  const breaker = new CircuitBreaker(now);
  const budget = new Budget(now, config);
  const ask = askWith({ ...config, fetch: deps.fetch ?? fetch });

  const run = async (
    { prompt, share }: Consultation,
    input: PromptInput,
    caller: AbortSignal | undefined,
  ): Promise<string | null> => {
    const started = now();
    const tell = (outcome: string): void => {
      deps.metrics?.consulted(outcome, (now() - started) / 1_000);
      deps.metrics?.breaker(breaker.state);
    };
    try {
      const text = await within(config.timeoutMs * share, caller, (signal) => ask(prompt, input, signal));
      if (breaker.succeeded()) logger.info({ model: config.model }, "the language model answers again");
      tell("answered");
      return text;
    } catch (error) {
      if (caller?.aborted === true) {
        breaker.gaveUp();
        return null;
      }
      const failure = error instanceof ModelError ? error : new ModelError("client failed", nameOf(error));
      const fields = { model: config.model, failure: failure.failure, detail: failure.detail };
      if (breaker.failed(failure.retryAfterMs))
        logger.warn(fields, "the language model fails; answers go out without its prose until it is back");
      else logger.debug(fields, "the language model failed");
      tell(failure.failure);
      return null;
    }
  };

  const hasBudget = (user: string | null): boolean => {
    const grant = budget.take(user);
    if (grant === "first-spent")
      logger.warn({ dailyBudget: config.dailyBudget }, "the language model's budget for today is spent");
    return grant === "granted";
  };

  return {
    consult: async (consultation) => {
      const permission = breaker.permission();
      if (permission === "leave") return null;
      const input = consultation.input();
      if (input === null || !hasBudget(consultation.user)) {
        breaker.gaveUp();
        return null;
      }
      const isProbe = permission === "probe";
      const consulted = run(consultation, input, isProbe ? undefined : consultation.signal);
      return isProbe ? null : consulted;
    },
  };
}

type Ask = (prompt: Prompt, input: PromptInput, signal: AbortSignal) => Promise<string>;

/** LangChain is loaded when a model is first asked; a chain is made once a prompt. */
function askWith(client: CompletionsClient): Ask {
  const chains = new Map<Prompt, Promise<ReturnType<typeof createChain>>>();
  const chainFor = (prompt: Prompt) => {
    const made =
      chains.get(prompt) ?? import("./model.ts").then((loaded) => loaded.createChain(client, prompt));
    chains.set(prompt, made);
    return made;
  };
  return async (prompt, input, signal) => (await chainFor(prompt)).invoke(input, { signal });
}

/**
 * Runs with a signal that fires at the time limit or with the caller's, and does not wait for work that ignores it.
 * @throws ModelError "timed out"
 */
async function within<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new ModelError("timed out"));
      controller.abort();
    };
  });
  const timer = setTimeout(stop, timeoutMs);
  caller?.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([run(controller.signal), stopped]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", stop);
  }
}

/** An error without its message, which may repeat what was sent. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** How many answers a model may be asked for in a day (UTC), by all users and by each. */
export interface BudgetLimits {
  readonly dailyBudget: number;
  readonly perUserBudget: number;
}

/** `first-spent` is said once a day, when the budget of all users has just been found spent. */
export type Grant = "granted" | "user-spent" | "spent" | "first-spent";

const DAY_MS = 86_400_000;

/** Counts what is asked, answered or not: it is the asking that costs. */
export class Budget {
  #day = -1;
  #total = 0;
  #isSaid = false;
  readonly #byUser = new Map<string, number>();
  readonly #now: () => number;
  readonly #limits: BudgetLimits;

  constructor(now: () => number, limits: BudgetLimits) {
    this.#now = now;
    this.#limits = limits;
  }

  /** @param user null for someone unknown, such as the command line; counts for all users only */
  take(user: string | null): Grant {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#total = 0;
      this.#isSaid = false;
      this.#byUser.clear();
    }
    if (this.#total >= this.#limits.dailyBudget) {
      if (this.#isSaid) return "spent";
      this.#isSaid = true;
      return "first-spent";
    }
    const own = user === null ? 0 : (this.#byUser.get(user) ?? 0);
    if (own >= this.#limits.perUserBudget) return "user-spent";
    this.#total++;
    if (user !== null) this.#byUser.set(user, own + 1);
    return "granted";
  }
}

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

export interface GeneratorConfig {
  /** Of an OpenAI-compatible server, up to and including `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** Milliseconds that a user waits for the model at most. */
  readonly timeoutMs: number;
  readonly maxTokens: number;
  /** Answers a day, all users. */
  readonly dailyBudget: number;
  /** Answers a day, each user. */
  readonly perUserBudget: number;
}

type Log = (fields: object, message: string) => void;

export interface GeneratorDeps {
  readonly config: GeneratorConfig;
  readonly prompts: Prompts;
  readonly logger: { readonly debug: Log; readonly info: Log; readonly warn: Log };
  /** Milliseconds since 1970; the clock by default. */
  readonly now?: () => number;
  readonly fetch?: typeof fetch;
  /** Counts; nothing by default. */
  readonly metrics?: ModelMetrics;
}
