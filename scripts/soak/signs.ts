import type { Language } from "../../src/answering/answer.ts";
import { REASON_TEXTS } from "../../src/telegram/features/feedback.ts";
import { say, type PlainTextKey } from "../../src/telegram/texts/texts.ts";
import type { Signs } from "./ledger.ts";

const LANGUAGES: readonly Language[] = ["id", "en"];
const inBoth = (key: PlainTextKey): string[] => LANGUAGES.map((language) => say(key, language));

/** How the bot says that there is no answer. */
const APOLOGIES = (["apology", "interrupted", "given-up", "edited"] as const).flatMap(inBoth);
const OLD_BUTTONS = (["stale-button", "dialog-old-button"] as const).flatMap(inBoth);

/** The reasons for a vote, where they could not be put under the answer. */
const STAND_INS = inBoth("feedback-why");

/** Of the buttons by which people vote. */
export const VOTE_LABELS: ReadonlySet<string> = new Set([
  ...["👍", "👎"],
  ...Object.values(REASON_TEXTS).flatMap(inBoth),
]);

/** What stands before a message that may have come before. */
const MARKS_ALONE = inBoth("sent-again");
const MARKS = MARKS_ALONE.map((mark) => `${mark}\n\n`);

/** The bot's own words for a failure, in both languages. */
export const SIGNS: Signs = {
  isFailure: ({ kind, text: shown }) => {
    const text = unmarked(shown) ?? shown;
    return kind === "message"
      ? APOLOGIES.some((start) => text.startsWith(start))
      : OLD_BUTTONS.includes(text);
  },
  isMark: ({ text }) => MARKS_ALONE.includes(text),
  isStandIn: ({ text }) => STAND_INS.includes(unmarked(text) ?? text),
  unmarked,
};

function unmarked(text: string): string | null {
  const mark = MARKS.find((front) => text.startsWith(front));
  return mark === undefined ? null : text.slice(mark.length);
}
