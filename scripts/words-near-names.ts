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
import { Gazetteer } from "../src/eligibility/understanding/gazetteer.ts";
import { parseNames } from "../src/eligibility/understanding/names.ts";
import { parseCountryRelations } from "../src/eligibility/understanding/relations.ts";
import { SpellingTargets } from "../src/eligibility/understanding/misspelt-names.ts";

const FOLDER = "corpus/eligibility";
const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder the packages are installed in");
const requireFrom = createRequire(join(resolve(folder), "package.json"));
const read = (file: string): Promise<string> => readFile(join(FOLDER, file), "utf8");

const { relations } = parseCountryRelations(await read("country-relations.yaml"));
const names = parseNames(
  {
    countryNames: await read("country-names.yaml"),
    places: await read("places.yaml"),
    organisations: await read("organisations.yaml"),
    indonesia: await read("indonesia.yaml"),
  },
  relations,
);
const targets = new SpellingTargets({
  names,
  gazetteer: new Gazetteer(await readFile(join(FOLDER, "gazetteer.tsv"), "latin1")),
});
const english = z.array(z.string()).parse(requireFrom("an-array-of-english-words"));
const roots = Object.keys(new Stemmer().internalDictionary);
const words = new Set([...english, ...roots.flatMap((root) => [root, ...derived(root)])]);
const near = [...words]
  .filter((word) => /^[a-z]+$/.test(word) && targets.nearest(word, true).length > 0)
  .sort();
const head = "# Words of their own that look like a misspelt name. Made by scripts/words-near-names.ts.";
await writeFile(join(FOLDER, "words-near-names.txt"), `${[head, ...near].join("\n")}\n`);
console.log(`${near.length} words`);

/** The words Indonesian makes of a root with prefixes and suffixes; not all of them are in use. */
function derived(root: string): string[] {
  const nasal: Readonly<Record<string, string>> = { p: "m", t: "n", s: "ny", k: "ng" };
  const first = root.charAt(0);
  const softened = nasal[first] === undefined ? [] : [nasal[first] + root.slice(1)];
  const linked = ["", "m", "n", "ng", "ny"].map((link) => link + root);
  const stems = [...softened, ...linked];
  const withPrefix = [
    ...["ber", "di", "ter", "ke", "se", "per"].map((prefix) => prefix + root),
    ...stems.flatMap((stem) => [`me${stem}`, `pe${stem}`]),
    ...softened,
    `ng${root}`,
  ];
  return [root, ...withPrefix].flatMap((word) => [word, `${word}kan`, `${word}i`, `${word}an`]);
}
