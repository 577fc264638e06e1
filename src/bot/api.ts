import { autoRetry } from "@grammyjs/auto-retry";
import type { Transformer } from "grammy";
import type { Logger } from "../platform/logger.ts";
import { describeError, redact } from "./redact.ts";

/** How calls to the Bot API are repeated when Telegram asks for it, and logged; see delivery.ts for those that got lost. */

/** Longest wait that Telegram may ask for after a 429; a longer one fails the call. */
const MAX_DELAY_SECONDS = 120;
const MAX_RETRIES = 4;

/** Polling is repeated by who polls; a sign of typing, offers to who has typed on, or old buttons tidied away, that come late are of no use. */
export const NEVER_REPEATED: ReadonlySet<string> = new Set([
  "getUpdates",
  "sendChatAction",
  "answerInlineQuery",
  "editMessageText",
  "editMessageReplyMarkup",
]);

/** Waits as long as a 429 asks and repeats the call, a bounded number of times. */
export function retryWhenAsked(): Transformer {
  const retry = autoRetry({
    maxDelaySeconds: MAX_DELAY_SECONDS,
    maxRetryAttempts: MAX_RETRIES,
    // Whether these may be repeated is decided elsewhere; the plugin would do so for ever.
    rethrowHttpErrors: true,
    rethrowInternalServerErrors: true,
  });
  return (prev, method, payload, signal) =>
    NEVER_REPEATED.has(method) ? prev(method, payload, signal) : retry(prev, method, payload, signal);
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
