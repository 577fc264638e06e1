import type { Context } from "grammy";
import type { Document, Message, MessageEntity, UserFromGetMe } from "grammy/types";

/** Decides whether a message is meant for the bot, and what it says. */

export type Incoming =
  | { readonly type: "command"; readonly name: string; readonly argument: string }
  | { readonly type: "text"; readonly text: string }
  /** Addressed to the bot, but says nothing: only its name. */
  | { readonly type: "empty" }
  /** What is written under a picture, film or the like, which itself is not read. */
  | { readonly type: "caption"; readonly text: string }
  /** A file, in a private chat. */
  | { readonly type: "document"; readonly document: Document; readonly caption: string }
  /** A sticker, photo, voice message and the like. */
  | { readonly type: "not-text" }
  /** Not meant for the bot, or no message of a person. */
  | { readonly type: "ignored" };

const IGNORED: Incoming = { type: "ignored" };

/** What people send that is not text. Any other message without text is a service message. */
const MEDIA = [
  "animation",
  "audio",
  "checklist",
  "contact",
  "dice",
  "document",
  "game",
  "location",
  "paid_media",
  "photo",
  "poll",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

/**
 * Private chats: everything is for the bot. Groups: commands that are addressed to it or to nobody, messages that mention
 * it, and replies to its own messages.
 */
export function readMessage(message: Message, me: UserFromGetMe): Incoming {
  const isPrivate = message.chat.type === "private";
  if (message.chat.type === "channel") return IGNORED;
  if (message.from?.is_bot === true && message.sender_chat === undefined) return IGNORED;
  const isReply = message.reply_to_message?.from?.id === me.id;
  if (message.text === undefined) {
    // A moving picture comes as a document too.
    if (isPrivate && message.document !== undefined && message.animation === undefined)
      return { type: "document", document: message.document, caption: message.caption ?? "" };
    const isMedia = MEDIA.some((kind) => kind in message);
    const names = mentionsOf(message, me);
    const caption = without(message.caption ?? "", names);
    if (isMedia && caption !== "" && (isPrivate || isReply || names.length > 0))
      return { type: "caption", text: caption };
    return isMedia && (isPrivate || isReply) ? { type: "not-text" } : IGNORED;
  }
  const command = readCommand(message.text);
  if (command !== null) {
    const isForOther =
      command.addressee !== null && command.addressee.toLowerCase() !== me.username.toLowerCase();
    if (isForOther && !isPrivate) return IGNORED;
    // An unknown command that nobody is named in may be for another bot of the group.
    const isForMe = isPrivate || command.addressee !== null || isReply;
    if (isForOther || isForMe || isKnown(command.name))
      return { type: "command", name: command.name, argument: command.argument };
    return IGNORED;
  }
  const mentions = mentionsOf(message, me);
  if (!isPrivate && mentions.length === 0 && !isReply) return IGNORED;
  const text = without(message.text, mentions);
  return text === "" ? { type: "empty" } : { type: "text", text };
}

export const COMMANDS = [
  "start",
  "help",
  "cek",
  "batal",
  "baru",
  "pasal",
  "cari",
  "memo",
  "periksa",
  "sumber",
  "bahasa",
  "tentang",
  "riwayat",
  "hapus_data",
] as const;
/** Those that only administrators may give. */
/** Who may use the bot. */
export const ACCESS_COMMANDS = ["izinkan", "cabut", "pengguna", "kode"] as const;
export type AccessCommand = (typeof ACCESS_COMMANDS)[number];
/** How it is used and how it is. */
export const REPORT_COMMANDS = ["status", "statistik", "ekspor"] as const;
export type ReportCommand = (typeof REPORT_COMMANDS)[number];
export const ADMINISTRATORS_COMMANDS = [...ACCESS_COMMANDS, ...REPORT_COMMANDS] as const;
export type AdministratorsCommand = (typeof ADMINISTRATORS_COMMANDS)[number];
export type CommandName = (typeof COMMANDS)[number] | AdministratorsCommand;

export function isReportCommand(command: AdministratorsCommand): command is ReportCommand {
  return REPORT_COMMANDS.some((name) => name === command);
}

export function isAdministratorsCommand(command: CommandName | undefined): command is AdministratorsCommand {
  return ADMINISTRATORS_COMMANDS.some((name) => name === command);
}

const ALIASES: Readonly<Record<string, CommandName>> = {
  bantuan: "help",
  check: "cek",
  cancel: "batal",
  new: "baru",
  allow: "izinkan",
  revoke: "cabut",
  users: "pengguna",
  code: "kode",
  telaahan: "memo",
  review: "periksa",
  statistics: "statistik",
  statistika: "statistik",
  export: "ekspor",
  eksport: "ekspor",
  history: "riwayat",
  hapusdata: "hapus_data",
  delete_data: "hapus_data",
};

/** The command of that name or alias, in any case; undefined for one that the bot has not. */
export function commandOf(name: string): CommandName | undefined {
  const lower = name.toLowerCase();
  return ALIASES[lower] ?? [...COMMANDS, ...ADMINISTRATORS_COMMANDS].find((command) => command === lower);
}

function isKnown(name: string): boolean {
  return commandOf(name) !== undefined;
}

interface Command {
  readonly name: string;
  /** The bot named behind the command, as in `/pasal@asisten_bot`. */
  readonly addressee: string | null;
  readonly argument: string;
}

function readCommand(text: string): Command | null {
  const match = /^\/([A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/.exec(text.trim());
  if (match?.[1] === undefined) return null;
  const argument = (match[3] ?? "").trim();
  const addressee = match[2] ?? null;
  // "/pasal42" is "/pasal 42".
  const glued = /^(pasal)_?(\d\w*)$/i.exec(match[1]);
  if (glued?.[1] !== undefined && glued[2] !== undefined)
    return { name: glued[1], addressee, argument: `${glued[2]} ${argument}`.trim() };
  return { name: match[1], addressee, argument };
}

function mentionsOf(message: Message, me: UserFromGetMe): MessageEntity[] {
  const text = message.text ?? message.caption ?? "";
  return (message.entities ?? message.caption_entities ?? []).filter((entity) => {
    if (entity.type === "text_mention") return entity.user.id === me.id;
    if (entity.type !== "mention") return false;
    const name = text.slice(entity.offset, entity.offset + entity.length);
    return name.toLowerCase() === `@${me.username.toLowerCase()}`;
  });
}

function without(text: string, entities: readonly MessageEntity[]): string {
  let rest = text;
  for (const { offset, length } of [...entities].sort((a, b) => b.offset - a.offset))
    rest = rest.slice(0, offset) + rest.slice(offset + length);
  return entities.length === 0 ? rest.trim() : rest.replace(/[ \t]{2,}/g, " ").trim();
}

/** Whether an update asks something of the bot, rather than being a message that it only overhears. */
export function isAddressed(ctx: Context): boolean {
  const message = ctx.message ?? ctx.editedMessage;
  return message === undefined || readMessage(message, ctx.me).type !== "ignored";
}
