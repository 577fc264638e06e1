import type { GeneratorConfig } from "./generation/model.ts";
import { existsSync } from "node:fs";
import { z } from "zod";

/** The environment as a typed value. Every fault is reported at once, by name, with an example. */

/** A right line for each variable, shown when it is wrong. */
const EXAMPLES: Readonly<Record<string, string>> = {
  TELEGRAM_BOT_TOKEN: "TELEGRAM_BOT_TOKEN=123456789:AAExampleExampleExampleExampleExample",
  TELEGRAM_API_ROOT: "TELEGRAM_API_ROOT=https://api.telegram.org",
  TELEGRAM_ADMINS: "TELEGRAM_ADMINS=123456789,987654321",
  RUN_MODE: "RUN_MODE=polling",
  WEBHOOK_URL: "WEBHOOK_URL=https://asisten.contoh.go.id/telegram",
  WEBHOOK_SECRET: "WEBHOOK_SECRET=a-long-word-of-letters-digits-_-and-minus",
  MCP_TOKEN: "MCP_TOKEN=a-long-word-that-only-its-clients-know",
  HTTP_PORT: "HTTP_PORT=8080",
  HTTP_HOST: "HTTP_HOST=127.0.0.1",
  ACCESS_MODE: "ACCESS_MODE=pairing",
  PAIRING_HOURS: "PAIRING_HOURS=24",
  USER_LIMIT_PER_MINUTE: "USER_LIMIT_PER_MINUTE=20",
  TIMEZONE: "TIMEZONE=Asia/Makassar",
  DIGEST_TIME: "DIGEST_TIME=07:30",
  DATA_DIR: "DATA_DIR=data",
  RETENTION_DAYS: "RETENTION_DAYS=365",
  CORPUS_DIR: "CORPUS_DIR=corpus",
  PROMPTS_DIR: "PROMPTS_DIR=prompts",
  EMBEDDINGS: "EMBEDDINGS=built-in",
  EMBEDDINGS_BASE_URL: "EMBEDDINGS_BASE_URL=http://127.0.0.1:11434/v1",
  EMBEDDINGS_MODEL: "EMBEDDINGS_MODEL=bge-m3",
  EMBEDDINGS_API_KEY: "EMBEDDINGS_API_KEY=sk-example",
  LOG_LEVEL: "LOG_LEVEL=info",
  AS_OF: "AS_OF=2026-01-31",
  LLM_BASE_URL: "LLM_BASE_URL=http://127.0.0.1:11434/v1",
  LLM_API_KEY: "LLM_API_KEY=sk-example",
  LLM_MODEL: "LLM_MODEL=qwen2.5:7b",
  LLM_TIMEOUT_MS: "LLM_TIMEOUT_MS=20000",
  LLM_MAX_TOKENS: "LLM_MAX_TOKENS=600",
  LLM_DAILY_BUDGET: "LLM_DAILY_BUDGET=2000",
  LLM_USER_BUDGET: "LLM_USER_BUDGET=100",
};

