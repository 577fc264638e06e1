import type { Context, MiddlewareFn } from "grammy";
import { looksIncomplete } from "../../../answering/conversation/interruptions.ts";

/**
 * What has arrived in a private chat and waits for its turn. A person who writes a question in several messages gets one
 * answer to all of them: while what was said looks unfinished, the next message is waited for, a little. What was changed
 * before its turn came is read as it was changed.
 */
export interface MessageBursts {
  /** Stands before whatever keeps a chat's updates in order. */
  readonly note: MiddlewareFn;
  /** The words of the message in its latest form. */
  latest(ctx: Context, text: string): string;
  /** The message and those after it that go on with it, in order; a finished one alone, at once. */
  gather(ctx: Context, text: string): Promise<readonly Piece[]>;
}

export interface Piece {
  readonly messageId: number;
  readonly updateId: number;
  readonly text: string;
}

export interface MessageBurstOptions {
  /** How long the next message is waited for, in milliseconds. */
  readonly pauseMs: number;
  readonly sleep?: (ms: number) => Promise<void>;
}

interface Waiting {
  readonly updateId: number;
  readonly messageId: number;
  /** Null for what is no text, or a command: nothing goes on across it. */
  text: string | null;
}

/** Pieces of one question; what comes after is a question of its own. */
const MOST_PIECES = 8;

export function createMessageBursts({ pauseMs, sleep = wait }: MessageBurstOptions): MessageBursts {
  const chats = new Map<number, Waiting[]>();
  /** Told when something arrives in a chat. */
  const watchers = new Map<number, () => void>();

  const waitingOf = (ctx: Context): Waiting | undefined =>
    chats.get(ctx.chatId ?? 0)?.find(({ updateId }) => updateId === ctx.update.update_id);

  const add = (chatId: number, entry: Waiting): void => {
    chats.set(chatId, [...(chats.get(chatId) ?? []), entry]);
    watchers.get(chatId)?.();
  };
  const remove = (chatId: number, entry: Waiting): void => {
    const rest = (chats.get(chatId) ?? []).filter((other) => other !== entry);
    if (rest.length === 0) chats.delete(chatId);
    else chats.set(chatId, rest);
  };

  /** The one that arrived next in the chat, waited for where none has. */
  const nextAfter = async (chatId: number, last: Waiting): Promise<Waiting | undefined> => {
    const find = (): Waiting | undefined => {
      const all = chats.get(chatId) ?? [];
      return all.slice(all.indexOf(last) + 1).find(({ messageId }) => messageId !== last.messageId);
    };
    if (find() === undefined && pauseMs > 0) {
      const arrival = new Promise<void>((resolve) => watchers.set(chatId, resolve));
      await Promise.race([arrival, sleep(pauseMs)]);
      watchers.delete(chatId);
    }
    return find();
  };

  return {
    note: async (ctx, next) => {
      const { message, editedMessage, update } = ctx;
      const chatId = ctx.chatId;
      if (chatId === undefined || ctx.chat?.type !== "private") return next();
      if (editedMessage !== undefined) {
        const changed = chats.get(chatId)?.find(({ messageId }) => messageId === editedMessage.message_id);
        if (changed !== undefined && changed.text !== null && editedMessage.text !== undefined)
          changed.text = editedMessage.text;
      }
      const text = message?.text ?? null;
      const entry: Waiting = {
        updateId: update.update_id,
        // An edit is no message to go on with, and stands in nobody's way.
        messageId: message?.message_id ?? -update.update_id,
        text: text === null || text.startsWith("/") || message?.reply_to_message !== undefined ? null : text,
      };
      if (editedMessage !== undefined) return next();
      add(chatId, entry);
      try {
        await next();
      } finally {
        remove(chatId, entry);
      }
    },
    latest: (ctx, text) => waitingOf(ctx)?.text ?? text,
    gather: async (ctx, text) => {
      const first = waitingOf(ctx);
      const own = { messageId: ctx.msgId ?? 0, updateId: ctx.update.update_id, text: first?.text ?? text };
      const pieces: Piece[] = [own];
      if (first === undefined || first.text === null || ctx.chatId === undefined) return pieces;
      let last = first;
      while (pieces.length < MOST_PIECES && looksIncomplete(last.text ?? "")) {
        const next = await nextAfter(ctx.chatId, last);
        if (next === undefined || next.text === null) break;
        pieces.push({ messageId: next.messageId, updateId: next.updateId, text: next.text });
        last = next;
      }
      // Changed while the next one was waited for.
      return pieces.map((piece) => ({
        ...piece,
        text:
          chats.get(ctx.chatId ?? 0)?.find(({ updateId }) => updateId === piece.updateId)?.text ?? piece.text,
      }));
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
