import { slices } from "../platform/slices.ts";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EmbeddingsInterface } from "@langchain/core/embeddings";
import { z } from "zod";
import { messageOf } from "../platform/errors.ts";
import { parseJson, replaceFile } from "../platform/files.ts";
import { faultOf } from "../platform/sqlite.ts";
import { analyseAct, ANALYSIS_VERSION } from "./analysis.ts";
import { DamagedIndexError, openDatabase, type ActPlace, type IndexDatabase } from "./database.ts";
import type { EmbeddingsProvider } from "./embeddings.ts";
import { openVectors, type GraphNote, type VectorIndex } from "./vectors.ts";
import { viewOf, type IndexView } from "./view.ts";
import { putActs, type WantedAct } from "./writer.ts";

/**
 * The index of everything that can be found, under `DATA_DIR/index`: a database of words and vectors, the graph of the vectors,
 * and a manifest with the checksums of both. Files are `<version>-<vectors>-<generation>.db`, where the first two name what it was
 * made with; a damaged one is followed by another generation and never written again. Adding an act writes what it holds and no
 * more.
 */

export interface RetrievalLog {
  info(line: string): void;
  warn(line: string): void;
}

export interface Progress {
  readonly step: "learning" | "embedding" | "saving";
  readonly done: number;
  readonly total: number;
}

export interface IndexOptions {
  readonly dataDir: string;
  /** Null for an index of words alone. */
  readonly provider: EmbeddingsProvider | null;
  /** The acts that count. */
  readonly acts: readonly WantedAct[];
  readonly log: RetrievalLog;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Make it anew even when a usable one is there. */
  readonly rebuild?: boolean | undefined;
  readonly batchEntries?: number | undefined;
}

export interface OpenedIndex {
  readonly view: IndexView;
  /** Null where the index is of words alone. */
  readonly vectors: { readonly index: VectorIndex; readonly embeddings: EmbeddingsInterface } | null;
}

/** Of what is in the index, the share that may be of versions that no longer count; few are always let be. */
const MOST_DEAD = 0.5;
const FEW_DEAD = 2_000;
/** The graph is written when it has so many vectors more than its file: the rest is added again at each start. */
const GRAPH_TAIL = 500;

export function indexFolder(dataDir: string): string {
  return join(dataDir, "index");
}

/**
 * Opens the index with every act in it that counts. One that is damaged is made anew; one that cannot be written is kept in memory.
 * @throws what the embeddings throw
 */
export async function openIndex(options: IndexOptions): Promise<OpenedIndex> {
  const { log, rebuild, provider } = options;
  const folder = indexFolder(options.dataDir);
  const code = shortHash(`index ${ANALYSIS_VERSION}`);
  const stamp = `${code}-${shortHash(provider === null ? "" : `${provider.name} ${provider.version}`)}`;
  const fileOf = (generation: number): string => join(folder, `${stamp}-${generation}.db`);
  let generation = await newestGeneration(folder, stamp);
  if (generation === null)
    log.info(`The index is built: there is none yet of this version ${madeWith(provider)}.`);
  else if (rebuild === true) generation++;
  for (let attempt = 0; ; attempt++) {
    generation ??= 1;
    try {
      const file = fileOf(generation);
      const manifest = await readManifest(file);
      const wholeness = await wholenessOf(file, manifest);
      if (wholeness === "damaged") throw new DamagedIndexError("its bytes have changed");
      const database = openDatabase(file, wholeness === "whole");
      const filled = await fill(database, options, file, manifest?.graph ?? null);
      if (filled !== null) {
        if (filled.isChanged || wholeness !== "whole") await writeManifest(file, filled.graph);
        await removeOthers(folder, code, `${stamp}-${generation}.db`, provider === null);
        return filled.opened;
      }
      log.info("The index is built: much of it is of acts that no longer count.");
    } catch (error) {
      if (attempt >= 1 || !(error instanceof DamagedIndexError)) {
        if (!isOfTheDisk(error)) throw error;
        log.warn(
          `The index cannot be kept on the disk, so it is in memory until the next start: ${messageOf(error)}`,
        );
        return openInMemory(options);
      }
      log.info(`The index is built: the one on disk is damaged (${error.message}).`);
    }
    generation++;
  }
}

