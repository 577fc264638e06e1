import type { Document, Update, UserFromGetMe } from "grammy/types";
import type { Fault } from "./faults.ts";
import {
  editMarkupSchema,
  editTextSchema,
  faultOf,
  getChatSchema,
  getFileSchema,
  type Keyboard,
  type SendDocument,
  sendDocumentSchema,
  type SendMessage,
  sendMessageSchema,
  sendPhotoSchema,
  type SetWebhook,
  setWebhookSchema,
} from "./validate.ts";

/** A Bot API of the tests' own: validates as Telegram does, records everything, fails when told to. */

export const TOKEN = "123456789:TestTokenTestTokenTestTokenTestTok";

export const ME: UserFromGetMe = {
  id: 123456789,
  is_bot: true,
  first_name: "Asisten",
  username: "asisten_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  can_manage_bots: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_join_request_queries: false,
};

export interface Reply {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

export interface Call {
  readonly method: string;
  readonly payload: unknown;
  /** Milliseconds, as of `performance.now()`. */
  readonly at: number;
  readonly reply: Reply;
  /** What went wrong with it on purpose: see `Fault`. */
  readonly fault?: Fault;
}

export interface ShownMessage {
  readonly message_id: number;
  readonly chat_id: number;
  readonly text: string;
  readonly keyboard: Keyboard;
}

/** Decides about a call before it is carried out; undefined lets it pass. */
export type Interceptor = (method: string, payload: unknown) => Reply | undefined;

/** The largest file that Telegram hands to a bot. */
const LARGEST_FILE = 20 * 1024 * 1024;

interface StoredFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** As Telegram states it, which need not be the bytes' own. */
  readonly size: number;
}

export type NewUpdate = Omit<Update, "update_id">;

export class BotApi {
  readonly calls: Call[] = [];
  /** The messages that were accepted, in order. */
  readonly sent: SendMessage[] = [];
  /** The files that were accepted, in order. */
  readonly documents: SendDocument[] = [];
  /** What each message says now, by its id. */
  readonly messages = new Map<number, ShownMessage>();
  /** What getChat tells of people and groups that the bot has met. */
  readonly chats = new Map<number, object>();
  intercept: Interceptor = () => undefined;
  /** Told of each call once it is carried out, before who made it hears. */
  watch: (call: Call) => void = () => undefined;
  /** What setWebhook was last called with. */
  webhook: SetWebhook | null = null;
  /** What getWebhookInfo tells of failed deliveries. */
  webhookTrouble: { readonly last_error_date?: number; readonly last_error_message?: string } = {};
  #files = new Map<string, StoredFile>();
  #updates: Update[] = [];
  #again: Update[] = [];
  #nextUpdate = 1000;
  #nextMessage = 1;
  #polls = 0;
  #waiting = new Set<() => void>();

  /** Queues updates for getUpdates, and wakes who polls. */
  push(...updates: NewUpdate[]): void {
    this.pushNumbered(...updates.map((update) => this.numbered(update)));
  }

