import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { LsaModel } from "./lsa.ts";
import { embed, trainLsa } from "./lsa.ts";
import { readLsaModel, writeLsaModel } from "./lsaFile.ts";

/**
 * Where vectors come from, exchangeable: the index asks for texts to be learnt once, keeps what was learnt in a file, and
 * restores it at the next start. A provider whose model lives elsewhere keeps an empty file.
 */
export interface EmbeddingsProvider {
  /** Both stand in the manifest: another name or version makes the index stale. */
  readonly name: string;
  readonly version: string;
  learn(texts: readonly string[]): Promise<LearntEmbeddings>;
  /** @throws when the bytes are not what `learn` gave */
  restore(model: Uint8Array): LearntEmbeddings;
}

export interface LearntEmbeddings {
  readonly embeddings: EmbeddingsInterface;
  readonly model: Uint8Array;
}

/** LangChain's interface over a model of latent semantic analysis. */
export class LsaEmbeddings implements EmbeddingsInterface {
  readonly #model: LsaModel;

  constructor(model: LsaModel) {
    this.#model = model;
  }

  embedQuery(document: string): Promise<number[]> {
    return Promise.resolve(embed(this.#model, document));
  }

  embedDocuments(documents: string[]): Promise<number[][]> {
    return Promise.resolve(documents.map((document) => embed(this.#model, document)));
  }
}

export const LSA: EmbeddingsProvider = {
  name: "lsa",
  version: "1",
  learn(texts) {
    const model = trainLsa(texts);
    return Promise.resolve({ embeddings: new LsaEmbeddings(model), model: writeLsaModel(model) });
  },
  restore(model) {
    return { embeddings: new LsaEmbeddings(readLsaModel(model)), model };
  },
};
