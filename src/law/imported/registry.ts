import { CorpusError } from "../../platform/yaml.ts";
import { regulationSchema, versionSchema } from "../corpus/register.ts";
import type { TextSummary } from "../corpus/provision.ts";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * Acts that an office brought in, as they lie in a folder:
 *
 *     registry.json            which version of each act counts; replaced whole, so that it is the one point of change
 *     <id>/<hash>/act.json     a version; never changed, and named by the SHA-256 of its bytes
 *     <id>/<hash>/report.json  what reading it found; not read here
 */

/** Of both files. */
export const INGESTED_FORMAT = 1;

const idSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const bodyItemSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("line"), depth: z.number().int(), text: z.string() }),
  z.object({ type: z.literal("child"), id: z.string() }),
]);

const provisionSchema = z.object({
  id: z.string(),
  regulation: idSchema,
  unit: z.enum(["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "bagian-teks"]),
  number: z.string(),
  title: z.string().nullable(),
  parent: z.string().nullable(),
  body: z.array(bodyItemSchema),
  place: z.array(z.string()),
  fidelity: z.enum(["imported", "secondary", "explanatory"]),
  isPenjelasan: z.boolean(),
});

const headShape = {
  format: z.literal(INGESTED_FORMAT),
  /** The register's entry of the act, for one that the shipped register lacks. */
  entry: regulationSchema,
  /** Of the entry, what a person stated: this counts before the shipped register too. */
  stated: regulationSchema.partial(),
  /** Acts that it takes the place of. */
  replaces: z.array(idSchema),
  fidelity: z.enum(["imported", "secondary", "explanatory"]),
  /** Where the words come from, one line. */
  source: z.string().min(1),
  /** Shipped provisions whose words a person found in this act: shipped id -> id in this act. */
  basis: z.record(z.string()),
  /** The pasal of other acts that a person let it give new words; absent where none. */
  versions: z.array(versionSchema).optional(),
  /** Pages of the source file that could not be read, so that words of the act are missing; absent where there are none. */
  unreadable: z.array(z.number().int().positive()).optional(),
};

/** All of an act but its words. */
export const actHeadSchema = z.object(headShape).strict();

const actSchema = z
  .object({
    ...headShape,
    provisions: z.array(provisionSchema),
    /** Page of the source file on which each provision begins; empty where the file has no pages. */
    pages: z.record(z.number().int().positive()),
    /** Provisions whose own words were recognised in a scan; absent where none were. */
    recognised: z.array(z.string()).optional(),
    /** Provisions of which it is doubtful that they were read right; absent where there are none. */
    doubted: z.array(z.string()).optional(),
  })
  .strict();

const registrySchema = z
  .object({
    format: z.literal(INGESTED_FORMAT),
    acts: z.array(
      z
        .object({
          id: idSchema,
          /** Null once removed. */
          current: hashSchema.nullable(),
          /** Oldest first, each once. */
          versions: z.array(z.object({ hash: hashSchema, at: z.string(), file: z.string() }).strict()),
        })
        .strict(),
    ),
  })
  .strict();

export type ActHead = z.infer<typeof actHeadSchema>;
export type IngestedAct = z.infer<typeof actSchema>;
export type IngestRegistry = z.infer<typeof registrySchema>;

/** A version that counts now. */
export interface IngestedVersion {
  readonly hash: string;
  /** Its provisions and pages may be read from the disk when they are asked for: @throws CorpusError where it was damaged since. */
  readonly act: IngestedAct;
  /** Of what can be quoted of it, where it is known without reading it. */
  readonly summary?: TextSummary;
}

export function registryFile(folder: string): string {
  return join(folder, "registry.json");
}

export function versionFolder(folder: string, id: string, hash: string): string {
  return join(folder, id, hash);
}

export function hashOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Which versions count; none where the folder has no registry.
 * @throws CorpusError when the file is damaged
 */
export async function readRegistry(folder: string): Promise<IngestRegistry> {
  let text: string;
  try {
    text = await readFile(registryFile(folder), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { format: INGESTED_FORMAT, acts: [] };
    throw error;
  }
  const parsed = registrySchema.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  throw new CorpusError([
    `${registryFile(folder)}: damaged, or of another version of this program. Restore it from a backup, or move it away and bring the acts in again`,
  ]);
}

/** A version of an act; null where it is missing or damaged. */
export async function readVersion(folder: string, id: string, hash: string): Promise<IngestedAct | null> {
  try {
    return parseVersion(await readFile(actFile(folder, id, hash)), id, hash);
  } catch {
    return null;
  }
}

/** As `readVersion`, at once. */
export function readVersionNow(folder: string, id: string, hash: string): IngestedAct | null {
  try {
    return parseVersion(readFileSync(actFile(folder, id, hash)), id, hash);
  } catch {
    return null;
  }
}

export function actFile(folder: string, id: string, hash: string): string {
  return join(versionFolder(folder, id, hash), "act.json");
}

function parseVersion(bytes: Buffer, id: string, hash: string): IngestedAct | null {
  if (hashOf(bytes) !== hash) return null;
  const parsed = actSchema.safeParse(readJson(bytes.toString("utf8")));
  return parsed.success && parsed.data.entry.id === id ? parsed.data : null;
}

/** What a person is told of a version that is missing or damaged. */
export function damaged(folder: string, id: string, hash: string): string {
  return `${actFile(folder, id, hash)}: missing or damaged. Bring ${id} in again, or: npm run ingest -- --rollback ${id}, or --remove ${id}`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
