import { longText, type Sayings } from "./questions.ts";
import type { Action, Chat } from "./people.ts";
import type { Random } from "./random.ts";

/** What somebody means to do next; which button it will be is seen when there are buttons. */
export type Intent = (Exclude<Action, { type: "press" }> | { readonly type: "press" }) & {
  /** Sent right behind the one before, without waiting for its answer. */
  readonly isHasty?: true;
};

/** In each topic people start over first, so that one that went wrong leaves no trace in the next. */
export const START_OVER = "/baru";

/** What a chat opens with, and goes back to when something went wrong: nothing then depends on what was before. */
export function opening(chat: Chat): Intent[] {
  return [
    { type: "say", text: `/bahasa ${chat.tongue}` },
    { type: "say", text: START_OVER },
  ];
}

/** One conversation about one matter. */
export function topicOf(chat: Chat, sayings: Sayings, random: Random): Intent[] {
  const start: Intent = { type: "say", text: START_OVER };
  const kind = random.next();
  if (kind < 0.45) return [start, ...questions(sayings, random)];
  if (kind < 0.65) return [start, ...check(sayings, random)];
  if (kind < 0.85) return [start, ...lookUp(sayings, random)];
  return [start, ...oddities(chat, sayings, random)];
}

function questions({ questions: pool, followUps }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(3, 7); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.2 && intents.length > 0) intents.push({ type: "say", text: random.pick(followUps) });
    else if (kind < 0.35 && intents.length > 0) intents.push({ type: "press" });
    else
      intents.push({
        type: "say",
        text: random.pick(pool),
        // Behind a press that may be refused nobody could tell what answer is due.
        ...(intents.at(-1)?.type !== "press" && random.chance(0.15) ? { isHasty: true } : {}),
      });
  }
  return intents;
}

function check({ checks, replies, questions: pool }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [{ type: "say", text: random.pick(checks) }];
  for (let count = random.between(4, 9); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.7) intents.push({ type: "press" });
    else if (kind < 0.9) intents.push({ type: "say", text: random.pick(replies) });
    else intents.push({ type: "say", text: random.pick(pool) });
  }
  return intents;
}

function lookUp({ citations, followUps }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(2, 5); count > 0; count--) {
    const kind = random.next();
    if (kind < 0.25 && intents.length > 0) intents.push({ type: "press" });
    else if (kind < 0.4 && intents.length > 0) intents.push({ type: "say", text: random.pick(followUps) });
    else intents.push({ type: "say", text: random.pick(citations) });
  }
  return intents;
}

function oddities(chat: Chat, { commands, questions: pool }: Sayings, random: Random): Intent[] {
  const intents: Intent[] = [];
  for (let count = random.between(2, 5); count > 0; count--) {
    const kind = random.next();
    const last = intents.at(-1);
    if (kind < 0.15) intents.push({ type: "say", text: longText(random.pick(pool)) });
    else if (kind < 0.25) intents.push({ type: "sticker" });
    else if (kind < 0.4 && last?.type === "say") intents.push({ type: "edit", text: random.pick(pool) });
    else if (kind < 0.6 && chat.isGroup) intents.push({ type: "chatter", text: random.pick(pool) });
    else intents.push({ type: "say", text: random.pick(commands) });
  }
  return intents;
}
