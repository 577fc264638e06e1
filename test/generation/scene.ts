import type { Language } from "../../src/text/language.ts";
import type { GeneratorConfig } from "../../src/generation/model.ts";
import { loadCorpus } from "../../src/law/corpus/loading.ts";
import type { Answer } from "../../src/answering/answer.ts";
import { extractiveAnswer } from "../../src/answering/handlers/extractive-answer.ts";
import { type Generator, createGenerator } from "../../src/generation/generator.ts";
import { loadPrompts } from "../../src/generation/prompts.ts";
import type { Frame } from "../../src/answering/presentation/sources.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { type LlmServer, type Reply, says, startLlmServer } from "../support/llm/server.ts";
import type { Retrieval } from "../../src/retrieval/retriever.ts";

/** One question about the DPRD's approval, with the articles that answer it. */

export const PASAL_42 = "uu-32-2004/pasal-42/ayat-1/huruf-g";
export const PASAL_367 = "uu-23-2014/pasal-367";
export const PASAL_7 = "uu-24-2000/pasal-7";
export const PASAL_10 = "uu-24-2000/pasal-10";
export const SOURCES = [PASAL_42, PASAL_367, PASAL_7, PASAL_10];

export const QUESTION = {
  id: "Apakah rencana kerja sama internasional pemerintah daerah perlu persetujuan DPRD?",
  en: "Does a plan for international cooperation by a regional government need the DPRD's approval?",
};

let loaded: Promise<Corpus> | null = null;

export async function frameIn(language: Language): Promise<Frame> {
  loaded ??= loadCorpus("corpus");
  return { corpus: await loaded, language, asOf: "2026-01-31" };
}

export function extractiveIn(frame: Frame, question: string = QUESTION[frame.language]): Answer {
  const hit = (id: string, best: string, score: number) => ({ id, best: [best], score, lanes: {} });
  const retrieval: Retrieval = {
    language: frame.language,
    hits: [
      hit("uu-32-2004/pasal-42", PASAL_42, 1),
      hit(PASAL_367, PASAL_367, 0.95),
      hit(PASAL_7, PASAL_7, 0.5),
    ],
    evidence: 0.9,
    certainty: 0.9,
  };
  return extractiveAnswer(frame, question, retrieval, null);
}

export const CONFIG: GeneratorConfig = {
  baseUrl: "http://127.0.0.1:9/v1",
  apiKey: "sk-test-4f9a1c77e2b04d51",
  model: "model-uji",
  timeoutMs: 1_000,
  maxTokens: 600,
  dailyBudget: 10_000,
  perUserBudget: 10_000,
};

/** Everything an answer lets a person read, quotations apart. */
export function proseOf(answer: Answer): string {
  return answer.blocks
    .flatMap((block) => (block.type === "list" ? block.items : "text" in block ? [block.text] : []))
    .join("\n");
}

/** A logger that keeps its lines. */
export function keepingLogger() {
  const lines: { level: "debug" | "info" | "warn"; fields: object; message: string }[] = [];
  const at = (level: "debug" | "info" | "warn") => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn") };
}

export const HONEST_ID =
  "Ya, DPRD memberikan persetujuan terhadap rencana kerja sama internasional pemerintah daerah [1]. Kerja sama Daerah dengan pemerintah daerah di luar negeri dilaksanakan setelah mendapat persetujuan Pemerintah Pusat [2].";

/** A loopback server, a generator that asks it, and the question of the scene put to it. */
export interface Scene {
  readonly llm: LlmServer;
  readonly logger: ReturnType<typeof keepingLogger>;
  generator(config?: Partial<GeneratorConfig>, now?: () => number): Generator;
  /** One answer by a new generator, beside the extractive one that it was made from. */
  improved(reply: Reply, config?: Partial<GeneratorConfig>): Promise<{ answer: Answer; extractive: Answer }>;
}

export async function openScene(): Promise<Scene> {
  const prompts = await loadPrompts("prompts");
  const frame = await frameIn("id");
  // LangChain is loaded here, so that no time limit of a test has to wait for it.
  await import("../../src/generation/model.ts");
  const llm = await startLlmServer(says(""));
  const logger = keepingLogger();
  const generator: Scene["generator"] = (config = {}, now = Date.now) =>
    createGenerator({
      config: { ...CONFIG, baseUrl: llm.baseUrl, timeoutMs: 5_000, ...config },
      prompts,
      logger,
      now,
    });
  return {
    llm,
    logger,
    generator,
    improved: async (reply, config = {}) => {
      llm.reply = reply;
      const extractive = extractiveIn(frame);
      const answer = await generator(config).improve(frame, QUESTION.id, extractive, () => SOURCES, "user-1");
      return { answer, extractive };
    },
  };
}
