import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf, floatsOf } from "./sections.ts";

/**
 * Vectors by the text that they are of, a file each: the SHA-256 of the numbers, then the numbers as 32-bit floats in
 * this machine's byte order. A file that is not what it says counts as missing.
 */
export interface EmbeddingsCache {
  get(text: string): Promise<Float32Array | null>;
  /** @throws what the disk throws */
  put(text: string, vector: Float32Array): Promise<void>;
  /** Removes what is of other texts than these. Never fails. */
  keepOnly(texts: readonly string[]): Promise<void>;
}

const CHECKSUM_BYTES = 32;

/** @param folder of one model's vectors alone; it need not exist */
export function openEmbeddingsCache(folder: string): EmbeddingsCache {
  const pathOf = (text: string): string => join(folder, nameOf(text));
  return {
    async get(text) {
      const bytes = await readFile(pathOf(text)).catch(() => null);
      if (bytes === null || bytes.length <= CHECKSUM_BYTES || bytes.length % 4 !== 0) return null;
      const numbers = bytes.subarray(CHECKSUM_BYTES);
      return digest(numbers).equals(bytes.subarray(0, CHECKSUM_BYTES)) ? floatsOf(numbers) : null;
    },
    async put(text, vector) {
      await mkdir(folder, { recursive: true });
      const numbers = bytesOf(vector);
      // A half-written file must never stand under its name.
      const fresh = `${pathOf(text)}.${randomBytes(6).toString("hex")}`;
      await writeFile(fresh, Buffer.concat([digest(numbers), numbers]));
      await rename(fresh, pathOf(text));
    },
    async keepOnly(texts) {
      const kept = new Set(texts.map(nameOf));
      for (const name of await readdir(folder).catch(() => []))
        if (!kept.has(name)) await rm(join(folder, name), { force: true }).catch(() => undefined);
    },
  };
}

function nameOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function digest(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
