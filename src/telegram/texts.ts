import { fileURLToPath } from "node:url";
import { I18n } from "@grammyjs/i18n";
import type { Language } from "../answering/answer.ts";
import type { TextKey } from "./text-keys.ts";

/** Every word the bot says by itself, from `locales/`, in both languages. Answers bring their own. */

export type { TextKey } from "./text-keys.ts";

const texts = new I18n({
  defaultLocale: "id",
  directory: fileURLToPath(new URL("locales", import.meta.url)),
  // Telegram shows the marks that would be put around each value.
  fluentBundleOptions: { useIsolating: false },
});

/** What a text is filled in with, by the names in its `{ $name }`. Numbers are written as the language does. */
export type TextValues = Readonly<Record<string, string | number>>;

/** A text of the bot in the language. */
export function say(key: TextKey, language: Language, values?: TextValues): string {
  return texts.translate(language, key, values === undefined ? undefined : { ...values });
}
