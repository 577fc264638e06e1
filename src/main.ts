/**
 * The bot: over Telegram when TELEGRAM_BOT_TOKEN is set, else as a chat in the terminal.
 */
import { openApp } from "./app.ts";
import { createBot } from "./bot/bot.ts";
import { runBot } from "./bot/run.ts";
import { runTerminalChat } from "./bot/terminal.ts";
import { readConfig } from "./config.ts";
import { loadEnvFile } from "./env-file.ts";
import { describeStartFault } from "./faults.ts";
import { createMemorySettings } from "./store/settings.ts";

async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const { entrance } = config;
  // In the terminal the person reads the same screen: only what they must know is logged there.
  const isQuiet = entrance.type === "terminal" && process.env["LOG_LEVEL"] === undefined;
  const app = await openApp(isQuiet ? { ...config, logLevel: "warn" } : config);
  const deps = { ...app, settings: createMemorySettings() };
  if (entrance.type === "terminal") {
    await runTerminalChat({ ...deps, input: process.stdin, output: process.stdout });
    return;
  }
  const bot = createBot({ ...deps, token: entrance.token, apiRoot: entrance.apiRoot });
  const handle = await runBot(bot, { logger: app.logger });
  const stop = (): void => {
    handle.stop().catch((error: unknown) => {
      process.stderr.write(`${describeStartFault(error)}\n`);
      process.exitCode = 1;
    });
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await handle.done;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartFault(error)}\n`);
  process.exitCode = 1;
});
