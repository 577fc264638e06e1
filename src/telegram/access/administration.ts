import type { Language } from "../../text/language.ts";
import { randomBytes } from "node:crypto";
import { type Context, InlineKeyboard } from "grammy";
import { LRUCache } from "lru-cache";

import { formatDay } from "../../platform/dates.ts";
import type { AllowedUser, AllowedUsers } from "../../storage/access.ts";
import type { AccessCommand } from "../addressing.ts";
import type { CallbackAction } from "../callback-data.ts";
import { type Conversation, chatIdOf } from "../conversation.ts";
import type { ChatDependencies } from "../dependencies.ts";
import { sendText, tell } from "../rendering/sending.ts";
import { type Filling, type TextKey, say } from "../texts/texts.ts";
import { newCode, showCode } from "./access-gate.ts";
import { type AccessRules, type Named, type Roles, userLabel, namedBy, writerOf } from "./staff-roles.ts";

/**
 * How administrators say who may use the bot. Whether who asks is one has been checked before: see `runCommand` and
 * `createPressHandler`.
 */
export interface Administration {
  run(ctx: Context, command: AccessCommand, argument: string): Promise<void>;
  /**
   * Offers to let in the writer of a message that an administrator forwards. False where there is nothing to offer: the
   * message is one like any other.
   */
  takeForward(ctx: Context): Promise<boolean>;
  /** Whether a button still does what it says. */
  isCurrent(ctx: Context, press: AdministrationPress): boolean;
  takePress(ctx: Context, press: AdministrationPress): Promise<void>;
}

export type AdministrationPress = Extract<CallbackAction, { type: "let-in" | "revoke" | "allowed-users" }>;

/** Forwarded messages whose writer may still be let in by a button, over all administrators. */
const MOST_OFFERS = 200;
const HOUR_MS = 3_600_000;

export function createAdministration(
  deps: ChatDependencies,
  conversation: Conversation,
  roles: Roles,
): Administration {
  const { access: rules, settings, logger } = deps;
  const { users, groups, codes } = rules.allowed;
  const offers = new LRUCache<string, Pick<AllowedUser, "id" | "name">>({ max: MOST_OFFERS });
  const offerKey = (ctx: Context, offer: string): string => `${chatIdOf(ctx)}:${offer}`;

  const reply = <K extends TextKey>(ctx: Context, key: K, ...filling: Filling<K>): Promise<void> =>
    sendText(ctx, say(key, conversation.languageOf(ctx), ...filling));
  /** The same, and that it does not count yet where everybody is let in. */
  const replyNoting = async <K extends TextKey>(
    ctx: Context,
    key: K,
    ...filling: Filling<K>
  ): Promise<void> => {
    const language = conversation.languageOf(ctx);
    const note = rules.mode === "open" ? [say("access-is-open", language)] : [];
    await sendText(ctx, [say(key, language, ...filling), ...note].join("\n\n"));
  };
  const userNames = ({ id, name }: Pick<AllowedUser, "id" | "name">): { name: string; id: string } => ({
    name: userLabel({ id, name }),
    id: String(id),
  });

  const letIn = async (ctx: Context, named: Named): Promise<void> => {
    const letInBy = ctx.from?.id ?? 0;
    switch (named.type) {
      case "nobody":
        return reply(ctx, "izinkan-usage");
      case "hidden":
        return reply(ctx, "writer-is-hidden");
      case "bot":
        return reply(ctx, "writer-is-bot");
      case "user": {
        const { id } = named;
        if (rules.administrators.has(id)) return reply(ctx, "is-administrator", { id: String(id) });
        const before = users.find(id);
        const guest = users.letIn({ id, name: named.name || (before?.name ?? ""), letInBy });
        logger.info({ user: id, by: letInBy }, "a user was let in");
        await replyNoting(ctx, "user-let-in", userNames(guest));
        if (before === undefined && rules.mode !== "open")
          await tell(ctx, id, say("you-are-let-in", settings.get(id).lastLanguage));
        return;
      }
      case "group": {
        const group = groups.letIn({ id: named.id, name: named.name, letInBy });
        logger.info({ group: group.id, by: letInBy }, "a group was let in");
        return replyNoting(ctx, "group-let-in", userNames(group));
      }
    }
  };

  /** Nothing that was said is kept of who may no longer ask. */
  const shutOut = (ctx: Context, list: AllowedUsers, id: number): AllowedUser | undefined => {
    const guest = list.remove(id);
    if (guest === undefined) return undefined;
    logger.info({ removed: id, by: ctx.from?.id }, "access was taken back");
    settings.update(id, { discussed: null, facts: null, history: null, dialog: null });
    return guest;
  };

  const revoke = async (ctx: Context, named: Named): Promise<void> => {
    switch (named.type) {
      case "nobody":
      case "bot":
        return reply(ctx, "cabut-usage");
      case "hidden":
        return reply(ctx, "writer-is-hidden");
      case "user":
      case "group": {
        const { id } = named;
        if (rules.administrators.has(id)) return reply(ctx, "is-administrator", { id: String(id) });
        const guest = shutOut(ctx, named.type === "user" ? users : groups, id);
        if (guest === undefined) return reply(ctx, "was-not-let-in", { id: String(id) });
        return replyNoting(ctx, "access-revoked", userNames(guest));
      }
    }
  };

  const makeCode = async (ctx: Context): Promise<void> => {
    if (rules.mode === "open") return reply(ctx, "access-is-open");
    if (rules.mode === "allowlist") return reply(ctx, "codes-are-off");
    const code = newCode();
    const shown = showCode(code);
    codes.add(code, ctx.from?.id ?? 0, Date.now() + rules.codeHours * HOUR_MS);
    await reply(ctx, "code-made", {
      code: shown,
      hours: rules.codeHours,
      link: rules.hasLinks ? `https://t.me/${ctx.me.username}?start=${shown}` : `/start ${shown}`,
    });
  };

  const pageOf = (ctx: Context, at: number): ReturnType<typeof allowedUsersPage> =>
    allowedUsersPage(rules, conversation.languageOf(ctx), at, (page) =>
      conversation.encode(ctx, { type: "allowed-users", page }),
    );

  return {
    run: async (ctx, command, argument) => {
      const isPrivate = ctx.chat?.type === "private";
      if (!isPrivate && (command === "pengguna" || command === "kode")) return reply(ctx, "private-only");
      switch (command) {
        case "izinkan":
          return letIn(ctx, await namedBy(ctx, argument));
        case "cabut":
          return revoke(ctx, await namedBy(ctx, argument));
        case "pengguna": {
          const { text, keyboard } = pageOf(ctx, 0);
          return sendText(ctx, text, keyboard);
        }
        case "kode":
          return makeCode(ctx);
      }
    },
    takeForward: async (ctx) => {
      const { message } = ctx;
      const isShown = message?.forward_origin !== undefined || message?.contact !== undefined;
      if (!isShown || ctx.chat?.type !== "private" || !roles.isAdministrator(ctx)) return false;
      const writer = writerOf(message);
      if (writer.type !== "user" || roles.isLetIn(writer.id)) return false;
      const offer = randomBytes(4).toString("hex");
      const language = conversation.languageOf(ctx);
      offers.set(offerKey(ctx, offer), writer);
      const data = conversation.encode(ctx, { type: "let-in", offer });
      const keyboard = new InlineKeyboard().text(say("let-in-button", language), data);
      await sendText(ctx, say("let-in-offer", language, userNames(writer)), keyboard);
      return true;
    },
    isCurrent: (ctx, press) => {
      switch (press.type) {
        case "allowed-users":
          return ctx.chat?.type === "private";
        case "revoke":
          return users.find(press.user)?.letInAt === press.letInAt;
        case "let-in":
          return offers.get(offerKey(ctx, press.offer)) !== undefined;
      }
    },
    takePress: async (ctx, press) => {
      switch (press.type) {
        case "allowed-users": {
          const { text, keyboard } = pageOf(ctx, press.page);
          await ctx.editMessageText(text, keyboard === undefined ? {} : { reply_markup: keyboard });
          return;
        }
        case "revoke":
          return revoke(ctx, { type: "user", id: press.user, name: "" });
        case "let-in": {
          const key = offerKey(ctx, press.offer);
          const offered = offers.get(key);
          if (offered === undefined) return;
          await letIn(ctx, { type: "user", ...offered });
          offers.delete(key);
          return;
        }
      }
    },
  };
}

