import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { VectorSearch, VectorTable } from "./vectors.ts";
import { nearestRows } from "./vectors.ts";

/**
 * LangChain's HNSWLib as the vector index. It is loaded only where it is used: the package costs half a second, and
 * hnswlib-node is compiled at installation, which may have failed.
 */
async function loadHnswLib() {
  const { HNSWLib } = await import("@langchain/community/vectorstores/hnswlib");
  await HNSWLib.imports();
  return HNSWLib;
}

/** Files that HNSWLib writes into its folder. */
export const HNSW_FILES = ["hnswlib.index", "args.json", "docstore.json"] as const;

/** The breadth of the search: with this many candidates the graph finds what a scan finds. */
const BREADTH = 200;

/**
 * Writes the graph of a table into a folder.
 * @returns false when hnswlib-node is not installed
 */
export async function saveHnsw(
  table: VectorTable,
  embeddings: EmbeddingsInterface,
  folder: string,
): Promise<boolean> {
  const library = await loadHnswLib().catch(() => null);
  if (library === null) return false;
  const store = new library(embeddings, { space: "cosine", numDimensions: table.dimensions });
  const vectors = table.ids.map((_, row) =>
    Array.from(table.values.subarray(row * table.dimensions, (row + 1) * table.dimensions)),
  );
  await store.addVectors(
    vectors,
    table.ids.map((id, row) => ({ pageContent: id, metadata: { row } })),
  );
  await store.save(folder);
  return true;
}

/**
 * Opens a graph whose files have been verified: damaged ones crash the process. The graph proposes, exact similarities
 * decide.
 * @returns null when hnswlib-node is not installed
 * @throws when the graph does not fit the table
 */
export async function openHnsw(
  table: VectorTable,
  embeddings: EmbeddingsInterface,
  folder: string,
): Promise<VectorSearch | null> {
  const library = await loadHnswLib().catch(() => null);
  if (library === null) return null;
  const store = await library.load(folder, embeddings);
  const count = store.index.getCurrentCount();
  if (count !== table.ids.length || store.index.getNumDimensions() !== table.dimensions)
    throw new RangeError(`the graph has ${count} vectors where the table has ${table.ids.length}`);
  store.index.setEf(Math.min(BREADTH, count));
  const rowOf = new Map(table.ids.map((id, row) => [id, row]));
  return {
    async nearest(query, limit) {
      // The cosine of a zero vector is no number.
      if (query.every((value) => value === 0)) return [];
      const found = await store.similaritySearchVectorWithScore([...query], Math.min(limit, count));
      const rows = found.flatMap(([document]) => rowOf.get(document.pageContent) ?? []);
      return nearestRows(table, rows, query, limit);
    },
  };
}

/**
 * Whether a graph file is whole, read from its bytes alone: the library's writer reports no error on a full disk. The
 * layout is that of hnswlib's saveIndex: a header of 96 bytes, the vectors, then a list of links for each.
 */
export function isWholeGraph(bytes: Uint8Array, count: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = 96;
  if (buffer.length < header) return false;
  const [elements, perElement] = [buffer.readBigUInt64LE(16), buffer.readBigUInt64LE(24)];
  if (elements !== BigInt(count)) return false;
  let at = header + count * Number(perElement);
  for (let element = 0; element < count; element++) {
    if (at + 4 > buffer.length) return false;
    at += 4 + buffer.readUInt32LE(at);
  }
  return at === buffer.length;
}
