import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { perda, PERDA_ID } from "../../ingest/support/acts.ts";
import { BotApi, TOKEN } from "../../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../../support/bot-api/server.ts";
import { temporaryFolder } from "../features/guided-check-scene.ts";
import { press, privateMessage } from "../fixture.ts";

/** The program itself, as `npm start` runs it, ended in the middle of a guided dialog and started again. */

let dataDir: string;
const running: ChildProcessWithoutNullStreams[] = [];

beforeEach(async () => {
  dataDir = await temporaryFolder();
});

afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

function start(environment: Record<string, string>): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    env: {
      PATH: process.env["PATH"] ?? "",
      ...{ TELEGRAM_BOT_TOKEN: "", DATA_DIR: dataDir, EMBEDDINGS: "none", AS_OF: "2026-11-24" },
      ...environment,
    },
  });
  running.push(child);
  return child;
}

async function end(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
  return child.exitCode;
}

describe("over Telegram", () => {
  let api: BotApi;
  let server: BotApiServer;

  beforeEach(async () => {
    api = new BotApi();
    server = await serveBotApi(api);
  });

  afterEach(async () => {
    await server.close();
  });

  const startBot = () => start({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.root });

  async function until(isDone: () => boolean, withinMs = 60_000): Promise<void> {
    const limit = performance.now() + withinMs;
    while (!isDone()) {
      if (performance.now() > limit) throw new Error(`waited in vain; sent: ${JSON.stringify(api.sent)}`);
      await sleep(10);
    }
  }

  /** Sends a text, or `[label]`, and waits for the reply. */
  async function say(input: string): Promise<string> {
    const before = api.sent.length;
    const label = /^\[(.*)\]$/.exec(input)?.[1];
    const shown = [...api.messages.values()].at(-1);
    const button = shown?.keyboard.flat().find(({ text }) => text === label);
    api.push(
      label === undefined
        ? privateMessage(1, { text: input })
        : press(1, button?.callback_data ?? `no button ${label}`, shown?.message_id),
    );
    await until(() => api.sent.length > before);
    return api.sent.at(-1)?.text ?? "";
  }

  it("the dialog goes on after SIGKILL and after SIGTERM, and an update that comes again is left alone", async () => {
    const first = startBot();
    expect(await say("/cek dengan kota di Jepang")).toContain("Yang sudah dicatat: Jepang.");
    const home = api.numbered(privateMessage(1, { text: "Kota Bandung" }));
    api.pushNumbered(home);
    await until(() => api.sent.length === 2);
    // The reply has arrived here before the bot has noted that it was sent.
    await until(() => api.callsOf("editMessageReplyMarkup").length === 1);
    await sleep(200);
    await end(first, "SIGKILL");

    api.pushNumbered(home);
    const second = startBot();
    expect(await say("[Kerja sama lainnya]")).toMatch(/^Pemeriksaan · 4\/7\nDi bidang apa/);
    expect(api.sent).toHaveLength(3);
    expect(await end(second, "SIGTERM")).toBe(0);

    startBot();
    expect(await say("/cek")).toContain("Kota Bandung · Jepang · Kerja sama lainnya");
    expect(await say("[Lanjutkan]")).toMatch(/^Pemeriksaan · 4\/7/);
    expect(await say("pertahanan")).toMatch(/^TIDAK BOLEH/);
    // A poll just cut off may still be open at the server, which then refuses the next one for a moment.
    const refused = api.calls.filter(({ reply }) => !reply.ok);
    expect(refused.filter(({ method }) => method !== "getUpdates")).toEqual([]);
  }, 240_000);

  it("takes files from the administrators that TELEGRAM_ADMINS names, and cites them after a restart", async () => {
    const environment = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: server.root,
      TELEGRAM_ADMINS: "1,2",
      ACCESS_MODE: "open",
    };
    const first = start(environment);
    const document = api.upload("perda.txt", new TextEncoder().encode(perda()));
    api.push(privateMessage(1, { document, caption: PERDA_ID }), privateMessage(3, { document }));
    await until(() => api.textsTo(1).some((text) => text.startsWith("Sudah dapat dikutip")));
    expect(api.textsTo(3)).toMatchObject([expect.stringMatching(/TELEGRAM_ADMINS: 3$/)]);
    await end(first, "SIGTERM");
    start({ ...environment, TELEGRAM_ADMINS: "" });
    expect(await say("Pasal 3 Perda Kota Contoh 7/2021")).toContain(
      "mulai berlaku pada tanggal diundangkan.",
    );
  }, 240_000);
});

describe("in the terminal", () => {
  async function chat(...lines: string[]): Promise<string> {
    const child = start({});
    let shown = "";
    child.stdout.on("data", (chunk: Buffer) => (shown += chunk.toString("utf8")));
    child.stdin.end(lines.map((line) => `${line}\n`).join(""));
    await once(child, "close");
    return shown;
  }

  it("the dialog goes on in the next chat, up to the verdict", async () => {
    expect(await chat("/cek", "Kota Bandung", "Suwon")).toContain("Pemeriksaan · 3/7\nApa bentuk");
    const next = await chat("/cek", "1", "7", "pendidikan", "lihat hasil");
    expect(next).toContain("Pemeriksaan terakhir Anda belum selesai. Lanjutkan dengan /cek.");
    expect(next).toContain("[1] Lanjutkan\n[2] Mulai dari awal\n[3] Batal");
    expect(next).toContain("Pemeriksaan · 4/7\nDi bidang apa");
    expect(next).toContain("BOLEH, DENGAN SYARAT");
    expect(await chat("kalau dengan Israel?")).toContain("TIDAK BOLEH");
  }, 240_000);
});
