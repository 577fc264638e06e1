import type { Bot } from "grammy";
import type { App } from "./app.ts";
import type { HttpAddress, RunMode } from "./config.ts";
import type { Logger } from "./platform/logger.ts";
import { NO_BOT_METRICS } from "./platform/metrics.ts";
import type { Store } from "./storage/store.ts";
import { createRoles } from "./telegram/access/staff-roles.ts";
import { watchApiHealth } from "./telegram/api.ts";
import { type BotDependencies, createBot } from "./telegram/bot.ts";
import { type DigestTimer, everyDayAt, sendDigest } from "./telegram/features/reports/usage-reports.ts";
import { createUpdateIntake } from "./telegram/updates/intake.ts";
import { type RunHandle, runBot } from "./telegram/updates/polling.ts";
import { type Webhook, runWebhook, takeUpdate } from "./telegram/updates/webhook.ts";
import type { WebhookPage } from "./web/pages.ts";
import type { Prometheus } from "./web/prometheus.ts";
import type { WebServer } from "./web/server.ts";

/** The bot over Telegram, by polling or by webhook, with the web server that tells how it is. */

export interface ServeDependencies {
  readonly bot: Omit<BotDependencies, "metrics" | "calls">;
  readonly app: {
    readonly snapshots: Pick<App["snapshots"], "current">;
    readonly logger: Logger;
  };
  readonly store: Pick<Store, "inbox" | "fault">;
  readonly run: RunMode;
  readonly version: string;
  /** When administrators get the daily digest, as "07:30" of the installation's time zone; null or absent for none. */
  readonly digestTime?: string | null;
  /** Null where nothing is counted. */
  readonly prometheus: Prometheus | null;
  /** How long the end waits for answers under way, in milliseconds. 30,000 by default. */
  readonly stopWithinMs?: number;
}

export interface Serving extends RunHandle {
  /** Of the web server; null without one. */
  readonly port: number | null;
}

function startDigest(bot: Bot, { bot: deps, digestTime = null }: ServeDependencies): DigestTimer | null {
  if (digestTime === null) return null;
  return everyDayAt(digestTime, deps.installation.timeZone, Date.now, () => {
    void sendDigest(bot.api, deps);
  });
}

/** Telegram is spoken to every minute at least, by a poll or by a look at the webhook. */
const OUT_OF_TOUCH_MS = 150_000;

/**
 * Resolves when the bot runs.
 * @throws GrammyError when Telegram does not know the token; ListenError when the web server cannot listen
 */
export async function serve(deps: ServeDependencies): Promise<Serving> {
  const { app, store, run, prometheus } = deps;
  const { logger } = app;
  const metrics = prometheus?.metrics.bot ?? NO_BOT_METRICS;
  const apiHealth = watchApiHealth(metrics);
  const bot = createBot({ ...deps.bot, metrics, calls: apiHealth.transformer });
  const roles = createRoles(deps.bot.access);
  const intake = createUpdateIntake({
    ...{ bot, inbox: store.inbox, logger, metrics },
    isAdmitted: (update) => roles.roleOf(update) !== "stranger",
  });
  const stopping = deps.stopWithinMs === undefined ? {} : { stopWithinMs: deps.stopWithinMs };
  let webhook: Webhook | undefined;
  let isRunning = false;

  const problems = (): Record<string, string> => {
    const since = apiHealth.sinceMs();
    const faults: Record<string, string | null> = {
      start: isRunning ? null : "the bot has not reached Telegram yet, or is stopping",
      index: app.snapshots.current().corpus.provisions.size > 0 ? null : "the corpus is empty",
      store: store.fault(),
      telegram:
        apiHealth.trouble() ??
        (since === null || since > OUT_OF_TOUCH_MS ? "Telegram has not answered for minutes" : null),
      webhook:
        run.type === "webhook" && webhook?.isSet !== true ? "Telegram does not know the webhook" : null,
    };
    return Object.fromEntries(
      Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  };
  const readings = async (): Promise<{ contentType: string; text: string }> => {
    if (prometheus === null) return { contentType: "text/plain", text: "" };
    const { underWay, queued } = intake;
    const corpusHash = app.snapshots.current().corpus.hash;
    const isReady = Object.keys(problems()).length === 0;
    return {
      contentType: prometheus.contentType,
      text: await prometheus.render({ underWay, queued, isReady, corpusHash, version: deps.version }),
    };
  };
  const open = async (address: HttpAddress, page: WebhookPage | null): Promise<WebServer> => {
    // Loaded only where there is a web server: the start without one is not to take longer.
    const [{ createPages }, { listen }] = await Promise.all([
      import("./web/pages.ts"),
      import("./web/server.ts"),
    ]);
    const server = await listen(
      createPages({ webhook: page, readinessProblems: problems, metrics: readings }),
      address,
    );
    logger.info({ host: address.host, port: server.port }, "the web server listens");
    return server;
  };

  // What was left undone comes before anything new.
  intake.resume();
  const server =
    run.http === null
      ? null
      : await open(
          run.http,
          run.type === "polling"
            ? null
            : {
                path: new URL(run.url).pathname,
                secret: run.secret,
                take: (body) => takeUpdate(intake, logger, body),
              },
        );
  try {
    const options = { logger, intake, ...stopping };
    const handle =
      run.type === "polling"
        ? await runBot(bot, options)
        : (webhook = await runWebhook(bot, { ...options, url: run.url, secret: run.secret }));
    isRunning = true;
    const digest = startDigest(bot, deps);
    return {
      port: server?.port ?? null,
      done: handle.done,
      stop: async () => {
        isRunning = false;
        digest?.stop();
        // Telegram keeps what it cannot deliver, and what still arrives is on the disk.
        if (run.type === "webhook") await server?.close();
        await handle.stop();
        await server?.close();
      },
    };
  } catch (error) {
    await server?.close();
    throw error;
  }
}
