import { loadCorpus } from "./law/corpus/loading.ts";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Assistant } from "./answering/answer.ts";
import { createAssistant } from "./answering/pipeline.ts";
import { type Generator, createGenerator } from "./generation/generator.ts";
import { loadPrompts } from "./generation/prompts.ts";
import { createOffering } from "./answering/conversation/offers.ts";
import { REFUSE_BELOW } from "./answering/handlers/extractive-answer.ts";
import { type Config, lawDay, secretsOf } from "./config.ts";
import { readIngested } from "./law/imported/reading.ts";
import { registryFile } from "./law/imported/registry.ts";
import { corpusAsOf } from "./law/corpus/versions.ts";
import { type TextStore, loadKnowledge } from "./eligibility/understanding/lexical-resources.ts";
import { Understander, createRecogniser, readPlan } from "./eligibility/understanding/understand.ts";
import { loadRulebook } from "./eligibility/rules/rulebook.ts";
import { readIfThere, readVersion, replaceFile } from "./platform/files.ts";
import { type HotReload, openHotReload } from "./platform/hot-reload.ts";
import { createLogger } from "./platform/logger.ts";
import { type ModelMetrics, NO_METRICS } from "./platform/metrics.ts";
import { openRetriever } from "./retrieval/retriever.ts";
import type { Installation, Snapshot } from "./telegram/dependencies.ts";

/** One state of the law and what answers from it. */
export type Edition = Snapshot;

/** The assembled program, without an entrance. Its own corpus, assistant and check are those of the start. */
export interface App extends Edition {
  readonly logger: Logger;
  /** The newest edition, with the acts that were brought in since the start: see `Editions`. */
  readonly snapshots: HotReload<Edition>;
  /** The language model in use, by name; null without one. */
  readonly model: string | null;
  /**
   * Answers a question or two for nobody, without the model: what is made at the first answer is made then, and no user waits
   * for it, nor, while it is being made, does whoever calls a webhook.
   */
  warmUp(): Promise<void>;
  readonly installation: Installation;
}

const WARMING = [
  "Apakah kerja sama dengan kota di luar negeri perlu persetujuan DPRD?",
  "Bolehkah Kota Bandung bekerja sama dengan Suwon?",
];

/** The only place where the parts are put together. Logs go to standard error, so that answers can be piped. */
export async function openApp(config: Config, metrics: ModelMetrics = NO_METRICS.model): Promise<App> {
  const logger = createLogger({ level: config.logLevel, secrets: secretsOf(config) });
  const knowledge = await loadKnowledge(
    join(config.corpusDir, "eligibility"),
    await relationsOverride(config.dataDir),
    keptIn(config.dataDir, "knowledge.json"),
  );
  const asOf = (): string => lawDay(config);
  const understander = new Understander(knowledge, asOf);
  const recogniser = createRecogniser(knowledge, understander);
  const generator = await openGenerator(config, logger, metrics);
  const ingested = join(config.dataDir, "corpus");
  let withoutModel: Assistant | undefined;
  let isFirst = true;
  const open = async (): Promise<Edition> => {
    // Found, quoted and rested on is the wording of the day.
    const corpus = corpusAsOf(await loadCorpus(config.corpusDir, await readIngested(ingested)), asOf());
    const retriever = await openRetriever({
      corpus,
      dataDir: config.dataDir,
      embeddings: config.embeddings,
      log: logger,
    });
    const rulebook = await loadRulebook(config.corpusDir, corpus);
    const deps = { corpus, retriever, rulebook, understander, generator, asOf, refuseBelow: REFUSE_BELOW };
    if (isFirst) withoutModel = createAssistant({ ...deps, generator: null });
    isFirst = false;
    return {
      corpus,
      assistant: createAssistant(deps),
      check: {
        room: () => ({ rulebook, recogniser, asOf: asOf() }),
        read: (text) => readPlan(understander, text),
      },
      offering: createOffering(deps),
      relationsDates: knowledge.relationsDates,
    };
  };
  const snapshots = await openHotReload({
    file: registryFile(ingested),
    open,
    isOver: ({ corpus }) => corpusAsOf(corpus, asOf()) !== corpus,
    logger,
  });
  const { dataDir, timeZone } = config;
  const installation = { version: readVersion(), dataDir, timeZone };
  return {
    ...snapshots.current(),
    ...{ logger, snapshots, model: generator?.part.name ?? null, installation },
    warmUp: async () => {
      for (const text of WARMING)
        await withoutModel?.answer({ type: "question", text }, { language: null, discussed: null });
      withoutModel = undefined;
    },
  };
}

/** LangChain would send every prompt to a tracing service if the environment said so; staff's questions stay here. */
const TRACING = ["LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"];

async function openGenerator(
  config: Config,
  logger: Logger,
  metrics: ModelMetrics,
): Promise<Generator | null> {
  for (const name of TRACING) Reflect.deleteProperty(process.env, name);
  const prompts = await loadPrompts(config.promptsDir);
  return config.llm === null ? null : createGenerator({ config: config.llm, prompts, logger, metrics });
}

/** An administrator's corrections to the country relations, from the data folder; undefined where there are none. */
function relationsOverride(dataDir: string): Promise<string | undefined> {
  return readIfThere(join(dataDir, "country-relations.yaml"));
}

/** A file of the data folder that only saves time: where it cannot be written the program does without. */
function keptIn(dataDir: string, name: string): TextStore {
  const file = join(dataDir, name);
  return {
    read: () => readIfThere(file),
    async write(text) {
      await replaceFile(file, text).catch(() => undefined);
    },
  };
}
