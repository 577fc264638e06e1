import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/files.ts";
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
    /** Of a part that hardly answers a question that does not ask for the aspect. */
    aside: phraseList.optional(),
    /** Only a text with one of these leaves the aspect open: it is of another subject. */
    other: phraseList.optional(),
    /** How an answer names it where the provision leaves it open. */
    said: bilingual.optional(),
  })
  .strict();

export type AskedAspect = z.output<typeof aspectSchema>;

const ASPECTS = parseYaml(z.array(aspectSchema), readFileSync(projectFile(`corpus/${FILE}`), "utf8"), FILE);

export function askedAspects(question: string): AskedAspect[] {
  const asked = asPhrases(question);
  return ASPECTS.filter((aspect) => hasPhrase(aspect.asked, asked));
}

/** Whether a text is about an aspect that the question does not ask for: "... paling lama 45 hari". */
export function isAside(text: string, asked: readonly AskedAspect[]): boolean {
  const said = asPhrases(text);
  return ASPECTS.some(
    (aspect) => aspect.aside !== undefined && !asked.includes(aspect) && hasPhrase(aspect.aside, said),
  );
}

export function isToldIn(text: string, { told }: AskedAspect): boolean {
  return hasPhrase(told, asPhrases(text));
}

/** Whether a text that is shown leaves open what is asked. */
export function isLeftOpen(text: string, { told, other }: AskedAspect): boolean {
  const said = asPhrases(text);
  return !hasPhrase(told, said) && (other === undefined || hasPhrase(other, said));
}
