import { rm } from "node:fs/promises";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Assistant } from "../src/answering/answer.ts";
import type { RunMode } from "../src/config.ts";
import { serve, type Serving } from "../src/serve.ts";
import { openStore, type Store } from "../src/storage/store.ts";
import { ALLOWED_UPDATES } from "../src/telegram/bot.ts";
import { createPrometheus } from "../src/web/prometheus.ts";
import { BotApi, refuse } from "./support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "./support/bot-api/server.ts";
import { temporaryFolder } from "./telegram/features/guided-check-scene.ts";
import { fakeAssistant, privateMessage, snapshotsOf, testDeps, type TestDeps } from "./telegram/fixture.ts";

/** The bot behind a webhook, over real HTTP on both sides: Telegram calls it, and it calls Telegram. */

const SECRET = "a-secret_of-Telegram";
const URL_AT_TELEGRAM = "https://asisten.contoh.go.id/telegram";
const WEBHOOK: RunMode = {
  type: "webhook",
  url: URL_AT_TELEGRAM,
  secret: SECRET,
  http: { host: "127.0.0.1", port: 0 },
};

let folder: string;
let api: BotApi;
let server: BotApiServer;
let store: Store;
let deps: TestDeps;
let serving: Serving | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  api = new BotApi();
  server = await serveBotApi(api);
  deps = testDeps();
  store = openStore(folder, deps.logger);
});

afterEach(async () => {
  await serving?.stop();
  serving = undefined;
  store.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(assistant: Assistant = fakeAssistant(), run: RunMode = WEBHOOK): Promise<void> {
  const snapshots = snapshotsOf(assistant);
  const { settings, handledUpdates, inbox } = store;
  serving = await serve({
    app: { snapshots, logger: deps.logger },
    ...{ store, run, version: "1.2.3", prometheus: createPrometheus(), stopWithinMs: 50 },
    bot: { ...deps, ...{ snapshots, settings, handledUpdates, inbox }, apiRoot: server.root },
  });
}

const address = (path: string): string => `http://127.0.0.1:${serving?.port ?? 0}${path}`;

function post(body: string, secret: string | null = SECRET, path = "/telegram"): Promise<Response> {
  return fetch(address(path), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret === null ? {} : { "x-telegram-bot-api-secret-token": secret }),
    },
    body,
  });
}

const question = (chat: number, text: string): Update => api.numbered(privateMessage(chat, { text }));
const deliver = async (update: Update): Promise<number> => (await post(JSON.stringify(update))).status;

async function until(isDone: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!isDone()) {
    if (performance.now() > end) throw new Error(`waited in vain; sent: ${JSON.stringify(api.sent)}`);
    await sleep(5);
  }
}

const firstLines = (chat: number): string[] => api.textsTo(chat).map((text) => text.split("\n")[0] ?? "");

