import type { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { Logger } from "../../platform/logger.ts";
import { type BotMetrics, NO_BOT_METRICS } from "../../platform/metrics.ts";
import type { Inbox } from "../../storage/updates.ts";
import { describeError } from "../api.ts";
import { ALLOWED_UPDATES } from "../bot.ts";
import { createDispatcher } from "./dispatching.ts";

/**
 * Where updates come in, however they were fetched: written down, then handled in the background. Each chat's are handled in
 * their order (bot.ts sees to that), and an update that is already there or done with is left alone.
 */
export interface UpdateIntake {
  /** Takes updates in; they are on the disk when this returns, where the disk takes them. */
  accept(updates: readonly Update[]): void;
  /** Takes up what an earlier run of the program left undone. To be called once, before anything is accepted. */
  resume(): void;
  /** Begins to handle: who the bot is must be known by now. What was accepted before has waited. */
  open(): void;
  /** How many updates may be accepted now; below one when those that wait are enough. */
  readonly room: number;
  /** Resolves when there is room. */
  roomMade(): Promise<void>;
  readonly underWay: number;
  readonly queued: number;
  /**
   * Waits for the answers under way. Those that take longer are kept for the next start.
   * @returns how many those are
   */
  close(withinMs: number): Promise<number>;
}

export interface UpdateIntakeOptions {
  readonly bot: Bot;
  readonly inbox: Inbox;
  readonly logger: Logger;
  /** Whether an update is from who may use the bot; of others nothing is written down. Of everybody by default. */
  readonly isAdmitted?: ((update: Update) => boolean) | undefined;
  /** Updates handled at once, those waiting for an earlier one of their chat included. 500 by default. */
  readonly concurrency?: number | undefined;
  /** Updates taken in before more are left with Telegram. 2,000 by default. */
  readonly capacity?: number | undefined;
  readonly metrics?: BotMetrics;
}

/** A person who sends a thousand messages is answered in time like everybody else. */
const OF_ONE_CHAT = 50;
const KNOWN_TYPES: ReadonlySet<string> = new Set(ALLOWED_UPDATES);

export function createUpdateIntake(options: UpdateIntakeOptions): UpdateIntake {
  const { bot, inbox, logger, concurrency = 500, capacity = 2_000, metrics = NO_BOT_METRICS } = options;
  const { isAdmitted = () => true } = options;
  const botId = botIdOf(bot.token);
  let isOpen = false;
  let isClosed = false;
  const early: Update[] = [];
  const accepted = new WeakMap<Update, { readonly at: number; readonly type: string }>();

  const dispatcher = createDispatcher<Update>({
    handle: async (update) => {
      const { at, type } = accepted.get(update) ?? { at: performance.now(), type: typeOf(update) };
      try {
        await bot.handleUpdate(update);
      } catch (error) {
        logger.error(
          { update: update.update_id, error: describeError(error, bot.token) },
          "an update failed outside the error boundary",
        );
      }
      metrics.updateHandled(type, (performance.now() - at) / 1_000);
    },
    chatOf,
    ...{ concurrency, capacity, ofOneChat: OF_ONE_CHAT },
  });
  const dispatch = (updates: readonly Update[]): void => {
    for (const update of updates) {
      const type = typeOf(update);
      accepted.set(update, { at: performance.now(), type });
      metrics.updateAccepted(type);
    }
    // What comes in after the end waits for the next start.
    if (isClosed) return;
    if (isOpen) dispatcher.add(updates);
    else early.push(...updates);
  };

  return {
    accept: (updates) => {
      const kept = updates.filter((update) => isKept(update) && isAdmitted(update));
      const written = new Set(kept);
      const fresh = inbox.accept(
        botId,
        kept.map((update) => ({ id: update.update_id, body: JSON.stringify(update) })),
      );
      const known = kept.length - fresh.size;
      if (known > 0) logger.info({ updates: known }, "updates came again and were left alone");
      dispatch(updates.filter((update) => !written.has(update) || fresh.has(update.update_id)));
    },
    resume: () => {
      const left = inbox.waiting(botId);
      if (left.length > 0) logger.warn({ updates: left.length }, "taking up what was left undone");
      for (const { id, body } of left) {
        const update = readUpdate(body);
        if (update === null) {
          logger.error({ update: id }, "an update that was left undone cannot be read");
          inbox.done(botId, id);
        } else dispatch([update]);
      }
    },
    open: () => {
      isOpen = true;
      dispatcher.add(early.splice(0));
    },
    get room() {
      return dispatcher.room - early.length;
    },
    roomMade: () => dispatcher.roomMade(),
    get underWay() {
      return dispatcher.underWay;
    },
    get queued() {
      return dispatcher.queued + early.length;
    },
    close: async (withinMs) => {
      isClosed = true;
      const unfinished = isOpen ? await dispatcher.drain(withinMs) : [];
      inbox.release(
        botId,
        unfinished.map(({ update_id }) => update_id),
      );
      return unfinished.length + dispatcher.queued + early.length;
    },
  };
}

/** The number before the colon of a token. */
export function botIdOf(token: string): number {
  return Number(token.split(":")[0]);
}

/** An inline query is worth nothing once its user has typed on; all else is not to be lost. */
function isKept(update: Update): boolean {
  return update.inline_query === undefined && update.chosen_inline_result === undefined;
}

function typeOf(update: Update): string {
  return Object.keys(update).find((name) => KNOWN_TYPES.has(name)) ?? "other";
}

function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return message?.chat?.id ?? (update.inline_query ?? update.callback_query)?.from?.id;
}

/** An update out of JSON; null where it is none. What stands in it is as Telegram sent it. */
export function readUpdate(body: string): Update | null {
  try {
    const value: unknown = JSON.parse(body);
    return isUpdate(value) ? value : null;
  } catch {
    return null;
  }
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === "object" &&
    value !== null &&
    "update_id" in value &&
    Number.isSafeInteger(value.update_id)
  );
}
