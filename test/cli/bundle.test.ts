import { loadCorpus } from "../../src/law/corpus/loading.ts";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

import { openRetriever } from "../../src/retrieval/retriever.ts";

test("from the bundle, as npm runs it, the program answers, by an index that it shares with the sources", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["scripts/run.js", "src/cli/ask.ts", "--json", "Pasal 25 UU 37/1999"],
      { env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: "error" } },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "citation",
      citations: [{ id: "uu-37-1999/pasal-25" }],
    });
    const corpus = await loadCorpus("corpus");
    const lines: string[] = [];
    const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
    await openRetriever({ corpus, dataDir, embeddings: "built-in", log });
    expect(lines).toEqual([]);
    expect((await readdir(join(dataDir, "index"))).filter((name) => name.endsWith(".db"))).toHaveLength(1);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000);
