import { CircuitBreaker } from "../../platform/circuit-breaker.ts";
import { Budget } from "./budget.ts";
import type { createChain, PromptInput } from "./chat-model.ts";
import type { CompletionsClient } from "./completions.ts";
import type { GeneratorDeps } from "./generator.ts";
import { ModelError } from "./completions.ts";
import type { Prompt } from "./prompts.ts";

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
      chains.get(prompt) ?? import("./chat-model.ts").then((loaded) => loaded.createChain(client, prompt));
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
