import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { refuse } from "../../test/support/bot-api/bot-api.ts";
import type { Fault, Weather } from "../../test/support/bot-api/faults.ts";
import type { Random } from "./random.ts";

/** Bad weather between the bot and Telegram, by a seed. */
export interface NetworkFaults {
  readonly weather: Weather;
  /** How often each thing went wrong. */
  readonly counts: ReadonlyMap<string, number>;
  /** While true nothing gets through. */
  isOut: boolean;
  count(name: string): void;
}

/** Shares of the calls, in the order in which they are drawn. */
const SHARES = {
  "429 with retry_after": 0.02,
  "500": 0.015,
  "502": 0.005,
  "connection cut before delivery": 0.01,
  "connection cut after delivery": 0.01,
  "slow answer": 0.03,
};
type Kind = keyof typeof SHARES;

export function createNetworkFaults(random: Random): NetworkFaults {
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const draw = (): Kind | undefined => {
    let left = random.next();
    for (const [kind, share] of Object.entries(SHARES)) {
      left -= share;
      if (left < 0) return kind as Kind;
    }
    return undefined;
  };
  const state: NetworkFaults = {
    counts,
    isOut: false,
    count,
    weather: (method) => {
      if (state.isOut) {
        count("call during an outage");
        return { type: "cut-before" };
      }
      if (method === "getUpdates" && random.chance(0.01)) {
        count("409 for getUpdates");
        return { type: "refused", reply: refuse(409, "Conflict: terminated by other getUpdates request") };
      }
      const kind = draw();
      if (kind === undefined) return undefined;
      count(kind);
      return faultOf(kind, random);
    },
  };
  return state;
}

function faultOf(kind: Kind, random: Random): Fault {
  switch (kind) {
    case "429 with retry_after": {
      const seconds = random.between(1, 3);
      return { type: "refused", reply: refuse(429, `Too Many Requests: retry after ${seconds}`, seconds) };
    }
    case "500":
      return { type: "refused", reply: refuse(500, "Internal Server Error") };
    case "502":
      return { type: "refused", reply: refuse(502, "Bad Gateway") };
    case "connection cut before delivery":
      return { type: "cut-before" };
    case "connection cut after delivery":
      return { type: "cut-after" };
    case "slow answer":
      return { type: "slow", ms: random.between(200, 3_000) };
  }
}

/**
 * Brings updates to a webhook as Telegram does: many at once, a chat's in their order, each again until the bot has said that
 * it has it. Now and then it does not hear that.
 */
export interface WebhookSender {
  bring(chatId: number, update: Update): void;
  close(): void;
}

export interface WebhookSenderOptions {
  readonly url: string;
  readonly secret: string;
  readonly random: Random;
  /** Whether nothing gets through at present. */
  readonly isOut: () => boolean;
  /** Told of each update that the bot has said to have, at once. */
  readonly onAccepted: (update: Update) => void;
  /** Told of each delivery of which the answer was not heard. */
  readonly onUnheard: () => void;
}

/** Telegram's own default for `max_connections`. */
const MOST_CONNECTIONS = 40;
const TIMEOUT_MS = 10_000;
const AGAIN_AFTER_MS = 500;
const SHARE_UNHEARD = 0.02;

export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { url, secret, random, isOut, onAccepted, onUnheard } = options;
  const queue: { readonly chatId: number; readonly update: Update }[] = [];
  const busy = new Set<number>();
  let isClosed = false;

  /** Whether the bot has said, to be heard, that it has the update. */
  const deliver = async (update: Update): Promise<boolean> => {
    if (isOut()) return false;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      if (!response.ok) return false;
    } catch {
      return false;
    }
    if (random.chance(SHARE_UNHEARD)) {
      onUnheard();
      return false;
    }
    onAccepted(update);
    return true;
  };
  const insist = async (chatId: number, update: Update): Promise<void> => {
    while (!isClosed && !(await deliver(update))) await sleep(AGAIN_AFTER_MS);
    busy.delete(chatId);
    pump();
  };
  const pump = (): void => {
    while (busy.size < MOST_CONNECTIONS) {
      const at = queue.findIndex(({ chatId }) => !busy.has(chatId));
      const [next] = at < 0 ? [] : queue.splice(at, 1);
      if (next === undefined) return;
      busy.add(next.chatId);
      void insist(next.chatId, next.update);
    }
  };
  return {
    bring: (chatId, update) => {
      queue.push({ chatId, update });
      pump();
    },
    close: () => {
      isClosed = true;
    },
  };
}
