import type { Candidate, Partner, Source } from "../rules/facts.ts";
import type { PartnerWord } from "./lexicon.ts";
import type { Knowledge, MentionReading } from "./mentions.ts";
import type { CountryRelation } from "./relations.ts";
import { fold } from "../../text/tokeniser.ts";
import { formatDate } from "../../platform/dates.ts";

/** What a reading of a name says of a partner, with the look-up of its country's relations. */

/**
 * @param words the words of the question that name it
 * @param kind what the words around it say it is
 */
export function partnerCandidate(
  { relations, names }: Pick<Knowledge, "relations" | "names">,
  reading: MentionReading,
  kind: PartnerWord | undefined,
  words: string,
): Candidate<Partner> {
  const asked: Source = { type: "question", words };
  const about = partnerOf(reading, kind);
  const sources: Record<string, Source> = {};
  for (const key of Object.keys(about.partner)) sources[`partner.${key}`] = asked;
  if (about.country === undefined) {
    const name = about.partner.name ?? words;
    return { label: { id: name, en: name }, value: about.partner, sources };
  }
  const relation = relations.get(about.country);
  if (relation === undefined) throw new RangeError(`${about.country} is not in the country relations`);
  const { file, asOf, name: countryName, status, doubtful } = relation;
  const note = noteOf(relation, about.note);
  sources["partner.country"] = asked;
  sources["partner.countryName"] = asked;
  sources["partner.relations"] = {
    ...({ type: "data", file, asOf } as const),
    ...(note !== undefined && { note }),
    ...(doubtful !== undefined && { doubtful }),
  };
  const own = about.partner.name;
  return {
    label: {
      id: own === undefined ? countryName.id : `${own} (${countryName.id})`,
      en: own === undefined ? countryName.en : `${own} (${countryName.en})`,
    },
    value: {
      ...about.partner,
      country: about.country,
      countryName,
      relations: status,
      ...([words, own ?? ""].some((name) => isDisputed(names, name)) && { isDisputed: true }),
    },
    sources,
  };
}

/** The name itself, or a territory named with it: "Yalta, Krimea". */
function isDisputed({ disputed }: Knowledge["names"], name: string): boolean {
  const words = fold(name).split(" ");
  return words.some((_, from) =>
    words.some((_, to) => to >= from && disputed.has(words.slice(from, to + 1).join(" "))),
  );
}

/** A partner of which only the kind is said: "perusahaan asing", "negara bagian di luar negeri". */
export function kindOnly(kind: PartnerWord): Partner {
  switch (kind) {
    case "state":
      return { kind: "state" };
    case "company":
      return { kind: "foreign-company-or-ngo" };
    case "organisation":
      return { kind: "international-organisation" };
    case "municipality":
    case "county":
    case "province-or-state":
      return { kind: "sub-national", level: kind };
  }
}

interface AboutPartner {
  readonly partner: Partner;
  readonly country: string | undefined;
  readonly note?: { readonly id: string; readonly en: string } | undefined;
}

function partnerOf(reading: MentionReading, kind: PartnerWord | undefined): AboutPartner {
  const said = kind === undefined ? {} : kindOnly(kind);
  const saidOfCountry = said.kind === "international-organisation" ? {} : said;
  switch (reading.type) {
    case "country":
      return { partner: saidOfCountry, country: reading.code };
    case "region": {
      const { name, as, state } = reading;
      const note = {
        id: `${name.id} adalah ${as.id} dari negara itu`,
        en: `${name.en} is a ${as.en} of that state`,
      };
      const partner = saidOfCountry.kind === "state" ? {} : saidOfCountry;
      return { partner: { kind: "sub-national", ...partner, name: name.id }, country: state, note };
    }
    case "organisation":
      return { partner: { kind: reading.kind, name: reading.name }, country: reading.country };
    case "domestic":
      return { partner: { kind: "indonesian-region", name: reading.name }, country: undefined };
    case "place": {
      const isCompany = said.kind === "foreign-company-or-ngo";
      const level = said.level ?? reading.level;
      const partner: Partner = isCompany
        ? { kind: "foreign-company-or-ngo", name: reading.name }
        : { kind: "sub-national", name: reading.name, ...(level !== undefined && { level }) };
      return { partner, country: reading.country };
    }
  }
}

/** From when on, or until when, it held, as far as it is known. */
function sinceOf({ status, since, until }: CountryRelation): AboutPartner["note"] {
  const words =
    status === "relations"
      ? { id: "hubungan", en: "relations" }
      : { id: "tanpa hubungan", en: "no relations" };
  if (until !== undefined)
    return {
      id: `${words.id} sampai ${formatDate(until, "id")}`,
      en: `${words.en} until ${formatDate(until, "en")}`,
    };
  if (since === undefined) return undefined;
  return {
    id: `${words.id} sejak ${formatDate(since, "id")}`,
    en: `${words.en} since ${formatDate(since, "en")}`,
  };
}

/** What is known goes on within a sentence; the note on the state is a sentence of its own. */
function noteOf(relation: CountryRelation, about: AboutPartner["note"]): AboutPartner["note"] {
  const known = [relation.says, sinceOf(relation), about].flatMap((part) => part ?? []);
  const say = (language: "id" | "en"): string => {
    const first = known.map((part) => part[language]).join("; ");
    return [first, relation.note?.[language].replace(/\.$/, "") ?? ""]
      .filter((part) => part !== "")
      .join(". ");
  };
  return known.length === 0 && relation.note === undefined ? undefined : { id: say("id"), en: say("en") };
}

/** One candidate a country: of a city and a province of one name the level is left open. */
export function byCountry(candidates: readonly Candidate<Partner>[]): Candidate<Partner>[] {
  const merged = new Map<string, Candidate<Partner>>();
  for (const candidate of candidates) {
    const key = candidate.value.country ?? candidate.label.id;
    const other = merged.get(key);
    if (other === undefined) merged.set(key, candidate);
    else if (other.value.level !== candidate.value.level) {
      const value = Object.fromEntries(Object.entries(other.value).filter(([key]) => key !== "level"));
      const sources = Object.entries(other.sources).filter(([path]) => path !== "partner.level");
      merged.set(key, { ...other, value, sources: Object.fromEntries(sources) });
    }
  }
  return [...merged.values()];
}
