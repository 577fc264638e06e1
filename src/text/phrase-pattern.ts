import { z } from "zod";
import { words } from "./normalise.ts";

/** Phrases of a data file, found in the words of a text: whole words, where one with * stands for all that begin so. */
export const phraseList = z
  .array(
    z
      .string()
      .regex(
        /^(?:[a-z0-9]+\*?|\*)(?: (?:[a-z0-9]+\*?|\*))*$/,
        "lower-case words are expected, each with a * at most",
      ),
  )
  .min(1);

const patterns = new WeakMap<readonly string[], RegExp>();

/** @param text as `asPhrases` gives it */
export function hasPhrase(phrases: readonly string[], text: string): boolean {
  let pattern = patterns.get(phrases);
  if (pattern === undefined) {
    const alternatives = phrases.map((phrase) => phrase.replaceAll("*", "\\S*")).join("|");
    patterns.set(phrases, (pattern = new RegExp(`(?:^| )(?:${alternatives})(?= |$)`)));
  }
  return pattern.test(text);
}

/** The words of a text as phrases are looked for in them. */
export function asPhrases(text: string): string {
  return words(text).join(" ");
}
