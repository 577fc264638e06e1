import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { hashOf } from "../../law/imported/registry.ts";
import { parseJson } from "../../platform/files.ts";
import type { KeptPage, KeptScan } from "../formats/document.ts";

/**
 * Pages that were recognised, in `DATA_DIR/scans/<SHA-256 of the file>.json`, until the file is taken in: recognising takes
 * seconds a page, and an option that was missing should not cost it twice. It only saves time: what cannot be read or
 * written is recognised again.
 */

/** Files whose pages are kept at a time; the oldest go first. */
const MOST_FILES = 20;
const FORMAT = 1;

const pageSchema = z.object({
  lines: z.array(z.string()),
  recognised: z
    .object({
      page: z.number().int(),
      confidence: z.number(),
      words: z.number().int(),
      unsure: z.array(z.string()),
      mended: z.array(z.object({ read: z.string(), as: z.string() })),
      turn: z.number(),
      isBlank: z.boolean(),
    })
    .nullable(),
  specks: z.array(z.string()),
});
const fileSchema = z.object({ format: z.literal(FORMAT), pages: z.record(pageSchema) });

export interface ScanStore extends KeptScan {
  /** Lets the pages go: the file was taken in. */
  forget(): Promise<void>;
}

export async function openKeptScan(dataDir: string, bytes: Uint8Array): Promise<ScanStore> {
  const folder = join(dataDir, "scans");
  const file = join(folder, `${hashOf(bytes)}.json`);
  const pages = new Map(Object.entries(await readPages(file)));
  return {
    get: (page) => pages.get(String(page)),
    put: async (page, kept) => {
      pages.set(String(page), kept);
      await write(folder, file, pages).catch(() => undefined);
    },
    forget: () => rm(file, { force: true }).catch(() => undefined),
  };
}

async function readPages(file: string): Promise<Record<string, KeptPage>> {
  const text = await readFile(file, "utf8").catch(() => "");
  return fileSchema.safeParse(parseJson(text)).data?.pages ?? {};
}

async function write(folder: string, file: string, pages: ReadonlyMap<string, KeptPage>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(file, JSON.stringify({ format: FORMAT, pages: Object.fromEntries(pages) }), {
    mode: 0o600,
  });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  if (names.length <= MOST_FILES) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  aged.sort((a, b) => a.at - b.at);
  for (const { path } of aged.slice(0, aged.length - MOST_FILES)) await rm(path, { force: true });
}
