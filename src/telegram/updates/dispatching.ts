import type { Language } from "../../text/language.ts";
import { type Context, GrammyError, HttpError, type MiddlewareFn } from "grammy";

import type { Logger } from "../../platform/logger.ts";
import { describeError } from "../api.ts";
import type { Traces } from "../audit-recorder.ts";
import { sendText } from "../rendering/sending.ts";
import { say } from "../texts/texts.ts";

/** Starts work in the order in which it came, a bounded number at once, and no more than its share for one chat. */

export interface DispatcherOptions<T> {
  readonly handle: (item: T) => Promise<void>;
  /** Which chat an item belongs to; those of none count as one chat. */
  readonly chatOf: (item: T) => number | undefined;
  /** Items under way at once, those that wait for an earlier one of their chat included. */
  readonly concurrency: number;
  /** How many of them may be of one chat, so that nobody keeps all others waiting. */
  readonly ofOneChat: number;
  /** Items that may be there, those that have not begun included, before `room` says that there is none. */
  readonly capacity: number;
}

export interface Dispatcher<T> {
  add(items: readonly T[]): void;
  /** Items that have begun and are not done. */
  readonly underWay: number;
  /** Items that have not begun. */
  readonly queued: number;
  /** How many more may be added; below one when it is full. */
  readonly room: number;
  /** Resolves when there is room, or when no more is to be added. */
  roomMade(): Promise<void>;
  /**
   * Settles when nothing is left, or when the time is over.
   * @returns the items that have begun and are not done
   */
  drain(withinMs: number): Promise<readonly T[]>;
}

export function createDispatcher<T>(options: DispatcherOptions<T>): Dispatcher<T> {
  const { handle, chatOf, concurrency, ofOneChat, capacity } = options;
  const ready: T[] = [];
  /** Items of chats that have their share under way already. */
  const heldBack = new Map<number, T[]>();
  const perChat = new Map<number, number>();
  const running = new Set<T>();
  const waiters = new Set<() => void>();
  let size = 0;
  let isStarting = false;
  let isDraining = false;

  const chat = (item: T): number => chatOf(item) ?? 0;

  const place = (item: T): void => {
    const key = chat(item);
    const count = perChat.get(key) ?? 0;
    if (count < ofOneChat) {
      perChat.set(key, count + 1);
      ready.push(item);
      return;
    }
    const held = heldBack.get(key);
    if (held === undefined) heldBack.set(key, [item]);
    else held.push(item);
  };

  const finish = (item: T): void => {
    const key = chat(item);
    running.delete(item);
    size--;
    const held = heldBack.get(key);
    const next = held?.shift();
    if (next !== undefined) ready.push(next);
    if (held?.length === 0) heldBack.delete(key);
    if (next === undefined) {
      const count = (perChat.get(key) ?? 1) - 1;
      if (count === 0) perChat.delete(key);
      else perChat.set(key, count);
    }
    startSoon();
    for (const wake of waiters) wake();
  };

  const startSoon = (): void => {
    if (isStarting || ready.length === 0 || running.size >= concurrency) return;
    isStarting = true;
    // One a turn of the event loop: what waits at the network, such as Telegram itself, is served in between.
    setImmediate(() => {
      isStarting = false;
      const item = ready.shift();
      if (item !== undefined) {
        running.add(item);
        void handle(item).then(
          () => {
            finish(item);
          },
          () => {
            finish(item);
          },
        );
      }
      startSoon();
    });
  };

  const until = async (isMet: () => boolean, withinMs?: number): Promise<void> => {
    if (isMet()) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waiters.delete(check);
        resolve();
      };
      const check = (): void => {
        if (isMet()) end();
      };
      const timer = withinMs === undefined ? undefined : setTimeout(end, withinMs);
      waiters.add(check);
    });
  };

  return {
    add: (items) => {
      size += items.length;
      for (const item of items) place(item);
      startSoon();
    },
    get underWay() {
      return running.size;
    },
    get queued() {
      return size - running.size;
    },
    get room() {
      return capacity - size;
    },
    roomMade: () => until(() => size < capacity || isDraining),
    drain: async (withinMs) => {
      isDraining = true;
      for (const wake of waiters) wake();
      await until(() => size === 0, withinMs);
      return [...running];
    },
  };
}

/**
 * Catches what goes wrong while an update is handled: the user gets an apology with the trace id, and the log the error
 * under the same one, without the user's words and the bot's token.
 */
export function errorBoundary(
  logger: Logger,
  token: string,
  traces: Traces,
  languageOf: (ctx: Context) => Language,
): MiddlewareFn {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const where = { update: ctx.update.update_id, chat: ctx.chatId };
      if (isBlocked(error)) {
        logger.info(where, "the chat does not accept messages from the bot");
        return;
      }
      const trace = traces.of(ctx);
      logger.error({ ...where, trace, error: describeError(error, token) }, "an update failed");
      if (ctx.chatId === undefined) return;
      try {
        await sendText(ctx, `${say("apology", languageOf(ctx))} ${trace}`);
      } catch (second) {
        logger.error({ ...where, trace, error: describeError(second, token) }, "the apology failed");
        // What has neither been answered nor told of is not done with.
        if (isPassing(second)) throw second;
      }
    }
  };
}

/** Telegram could not be reached, or was not well: another time it may work. */
function isPassing(error: unknown): boolean {
  return error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 429);
}

/** The user blocked the bot, or the bot was removed from the group. */
function isBlocked(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403;
}
