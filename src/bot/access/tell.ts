import type { Context, InlineKeyboard } from "grammy";

/** Says something in another private chat than the update's. Whoever cannot be reached, as one who never wrote, is not told. */
export async function tell(
  ctx: Context,
  userId: number,
  text: string,
  keyboard?: InlineKeyboard,
): Promise<void> {
  try {
    await ctx.api.sendMessage(userId, text, {
      link_preview_options: { is_disabled: true },
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch {
    // The failed call is in the log.
  }
}
