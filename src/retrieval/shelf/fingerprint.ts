import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { z } from "zod";

/**
 * What the database file is known to hold, kept beside it, so that the next start notices any byte that changed. The database
 * counts its changes in its own head: where the counts differ, somebody was killed between the change and this note, and the
 * note says nothing.
 */
const noteSchema = z
  .object({ version: z.number().int(), bytes: z.number().int(), sha256: z.string() })
  .strict();

/** Where SQLite keeps `user_version` (https://www.sqlite.org/fileformat2.html#user_version_number). */
const VERSION_AT = 60;

export type Wholeness = "whole" | "damaged" | "unknown";

/** Reads the file once, a piece at a time. */
export async function wholenessOf(file: string): Promise<Wholeness> {
  const note = await readNote(noteOf(file));
  if (note === null || (await sizeOf(`${file}-wal`)) > 0) return "unknown";
  try {
    const size = await sizeOf(file);
    if (size >= VERSION_AT + 4 && (await versionIn(file)) !== note.version) return "unknown";
    return size === note.bytes && (await digestOf(file)) === note.sha256 ? "whole" : "damaged";
  } catch {
    // There is something, and it is no file that can be read.
    return "damaged";
  }
}

/** Notes what the file holds now; nothing where a part of it lies beside it still. */
export async function noteFile(file: string): Promise<void> {
  const note = noteOf(file);
  try {
    await rm(note, { force: true });
    if ((await sizeOf(`${file}-wal`)) > 0) return;
    const [version, bytes, sha256] = [await versionIn(file), await sizeOf(file), await digestOf(file)];
    const fresh = `${note}.${process.pid}.tmp`;
    await writeFile(fresh, JSON.stringify({ version, bytes, sha256 }));
    await rename(fresh, note);
  } catch {
    // Without the note the next start trusts the checksums of the rows.
  }
}

function noteOf(file: string): string {
  return `${file}.json`;
}

async function readNote(path: string): Promise<z.infer<typeof noteSchema> | null> {
  try {
    const raw: unknown = JSON.parse(await readFile(path, "utf8"));
    return noteSchema.parse(raw);
  } catch {
    return null;
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function versionIn(file: string): Promise<number> {
  const handle = await open(file, "r");
  try {
    const bytes = Buffer.alloc(4);
    await handle.read(bytes, 0, bytes.length, VERSION_AT);
    return bytes.readUInt32BE(0);
  } finally {
    await handle.close();
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    if (piece instanceof Uint8Array) hash.update(piece);
  }
  return hash.digest("hex");
}
