import type { Context } from "grammy";
import type { Update } from "grammy/types";
import type { AccessStore } from "../../storage/access.ts";

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
