import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type App, openApp } from "./app.ts";
import { type Config, loadEnvFile, readConfig } from "./config.ts";
import { loadRulebook } from "./eligibility/rules/rulebook.ts";
import { serve } from "./serve.ts";
import { describeStartupError } from "./startup-errors.ts";
import { keepToRetention } from "./storage/erasure.ts";
import { openStore, type Store } from "./storage/store.ts";
import type { AccessRules } from "./telegram/access/staff-roles.ts";
import { runTerminalChat } from "./terminal/terminal.ts";
import { readVersion } from "./platform/files.ts";

/**
 * The bot: over Telegram when TELEGRAM_BOT_TOKEN is set, else as a chat in the terminal.
 */

type TelegramEntrance = Extract<Config["entrance"], { type: "telegram" }>;

async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const { entrance } = config;
  await (entrance.type === "terminal" ? chat(config) : answerTelegram(config, entrance));
}

async function chat(config: Config): Promise<void> {
  // The person reads the same screen: only what they must know is logged there.
  const isQuiet = process.env["LOG_LEVEL"] === undefined;
  const app = await openApp(isQuiet ? { ...config, logLevel: "warn" } : config);
  const store = openStore(config.dataDir, app.logger);
  const endRetention = keepToRetention(store.erasure, config.retentionDays);
  try {
    await runTerminalChat({
      ...{ ...app, ...store, access: accessOf(config, store) },
      saveFile: savedIn(join(config.dataDir, "files")),
      ...{ input: process.stdin, output: process.stdout },
    });
  } finally {
    endRetention();
    store.close();
  }
}

/** Writes a file into the folder, over one of that name, and gives its path. */
function savedIn(folder: string) {
  return async (name: string, bytes: Uint8Array): Promise<string> => {
    const file = join(folder, name);
    await mkdir(folder, { recursive: true });
    await writeFile(file, bytes);
    return file;
  };
}

async function answerTelegram(config: Config, { token, apiRoot, run }: TelegramEntrance): Promise<void> {
  // Nobody reads the figures where there is no web server.
  const prometheus = run.http === null ? null : (await import("./web/prometheus.ts")).createPrometheus();
  const app = await openApp(config, prometheus?.metrics.model);
  if (run.type === "webhook") await app.warmUp();
  const store = openStore(config.dataDir, app.logger);
  warnWhenOpen(config, app.logger);
  const endRetention = keepToRetention(store.erasure, config.retentionDays);
  try {
    const serving = await serve({
      ...{ app, store, run, prometheus, version: readVersion(), digestTime: config.digestTime },
      bot: {
        ...app,
        ...store,
        access: accessOf(config, store),
        token,
        apiRoot,
        uploads: {
          places: {
            corpusDir: config.corpusDir,
            dataDir: config.dataDir,
            accept: async (corpus) => void (await loadRulebook(config.corpusDir, corpus)),
          },
          refresh: () => app.snapshots.refresh(),
        },
      },
    });
    const stop = (): void => {
      serving.stop().catch((error: unknown) => {
        process.stderr.write(`${describeStartupError(error)}\n`);
        process.exitCode = 1;
      });
    };
    // Once: a second signal ends the program at once.
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    await serving.done;
    // Answers may still be under way.
    await serving.stop();
  } finally {
    endRetention();
    store.close();
  }
}

function accessOf({ access, entrance }: Config, { allowed }: Store): AccessRules {
  const administrators = new Set(entrance.type === "telegram" ? entrance.admins : []);
  const { mode, codeHours, perMinute } = access;
  return { mode, administrators, allowed, codeHours, perMinute, hasLinks: true };
}

/** A bot's name can be found by anybody. */
function warnWhenOpen({ access }: Config, logger: App["logger"]): void {
  if (access.mode !== "open") return;
  const message = "everybody who finds the bot may use it";
  if (access.isChosen) logger.info({}, message);
  else
    logger.warn(
      {},
      `${message}: set TELEGRAM_ADMINS, and ACCESS_MODE to allowlist or pairing, to decide who may`,
    );
}

main().then(
  () => {
    // An answer that took longer than the stop may still be at it; it is taken up at the next start.
    process.exit();
  },
  (error: unknown) => {
    process.stderr.write(`${describeStartupError(error)}\n`);
    process.exitCode = 1;
  },
);
