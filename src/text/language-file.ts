import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/files.ts";
import { parseYaml } from "../platform/yaml.ts";

/** Reads the data of a language: the files of `corpus/language/`, which say themselves what each list is for. */

export function languageText(name: string): string {
  return readFileSync(projectFile(`corpus/language/${name}`), "utf8");
}

/** @throws CorpusError naming the file with every place that breaks the form */
export function languageFile<T>(name: string, schema: z.ZodType<T, z.ZodTypeDef, unknown>): T {
  return parseYaml(schema, languageText(name), `language/${name}`);
}

/** Words parted by spaces, in order. */
export const wordSequence = z.string().transform((words): readonly string[] => words.trim().split(/\s+/));

export const wordSet = wordSequence.transform((words): ReadonlySet<string> => new Set(words));
