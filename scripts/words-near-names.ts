/**
 * Makes `corpus/eligibility/words-near-names.txt`: words of Indonesian and English that are as near to a country's or
 * large city's name as a misspelling of it would be ("belanja" to "belanda"), so that they are not taken for one.
 *
 * Run it after scripts/gazetteer.ts and after any change of the names in corpus/eligibility, with the same folder.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Stemmer } from "sastrawijs";
import { z } from "zod";
import { Gazetteer } from "../src/eligibility/gazetteer.ts";
import { parseNames } from "../src/eligibility/names.ts";
import { parseCountryRelations } from "../src/eligibility/relations.ts";
import { SpellingTargets } from "../src/eligibility/typos.ts";

const FOLDER = "corpus/eligibility";
const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder the packages are installed in");
const requireFrom = createRequire(join(resolve(folder), "package.json"));
const read = (file: string): Promise<string> => readFile(join(FOLDER, file), "utf8");

const relations = parseCountryRelations(await read("country-relations.yaml"));
const names = parseNames(
  {
    countryNames: await read("country-names.yaml"),
    places: await read("places.yaml"),
    organisations: await read("organisations.yaml"),
    indonesia: await read("indonesia.yaml"),
  },
  relations,
);
const targets = new SpellingTargets({ names, gazetteer: new Gazetteer(await read("gazetteer.tsv")) });
const english = z.array(z.string()).parse(requireFrom("an-array-of-english-words"));
const words = new Set([...Object.keys(new Stemmer().internalDictionary), ...english]);
const near = [...words].filter((word) => /^[a-z]+$/.test(word) && targets.nearest(word).length > 0).sort();
const head = "# Words of their own that look like a misspelt name. Made by scripts/words-near-names.ts.";
await writeFile(join(FOLDER, "words-near-names.txt"), `${[head, ...near].join("\n")}\n`);
console.log(`${near.length} words`);
