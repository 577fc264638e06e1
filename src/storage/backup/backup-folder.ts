import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/**
 * A backup is a folder:
 *
 *     backup.json     when it was made, and the SHA-256 of each of the files below it; written last
 *     assistant.db    the store, one file
 *     corpus/         the acts that the office brought in, as under DATA_DIR; absent where there are none
 *
 * Its name tells the time in UTC, so that the order of names is that of age.
 */

/** Under `DATA_DIR`, where no other place is named. */
export const BACKUPS = "backups";
export const MANIFEST = "backup.json";
export const CORPUS = "corpus";

const FORMAT = 1;
const NAME = /^backup-\d{8}T\d{6}Z(?:-\d+)?$/;

const manifestSchema = z
  .object({
    format: z.literal(FORMAT),
    at: z.string(),
    files: z.array(z.object({ path: z.string(), sha256: z.string() }).strict()),
  })
  .strict();

export type Manifest = z.infer<typeof manifestSchema>;

export function manifestOf(at: Date, files: Manifest["files"]): Manifest {
  return { format: FORMAT, at: at.toISOString(), files };
}

export function backupName(at: Date): string {
  return `backup-${at.toISOString().replace(/[-:]|\.\d+/g, "")}`;
}

/** Names of the finished backups in a folder, oldest first; none where there is no such folder. */
export function backupsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  } catch {
    return [];
  }
}

/** The newest backup of a data folder, among those that lie in it; null where there is none. */
export function newestBackupOf(dataDir: string): string | null {
  const folder = join(dataDir, BACKUPS);
  const newest = backupsIn(folder).at(-1);
  return newest === undefined ? null : join(folder, newest);
}

/** @returns null where the folder is no backup */
export async function readManifest(backup: string): Promise<Manifest | null> {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(backup, MANIFEST), "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** A backup that was not made or not brought back. The message says why and what to do; nothing was changed. */
export class BackupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BackupError";
  }
}
