import type { Language } from "../../src/answering/answer.ts";
import { say, type TextKey } from "../../src/bot/texts.ts";
import type { Signs } from "./ledger.ts";

const LANGUAGES: readonly Language[] = ["id", "en"];
const inBoth = (key: TextKey): string[] => LANGUAGES.map((language) => say(key, language));

/** How the bot says that there is no answer. */
const APOLOGIES = inBoth("apology");
const OLD_BUTTONS = (["stale-button", "dialog-old-button"] as const).flatMap(inBoth);

/** The bot's own words for a failure, in both languages. */
export const SIGNS: Signs = {
  isFailure: ({ kind, text }) =>
    kind === "message" ? APOLOGIES.some((start) => text.startsWith(start)) : OLD_BUTTONS.includes(text),
  unmarked: () => null,
};
