import type { Regulation } from "./register.ts";

/** Where acts of regions and offices come from, and how people write that place: "Kota Contoh", "Kab. Sleman", "Jabar". */

export interface ActPlace {
  /** Tells places apart: "kota bandung" and "kabupaten bandung" are two. */
  readonly key: string;
  /** Spaces, capitals and punctuation make no difference. */
  readonly spellings: readonly string[];
}

/** Kinds that many places or offices issue, each with numbers of its own. */
export const PLACED_KINDS: ReadonlySet<string> = new Set<Regulation["kind"]>([
  "Perda",
  "Qanun",
  "Pergub",
  "Perbup",
  "Perwali",
  "Kepgub",
  "Kepbup",
  "Kepwali",
  "Permen",
  "Kepmen",
  "Perban",
  "Perdes",
  "SE",
]);

/** Of these the kinds that only regions issue, whose office does not tell which sort of region. */
const OF_REGIONS: ReadonlySet<string> = new Set<Regulation["kind"]>(["Perda", "Qanun"]);

type Region = "kota" | "kabupaten" | "provinsi";

/** What stands before the name of a region, and around it in English. */
const AROUND: Readonly<Record<Region, readonly string[]>> = {
  kota: [
    "kota *",
    "pemkot *",
    "pemerintah kota *",
    "wali kota *",
    "walikota *",
    "* city",
    "city of *",
    "* municipality",
    "mayor of *",
  ],
  kabupaten: [
    "kabupaten *",
    "kab *",
    "pemkab *",
    "pemerintah kabupaten *",
    "bupati *",
    "* regency",
    "* district",
    "regency of *",
    "regent of *",
  ],
  provinsi: [
    "provinsi *",
    "propinsi *",
    "prov *",
    "pemprov *",
    "pemerintah provinsi *",
    "gubernur *",
    "* province",
    "province of *",
    "governor of *",
  ],
};

/** Words that begin the name of a region; one that no act comes from is another place, not a word to be passed over. */
export const REGION_WORDS: ReadonlySet<string> = new Set(
  "kota kabupaten kab provinsi propinsi prov pemkot pemkab pemprov".split(" "),
);

const OFFICES: readonly (readonly [RegExp, Region])[] = [
  [/^wali ?kota (?:kota )?/, "kota"],
  [/^bupati (?:kabupaten )?/, "kabupaten"],
  [/^gubernur (?:provinsi )?/, "provinsi"],
];

/** Provinces by short and by English names. */
const PROVINCES: Readonly<Record<string, readonly string[]>> = {
  "sumatera utara": ["sumut", "sumatra utara", "north sumatra"],
  "sumatera barat": ["sumbar", "sumatra barat", "west sumatra"],
  "sumatera selatan": ["sumsel", "sumatra selatan", "south sumatra"],
  "kepulauan riau": ["kepri", "riau islands"],
  "kepulauan bangka belitung": ["babel", "bangka belitung"],
  "daerah khusus ibukota jakarta": ["dki jakarta", "dki", "jakarta"],
  "daerah khusus jakarta": ["dkj", "jakarta"],
  "jawa barat": ["jabar", "west java"],
  "jawa tengah": ["jateng", "central java"],
  "jawa timur": ["jatim", "east java"],
  "daerah istimewa yogyakarta": ["diy", "di yogyakarta", "yogyakarta", "special region of yogyakarta"],
  "kalimantan barat": ["kalbar", "west kalimantan"],
  "kalimantan tengah": ["kalteng", "central kalimantan"],
  "kalimantan selatan": ["kalsel", "south kalimantan"],
  "kalimantan timur": ["kaltim", "east kalimantan"],
  "kalimantan utara": ["kaltara", "north kalimantan"],
  "sulawesi utara": ["sulut", "north sulawesi"],
  "sulawesi tengah": ["sulteng", "central sulawesi"],
  "sulawesi selatan": ["sulsel", "south sulawesi"],
  "sulawesi tenggara": ["sultra", "southeast sulawesi"],
  "sulawesi barat": ["sulbar", "west sulawesi"],
  "nusa tenggara barat": ["ntb", "west nusa tenggara"],
  "nusa tenggara timur": ["ntt", "east nusa tenggara"],
};

/** The place or office that an act is of; null where its kind has none, or the act does not tell. */
export function placeOf({ kind, issuer }: Pick<Regulation, "kind" | "issuer">): ActPlace | null {
  if (!PLACED_KINDS.has(kind)) return null;
  const name = issuer
    .toLowerCase()
    .replace(/\s+republik indonesia$/, "")
    .trim();
  if (name === "" || name === "-") return null;
  const region = regionOf(name);
  if (region === null && OF_REGIONS.has(kind))
    // "Sleman": whether a city or a regency is not told, so that it answers to both.
    return {
      key: name,
      spellings: [
        name,
        ...Object.values(AROUND).flatMap((around) => around.map((one) => one.replace("*", name))),
      ],
    };
  if (region === null) {
    const bare = name.replace(/^(?:kementerian|menteri|badan)\s+/, "");
    const short = bare === "dalam negeri" ? ["mendagri"] : bare === "luar negeri" ? ["menlu"] : [];
    return { key: bare, spellings: [...new Set([bare, name, ...short])] };
  }
  const spellings = [region.name, ...(PROVINCES[region.name] ?? [])].flatMap((own) => [
    own,
    ...AROUND[region.type].map((around) => around.replace("*", own)),
  ]);
  return { key: `${region.type} ${region.name}`, spellings: [...new Set([...spellings, name])] };
}

/** Provinces by all their names. */
const PROVINCE_NAMES = new Map(
  Object.entries(PROVINCES).flatMap(([name, others]) => [name, ...others].map((one) => [one, name] as const)),
);

function regionOf(name: string): { readonly type: Region; readonly name: string } | null {
  for (const [office, type] of OFFICES)
    if (office.test(name)) return { type, name: fullName(type, name.replace(office, "")) };
  // "Sekretaris Daerah Kota Contoh", of a circular.
  const written = /(?:^|\s)(kota|kabupaten|provinsi) (\S.*)$/.exec(name);
  const type = written?.[1] === "kota" || written?.[1] === "kabupaten" ? written[1] : "provinsi";
  if (written?.[2] !== undefined) return { type, name: fullName(type, written[2]) };
  const province = PROVINCE_NAMES.get(name);
  return province === undefined ? null : { type: "provinsi", name: province };
}

function fullName(type: Region, name: string): string {
  return type === "provinsi" ? (PROVINCE_NAMES.get(name) ?? name) : name;
}
