/**
 * The bot: over Telegram when TELEGRAM_BOT_TOKEN is set, else as a chat in the terminal.
 */
import { openApp, type App } from "./app.ts";
import { createBot } from "./bot/bot.ts";
import { runBot } from "./bot/run.ts";
import { runTerminalChat } from "./bot/terminal.ts";
import { readConfig } from "./config.ts";
import { loadEnvFile } from "./env-file.ts";
import { describeStartFault } from "./faults.ts";
import { openStore, type Store } from "./store/store.ts";

async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const { entrance } = config;
  // In the terminal the person reads the same screen: only what they must know is logged there.
  const isQuiet = entrance.type === "terminal" && process.env["LOG_LEVEL"] === undefined;
  const app = await openApp(isQuiet ? { ...config, logLevel: "warn" } : config);
  const store = openStore(config.dataDir, app.logger);
  try {
    if (entrance.type === "terminal")
      await runTerminalChat({ ...app, ...store, input: process.stdin, output: process.stdout });
    else
      await runUntilStopped(
        createBot({
          ...app,
          ...store,
          token: entrance.token,
          apiRoot: entrance.apiRoot,
          intake: {
            admins: new Set(entrance.admins),
            places: { corpusDir: config.corpusDir, dataDir: config.dataDir },
            refresh: () => app.editions.refresh(),
          },
        }),
        app.logger,
        store.inbox,
      );
  } finally {
    store.close();
  }
}

async function runUntilStopped(
  bot: ReturnType<typeof createBot>,
  logger: App["logger"],
  inbox: Store["inbox"],
): Promise<void> {
  const handle = await runBot(bot, { logger, inbox });
  const stop = (): void => {
    handle.stop().catch((error: unknown) => {
      process.stderr.write(`${describeStartFault(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await handle.done;
  // Answers may still be under way.
  await handle.stop();
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
