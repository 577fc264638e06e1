import { InlineKeyboard } from "grammy";
import type { Conversation } from "../conversation.ts";
import type { ChatDeps } from "../deps.ts";
import { startPage } from "../pages.ts";
import { sendText } from "../reply.ts";
import { say } from "../texts.ts";
import type { GateDeps } from "./gate.ts";
import { labelOf } from "./guests-page.ts";
import { OPERATOR_ID } from "./roles.ts";
import { tell } from "./tell.ts";

/** Greets who came in by a code, and tells the administrator who made it, with a button that takes it back. */
export function createWelcome({ settings }: ChatDeps, conversation: Conversation): GateDeps["welcome"] {
  return async (ctx, guest, language) => {
    const { id: user, letInBy, letInAt } = guest;
    if (letInBy !== OPERATOR_ID) {
      const chosen = settings.get(letInBy);
      const theirs = chosen.language ?? chosen.lastLanguage;
      const data = conversation.encode(ctx, { type: "revoke", user, letInAt }, letInBy);
      const keyboard = new InlineKeyboard().text(say("revoke-button", theirs), data);
      await tell(ctx, letInBy, say("came-in-by-code", theirs, { who: labelOf(guest) }), keyboard);
    }
    settings.update(user, { lastLanguage: language });
    await sendText(ctx, say("code-accepted", language));
    await conversation.show(ctx, startPage(language, false));
  };
}
