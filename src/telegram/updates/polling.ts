import { createRunner, createSource, type UpdateSupplier } from "@grammyjs/runner";
import { type Bot, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../../platform/logger.ts";
import { createMemoryInbox, type Inbox } from "../../storage/updates.ts";
import { ALLOWED_UPDATES } from "../bot.ts";
import { isFinal, patiently, pause, pauseAfter, setCommands } from "./connection.ts";
import { createUpdateIntake, type UpdateIntake } from "./intake.ts";

export interface RunOptions {
  readonly logger: Logger;
  /** Where updates wait that are not to be lost; by default they are, should the program be killed. */
  readonly inbox?: Inbox;
  /** Where updates go, when it was made before; what was left undone has been taken up then. */
  readonly intake?: UpdateIntake;
  /** Whether an update is from who may use the bot; of others nothing is written down. Of everybody by default. */
  readonly isAdmitted?: (update: Update) => boolean;
  /** Updates handled at once, those waiting for an earlier one of their chat included. 500 by default. */
  readonly concurrency?: number;
  /** Updates taken in before more are left with Telegram. 2,000 by default. */
  readonly capacity?: number;
  /** How long a long poll waits, in seconds. 30 by default. */
  readonly pollSeconds?: number;
  /** How long `stop` waits for answers under way, in milliseconds. 30,000 by default. */
  readonly stopWithinMs?: number;
}

export interface RunHandle {
  /** Fetches no more, lets the answers under way be sent, and tells Telegram which updates have arrived. */
  stop(): Promise<void>;
  /** Settles when the bot has stopped; rejects when it cannot go on, as with a token that Telegram does not know. */
  readonly done: Promise<void>;
}

const CONFIRM_WITHIN_MS = 3_000;
const CONFIRM_AGAIN_MS = 200;

/** The runner's own kind of AbortSignal. */
type Signal = Parameters<UpdateSupplier<Update>["supply"]>[1];

/**
 * Runs the bot by long polling until it is stopped. Outages are waited out. A poll confirms the updates of the one before it;
 * they are in the inbox by then.
 * @throws GrammyError when Telegram does not know the token
 */
export async function runBot(bot: Bot, options: RunOptions): Promise<RunHandle> {
  const { logger, inbox = createMemoryInbox(), pollSeconds = 30, stopWithinMs = 30_000 } = options;
  logger.info({}, "connecting to Telegram");
  bot.botInfo = await patiently(() => bot.api.getMe());
  if (!bot.botInfo.supports_inline_queries)
    logger.info({}, "inline mode is off; to turn it on, send /setinline to @BotFather");
  // A webhook left over from elsewhere would keep getUpdates from working.
  await patiently(() => bot.api.deleteWebhook());
  await setCommands(bot, logger);
  const intake = options.intake ?? createUpdateIntake({ ...options, bot, inbox });
  if (options.intake === undefined) intake.resume();
  intake.open();

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
  const sink = {
    handle: async (updates: readonly Update[]): Promise<number> => {
      intake.accept(updates);
      await intake.roomMade();
      return intake.room;
    },
    size: () => intake.underWay,
    snapshot: () => [],
  };
  const runner = createRunner(createSource({ supply }), sink);
  runner.start();
  logger.info({ username: bot.botInfo.username }, "the bot is running");

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    if (!runner.isRunning()) return;
    logger.info({ underWay: intake.underWay }, "stopping");
    const [, left] = await Promise.all([runner.stop(), intake.close(stopWithinMs)]);
    if (left > 0)
      logger.warn({ left }, "stopped before all answers were sent; they follow at the next start");
    // Without this Telegram would hand the last updates out again at the next start.
    if (confirmed < offset) await confirm(bot, offset);
    logger.info({}, "stopped");
  };
  return { stop: () => (stopping ??= stop()), done: runner.task() ?? Promise.resolve() };
}

/** Telegram may still hold the poll that was just ended, and refuses another meanwhile. Gives up in silence. */
async function confirm(bot: Bot, offset: number): Promise<void> {
  const timeUp = AbortSignal.timeout(CONFIRM_WITHIN_MS);
  const attempts = async (): Promise<void> => {
    while (!timeUp.aborted) {
      try {
        await bot.api.getUpdates({ offset, limit: 1, timeout: 0 });
        return;
      } catch (error) {
        if (!(error instanceof GrammyError) || error.error_code !== 409) return;
        await pause(CONFIRM_AGAIN_MS, timeUp);
      }
    }
  };
  const settled = new AbortController();
  const made = attempts().finally(() => {
    settled.abort();
  });
  await Promise.race([made, pause(CONFIRM_WITHIN_MS, settled.signal)]);
}
