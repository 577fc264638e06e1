import { randomBytes } from "node:crypto";
import { InlineKeyboard, type Context } from "grammy";
import type { Guest, GuestList } from "../../storage/access.ts";
import { Lru } from "../../storage/lru.ts";
import type { AccessCommand } from "../addressing.ts";
import type { Press } from "../callback-data.ts";
import { chatIdOf, type Conversation } from "../conversation.ts";
import type { ChatDeps } from "../deps.ts";
import { sendText } from "../reply.ts";
import { say, type TextKey, type TextValues } from "../texts.ts";
import { guestsPage, labelOf } from "./guests-page.ts";
import { newCode, showCode } from "./pairing.ts";
import { namedBy, writerOf, type Named } from "./person.ts";
import type { Roles } from "./roles.ts";
import { tell } from "./tell.ts";

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

export type AdministrationPress = Extract<Press, { type: "let-in" | "revoke" | "guests" }>;

/** Forwarded messages whose writer may still be let in by a button, over all administrators. */
const MOST_OFFERS = 200;
const HOUR_MS = 3_600_000;

export function createAdministration(
  deps: ChatDeps,
  conversation: Conversation,
  roles: Roles,
): Administration {
  const { access: rules, settings, logger } = deps;
  const { users, groups, codes } = rules.guests;
  const offers = new Lru<string, Pick<Guest, "id" | "name">>(MOST_OFFERS);
  const offerKey = (ctx: Context, offer: string): string => `${chatIdOf(ctx)}:${offer}`;

  const reply = (ctx: Context, key: TextKey, values?: TextValues): Promise<void> =>
    sendText(ctx, say(key, conversation.languageOf(ctx), values));
  /** The same, and that it does not count yet where everybody is let in. */
  const replyNoting = async (ctx: Context, key: TextKey, values?: TextValues): Promise<void> => {
    const language = conversation.languageOf(ctx);
    const note = rules.mode === "open" ? [say("access-is-open", language)] : [];
    await sendText(ctx, [say(key, language, values), ...note].join("\n\n"));
  };
  const namesOf = ({ id, name }: Pick<Guest, "id" | "name">): TextValues => ({
    name: labelOf({ id, name }),
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
        await replyNoting(ctx, "user-let-in", namesOf(guest));
        if (before === undefined && rules.mode !== "open")
          await tell(ctx, id, say("you-are-let-in", settings.get(id).lastLanguage));
        return;
      }
      case "group": {
        const group = groups.letIn({ id: named.id, name: named.name, letInBy });
        logger.info({ group: group.id, by: letInBy }, "a group was let in");
        return replyNoting(ctx, "group-let-in", namesOf(group));
      }
    }
  };

  /** Nothing that was said is kept of who may no longer ask. */
  const shutOut = (ctx: Context, list: GuestList, id: number): Guest | undefined => {
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
        return replyNoting(ctx, "access-revoked", namesOf(guest));
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

  const pageOf = (ctx: Context, at: number): ReturnType<typeof guestsPage> =>
    guestsPage(rules, conversation.languageOf(ctx), at, (page) =>
      conversation.encode(ctx, { type: "guests", page }),
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
      await sendText(ctx, say("let-in-offer", language, namesOf(writer)), keyboard);
      return true;
    },
    isCurrent: (ctx, press) => {
      switch (press.type) {
        case "guests":
          return ctx.chat?.type === "private";
        case "revoke":
          return users.find(press.user)?.letInAt === press.letInAt;
        case "let-in":
          return offers.get(offerKey(ctx, press.offer)) !== undefined;
      }
    },
    takePress: async (ctx, press) => {
      switch (press.type) {
        case "guests": {
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
