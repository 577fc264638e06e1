import { type Logger as PinoLogger, pino } from "pino";

/**
 * The program's log: one JSON object a line. What is handed to it should hold no secret; a line that does all the same loses it
 * here, wherever in it it stands.
 */

type Log = (fields: object, message: string) => void;

/** The part of pino's logger that the program uses. */
export interface Logger {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}

export interface LogOptions {
  readonly level: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** Words that must not be written: tokens, keys. */
  readonly secrets: readonly (string | null)[];
  /** Where lines go; standard error by default. */
  readonly write?: (line: string) => void;
}

/** A bot's token, also in an address, and whatever is sent as a bearer's key. */
const TOKEN = /\d{3,}(?::|%3A)[A-Za-z0-9_-]{20,}/gi;
const BEARER = /Bearer [A-Za-z0-9._~+/-]+/gi;
/** Shorter ones would blot out ordinary words. */
const SHORTEST_SECRET = 6;
/** Fields that hold users' words or secrets by their names, should anybody log such an object whole. */
const CENSORED = [
  "text",
  "caption",
  "question",
  "body",
  "payload",
  "authorization",
  "token",
  "secret",
  "apiKey",
];

export function createLogger({ level, secrets, write }: LogOptions): PinoLogger {
  const destination = pino.destination({ dest: 2, sync: true });
  const out = write ?? ((line: string) => void destination.write(line));
  const known = secrets.flatMap((secret) =>
    secret === null || secret.length < SHORTEST_SECRET ? [] : [JSON.stringify(secret).slice(1, -1)],
  );
  const clean = (line: string): string =>
    known
      .reduce((text, secret) => text.replaceAll(secret, "<secret>"), line)
      .replace(TOKEN, "<token>")
      .replace(BEARER, "Bearer <key>");
  return pino(
    {
      level,
      redact: { paths: CENSORED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "<left out>" },
    },
    {
      write: (line: string) => {
        out(clean(line));
      },
    },
  );
}
