import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../platform/errors.ts";
import { faultOf, integrityProblem, openSql, type Sql } from "../../platform/sqlite.ts";
import { MIGRATIONS, versionOf } from "../migrations.ts";
import { STORE_FILE } from "../store.ts";
import { BackupError, CORPUS, readManifest, sha256Of } from "./backup-folder.ts";

/**
 * Puts a backup in the place of what the data folder has. That is moved aside, not removed.
 * @param backup the folder of the backup
 * @returns the folder with what was there before; null where nothing was
 * @throws BackupError when the backup is not whole, is of a later program, or the program runs: nothing was changed then
 */
export async function restoreBackup(dataDir: string, backup: string, now: Date): Promise<string | null> {
  await verify(backup);
  const store = join(dataDir, STORE_FILE);
  if (existsSync(store)) closeForGood(store);
  const aside = await freePlace(dataDir, now);
  const fresh = join(dataDir, ".restoring");
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    await copyFile(join(backup, STORE_FILE), join(fresh, STORE_FILE));
    await chmod(join(fresh, STORE_FILE), 0o600);
    if (existsSync(join(backup, CORPUS)))
      await cp(join(backup, CORPUS), join(fresh, CORPUS), { recursive: true });
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    const reason = messageOf(error);
    throw new BackupError(
      `${backup} was not brought back: ${reason}. Make room in ${dataDir}, or let this user write there.`,
      {
        cause: error,
      },
    );
  }
  const before = [STORE_FILE, `${STORE_FILE}-wal`, `${STORE_FILE}-shm`, CORPUS].filter((name) =>
    existsSync(join(dataDir, name)),
  );
  if (before.length > 0) await mkdir(aside, { mode: 0o700 });
  for (const name of before) await rename(join(dataDir, name), join(aside, name));
  for (const name of [STORE_FILE, CORPUS])
    if (existsSync(join(fresh, name))) await rename(join(fresh, name), join(dataDir, name));
  await rm(fresh, { recursive: true, force: true });
  return before.length > 0 ? aside : null;
}

/** @throws BackupError unless every file is what it was when the backup was made, and this program can read it */
async function verify(backup: string): Promise<void> {
  const manifest = await readManifest(backup);
  if (manifest === null)
    throw new BackupError(`${backup} is no backup, or not a whole one. See npm run backup -- --list.`);
  for (const { path, sha256 } of manifest.files) {
    const found = await sha256Of(join(backup, path)).catch(() => null);
    if (found !== sha256)
      throw new BackupError(
        `${join(backup, path)} ${found === null ? "is missing" : "was changed or damaged"}: nothing was brought back. Take another backup (npm run backup -- --list).`,
      );
  }
  const sql = openSql(join(backup, STORE_FILE), 0);
  try {
    const problem = integrityProblem(sql);
    if (problem !== null)
      throw new BackupError(`${join(backup, STORE_FILE)} is damaged (${problem}): nothing was brought back.`);
    const newest = MIGRATIONS.at(-1)?.version ?? 0;
    if (versionOf(sql) > newest)
      throw new BackupError(
        `${backup} was made by a later version of this program (store version ${versionOf(sql)}; this one knows ${newest}). Bring it back with that one.`,
      );
  } finally {
    sql.close();
  }
}

/** Folds what was not yet written into the one file. Of a file that another program has open, that cannot be done. */
function closeForGood(store: string): void {
  let sql: Sql | undefined;
  try {
    sql = openSql(store, 0);
    sql.execute("PRAGMA journal_mode = DELETE");
  } catch (error) {
    switch (faultOf(error)) {
      case "busy":
        throw new BackupError(
          `The program is running and has ${store} open. Stop it, then bring the backup back.`,
          {
            cause: error,
          },
        );
      // It is moved aside as it is.
      case "damaged":
        return;
      case "unwritable":
      case "other":
        throw error;
    }
  } finally {
    sql?.close();
  }
}

async function freePlace(dataDir: string, now: Date): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const name = join(dataDir, `before-restore-${now.toISOString().replace(/[-:]|\.\d+/g, "")}`);
  let place = name;
  for (let count = 2; existsSync(place); count++) place = `${name}-${count}`;
  return place;
}
