import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Chunk } from "./chunks.ts";
import type { EmbeddingsProvider, LearntEmbeddings } from "./embeddings.ts";
import { HNSW_FILES, isWholeGraph, openHnsw, saveHnsw } from "./hnsw.ts";
import { currentFolder, hasCode, removeLeftovers, replaceFolder } from "./indexFolder.ts";
import type { LexicalTables } from "./lexicalTables.ts";
import { buildLexicalTables, readLexicalTables, writeLexicalTables } from "./lexicalTables.ts";
import type { Expected, Manifest } from "./manifest.ts";
import { FORMAT_VERSION, fingerprint, readManifest } from "./manifest.ts";
import { bytesOf, floatsOf } from "./sections.ts";
import type { VectorSearch, VectorTable } from "./vectors.ts";
import { exactSearch, vectorTable } from "./vectors.ts";

/** The index under `DATA_DIR`, of words and of vectors: loaded when it is whole and of this corpus, else built anew. */

export interface RetrievalLog {
  info(line: string): void;
  warn(line: string): void;
}

export interface Progress {
  readonly step: "reading" | "learning" | "embedding" | "saving";
  readonly done: number;
  readonly total: number;
}

export interface IndexOptions {
  readonly dataDir: string;
  /** Null for an index of words alone. */
  readonly provider: EmbeddingsProvider | null;
  /** `Corpus.hash`. */
  readonly corpus: string;
  /** `analysisFingerprint`. */
  readonly analysis: string;
  /** What is indexed; asked for only when the index is built. */
  readonly chunks: () => readonly Chunk[];
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

export interface StoredIndex {
  readonly tables: LexicalTables;
  readonly vectors: VectorIndex | null;
}

/** A scan of this many vectors of 256 numbers takes under half a millisecond; loading the graph's library takes 500. */
const EXACT_UP_TO = 2_000;
const MANIFEST = "manifest.json";
const LEXICAL = "lexical.bin";
const MODEL = "model.bin";
const VECTORS = "vectors.bin";

export async function openIndex(options: IndexOptions): Promise<StoredIndex> {
  await removeLeftovers(options.dataDir);
  if (options.rebuild !== true) {
    const loaded = await load(options);
    if (typeof loaded !== "string") return loaded;
    options.log.info(`The index is built: ${loaded}.`);
  }
  const built = await build(options);
  const { tables, vectors } = built;
  const inMemory = (): StoredIndex => ({
    tables,
    vectors: vectors && { embeddings: vectors.learnt.embeddings, search: exactSearch(vectors.table) },
  });
  try {
    await save(options, built);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.log.warn(
      `The index could not be saved, so it is kept in memory and built again next time: ${reason}`,
    );
    return inMemory();
  }
  if (vectors === null) return inMemory();
  const { embeddings } = vectors.learnt;
  const search = await searchOf(options, vectors.table, embeddings).catch(() => exactSearch(vectors.table));
  return { tables, vectors: { embeddings, search } };
}

function expectedOf({ provider, corpus, analysis }: IndexOptions): Expected {
  const embeddings = provider === null ? null : { name: provider.name, version: provider.version };
  return { embeddings, corpus, analysis };
}

/** @returns the index on disk, or why it cannot be used */
async function load(options: IndexOptions): Promise<StoredIndex | string> {
  const folder = currentFolder(options.dataDir);
  try {
    const manifest = readManifest(await readFile(join(folder, MANIFEST), "utf8"), expectedOf(options));
    if ("unusable" in manifest) return manifest.unusable;
    const files = new Map<string, Buffer>();
    for (const [name, expected] of Object.entries(manifest.files)) {
      // The synchronous call reads a file of some megabytes in half the time.
      const bytes = readFileSync(join(folder, name));
      const found = fingerprint(bytes);
      if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
        return `its file ${name} is damaged`;
      files.set(name, bytes);
    }
    const [lexical, model, vectors] = [files.get(LEXICAL), files.get(MODEL), files.get(VECTORS)];
    if (lexical === undefined) return "its manifest lacks a file";
    const tables = readLexicalTables(lexical);
    if (options.provider === null) return { tables, vectors: null };
    if (model === undefined || vectors === undefined) return "its manifest lacks a file";
    const table = tableOf(tables.units, manifest.dimensions, vectors);
    const { embeddings } = options.provider.restore(model);
    return { tables, vectors: { embeddings, search: await searchOf(options, table, embeddings) } };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return "there is none yet, or a file of it is missing";
    return `the one on disk cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
}

function tableOf(ids: readonly string[], dimensions: number, vectors: Buffer): VectorTable {
  const values = floatsOf(vectors);
  if (values.length !== ids.length * dimensions)
    throw new RangeError(`${VECTORS} does not hold a vector for each unit`);
  return { dimensions, ids, values };
}

interface BuiltIndex {
  readonly tables: LexicalTables;
  readonly vectors: { readonly learnt: LearntEmbeddings; readonly table: VectorTable } | null;
}

async function build({ chunks: read, provider, onProgress }: IndexOptions): Promise<BuiltIndex> {
  const chunks = read();
  onProgress?.({ step: "reading", done: 0, total: chunks.length });
  const tables = buildLexicalTables(chunks);
  onProgress?.({ step: "reading", done: chunks.length, total: chunks.length });
  if (provider === null || tables.units.length === 0) return { tables, vectors: null };
  const texts = textsByUnit(chunks);
  onProgress?.({ step: "learning", done: 0, total: texts.length });
  const learnt = await provider.learn(texts);
  onProgress?.({ step: "learning", done: texts.length, total: texts.length });
  const vectors: number[][] = [];
  const batch = 50;
  for (let at = 0; at < texts.length; at += batch) {
    vectors.push(...(await learnt.embeddings.embedDocuments(texts.slice(at, at + batch))));
    onProgress?.({ step: "embedding", done: vectors.length, total: texts.length });
  }
  return { tables, vectors: { learnt, table: vectorTable(tables.units, vectors) } };
}

/** All that is said in and about each unit, units in the order that they come in. */
function textsByUnit(chunks: readonly Chunk[]): string[] {
  const texts = new Map<string, string>();
  for (const { pageContent, metadata } of chunks)
    texts.set(metadata.unit, `${texts.get(metadata.unit) ?? ""}${pageContent}\n`);
  return [...texts.values()];
}

async function save(options: IndexOptions, { tables, vectors }: BuiltIndex): Promise<void> {
  options.onProgress?.({ step: "saving", done: 0, total: 1 });
  const write = options.write ?? writeFile;
  await replaceFolder(options.dataDir, async (folder) => {
    const files: Manifest["files"] = {};
    const writeChecked = async (name: string, bytes: Uint8Array): Promise<void> => {
      files[name] = fingerprint(bytes);
      await write(join(folder, name), bytes);
      const written = fingerprint(await readFile(join(folder, name)));
      if (written.sha256 !== files[name].sha256)
        throw new Error(`${name} reads back differently than written`);
    };
    await writeChecked(LEXICAL, writeLexicalTables(tables));
    if (vectors !== null) {
      await writeChecked(MODEL, vectors.learnt.model);
      await writeChecked(VECTORS, bytesOf(vectors.table.values));
      Object.assign(files, await saveGraph(options.log, vectors, folder));
    }
    const manifest: Manifest = {
      format: FORMAT_VERSION,
      ...expectedOf(options),
      dimensions: vectors?.table.dimensions ?? 0,
      files,
    };
    await write(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
  });
  options.onProgress?.({ step: "saving", done: 1, total: 1 });
}

async function saveGraph(
  log: RetrievalLog,
  { table, learnt }: NonNullable<BuiltIndex["vectors"]>,
  folder: string,
): Promise<Manifest["files"]> {
  const files: Manifest["files"] = {};
  if (!(await saveHnsw(table, learnt.embeddings, folder))) {
    log.warn("hnswlib-node is not installed: vectors are compared one by one.");
    return files;
  }
  for (const name of HNSW_FILES) {
    const bytes = await readFile(join(folder, name));
    if (name.endsWith(".index") && !isWholeGraph(bytes, table.ids.length))
      throw new Error(`${name} was not written whole`);
    files[name] = fingerprint(bytes);
  }
  return files;
}

async function searchOf(
  options: IndexOptions,
  table: VectorTable,
  embeddings: EmbeddingsInterface,
): Promise<VectorSearch> {
  if (table.ids.length <= (options.exactUpTo ?? EXACT_UP_TO)) return exactSearch(table);
  const graph = await openHnsw(table, embeddings, currentFolder(options.dataDir));
  return graph ?? exactSearch(table);
}
