import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";

/**
 * Reads YAML. Dates stay text (2014-10-02), since the law's dates carry no time zone.
 * @throws Error naming line and column when the text is not YAML
 */
export function readYaml(text: string): unknown {
  return load(text, { schema: CORE_SCHEMA });
}

/** The value that a YAML text stands for. */
export type YamlReader = (text: string) => unknown;

/**
 * Reads a YAML data file of a form.
 * @param file the file's name, for error messages
 * @param read how YAML is read; by default from its text
 * @throws CorpusError naming the file with every place that breaks the form, or line and column where it is no YAML
 */
export function parseYaml<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  text: string,
  file: string,
  read: YamlReader = readYaml,
): T {
  let raw: unknown;
  try {
    raw = read(text);
  } catch (error) {
    throw new CorpusError([`${file}: not readable as YAML: ${error instanceof Error ? error.message : "?"}`]);
  }
  const parsed = schema.safeParse(raw ?? []);
  if (parsed.success) return parsed.data;
  throw new CorpusError(
    parsed.error.issues.map(({ path, message }) => {
      const place = path.length === 0 ? "" : `${path.join(".")}: `;
      return `${file}: ${place}${message}`;
    }),
  );
}

/**
 * A list of words in a data file, checked by one look at each: thousands of them are read at every start.
 */
export const wordList = z.custom<string[]>(
  (value) => Array.isArray(value) && value.every((word) => typeof word === "string" && word !== ""),
  "a list of words is expected",
);

export const someWords = wordList.refine((words) => words.length > 0, "at least one word is expected");

/**
 * The corpus on disk breaks its own form or contradicts itself. Raised while loading, with every fault found, so that
 * whoever edits the corpus can mend them in one go.
 */
export class CorpusError extends Error {
  constructor(
    /** One line a fault, each naming its file. */
    readonly faults: readonly string[],
  ) {
    super(`The corpus has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.name = "CorpusError";
  }
}
