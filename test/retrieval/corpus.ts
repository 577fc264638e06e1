import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import type { Corpus } from "../../src/law/corpus/corpus.ts";

import { regulationOf } from "../../src/law/provision-id.ts";
import type { RetrievalLog } from "../../src/retrieval/retriever.ts";

/** What the tests of the retrieval share: the real law, folders of their own, a log that remembers. */

export const CORPUS = fileURLToPath(new URL("../../corpus", import.meta.url));

/** One act of the shipped corpus by itself: real text, and an index that is built in a moment. */
export async function oneAct(regulation: string): Promise<Corpus> {
  const corpus = await loadCorpus(CORPUS);
  return {
    ...corpus,
    hash: `${corpus.hash}-${regulation}`,
    ownHash: `${corpus.ownHash}-${regulation}`,
    texts: new Map([...corpus.texts].filter(([id]) => id === regulation)),
    provisions: new Map([...corpus.provisions].filter(([id]) => regulationOf(id) === regulation)),
    topics: corpus.topics.filter((topic) => regulationOf(topic.id) === regulation),
  };
}

const folders: string[] = [];

export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "retrieval-"));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export function recordingLog(): RetrievalLog & { readonly lines: string[]; readonly warnings: string[] } {
  const lines: string[] = [];
  const warnings: string[] = [];
  return { lines, warnings, info: (line) => lines.push(line), warn: (line) => warnings.push(line) };
}
