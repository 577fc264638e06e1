import { CORE_SCHEMA, load } from "js-yaml";
import type { z } from "zod";
import { CorpusError } from "./errors.ts";

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
