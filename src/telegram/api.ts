import { autoRetry } from "@grammyjs/auto-retry";
import { GrammyError, HttpError, type Transformer } from "grammy";
import { errorCode } from "../platform/errors.ts";
import type { Logger } from "../platform/logger.ts";
import type { BotMetrics } from "../platform/metrics.ts";

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

/** Whether Telegram answers. */
export interface ApiHealth {
  /** Milliseconds since Telegram last did what it was asked; null before the first time. */
  sinceMs(): number | null;
  /** What Telegram said of the last call that it did not carry out for the token's sake or its own; null after one that it did. */
  trouble(): string | null;
}

/** Watches the calls that a bot makes, and counts those that fail. */
export function watchApiHealth(
  metrics: BotMetrics,
  now: () => number = performance.now.bind(performance),
): ApiHealth & { readonly transformer: Transformer } {
  let last: number | null = null;
  let trouble: string | null = null;
  return {
    sinceMs: () => (last === null ? null : now() - last),
    trouble: () => trouble,
    transformer: async (prev, method, payload, signal) => {
      try {
        const reply = await prev(method, payload, signal);
        if (!reply.ok) metrics.callFailed(method, String(reply.error_code));
        const isTrouble = !reply.ok && (reply.error_code === 401 || reply.error_code >= 500);
        trouble = isTrouble ? `Telegram answers ${reply.error_code}` : null;
        if (!isTrouble) last = now();
        return reply;
      } catch (error) {
        if (signal?.aborted !== true && (error instanceof HttpError || !(error instanceof GrammyError))) {
          metrics.callFailed(method, "network");
          trouble = "Telegram cannot be reached";
        }
        throw error;
      }
    },
  };
}

// Turns errors into what may stand in a log: grammY's carry the bot token in their address and the user's words in their payload.

const TOKEN = /\d{3,}(?::|%3A)[A-Za-z0-9_-]{20,}/gi;

/** The text without bot tokens, the given one or any other. */
export function redact(text: string, token: string): string {
  const known = token === "" ? text : text.replaceAll(token, "<token>");
  return known.replace(TOKEN, "<token>");
}

/** An error as log fields: name, message, code, stack, and the same of its cause. Never a payload. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly method?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/**
 * @param token the bot's token, which is cut out wherever it stands
 * @param depth how many causes to follow
 */
export function describeError(error: unknown, token: string, depth = 3): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: redact(String(error), token) };
  const cause: unknown = error instanceof HttpError ? error.error : error.cause;
  const code = error instanceof GrammyError ? error.error_code : (errorCode(error) ?? undefined);
  return {
    name: error.name,
    message: redact(error.message, token),
    ...(code === undefined ? {} : { code }),
    ...(error instanceof GrammyError ? { method: error.method } : {}),
    ...(error.stack === undefined ? {} : { stack: redact(error.stack, token) }),
    ...(cause === undefined || depth === 0 ? {} : { cause: describeError(cause, token, depth - 1) }),
  };
}
