import { sequentialize } from "@grammyjs/runner";
import { Bot, type Context } from "grammy";
import type { Message } from "grammy/types";
import { LRUCache } from "lru-cache";
import { createMemoryInbox } from "../storage/updates.ts";
import { accessGate, createWelcome } from "./access/access-gate.ts";
import { createAdministration } from "./access/administration.ts";
import { rateLimit } from "./access/rate-limit.ts";
import { createRoles } from "./access/staff-roles.ts";
import { readMessage } from "./addressing.ts";
import { NEVER_REPEATED, describeError, logFailures, retryWhenAsked } from "./api.ts";
import { createTraces } from "./audit-recorder.ts";
import { createActionHandler } from "./callback-actions.ts";
import { administratorsMenu, runCommand } from "./command-list.ts";
import { chatIdOf, createConversation } from "./conversation.ts";
import { repeatUntilDelivered } from "./delivery.ts";
import type { BotDependencies } from "./dependencies.ts";
import { createEraseFeature } from "./features/erasure.ts";
import { createFeedbackFeature } from "./features/feedback.ts";
import { createDialogFeature } from "./features/guided-check/guided-check.ts";
import { createInlineHandler } from "./features/inline.ts";
import { createMemoFeature } from "./features/memo.ts";
import { createPastQuestions } from "./features/past-questions.ts";
import { createMessageBursts } from "./features/questions/message-burst.ts";
import { createQuestions } from "./features/questions/questions.ts";
import { createReports } from "./features/reports/usage-reports.ts";
import { createReviewFeature } from "./features/review/review.ts";
import { createUploadFeature } from "./features/upload/upload.ts";
import { sendNotice } from "./rendering/sending.ts";
import { type PlainTextKey, say } from "./texts/texts.ts";
import { crashRecovery, idempotency } from "./updates/crash-recovery.ts";
import { errorBoundary } from "./updates/dispatching.ts";

export type { BotDependencies } from "./dependencies.ts";

/** The updates that the bot wants; channel posts and the like are not even fetched. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query"] as const;

/** How long the next message is waited for where one looks unfinished. */
const BURST_PAUSE_MS = 1_300;

