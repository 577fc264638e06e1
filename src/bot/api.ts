import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import type { Logger } from "./logger.ts";
import { describeError, redact } from "./redact.ts";

/** How calls to the Bot API are repeated and logged. */

/** Longest wait that Telegram may ask for after a 429; a longer one fails the call. */
const MAX_DELAY_SECONDS = 120;
const MAX_RETRIES = 4;
/** Waits before a call is repeated that did not reach Telegram. */
const NETWORK_RETRY_MS = [500, 2_000, 5_000];

/** Polling is repeated by who polls; a sign of typing, offers to who has typed on, or old buttons tidied away, that come late are of no use. */
const NEVER_REPEATED: ReadonlySet<string> = new Set([
  "getUpdates",
  "sendChatAction",
  "answerInlineQuery",
  "editMessageText",
  "editMessageReplyMarkup",
]);

/** Waits for a 429 and repeats after a 5xx, a bounded number of times. */
export function retryWhenAsked(): Transformer {
  const retry = autoRetry({
    maxDelaySeconds: MAX_DELAY_SECONDS,
    maxRetryAttempts: MAX_RETRIES,
    // The plugin would repeat these for ever.
    rethrowHttpErrors: true,
  });
  return (prev, method, payload, signal) =>
    NEVER_REPEATED.has(method) ? prev(method, payload, signal) : retry(prev, method, payload, signal);
}

/** Repeats calls that the network failed. */
export function retryWhenUnreachable(waits: readonly number[] = NETWORK_RETRY_MS): Transformer {
  return async (prev, method, payload, signal) => {
    if (NEVER_REPEATED.has(method)) return prev(method, payload, signal);
    for (const wait of waits) {
      try {
        return await prev(method, payload, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return prev(method, payload, signal);
  };
}

/** Logs every call that fails, by method and Telegram's description; never its payload. */
export function logFailures(logger: Logger, token: string): Transformer {
  return async (prev, method, payload, signal) => {
    try {
      const result = await prev(method, payload, signal);
      if (!result.ok) {
        const description = redact(result.description, token);
        logger.warn({ method, code: result.error_code, description }, "Telegram refused a call");
      }
      return result;
    } catch (error) {
      if (signal?.aborted !== true)
        logger.warn({ method, error: describeError(error, token) }, "a call did not reach Telegram");
      throw error;
    }
  };
}
