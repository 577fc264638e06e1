import type { Context } from "grammy";

/** Work that is done sooner shows no sign of typing. */
const FIRST_MS = 250;
/** Telegram shows the sign for five seconds. */
const AGAIN_MS = 4_500;

/** Does the work, and shows "typing" in the chat while it takes long. */
export async function withTyping<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const show = (): void => {
    timer = setTimeout(show, AGAIN_MS);
    // A sign that cannot be shown is no reason to fail; the call's failure is in the log.
    ctx.replyWithChatAction("typing").catch(() => undefined);
  };
  timer = setTimeout(show, FIRST_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
