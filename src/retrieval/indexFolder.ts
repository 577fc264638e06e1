import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * A folder that is swapped whole: its new content is written beside it and moved into place, so that a reader finds the
 * old one, the new one or none, never a mixture. Several processes may do so at once; the last one stays.
 */

const CURRENT = "index";
/** A leftover whose process id has been taken by another process is removed after this time. */
const LEFTOVER_AGE_MS = 60 * 60 * 1000;
const LEFTOVER = /^index\.(?:new|old)-(\d+)-[0-9a-f]+$/;

export function currentFolder(dataDir: string): string {
  return join(dataDir, CURRENT);
}

/**
 * Fills a new folder by `write`, makes sure it is on the disk, and puts it in place of the current one.
 * @throws what `write` or the disk throws; the current folder is untouched then and the new one removed
 */
export async function replaceFolder(
  dataDir: string,
  write: (folder: string) => Promise<void>,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const mark = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const fresh = join(dataDir, `${CURRENT}.new-${mark}`);
  const old = join(dataDir, `${CURRENT}.old-${mark}`);
  try {
    await mkdir(fresh);
    await write(fresh);
    for (const name of await readdir(fresh)) await flush(join(fresh, name));
    await flush(fresh);
    await moveIntoPlace(fresh, currentFolder(dataDir), old);
    await flush(dataDir);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** A folder cannot be renamed onto a full one: the current one steps aside first, again if another process was quicker. */
async function moveIntoPlace(fresh: string, current: string, old: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    await rename(current, `${old}${attempt}`).catch((error: unknown) => {
      if (!hasCode(error, "ENOENT")) throw error;
    });
    try {
      await rename(fresh, current);
    } catch (error) {
      const isTaken = hasCode(error, "ENOTEMPTY") || hasCode(error, "EEXIST");
      if (!isTaken || attempt >= 5) throw error;
      continue;
    } finally {
      await rm(`${old}${attempt}`, { recursive: true, force: true });
    }
    return;
  }
}

/** Removes what processes that died in the middle of `replaceFolder` left behind. Never fails. */
export async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir).catch(() => [])) {
    const match = LEFTOVER.exec(name);
    if (match === null) continue;
    const path = join(dataDir, name);
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (isRunning(Number(match[1])) && age < LEFTOVER_AGE_MS) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
