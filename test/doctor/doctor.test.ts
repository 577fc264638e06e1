import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { examine } from "../../src/doctor/doctor.ts";
import { describeFindings, type Finding } from "../../src/doctor/finding.ts";
import { BotApi, TOKEN } from "../support/bot-api/bot-api.ts";
import { type BotApiServer, serveBotApi } from "../support/bot-api/server.ts";
import { type LlmServer, says, startLlmServer, status } from "../support/llm/server.ts";
import { temporaryFolder } from "../telegram/features/guided-check-scene.ts";

/** The doctor on a set-up that is whole, and on some that are not. Telegram and the model are on the loopback. */

let folder: string;
let api: BotApi;
let telegram: BotApiServer;
let llm: LlmServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  api = new BotApi();
  telegram = await serveBotApi(api);
  llm = await startLlmServer(says("ya"));
});

afterEach(async () => {
  await telegram.close();
  await llm.close();
  await rm(folder, { recursive: true, force: true });
});

const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.root, TELEGRAM_ADMINS: "1" },
  ...{ DATA_DIR: folder, EMBEDDINGS: "none", LLM_BASE_URL: llm.baseUrl, LLM_MODEL: "kecil" },
  ...more,
});

/** What is not in order, as `outcome check`. */
const wanting = (findings: readonly Finding[]): string[] =>
  findings.filter(({ outcome }) => outcome !== "ok").map(({ outcome, check }) => `${outcome} ${check}`);

const of = (findings: readonly Finding[], check: string): Finding | undefined =>
  findings.find((finding) => finding.check === check);

describe("the doctor", () => {
  it("finds nothing to mend where all is well, and tells what there is", async () => {
    const findings = await examine(environment());
    expect(wanting(findings).filter((line) => line !== "warn disk")).toEqual([]);
    const text = describeFindings(findings);
    for (const line of [
      `ok    node: ${process.versions.node}`,
      "ok    token: @asisten_bot",
      "ok    clock: agrees with Telegram's",
      "ok    webhook: none, as polling wants it; 0 update(s) wait",
      "ok    store: ",
      "ok    administrators: 1 named",
    ])
      expect(text).toContain(line);
    expect(of(findings, "model")?.says).toMatch(/^kecil answers in \d+ ms$/);
    expect(text).toMatch(/0 to mend\.$/);
  });

  it("lists every fault of the configuration with a right line, and no value of a secret", async () => {
    const findings = await examine(
      environment({ TELEGRAM_BOT_TOKEN: "rahasia", RUN_MODE: "webhook", AS_OF: "x" }),
    );
    expect(new Set(wanting(findings))).toEqual(new Set(["fail configuration"]));
    const text = describeFindings(findings);
    for (const name of ["TELEGRAM_BOT_TOKEN", "AS_OF", "WEBHOOK_URL", "WEBHOOK_SECRET"])
      expect(text).toMatch(new RegExp(`FAIL  configuration: ${name}[^\\n]*\\n      -> In \\.env: ${name}=`));
    expect(text).not.toContain("rahasia");
  });

  it("tells a wrong token from a network that is down, without repeating the token", async () => {
    const wrong = await examine(environment({ TELEGRAM_BOT_TOKEN: TOKEN.replace("Test", "Tast") }));
    expect(wanting(wrong).filter((line) => line !== "warn disk")).toEqual(["fail token"]);
    expect(of(wrong, "token")?.mend).toContain("@BotFather");
    await telegram.close();
    const down = await examine(environment());
    expect(wanting(down).filter((line) => line !== "warn disk")).toEqual(["fail telegram"]);
    expect(of(down, "telegram")?.says).toContain("ECONNREFUSED");
    expect(JSON.stringify([...wrong, ...down])).not.toMatch(/T[ea]stToken/);
    telegram = await serveBotApi(api);
  });

  it("tells what Telegram says of the webhook", async () => {
    const webhook = { RUN_MODE: "webhook", WEBHOOK_URL: "https://contoh.go.id/t", WEBHOOK_SECRET: "s" };
    expect(of(await examine(environment(webhook)), "webhook")?.says).toBe("not set yet");
    api.webhook = {
      url: "https://contoh.go.id/t",
      secret_token: "s",
      allowed_updates: [],
      max_connections: 40,
    };
    api.webhookTrouble = { last_error_date: 0, last_error_message: "SSL error" };
    expect(of(await examine(environment(webhook)), "webhook")).toMatchObject({
      outcome: "warn",
      says: expect.stringContaining("SSL error"),
    });
    expect(of(await examine(environment()), "webhook")?.says).toContain("although RUN_MODE is polling");
  });

  it("tells a model that is not there from a server that is not, and from a key that is wrong", async () => {
    const model = async () => of(await examine(environment()), "model");
    llm.reply = status(404);
    expect(await model()).toMatchObject({ outcome: "fail", mend: expect.stringContaining("LLM_MODEL") });
    llm.reply = status(401);
    expect(await model()).toMatchObject({ outcome: "fail", mend: "Mend LLM_API_KEY." });
    await llm.close();
    expect(await model()).toMatchObject({ outcome: "fail", says: expect.stringContaining("ECONNREFUSED") });
    llm = await startLlmServer(says("ya"));
  });

  it("tells a damaged store, and where it was put", async () => {
    await writeFile(join(folder, "assistant.db"), "this is no database ".repeat(100));
    const finding = of(await examine(environment()), "store");
    expect(finding).toMatchObject({ outcome: "fail", says: expect.stringContaining("set aside as") });
  });

  it("tells a corpus that cannot be read, and a data folder that cannot be written", async () => {
    const broken = await examine(environment({ CORPUS_DIR: join(folder, "nowhere") }));
    expect(wanting(broken)).toContain("fail corpus");
    await writeFile(join(folder, "a-file"), "");
    const unusable = await examine(environment({ DATA_DIR: join(folder, "a-file") }));
    expect(wanting(unusable)).toContain("fail disk");
    expect(of(unusable, "store")).toBeUndefined();
  });

  it("warns of a bot that everybody may ask, unless that was chosen", async () => {
    const open = await examine(environment({ TELEGRAM_ADMINS: "" }));
    expect(of(open, "access")).toMatchObject({
      outcome: "warn",
      mend: expect.stringContaining("ACCESS_MODE=pairing"),
    });
    expect(of(await examine(environment({ ACCESS_MODE: "open" })), "access")?.outcome).toBe("ok");
    expect(of(await examine(environment()), "access")).toMatchObject({ outcome: "ok", says: "by allowlist" });
  });

  it("tells a day that is fixed, and a clock that is wrong", async () => {
    const fixed = await examine(environment({ AS_OF: "2015-01-31" }));
    expect(of(fixed, "day")?.says).toContain("2015-01-31");
    const late = createServer((_, response) => {
      response.writeHead(200, { date: new Date(Date.now() - 600_000).toUTCString() });
      response.end(JSON.stringify({ ok: true, result: { username: "asisten_bot" } }));
    });
    await new Promise<void>((resolve) => late.listen(0, "127.0.0.1", resolve));
    const address = late.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const findings = await examine(environment({ TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` }));
      expect(of(findings, "clock")).toMatchObject({
        outcome: "warn",
        says: expect.stringMatching(/^60\d seconds ahead/),
      });
    } finally {
      late.closeAllConnections();
      late.close();
    }
  });
});
