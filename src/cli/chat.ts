/**
 * The chat in the terminal, also where a Telegram token is set: for trying things out beside a running bot.
 */
import { openApp } from "../app.ts";
import { runTerminalChat } from "../bot/terminal.ts";
import { readConfig } from "../config.ts";
import { loadEnvFile } from "../env-file.ts";
import { describeStartFault } from "../faults.ts";
import { createMemorySettings } from "../store/settings.ts";

async function main(): Promise<void> {
  loadEnvFile();
  const app = await openApp({ ...readConfig(process.env), logLevel: "warn" });
  const { stdin: input, stdout: output } = process;
  await runTerminalChat({ ...app, settings: createMemorySettings(), input, output });
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartFault(error)}\n`);
  process.exitCode = 1;
});
