import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  hashOf,
  INGESTED_FORMAT,
  readRegistry,
  readVersion,
  registryFile,
  versionFolder,
  type IngestedAct,
  type IngestRegistry,
} from "../../law/imported/registry.ts";
import { DISK, type Disk } from "./disk.ts";
import { IngestError } from "../errors.ts";

/**
 * The folder of ingested acts, changed so that a reader finds the old state or the new one at every moment: a version is
 * written beside the others and never changed, and the registry, which names the versions that count, is replaced by one
 * rename.
 */

export interface LibraryOptions {
  /** `DATA_DIR/corpus`. */
  readonly folder: string;
  /**
   * Throws where the acts that a registry names do not make a corpus; the registry is not put in place then.
   */
  readonly check: (registry: IngestRegistry) => Promise<void>;
  readonly disk?: Disk | undefined;
  /** For the times in the registry. */
  readonly now?: (() => Date) | undefined;
}

export interface Library {
  registry(): Promise<IngestRegistry>;
  /** The version of an act that counts; null where there is none. */
  current(id: string): Promise<IngestedAct | null>;
  /** What was kept beside the version that counts, and the name of its file; null where there is none. */
  reportOf(id: string): Promise<{ readonly report: unknown; readonly file: string } | null>;
  /**
   * Makes an act's version the one that counts.
   * @param report kept beside it, as JSON
   * @returns false where it counts already
   */
  put(act: IngestedAct, report: unknown, file: string): Promise<boolean>;
  /** Takes an act out; its versions stay. @throws IngestError where there is none */
  remove(id: string): Promise<void>;
  /** Goes back to the version before the one that counts. @returns when it was brought in. @throws IngestError where there is none */
  rollback(id: string): Promise<string>;
}

/** The bytes of a version: equal acts have equal ones, and their hash is its name. */
export function actFile(act: IngestedAct): string {
  return `${JSON.stringify(act)}\n`;
}

export function openLibrary(options: LibraryOptions): Library {
  const { folder, disk = DISK, now = () => new Date() } = options;

  const change = async <T>(
    step: (registry: IngestRegistry) => Promise<{ next: IngestRegistry | null; result: T }>,
  ): Promise<T> => {
    await disk.makeFolder(folder);
    const unlock = await lock(folder, disk);
    try {
      const registry = await readRegistry(folder);
      const { next, result } = await step(registry);
      if (next !== null) {
        await options.check(next);
        await replaceRegistry(folder, next, disk);
      }
      return result;
    } finally {
      await unlock();
    }
  };

  return {
    registry: () => readRegistry(folder),
    current: async (id) => {
      const hash = entryOf(await readRegistry(folder), id)?.current;
      return hash === undefined || hash === null ? null : readVersion(folder, id, hash);
    },
    reportOf: async (id) => {
      const known = entryOf(await readRegistry(folder), id);
      const version = known?.versions.find(({ hash }) => hash === known.current);
      if (version === undefined) return null;
      const text = await disk.read(join(versionFolder(folder, id, version.hash), "report.json"));
      const report: unknown = text === null ? null : JSON.parse(text);
      return { report, file: version.file };
    },
    put: (act, report, file) =>
      change(async (registry) => {
        const { id } = act.entry;
        const text = actFile(act);
        const hash = hashOf(text);
        const known = entryOf(registry, id);
        const isWhole = (await readVersion(folder, id, hash)) !== null;
        if (known?.current === hash && isWhole) return { next: null, result: false };
        if (!isWhole)
          await writeVersion(
            folder,
            id,
            hash,
            { act: text, report: `${JSON.stringify(report, null, 1)}\n` },
            disk,
          );
        const versions = (known?.versions ?? []).filter((version) => version.hash !== hash);
        const next = withEntry(registry, {
          id,
          current: hash,
          versions: [...versions, { hash, at: now().toISOString(), file }],
        });
        return { next, result: true };
      }),
    remove: (id) =>
      change((registry) => {
        const known = entryOf(registry, id);
        if (known === undefined || known.current === null) throw notHere(id);
        return Promise.resolve({ next: withEntry(registry, { ...known, current: null }), result: undefined });
      }),
    rollback: (id) =>
      change((registry) => {
        const known = entryOf(registry, id);
        if (known === undefined) throw notHere(id);
        const at =
          known.current === null
            ? known.versions.length
            : known.versions.findIndex(({ hash }) => hash === known.current);
        const before = known.versions[at - 1];
        if (before === undefined)
          throw new IngestError("unknown-act", {
            id: `Tidak ada versi ${id} yang lebih lama. Untuk mengeluarkannya: --remove ${id}.`,
            en: `There is no older version of ${id}. To take it out: --remove ${id}.`,
          });
        return Promise.resolve({
          next: withEntry(registry, { ...known, current: before.hash }),
          result: before.at,
        });
      }),
  };
}

