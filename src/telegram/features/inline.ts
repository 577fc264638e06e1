import type { Language } from "../../text/language.ts";
import { type Context, GrammyError, InlineKeyboard } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";

import type { Card } from "../../answering/conversation/offers.ts";
import type { Conversation } from "../conversation.ts";
import { deepLink, startParameter } from "../deep-link.ts";
import type { ChatDependencies, Snapshot } from "../dependencies.ts";
import { renderTelegram } from "../rendering/render.ts";
import type { OutgoingMessage } from "../rendering/rich-text.ts";
import { say } from "../texts/texts.ts";

/**
 * Inline mode: `@bot pasal 42 uu 32` in any chat offers provisions, and the one chosen is sent as a card with its words and
 * whether it is in force. A query comes with every key that is pressed, so nothing of it is kept or logged.
 */

const PAGE = 10;
/** How long Telegram may show the same results to the same person, in seconds: the law changes rarely, a day's status once. */
const CACHE_SECONDS = 300;
/** Of the words under a result's title. */
const PREVIEW = 120;
/** `/start` with it shows how the bot is used. */
export const HELP_PARAMETER = "bantuan";

export function createInlineHandler(
  { settings }: ChatDependencies,
  conversation: Conversation,
): (ctx: Context) => Promise<void> {
  /** The language that the person chose in their own chat with the bot, else that of their Telegram. */
  const languageOf = ({ from }: Context): Language => {
    const chosen = from === undefined ? null : settings.get(from.id).language;
    return chosen ?? (from?.language_code?.startsWith("en") === true ? "en" : "id");
  };

  return async (ctx) => {
    const { inlineQuery: query } = ctx;
    if (query === undefined) return;
    const language = languageOf(ctx);
    const edition = conversation.snapshotOf(ctx);
    const offset = /^\d{1,3}$/.test(query.offset) ? Number(query.offset) : 0;
    const { ids, hasMore } = await edition.offering.find(query.query, offset, PAGE);
    const results = ids.map((id) => resultOf(edition, id, language, ctx.me.username));
    const button = ids.length === 0 && offset === 0 ? "inline-nothing" : "inline-help";
    try {
      await ctx.answerInlineQuery(results, {
        cache_time: CACHE_SECONDS,
        // What one sees depends on one's language, and on whether one may use the bot.
        is_personal: true,
        next_offset: hasMore ? String(offset + PAGE) : "",
        button: { text: say(button, language), start_parameter: HELP_PARAMETER },
      });
    } catch (error) {
      // The person has typed on meanwhile; the failed call is in the log.
      if (!(error instanceof GrammyError)) throw error;
    }
  };
}

function resultOf(
  edition: Snapshot,
  id: string,
  language: Language,
  username: string,
): InlineQueryResultArticle {
  const card = edition.offering.card(id, language);
  const { text, entities } = cardMessage(edition, card, language);
  return {
    type: "article",
    id: startParameter(id),
    title: card.isInForce ? card.label : say("inline-revoked", language, { label: card.label }),
    description: previewOf(card.words),
    input_message_content: {
      message_text: text,
      entities: entities.map((entity) => ({ ...entity })),
      link_preview_options: { is_disabled: true },
    },
    reply_markup: new InlineKeyboard().url(say("read-in-bot", language), deepLink(username, id)),
  };
}

/** The card as one message. A provision that is longer than a message shows its first part whole, and says so. */
function cardMessage({ corpus, offering }: Snapshot, card: Card, language: Language): OutgoingMessage {
  const [message, ...more] = renderTelegram(corpus, card.page);
  if (message !== undefined && more.length === 0) return message;
  for (let part = card.firstPart; part !== null;) {
    const smaller = offering.card(part, language);
    const { blocks, ...page } = smaller.page;
    const note = say("inline-first-part", language, { label: card.label, part: smaller.label });
    const [shown, ...rest] = renderTelegram(corpus, {
      ...page,
      blocks: [{ type: "paragraph", text: note }, ...blocks],
    });
    if (shown !== undefined && rest.length === 0) return shown;
    part = smaller.firstPart;
  }
  // One sentence alone is longer than a message: its words are left to the bot.
  const { blocks, ...page } = card.page;
  const [named] = renderTelegram(corpus, {
    ...page,
    blocks: [
      { type: "paragraph", text: say("inline-too-long", language, { label: card.label }) },
      ...blocks.filter(({ type }) => type !== "quote"),
    ],
  });
  if (named === undefined) throw new Error(`the card of ${card.label} has no text`);
  return named;
}

/** The first words, cut between two of them: it stands under a title and is no quotation. */
function previewOf(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= PREVIEW) return line;
  const cut = line.slice(0, PREVIEW + 1);
  const space = cut.lastIndexOf(" ");
  return space > 0 ? cut.slice(0, space) : cut.slice(0, PREVIEW).replace(/[\uD800-\uDBFF]$/, "");
}
