import type { Language } from "../../text/language.ts";
import { type Bot, GrammyError } from "grammy";

import type { Logger } from "../../platform/logger.ts";
import { COMMANDS } from "../addressing.ts";
import { describeError } from "../api.ts";
import { commandDescription } from "../rendering/pages.ts";

/** What the bot does at Telegram before it takes updates, by polling or by webhook. */

const LONGEST_PAUSE_MS = 15_000;

/** The part of an AbortSignal that waiting needs; the runner brings a kind of its own. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Repeats a call until Telegram answers. Rejects when the token is unknown, or as the call does once the signal fires. */
export async function patiently<T>(call: () => Promise<T>, signal?: StopSignal): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await call();
    } catch (error) {
      if (isFinal(error) || signal?.aborted === true) throw error;
      await pause(pauseAfter(error, failures), signal);
    }
  }
}

/** Telegram does not know the token, so that trying again is of no use. */
export function isFinal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** Milliseconds to wait after so many failures in a row. */
export function pauseAfter(error: unknown, failures: number): number {
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return asked === undefined ? Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures) : asked * 1_000;
}

/** Waits, but no longer than until the signal. */
export async function pause(ms: number, signal?: StopSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}

/** The menu of commands, in Indonesian for everybody and in English for those whose Telegram is English. */
export async function setCommands(bot: Bot, logger: Logger): Promise<void> {
  const menu = (language: Language): { command: string; description: string }[] =>
    COMMANDS.map((command) => ({ command, description: commandDescription(command, language) }));
  try {
    await bot.api.setMyCommands(menu("id"));
    await bot.api.setMyCommands(menu("en"), { language_code: "en" });
  } catch (error) {
    logger.warn({ error: describeError(error, bot.token) }, "the menu of commands could not be set");
  }
}
