import {
  type Facts,
  type Field,
  NOTHING_KNOWN,
  type Partner,
  type Recogniser,
  type SourcedFacts,
  factsSchema,
} from "../../src/eligibility/rules/facts.ts";

/** Facts and a recogniser of a few names, for the tests of the checker that need no gazetteer. */

export const AS_OF = "2026-11-24";

export const SUWON: Partner = {
  kind: "sub-national",
  level: "municipality",
  name: "Suwon",
  country: "KR",
  countryName: { id: "Korea Selatan", en: "South Korea" },
  relations: "relations",
};
export const JAPAN: Partner = {
  kind: "state",
  name: "Jepang",
  country: "JP",
  countryName: { id: "Jepang", en: "Japan" },
  relations: "relations",
};
export const NORTH_KOREA: Partner = {
  kind: "state",
  name: "Korea Utara",
  country: "KP",
  countryName: { id: "Korea Utara", en: "North Korea" },
  relations: "relations",
};
export const TEL_AVIV: Partner = {
  kind: "sub-national",
  level: "municipality",
  name: "Tel Aviv",
  country: "IL",
  countryName: { id: "Israel", en: "Israel" },
  relations: "none",
};
export const ISRAEL: Partner = {
  kind: "state",
  name: "Israel",
  country: "IL",
  countryName: { id: "Israel", en: "Israel" },
  relations: "none",
};
export const TAIWAN: Partner = {
  kind: "state",
  name: "Taiwan",
  country: "TW",
  countryName: { id: "Taiwan", en: "Taiwan" },
  relations: "none",
};
export const TEXAS: Partner = {
  kind: "sub-national",
  level: "province-or-state",
  name: "Texas",
  country: "US",
  countryName: { id: "Amerika Serikat", en: "United States" },
  relations: "relations",
};
export const UNICEF: Partner = { kind: "international-organisation", name: "UNICEF" };
export const FOUNDATION: Partner = {
  kind: "foreign-company-or-ngo",
  name: "Yayasan Rhein",
  country: "DE",
  countryName: { id: "Jerman", en: "Germany" },
  relations: "relations",
};
export const PARTY: Partner = { ...FOUNDATION, kind: "political-party", name: "SPD" };
export const SURABAYA: Partner = { kind: "indonesian-region", name: "Kota Surabaya" };

export const EDUCATION: Field = {
  id: "education",
  name: { id: "pendidikan", en: "education" },
  authority: "regional",
};
export const DEFENCE: Field = {
  id: "defence",
  name: { id: "pertahanan", en: "defence" },
  authority: "central",
  affair: "defence",
};

export const ALL_CONDITIONS: NonNullable<Facts["conditions"]> = {
  foreignPolicy: true,
  stability: true,
  nonInterference: true,
  equality: true,
  mutualBenefit: true,
  supportsDevelopment: true,
  noOfficeAbroad: true,
  technologyTransfer: true,
  noPoliticalParty: true,
  sameAdministrativeStatus: true,
  sameCharacteristics: true,
  sameProblems: true,
  complementarity: true,
  peopleToPeople: true,
  humanResources: true,
  financialCapacity: true,
  domesticProducts: true,
  independence: true,
};

/** Every condition met and every approval given, for a general cooperation on education with Suwon. */
export const ALL_MET: Facts = {
  home: { kind: "kota", name: "Kota Bandung" },
  partner: SUWON,
  field: EDUCATION,
  form: "general",
  conditions: ALL_CONDITIONS,
  homeMinisterConsulted: true,
  ministerConsulted: true,
  dprdApproval: "given",
  planConsideration: "given",
  draftApproval: "given",
  confirmationLetter: true,
  centralApproval: "given",
  fullPowers: true,
};

export function known(facts: Facts, more: Partial<SourcedFacts> = {}): SourcedFacts {
  return { ...NOTHING_KNOWN, ...more, facts: factsSchema.parse(facts) };
}

const PARTNERS: Readonly<Record<string, Partner>> = {
  suwon: SUWON,
  jepang: JAPAN,
  "tel aviv": TEL_AVIV,
  israel: ISRAEL,
  unicef: UNICEF,
  surabaya: SURABAYA,
};

const partnerCandidate = (value: Partner) => ({
  label: value.countryName ?? { id: "", en: "" },
  value,
  sources: { partner: { type: "question", words: value.name ?? "" } as const },
});

/** Knows the names above, "Korea" as two countries, and "Jepng" and "Isrel" as misspelt. */
export const RECOGNISER: Recogniser = {
  home: (text) => {
    if (text === "Bandung") return known({ home: { name: text } });
    const [, kind] = /^(kota|kabupaten|provinsi)\b/i.exec(text) ?? [];
    const parsed = factsSchema.safeParse({ home: { kind: kind?.toLowerCase(), name: text } });
    return parsed.success && kind !== undefined ? known(parsed.data) : NOTHING_KNOWN;
  },
  homeKinds: (name) => (name === "Bandung" ? ["kota", "kabupaten"] : []),
  partner: (text) => {
    const words = text.toLowerCase();
    const partner = PARTNERS[words];
    if (partner !== undefined)
      return known({ partner }, { sources: { partner: { type: "question", words: text } } });
    const open = (isGuess: boolean, values: Partner[]) =>
      known(
        {},
        {
          ambiguities: [{ about: "partner", words: text, isGuess, candidates: values.map(partnerCandidate) }],
        },
      );
    if (words === "korea")
      return open(false, [{ ...SUWON, kind: "state", name: "Korea Selatan" }, NORTH_KOREA]);
    if (words === "jepng") return open(true, [JAPAN]);
    if (words === "isrel") return open(true, [ISRAEL]);
    return open(false, []);
  },
  field: (text) => {
    const field = [EDUCATION, DEFENCE].find(({ name }) => name?.id === text.toLowerCase());
    return field === undefined ? NOTHING_KNOWN : known({ field });
  },
  form: (text) => (text.toLowerCase() === "sister city" ? known({ form: "sister-city" }) : NOTHING_KNOWN),
  commonFields: () => [{ id: "education", name: { id: "pendidikan", en: "education" } }],
  fieldById: (id) => [EDUCATION, DEFENCE].find((field) => field.id === id),
};
