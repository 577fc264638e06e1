import { GrammyError, HttpError } from "grammy";

/** Turns errors into what may stand in a log: grammY's carry the bot token in their address and the user's words in their payload. */

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
  const code =
    error instanceof GrammyError ? error.error_code : "code" in error ? asCode(error.code) : undefined;
  return {
    name: error.name,
    message: redact(error.message, token),
    ...(code === undefined ? {} : { code }),
    ...(error instanceof GrammyError ? { method: error.method } : {}),
    ...(error.stack === undefined ? {} : { stack: redact(error.stack, token) }),
    ...(cause === undefined || depth === 0 ? {} : { cause: describeError(cause, token, depth - 1) }),
  };
}

function asCode(code: unknown): string | number | undefined {
  return typeof code === "string" || typeof code === "number" ? code : undefined;
}
