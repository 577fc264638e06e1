import { readFile, rename, rm } from "node:fs/promises";
import { createHash } from "node:crypto";
import type { DocumentInterface } from "@langchain/core/documents";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { HNSWLib } from "@langchain/community/vectorstores/hnswlib";

/**
 * The vector index: LangChain's HNSWLib over hnswlib-node, a vector for each unit, its label the unit's number. What it holds can
 * always be made again from the vectors of the database, so its file is trusted only where its checksum is known.
 */
export interface VectorIndex {
  /** Vectors in it; those of acts that no longer count are among them. */
  readonly size: number;
  /** @param rows vectors of units that follow those in it, `dimensions` numbers each */
  add(rows: Int8Array): Promise<void>;
  /** Numbers of the nearest units, with the cosine of the angle, -1..1; best first. */
  nearest(query: readonly number[], limit: number, isSeen: (unit: number) => boolean): Promise<Neighbour[]>;
  similarity(query: readonly number[], unit: number): number;
  /** Writes a file in one step. @returns what `openVectors` is to be told */
  save(file: string): Promise<GraphNote>;
}

export interface Neighbour {
  readonly unit: number;
  readonly similarity: number;
}

/** What a file of a graph is known to hold. */
export interface GraphNote {
  readonly size: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Breadth of the search: with so many candidates it finds what comparing with every vector finds, nearly always. */
const BREADTH = 120;
const GROWTH = 1.3;

/**
 * @param saved a file with its note; read only when it is what the note says, since the library crashes on a damaged file
 * @returns an empty index where there is no such file
 */
export async function openVectors(
  dimensions: number,
  embeddings: EmbeddingsInterface,
  saved: { readonly file: string; readonly note: GraphNote } | null,
): Promise<VectorIndex> {
  const { Library, SynchronousInMemoryDocstore, HierarchicalNSW } = await loadLibrary();
  /** A unit's document is its number: names and texts are where the index keeps them. */
  class Units extends SynchronousInMemoryDocstore {
    override search(label: string): DocumentInterface {
      return { pageContent: label, metadata: { unit: Number(label) } };
    }
    override add(): void {
      // There is nothing to keep.
    }
  }
  const index = new HierarchicalNSW("cosine", dimensions);
  if (saved !== null && (await isWhole(saved.file, saved.note))) await index.readIndex(saved.file);
  else index.initIndex(256);
  const store: HNSWLib = new Library(embeddings, {
    space: "cosine",
    numDimensions: dimensions,
    index,
    docstore: new Units(),
  });
  index.setEf(BREADTH);
  return {
    get size() {
      return index.getCurrentCount();
    },
    async add(rows) {
      const count = rows.length / dimensions;
      // LangChain would grow it vector by vector, copying everything each time.
      const needed = index.getCurrentCount() + count;
      if (needed > index.getMaxElements()) index.resizeIndex(Math.ceil(needed * GROWTH));
      const vectors = Array.from({ length: count }, (_, row) => {
        const vector = Array.from(rows.subarray(row * dimensions, (row + 1) * dimensions));
        // The cosine of nothing is no number.
        if (!vector.some((value) => value !== 0)) vector[0] = 1;
        return vector;
      });
      await store.addVectors(
        vectors,
        vectors.map(() => ({ pageContent: "", metadata: {} })),
      );
    },
    async nearest(query, limit, isSeen) {
      const most = Math.min(limit, index.getCurrentCount());
      if (most === 0 || query.every((value) => value === 0)) return [];
      const found = await store.similaritySearchVectorWithScore([...query], most, ({ metadata }) =>
        isSeen(Number(metadata["unit"])),
      );
      return found.map(([{ metadata }, distance]) => ({
        unit: Number(metadata["unit"]),
        similarity: 1 - distance,
      }));
    },
    similarity(query, unit) {
      const point = index.getPoint(unit);
      let [sum, norm] = [0, 0];
      for (let at = 0; at < dimensions; at++) {
        sum += (point[at] ?? 0) * (query[at] ?? 0);
        norm += (query[at] ?? 0) ** 2;
      }
      return norm === 0 ? 0 : sum / Math.sqrt(norm);
    },
    async save(file) {
      const fresh = `${file}.${process.pid}.tmp`;
      try {
        const size = index.getCurrentCount();
        await index.writeIndex(fresh);
        const bytes = await readFile(fresh);
        // The library's writer reports no error on a full disk.
        if (!isWholeGraph(bytes, size)) throw new Error("the graph was not written whole");
        await rm(file, { recursive: true, force: true });
        await rename(fresh, file);
        return { size, bytes: bytes.length, sha256: digest(bytes) };
      } finally {
        await rm(fresh, { force: true });
      }
    },
  };
}

/** hnswlib-node is compiled at installation, which may have failed. */
export class NoVectorLibrary extends Error {
  override readonly name = "NoVectorLibrary";
}

/** Loaded only where it is used: the packages cost a start a quarter of a second. */
async function loadLibrary() {
  const [{ HNSWLib: Library }, { SynchronousInMemoryDocstore }] = await Promise.all([
    import("@langchain/community/vectorstores/hnswlib"),
    import("@langchain/community/stores/doc/in_memory"),
  ]);
  const { HierarchicalNSW } = await Library.imports().catch((error: unknown) => {
    throw new NoVectorLibrary("hnswlib-node cannot be loaded", { cause: error });
  });
  return { Library, SynchronousInMemoryDocstore, HierarchicalNSW };
}

async function isWhole(file: string, note: GraphNote): Promise<boolean> {
  const bytes = await readFile(file).catch(() => null);
  return bytes !== null && bytes.length === note.bytes && digest(bytes) === note.sha256;
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Whether a graph file is whole, read from its bytes alone. The layout is that of hnswlib's saveIndex: a header of 96 bytes, the
 * vectors, then a list of links for each.
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
