import { createHash } from "node:crypto";
import { z } from "zod";

/** What an index on disk says of itself, so that a stale or damaged one is never used. */

/** Of the files and their layout. */
export const FORMAT_VERSION = 1;

const manifestSchema = z
  .object({
    format: z.literal(FORMAT_VERSION),
    /** `LexicalIndex.fingerprint`. */
    analysis: z.string(),
    embeddings: z.object({ name: z.string(), version: z.string() }).strict(),
    dimensions: z.number().int().positive(),
    /** `Corpus.hash`. */
    corpus: z.string(),
    /** Units in the order of the vectors. */
    units: z.array(z.string()),
    files: z.record(z.object({ bytes: z.number().int(), sha256: z.string() }).strict()),
  })
  .strict();

export type Manifest = z.infer<typeof manifestSchema>;

/** What an index must be of to be used now. */
export interface Expected {
  readonly embeddings: { readonly name: string; readonly version: string };
  readonly corpus: string;
  readonly analysis: string;
  readonly units: readonly string[];
}

/** @returns the manifest, or the reason why the index cannot be used */
export function readManifest(text: string, expected: Expected): Manifest | { readonly unusable: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { unusable: "its manifest is damaged" };
  }
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) return { unusable: "its manifest is damaged or of another version of this program" };
  const manifest = parsed.data;
  const { name, version } = manifest.embeddings;
  if (name !== expected.embeddings.name || version !== expected.embeddings.version)
    return { unusable: `it was built with the embeddings ${name} ${version}` };
  if (manifest.corpus !== expected.corpus)
    return { unusable: "it was built from another state of the corpus" };
  if (manifest.analysis !== expected.analysis)
    return { unusable: "words are read differently since it was built" };
  if (manifest.units.join("\n") !== expected.units.join("\n"))
    return { unusable: "it lists other provisions than the corpus" };
  return manifest;
}

export function fingerprint(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
