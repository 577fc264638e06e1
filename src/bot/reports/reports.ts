import { InputFile, type Api, type Context } from "grammy";
import type { ReportCommand } from "../addressing.ts";
import type { Conversation } from "../conversation.ts";
import type { BotDeps, ChatDeps } from "../deps.ts";
import { describeError } from "../redact.ts";
import { sendText } from "../reply.ts";
import { say } from "../texts.ts";
import { withTyping } from "../typing.ts";
import { digestOf } from "./digest.ts";
import { exportOf, MOST_DAYS, readDays } from "./export.ts";
import { statisticsOf } from "./statistics.ts";
import { statusText } from "./status.ts";

/** What administrators are told of how the bot is used and how it is. Whether who asks is one has been checked before. */
export interface Reports {
  run(ctx: Context, report: ReportCommand, argument: string): Promise<void>;
}

export function createReports(deps: ChatDeps, conversation: Conversation): Reports {
  const { audit, model = null, access, installation, saveFile } = deps;
  const { timeZone } = installation;
  return {
    run: async (ctx, report, argument) => {
      const language = conversation.languageOf(ctx);
      switch (report) {
        case "status": {
          const { corpus } = conversation.editionOf(ctx);
          const uptime = process.uptime();
          const text = await statusText(
            { ...installation, corpus, audit, model, access: access.mode, uptime },
            Date.now(),
            language,
          );
          return sendText(ctx, text);
        }
        case "statistik": {
          const { picture, caption } = await withTyping(ctx, () =>
            statisticsOf(audit, Date.now(), timeZone, language),
          );
          if (saveFile !== undefined) return saved(ctx, caption, await saveFile("statistik.png", picture));
          await ctx.replyWithPhoto(new InputFile(picture, "statistik.png"), { caption });
          return;
        }
        case "ekspor": {
          // It holds everybody's words.
          if (ctx.chat?.type !== "private") return sendText(ctx, say("export-in-private", language));
          const days = readDays(argument);
          if (days === null) return sendText(ctx, say("export-usage", language, { most: MOST_DAYS }));
          const { file, name, rows } = exportOf(audit, Date.now(), days, timeZone);
          const caption = say("export-caption", language, { rows, days });
          if (saveFile !== undefined) return saved(ctx, caption, await saveFile(name, file));
          await ctx.replyWithDocument(new InputFile(file, name), { caption });
          return;
        }
      }
    },
  };
}

/** In the terminal a file lies on the disk. */
async function saved(ctx: Context, caption: string, path: string): Promise<void> {
  await sendText(ctx, `${caption}\n\n${path}`);
}

/** Sends the digest of the last day to each administrator, in the language of the chat with them. Never rejects. */
export async function sendDigest(
  api: Pick<Api, "sendMessage">,
  {
    audit,
    settings,
    access,
    logger,
    token,
  }: Pick<BotDeps, "audit" | "settings" | "access" | "logger" | "token">,
): Promise<void> {
  for (const administrator of access.administrators) {
    try {
      const { language, lastLanguage } = settings.get(administrator);
      const text = digestOf(audit, Date.now(), language ?? lastLanguage);
      if (text === null) return;
      await api.sendMessage(administrator, text);
    } catch (error) {
      // Somebody who never wrote to the bot cannot be written to.
      logger.warn({ administrator, error: describeError(error, token) }, "the digest could not be sent");
    }
  }
}
