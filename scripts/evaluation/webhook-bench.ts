import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { privateMessage } from "../../test/telegram/fixture.ts";
import { BotApi } from "../../test/support/bot-api/bot-api.ts";
import { serveBotApi } from "../../test/support/bot-api/server.ts";
import { says, startLlmServer } from "../../test/support/llm/server.ts";
import { startProgram } from "../stress/program.ts";
import { readGolden } from "./golden.ts";
import { percentile, table } from "./metrics.ts";

/**
 * How soon Telegram hears that its update was taken, while every answer waits for a slow language model. The program runs as `npm start` runs
 * it; the updates come at an even pace whatever it does.
 */

const UPDATES = 300;
const PER_SECOND = 20;
const MODEL_MS = 15_000;
const PORT = 18_474;
const SECRET = "only-for-the-bench";
const READY_WITHIN_MS = 60_000;
const ANSWERED_WITHIN_MS = 420_000;

export async function webhookBench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "webhook-bench-"));
  const api = new BotApi();
  const telegram = await serveBotApi(api);
  const model = await startLlmServer((response, request) => {
    underWay++;
    most = Math.max(most, underWay);
    setTimeout(() => {
      underWay--;
      says("Kerja sama itu memerlukan persetujuan DPRD [1].")(response, request);
    }, MODEL_MS);
  });
  let underWay = 0;
  let most = 0;
  const url = `http://127.0.0.1:${PORT}/telegram`;
  const program = startProgram(
    {
      ...{ RUN_MODE: "webhook", WEBHOOK_URL: url, WEBHOOK_SECRET: SECRET, HTTP_PORT: String(PORT) },
      ...{ LLM_BASE_URL: model.baseUrl, LLM_MODEL: "slow", LOG_LEVEL: "warn" },
    },
    telegram.root,
    folder,
    join(folder, "log"),
  );
  const post = (body: unknown, secret: string): Promise<number> =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
      body: JSON.stringify(body),
    }).then(async (response) => {
      await response.arrayBuffer();
      return response.status;
    });
  try {
    await untilReady();
    const questions = [...readGolden().values()].flat().map(({ q }) => q);
    const times: number[] = [];
    const statuses = new Map<number, number>();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: UPDATES }, async (_, index) => {
        await sleep((index * 1_000) / PER_SECOND);
        const text = questions[index % questions.length] ?? "";
        const update = api.numbered(privateMessage(index + 1, { text }));
        const started = performance.now();
        const status = await post(update, SECRET);
        times.push(performance.now() - started);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
    const refused = await post(api.numbered(privateMessage(1, { text: "x" })), `${SECRET}x`);
    const heardAfter = performance.now() - began;
    const answeredAtOnce = chatsAnswered();
    while (chatsAnswered() < UPDATES && performance.now() - began < ANSWERED_WITHIN_MS) await sleep(200);
    console.log(`A webhook while a model takes ${MODEL_MS / 1_000} s for each answer`);
    console.log(
      table(
        ["", "figure"],
        [
          ["updates, at an even pace", `${UPDATES}, ${PER_SECOND} a second`],
          [
            "answers of the webhook",
            [...statuses].map(([status, count]) => `${count} x ${status}`).join(", "),
          ],
          ["  median", `${percentile(times, 0.5).toFixed(1)} ms`],
          ["  99th percentile", `${percentile(times, 0.99).toFixed(1)} ms`],
          ["  slowest", `${Math.max(...times).toFixed(1)} ms`],
          ["wrong secret", String(refused)],
          ["model calls, most at a time", `${model.requests.length}, ${most}`],
          [
            "people answered when the last update was in",
            `${answeredAtOnce} after ${(heardAfter / 1_000).toFixed(0)} s`,
          ],
          [
            "people answered in the end",
            `${chatsAnswered()} after ${((performance.now() - began) / 1_000).toFixed(0)} s`,
          ],
        ],
      ),
    );
  } finally {
    program.kill();
    await model.close();
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }

  function chatsAnswered(): number {
    return new Set(api.sent.map(({ chat_id }) => chat_id)).size;
  }

  async function untilReady(): Promise<void> {
    const end = performance.now() + READY_WITHIN_MS;
    for (;;) {
      const isReady = await fetch(`http://127.0.0.1:${PORT}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      if (performance.now() > end || !program.isRunning()) throw new Error("the program did not get ready");
      await sleep(100);
    }
  }
}
