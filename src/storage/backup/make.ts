import { existsSync } from "node:fs";
import { chmod, copyFile, cp, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { readRegistry, registryFile, versionFolder } from "../../law/imported/registry.ts";
import { messageOf } from "../../platform/errors.ts";
import { faultOf, integrityProblem, openSql } from "../../platform/sqlite.ts";
import { STORE_FILE } from "../store.ts";
import {
  BackupError,
  backupName,
  backupsIn,
  CORPUS,
  MANIFEST,
  manifestOf,
  newestBackupOf,
  sha256Of,
} from "./backup-folder.ts";

const BUSY_MS = 10_000;

export interface BackupRequest {
  readonly dataDir: string;
  /** Where backups lie. */
  readonly folder: string;
  /** How many are kept there, this one with them; null for all. */
  readonly keep: number | null;
  readonly now: Date;
}

export interface BackupMade {
  readonly path: string;
  /** How many acts that the office brought in are in it. */
  readonly acts: number;
  /** Names of older backups that were removed. */
  readonly removed: readonly string[];
}

/**
 * Copies the store and the acts that the office brought in, also while the program runs. The backup appears under its name when it is
 * whole.
 * @throws BackupError
 */
export async function makeBackup({ dataDir, folder, keep, now }: BackupRequest): Promise<BackupMade> {
  const store = join(dataDir, STORE_FILE);
  if (!existsSync(store))
    throw new BackupError(
      `There is nothing to back up: no ${store}. Does DATA_DIR name the folder that the program uses?`,
    );
  await leftovers(folder);
  const path = await freePlace(folder, backupName(now));
  const part = `${path}.part`;
  try {
    await mkdir(part, { recursive: true, mode: 0o700 });
    copyStore(store, join(part, STORE_FILE), dataDir);
    await chmod(join(part, STORE_FILE), 0o600);
    const acts = await copyCorpus(join(dataDir, CORPUS), join(part, CORPUS));
    const files = await Promise.all(
      (await filesBelow(part)).map(async (file) => {
        await flush(file);
        return { path: relative(part, file).replaceAll("\\", "/"), sha256: await sha256Of(file) };
      }),
    );
    await writeFile(join(part, MANIFEST), `${JSON.stringify(manifestOf(now, files), null, 2)}\n`, {
      mode: 0o600,
    });
    await flush(join(part, MANIFEST));
    await rename(part, path);
    return { path, acts, removed: keep === null ? [] : await removeOld(folder, keep) };
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof BackupError ? error : asBackupError(error, folder);
  }
}

/** One file with all that was committed, read in one transaction: the program may go on writing. */
function copyStore(from: string, to: string, dataDir: string): void {
  let sql;
  try {
    sql = openSql(from, BUSY_MS);
    const problem = integrityProblem(sql);
    if (problem !== null) throw damaged(from, problem, dataDir);
    sql.run("VACUUM INTO ?", to);
  } catch (error) {
    if (faultOf(error) === "damaged") throw damaged(from, messageOf(error), dataDir, error);
    throw error;
  } finally {
    sql?.close();
  }
  const copy = openSql(to, 0);
  try {
    const problem = integrityProblem(copy);
    if (problem !== null)
      throw new BackupError(`The copy of ${from} is not whole (${problem}). Is the disk failing?`);
  } finally {
    copy.close();
  }
}

function damaged(file: string, reason: string, dataDir: string, cause?: unknown): BackupError {
  const newest = newestBackupOf(dataDir);
  const last =
    newest === null ? "Bring the last backup back" : `The newest backup here is ${newest}. To bring it back`;
  return new BackupError(
    `${file} is damaged (${reason}): no backup was made of it. ${last}: stop the program, then npm run backup -- --restore ${newest ?? "BACKUP"}`,
    { cause },
  );
}

/** The registry first: every version that it names is there already, and versions never change. */
async function copyCorpus(from: string, to: string): Promise<number> {
  if (!existsSync(registryFile(from))) return 0;
  await mkdir(to, { mode: 0o700 });
  await copyFile(registryFile(from), registryFile(to));
  const { acts } = await readRegistry(to);
  for (const { id, versions } of acts)
    for (const { hash } of versions) {
      const version = versionFolder(from, id, hash);
      // A version that the disk lost is reported where it is used.
      if (existsSync(version)) await cp(version, versionFolder(to, id, hash), { recursive: true });
    }
  return acts.filter(({ current }) => current !== null).length;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Two in one second get two names. */
async function freePlace(folder: string, name: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asBackupError(error, folder);
  }
  let place = join(folder, name);
  for (let count = 2; existsSync(place); count++) place = join(folder, `${name}-${count}`);
  return place;
}

/** What a backup that was killed left behind. */
async function leftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (/^backup-.*\.part$/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
}

async function removeOld(folder: string, keep: number): Promise<string[]> {
  const old = backupsIn(folder).slice(0, -keep);
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
  return old;
}

function asBackupError(error: unknown, folder: string): BackupError {
  const reason = messageOf(error);
  return new BackupError(
    `No backup was made in ${folder}: ${reason}. Make room there or let this user write to it, or name another folder with --to.`,
    { cause: error },
  );
}
