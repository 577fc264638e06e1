import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { EmbeddingsProvider, LearntEmbeddings } from "./embeddings.ts";
import { HNSW_FILES, isWholeGraph, openHnsw, saveHnsw } from "./hnsw.ts";
import { currentFolder, hasCode, removeLeftovers, replaceFolder } from "./indexFolder.ts";
import { bytesOf, floatsOf } from "./lsaFile.ts";
import type { Expected, Manifest } from "./manifest.ts";
import { FORMAT_VERSION, fingerprint, readManifest } from "./manifest.ts";
import type { VectorSearch, VectorTable } from "./vectors.ts";
import { exactSearch, vectorTable } from "./vectors.ts";

/** The vector index under `DATA_DIR`: loaded when it is whole and of this corpus, else built anew. */

export interface RetrievalLog {
  info(line: string): void;
  warn(line: string): void;
}

export interface Progress {
  readonly step: "learning" | "embedding" | "saving";
  readonly done: number;
  readonly total: number;
}

export interface VectorIndexOptions {
  readonly dataDir: string;
  readonly provider: EmbeddingsProvider;
  /** `Corpus.hash`. */
  readonly corpus: string;
  /** `LexicalIndex.fingerprint`. */
  readonly analysis: string;
  /** Text of each unit, in order. */
  readonly texts: ReadonlyMap<string, string>;
  readonly log: RetrievalLog;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Up to this many vectors are compared one by one, beyond it the graph is used. Both find the same. */
  readonly exactUpTo?: number | undefined;
  /** Build even when a usable index is there. */
  readonly rebuild?: boolean | undefined;
  /** Writes a whole file; the file system's own by default. */
  readonly write?: ((path: string, bytes: Uint8Array | string) => Promise<void>) | undefined;
}

export interface VectorIndex {
  readonly embeddings: EmbeddingsInterface;
  readonly search: VectorSearch;
}

/** A scan of this many vectors of 256 numbers takes under half a millisecond; loading the graph's library takes 500. */
const EXACT_UP_TO = 2_000;
const MANIFEST = "manifest.json";
const MODEL = "model.bin";
const VECTORS = "vectors.bin";

export async function openVectorIndex(options: VectorIndexOptions): Promise<VectorIndex> {
  await removeLeftovers(options.dataDir);
  if (options.rebuild !== true) {
    const loaded = await load(options);
    if (typeof loaded !== "string") return loaded;
    options.log.info(`The index is built: ${loaded}.`);
  }
  const { learnt, table } = await build(options);
  try {
    await save(options, learnt, table);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.log.warn(
      `The index could not be saved, so it is kept in memory and built again next time: ${reason}`,
    );
    return { embeddings: learnt.embeddings, search: exactSearch(table) };
  }
  const search = await searchOf(options, table, learnt.embeddings).catch(() => exactSearch(table));
  return { embeddings: learnt.embeddings, search };
}

function expectedOf({ provider, corpus, analysis, texts }: VectorIndexOptions): Expected {
  return {
    embeddings: { name: provider.name, version: provider.version },
    corpus,
    analysis,
    units: [...texts.keys()],
  };
}

/** @returns the index on disk, or why it cannot be used */
async function load(options: VectorIndexOptions): Promise<VectorIndex | string> {
  const folder = currentFolder(options.dataDir);
  try {
    const manifest = readManifest(await readFile(join(folder, MANIFEST), "utf8"), expectedOf(options));
    if ("unusable" in manifest) return manifest.unusable;
    const files = new Map<string, Buffer>();
    for (const [name, expected] of Object.entries(manifest.files)) {
      const bytes = await readFile(join(folder, name));
      const found = fingerprint(bytes);
      if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
        return `its file ${name} is damaged`;
      files.set(name, bytes);
    }
    const [model, vectors] = [files.get(MODEL), files.get(VECTORS)];
    if (model === undefined || vectors === undefined) return "its manifest lacks a file";
    const table = tableOf(manifest, vectors);
    const { embeddings } = options.provider.restore(model);
    return { embeddings, search: await searchOf(options, table, embeddings) };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return "there is none yet, or a file of it is missing";
    return `the one on disk cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

function tableOf(manifest: Manifest, vectors: Buffer): VectorTable {
  const values = floatsOf(vectors);
  if (values.length !== manifest.units.length * manifest.dimensions)
    throw new RangeError(`${VECTORS} does not hold the vectors that the manifest counts`);
  return { dimensions: manifest.dimensions, ids: manifest.units, values };
}

async function build(options: VectorIndexOptions): Promise<{ learnt: LearntEmbeddings; table: VectorTable }> {
  const texts = [...options.texts.values()];
  options.onProgress?.({ step: "learning", done: 0, total: texts.length });
  const learnt = await options.provider.learn(texts);
  options.onProgress?.({ step: "learning", done: texts.length, total: texts.length });
  const vectors: number[][] = [];
  const batch = 50;
  for (let at = 0; at < texts.length; at += batch) {
    vectors.push(...(await learnt.embeddings.embedDocuments(texts.slice(at, at + batch))));
    options.onProgress?.({ step: "embedding", done: vectors.length, total: texts.length });
  }
  return { learnt, table: vectorTable([...options.texts.keys()], vectors) };
}

async function save(
  options: VectorIndexOptions,
  learnt: LearntEmbeddings,
  table: VectorTable,
): Promise<void> {
  options.onProgress?.({ step: "saving", done: 0, total: 1 });
  const write = options.write ?? writeFile;
  await replaceFolder(options.dataDir, async (folder) => {
    const files: Manifest["files"] = {};
    for (const [name, bytes] of [
      [MODEL, learnt.model],
      [VECTORS, bytesOf(table.values)],
    ] as const) {
      files[name] = fingerprint(bytes);
      await write(join(folder, name), bytes);
      const written = fingerprint(await readFile(join(folder, name)));
      if (written.sha256 !== files[name].sha256)
        throw new Error(`${name} reads back differently than written`);
    }
    if (await saveHnsw(table, learnt.embeddings, folder)) {
      for (const name of HNSW_FILES) {
        const bytes = await readFile(join(folder, name));
        if (name.endsWith(".index") && !isWholeGraph(bytes, table.ids.length))
          throw new Error(`${name} was not written whole`);
        files[name] = fingerprint(bytes);
      }
    } else options.log.warn("hnswlib-node is not installed: vectors are compared one by one.");
    const manifest: Manifest = {
      format: FORMAT_VERSION,
      ...expectedOf(options),
      units: [...table.ids],
      dimensions: table.dimensions,
      files,
    };
    await write(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
  });
  options.onProgress?.({ step: "saving", done: 1, total: 1 });
}

async function searchOf(
  options: VectorIndexOptions,
  table: VectorTable,
  embeddings: EmbeddingsInterface,
): Promise<VectorSearch> {
  if (table.ids.length <= (options.exactUpTo ?? EXACT_UP_TO)) return exactSearch(table);
  const graph = await openHnsw(table, embeddings, currentFolder(options.dataDir));
  return graph ?? exactSearch(table);
}
