import type { Answer, Language } from "../answer.ts";
import type { Frame } from "../sources.ts";
import { actChecker } from "./act-check.ts";
import { Breaker } from "../../breaker.ts";
import { Budget } from "./budget.ts";
import type { createChain } from "./chat-model.ts";
import { hasReplaceableLead, withProse } from "./compose.ts";
import type { CompletionsClient } from "./completions.ts";
import { checkProse, isAnswer } from "./grounding.ts";
import { ModelError } from "./model-error.ts";
import { questionAsData, sourcesAsData } from "./prompt-data.ts";
import type { Prompts } from "./prompts.ts";
import { numberedSources, type Source } from "./source.ts";

/** Answers with prose by a language model that is distrusted throughout. */

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
}

export interface Generator {
  readonly modelName: string;
  readonly promptVersion: string;
  /**
   * The extractive answer with the model's checked prose in place of its lead sentence, or the extractive answer itself
   * when the model fails, lies or is out of budget, or the answer has no such sentence. Never rejects.
   * @param sources provision ids: the retrieval's best, and those the answer quotes
   * @param user whose budget counts; null for someone unknown
   */
  improve(
    frame: Frame,
    question: string,
    extractive: Answer,
    sources: readonly string[],
    user: string | null,
    signal?: AbortSignal,
  ): Promise<Answer>;
}

type Ask = (
  language: Language,
  question: string,
  sources: readonly Source[],
  signal: AbortSignal,
) => Promise<string>;

export function createGenerator(deps: GeneratorDeps): Generator {
  const { config, prompts, logger } = deps;
  const now = deps.now ?? Date.now;
  const breaker = new Breaker(now);
  const budget = new Budget(now, config);
  const ask = askWith({ ...config, fetch: deps.fetch ?? fetch }, prompts);
  const confidential = [prompts.answer.id.system, prompts.answer.en.system, config.apiKey ?? ""];

  /** The model's text, or null when there is none to be had; keeps the breaker and the log. */
  const consult = async (
    language: Language,
    question: string,
    sources: readonly Source[],
    caller: AbortSignal | undefined,
  ): Promise<string | null> => {
    try {
      const text = await within(config.timeoutMs, caller, (signal) =>
        ask(language, question, sources, signal),
      );
      if (breaker.succeeded()) logger.info({ model: config.model }, "the language model answers again");
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
      return null;
    }
  };

  const hasBudget = (user: string | null): boolean => {
    const grant = budget.take(user);
    if (grant === "first-spent")
      logger.warn({ dailyBudget: config.dailyBudget }, "the language model's budget for today is spent");
    return grant === "granted";
  };

  const improve: Generator["improve"] = async (frame, question, extractive, ids, user, signal) => {
    if (!hasReplaceableLead(extractive) || signal?.aborted === true) return extractive;
    const permission = breaker.permission();
    if (permission === "leave") return extractive;
    const sources = numberedSources(frame, ids);
    if (sources.length === 0 || !hasBudget(user)) {
      breaker.gaveUp();
      return extractive;
    }
    const consulted = consult(frame.language, question, sources, permission === "probe" ? undefined : signal);
    if (permission === "probe") return extractive;
    const text = await consulted;
    if (text === null) return extractive;
    const prose = checkProse(text, sources, frame.language, {
      confidential,
      namesOtherAct: actChecker(frame.corpus),
    });
    logger.debug(
      { accepted: prose.accepted.length, dropped: prose.dropped.map(({ reason }) => reason) },
      "the language model's prose was checked",
    );
    return isAnswer(prose) ? withProse(frame, extractive, prose.accepted, sources, config.model) : extractive;
  };

  return {
    modelName: config.model,
    promptVersion: prompts.version,
    improve: async (frame, question, extractive, ids, user, signal) => {
      try {
        return await improve(frame, question, extractive, ids, user, signal);
      } catch (error) {
        logger.warn({ error: nameOf(error) }, "an answer could not be improved");
        return extractive;
      }
    },
  };
}

/** LangChain is loaded when a model is first asked; a chain is made once a language. */
function askWith(client: CompletionsClient, prompts: Prompts): Ask {
  const chains = new Map<Language, Promise<ReturnType<typeof createChain>>>();
  const chainFor = (language: Language) => {
    const made =
      chains.get(language) ??
      import("./chat-model.ts").then((loaded) => loaded.createChain(client, prompts.answer[language]));
    chains.set(language, made);
    return made;
  };
  return async (language, question, sources, signal) => {
    const chain = await chainFor(language);
    return chain.invoke({ sources: sourcesAsData(sources), question: questionAsData(question) }, { signal });
  };
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

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
