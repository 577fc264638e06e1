import type { Context } from "grammy";
import type { Message, Update } from "grammy/types";
import type { AccessStore, AllowedUser } from "../../storage/access.ts";

/** Who may do what: the one place where it is decided. */

export const ACCESS_MODES = ["open", "allowlist", "pairing"] as const;

/**
 * Who is let in: everybody; whom an administrator let in; or also who brings a code that an administrator made. Administrators
 * always are, and in a group everybody once an administrator has let the group in.
 */
export type AccessMode = (typeof ACCESS_MODES)[number];

export interface AccessRules {
  readonly mode: AccessMode;
  /** Ids of Telegram users. */
  readonly administrators: ReadonlySet<number>;
  readonly allowed: AccessStore;
  /** How long a pairing code is good for, in whole hours. */
  readonly codeHours: number;
  /** What a user may send in a minute, messages and presses together; 0 for no limit. */
  readonly perMinute: number;
  /** Whether a link opens a chat with the bot. */
  readonly hasLinks: boolean;
}

export type Role = "administrator" | "user" | "stranger";

export interface Roles {
  /** Of whoever caused an update, in the chat that it comes from. */
  roleOf(update: Update): Role;
  isAdministrator(ctx: Context): boolean;
  /** Whether a person may use the bot in a private chat. */
  isLetIn(userId: number): boolean;
  /** Whether the codes that a person made still count. */
  mayLetIn(maker: number): boolean;
}

/** Stands for the person at the terminal of the machine, who is no user of Telegram. */
export const OPERATOR_ID = 1;

export function createRoles({ mode, administrators, allowed }: AccessRules): Roles {
  const isLetIn = (userId: number): boolean =>
    mode === "open" || administrators.has(userId) || allowed.users.find(userId) !== undefined;
  return {
    roleOf: (update) => {
      const { user, group } = originOf(update);
      if (user !== undefined && administrators.has(user)) return "administrator";
      if (mode === "open") return "user";
      if (group !== undefined) return allowed.groups.find(group) === undefined ? "stranger" : "user";
      return user !== undefined && isLetIn(user) ? "user" : "stranger";
    },
    isAdministrator: ({ from }) => from !== undefined && administrators.has(from.id),
    isLetIn,
    mayLetIn: (maker) => maker === OPERATOR_ID || administrators.has(maker),
  };
}

interface Origin {
  readonly user: number | undefined;
  /** The chat, unless it is a private one or none. */
  readonly group: number | undefined;
}

/** Where an update comes from; nowhere for kinds that the bot does not ask Telegram for. */
export function originOf(update: Update): Origin {
  const message = update.message ?? update.edited_message;
  const query = update.callback_query;
  const chat = message?.chat ?? query?.message?.chat;
  const from = message?.from ?? query?.from ?? update.inline_query?.from ?? update.chosen_inline_result?.from;
  return { user: from?.id, group: chat === undefined || chat.type === "private" ? undefined : chat.id };
}

/** Whom an administrator means. */
export type Named =
  | { readonly type: "user"; readonly id: number; readonly name: string }
  | { readonly type: "group"; readonly id: number; readonly name: string }
  /** A forwarded message whose writer does not show who they are. */
  | { readonly type: "hidden" }
  | { readonly type: "bot" }
  | { readonly type: "nobody" };

const NUMBERED = /^(-?[1-9]\d{0,14})(?:\s+([^]+))?$/;

/** By a number with or without a name behind it, by the message that was replied to, or by the group the command is typed in. */
export async function namedBy(ctx: Context, argument: string): Promise<Named> {
  const [, digits, given = ""] = NUMBERED.exec(argument) ?? [];
  if (digits !== undefined) {
    const id = Number(digits);
    const type = id > 0 ? "user" : "group";
    return { type, id, name: oneLine(given) || (await nameAtTelegram(ctx, id)) };
  }
  if (argument !== "") return { type: "nobody" };
  const answered = ctx.message?.reply_to_message;
  // In a forum every message replies to the one that opened its topic.
  if (answered !== undefined && answered.forum_topic_created === undefined && answered.from?.id !== ctx.me.id)
    return writerOf(answered);
  const { chat } = ctx;
  return chat === undefined || chat.type === "private"
    ? { type: "nobody" }
    : { type: "group", id: chat.id, name: oneLine(chat.title ?? "") };
}

/** The person whom a message shows as a contact, else who wrote it first, else who sent it. */
export function writerOf({ contact, forward_origin: origin, from }: Message): Named {
  if (contact !== undefined) {
    const { user_id: id, first_name, last_name } = contact;
    return id === undefined
      ? { type: "hidden" }
      : { type: "user", id, name: oneLine([first_name, last_name].join(" ")) };
  }
  if (origin?.type === "hidden_user") return { type: "hidden" };
  const writer = origin === undefined ? from : origin.type === "user" ? origin.sender_user : undefined;
  if (writer === undefined) return { type: "nobody" };
  return writer.is_bot ? { type: "bot" } : { type: "user", id: writer.id, name: nameOf(writer) };
}

/** The name that a person shows in Telegram. */
export function nameOf({ first_name, last_name, username }: NameParts): string {
  return oneLine([first_name, last_name, username === undefined ? "" : `(@${username})`].join(" "));
}

type NameParts = { readonly [part in "first_name" | "last_name" | "username"]?: string | undefined };

/** Empty where Telegram does not know them, as before a person has written to the bot. */
async function nameAtTelegram(ctx: Context, id: number): Promise<string> {
  try {
    const chat = await ctx.api.getChat(id);
    return chat.title === undefined ? nameOf(chat) : oneLine(chat.title);
  } catch {
    return "";
  }
}

const LONGEST_NAME = 64;

/** Without control characters, or marks that would turn the line around. */
function oneLine(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim()].slice(0, LONGEST_NAME).join("");
}

/** "Ani Wijaya (12345)", or the number alone where no name is known. */
export function userLabel({ id, name }: Pick<AllowedUser, "id" | "name">): string {
  return name === "" ? String(id) : `${name} (${id})`;
}
