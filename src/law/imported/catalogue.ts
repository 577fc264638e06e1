import type { TextSummary } from "../corpus/provision.ts";
import { appendFile, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { actHeadSchema, hashOf, type ActHead } from "./registry.ts";

/**
 * What is known of each ingested version without reading it: `catalogue.jsonl`, one line a version, so that a start does not
 * read thousands of acts. It only saves time. A line that is damaged or missing is made again from the act's own file, which is
 * verified against its name whenever it is read.
 */
export interface CatalogueEntry {
  /** Of the act's file. */
  readonly bytes: number;
  readonly head: ActHead;
  readonly summary: TextSummary;
}

export interface Catalogue {
  get(id: string, hash: string): CatalogueEntry | undefined;
  /** Remembers entries, on the disk too where it can be written. */
  add(entries: readonly (CatalogueEntry & { readonly hash: string })[]): Promise<void>;
}

const entrySchema = z
  .object({
    hash: z.string(),
    bytes: z.number().int(),
    head: actHeadSchema,
    summary: z
      .object({
        provisions: z.number().int(),
        articles: z.number().int(),
        parts: z.array(z.object({ id: z.string(), title: z.string(), number: z.string() }).strict()),
      })
      .strict(),
  })
  .strict();

type Line = z.infer<typeof entrySchema>;

/** Lines that are read before others get their turn. */
const LINES_AT_A_TIME = 50;
/** Lines of versions that were replaced are cleared away when they are more than these and more than the others. */
const FEW_OLD_LINES = 500;

/** Of each folder, what was read or made in this process: a version never changes. */
const known = new Map<string, Map<string, CatalogueEntry>>();

export async function openCatalogue(folder: string, isCurrent: (key: string) => boolean): Promise<Catalogue> {
  const file = join(folder, "catalogue.jsonl");
  const entries = known.get(folder) ?? (await readCatalogue(file));
  known.set(folder, entries);
  return {
    get: (id, hash) => entries.get(keyOf(id, hash)),
    add: async (fresh) => {
      for (const { hash, ...entry } of fresh) entries.set(keyOf(entry.head.entry.id, hash), entry);
      const old = [...entries.keys()].filter((key) => !isCurrent(key));
      try {
        if (old.length > FEW_OLD_LINES && old.length > entries.size / 2) {
          for (const key of old) entries.delete(key);
          await replace(file, entries);
        } else if (fresh.length > 0) await appendFile(file, fresh.map(lineOf).join(""));
      } catch {
        // The next start reads the acts themselves again.
      }
    },
  };
}

export function keyOf(id: string, hash: string): string {
  return `${id} ${hash}`;
}

async function readCatalogue(file: string): Promise<Map<string, CatalogueEntry>> {
  const entries = new Map<string, CatalogueEntry>();
  const text = await readFile(file, "utf8").catch(() => "");
  for (const [at, line] of text.split("\n").entries()) {
    if (at % LINES_AT_A_TIME === LINES_AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
    const read = readLine(line);
    if (read === null) continue;
    const { hash, ...entry } = read;
    entries.set(keyOf(entry.head.entry.id, hash), entry);
  }
  return entries;
}

function lineOf(entry: Line | (CatalogueEntry & { readonly hash: string })): string {
  const json = JSON.stringify(entry);
  return `${sumOf(json)} ${json}\n`;
}

function readLine(line: string): Line | null {
  const [sum, json] = [line.slice(0, SUM_LENGTH), line.slice(SUM_LENGTH + 1)];
  if (json === "" || sumOf(json) !== sum) return null;
  const parsed = entrySchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}

const SUM_LENGTH = 16;

function sumOf(json: string): string {
  return hashOf(json).slice(0, SUM_LENGTH);
}

async function replace(file: string, entries: ReadonlyMap<string, CatalogueEntry>): Promise<void> {
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    const lines = [...entries].map(([key, entry]) =>
      lineOf({ hash: key.slice(key.indexOf(" ") + 1), ...entry }),
    );
    await writeFile(fresh, lines.join(""));
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}
