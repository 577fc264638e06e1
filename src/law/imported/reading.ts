import { CorpusError } from "../../platform/yaml.ts";
import { stat } from "node:fs/promises";

import { keyOf, openCatalogue, type Catalogue, type CatalogueEntry } from "./catalogue.ts";
import { quotable } from "./merging.ts";
import {
  actFile,
  damaged,
  readRegistry,
  readVersion,
  readVersionNow,
  type IngestedAct,
  type IngestedVersion,
  type IngestRegistry,
} from "./registry.ts";
import { summarise } from "../corpus/provision-map.ts";

/** Up to so many acts are read whole at the start; of more only what the catalogue says of them, their words when needed. */
export const READ_WHOLE_UP_TO = 100;
/** Acts whose words are kept in memory at a time: some 100 KB each. */
const KEPT_ACTS = 150;
/** Acts that are looked at before others get their turn. */
const ACTS_AT_A_TIME = 50;

/**
 * The acts that count, in the order in which they were first brought in.
 * @throws CorpusError with every version that is missing or damaged
 */
export async function readIngested(
  folder: string,
  registry?: IngestRegistry,
  readWholeUpTo = READ_WHOLE_UP_TO,
): Promise<IngestedVersion[]> {
  const { acts } = registry ?? (await readRegistry(folder));
  const counting = acts.flatMap(({ id, current }) => (current === null ? [] : [{ id, hash: current }]));
  return counting.length <= readWholeUpTo ? readAll(folder, counting) : readHeads(folder, counting);
}

type Name = { readonly id: string; readonly hash: string };

async function readAll(folder: string, names: readonly Name[]): Promise<IngestedVersion[]> {
  const versions: IngestedVersion[] = [];
  const faults: string[] = [];
  for (const { id, hash } of names) {
    const act = await readVersion(folder, id, hash);
    if (act === null) faults.push(damaged(folder, id, hash));
    else versions.push({ hash, act });
  }
  if (faults.length > 0) throw new CorpusError(faults);
  return versions;
}

async function readHeads(folder: string, names: readonly Name[]): Promise<IngestedVersion[]> {
  const current = new Set(names.map(({ id, hash }) => keyOf(id, hash)));
  const catalogue = await openCatalogue(folder, (key) => current.has(key));
  const words = keptWords(folder);
  const versions: IngestedVersion[] = [];
  const fresh: (CatalogueEntry & { hash: string })[] = [];
  const faults: string[] = [];
  for (const [at, { id, hash }] of names.entries()) {
    if (at % ACTS_AT_A_TIME === ACTS_AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve));
    const known = await knownEntry(catalogue, folder, id, hash);
    const entry = known ?? (await makeEntry(folder, id, hash));
    if (entry === null) {
      faults.push(damaged(folder, id, hash));
      continue;
    }
    if (known === null) fresh.push({ hash, ...entry });
    versions.push({ hash, act: withWords(entry, () => words(id, hash)), summary: entry.summary });
  }
  if (faults.length > 0) throw new CorpusError(faults);
  await catalogue.add(fresh);
  return versions;
}

/** What the catalogue says, where the act's file is still as long as it was then. */
async function knownEntry(
  catalogue: Catalogue,
  folder: string,
  id: string,
  hash: string,
): Promise<CatalogueEntry | null> {
  const entry = catalogue.get(id, hash);
  if (entry === undefined) return null;
  const size = await stat(actFile(folder, id, hash)).then(
    (found) => found.size,
    () => -1,
  );
  return size === entry.bytes ? entry : null;
}

async function makeEntry(folder: string, id: string, hash: string): Promise<CatalogueEntry | null> {
  const act = await readVersion(folder, id, hash);
  if (act === null) return null;
  const { provisions, pages, recognised, doubted, ...head } = act;
  void [pages, recognised, doubted];
  const { size } = await stat(actFile(folder, id, hash));
  return { bytes: size, head, summary: summarise(quotable(provisions)) };
}

function withWords({ head }: CatalogueEntry, read: () => IngestedAct): IngestedAct {
  return {
    ...head,
    get provisions() {
      return read().provisions;
    },
    get pages() {
      return read().pages;
    },
    get recognised() {
      return read().recognised;
    },
    get doubted() {
      return read().doubted;
    },
  };
}

/** Reads acts at once, verified, and keeps those that were read last. */
function keptWords(folder: string): (id: string, hash: string) => IngestedAct {
  const kept = new Map<string, IngestedAct>();
  return (id, hash) => {
    const act = kept.get(hash) ?? readVersionNow(folder, id, hash);
    if (act === null) throw new CorpusError([damaged(folder, id, hash)]);
    kept.delete(hash);
    kept.set(hash, act);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_ACTS) break;
      kept.delete(oldest);
    }
    return act;
  };
}
