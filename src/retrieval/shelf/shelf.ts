import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import type { Progress, RetrievalLog } from "../storedIndex.ts";
import type { ActPlace, ShelfDatabase } from "./database.ts";
import { DamagedShelfError, openShelfDatabase } from "./database.ts";
import { noteFile, wholenessOf } from "./fingerprint.ts";
import { viewOf, type ShelfView } from "./view.ts";
import { putActs, type WantedAct } from "./writer.ts";

/**
 * The index of the acts that an office brought in, in a database on disk: adding one writes what it holds and no more, and a
 * search reads what the question's words need. Files are `DATA_DIR/index.acts/<code>-<vectors>-<generation>.db`, where the first
 * two name what it was made with; a damaged one is followed by another generation and never written again.
 */

export interface ShelfOptions {
  readonly dataDir: string;
  /** `analysisFingerprint`. */
  readonly analysis: string;
  /** Names what the vectors come from: vectors of different models do not compare. */
  readonly embeddingsKey: string;
  /** Null for words alone. */
  readonly embeddings: EmbeddingsInterface | null;
  /** The acts that count. */
  readonly acts: readonly WantedAct[];
  readonly log: RetrievalLog;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Make it anew even when a usable one is there. */
  readonly rebuild?: boolean | undefined;
  readonly batchEntries?: number | undefined;
}

const FOLDER = "index.acts";
/** Of what is on the shelf, the share that may be of versions that no longer count; few are always let be. */
const MOST_DEAD = 0.5;
const FEW_DEAD = 2_000;

export function shelfFolder(dataDir: string): string {
  return join(dataDir, FOLDER);
}

/**
 * Opens the shelf with every act on it that counts. One that is damaged is made anew; one that cannot be written is kept in
 * memory.
 * @throws what the embeddings throw
 */
export async function openShelf(options: ShelfOptions): Promise<ShelfView> {
  const { log, rebuild } = options;
  const folder = shelfFolder(options.dataDir);
  const code = shortHash(options.analysis);
  const stamp = `${code}-${shortHash(options.embeddingsKey)}`;
  const fileOf = (generation: number): string => join(folder, `${stamp}-${generation}.db`);
  let generation = await newestGeneration(folder, stamp);
  if (generation === null) log.info("The index of the acts brought in is built: there is none yet.");
  else if (rebuild === true) generation++;
  for (let attempt = 0; ; attempt++) {
    generation ??= 1;
    try {
      const file = fileOf(generation);
      const wholeness = await wholenessOf(file);
      if (wholeness === "damaged") throw new DamagedShelfError("its bytes have changed");
      const filled = await fill(openShelfDatabase(file, wholeness === "whole"), options);
      if (filled !== null) {
        if (filled.isChanged || wholeness !== "whole") await noteFile(file);
        await removeOthers(folder, code, `${stamp}-${generation}.db`, options.embeddings === null);
        return filled.view;
      }
      log.info("The index of the acts brought in is built: much of it is of acts that no longer count.");
    } catch (error) {
      if (attempt >= 1 || !(error instanceof DamagedShelfError)) {
        if (!isOfTheDisk(error)) throw error;
        log.warn(
          `The index of the acts brought in cannot be kept on the disk, so it is in memory until the next start: ${messageOf(error)}`,
        );
        return inMemory(options);
      }
      log.info(`The index of the acts brought in is built: the one on disk is damaged (${error.message}).`);
    }
    generation++;
  }
}

async function inMemory(options: ShelfOptions): Promise<ShelfView> {
  const database = openShelfDatabase(":memory:");
  const filled = await fill(database, options);
  if (filled === null) throw new Error("a new index is full of acts that do not count");
  return filled.view;
}

interface Filled {
  readonly view: ShelfView;
  /** Whether acts were put in. */
  readonly isChanged: boolean;
}

/** @returns null where too much of it does not count */
async function fill(database: ShelfDatabase, options: ShelfOptions): Promise<Filled | null> {
  const { acts, log, onProgress } = options;
  try {
    const wanted = new Map(acts.map(({ id, hash }) => [id, hash]));
    const isLive = ({ id, hash }: ActPlace): boolean => wanted.get(id) === hash;
    const there = await actsAbove(database, 0);
    const live = there.filter(isLive);
    const all = database.nextUnit();
    const dead = all - live.reduce((sum, { lengths }) => sum + lengths.length, 0);
    if (dead > FEW_DEAD && dead > MOST_DEAD * all) {
      database.close();
      return null;
    }
    const isThere = new Set(live.map(({ id }) => id));
    const missing = acts.filter(({ id }) => !isThere.has(id));
    if (missing.length > 0) {
      if (missing.length > 1) log.info(`${missing.length} acts are put into the index.`);
      await putActs({
        database,
        acts: missing,
        embeddings: options.embeddings,
        batchEntries: options.batchEntries,
        onAct: (done, total) => onProgress?.({ step: "embedding", done, total }),
      });
    }
    if (missing.length > 0)
      live.push(...(await actsAbove(database, there.at(-1)?.number ?? 0)).filter(isLive));
    return { view: viewOf(database, live), isChanged: missing.length > 0 };
  } catch (error) {
    database.close();
    throw error;
  }
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

const ACTS_AT_A_TIME = 200;

/** Acts from above a number on, read a few at a time, so that others get their turn. */
async function actsAbove(database: ShelfDatabase, number: number): Promise<ActPlace[]> {
  const found: ActPlace[] = [];
  for (let above = number; ; above = found.at(-1)?.number ?? above) {
    const some = database.acts(above, ACTS_AT_A_TIME);
    found.push(...some);
    if (some.length < ACTS_AT_A_TIME) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function newestGeneration(folder: string, stamp: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => []);
  const own = names.flatMap((name) => {
    const match = /^([0-9a-f]+-[0-9a-f]+)-(\d+)\.db$/.exec(name);
    return match?.[1] === stamp ? [Number(match[2])] : [];
  });
  return own.length === 0 ? null : Math.max(...own);
}

/**
 * Removes what other versions of the program, and earlier generations, left; whoever still reads one goes on. A search by words
 * alone may be for want of a server that is down: the index with vectors stays for its return.
 */
async function removeOthers(
  folder: string,
  code: string,
  current: string,
  isWordsAlone: boolean,
): Promise<void> {
  const stamp = current.slice(0, current.lastIndexOf("-"));
  for (const name of await readdir(folder).catch(() => [])) {
    const isOtherVectors = name.startsWith(`${code}-`) && !name.startsWith(`${stamp}-`);
    if (name.startsWith(current) || (isWordsAlone && isOtherVectors)) continue;
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

const DISK =
  /^(?:EACCES|EPERM|EROFS|ENOTDIR|ENOSPC|EEXIST|SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN|BUSY|PERM)\w*)$/;

function isOfTheDisk(error: unknown): boolean {
  if (error instanceof DamagedShelfError) return true;
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && DISK.test(error.code)) return true;
  // A file that cannot be opened at all is told in words.
  return error.message.startsWith("ConnectionFailed(");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