const optional = <T extends z.ZodTypeAny>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must lie between ${least} and ${most}`);

const userIds = z
  .string()
  .regex(
    /^\s*\d{1,15}(?:\s*,\s*\d{1,15})*\s*,?\s*$/,
    "must be numbers divided by commas: users' ids, not their names",
  )
  .transform((list) => list.split(",").flatMap((id) => (id.trim() === "" ? [] : [Number(id)])));

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const webAddress = z
  .string()
  .url("is not a URL")
  .regex(/^https?:/, "must begin with http:// or https://")
  .transform((url) => url.replace(/\/+$/, ""));

interface WebhookValues {
  readonly RUN_MODE?: "polling" | "webhook" | undefined;
  readonly TELEGRAM_BOT_TOKEN?: string | undefined;
  readonly TELEGRAM_API_ROOT?: string | undefined;
  readonly WEBHOOK_URL?: string | undefined;
  readonly WEBHOOK_SECRET?: string | undefined;
}

/** What a webhook needs, and what Telegram demands of its address (https://core.telegram.org/bots/webhooks). */
function webhookFaults(values: WebhookValues): [string, string][] {
  if (values.RUN_MODE !== "webhook") return [];
  const faults: [string, string][] = [];
  for (const name of ["TELEGRAM_BOT_TOKEN", "WEBHOOK_URL", "WEBHOOK_SECRET"] as const)
    if (values[name] === undefined) faults.push([name, "must be set when RUN_MODE is webhook"]);
  const url = values.WEBHOOK_URL === undefined ? null : new URL(values.WEBHOOK_URL);
  if (url === null) return faults;
  // A Bot API server of one's own takes any address.
  const isOwnServer = values.TELEGRAM_API_ROOT !== undefined && values.TELEGRAM_API_ROOT !== TELEGRAM;
  if (!isOwnServer && url.protocol !== "https:") faults.push(["WEBHOOK_URL", "must begin with https://"]);
  if (!isOwnServer && !["", "80", "88", "443", "8443"].includes(url.port))
    faults.push(["WEBHOOK_URL", "must have the port 443, 80, 88 or 8443, the only ones that Telegram calls"]);
  if (OWN_PATHS.includes(url.pathname))
    faults.push(["WEBHOOK_URL", "must have a path that is not taken: / and /healthz, /readyz, /metrics are"]);
  return faults;
}

const TELEGRAM = "https://api.telegram.org";
/** Of the program's own web server. */
const OWN_PATHS = ["/", "/healthz", "/readyz", "/metrics"];
const DEFAULT_HTTP_PORT = 8_080;

const schema = z
  .object({
    TELEGRAM_BOT_TOKEN: optional(
      z.string().regex(/^\d{3,}:[A-Za-z0-9_-]{20,}$/, "is not a bot token as @BotFather gives it"),
    ),
    TELEGRAM_API_ROOT: optional(webAddress),
    TELEGRAM_ADMINS: optional(userIds),
    RUN_MODE: optional(z.enum(["polling", "webhook"], { message: "must be polling or webhook" })),
    WEBHOOK_URL: optional(webAddress),
    WEBHOOK_SECRET: optional(
      z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, "must be 1 to 256 of A-Z, a-z, 0-9, _ and -"),
    ),
    HTTP_PORT: optional(count(0, 65_535)),
    HTTP_HOST: optional(z.string().regex(/^[A-Za-z0-9.:-]+$/, "must be an address of this machine")),
    MCP_TOKEN: optional(z.string().min(16, "must have 16 characters or more")),
    ACCESS_MODE: optional(
      z.enum(["open", "allowlist", "pairing"], { message: "must be open, allowlist or pairing" }),
    ),
    PAIRING_HOURS: optional(count(1, 720)),
    USER_LIMIT_PER_MINUTE: optional(count(0, 1_000)),
    TIMEZONE: optional(z.string().refine(isTimeZone, "is not the name of a time zone")),
    DIGEST_TIME: optional(
      z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time of day like 07:30"),
    ),
    DATA_DIR: optional(z.string()),
    RETENTION_DAYS: optional(count(1, 36_500)),
    CORPUS_DIR: optional(z.string()),
    PROMPTS_DIR: optional(z.string()),
    // "lsa" is what the built-in vectors were called before.
    EMBEDDINGS: optional(
      z.enum(["built-in", "lsa", "none", "server"], { message: "must be built-in, none or server" }),
    ),
    EMBEDDINGS_BASE_URL: optional(webAddress),
    EMBEDDINGS_MODEL: optional(z.string()),
    EMBEDDINGS_API_KEY: optional(z.string()),
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
    LLM_BASE_URL: optional(webAddress),
    LLM_API_KEY: optional(z.string()),
    LLM_MODEL: optional(z.string()),
    LLM_TIMEOUT_MS: optional(count(500, 120_000)),
    LLM_MAX_TOKENS: optional(count(50, 4_000)),
    LLM_DAILY_BUDGET: optional(count(0, 1_000_000)),
    LLM_USER_BUDGET: optional(count(0, 1_000_000)),
  })
  .superRefine((values, context) => {
    for (const [name, message] of webhookFaults(values))
      context.addIssue({ code: "custom", path: [name], message });
    const [given, missing] =
      values.LLM_BASE_URL === undefined ? ["LLM_MODEL", "LLM_BASE_URL"] : ["LLM_BASE_URL", "LLM_MODEL"];
    if ((values.LLM_BASE_URL === undefined) !== (values.LLM_MODEL === undefined))
      context.addIssue({ code: "custom", path: [missing], message: `must be set too when ${given} is` });
    const isClosed = values.ACCESS_MODE === "allowlist" || values.ACCESS_MODE === "pairing";
    if (isClosed && values.TELEGRAM_ADMINS === undefined)
      context.addIssue({
        code: "custom",
        path: ["TELEGRAM_ADMINS"],
        message: `must be set when ACCESS_MODE is ${values.ACCESS_MODE}: nobody else lets users in`,
      });
    if (values.EMBEDDINGS === "server")
      for (const name of ["EMBEDDINGS_BASE_URL", "EMBEDDINGS_MODEL"] as const)
        if (values[name] === undefined)
          context.addIssue({
            code: "custom",
            path: [name],
            message: "must be set when EMBEDDINGS is server",
          });
  });

/** Where the program's own web server listens. Port 0 takes a free one. */
export interface HttpAddress {
  readonly host: string;
  readonly port: number;
}

/** How updates come in. */
export type RunMode =
  | {
      readonly type: "polling";
      /** Null for no web server. */
      readonly http: HttpAddress | null;
    }
  | {
      readonly type: "webhook";
      /** What Telegram calls; its path is the one that the web server listens to. */
      readonly url: string;
      readonly secret: string;
      readonly http: HttpAddress;
    };

export interface Config {
  /** How the bot is reached: over Telegram when there is a token, else in the terminal. */
  readonly entrance:
    | {
        readonly type: "telegram";
        readonly token: string;
        readonly apiRoot: string;
        /** Ids of the Telegram users who may bring regulations in by sending files. */
        readonly admins: readonly number[];
        readonly run: RunMode;
      }
    | { readonly type: "terminal" };
  readonly access: {
    readonly mode: "open" | "allowlist" | "pairing";
    /** False where the mode follows from what else is set. */
    readonly isChosen: boolean;
    /** How long a pairing code is good for. */
    readonly codeHours: number;
    /** What a user may send in a minute; 0 for no limit. */
    readonly perMinute: number;
  };
  /** What programs send to reach the assistant over HTTP (`npm run mcp`); null where they do not. */
  readonly mcpToken: string | null;
  /** Of the office, an IANA name: days and weeks are counted by it. */
  readonly timeZone: string;
  /** When administrators get the daily digest, as "07:30"; null for none. */
  readonly digestTime: string | null;
  /** Where the index is kept, and the database of what outlives a restart. */
  readonly dataDir: string;
  /** How long words of users are kept, in days. */
  readonly retentionDays: number;
  readonly corpusDir: string;
  /** What a language model is sent. */
  readonly promptsDir: string;
  /** Where vectors come from; an OpenAI-compatible server is told by its address, up to and including `/v1`. */
  readonly embeddings:
    | "built-in"
    | "none"
    | { readonly baseUrl: string; readonly apiKey: string | null; readonly model: string };
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** The day (ISO date) whose law counts; null follows the calendar. */
  readonly asOf: string | null;
  /** The language model that writes an answer's prose; null for answers without one. */
  readonly llm: GeneratorConfig | null;
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
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    // What variables ask of one another is looked at only where each is right by itself.
    const others = schema.safeParse(
      Object.fromEntries(Object.entries(environment).filter(([name]) => !wrong.has(name))),
    );
    const further = (others.error?.issues ?? []).filter(({ path }) => !wrong.has(String(path[0])));
    throw new ConfigError(
      [...parsed.error.issues, ...further].map((issue) => {
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
            apiRoot: values.TELEGRAM_API_ROOT ?? TELEGRAM,
            admins: values.TELEGRAM_ADMINS ?? [],
            run: runModeOf(values),
          },
    access: {
      // Whoever names administrators means to decide who comes in.
      mode: values.ACCESS_MODE ?? (values.TELEGRAM_ADMINS === undefined ? "open" : "allowlist"),
      isChosen: values.ACCESS_MODE !== undefined,
      codeHours: values.PAIRING_HOURS ?? 24,
      perMinute: values.USER_LIMIT_PER_MINUTE ?? 20,
    },
    mcpToken: values.MCP_TOKEN ?? null,
    timeZone: values.TIMEZONE ?? "Asia/Jakarta",
    digestTime: values.DIGEST_TIME ?? null,
    dataDir: values.DATA_DIR ?? "data",
    retentionDays: values.RETENTION_DAYS ?? 365,
    corpusDir: values.CORPUS_DIR ?? "corpus",
    promptsDir: values.PROMPTS_DIR ?? "prompts",
    embeddings: embeddingsOf(values),
    logLevel: values.LOG_LEVEL ?? "info",
    asOf: values.AS_OF ?? null,
    llm:
      values.LLM_BASE_URL === undefined || values.LLM_MODEL === undefined
        ? null
        : {
            baseUrl: values.LLM_BASE_URL,
            apiKey: values.LLM_API_KEY ?? null,
            model: values.LLM_MODEL,
            timeoutMs: values.LLM_TIMEOUT_MS ?? 20_000,
            maxTokens: values.LLM_MAX_TOKENS ?? 600,
            dailyBudget: values.LLM_DAILY_BUDGET ?? 2_000,
            perUserBudget: values.LLM_USER_BUDGET ?? 100,
          },
  };
}

function embeddingsOf(values: z.infer<typeof schema>): Config["embeddings"] {
  const { EMBEDDINGS: source, EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model } = values;
  if (source !== "server") return source === "none" ? "none" : "built-in";
  // The schema asks for both.
  if (baseUrl === undefined || model === undefined)
    throw new TypeError("an embeddings server without address or model");
  return { baseUrl, apiKey: values.EMBEDDINGS_API_KEY ?? null, model };
}

/** What must stand in no log. */
export function secretsOf({ entrance, embeddings, llm, mcpToken }: Config): (string | null)[] {
  return [
    ...(entrance.type === "telegram" ? [entrance.token] : []),
    ...(entrance.type === "telegram" && entrance.run.type === "webhook" ? [entrance.run.secret] : []),
    typeof embeddings === "string" ? null : embeddings.apiKey,
    llm?.apiKey ?? null,
    mcpToken,
  ];
}

function runModeOf(values: z.infer<typeof schema>): RunMode {
  const { RUN_MODE: mode, WEBHOOK_URL: url, WEBHOOK_SECRET: secret, HTTP_PORT: port } = values;
  const host = values.HTTP_HOST ?? "127.0.0.1";
  if (mode !== "webhook") return { type: "polling", http: port === undefined ? null : { host, port } };
  // The schema asks for both.
  if (url === undefined || secret === undefined) throw new TypeError("a webhook without address or secret");
  return { type: "webhook", url, secret, http: { host, port: port ?? DEFAULT_HTTP_PORT } };
}

/** The day whose law counts, as an ISO date: that which is configured, else today. */
export function lawDay({ asOf }: Pick<Config, "asOf">): string {
  return asOf ?? new Date().toISOString().slice(0, 10);
}

/** Takes `.env` of the working directory into the environment; what is already set there wins. */
export function loadEnvFile(file = ".env"): void {
  if (existsSync(file) && typeof process.loadEnvFile === "function") process.loadEnvFile(file);
}
