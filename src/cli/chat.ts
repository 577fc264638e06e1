import type { App } from "../app.ts";
import type { Logger } from "../bot/logger.ts";
import { runTerminalChat } from "../bot/terminal.ts";
import { createMemorySettings } from "../store/settings.ts";

/** Chats on the standard streams until the person leaves. */
export async function chat({ corpus, assistant }: App, logger: Logger): Promise<void> {
  const { stdin: input, stdout: output } = process;
  await runTerminalChat({ corpus, assistant, logger, settings: createMemorySettings(), input, output });
}
