import type { Answer } from "../../src/answering/answer.ts";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { type Retriever, openRetriever } from "../../src/retrieval/retriever.ts";

/** What is evaluated: the whole program by its answers, and its search by itself. */
export interface Subject {
  readonly corpus: Corpus;
  readonly retriever: Retriever;
  /** Where vectors come from, by name. */
  readonly embeddings: string;
  /** The answer to a question in a new chat; each question is answered once. */
  ask(question: string): Promise<Answer>;
}

/**
 * As shipped, with the embeddings of the environment (EMBEDDINGS and the like).
 * @param dataDir a folder of the evaluation's own, since it builds an index
 */
export async function openSubject(dataDir: string): Promise<Subject> {
  const chosen = Object.entries(process.env).filter(([name]) => name.startsWith("EMBEDDINGS"));
  const config = readConfig({ ...Object.fromEntries(chosen), DATA_DIR: dataDir, LOG_LEVEL: "error" });
  const { embeddings } = config;
  const { assistant, corpus } = await openApp(config);
  const log = { info: (): void => undefined, warn: (): void => undefined };
  const retriever = await openRetriever({ corpus, dataDir, embeddings, log });
  const answers = new Map<string, Promise<Answer>>();
  return {
    corpus,
    retriever,
    embeddings: typeof embeddings === "string" ? embeddings : `server ${embeddings.model}`,
    ask: (question) => {
      const asked =
        answers.get(question) ??
        assistant.answer({ type: "question", text: question }, { language: null, discussed: null });
      answers.set(question, asked);
      return asked;
    },
  };
}
