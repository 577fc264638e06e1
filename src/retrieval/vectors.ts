/** Vectors of length 1, by row, in one block. */
export interface VectorTable {
  readonly dimensions: number;
  readonly ids: readonly string[];
  /** ids x dimensions, row by row. */
  readonly values: Float32Array;
}

export interface Neighbour {
  readonly id: string;
  /** Cosine similarity, -1..1. */
  readonly similarity: number;
}

/** Finds the nearest vectors; the implementation decides whether by a scan or by a graph. */
export interface VectorSearch {
  nearest(query: readonly number[], limit: number): Promise<readonly Neighbour[]>;
}

/** @throws RangeError when a vector has another length, or a number in it is not finite */
export function vectorTable(ids: readonly string[], vectors: readonly (readonly number[])[]): VectorTable {
  const dimensions = vectors[0]?.length ?? 0;
  const values = new Float32Array(ids.length * dimensions);
  vectors.forEach((vector, row) => {
    if (vector.length !== dimensions || !vector.every(Number.isFinite))
      throw new RangeError(`the vector of ${ids[row]} is not of ${dimensions} finite numbers`);
    values.set(vector, row * dimensions);
  });
  return { dimensions, ids, values };
}

/** Similarity of one row to a query of length 1. */
export function similarity(table: VectorTable, row: number, query: readonly number[]): number {
  const start = row * table.dimensions;
  let sum = 0;
  for (let at = 0; at < table.dimensions; at++) sum += (table.values[start + at] ?? 0) * (query[at] ?? 0);
  return sum;
}

/** Best first; equal ones in the order of the table, so that results do not depend on the machine. */
export function nearestRows(
  table: VectorTable,
  rows: Iterable<number>,
  query: readonly number[],
  limit: number,
): Neighbour[] {
  const near = Array.from(rows, (row) => ({ row, similarity: similarity(table, row, query) }));
  near.sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  near.length = Math.min(near.length, limit);
  return near.map((found) => ({ id: table.ids[found.row] ?? "", similarity: found.similarity }));
}

/** Compares with every vector: exact, and faster to load than a graph. */
export function exactSearch(table: VectorTable): VectorSearch {
  return {
    nearest: (query, limit) => Promise.resolve(nearestRows(table, table.ids.keys(), query, limit)),
  };
}
