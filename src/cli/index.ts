import { loadCorpus } from "../law/corpus/loading.ts";
import { join } from "node:path";
import { lawDay, loadEnvFile, readConfig } from "../config.ts";

import { readIngested } from "../law/imported/reading.ts";
import { corpusAsOf } from "../law/corpus/versions.ts";
import { openRetriever } from "../retrieval/retriever.ts";
import { describeStartupError } from "../startup-errors.ts";

/** `npm run index`: builds the index anew, whether or not a usable one is there. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const corpus = corpusAsOf(
    await loadCorpus(config.corpusDir, await readIngested(join(config.dataDir, "corpus"))),
    lawDay(config),
  );
  const isTerminal = process.stderr.isTTY === true;
  const say = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  await openRetriever({
    corpus,
    dataDir: config.dataDir,
    embeddings: config.embeddings,
    rebuild: true,
    log: { info: say, warn: say },
    onProgress: ({ step, done, total }) => {
      if (isTerminal)
        process.stderr.write(
          `\r${step} ${done}/${total}\u001b[K${step === "saving" && done === total ? "\n" : ""}`,
        );
    },
  });
  say(
    `${corpus.provisions.size} provisions and ${corpus.topics.length} topics indexed in ${config.dataDir}.`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartupError(error)}\n`);
  process.exitCode = 1;
});
