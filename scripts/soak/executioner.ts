import { z } from "zod";
import type { Call } from "../../test/support/bot-api/bot-api.ts";
import { sendMessageSchema } from "../../test/support/bot-api/validate.ts";
import type { Ledger } from "./ledger.ts";

/** The moments at which most can be lost or said twice if the bot ends there. */
export const MOMENTS = [
  "updates just forgotten by Telegram",
  "message just delivered",
  "between two messages of an answer",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Questions that must be open for a moment to be a busy one. */
const BUSY = 3;

const pollSchema = z.object({ offset: z.number() });

/** Whether a call that was just carried out is the moment; who made it has not heard yet. */
export function isMoment(moment: Moment, call: Call, ledgers: ReadonlyMap<number, Ledger>): boolean {
  if (!call.reply.ok) return false;
  const open = () => [...ledgers.values()].flatMap((ledger) => ledger.open());
  switch (moment) {
    case "updates just forgotten by Telegram": {
      const poll = call.method === "getUpdates" ? pollSchema.safeParse(call.payload) : undefined;
      if (poll?.success !== true) return false;
      return open().filter(({ update }) => update.update_id < poll.data.offset).length >= BUSY;
    }
    case "message just delivered":
      return call.method === "sendMessage" && open().length >= BUSY;
    case "between two messages of an answer": {
      if (call.method !== "sendMessage") return false;
      const midway = ledgers.get(sendMessageSchema.parse(call.payload).chat_id)?.open() ?? [];
      return midway.some(({ received, step }) => received > 0 && received < step.effects.length);
    }
  }
}
