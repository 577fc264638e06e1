import { GrammyError, HttpError, type Transformer } from "grammy";
import type { BotMetrics } from "../platform/metrics.ts";

/** Whether Telegram answers. */
export interface Contact {
  /** Milliseconds since Telegram last did what it was asked; null before the first time. */
  sinceMs(): number | null;
  /** What Telegram said of the last call that it did not carry out for the token's sake or its own; null after one that it did. */
  trouble(): string | null;
}

/** Watches the calls that a bot makes, and counts those that fail. */
export function watchCalls(
  metrics: BotMetrics,
  now: () => number = performance.now.bind(performance),
): Contact & { readonly transformer: Transformer } {
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
