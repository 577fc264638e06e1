/**
 * The bot: over Telegram when TELEGRAM_BOT_TOKEN is set, else as a chat in the terminal.
 */
import { openApp } from "./app.ts";
import { runTerminalChat } from "./bot/terminal.ts";
import { readConfig, type Config } from "./config.ts";
import { loadEnvFile } from "./env-file.ts";
import { describeStartFault } from "./faults.ts";
import { serve } from "./serve.ts";
import { openStore } from "./store/store.ts";
import { readVersion } from "./version.ts";

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
  try {
    await runTerminalChat({ ...app, ...store, input: process.stdin, output: process.stdout });
  } finally {
    store.close();
  }
}

async function answerTelegram(
  config: Config,
  { token, apiRoot, admins, run }: TelegramEntrance,
): Promise<void> {
  // Nobody reads the figures where there is no web server.
  const prometheus = run.http === null ? null : (await import("./web/prometheus.ts")).createPrometheus();
  const app = await openApp(config, prometheus?.metrics.model);
  const store = openStore(config.dataDir, app.logger);
  try {
    const serving = await serve({
      ...{ app, store, run, prometheus, version: readVersion() },
      bot: {
        ...app,
        ...store,
        token,
        apiRoot,
        intake: {
          admins: new Set(admins),
          places: { corpusDir: config.corpusDir, dataDir: config.dataDir },
          refresh: () => app.editions.refresh(),
        },
      },
    });
    const stop = (): void => {
      serving.stop().catch((error: unknown) => {
        process.stderr.write(`${describeStartFault(error)}\n`);
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
    store.close();
  }
}

main().then(
  () => {
    // An answer that took longer than the stop may still be at it; it is taken up at the next start.
    process.exit();
  },
  (error: unknown) => {
    process.stderr.write(`${describeStartFault(error)}\n`);
    process.exitCode = 1;
  },
);
