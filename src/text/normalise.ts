import { z } from "zod";
import { languageFile, wordSequence } from "./language-file.ts";

/** Written-out words by chat spelling; a meaning may be several words. */
export const CHAT_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.entries(languageFile("chat-spelling.yaml", z.record(wordSequence))).flatMap(([meaning, spellings]) =>
    spellings.map((spelling) => [spelling, meaning] as const),
  ),
);

/**
 * Words of a text in reading order: lower case, without markup, emoji and accents, hyphens split, chat spelling
 * written out.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const raw of withoutMarkup(text).match(/[a-z0-9]+/g) ?? []) {
    const word = withoutNoise(raw);
    const written = CHAT_SPELLING.get(word);
    if (written === undefined) found.push(word);
    else found.push(...written.split(" "));
  }
  return found;
}

function withoutMarkup(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/https?:\/\/\S+|@[a-z0-9_]+/g, " ")
    .replace(/<\/?[a-z][^<>]*>/g, " ")
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff]/g, "")
    .replace(/[\u2019\u2018'`](?=[a-z])/g, (_mark, at: number, whole: string) =>
      /[a-z]/.test(whole[at - 1] ?? "") && /^(?:s|t|re|ve|ll|d|m)\b/.test(whole.slice(at + 1)) ? " " : "",
    );
}

/** "negara2" is a written plural, "iyaaaa" a drawn-out word. */
function withoutNoise(word: string): string {
  const single = /^[a-z]{3,}2$/.test(word) ? word.slice(0, -1) : word;
  return /[a-z]/.test(single) ? single.replace(/([a-z])\1{2,}/g, "$1") : single;
}