// Who was let in, a page at a time: groups first, then users, those of today before those of last year.

const PAGE_LENGTH = 10;

/**
 * @param at the page, from 0; one behind the last shows the last
 * @param encode makes the data of a button out of the page that it leads to
 */
export function allowedUsersPage(
  { mode, administrators, allowed: { users, groups } }: AccessRules,
  language: Language,
  at: number,
  encode: (page: number) => string,
): { readonly text: string; readonly keyboard?: InlineKeyboard } {
  const groupCount = groups.count();
  const userCount = users.count();
  const pages = Math.max(1, Math.ceil((groupCount + userCount) / PAGE_LENGTH));
  const page = Math.min(at, pages - 1);
  const from = page * PAGE_LENGTH;
  const shownGroups = from < groupCount ? groups.list(from, PAGE_LENGTH) : [];
  const shownUsers = users.list(Math.max(0, from - groupCount), PAGE_LENGTH - shownGroups.length);
  const lines = [...shownGroups, ...shownUsers].map((guest) => lineOf(guest, language));
  const heading = say("guests-heading", language, {
    users: userCount,
    groups: groupCount,
    administrators: administrators.size,
  });
  const note = mode === "open" ? [say("access-is-open", language)] : [];
  const where = pages === 1 ? [] : [say("guests-at", language, { page: page + 1, pages })];
  const text = [heading, ...(lines.length === 0 ? [] : [lines.join("\n")]), ...where, ...note].join("\n\n");
  if (pages === 1) return { text };
  const keyboard = new InlineKeyboard();
  if (page > 0) keyboard.text(say("guests-before", language), encode(page - 1));
  if (page < pages - 1) keyboard.text(say("guests-after", language), encode(page + 1));
  return { text, keyboard };
}

/** "Ani Wijaya · 12345 · 24 Nov 2026" */
function lineOf(guest: AllowedUser, language: Language): string {
  const parts = [guest.name, String(guest.id), formatDay(guest.letInAt, language)];
  return `• ${parts.filter((part) => part !== "").join(" · ")}`;
}
