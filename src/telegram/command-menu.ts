import type { Context, MiddlewareFn } from "grammy";
import type { Language } from "../answering/answer.ts";
import type { Roles } from "./access/roles.ts";
import { ADMINISTRATORS_COMMANDS, COMMANDS } from "./addressing.ts";
import { COMMAND_DESCRIPTIONS } from "./rendering/pages.ts";
import { say } from "./texts/texts.ts";

/** Gives each administrator a menu with their own commands, when they first write to the bot after its start. */
export function administratorsMenu(roles: Roles): MiddlewareFn<Context> {
  const done = new Set<number>();
  return async (ctx, next) => {
    await next();
    const chat = ctx.message?.chat;
    if (chat?.type !== "private" || !roles.isAdministrator(ctx) || done.has(chat.id)) return;
    done.add(chat.id);
    const commands = (language: Language): { command: string; description: string }[] =>
      [...COMMANDS, ...ADMINISTRATORS_COMMANDS].map((command) => ({
        command,
        description: say(COMMAND_DESCRIPTIONS[command], language),
      }));
    const scope = { type: "chat", chat_id: chat.id } as const;
    try {
      await ctx.api.setMyCommands(commands("id"), { scope });
      await ctx.api.setMyCommands(commands("en"), { scope, language_code: "en" });
    } catch {
      // The commands work without their menu; the failed call is in the log.
    }
  };
}
