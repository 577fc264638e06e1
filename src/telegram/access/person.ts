import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { AllowedUser } from "../../storage/access.ts";

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
export function labelOf({ id, name }: Pick<AllowedUser, "id" | "name">): string {
  return name === "" ? String(id) : `${name} (${id})`;
}