function madeWith(provider: EmbeddingsProvider | null): string {
  return provider === null
    ? "without embeddings"
    : `with the embeddings ${provider.name} ${provider.version}`;
}

async function openInMemory(options: IndexOptions): Promise<OpenedIndex> {
  const filled = await fill(openDatabase(":memory:"), options, null, null);
  if (filled === null) throw new Error("a new index is full of acts that do not count");
  return filled.opened;
}

interface Filled {
  readonly opened: OpenedIndex;
  readonly graph: GraphNote | null;
  /** Whether anything was written. */
  readonly isChanged: boolean;
}

/**
 * @param file null for an index in memory
 * @returns null where too much of it does not count
 */
async function fill(
  database: IndexDatabase,
  options: IndexOptions,
  file: string | null,
  saved: GraphNote | null,
): Promise<Filled | null> {
  const { acts, log, onProgress, provider } = options;
  try {
    const wanted = new Map(acts.map(({ id, hash }) => [id, hash]));
    const isLive = ({ id, hash }: ActPlace): boolean => wanted.get(id) === hash;
    const there = await actsAbove(database, 0);
    const live = there.filter(isLive);
    const all = database.next().unit;
    const dead = all - live.reduce((sum, { units }) => sum + units, 0);
    if (dead > FEW_DEAD && dead > MOST_DEAD * all) {
      database.close();
      return null;
    }
    const embeddings = provider === null ? null : await learnt(database, provider, options);
    const isThere = new Set(live.map(({ id }) => id));
    const missing = acts.filter(({ id }) => !isThere.has(id));
    if (missing.length > 0) {
      if (missing.length > 1 && there.length > 0) log.info(`${missing.length} acts are put into the index.`);
      await putActs({
        database,
        acts: missing,
        embeddings,
        batchEntries: options.batchEntries,
        onAct: (done, total) => onProgress?.({ step: "embedding", done, total }),
      });
      there.push(...(await actsAbove(database, there.at(-1)?.number ?? 0)));
    }
    const counting = there.filter(isLive);
    const view = viewOf(database, counting);
    if (embeddings === null)
      return { opened: { view, vectors: null }, graph: null, isChanged: missing.length > 0 };
    const { index, graph } = await graphOf(database, there, embeddings, file, saved, log);
    const isChanged = missing.length > 0 || graph?.sha256 !== saved?.sha256;
    return { opened: { view, vectors: { index, embeddings } }, graph, isChanged };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What makes vectors, learnt once from the acts that ship and kept in the database. */
async function learnt(
  database: IndexDatabase,
  provider: EmbeddingsProvider,
  { acts, onProgress }: IndexOptions,
): Promise<EmbeddingsInterface> {
  const model = database.model();
  if (model !== null) return provider.restore(model).embeddings;
  const shipped = acts.filter(({ isShipped }) => isShipped);
  const texts = (shipped.length > 0 ? shipped : acts).flatMap((act) =>
    analyseAct(act.chunks()).units.map(({ text }) => text),
  );
  onProgress?.({ step: "learning", done: 0, total: texts.length });
  const made = await provider.learn(texts);
  database.putModel(made.model);
  onProgress?.({ step: "learning", done: texts.length, total: texts.length });
  return made.embeddings;
}

/** Graphs in use by file and name of their database: the editions of a running program share one, since it only ever grows. */
const graphs = new Map<string, WeakRef<VectorIndex>>();

async function graphOf(
  database: IndexDatabase,
  acts: readonly ActPlace[],
  embeddings: EmbeddingsInterface,
  file: string | null,
  saved: GraphNote | null,
  log: RetrievalLog,
): Promise<{ readonly index: VectorIndex; readonly graph: GraphNote | null }> {
  const units = database.next().unit;
  const dimensions = dimensionsOf(database, acts);
  const shared = graphs.get(`${file} ${database.name}`)?.deref();
  const path = `${file ?? ""}.hnsw`;
  const usable = file !== null && saved !== null && saved.size <= units ? { file: path, note: saved } : null;
  const index = shared ?? (await openVectors(dimensions, embeddings, usable));
  graphs.set(`${file} ${database.name}`, new WeakRef(index));
  const onDisk = shared !== undefined || (usable !== null && index.size === usable.note.size) ? saved : null;
  const pause = slices();
  for (const { number, firstUnit } of acts) {
    if (firstUnit < index.size) continue;
    await index.add(database.bodyOf(number).vectors);
    await pause();
  }
  if (file === null || index.size - (onDisk?.size ?? 0) <= (onDisk === null ? 0 : GRAPH_TAIL))
    return { index, graph: onDisk };
  try {
    return { index, graph: await index.save(path) };
  } catch (error) {
    log.warn(
      `The vector index cannot be kept on the disk, so it is made again at each start: ${messageOf(error)}`,
    );
    return { index, graph: null };
  }
}

function dimensionsOf(database: IndexDatabase, acts: readonly ActPlace[]): number {
  const some = acts.find(({ units }) => units > 0);
  return some === undefined ? 1 : database.bodyOf(some.number).vectors.length / some.units;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

const ACTS_AT_A_TIME = 200;

/** Acts from above a number on, read a few at a time, so that others get their turn. */
async function actsAbove(database: IndexDatabase, number: number): Promise<ActPlace[]> {
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

function isOfTheDisk(error: unknown): boolean {
  return error instanceof DamagedIndexError || faultOf(error) !== "other";
}

/**
 * What the files are known to hold, kept beside them, so that the next start notices any byte that changed. The database counts its
 * changes in its own head: where the counts differ, somebody was killed between the change and this note, and the note says nothing
 * of the database.
 */
const manifestSchema = z
  .object({
    version: z.number().int(),
    bytes: z.number().int(),
    sha256: z.string(),
    graph: z
      .object({ size: z.number().int(), bytes: z.number().int(), sha256: z.string() })
      .strict()
      .nullable(),
  })
  .strict();
type Manifest = z.infer<typeof manifestSchema>;

/** Where SQLite keeps `user_version` (https://www.sqlite.org/fileformat2.html#user_version_number). */
const VERSION_AT = 60;

async function readManifest(file: string): Promise<Manifest | null> {
  const text = await readFile(`${file}.json`, "utf8").catch(() => "");
  return manifestSchema.safeParse(parseJson(text)).data ?? null;
}

async function wholenessOf(
  file: string,
  manifest: Manifest | null,
): Promise<"whole" | "damaged" | "unknown"> {
  if (manifest === null || (await sizeOf(`${file}-wal`)) > 0) return "unknown";
  try {
    const size = await sizeOf(file);
    if (size >= VERSION_AT + 4 && (await versionIn(file)) !== manifest.version) return "unknown";
    return size === manifest.bytes && (await digestOf(file)) === manifest.sha256 ? "whole" : "damaged";
  } catch {
    // There is something, and it is no file that can be read.
    return "damaged";
  }
}

/** Notes what the files hold now; nothing where a part of the database lies beside it still. */
async function writeManifest(file: string, graph: GraphNote | null): Promise<void> {
  const manifest = `${file}.json`;
  try {
    await rm(manifest, { force: true });
    if ((await sizeOf(`${file}-wal`)) > 0) return;
    const [version, bytes, sha256] = [await versionIn(file), await sizeOf(file), await digestOf(file)];
    await replaceFile(manifest, JSON.stringify({ version, bytes, sha256, graph } satisfies Manifest));
  } catch {
    // Without the note the next start trusts the checksums of the rows, and makes the graph again.
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

/** An index that is made anew while the program runs, when a question finds it damaged. */
export interface KeptIndex {
  current(): OpenedIndex;
  /** Begins to make it anew. @returns an index of what ships, to search meanwhile */
  mend(damage: DamagedIndexError): Promise<OpenedIndex>;
}

/** @throws what `openIndex` throws */
export async function keepIndex(options: IndexOptions): Promise<KeptIndex> {
  const { log } = options;
  let newest = await openIndex(options);
  let mending: Promise<OpenedIndex> | null = null;
  return {
    current: () => newest,
    mend: (damage) =>
      (mending ??= (async () => {
        log.warn(
          `The index is damaged (${damage.message}) and is built again; until then the search leaves out what was brought in.`,
        );
        newest = await openInMemory({ ...options, acts: options.acts.filter(({ isShipped }) => isShipped) });
        openIndex({ ...options, rebuild: true }).then(
          (whole) => {
            newest = whole;
            mending = null;
            log.info("The index is whole again.");
          },
          (error: unknown) => log.warn(`The index could not be built: ${messageOf(error)}`),
        );
        return newest;
      })()),
  };
}
