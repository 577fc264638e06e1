import { createConcurrentSink, createRunner, createSource, type UpdateSupplier } from "@grammyjs/runner";
import { GrammyError, type Bot } from "grammy";
import type { Update } from "grammy/types";
import type { Language } from "../answering/answer.ts";
import { COMMANDS } from "./addressing.ts";
import { ALLOWED_UPDATES } from "./bot.ts";
import type { Logger } from "./logger.ts";
import { COMMAND_DESCRIPTIONS } from "./pages.ts";
import { describeError } from "./redact.ts";
import { say } from "./texts.ts";

export interface RunOptions {
  readonly logger: Logger;
  /** Updates handled at once, those waiting for an earlier one of their chat included. 500 by default. */
  readonly concurrency?: number;
  /** How long a long poll waits, in seconds. 30 by default. */
  readonly pollSeconds?: number;
  /** How long `stop` waits for answers under way, in milliseconds. 30,000 by default. */
  readonly stopWithinMs?: number;
}

export interface RunHandle {
  /** Fetches no more, lets the answers under way be sent, and tells Telegram which updates are done with. */
  stop(): Promise<void>;
  /** Settles when the bot has stopped; rejects when it cannot go on, as with a token that Telegram does not know. */
  readonly done: Promise<void>;
}

const LONGEST_PAUSE_MS = 15_000;
const CONFIRM_WITHIN_MS = 3_000;
const CONFIRM_AGAIN_MS = 200;

/** The runner's own kind of AbortSignal. */
type Signal = Parameters<UpdateSupplier<Update>["supply"]>[1];

/**
 * Runs the bot by long polling until it is stopped. Outages are waited out.
 * @throws GrammyError when Telegram does not know the token
 */
export async function runBot(bot: Bot, options: RunOptions): Promise<RunHandle> {
  const { logger, concurrency = 500, pollSeconds = 30, stopWithinMs = 30_000 } = options;
  logger.info({}, "connecting to Telegram");
  bot.botInfo = await patiently(() => bot.api.getMe());
  if (!bot.botInfo.supports_inline_queries)
    logger.info({}, "inline mode is off; to turn it on, send /setinline to @BotFather");
  // A webhook left over from elsewhere would keep getUpdates from working.
  await patiently(() => bot.api.deleteWebhook());
  await setCommands(bot, logger);

  const underWay = new Set<Promise<void>>();
  let confirmed = 0;
  let offset = 0;
  let failures = 0;

  const supply = async (batchSize: number, signal: Signal): Promise<Update[]> => {
    for (;;) {
      try {
        const updates = await bot.api.getUpdates(
          {
            offset,
            limit: Math.max(1, Math.min(batchSize, 100)),
            timeout: pollSeconds,
            allowed_updates: ALLOWED_UPDATES,
          },
          signal,
        );
        if (failures > 0) logger.info({}, "Telegram is reachable again");
        failures = 0;
        confirmed = offset;
        offset = Math.max(offset, ...updates.map(({ update_id }) => update_id + 1));
        return updates;
      } catch (error) {
        if (signal.aborted || isFinal(error)) throw error;
        await pause(pauseAfter(error, failures++), signal);
      }
    }
  };
  const sink = createConcurrentSink<Update>(
    {
      consume: (update) => {
        const task = bot.handleUpdate(update).finally(() => underWay.delete(task));
        underWay.add(task);
        return task;
      },
    },
    (error) => {
      logger.error({ error: describeError(error, bot.token) }, "an update failed outside the guard");
      return Promise.resolve();
    },
    { concurrency },
  );
  const runner = createRunner(createSource({ supply }), sink);
  runner.start();
  logger.info({ username: bot.botInfo.username }, "the bot is running");

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (!runner.isRunning()) return;
    logger.info({ underWay: underWay.size }, "stopping");
    await Promise.all([runner.stop(), settled(underWay, stopWithinMs)]);
    if (underWay.size > 0) logger.warn({ underWay: underWay.size }, "stopped before all answers were sent");
    // Without this Telegram would hand the last updates out again at the next start.
    if (confirmed < offset) {
      await settled(new Set([confirm(bot, offset)]), CONFIRM_WITHIN_MS);
    }
    logger.info({}, "stopped");
  };
  return { stop: () => (stopping ??= stop()), done: runner.task() ?? Promise.resolve() };
}

/** Repeats a call until Telegram answers. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await call();
    } catch (error) {
      if (isFinal(error)) throw error;
      await pause(pauseAfter(error, failures));
    }
  }
}

/** Telegram may still hold the poll that was just ended, and refuses another meanwhile. */
async function confirm(bot: Bot, offset: number): Promise<void> {
  for (let waited = 0; waited < CONFIRM_WITHIN_MS; waited += CONFIRM_AGAIN_MS) {
    try {
      await bot.api.getUpdates({ offset, limit: 1, timeout: 0 });
      return;
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 409) return;
      await new Promise((resolve) => setTimeout(resolve, CONFIRM_AGAIN_MS));
    }
  }
}

/** Settles when no task is left, or when the time is over. */
async function settled(tasks: ReadonlySet<Promise<unknown>>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([Promise.allSettled([...tasks]), timeUp]);
  clearTimeout(timer);
}

/** Telegram does not know the token, so that trying again is of no use. */
function isFinal(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function pauseAfter(error: unknown, failures: number): number {
  const asked = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return asked === undefined ? Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures) : asked * 1_000;
}

/** Waits, but no longer than until the signal. */
async function pause(ms: number, signal?: Signal): Promise<void> {
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
async function setCommands(bot: Bot, logger: Logger): Promise<void> {
  const menu = (language: Language): { command: string; description: string }[] =>
    COMMANDS.map((command) => ({ command, description: say(COMMAND_DESCRIPTIONS[command], language) }));
  try {
    await bot.api.setMyCommands(menu("id"));
    await bot.api.setMyCommands(menu("en"), { language_code: "en" });
  } catch (error) {
    logger.warn({ error: describeError(error, bot.token) }, "the menu of commands could not be set");
  }
}
