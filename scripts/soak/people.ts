import type { Message, Update } from "grammy/types";
import { ME, type NewUpdate, type ShownMessage } from "../../test/support/bot-api/bot-api.ts";
import type { Tongue } from "./questions.ts";
import type { Random } from "./random.ts";

/** A private chat with one person, or a group in which several ask. */
export interface Chat {
  readonly id: number;
  readonly isGroup: boolean;
  /** Ids of users. */
  readonly members: readonly number[];
  readonly tongue: Tongue;
}

export type Action =
  | { readonly type: "say"; readonly text: string }
  /** The button in that place under the newest message that has any. */
  | { readonly type: "press"; readonly row: number; readonly column: number; readonly label: string }
  /** Changes the message said last. */
  | { readonly type: "edit"; readonly text: string }
  | { readonly type: "sticker" }
  /** Said in a group to the others. */
  | { readonly type: "chatter"; readonly text: string };

const GROUP_MEMBERS = 5;
const SHARE_IN_GROUPS = 0.12;
const SHARE_ENGLISH = 0.2;

/** Chats of as many people as are asked for, some of them in groups. */
export function invite(people: number, random: Random): Chat[] {
  const chats: Chat[] = [];
  const tongue = (): Tongue => (random.chance(SHARE_ENGLISH) ? "en" : "id");
  const groups = Math.floor((people * SHARE_IN_GROUPS) / GROUP_MEMBERS);
  let user = 10_000;
  for (let group = 0; group < groups; group++) {
    const members = Array.from({ length: GROUP_MEMBERS }, () => user++);
    chats.push({ id: -1_000_000 - group, isGroup: true, members, tongue: tongue() });
  }
  while (user < 10_000 + people) {
    chats.push({ id: user, isGroup: false, members: [user], tongue: tongue() });
    user++;
  }
  return chats;
}

/** What somebody sees who acts in a chat. */
export interface Sight {
  readonly said: Message | undefined;
  /** The newest message with buttons. */
  readonly shown: ShownMessage | undefined;
}

let serial = 1_000_000;

/** What was to be pressed is not there: the call that would have put it there may have come to nothing. */
export class NoSuchButtonError extends Error {
  override readonly name = "NoSuchButtonError";
}

/** The update that Telegram makes of an action. @throws NoSuchButtonError; Error when there is nothing to change */
export function updateOf(chat: Chat, by: number, action: Action, sight: Sight): NewUpdate {
  const from = { id: by, is_bot: false, first_name: `Orang ${by}` };
  const place = chat.isGroup
    ? ({ id: chat.id, type: "supergroup", title: "Bagian Kerja Sama" } as const)
    : ({ id: chat.id, type: "private", first_name: from.first_name } as const);
  const date = Math.floor(Date.now() / 1_000);
  const message = (content: object): NewUpdate => ({
    message: { message_id: serial++, date, chat: place, from, ...content } as Message & Update.NonChannel,
  });
  switch (action.type) {
    case "say":
      return message(wordsOf(chat, action.text));
    case "chatter":
      return message({ text: action.text });
    case "sticker":
      return message({
        sticker: { file_id: "s", file_unique_id: "s", type: "regular", width: 1, height: 1 },
        // Whoever means the bot in a group replies to it.
        ...(chat.isGroup
          ? { reply_to_message: { message_id: 1, date, chat: place, from: ME, text: "…" } }
          : {}),
      });
    case "edit": {
      if (sight.said === undefined) throw new Error("nothing was said that could be changed");
      const edited = { ...sight.said, edit_date: date, ...wordsOf(chat, action.text) };
      return { edited_message: edited as Message & Update.Edited & Update.NonChannel };
    }
    case "press": {
      const button = sight.shown?.keyboard[action.row]?.[action.column];
      if (sight.shown === undefined || button?.text !== action.label)
        throw new NoSuchButtonError(`no button “${action.label}”`);
      const { message_id, text, keyboard } = sight.shown;
      return {
        callback_query: {
          id: `press-${serial++}`,
          from,
          chat_instance: String(chat.id),
          data: button.callback_data,
          message: {
            ...{ message_id, date, chat: place, from: ME, text },
            reply_markup: { inline_keyboard: keyboard },
          },
        } as NonNullable<Update["callback_query"]>,
      };
    }
  }
}

/** In a group the bot is named, in front or in the command. */
function wordsOf(chat: Chat, text: string): Pick<Message, "text" | "entities"> {
  const command = /^\/\w+/.exec(text)?.[0];
  const name = `@${ME.username}`;
  const said = !chat.isGroup
    ? text
    : command === undefined
      ? `${name} ${text}`
      : text.replace(command, `${command}${name}`);
  if (command !== undefined)
    return {
      text: said,
      entities: [
        { type: "bot_command", offset: 0, length: command.length + (chat.isGroup ? name.length : 0) },
      ],
    };
  return chat.isGroup
    ? { text: said, entities: [{ type: "mention", offset: 0, length: name.length }] }
    : { text: said };
}
