import type { Call } from "../../test/support/bot-api/bot-api.ts";
import { sendMessageSchema } from "../../test/support/bot-api/validate.ts";
import type { Entry, Ledger } from "./ledger.ts";

/** The moments at which most can be lost or said twice if the bot ends there. */
export const MOMENTS = [
  "updates just forgotten by Telegram",
  "message just delivered",
  "between two messages of an answer",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Questions that must be open for a moment to be a busy one. */
const BUSY = 3;

/** Whether a call that was just carried out is the moment; who made it has not heard yet. */
export function isMoment(moment: Moment, call: Call, ledgers: ReadonlyMap<number, Ledger>): boolean {
  if (call.method !== "sendMessage" || !call.reply.ok) return false;
  switch (moment) {
    case "updates just forgotten by Telegram":
      return false;
    case "message just delivered":
      return openIn(ledgers).length >= BUSY;
    case "between two messages of an answer": {
      const midway = ledgers.get(sendMessageSchema.parse(call.payload).chat_id)?.open() ?? [];
      return midway.some(({ received, step }) => received > 0 && received < step.effects.length);
    }
  }
}

/** Whether it is the moment when Telegram has just let go of the updates before an id. */
export function isMomentOfForgetting(
  moment: Moment,
  before: number,
  ledgers: ReadonlyMap<number, Ledger>,
): boolean {
  if (moment !== "updates just forgotten by Telegram") return false;
  return openIn(ledgers).filter(({ update }) => update.update_id < before).length >= BUSY;
}

function openIn(ledgers: ReadonlyMap<number, Ledger>): Entry[] {
  return [...ledgers.values()].flatMap((ledger) => ledger.open());
}
