import { z } from "zod";
import type { YamlReader } from "../corpus/yaml.ts";
import { parseYaml, readYaml } from "../corpus/yaml.ts";
import { CorpusError } from "../corpus/errors.ts";
import { relationsSchema } from "./facts.ts";

/** Diplomatic relations of Indonesia with states and entities, as `country-relations.yaml` lists them. */

const bilingual = z.object({ id: z.string().min(1), en: z.string().min(1) }).strict();

const entrySchema = z
  .object({
    /** ISO 3166 alpha-2, or a code of our own where ISO has none. */
    code: z.string().regex(/^[A-Z]{2}$/, "a code of two capital letters is expected"),
    name: bilingual,
    group: z.enum(["un-member", "observer", "other"]),
    status: relationsSchema,
    /** Year and month, with the day where it is known. */
    asOf: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, "a date like 2010-11 or 2010-11-30 is expected"),
    sourceKind: z.enum(["ministerial-statement", "reported", "general-knowledge", "administrator"]),
    note: bilingual.optional(),
  })
  .strict();

/** What an administrator may say of a country: of a listed one only what changes. */
const overrideSchema = entrySchema.partial({ name: true, group: true, sourceKind: true });

export type CountryRelation = z.infer<typeof entrySchema> & { readonly file: string };

/** By code. */
export type CountryRelations = ReadonlyMap<string, CountryRelation>;

const FILE = "corpus/eligibility/country-relations.yaml";
const OVERRIDE_FILE = "country-relations.yaml";

/**
 * @param yaml the text of `corpus/eligibility/country-relations.yaml`
 * @param override the text of an administrator's `country-relations.yaml`, whose entries replace those of the same code
 * @throws CorpusError with every entry that breaks the form; the message names which of the two files it is in
 */
export function parseCountryRelations(
  yaml: string,
  override?: string,
  read: YamlReader = readYaml,
): CountryRelations {
  const relations = new Map<string, CountryRelation>();
  for (const entry of parseYaml(z.array(entrySchema), yaml, FILE, read)) {
    if (relations.has(entry.code)) throw new CorpusError([`${FILE}: ${entry.code} stands twice`]);
    relations.set(entry.code, { ...entry, file: FILE });
  }
  if (override === undefined || override.trim() === "") return relations;
  const faults: string[] = [];
  for (const entry of parseYaml(z.array(overrideSchema), override, `${OVERRIDE_FILE} (DATA_DIR)`)) {
    const listed = relations.get(entry.code);
    const name = entry.name ?? listed?.name;
    if (name === undefined) {
      faults.push(
        `${OVERRIDE_FILE} (DATA_DIR): ${entry.code} is not listed yet, so it needs a name (id and en)`,
      );
      continue;
    }
    const { note, status, asOf, code } = entry;
    relations.set(code, {
      code,
      name,
      group: entry.group ?? listed?.group ?? "other",
      status,
      asOf,
      sourceKind: entry.sourceKind ?? "administrator",
      ...(note !== undefined && { note }),
      file: OVERRIDE_FILE,
    });
  }
  if (faults.length > 0) throw new CorpusError(faults);
  return relations;
}
