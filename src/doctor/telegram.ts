import { z } from "zod";
import type { Config } from "../config.ts";
import { errorName, networkCode } from "../platform/errors.ts";
import { parseJson } from "../platform/files.ts";
import { readBounded } from "../platform/http.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Checks of Telegram: the token, the webhook, and the clock by Telegram's. */

type Telegram = Extract<Config["entrance"], { type: "telegram" }>;

const WITHIN_MS = 10_000;
const LARGEST = 100_000;
/** Seconds by which this machine's clock may differ. */
const CLOCK_MAY_DIFFER = 60;

const replySchema = z.object({ ok: z.boolean(), description: z.string().optional(), result: z.unknown() });
const meSchema = z.object({ username: z.string() });
const webhookSchema = z.object({
  url: z.string(),
  pending_update_count: z.number(),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
});

type Called =
  | {
      readonly type: "reply";
      readonly status: number;
      readonly result: unknown;
      readonly date: string | null;
    }
  | { readonly type: "unreachable"; readonly reason: string };

/** An error's text may hold the address, and so the token: only its code is told. */
async function call({ apiRoot, token }: Telegram, method: string): Promise<Called> {
  try {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const body = replySchema.safeParse(parseJson(await readBounded(response, LARGEST)));
    const date = response.headers.get("date");
    if (!body.success)
      return { type: "unreachable", reason: `no answer of a Bot API, HTTP ${response.status}` };
    return { type: "reply", status: body.data.ok ? 200 : response.status, result: body.data.result, date };
  } catch (error) {
    return { type: "unreachable", reason: networkCode(error) ?? errorName(error) };
  }
}

export async function checkTelegram(entrance: Telegram): Promise<Finding[]> {
  const me = await call(entrance, "getMe");
  if (me.type === "unreachable")
    return [
      fail(
        "telegram",
        `${entrance.apiRoot} cannot be reached (${me.reason})`,
        "Let this machine reach it: network, DNS, proxy, firewall (TCP 443); or mend TELEGRAM_API_ROOT.",
      ),
    ];
  if (me.status === 401 || me.status === 404)
    return [
      fail(
        "token",
        "Telegram does not know the token",
        "Ask @BotFather for it (/mybots, API Token) and set TELEGRAM_BOT_TOKEN in .env.",
      ),
    ];
  const parsed = meSchema.safeParse(me.result);
  if (!parsed.success) return [fail("token", `Telegram answers HTTP ${me.status}`, "Try again in a while.")];
  return [ok("token", `@${parsed.data.username}`), ...clockOf(me.date), await checkWebhook(entrance)];
}

function clockOf(date: string | null): Finding[] {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs)) return [];
  const seconds = Math.round((Date.now() - theirs) / 1_000);
  if (Math.abs(seconds) <= CLOCK_MAY_DIFFER) return [ok("clock", "agrees with Telegram's")];
  return [
    warn(
      "clock",
      `${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} Telegram's`,
      "Set it by NTP (timedatectl set-ntp true): dates of answers and codes depend on it.",
    ),
  ];
}

async function checkWebhook(entrance: Telegram): Promise<Finding> {
  const { run } = entrance;
  const called = await call(entrance, "getWebhookInfo");
  const parsed = webhookSchema.safeParse(called.type === "reply" ? called.result : null);
  if (!parsed.success) return warn("webhook", "Telegram did not tell its state", "Try again in a while.");
  const {
    url,
    pending_update_count: pending,
    last_error_message: trouble,
    last_error_date: at,
  } = parsed.data;
  const waiting = `${pending} update(s) wait`;
  if (run.type === "polling")
    return url === ""
      ? ok("webhook", `none, as polling wants it; ${waiting}`)
      : warn(
          "webhook",
          "one is set although RUN_MODE is polling",
          "It is taken away at the start. If another program uses this bot, give each its own token.",
        );
  if (url === "") return warn("webhook", "not set yet", "It is set when the program starts.");
  if (url !== run.url)
    return warn(
      "webhook",
      "Telegram knows another address than WEBHOOK_URL",
      "It is set at the start. If another program uses this bot, give each its own token.",
    );
  if (trouble === undefined) return ok("webhook", `set; ${waiting}`);
  const when = at === undefined ? "" : ` at ${new Date(at * 1_000).toISOString()}`;
  return warn(
    "webhook",
    `Telegram's last delivery failed${when}: ${trouble.slice(0, 200)}; ${waiting}`,
    "Look at the certificate, the reverse proxy (path kept as it is, to HTTP_HOST:HTTP_PORT) and the firewall.",
  );
}
