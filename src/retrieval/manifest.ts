import { createHash } from "node:crypto";
import { z } from "zod";

/** What an index on disk says of itself, so that a stale or damaged one is never used. */

/** Of the files and their layout. */
export const FORMAT_VERSION = 2;

const manifestSchema = z
  .object({
    format: z.literal(FORMAT_VERSION),
    /** `analysisFingerprint`. */
    analysis: z.string(),
    /** Null for an index of words alone, which has no vectors. */
    embeddings: z.object({ name: z.string(), version: z.string() }).strict().nullable(),
    dimensions: z.number().int().nonnegative(),
    /** `Corpus.hash`. */
    corpus: z.string(),
    files: z.record(z.object({ bytes: z.number().int(), sha256: z.string() }).strict()),
  })
  .strict();

export type Manifest = z.infer<typeof manifestSchema>;

/** What an index must be of to be used now. */
export interface Expected {
  readonly embeddings: { readonly name: string; readonly version: string } | null;
  readonly corpus: string;
  readonly analysis: string;
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
  const [built, wanted] = [manifest.embeddings, expected.embeddings];
  if (built?.name !== wanted?.name || built?.version !== wanted?.version)
    return {
      unusable:
        built === null
          ? "it was built without embeddings"
          : `it was built with the embeddings ${built.name} ${built.version}`,
    };
  if (manifest.corpus !== expected.corpus)
    return { unusable: "it was built from another state of the corpus" };
  if (manifest.analysis !== expected.analysis)
    return { unusable: "it was made by another version of this program" };
  return manifest;
}

export function fingerprint(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
