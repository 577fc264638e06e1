import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Random } from "./random.ts";

/**
 * Brings updates to a webhook as Telegram does: many at once, a chat's in their order, each again until the bot has said that
 * it has it. Now and then it does not hear that.
 */
export interface Courier {
  bring(chatId: number, update: Update): void;
  close(): void;
}

export interface CourierOptions {
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

export function createCourier(options: CourierOptions): Courier {
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
