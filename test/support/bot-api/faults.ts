import type { Reply } from "./bot-api.ts";

/** What the world does to a call between the bot and Telegram. */
export type Fault =
  /** Telegram answers by an error and does nothing. */
  | { readonly type: "refused"; readonly reply: Reply }
  /** The connection breaks before Telegram has read the call. */
  | { readonly type: "cut-before" }
  /** Telegram does as it was told, and the connection breaks before it has said so. */
  | { readonly type: "cut-after" }
  | { readonly type: "slow"; readonly ms: number };

/** Decides what happens to a call; undefined lets it pass unharmed. */
export type Weather = (method: string, payload: unknown) => Fault | undefined;
