import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The seal on a button: proof that this bot made its data, for this chat. Telegram does not hold a client to the buttons it was
 * shown; whoever changes theirs may send any data for any message of a chat they are in.
 */
export interface Seal {
  /** @returns ten characters that no one makes without the key */
  of(chatId: number, data: string): string;
  holds(chatId: number, data: string, seal: string): boolean;
}

/** 60 bits: as long as the longest option of the guided dialog leaves room for. */
const SEAL_LENGTH = 10;

/** @param key kept through restarts, so that the buttons of earlier answers go on working */
export function createSeal(key: string): Seal {
  const of = (chatId: number, data: string): string =>
    createHmac("sha256", key).update(`${chatId}\n${data}`).digest("base64url").slice(0, SEAL_LENGTH);
  return {
    of,
    holds: (chatId, data, seal) => {
      const given = Buffer.from(seal);
      const right = Buffer.from(of(chatId, data));
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
