import { createHash } from "node:crypto";
import { z } from "zod";
import { languageFile, languageText, wordSequence, wordSet } from "./language-file.ts";

/** The words that decide what a text is compared by, from `corpus/language/`. */

const ANALYSIS = languageFile(
  "analysis.yaml",
  z
    .object({
      stop_words: wordSet,
      compounds: z.array(wordSequence),
      roots: wordSequence,
      stems: z.record(wordSequence),
      english_endings: z.array(wordSequence),
    })
    .strict(),
);

export const STOP_WORDS = ANALYSIS.stop_words;

/** Stems that may follow a stem in a term of two words. */
export const COMPOUND_SECONDS: ReadonlyMap<string, ReadonlySet<string>> = ANALYSIS.compounds.reduce(
  (seconds, [first = "", second = ""]) =>
    seconds.set(first, new Set([...(seconds.get(first) ?? []), second])),
  new Map<string, Set<string>>(),
);

/** Roots that the stemmer's dictionary lacks. */
export const MISSING_ROOTS = ANALYSIS.roots;

/** Stems by word. */
export const FIXED_STEMS: ReadonlyMap<string, string> = new Map(
  Object.entries(ANALYSIS.stems).flatMap(([stem, words]) => words.map((word) => [word, stem] as const)),
);

export const ENGLISH_ENDINGS = ANALYSIS.english_endings.map(([ending = "", replacement = "-", atLeast]) => ({
  ending,
  replacement: replacement === "-" ? "" : replacement,
  atLeast: Number(atLeast),
}));

/** Terms that mean the same to someone who asks. */
export interface Concept {
  readonly name: string;
  readonly phrases: readonly string[];
}

export const GLOSSARY: readonly Concept[] = languageFile(
  "glossary.yaml",
  z.array(
    z.string().transform((line) => {
      const phrases = line.split("|").map((phrase) => phrase.trim());
      return { name: phrases[0] ?? "", phrases };
    }),
  ),
);

/** Words that tell a question of another subject than this corpus. */
export const OTHER_SUBJECTS: ReadonlySet<string> = new Set(
  Object.values(languageFile("other-subjects.yaml", z.record(wordSequence))).flat(),
);

/** Of the data that an index is made with. */
export const WORDS_VERSION = ["analysis.yaml", "chat-spelling.yaml", "glossary.yaml"]
  .reduce((hash, name) => hash.update(languageText(name)), createHash("sha256"))
  .digest("hex")
  .slice(0, 12);
