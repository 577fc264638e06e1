import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/files.ts";
import { parseYaml } from "../platform/yaml.ts";
import { asPhrases, hasPhrase, phraseList } from "../text/phrase-pattern.ts";

/** How a question is meant, apart from what it is about: see `corpus/language/question-shapes.yaml`. */

const FILE = "language/question-shapes.yaml";

export const SHAPES = parseYaml(
  z
    .object({
      ...{ definition: phraseList, difference: phraseList, between: phraseList, filler: phraseList },
      ...{ of_law: phraseList, of_words: phraseList, before_act: phraseList, about_act: phraseList },
      meaning: phraseList,
    })
    .strict(),
  readFileSync(projectFile(`corpus/${FILE}`), "utf8"),
  FILE,
);

export type Shape = keyof typeof SHAPES;

export function hasShape(text: string, shape: Shape): boolean {
  return hasPhrase(SHAPES[shape], asPhrases(text));
}
