import { loadCorpus } from "../src/law/corpus/loading.ts";
/**
 * Speed and size: `npm run bench`, with `--scale` how they grow with the acts that an office brings in, with
 * `--scale --real FOLDER` of real acts (see `evaluation/real-bench.ts`), with `--webhook` how
 * soon Telegram is answered while a model is slow. Each figure stands beside the plain baseline (MiniSearch as it comes, over the same
 * articles) measured in the same run, since the ratio tells more than the milliseconds of a noisy machine.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../src/app.ts";
import { renderText } from "../src/telegram/rendering/render.ts";
import { readConfig } from "../src/config.ts";

import { openRetriever } from "../src/retrieval/retriever.ts";
import { buildBaseline } from "./evaluation/baseline.ts";
import { readCitationCases, readGolden } from "./evaluation/golden.ts";
import { percentile, table } from "./evaluation/metrics.ts";
import { scaledCorpus } from "./evaluation/scale.ts";

const QUESTION = "Apakah kerja sama dengan kota di luar negeri perlu persetujuan DPRD?";
const STARTS = 5;
const ROUNDS = 3;
const silent = { info: (): void => undefined, warn: (): void => undefined };

const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (ours: number, plain: number): string => `${(ours / plain).toFixed(1)} x`;

async function answers(): Promise<void> {
  const app = await openApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "error" }));
  const baseline = buildBaseline(app.corpus);
  const questions = [...readGolden().values()].flat().map((item) => item.q);
  const lookUps = readCitationCases().map((item) => item.q);
  const rows: string[][] = [];
  for (const [name, texts] of [
    ["questions", questions],
    ["citations", lookUps],
  ] as const) {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const text of texts) {
        let started = performance.now();
        const answer = await app.assistant.answer(
          { type: "question", text },
          { language: null, discussed: null },
        );
        renderText(app.corpus, answer);
        // The first round warms up.
        if (round > 0) ours.push(performance.now() - started);
        started = performance.now();
        baseline.search(text, 10);
        if (round > 0) plain.push(performance.now() - started);
      }
    }
    for (const [label, share] of [
      ["median", 0.5],
      ["99th percentile", 0.99],
    ] as const) {
      const [own, other] = [percentile(ours, share), percentile(plain, share)];
      rows.push([`${name}, ${label}`, ms(own), ms(other), ratio(own, other)]);
    }
  }
  console.log("An answer without a model, in process, rendered (the baseline only ranks)");
  console.log(table(["", "answer", "MiniSearch", "ratio"], rows));
}

interface Started {
  readonly elapsed: number;
  readonly rss: number;
}

function start(script: string): Started {
  const started = performance.now();
  const output = execFileSync(process.execPath, ["scripts/run.js", script, QUESTION], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: "utf8",
  });
  const { rss } = JSON.parse(output.trim().split("\n").at(-1) ?? "{}") as { rss: number };
  return { elapsed: performance.now() - started, rss };
}

function starts(): void {
  const run = (script: string): { elapsed: number; rss: number } => {
    // As npm start does, from a bundle; the first start makes it.
    start(script);
    const runs = Array.from({ length: STARTS }, () => start(script));
    return {
      elapsed: percentile(
        runs.map((item) => item.elapsed),
        0.5,
      ),
      rss: percentile(
        runs.map((item) => item.rss),
        0.5,
      ),
    };
  };
  const own = run("scripts/evaluation/start.ts");
  const plain = run("scripts/evaluation/plain-start.ts");
  console.log(`\nStart to first answer, index already built (median of ${STARTS} starts)`);
  console.log(
    table(
      ["", "assistant", "MiniSearch", "ratio"],
      [
        ["time", ms(own.elapsed), ms(plain.elapsed), ratio(own.elapsed, plain.elapsed)],
        ["resident memory", megabytes(own.rss), megabytes(plain.rss), ratio(own.rss, plain.rss)],
      ],
    ),
  );
}

const SEARCHES = 100;

/** Milliseconds that each of many searches takes, the first left out: it fills what is looked up once. */
async function searchTimes(
  search: (question: string) => unknown,
): Promise<{ first: number; median: number }> {
  const questions = [QUESTION, ...[...readGolden().values()].flat().map((item) => item.q)].slice(0, SEARCHES);
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await search(question);
    times.push(performance.now() - started);
  }
  return { first: times[0] ?? 0, median: percentile(times.slice(1), 0.5) };
}

/** Seconds of processor time since `before`, which tells more than the clock of a busy machine. */
function cpuSeconds(before: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(before);
  return `${((user + system) / 1e6).toFixed(1)} s`;
}

async function indexing(): Promise<void> {
  const corpus = await loadCorpus("corpus");
  const rows: string[][] = [];
  for (const times of [1, 10, 100]) {
    const scaled = scaledCorpus(corpus, times);
    const folder = join(dataDir, `x${times}`);
    let started = performance.now();
    const cpu = process.cpuUsage();
    const retriever = await openRetriever({
      corpus: scaled,
      dataDir: folder,
      embeddings: "built-in",
      log: silent,
    });
    const own = performance.now() - started;
    const ownCpu = cpuSeconds(cpu);
    started = performance.now();
    const baseline = buildBaseline(scaled);
    const plain = performance.now() - started;
    const search = await searchTimes((question) => retriever.search(question, 10));
    const plainSearch = await searchTimes((question) => baseline.search(question, 10));
    rows.push([
      `${times} x (${scaled.provisions.size} provisions)`,
      ms(own),
      ownCpu,
      ms(plain),
      ratio(own, plain),
      ms(search.first),
      ms(search.median),
      ms(plainSearch.median),
      ratio(search.median, plainSearch.median),
      megabytes(process.memoryUsage().rss),
    ]);
  }
  console.log(
    "\nIndexing, and searching after it, by size of the corpus (copies without search aids; the memory is that of both)",
  );
  console.log(
    table(
      [
        "corpus",
        "index",
        "processor",
        "MiniSearch",
        "ratio",
        "first search",
        "median",
        "MiniSearch",
        "ratio",
        "memory",
      ],
      rows,
    ),
  );
}

/** `--scale`, or `--scale=1,100` for some of the sizes. */
const scale = process.argv.find((argument) => /^--scale(?:=|$)/.test(argument));
const valueOf = (option: string): string | undefined => {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
};
const real = valueOf("--real");
if (real !== undefined) {
  await (await import("./evaluation/real-bench.ts")).realBench(real, valueOf("--galqa"));
} else if (process.argv.includes("--webhook")) {
  await (await import("./evaluation/webhook-bench.ts")).webhookBench();
} else if (scale === undefined) {
  await answers();
  starts();
  await indexing();
} else {
  const sizes = scale.split("=")[1]?.split(",").map(Number);
  await (await import("./evaluation/scale-bench.ts")).scaleBench(sizes);
}
rmSync(dataDir, { recursive: true, force: true });
