import { parseYaml } from "../../platform/yaml.ts";
import { z } from "zod";

/** Topic lines and sample questions: what helps to find a provision. Indexed, never shown as law. */

const perLanguage = z
  .object({ id: z.array(z.string()).default([]), en: z.array(z.string()).default([]) })
  .strict();

const topicSchema = z
  .object({
    id: z.string(),
    topic: z.object({ id: z.string().min(1), en: z.string().min(1) }).strict(),
    questions: perLanguage,
  })
  .strict();

export type Topic = z.infer<typeof topicSchema>;

/**
 * @param yaml the text of one file of `corpus/topics/`
 * @throws CorpusError with every entry that breaks the form
 */
export function parseTopics(yaml: string, name: string): Topic[] {
  return parseYaml(z.array(topicSchema), yaml, name);
}
