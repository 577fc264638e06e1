import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { LsaModel } from "./lsa.ts";
import { embed, trainLsa } from "./lsa.ts";
import { readSections, writeSections } from "./sections.ts";

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
  version: "2",
  async learn(texts) {
    const model = await trainLsa(texts);
    return { embeddings: new LsaEmbeddings(model), model: writeModel(model) };
  },
  restore(model) {
    return { embeddings: new LsaEmbeddings(readModel(model)), model };
  },
};

function writeModel({ rows, idf, projection, steps }: LsaModel): Uint8Array {
  return writeSections({ features: [...rows.keys()], idf, projection, steps });
}

/** @throws when the bytes are not of that form */
function readModel(bytes: Uint8Array): LsaModel {
  const sections = readSections(bytes);
  const rows = new Map<string, number>();
  for (const feature of sections.text("features")) rows.set(feature, rows.size);
  const projection = sections.int8("projection");
  const [idf, steps] = [sections.float32("idf"), sections.float32("steps")];
  return { dimensions: projection.length / Math.max(1, rows.size), rows, idf, projection, steps };
}
