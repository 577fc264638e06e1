import type { ModelMetrics } from "../../platform/metrics.ts";
import type { Answer, Language, ModelPart } from "../answer.ts";
import type { Frame } from "../sources.ts";
import { actChecker } from "./act-check.ts";
import type { PromptInput } from "./chat-model.ts";
import { hasReplaceableLead, withProse } from "./compose.ts";
import { checkProse, isAnswer } from "./grounding.ts";
import { createModel, nameOf } from "./model.ts";
import { questionAsData, questionsAsData, sourcesAsData } from "./prompt-data.ts";
import type { Prompts } from "./prompts.ts";
import { rewrittenQuery } from "./rewritten-query.ts";
import type { Source } from "./source.ts";
import { numberedSources } from "./source.ts";

/** Answers with prose, and searches with queries, by a language model that is distrusted throughout. */

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

export interface Generator {
  /** Its name, and the version of the prompts for an answer's prose and for a query. */
  readonly part: ModelPart;
  /**
   * The extractive answer with the model's checked prose in place of its lead sentence, or the extractive answer itself
   * when the model fails, lies or is out of budget, or the answer has no such sentence. Never rejects.
   * @param sources provision ids: the retrieval's best, and those the answer quotes; called only when the model is asked, since
   *   finding them takes a tenth of an answer
   * @param user whose budget counts; null for someone unknown
   * @param share of the time limit (0..1] that this may take
   */
  improve(
    frame: Frame,
    question: string,
    extractive: Answer,
    sources: () => readonly string[],
    user: string | null,
    signal?: AbortSignal,
    share?: number,
  ): Promise<Answer>;
  /**
   * A search query that makes a whole question of a fragment by way of the questions before it; null when the model fails,
   * is out of budget, or makes none. It is to be searched for and nothing else. Never rejects.
   * @param questions of this chat, oldest first
   * @param share of the time limit (0..1] that this may take
   */
  rewrite(
    language: Language,
    questions: readonly string[],
    fragment: string,
    user: string | null,
    share: number,
  ): Promise<string | null>;
}

export function createGenerator(deps: GeneratorDeps): Generator {
  const { config, prompts, logger } = deps;
  const model = createModel(deps);
  const part = { name: config.model, promptVersion: `${prompts.version} ${prompts.queryVersion}` };
  const confidential = [
    ...Object.values(prompts.answer).map((prompt) => prompt.system),
    ...Object.values(prompts.query).map((prompt) => prompt.system),
    config.apiKey ?? "",
  ];

  const improve: Generator["improve"] = async (frame, question, extractive, ids, user, signal, share = 1) => {
    if (!hasReplaceableLead(extractive) || signal?.aborted === true) return extractive;
    let sources: readonly Source[] = [];
    const input = (): PromptInput | null => {
      sources = numberedSources(frame, ids());
      if (sources.length === 0) return null;
      return { sources: sourcesAsData(sources), question: questionAsData(question) };
    };
    const prompt = prompts.answer[frame.language];
    const text = await model.consult({ prompt, input, user, share, signal });
    if (text === null) return extractive;
    const prose = checkProse(text, sources, frame.language, {
      confidential,
      namesOtherAct: actChecker(frame.corpus),
    });
    logger.debug(
      { accepted: prose.accepted.length, dropped: prose.dropped.map(({ reason }) => reason) },
      "the language model's prose was checked",
    );
    if (!isAnswer(prose)) return extractive;
    return { ...withProse(frame, extractive, prose.accepted, sources, config.model), model: part };
  };

  return {
    part,
    improve: async (frame, question, extractive, ids, user, signal, share) => {
      try {
        return await improve(frame, question, extractive, ids, user, signal, share);
      } catch (error) {
        logger.warn({ error: nameOf(error) }, "an answer could not be improved");
        return extractive;
      }
    },
    rewrite: async (language, questions, fragment, user, share) => {
      const input = (): PromptInput => ({
        questions: questionsAsData(questions),
        fragment: questionAsData(fragment),
      });
      const text = await model.consult({ prompt: prompts.query[language], input, user, share });
      return text === null ? null : rewrittenQuery(text);
    },
  };
}
