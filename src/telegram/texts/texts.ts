import type { Language } from "../../text/language.ts";
import { en, type Text } from "./en.ts";
import { id, type TextKey } from "./id.ts";

export type { TextKey } from "./id.ts";

/** The names in `{name}`. */
type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
/** What a text is filled in with. Numbers are written as the language does. */
export type Filling<K extends TextKey> = [NamesIn<(typeof id)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<(typeof id)[K]>, string | number>>];

/** The texts in which nothing is filled in. */
export type PlainTextKey = { [K in TextKey]: Filling<K> extends [] ? K : never }[TextKey];

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, Text>>>> = { id, en };
const NUMBERS = { id: new Intl.NumberFormat("id"), en: new Intl.NumberFormat("en") };

/** A text of the bot in the language. */
export function say<K extends TextKey>(key: K, language: Language, ...filling: Filling<K>): string {
  const values: Readonly<Record<string, string | number>> = filling[0] ?? {};
  let text = TEXTS[language][key];
  while (typeof text !== "string") text = values[text.by] === 1 ? text.one : text.other;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name] ?? place;
    return typeof value === "number" ? NUMBERS[language].format(value) : value;
  });
}
