import { CORE_SCHEMA, load } from "js-yaml";

/**
 * Reads a YAML data file. Dates stay text (2014-10-02), since the law's dates carry no time zone.
 * @throws Error naming line and column when the text is not YAML
 */
export function readYaml(text: string): unknown {
  return load(text, { schema: CORE_SCHEMA });
}
