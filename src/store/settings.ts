import { Lru } from "./lru.ts";

/** What is remembered of a chat between two messages. */
export interface ChatSettings {
  /** The language chosen with `/bahasa`; null follows each question. */
  readonly language: "id" | "en" | null;
  /** The language of the last answer; the bot's own words follow it while none is chosen. */
  readonly lastLanguage: "id" | "en";
  /** The regulation that a follow-up without a law's name refers to. */
  readonly discussed: string | null;
}

export interface SettingsStore {
  /** The chat's settings, or the ones a new chat starts with. */
  get(chatId: number): ChatSettings;
  update(chatId: number, change: Partial<ChatSettings>): void;
}

const NEW_CHAT: ChatSettings = { language: null, lastLanguage: "id", discussed: null };

/** Settings in memory: those of the chats used last are kept, and all are forgotten at a restart. */
export function createMemorySettings(capacity = 10_000): SettingsStore {
  const chats = new Lru<number, ChatSettings>(capacity);
  const get = (chatId: number): ChatSettings => chats.get(chatId) ?? NEW_CHAT;
  return {
    get,
    update: (chatId, change) => {
      chats.set(chatId, { ...get(chatId), ...change });
    },
  };
}
