import { loadCorpus } from "../law/corpus/loading.ts";
import { access, constants, mkdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Config, lawDay } from "../config.ts";
import { type Corpus } from "../law/corpus/corpus.ts";
import { readIngested } from "../law/imported/reading.ts";
import { corpusAsOf } from "../law/corpus/versions.ts";
import { errorCode, messageOf } from "../platform/errors.ts";
import { openRetriever } from "../retrieval/retriever.ts";
import { describeStartupError } from "../startup-errors.ts";
import { openStore, STORE_FILE } from "../storage/store.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Checks of this machine: Node, the data folder, the law, the index and the store. */

const LEAST_NODE = 20;
const MEGABYTE = 2 ** 20;
const LEAST_FREE = 100 * MEGABYTE;
const COMFORTABLE_FREE = 1_024 * MEGABYTE;

export function checkNode(version = process.versions.node): Finding {
  return Number(version.split(".")[0]) >= LEAST_NODE
    ? ok("node", version)
    : fail("node", `version ${version} is too old`, `Install Node ${LEAST_NODE} or newer.`);
}

/** @returns whether the folder can be used too */
export async function checkDataFolder(dataDir: string): Promise<{ findings: Finding[]; isUsable: boolean }> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const says = `${Math.round(free / MEGABYTE)} MB free in ${dataDir}`;
    const mend = "Make room, or name a folder on another disk as DATA_DIR.";
    if (free < LEAST_FREE) return { findings: [fail("disk", says, mend)], isUsable: true };
    return {
      findings: [free < COMFORTABLE_FREE ? warn("disk", says, mend) : ok("disk", says)],
      isUsable: true,
    };
  } catch (error) {
    const code = errorCode(error) ?? "unknown";
    const mend =
      "Let the program's user write to it (chown, a volume that is not read-only), or name another as DATA_DIR.";
    return { findings: [fail("disk", `${dataDir} cannot be written (${code})`, mend)], isUsable: false };
  }
}

/** Opens the store as the program does, which sets a damaged one aside. */
export function checkStore(dataDir: string): Finding {
  const told: string[] = [];
  const note = (_: object, message: string): void => void told.push(message);
  try {
    const store = openStore(dataDir, { warn: note, error: note });
    const fault = store.fault();
    store.close();
    const [damage] = told;
    if (damage !== undefined)
      return fail("store", damage, "Bring a backup back, or start with an empty store.");
    return fault === null
      ? ok("store", `${join(dataDir, STORE_FILE)} is whole and can be written`)
      : fail("store", fault, "Make room on the disk and let the program's user write there.");
  } catch (error) {
    return fail("store", messageOf(error), "Do as the message says.");
  }
}

export async function checkCorpus(config: Config): Promise<{ finding: Finding; corpus: Corpus | null }> {
  try {
    const corpus = corpusAsOf(
      await loadCorpus(config.corpusDir, await readIngested(join(config.dataDir, "corpus"))),
      lawDay(config),
    );
    const says = `${corpus.provisions.size} provisions, edition ${corpus.hash.slice(0, 12)}`;
    return { finding: ok("corpus", says), corpus };
  } catch (error) {
    const mend =
      "Bring the folder corpus back as it was shipped, or take out the act that was brought in last.";
    return { finding: fail("corpus", describeStartupError(error), mend), corpus: null };
  }
}

/** Loads the index, and builds it where it is missing or does not fit, as the start does. */
export async function checkIndex(config: Config, corpus: Corpus): Promise<Finding> {
  const told: string[] = [];
  const note = (message: string): void => void told.push(message);
  try {
    await openRetriever({
      ...{ corpus, dataDir: config.dataDir, embeddings: config.embeddings },
      log: { info: note, warn: note },
    });
    const [first] = told;
    return ok("index", first === undefined ? "there, and fits the corpus" : first.slice(0, 200));
  } catch (error) {
    return fail("index", messageOf(error), "Build it anew: npm run index.");
  }
}

export function checkDay(asOf: string | null): Finding[] {
  if (asOf === null) return [];
  return [
    warn(
      "day",
      `answers give the law of ${asOf}, not of today`,
      "Leave AS_OF empty unless that is what is wanted.",
    ),
  ];
}