type Entry = IngestRegistry["acts"][number];

function entryOf(registry: IngestRegistry, id: string): Entry | undefined {
  return registry.acts.find((act) => act.id === id);
}

function withEntry(registry: IngestRegistry, entry: Entry): IngestRegistry {
  const isKnown = registry.acts.some(({ id }) => id === entry.id);
  const acts = isKnown
    ? registry.acts.map((act) => (act.id === entry.id ? entry : act))
    : [...registry.acts, entry];
  return { format: INGESTED_FORMAT, acts };
}

export function notHere(id: string): IngestError {
  return new IngestError("unknown-act", {
    id: `${id} belum pernah dimasukkan. Daftarnya: npm run ingest -- --list.`,
    en: `${id} was not brought in. See the list: npm run ingest -- --list.`,
  });
}

async function writeVersion(
  folder: string,
  id: string,
  hash: string,
  files: { act: string; report: string },
  disk: Disk,
): Promise<void> {
  const home = join(folder, id);
  await disk.makeFolder(home);
  const fresh = join(home, temporaryName());
  const place = versionFolder(folder, id, hash);
  try {
    await disk.makeFolder(fresh);
    await disk.write(join(fresh, "act.json"), files.act);
    await disk.write(join(fresh, "report.json"), files.report);
    await disk.flushFolder(fresh);
    // What a crash or a damaged disk left under this name is no version: it would have been used.
    await disk.remove(place);
    await disk.rename(fresh, place);
    await disk.flushFolder(home);
    await disk.flushFolder(folder);
  } catch (error) {
    await disk.remove(fresh).catch(() => undefined);
    throw error;
  }
  await removeLeftovers(home, disk);
}

async function replaceRegistry(folder: string, registry: IngestRegistry, disk: Disk): Promise<void> {
  const fresh = join(folder, temporaryName());
  try {
    await disk.write(fresh, `${JSON.stringify(registry, null, 2)}\n`);
    await disk.rename(fresh, registryFile(folder));
    await disk.flushFolder(folder);
  } catch (error) {
    await disk.remove(fresh).catch(() => undefined);
    throw error;
  }
  await removeLeftovers(folder, disk);
}

/** Of runs that were killed. What was written is in place by now, whether or not this succeeds. */
async function removeLeftovers(folder: string, disk: Disk): Promise<void> {
  for (const name of await disk.list(folder))
    if (TEMPORARY.test(name)) await disk.remove(join(folder, name)).catch(() => undefined);
}

const TEMPORARY = /^\.new-[0-9a-f]+$/;

function temporaryName(): string {
  return `.new-${randomBytes(8).toString("hex")}`;
}

/** Folders that this process is changing now. */
const changing = new Set<string>();

/** One run at a time changes the folder; a lock whose process is gone is taken over. */
async function lock(folder: string, disk: Disk): Promise<() => Promise<void>> {
  const path = join(folder, ".lock");
  if (changing.has(path)) throw busy();
  changing.add(path);
  try {
    await claim(path, disk);
  } catch (error) {
    changing.delete(path);
    throw error;
  }
  return async () => {
    changing.delete(path);
    // A lock that cannot be removed is taken over by the next run.
    await disk.remove(path).catch(() => undefined);
  };
}

async function claim(path: string, disk: Disk): Promise<void> {
  if (await disk.claim(path, String(process.pid))) return;
  const holder = Number(await disk.read(path));
  // In a container every start has the same process id: a lock of its own that it does not know is an old one.
  if (holder !== process.pid && isRunning(holder)) throw busy();
  await disk.remove(path);
  if (!(await disk.claim(path, String(process.pid)))) throw busy();
}

function busy(): IngestError {
  return new IngestError("busy", {
    id: "Berkas lain sedang dimasukkan. Tunggu sampai selesai, lalu coba lagi.",
    en: "Another file is being brought in. Wait until that is done, then try again.",
  });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
