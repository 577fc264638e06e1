import {
  CorpusError,
  type YamlReader,
  parseYaml,
  readYaml,
  someWords,
  wordList,
} from "../../platform/yaml.ts";
import { z } from "zod";
import { type HomeKind, partnerKindSchema, specialRegionSchema } from "../rules/facts.ts";
import type { CountryRelations } from "./relations.ts";
import { fold } from "../../text/tokeniser.ts";

/** The names of countries, organisations, Indonesian regions and places that the data files list by hand. */

const code = z.string().regex(/^[A-Z]{2}$/);
const why = z.string().optional();

const countryNamesSchema = z
  .object({
    countries: z.array(
      z
        .object({
          code,
          also: wordList.default([]),
          demonyms: wordList.default([]),
          abbreviations: wordList.default([]),
          former: wordList.default([]),
          why,
        })
        .strict(),
    ),
    ambiguous: z.array(
      z
        .object({
          name: z.string(),
          readings: z.array(code).min(2),
          isAbbreviation: z.boolean().optional(),
          why,
        })
        .strict(),
    ),
    regions: z.array(
      z
        .object({
          name: someWords,
          state: code,
          id: z.string(),
          en: z.string(),
          as: z.string(),
          asEn: z.string(),
        })
        .strict(),
    ),
  })
  .strict();

const placesSchema = z
  .object({
    places: z.array(
      z
        .object({
          names: someWords,
          country: code,
          level: z.enum(["municipality", "province-or-state", "either"]).default("municipality"),
          why,
        })
        .strict(),
    ),
    instead: z.array(z.object({ name: z.string(), country: code, why }).strict()),
    islands: wordList,
    disputed: wordList,
    domestic: z.array(z.object({ names: someWords, is: z.string() }).strict()),
    words: wordList,
  })
  .strict();

/** Of no country abroad: of many governments, or in Indonesia, where the rules treat it as a region of Indonesia. */
const HOME_OR_MANY: ReadonlySet<string> = new Set(["international-organisation", "indonesian-region"]);

const organisationsSchema = z.array(
  z
    .object({
      names: someWords,
      kind: partnerKindSchema,
      country: code.optional(),
      needsCapitals: z.boolean().default(false),
      why,
    })
    .strict()
    .refine(({ kind, country }) => HOME_OR_MANY.has(kind) === (country === undefined), {
      message: "an organisation of governments or of Indonesia has no country, any other one has",
    }),
);

const indonesiaSchema = z.array(
  z
    .object({
      provinsi: z.string(),
      also: wordList.default([]),
      kabupaten: wordList,
      kota: wordList,
      /** Its own act has provisions on dealings abroad. */
      special: specialRegionSchema.optional(),
    })
    .strict(),
);

type Special = z.infer<typeof specialRegionSchema> | undefined;

export interface RegionNote {
  readonly id: string;
  readonly en: string;
}

/** What a name stands for. */
export type NameReading =
  | { readonly type: "country"; readonly code: string; readonly isFormer: boolean }
  /** A part of a state that is asked about by its own name; the state's relations decide. */
  | { readonly type: "region"; readonly state: string; readonly name: RegionNote; readonly as: RegionNote }
  | {
      readonly type: "organisation";
      readonly name: string;
      readonly kind: z.infer<typeof organisationsSchema>[number]["kind"];
      readonly country: string | undefined;
    }
  | {
      readonly type: "domestic";
      readonly name: string;
      /** A kota and a kabupaten often share a name. */
      readonly kinds: readonly HomeKind[];
      readonly special: Special;
    }
  | {
      readonly type: "place";
      readonly name: string;
      readonly country: string;
      /** Undefined: a city and a province at once. */
      readonly level: "municipality" | "province-or-state" | undefined;
    };

export interface Name {
  readonly readings: readonly NameReading[];
  /** In lower case also a word of other meaning: read only in capitals or in the place of a partner. */
  readonly needsCapitals: boolean;
}

export interface Names {
  /** By folded name. */
  readonly byKey: ReadonlyMap<string, Name>;
  /** The most words a name has. */
  readonly longest: number;
  /** Folded words that are everyday words as well as names of places. */
  readonly everydayWords: ReadonlySet<string>;
  /** Folded names of territories that are disputed or occupied, and of places in them. */
  readonly disputed: ReadonlySet<string>;
  /** Whether a place of the generated table is left to the entries here. */
  isReplaced(name: string, country: string): boolean;
}

export interface NameTexts {
  readonly countryNames: string;
  readonly places: string;
  readonly organisations: string;
  readonly indonesia: string;
}

/**
 * @param texts the texts of `country-names.yaml`, `places.yaml`, `organisations.yaml` and `indonesia.yaml`
 * @throws CorpusError where a file breaks its form or names a country that is not in the country relations
 */
