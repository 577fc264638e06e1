import type { Language } from "../../text/language.ts";
import { randomInt } from "node:crypto";
import { type Context, InlineKeyboard, type MiddlewareFn } from "grammy";
import { LRUCache } from "lru-cache";

import type { Logger } from "../../platform/logger.ts";
import type { AllowedUser } from "../../storage/access.ts";
import type { Inbox } from "../../storage/updates.ts";
import { isAddressed } from "../addressing.ts";
import { describeError } from "../api.ts";
import type { Conversation } from "../conversation.ts";
import type { ChatDependencies } from "../dependencies.ts";
import { startPage } from "../rendering/pages.ts";
import { sendText, tell } from "../rendering/sending.ts";
import { say } from "../texts/texts.ts";
import { type AccessRules, OPERATOR_ID, type Roles, userLabel, nameOf, originOf } from "./staff-roles.ts";
import { createLimiter } from "./rate-limit.ts";

/**
 * Lets nobody through but who may use the bot. A stranger gets one polite line in some hours, and costs nothing: what they
 * send is neither kept nor logged, not even as handled. Stands before everything that does either.
 */

const HOUR_MS = 3_600_000;
/** How long a stranger, or a group of strangers, is told nothing more. */
const TOLD_FOR_MS = 6 * HOUR_MS;
const STRANGERS_REMEMBERED = 5_000;
/** All strangers together: Telegram takes some 30 messages a second of a bot, which belong to its users. */
const TOLD_A_MINUTE = 30;
const TRIES_AN_HOUR = 5;
const ALL_TRIES_AN_HOUR = 1_000;

export interface AccessGateDependencies {
  readonly rules: AccessRules;
  readonly roles: Roles;
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly token: string;
  /** Greets who has just come in by a code, and tells who made it. */
  readonly welcome: (ctx: Context, user: AllowedUser, language: Language) => Promise<void>;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

export function accessGate(deps: AccessGateDependencies): MiddlewareFn<Context> {
  const { rules, roles, inbox, logger, token, welcome, now = () => performance.now() } = deps;
  const told = new LRUCache<number, number>({ max: STRANGERS_REMEMBERED });
  const tellings = createLimiter({ limit: TOLD_A_MINUTE, windowMs: 60_000, now });
  const tries = createLimiter({ limit: TRIES_AN_HOUR, windowMs: HOUR_MS, now });
  const allTries = createLimiter({ limit: ALL_TRIES_AN_HOUR, windowMs: HOUR_MS, now });

  /** Says that the bot is not for everybody, unless it has been said lately. */
  const turnAway = async (ctx: Context): Promise<void> => {
    const who = whoIn(ctx);
    if (who === undefined || ctx.inlineQuery !== undefined || !isAddressed(ctx)) return;
    const before = told.get(who);
    if (before !== undefined && now() - before < TOLD_FOR_MS) return;
    if (tellings.take("all").type === "wait") return;
    told.set(who, now());
    const key =
      who < 0 ? "stranger-group" : rules.mode === "pairing" ? "stranger-pairing" : "stranger-allowlist";
    const text = say(key, languageOf(ctx), { id: String(who) });
    if (ctx.callbackQuery === undefined) await sendText(ctx, text);
    else await ctx.answerCallbackQuery({ text });
  };

  const tryCode = async (ctx: Context, code: string): Promise<void> => {
    const { from } = ctx;
    if (from === undefined) return;
    const turn = tries.take(from.id);
    if (turn.type === "wait") {
      if (turn.isFirst)
        await sendText(ctx, say("code-wait", languageOf(ctx), { minutes: Math.ceil(turn.seconds / 60) }));
      return;
    }
    if (allTries.take("all").type === "wait") return;
    const user = rules.allowed.codes.redeem(code, { id: from.id, name: nameOf(from) }, roles.mayLetIn);
    if (user === undefined) return sendText(ctx, say("code-wrong", languageOf(ctx)));
    logger.info({ user: user.id, by: user.letInBy }, "a user came in by a code");
    await welcome(ctx, user, languageOf(ctx));
  };

  return async (ctx, next) => {
    if (roles.roleOf(ctx.update) !== "stranger") {
      // Should they be shut out later, they are told so.
      told.delete(whoIn(ctx) ?? 0);
      followMove(ctx, rules);
      return next();
    }
    // Who was shut out after it came has it struck out here.
    inbox.done(ctx.me.id, ctx.update.update_id);
    try {
      const code =
        rules.mode === "pairing" && ctx.chat?.type === "private" ? readCode(ctx.message?.text ?? "") : null;
      if (code === null) await turnAway(ctx);
      else await tryCode(ctx, code);
    } catch (error) {
      logger.warn({ error: describeError(error, token) }, "a stranger could not be answered");
    }
  };
}

/** The group, whose number is below 0, else the person. */
function whoIn(ctx: Context): number | undefined {
  const { user, group } = originOf(ctx.update);
  return group ?? user;
}

/** A group that becomes a supergroup gets another id, and stays let in. */
function followMove(ctx: Context, { allowed: { groups } }: AccessRules): void {
  const { message } = ctx;
  if (message?.migrate_to_chat_id === undefined) return;
  const group = groups.remove(message.chat.id);
  if (group !== undefined) groups.letIn({ ...group, id: message.migrate_to_chat_id });
}

/** By what Telegram says of the stranger's own language. */
function languageOf({ from }: Context): Language {
  return /^(?!id|in|ms|jv|su)/.test(from?.language_code ?? "id") ? "en" : "id";
}

/** Greets who came in by a code, and tells the administrator who made it, with a button that takes it back. */
export function createWelcome(
  { settings }: ChatDependencies,
  conversation: Conversation,
): AccessGateDependencies["welcome"] {
  return async (ctx, allowed, language) => {
    const { id: user, letInBy, letInAt } = allowed;
    if (letInBy !== OPERATOR_ID) {
      const chosen = settings.get(letInBy);
      const theirs = chosen.language ?? chosen.lastLanguage;
      const data = conversation.encode(ctx, { type: "revoke", user, letInAt }, letInBy);
      const keyboard = new InlineKeyboard().text(say("revoke-button", theirs), data);
      await tell(ctx, letInBy, say("came-in-by-code", theirs, { who: userLabel(allowed) }), keyboard);
    }
    settings.update(user, { lastLanguage: language });
    await sendText(ctx, say("code-accepted", language));
    await conversation.show(ctx, startPage(language, false));
  };
}

// Pairing codes: what they look like, and how they are read from what a person sends.

/** No letters or digits that are mistaken for one another. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 30 to the power of 12 is 59 bits: not to be guessed, least of all a few times an hour. */
const LENGTH = 12;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** The code in groups of four, which can be typed or stand in a link. */
export function showCode(code: string): string {
  return code.replace(/(?<=^(?:.{4})+)(?=.)/g, "-");
}

/** The code that a message consists of, alone or behind `/start`; null where it is none. */
export function readCode(text: string): string | null {
  const code = text
    .replace(/^\/start(?:@\w+)?\s/i, "")
    .replace(/[\s-]/g, "")
    .toUpperCase();
  return CODE.test(code) ? code : null;
}
