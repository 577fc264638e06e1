import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Gazetteer } from "./gazetteer.ts";
import { parseLexicon } from "./lexicon.ts";
import type { Knowledge } from "./mentions.ts";
import { parseNames } from "./names.ts";
import { parseCountryRelations } from "./relations.ts";

/**
 * Reads what questions are understood by.
 * @param folder the folder `corpus/eligibility`
 * @param relationsOverride the text of an administrator's `country-relations.yaml`, where there is one
 * @throws CorpusError when a file breaks its form or names what another does not have
 */
export async function loadKnowledge(folder: string, relationsOverride?: string): Promise<Knowledge> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const [
    countryRelations,
    countryNames,
    places,
    organisations,
    indonesia,
    fields,
    forms,
    phrases,
    table,
    near,
  ] = await Promise.all(
    [
      "country-relations.yaml",
      "country-names.yaml",
      "places.yaml",
      "organisations.yaml",
      "indonesia.yaml",
      "fields.yaml",
      "forms.yaml",
      "phrases.yaml",
      "gazetteer.tsv",
      "words-near-names.txt",
    ].map(read),
  );
  const relations = parseCountryRelations(countryRelations ?? "", relationsOverride);
  return {
    relations,
    names: parseNames(
      {
        countryNames: countryNames ?? "",
        places: places ?? "",
        organisations: organisations ?? "",
        indonesia: indonesia ?? "",
      },
      relations,
    ),
    lexicon: parseLexicon({ fields: fields ?? "", forms: forms ?? "", phrases: phrases ?? "" }),
    gazetteer: new Gazetteer(table ?? ""),
    wordsNearNames: new Set((near ?? "").split("\n").filter((word) => word !== "" && !word.startsWith("#"))),
  };
}
