import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Transformer } from "grammy";
import type { MessageEntity, Update, UserFromGetMe } from "grammy/types";
import { createMemoryHandledUpdates } from "../storage/updates.ts";
import { OPERATOR_ID } from "../telegram/access/staff-roles.ts";
import { createBot } from "../telegram/bot.ts";
import type { ChatDependencies } from "../telegram/dependencies.ts";
import { say } from "../telegram/texts/texts.ts";

/** The bot in the terminal: the code that runs in Telegram, handed made-up updates, its calls caught and printed. */

export interface TerminalDependencies extends ChatDependencies {
  readonly input: Readable;
  readonly output: Writable;
}

const CHAT_ID = OPERATOR_ID;
const PERSON = { id: CHAT_ID, is_bot: false, first_name: "Terminal" } as const;
const CHAT = { id: CHAT_ID, type: "private", first_name: "Terminal" } as const;
const ME: UserFromGetMe = {
  id: 2,
  is_bot: true,
  first_name: "Asisten Paradiplomasi",
  username: "terminal_bot",
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  can_manage_bots: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  supports_join_request_queries: false,
};
const LEAVE = new Set(["/keluar", "/exit", "/quit"]);
const PROMPT = "> ";

interface Button {
  readonly data: string;
  readonly messageId: number;
}

/**
 * Chats until the input ends, a line asks to leave, or Ctrl-C. Lines are answered one after the other; with piped input
 * all are answered before the end.
 */
export async function runTerminalChat(deps: TerminalDependencies): Promise<void> {
  const { input, output, settings } = deps;
  const isTerminal = "isTTY" in output && output.isTTY === true && "isTTY" in input && input.isTTY === true;
  const print = (text: string): void => {
    output.write(`${text}\n`);
  };
  const bot = createBot({
    ...deps,
    // Updates are numbered anew each time, so that none is known from before.
    handledUpdates: createMemoryHandledUpdates(),
    // Whoever sits at the machine looks after it.
    access: { ...deps.access, administrators: new Set([OPERATOR_ID]), perMinute: 0, hasLinks: false },
    // The person at the screen and who would read the votes are the same.
    feedback: null,
    token: "0:terminal",
    // A line is typed after the answer to the one before.
    burstPauseMs: 0,
    botInfo: ME,
  });
  let buttons: Button[] = [];
  let newest = 0;
  let lastId = 0;
  bot.api.config.use(
    catchCalls({
      message: (text, entities, offered, edited) => {
        const messageId = edited ?? ++lastId;
        // What is changed further above is the mark of a choice, which stands there already, as it was typed.
        if (edited !== undefined && edited !== newest) return edited;
        newest = messageId;
        print(`\n${terminalText(text, entities, isTerminal)}`);
        if (offered.length > 0) {
          buttons = offered.map(({ data }) => ({ data, messageId }));
          print(`\n${offered.map(({ label }, index) => `[${index + 1}] ${label}`).join("\n")}`);
          print(say("terminal-press", settings.get(CHAT_ID).language ?? settings.get(CHAT_ID).lastLanguage));
        }
        return messageId;
      },
      toast: (text) => {
        print(`\n(${text})`);
      },
    }),
  );
  const type = (text: string): Promise<void> =>
    bot.handleUpdate(pressed(text) ?? { update_id: ++lastId, message: messageOf(++lastId, text) });
  const pressed = (text: string): Update | undefined => {
    const button = /^\d{1,2}$/.test(text) ? buttons[Number(text) - 1] : undefined;
    if (button === undefined) return undefined;
    return {
      update_id: ++lastId,
      callback_query: {
        id: String(lastId),
        from: PERSON,
        chat_instance: "terminal",
        data: button.data,
        message: { message_id: button.messageId, date: 0, chat: CHAT },
      },
    };
  };

  const lines = createInterface({ input, output, terminal: isTerminal, prompt: PROMPT, historySize: 100 });
  let isOver = false;
  lines.on("SIGINT", () => {
    isOver = true;
    lines.close();
  });
  const prompt = (): void => {
    if (!isTerminal || isOver) return;
    print("");
    lines.prompt();
  };
  const queue = lines[Symbol.asyncIterator]();
  await type("/start");
  print(`\n${say("terminal-hint", "id")}`);
  prompt();
  for (let next = await queue.next(); next.done !== true && !isOver; next = await queue.next()) {
    const line = next.value.trim();
    if (LEAVE.has(line.toLowerCase())) break;
    if (line !== "") {
      if (!isTerminal) print(`\n${PROMPT}${line}`);
      await type(line);
    }
    prompt();
  }
  lines.close();
  if (isTerminal) print("");
}

