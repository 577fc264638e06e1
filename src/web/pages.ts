import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

/** What the program's own web server answers. Whoever asks for something else, or without the secret, learns nothing. */

export interface PagesDependencies {
  /** Null while polling. */
  readonly webhook: WebhookPage | null;
  /** Why the program cannot do its work now, by what is missing; empty when it can. */
  readonly readinessProblems: () => Readonly<Record<string, string>>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface WebhookPage {
  readonly path: string;
  readonly secret: string;
  readonly take: (body: string) => Taken;
}

/** `accepted`: on the disk. `unreadable`: no update; it comes no better the next time. `full`: to be sent again later. */
export type Taken = "accepted" | "unreadable" | "full";

/** Far more than any update has. */
const LARGEST_BODY = 1_024 * 1_024;
const RETRY_AFTER_SECONDS = "5";

export function createPages(deps: PagesDependencies): Hono {
  const pages = new Hono();
  const { webhook } = deps;
  pages.get("/healthz", (c) => c.json({ status: "alive" }));
  pages.get("/readyz", (c) => {
    const problems = deps.readinessProblems();
    const isReady = Object.keys(problems).length === 0;
    return c.json({ status: isReady ? "ready" : "not ready", lacks: problems }, isReady ? 200 : 503);
  });
  pages.get("/metrics", async (c) => {
    const { contentType, text } = await deps.metrics();
    return c.body(text, 200, { "content-type": contentType });
  });
  if (webhook !== null) {
    const isSecret = comparedWith(webhook.secret);
    pages.post(
      webhook.path,
      // Before anything is read of the body.
      async (c, next) => {
        if (!isSecret(c.req.header("x-telegram-bot-api-secret-token") ?? "")) return c.body(null, 401);
        return next();
      },
      bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.body(null, 413) }),
      async (c) => {
        switch (webhook.take(await c.req.text())) {
          // Telegram repeats what is not answered by 2xx; what cannot be read now cannot be read then.
          case "accepted":
          case "unreadable":
            return c.body(null, 200);
          case "full":
            return c.body(null, 503, { "retry-after": RETRY_AFTER_SECONDS });
        }
      },
    );
  }
  pages.notFound((c) => c.body(null, 404));
  pages.onError((_, c) => c.body(null, 500));
  return pages;
}

/** Compares in a time that tells neither where two texts differ nor how long the secret is. */
function comparedWith(secret: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}
