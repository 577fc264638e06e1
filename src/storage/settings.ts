import { LRUCache } from "lru-cache";
import { z } from "zod";
import { jsonColumn, orElse, type Sql } from "../platform/sqlite.ts";

/** What is remembered of a chat between two messages. */
export interface ChatSettings {
  /** The language chosen with `/bahasa`; null follows each question. */
  readonly language: "id" | "en" | null;
  /** The language of the last answer; the bot's own words follow it while none is chosen. */
  readonly lastLanguage: "id" | "en";
  /** The regulation that a follow-up without a law's name refers to. */
  readonly discussed: string | null;
  /** What the last answer was judged on, as JSON that its writer reads back; null after an answer that was no verdict. */
  readonly facts: unknown;
  /** The last turns of the chat, as JSON that its writer reads back; null in a new chat and after `/baru`. */
  readonly history: unknown;
  /** The guided dialog that is open, as JSON that its writer reads back; null when none is. */
  readonly dialog: unknown;
}

export interface SettingsStore {
  /** The chat's settings, or the ones a new chat starts with. */
  get(chatId: number): ChatSettings;
  update(chatId: number, change: Partial<ChatSettings>): void;
  /** Forgets what was kept in memory because the disk did not take it. */
  dropUnwritten(chatId: number): void;
}

const NEW_CHAT: ChatSettings = {
  language: null,
  lastLanguage: "id",
  discussed: null,
  facts: null,
  history: null,
  dialog: null,
};

/** Settings in memory: those of the chats used last are kept, and all are forgotten at a restart. */
export function createMemorySettings(capacity = 10_000): SettingsStore {
  const chats = new LRUCache<number, ChatSettings>({ max: capacity });
  const get = (chatId: number): ChatSettings => chats.get(chatId) ?? NEW_CHAT;
  return {
    get,
    update: (chatId, change) => {
      chats.set(chatId, { ...get(chatId), ...change });
    },
    dropUnwritten: (chatId) => {
      chats.delete(chatId);
    },
  };
}

const chatRow: z.ZodType<ChatSettings, z.ZodTypeDef, unknown> = z
  .object({
    language: z.enum(["id", "en"]).nullable(),
    lastLanguage: z.enum(["id", "en"]),
    discussed: z.string().nullable(),
    ...{ facts: jsonColumn, history: jsonColumn, dialog: jsonColumn },
  })
  .transform(({ facts = null, history = null, dialog = null, ...row }) => ({
    ...row,
    facts,
    history,
    dialog,
  }));

/**
 * Settings in the database. What it cannot take is kept in memory, so that a full disk costs no answer.
 * @param onFault told of every read or write that failed
 */
export function createStoredSettings(sql: Sql, onFault: (error: unknown) => void): SettingsStore {
  const unsaved = new LRUCache<number, ChatSettings>({ max: 10_000 });
  const select =
    "SELECT language, last_language AS lastLanguage, discussed, facts, history, dialog FROM chats WHERE chat_id = ?";
  const get = (chatId: number): ChatSettings =>
    unsaved.get(chatId) ??
    orElse(
      onFault,
      () => sql.get(chatRow, select, chatId) ?? NEW_CHAT,
      () => NEW_CHAT,
    );
  return {
    get,
    update: (chatId, change) => {
      const next = { ...get(chatId), ...change };
      const [facts, history, dialog] = [next.facts, next.history, next.dialog].map(toJson);
      const save = (): void => {
        sql.run(
          `INSERT OR REPLACE INTO chats (chat_id, language, last_language, discussed, facts, history, dialog, changed_at)
           VALUES (:chatId, :language, :lastLanguage, :discussed, :facts, :history, :dialog, :now)`,
          {
            ...next,
            facts: facts ?? null,
            history: history ?? null,
            dialog: dialog ?? null,
            chatId,
            now: Date.now(),
          },
        );
        unsaved.delete(chatId);
      };
      orElse(onFault, save, () => void unsaved.set(chatId, next));
    },
    dropUnwritten: (chatId) => {
      unsaved.delete(chatId);
    },
  };
}

function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