describe("the webhook", () => {
  it("is made known to Telegram with its secret, and answers what comes, in order, each update once", async () => {
    await start();
    expect(api.webhook).toEqual({
      url: URL_AT_TELEGRAM,
      secret_token: SECRET,
      allowed_updates: [...ALLOWED_UPDATES],
      max_connections: 40,
    });
    const first = question(1, "satu");
    expect(await deliver(first)).toBe(200);
    expect(await deliver(question(1, "dua"))).toBe(200);
    expect(await deliver(first)).toBe(200);
    await until(() => api.sent.length === 2);
    expect(await deliver(first)).toBe(200);
    await sleep(50);
    expect(firstLines(1)).toEqual(["Jawaban untuk: satu", "Jawaban untuk: dua"]);
    await serving?.stop();
    expect(api.webhook).not.toBeNull();
  });

  it("tells whoever has not the secret, or asks for something else, nothing at all", async () => {
    const assistant = fakeAssistant();
    await start(assistant);
    const update = JSON.stringify(question(1, "satu"));
    for (const secret of [null, "", "a-secret_of-telegram", `${SECRET}x`, SECRET.slice(1)]) {
      const refused = await post(update, secret);
      expect([refused.status, await refused.text()]).toEqual([401, ""]);
    }
    for (const refused of [
      await fetch(address("/telegram")),
      await fetch(address("/telegram"), { method: "PUT", body: update }),
      await post(update, SECRET, "/"),
      await post(update, SECRET, "/telegram/x"),
      await fetch(address("/.env")),
    ])
      expect([refused.status, await refused.text()]).toEqual([404, ""]);
    await sleep(30);
    expect(assistant.asked).toEqual([]);
  });

  it("takes what is no update for done with, since it would come no better the next time", async () => {
    await start();
    for (const body of ["", "{", "null", "[]", '"x"', '{"update_id":"7"}', '{"update_id":1e300}'])
      expect((await post(body)).status).toBe(200);
    expect((await post('{"update_id":5,"message":"no message"}')).status).toBe(200);
    expect((await post(`{"update_id":6,"x":"${"y".repeat(1_100_000)}"}`)).status).toBe(413);
    expect(await deliver(question(1, "masih ada"))).toBe(200);
    await until(() => firstLines(1).length === 1);
  });

  it("is answered before the answer is made, for 200 people at a time", async () => {
    const held = createHeldAssistant();
    await start(held);
    const updates = Array.from({ length: 200 }, (_, index) => question(index + 1, `pertanyaan ${index}`));
    for (let from = 0; from < updates.length; from += 40)
      expect(new Set(await Promise.all(updates.slice(from, from + 40).map(deliver)))).toEqual(new Set([200]));
    expect(api.sent).toEqual([]);
    held.letGo();
    await until(() => api.sent.length === 200);
    expect(new Set(api.sent.map(({ chat_id }) => chat_id)).size).toBe(200);
  }, 60_000);

  it("keeps what could not be answered before the end, and answers it at the next start", async () => {
    await start(createHeldAssistant());
    expect(await deliver(question(1, "satu"))).toBe(200);
    await sleep(50);
    await serving?.stop();
    expect(api.sent).toEqual([]);
    await start();
    await until(() => api.sent.length === 1);
    expect(firstLines(1)).toEqual(["Jawaban untuk: satu"]);
  });

  it("hangs up on a client that never finishes its request, and serves the others meanwhile", async () => {
    await start();
    const { createPages } = await import("../src/web/pages.ts");
    const { listen } = await import("../src/web/server.ts");
    const pages = createPages({
      webhook: { path: "/x", secret: SECRET, take: () => "accepted" },
      readinessProblems: () => ({}),
      metrics: () => Promise.resolve({ contentType: "text/plain", text: "" }),
    });
    const web = await listen(pages, {
      ...WEBHOOK.http,
      host: "127.0.0.1",
      port: 0,
      headWithinMs: 100,
      requestWithinMs: 200,
    });
    const socket = connect(web.port, "127.0.0.1");
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.resume();
    socket.write(
      `POST /x HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\nContent-Length: 50\r\n\r\n{`,
    );
    expect((await fetch(`http://127.0.0.1:${web.port}/healthz`)).status).toBe(200);
    await closed;
    await web.close();
  });
});

describe("the state of the program", () => {
  it("is told as alive, ready, and why not", async () => {
    await start();
    expect(await (await fetch(address("/healthz"))).json()).toEqual({ status: "alive" });
    const ready = await fetch(address("/readyz"));
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", lacks: {} }]);
    api.intercept = () => refuse(502, "Bad Gateway");
    await deliver(question(1, "satu"));
    await until(() => api.callsOf("sendMessage").length > 0);
    const not = await fetch(address("/readyz"));
    expect([not.status, await not.json()]).toEqual([
      503,
      { status: "not ready", lacks: { telegram: "Telegram answers 502" } },
    ]);
  });

  it("is counted without anybody's id or words, while polling too", async () => {
    await start(fakeAssistant(), { type: "polling", http: { host: "127.0.0.1", port: 0 } });
    api.push(privateMessage(987_654_321, { text: "rahasia kepala daerah" }));
    await until(() => api.sent.length === 1);
    api.intercept = (method) => (method === "sendMessage" ? refuse(403, "Forbidden: blocked") : undefined);
    api.push(privateMessage(987_654_321, { text: "rahasia lain" }));
    await until(() => api.callsOf("sendMessage").length === 2);
    await sleep(50);
    const response = await fetch(address("/metrics"));
    const text = await response.text();
    expect(response.headers.get("content-type")).toContain("text/plain");
    for (const line of [
      'asisten_updates_total{type="message"} 2',
      'asisten_answer_seconds_count{kind="answer",language="id"} 1',
      'asisten_telegram_failures_total{method="sendMessage",code="403"} 1',
      'asisten_model_breaker{state="closed"} 1',
      "asisten_queue_length 0",
      "asisten_in_flight 0",
      "asisten_ready 1",
      'asisten_build_info{version="1.2.3",corpus="0123456789ab"} 1',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/process_resident_memory_bytes \d/);
    expect(text).not.toMatch(/987654321|rahasia/);
  });

  it("names the port that another program has", async () => {
    await start();
    const port = serving?.port ?? 0;
    await expect(
      serve({
        app: { snapshots: snapshotsOf(fakeAssistant()), logger: deps.logger },
        ...{ store, version: "1", prometheus: null, bot: deps },
        run: { type: "polling", http: { host: "127.0.0.1", port } },
      }),
    ).rejects.toThrow(new RegExp(`cannot listen on 127.0.0.1:${port} \\(EADDRINUSE\\)`));
  });
});

/** Answers when it is let go. */
function createHeldAssistant(): Assistant & { letGo(): void } {
  const other = fakeAssistant();
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    letGo,
    answer: async (request, context) => {
      await free;
      return other.answer(request, context);
    },
  };
}
