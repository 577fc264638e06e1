import { z } from "zod";

/** The environment as a typed value. Every fault is reported at once, by name, with an example. */

/** A right line for each variable, shown when it is wrong. */
const EXAMPLES: Readonly<Record<string, string>> = {
  TELEGRAM_BOT_TOKEN: "TELEGRAM_BOT_TOKEN=123456789:AAExampleExampleExampleExampleExample",
  TELEGRAM_API_ROOT: "TELEGRAM_API_ROOT=https://api.telegram.org",
  DATA_DIR: "DATA_DIR=data",
  CORPUS_DIR: "CORPUS_DIR=corpus",
  EMBEDDINGS: "EMBEDDINGS=lsa",
  LOG_LEVEL: "LOG_LEVEL=info",
  AS_OF: "AS_OF=2026-01-31",
};

const optional = <T extends z.ZodTypeAny>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const schema = z.object({
  TELEGRAM_BOT_TOKEN: optional(
    z.string().regex(/^\d{3,}:[A-Za-z0-9_-]{20,}$/, "is not a bot token as @BotFather gives it"),
  ),
  TELEGRAM_API_ROOT: optional(
    z
      .string()
      .url("is not a URL")
      .regex(/^https?:/, "must begin with http:// or https://")
      .transform((url) => url.replace(/\/+$/, "")),
  ),
  DATA_DIR: optional(z.string()),
  CORPUS_DIR: optional(z.string()),
  EMBEDDINGS: optional(z.enum(["lsa", "none"], { message: "must be lsa or none" })),
  LOG_LEVEL: optional(
    z.enum(["fatal", "error", "warn", "info", "debug", "silent"], {
      message: "must be fatal, error, warn, info, debug or silent",
    }),
  ),
  AS_OF: optional(
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2026-01-31")
      .refine((date) => !Number.isNaN(Date.parse(date)), "is not a day of the calendar"),
  ),
});

export interface Config {
  /** How the bot is reached: over Telegram when there is a token, else in the terminal. */
  readonly entrance:
    | { readonly type: "telegram"; readonly token: string; readonly apiRoot: string }
    | { readonly type: "terminal" };
  /** Where the index is kept. */
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly embeddings: "lsa" | "none";
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** The day (ISO date) whose law counts; null follows the calendar. */
  readonly asOf: string | null;
}

/** The environment cannot be used. The message lists each fault with an example of a right line. */
export class ConfigError extends Error {
  constructor(
    /** One line a fault. */
    readonly faults: readonly string[],
  ) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join("\n")}`,
    );
    this.name = "ConfigError";
  }
}

/**
 * @param environment usually `process.env`
 * @throws ConfigError naming every variable that is wrong; values are not repeated, since one may be a secret
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${name} ${issue.message}. Example: ${EXAMPLES[name] ?? name}`;
      }),
    );
  }
  const values = parsed.data;
  return {
    entrance:
      values.TELEGRAM_BOT_TOKEN === undefined
        ? { type: "terminal" }
        : {
            type: "telegram",
            token: values.TELEGRAM_BOT_TOKEN,
            apiRoot: values.TELEGRAM_API_ROOT ?? "https://api.telegram.org",
          },
    dataDir: values.DATA_DIR ?? "data",
    corpusDir: values.CORPUS_DIR ?? "corpus",
    embeddings: values.EMBEDDINGS ?? "lsa",
    logLevel: values.LOG_LEVEL ?? "info",
    asOf: values.AS_OF ?? null,
  };
}
