import type { Bot } from "grammy";
import type { Logger } from "../../platform/logger.ts";
import { describeError } from "../api.ts";
import { ALLOWED_UPDATES } from "../bot.ts";
import { patiently, pause, setCommands } from "./connection.ts";
import { readUpdate, type UpdateIntake } from "./intake.ts";
import type { RunHandle } from "./polling.ts";

/** Updates that Telegram brings by itself. The web server that it calls is not made here: it hands bodies to `take`. */

export interface WebhookOptions {
  readonly logger: Logger;
  readonly intake: UpdateIntake;
  /** What Telegram calls. */
  readonly url: string;
  readonly secret: string;
  /** How often to look whether Telegram still knows the webhook, in milliseconds. A minute by default. */
  readonly lookEveryMs?: number;
  /** How long `stop` waits for answers under way, in milliseconds. 30,000 by default. */
  readonly stopWithinMs?: number;
}

export interface Webhook extends RunHandle {
  /** Whether Telegram was last seen to know the webhook. */
  readonly isSet: boolean;
}

/** Connections that Telegram opens at once, its default. */
const MAX_CONNECTIONS = 40;

/** Takes a request's body in. It may come before the webhook is run: Telegram knows it from the time before a restart. */
export function takeUpdate(
  intake: UpdateIntake,
  logger: Logger,
  body: string,
): "accepted" | "unreadable" | "full" {
  if (intake.room < 1) return "full";
  const update = readUpdate(body);
  if (update === null) {
    logger.warn({ bytes: body.length }, "a request with the right secret holds no update");
    return "unreadable";
  }
  intake.accept([update]);
  return "accepted";
}

/**
 * Tells Telegram the address, and begins to answer. At the end the webhook stays set: Telegram keeps what comes until the
 * program is back.
 * @throws GrammyError when Telegram does not know the token
 */
export async function runWebhook(bot: Bot, options: WebhookOptions): Promise<Webhook> {
  const { logger, intake, url, secret, lookEveryMs = 60_000, stopWithinMs = 30_000 } = options;
  const ending = new AbortController();
  const { signal } = ending;
  logger.info({}, "connecting to Telegram");
  bot.botInfo = await patiently(() => bot.api.getMe());
  await setCommands(bot, logger);
  intake.open();
  let isSet = false;
  const set = async (): Promise<void> => {
    await bot.api.setWebhook(url, {
      secret_token: secret,
      allowed_updates: ALLOWED_UPDATES,
      max_connections: MAX_CONNECTIONS,
    });
    isSet = true;
  };
  await patiently(set);
  logger.info({ username: bot.botInfo.username }, "the bot is running");

  const look = async (): Promise<void> => {
    const known = await bot.api.getWebhookInfo();
    isSet = known.url === url;
    if (isSet) return;
    logger.warn({}, "Telegram has lost the webhook, or another program has taken it; it is set again");
    await set();
  };
  const watch = async (): Promise<void> => {
    for (;;) {
      await pause(lookEveryMs, signal);
      if (signal.aborted) return;
      try {
        await look();
      } catch (error) {
        logger.warn({ error: describeError(error, bot.token) }, "the webhook could not be looked at");
      }
    }
  };
  const done = watch();

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    logger.info({ underWay: intake.underWay }, "stopping");
    ending.abort();
    const left = await intake.close(stopWithinMs);
    if (left > 0)
      logger.warn({ left }, "stopped before all answers were sent; they follow at the next start");
    await done;
    logger.info({}, "stopped");
  };
  return {
    get isSet() {
      return isSet;
    },
    stop: () => (stopping ??= stop()),
    done,
  };
}
