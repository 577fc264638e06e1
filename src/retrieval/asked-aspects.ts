import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/project.ts";
import { bilingual } from "../law/corpus/register.ts";
import { parseYaml } from "../platform/yaml.ts";
import { asPhrases, hasPhrase, phraseList } from "../text/phrase-pattern.ts";

/** What a question asks of its subject ("how long", "which sanction"), and whether a text tells it. */

const FILE = "language/asked-aspects.yaml";

const aspectSchema = z
  .object({
    aspect: z.string(),
    asked: phraseList,
    told: phraseList,
    /** How an answer names it where the provision leaves it open. */
    said: bilingual,
  })
  .strict();

export type AskedAspect = z.output<typeof aspectSchema>;

const ASPECTS = parseYaml(z.array(aspectSchema), readFileSync(projectFile(`corpus/${FILE}`), "utf8"), FILE);

export function askedAspects(question: string): AskedAspect[] {
  const asked = asPhrases(question);
  return ASPECTS.filter((aspect) => hasPhrase(aspect.asked, asked));
}

export function isToldIn(text: string, { told }: AskedAspect): boolean {
  return hasPhrase(told, asPhrases(text));
}