export function parseNames(
  texts: NameTexts,
  relations: CountryRelations,
  read: YamlReader = readYaml,
): Names {
  const countryNames = parseYaml(
    countryNamesSchema,
    texts.countryNames,
    "corpus/eligibility/country-names.yaml",
    read,
  );
  const places = parseYaml(placesSchema, texts.places, "corpus/eligibility/places.yaml", read);
  const organisations = parseYaml(
    organisationsSchema,
    texts.organisations,
    "corpus/eligibility/organisations.yaml",
    read,
  );
  const indonesia = parseYaml(indonesiaSchema, texts.indonesia, "corpus/eligibility/indonesia.yaml", read);
  const index = new NameIndex(relations);

  for (const [code, { name }] of relations) index.addCountry([name.id, name.en], code);
  for (const { code, also, demonyms, abbreviations, former } of countryNames.countries) {
    index.addCountry([...also, ...demonyms], code);
    index.addCountry(former, code, { isFormer: true });
    index.addCountry(abbreviations, code, { needsCapitals: true });
  }
  for (const { name, readings, isAbbreviation } of countryNames.ambiguous)
    index.replace(name, readings, isAbbreviation === true);
  for (const { name, state, id, en, as, asEn } of countryNames.regions)
    index.add([...name, id, en], {
      type: "region",
      state: index.known(state),
      name: { id, en },
      as: { id: as, en: asEn },
    });
  for (const { names, kind, country, needsCapitals } of organisations) {
    const [name = ""] = names;
    const reading = { type: "organisation", name, kind, country: country && index.known(country) } as const;
    for (const spelled of names) index.add([spelled], reading, needsCapitals && /^[^a-z ]+$/.test(spelled));
  }
  index.addDomestic(indonesia, places.domestic);
  for (const name of places.islands)
    index.add([name], { type: "domestic", name, kinds: [], special: undefined });
  for (const { names, country, level } of places.places) {
    const [name = ""] = names;
    const known = index.known(country);
    index.add(names, { type: "place", name, country: known, level: level === "either" ? undefined : level });
  }
  index.check();
  const replaced = new Set(places.instead.map(({ name, country }) => `${fold(name)}\t${country}`));
  return {
    byKey: index.byKey,
    longest: index.longest(),
    everydayWords: new Set(places.words.map(fold)),
    disputed: new Set(places.disputed.map(fold)),
    isReplaced: (name, country) => replaced.has(`${fold(name)}\t${country}`),
  };
}

type Domestic = Extract<NameReading, { type: "domestic" }>;

class NameIndex {
  readonly byKey = new Map<string, Name>();
  private readonly unknown = new Set<string>();

  constructor(private readonly relations: CountryRelations) {}

  /** A country named before a place of the same name stays the only reading: Singapore, Luxembourg. */
  add(names: readonly string[], reading: NameReading, needsCapitals = false): void {
    for (const name of names) {
      const key = fold(name);
      const others = this.byKey.get(key)?.readings;
      if (others?.some(({ type }) => type !== reading.type || type === "country") === true) continue;
      this.byKey.set(key, {
        readings: others === undefined ? [reading] : [...others, reading],
        needsCapitals,
      });
    }
  }

  addCountry(names: readonly string[], code: string, { isFormer = false, needsCapitals = false } = {}): void {
    this.add(names, { type: "country", code: this.known(code), isFormer }, needsCapitals);
  }

  replace(name: string, codes: readonly string[], needsCapitals: boolean): void {
    const readings = codes.map(
      (code) => ({ type: "country", code: this.known(code), isFormer: false }) as const,
    );
    this.byKey.set(fold(name), { readings, needsCapitals });
  }

  addDomestic(
    provinces: z.infer<typeof indonesiaSchema>,
    spellings: z.infer<typeof placesSchema>["domestic"],
  ): void {
    const kinds = new Map<string, Domestic["kinds"][number][]>();
    const specials = new Map<string, Special>();
    for (const { provinsi, kabupaten, kota, special } of provinces)
      for (const name of [provinsi, ...kabupaten, ...kota]) specials.set(name, special);
    const domestic = (name: string, ofName: Domestic["kinds"]): Domestic => ({
      type: "domestic",
      name,
      kinds: ofName,
      special: specials.get(name),
    });
    for (const { provinsi, kabupaten, kota } of provinces)
      for (const [kind, names] of [
        ["kota", kota],
        ["kabupaten", kabupaten],
        ["provinsi", [provinsi]],
      ] as const)
        for (const name of names) kinds.set(name, [...(kinds.get(name) ?? []), kind]);
    for (const [name, ofName] of kinds) this.add([name], domestic(name, ofName));
    // "Padangpanjang", "Kulonprogo": written as one word as often as not.
    for (const [name, ofName] of kinds) {
      const joined = name.replaceAll(" ", "");
      if (joined !== name && !this.byKey.has(fold(joined))) this.add([joined], domestic(name, ofName));
    }
    for (const { provinsi, also } of provinces) this.add(also, domestic(provinsi, ["provinsi"]));
    for (const { names, is } of spellings) {
      const ofName = kinds.get(is);
      if (ofName === undefined) this.unknown.add(`places.yaml: ${is} is not in indonesia.yaml`);
      else this.add(names, domestic(is, ofName));
    }
  }

  longest(): number {
    let most = 0;
    for (const key of this.byKey.keys()) {
      let words = 1;
      for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1)) words++;
      most = Math.max(most, words);
    }
    return most;
  }

  known(code: string): string {
    if (!this.relations.has(code)) this.unknown.add(`${code} is not in country-relations.yaml`);
    return code;
  }

  check(): void {
    if (this.unknown.size > 0)
      throw new CorpusError([...this.unknown].map((fault) => `corpus/eligibility: ${fault}`));
  }
}