/** Puts the bot together. It talks to nobody before it is run (run.ts) or handed an update (terminal.ts). */
export function createBot(deps: BotDependencies): Bot {
  const { logger, token, inbox = createMemoryInbox() } = deps;
  const bot = new Bot(token, {
    client: {
      ...(deps.apiRoot === undefined ? {} : { apiRoot: deps.apiRoot }),
      // Longer than a long poll; a connection that hangs is given up.
      timeoutSeconds: 60,
      ...deps.client,
    },
    ...(deps.botInfo === undefined ? {} : { botInfo: deps.botInfo }),
  });
  const traces = createTraces();
  const conversation = createConversation(deps, traces);
  // The last one runs first: a call is repeated around the one that logs it.
  if (deps.calls !== undefined) bot.api.config.use(deps.calls);
  bot.api.config.use(
    logFailures(logger, token),
    retryWhenAsked(),
    repeatUntilDelivered({
      except: NEVER_REPEATED,
      mark: (chatId) => say("sent-again", conversation.languageIn(chatId)),
    }),
  );
  const roles = createRoles(deps.access);
  const review = createReviewFeature(deps, conversation);
  const features = {
    conversation,
    review,
    roles,
    dialog: createDialogFeature(deps, conversation),
    upload: createUploadFeature(deps, conversation, roles, review),
    administration: createAdministration(deps, conversation, roles),
    memo: createMemoFeature(deps, conversation),
    reports: createReports(deps, conversation),
    pastQuestions: createPastQuestions(deps, conversation),
    erase: createEraseFeature(deps, conversation, (chatId) => {
      conversation.forgetButtons(chatId);
      questions.forget(chatId);
    }),
    feedback: createFeedbackFeature(deps, conversation),
  };
  const bursts = createMessageBursts({
    pauseMs: deps.burstPauseMs ?? BURST_PAUSE_MS,
    ...(deps.sleep === undefined ? {} : { sleep: deps.sleep }),
  });
  const questions = createQuestions(deps, { ...features, bursts });
  const handlePress = createActionHandler(deps, features);
  /** Messages, and albums of messages, that got their hint. */
  const hinted = new LRUCache<string, true>({ max: 1_000 });
  const markOf = (
    ctx: Context,
    { message_id: id, media_group_id: album }: Message,
    key: PlainTextKey,
  ): string => `${chatIdOf(ctx)}:${album ?? id}:${key}`;
  const isHinted = (ctx: Context, message: Message, key: PlainTextKey): boolean =>
    hinted.get(markOf(ctx, message, key)) === true;
  const hintOnce = async (
    ctx: Context,
    message: Message,
    key: PlainTextKey,
    hint = (): Promise<void> => conversation.say(ctx, key),
  ): Promise<void> => {
    if (isHinted(ctx, message, key)) return;
    hinted.set(markOf(ctx, message, key), true);
    await hint();
  };

  bot.use(bursts.note);
  bot.use(sequentialize((ctx: Context) => ctx.chatId?.toString()));
  const welcome = createWelcome(deps, conversation);
  bot.use(accessGate({ rules: deps.access, roles, inbox, logger, token, welcome }));
  bot.use(idempotency(deps.handledUpdates, inbox, logger));
  bot.use(errorBoundary(logger, token, traces, (ctx) => conversation.languageOf(ctx)));
  const tell = (ctx: Context, key: PlainTextKey, trace?: string): Promise<void> =>
    sendNotice(ctx, `${say(key, conversation.languageOf(ctx))} ${trace ?? ""}`.trim());
  bot.use(crashRecovery({ inbox, logger, traces, tell }));
  bot.use(rateLimit(deps.access, roles, (ctx) => conversation.languageOf(ctx)));
  bot.use(administratorsMenu(roles));

  bot.on("message", async (ctx) => {
    const incoming = readMessage(ctx.message, ctx.me);
    if (await features.administration.takeForward(ctx)) return;
    switch (incoming.type) {
      case "command":
        return runCommand(ctx, deps, features, incoming.name, incoming.argument);
      case "text":
        if (await features.feedback.takeText(ctx, incoming.text)) return;
        return questions.ask(ctx, ctx.message, incoming.text);
      case "empty":
        return questions.ask(ctx, ctx.message, "");
      case "caption":
        await hintOnce(ctx, ctx.message, "picture-not-read");
        return questions.ask(ctx, ctx.message, incoming.text);
      case "document":
        if (review.isAskedBy(incoming.caption, features.upload.isOpenTo(ctx)))
          return review.take(ctx, incoming.document);
        if (features.upload.isOpenTo(ctx))
          return features.upload.take(ctx, incoming.document, incoming.caption);
        return hintOnce(ctx, ctx.message, "upload-refused", () =>
          review.refuseUpload(ctx, incoming.document),
        );
      case "not-text":
        return ctx.message.media_group_id !== undefined && isHinted(ctx, ctx.message, "picture-not-read")
          ? undefined
          : hintOnce(ctx, ctx.message, "not-text");
      case "ignored":
        return;
    }
  });
  bot.on("edited_message", async (ctx) => {
    const incoming = readMessage(ctx.editedMessage, ctx.me);
    if (incoming.type === "ignored" || incoming.type === "not-text") return;
    const text = incoming.type === "text" || incoming.type === "caption" ? incoming.text : null;
    if (text !== null && (await questions.askAgain(ctx, ctx.editedMessage, text))) return;
    await hintOnce(ctx, ctx.editedMessage, "edited");
  });
  bot.on("callback_query", handlePress);
  bot.on("inline_query", createInlineHandler(deps, conversation));

  // The guard lets nothing through; this is for faults of the guard itself.
  bot.catch((failure) => {
    logger.error(
      { update: failure.ctx.update.update_id, error: describeError(failure.error, token) },
      "an update failed outside the error boundary",
    );
  });
  return bot;
}
