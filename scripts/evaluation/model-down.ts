import { createServer, type RequestListener } from "node:http";
import { isDeepStrictEqual } from "node:util";
import type { Answer } from "../../src/answering/answer.ts";
import { openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { percentile, table } from "./metrics.ts";

/** What a language model's server that is down costs: whether anything goes unanswered, and in what time. */

/** Longest wait for the model; a tenth of what it is by default, so that a run takes less. */
const TIMEOUT_MS = 2_000;
const ROUNDS = 6;

/**
 * How a server is down; null for one that is not there. The first way asks no model at all: what two programs that do the
 * same differ by is what the measure itself is worth.
 */
const WAYS: [string, RequestListener | null | "no model"][] = [
  ["(a second program without one)", "no model"],
  ["refuses connections", null],
  ["answers 500", (_, response) => response.writeHead(500).end()],
  ["never answers", () => undefined],
];

type Ask = (question: string) => Promise<{ answer: Answer; elapsed: number }>;

/**
 * Puts every question to the program without a model, and to the program whose model is down.
 * @param dataDir a folder of the evaluation's own
 * @returns a table, and whether every question had the answer that it has without a model, within the time limit
 */
export async function evaluateModelDown(
  dataDir: string,
  questions: readonly string[],
): Promise<{ text: string; isHeld: boolean }> {
  const plain = await asker(dataDir, {});
  const expected = new Map<string, Answer>();
  for (const question of questions) expected.set(question, (await plain(question)).answer);
  const rows: string[][] = [];
  let isHeld = true;
  for (const [way, listener] of WAYS) {
    const server = await serve(listener === "no model" ? null : listener);
    const model = listener === "no model" ? {} : { LLM_BASE_URL: server.url, LLM_MODEL: "down" };
    const down = await asker(dataDir, model);
    let same = 0;
    let slowest = 0;
    for (const question of questions) {
      const { answer, elapsed } = await down(question);
      if (isDeepStrictEqual(answer, expected.get(question))) same++;
      slowest = Math.max(slowest, elapsed);
    }
    const [without, open] = await fastest([plain, down], questions);
    server.close();
    isHeld &&= same === questions.length && slowest < TIMEOUT_MS + 1_000;
    rows.push([
      way,
      `${same} of ${questions.length}`,
      `${slowest.toFixed(0)} ms`,
      ...compared(without, open),
    ]);
  }
  const header = [
    "the server",
    "same answer",
    "slowest",
    "p50 without",
    "p50 down",
    "",
    "p99 without",
    "p99 down",
    "",
  ];
  const text = `The language model's server down (time limit ${TIMEOUT_MS} ms; with the breaker open, the fastest of ${ROUNDS} rounds a question)\n${table(header, rows)}`;
  return { text, isHeld };
}

async function asker(dataDir: string, llm: Readonly<Record<string, string>>): Promise<Ask> {
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    LLM_TIMEOUT_MS: String(TIMEOUT_MS),
    LLM_DAILY_BUDGET: "1000000",
    LLM_USER_BUDGET: "1000000",
    ...llm,
  });
  const { assistant } = await openApp(config);
  return async (question) => {
    const started = performance.now();
    const answer = await assistant.answer(
      { type: "question", text: question },
      { language: null, discussed: null },
    );
    return { answer, elapsed: performance.now() - started };
  };
}

/**
 * The best time of each question in several rounds, in which the ways of asking take turns: what the program takes, without
 * what else the machine was doing.
 */
async function fastest(
  asks: readonly [Ask, Ask],
  questions: readonly string[],
): Promise<[number[], number[]]> {
  const best: [number[], number[]] = [questions.map(() => Infinity), questions.map(() => Infinity)];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, question] of questions.entries()) {
      for (const way of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        // Each program has its own copy of everything: the first call after the other's finds the processor's caches cold.
        await asks[way](question);
        const { elapsed } = await asks[way](question);
        best[way][at] = Math.min(best[way][at] ?? Infinity, elapsed);
      }
    }
  }
  return best;
}

function compared(without: readonly number[], down: readonly number[]): string[] {
  return [0.5, 0.99].flatMap((share) => {
    const [a, b] = [percentile(without, share), percentile(down, share)];
    return [
      `${a.toFixed(2)} ms`,
      `${b.toFixed(2)} ms`,
      `${b >= a ? "+" : "−"}${Math.abs((b / a - 1) * 100).toFixed(0)} %`,
    ];
  });
}

async function serve(listener: RequestListener | null): Promise<{ url: string; close(): void }> {
  const server = createServer(listener ?? (() => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  if (listener === null) close();
  return { url: `http://127.0.0.1:${address.port}/v1`, close };
}