function messageOf(messageId: number, text: string): NonNullable<Update["message"]> {
  return { message_id: messageId, date: Math.floor(Date.now() / 1_000), chat: CHAT, from: PERSON, text };
}

interface Screen {
  /**
   * Prints a message and returns its id.
   * @param edited the id of the message that it takes the place of, which stays above it here; undefined for a new one
   */
  message(
    text: string,
    entities: readonly MessageEntity[],
    buttons: readonly Offered[],
    edited: number | undefined,
  ): number;
  toast(text: string): void;
}

interface Offered {
  readonly label: string;
  readonly data: string;
}

/** Answers every call of the bot in place of the Bot API, and prints those that show something. */
function catchCalls(screen: Screen): Transformer {
  return (_prev, method, payload) => {
    let result: unknown = true;
    if (method === "sendMessage" || method === "editMessageText") {
      const { text, entities, reply_markup: markup, message_id: edited } = payload as OutgoingPayload;
      const offered = (markup?.inline_keyboard ?? [])
        .flat()
        .flatMap(({ text: label, callback_data: data }) => (data === undefined ? [] : [{ label, data }]));
      const messageId = screen.message(text, entities ?? [], offered, edited);
      result = { message_id: messageId, date: 0, chat: CHAT, text };
    } else if (method === "answerCallbackQuery") {
      const { text } = payload as { text?: string };
      if (text !== undefined) screen.toast(text);
    }
    // The transformer serves every method at once, so that its result cannot be typed by method.
    return Promise.resolve({ ok: true, result } as never);
  };
}

/** The part of our own payload of sendMessage or editMessageText that is printed. */
interface OutgoingPayload {
  /** Of editMessageText. */
  readonly message_id?: number;
  readonly text: string;
  readonly entities?: MessageEntity[];
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly { text: string; callback_data?: string }[][];
  };
}

const BAR = "│ ";
/** What carries a sense, and must be seen by whoever copies it too. */
const MARKS: Readonly<Partial<Record<MessageEntity["type"], readonly [string, string]>>> = {
  strikethrough: ["[-", "-]"],
  underline: ["{+", "+}"],
};
const ANSI: Readonly<Partial<Record<MessageEntity["type"], readonly [string, string]>>> = {
  bold: ["\u001b[1m", "\u001b[22m"],
  italic: ["\u001b[3m", "\u001b[23m"],
};

/**
 * A Telegram message as terminal text: quotations behind a bar, bold and italics where the terminal shows them.
 * @param hasStyles false for output that is no terminal
 */
export function terminalText(text: string, entities: readonly MessageEntity[], hasStyles: boolean): string {
  const inserts = new Map<number, string>();
  const insert = (at: number, code: string): void => {
    inserts.set(at, (inserts.get(at) ?? "") + code);
  };
  const quotations = entities.filter(({ type }) => type === "blockquote" || type === "expandable_blockquote");
  for (const { type, offset, length } of entities) {
    const codes = MARKS[type] ?? (hasStyles ? ANSI[type] : undefined);
    if (codes === undefined) continue;
    insert(offset, codes[0]);
    insert(offset + length, codes[1]);
  }
  let printed = "";
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const isQuoted = quotations.some(({ offset, length }) => start >= offset && start < offset + length);
    if (start > 0) printed += "\n";
    if (isQuoted) printed += BAR;
    for (let at = start; at < end; at++) printed += (inserts.get(at) ?? "") + text.charAt(at);
    // What ends a style at the end of a line belongs to that line.
    printed += inserts.get(end) ?? "";
    start = end + 1;
  }
  return printed;
}