  /** The same for updates that have their number, so that one can come twice. */
  pushNumbered(...updates: Update[]): void {
    this.#updates.push(...updates);
    for (const wake of this.#waiting) wake();
  }

  /** Hands an update out once more with the next poll, although it was confirmed. */
  handOutAgain(update: Update): void {
    this.#again.push(update);
  }

  /** A file as a user sends it, to stand in a message. */
  upload(name: string, bytes: Uint8Array, size = bytes.length): Document {
    const file_id = `file-${this.#files.size + 1}`;
    this.#files.set(file_id, { path: `documents/${file_id} ${name}`, bytes, size });
    return { file_id, file_unique_id: file_id, file_name: name, file_size: size };
  }

  /** The bytes behind the path that `getFile` gave. `intercept` is asked as for a call of the method "file". */
  download(path: string): Uint8Array | Reply {
    const refusal = this.intercept("file", { path });
    const file = [...this.#files.values()].find((stored) => stored.path === path);
    const reply = refusal ?? (file === undefined ? refuse(404, "Not Found") : accept(true));
    this.calls.push({ method: "file", payload: { path }, at: performance.now(), reply });
    return reply.ok && file !== undefined ? file.bytes : reply;
  }

  numbered(update: NewUpdate): Update {
    return { ...update, update_id: this.#nextUpdate++ };
  }

  /** Updates that no poll has confirmed yet. */
  get unconfirmed(): number {
    return this.#updates.length;
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  textsTo(chatId: number): string[] {
    return this.sent.filter((message) => message.chat_id === chatId).map(({ text }) => text);
  }

  /**
   * @param signal ends a long poll whose client has gone
   * @param fault what goes wrong on purpose; a refusal stands in place of carrying the call out
   */
  async call(method: string, payload: unknown, signal?: AbortSignal, fault?: Fault): Promise<Reply> {
    const at = performance.now();
    const mistake = faultOf(method, payload);
    const reply =
      this.intercept(method, payload) ??
      (fault?.type === "refused"
        ? fault.reply
        : mistake === null
          ? await this.#carryOut(method, payload, signal)
          : refuse(400, `Bad Request: ${mistake}`));
    const call = { method, payload, at, reply, ...(fault === undefined ? {} : { fault }) };
    this.calls.push(call);
    this.watch(call);
    return reply;
  }

  async #carryOut(method: string, payload: unknown, signal: AbortSignal | undefined): Promise<Reply> {
    switch (method) {
      case "getMe":
        return accept(ME);
      case "getUpdates":
        return this.#poll(payload, signal);
      case "sendMessage": {
        const message = sendMessageSchema.parse(payload);
        this.sent.push(message);
        return this.#show({
          message_id: this.#nextMessage++,
          chat_id: message.chat_id,
          text: message.text,
          keyboard: message.reply_markup?.inline_keyboard ?? [],
        });
      }
      case "editMessageText": {
        const { chat_id, message_id, text, reply_markup: markup } = editTextSchema.parse(payload);
        return this.#edit({ chat_id, message_id, text, keyboard: markup?.inline_keyboard ?? [] });
      }
      case "editMessageReplyMarkup": {
        const { chat_id, message_id, reply_markup: markup } = editMarkupSchema.parse(payload);
        const text = this.messages.get(message_id)?.text ?? "";
        return this.#edit({ chat_id, message_id, text, keyboard: markup?.inline_keyboard ?? [] });
      }
      case "sendDocument": {
        const message = sendDocumentSchema.parse(payload);
        this.documents.push(message);
        const { name: file_name, bytes } = message.document;
        const document = { file_id: `sent-${this.documents.length}`, file_name, file_size: bytes.length };
        const chat = { id: message.chat_id, type: "private" };
        return accept({ message_id: this.#nextMessage++, date: 0, chat, document });
      }
      case "sendPhoto": {
        const { photo, ...rest } = sendPhotoSchema.parse(payload);
        this.documents.push({ ...rest, document: photo });
        const sizes = [{ file_id: `sent-${this.documents.length}`, width: 1_200, height: 675 }];
        const chat = { id: rest.chat_id, type: "private" };
        return accept({ message_id: this.#nextMessage++, date: 0, chat, photo: sizes });
      }
      case "getFile": {
        const { file_id } = getFileSchema.parse(payload);
        const file = this.#files.get(file_id);
        if (file === undefined) return refuse(400, "Bad Request: invalid file_id");
        if (file.size > LARGEST_FILE) return refuse(400, "Bad Request: file is too big");
        return accept({ file_id, file_unique_id: file_id, file_size: file.size, file_path: file.path });
      }
      case "setWebhook": {
        const webhook = setWebhookSchema.parse(payload);
        this.webhook = webhook.url === "" ? null : webhook;
        return accept(true);
      }
      case "getChat": {
        const { chat_id } = getChatSchema.parse(payload);
        const chat = this.chats.get(chat_id);
        return chat === undefined ? refuse(400, "Bad Request: chat not found") : accept(chat);
      }
      case "deleteWebhook":
        this.webhook = null;
        return accept(true);
      case "getWebhookInfo":
        return accept({
          url: this.webhook?.url ?? "",
          has_custom_certificate: false,
          pending_update_count: this.#updates.length,
          ...this.webhookTrouble,
        });
      case "setMyCommands":
      case "sendChatAction":
      case "answerCallbackQuery":
      case "answerInlineQuery":
        return accept(true);
      default:
        return refuse(404, "Not Found: method not found");
    }
  }

  #show(message: ShownMessage): Reply {
    this.messages.set(message.message_id, message);
    const { message_id, text, keyboard } = message;
    const chat = { id: message.chat_id, type: "private" };
    return accept({ message_id, date: 0, chat, text, reply_markup: { inline_keyboard: keyboard } });
  }

  #edit(message: ShownMessage): Reply {
    const before = this.messages.get(message.message_id);
    if (before === undefined || before.chat_id !== message.chat_id)
      return refuse(400, "Bad Request: message to edit not found");
    if (before.text === message.text && JSON.stringify(before.keyboard) === JSON.stringify(message.keyboard))
      return refuse(400, "Bad Request: message is not modified");
    return this.#show(message);
  }

  async #poll(payload: unknown, signal: AbortSignal | undefined): Promise<Reply> {
    const { offset = 0, limit = 100, timeout = 0 } = payload as Partial<Record<string, number>>;
    if (this.webhook !== null)
      return refuse(409, "Conflict: can't use getUpdates method while webhook is active");
    if (this.#polls > 0)
      return refuse(409, "Conflict: terminated by other getUpdates request; one instance only");
    this.#polls++;
    try {
      this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
      if (this.#updates.length === 0 && timeout > 0) await this.#nextPush(timeout * 1_000, signal);
      if (signal?.aborted === true) return accept([]);
      // Never ahead of what was not handed out yet.
      const again = this.#again.filter(({ update_id }) => update_id < offset).slice(0, limit);
      this.#again = this.#again.filter((update) => !again.includes(update));
      return accept([...again, ...this.#updates.slice(0, limit - again.length)]);
    } finally {
      this.#polls--;
    }
  }

  async #nextPush(withinMs: number, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, withinMs);
      this.#waiting.add(end);
      signal?.addEventListener("abort", end);
    });
  }
}

export function accept(result: unknown): Reply {
  return { ok: true, result };
}

export function refuse(code: number, description: string, retryAfter?: number): Reply {
  return {
    ok: false,
    error_code: code,
    description,
    ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
  };
}
