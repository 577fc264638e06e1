import type { Corpus } from "./corpus.ts";
import type { Regulation } from "./register.ts";
import type { ActNumber } from "./citation-act-number.ts";
import type { Spelt } from "./citation-name-table.ts";
import { NameTable, spell, withoutZeros } from "./citation-name-table.ts";
import { addPartNames, titledParts } from "./citation-parts.ts";
import type { ActPlace } from "./citation-places.ts";
import { placeOf } from "./citation-places.ts";
import type { Token } from "./citation-tokens.ts";
import { tokenize } from "./citation-tokens.ts";

/** What acts and their titled parts are called, prepared once a corpus. */

/** The words for a kind of act, each with the kind's short name. */
const KINDS: Readonly<Record<string, string>> = {
  UU: "uu|uuri|undang-undang|undang undang|undang2|undang 2|u.u.|law|laws|act|uud-uu",
  PP: "pp|peraturan pemerintah|government regulation",
  Permenlu:
    "permenlu|permen lu|permen luar negeri|peraturan menteri luar negeri|peraturan menlu|peraturan menteri luar negri|" +
    "foreign minister regulation|foreign ministry regulation|minister of foreign affairs regulation|" +
    "regulation of the minister of foreign affairs|regulation of the minister for foreign affairs|mofa regulation|menlu regulation",
  Permendagri:
    "permendagri|permen dagri|peraturan menteri dalam negeri|peraturan mendagri|home affairs minister regulation|" +
    "minister of home affairs regulation|regulation of the minister of home affairs|moha regulation",
  SE: "se mendagri|se menteri dalam negeri|surat edaran|surat edaran mendagri|surat edaran menteri dalam negeri|home affairs circular",
  "UUD 1945":
    "uud|uud 1945|uud nri 1945|uud 45|uud nri tahun 1945|undang-undang dasar|undang-undang dasar 1945|" +
    "undang-undang dasar negara republik indonesia tahun 1945|1945 constitution|constitution",
  Perppu: "perppu|perpu|peraturan pemerintah pengganti undang-undang",
  Perpres: "perpres|peraturan presiden|presidential regulation",
  Keppres: "keppres|kepres|keputusan presiden|presidential decree",
  Inpres: "inpres|instruksi presiden",
  Perda: "perda|peraturan daerah|regional regulation|local regulation",
  Pergub:
    "pergub|peraturan gubernur|governor regulation|governor's regulation|gubernatorial regulation|regulation of the governor",
  Perbup: "perbup|peraturan bupati|regent regulation|regent's regulation|regulation of the regent",
  Perwali:
    "perwali|perwal|perwako|perwalkot|peraturan walikota|peraturan wali kota|mayor regulation|mayor's regulation|" +
    "mayoral regulation|regulation of the mayor",
  Kepgub: "kepgub|keputusan gubernur|sk gubernur|governor decree|decree of the governor",
  Kepbup: "kepbup|keputusan bupati|sk bupati|regent decree|decree of the regent",
  Kepwali:
    "kepwali|kepwal|kepwalkot|keputusan walikota|keputusan wali kota|sk walikota|sk wali kota|mayor decree|mayoral decree|" +
    "decree of the mayor",
  Qanun: "qanun",
  Perban: "perban|peraturan badan",
  Perdes: "perdes|peraturan desa",
  PMK: "pmk|permenkeu|peraturan menteri keuangan",
  Permen: "permen|peraturan menteri|ministerial regulation",
  Kepmen: "kepmen|keputusan menteri|kepmendagri|kepmenlu",
  "TAP MPR": "tap mpr|ketetapan mpr",
  KUHP: "kuhp|criminal code",
  KUHAP: "kuhap",
  "KUH Perdata": "kuhperdata|kuh perdata|civil code",
  "Konvensi Wina": "konvensi wina|konvensi wina 1961|konvensi wina 1963|konvensi wina 1969|vienna convention",
  "Piagam PBB": "piagam pbb|un charter|charter of the united nations",
};

/** Kinds that the register can hold: a number or a name tells which act is meant. */
export const REGISTER_KINDS: ReadonlySet<string> = new Set(["UU", "PP", "Permenlu", "Permendagri", "SE"]);

export const KIND_NAMES = new NameTable<string>();
for (const [kind, words] of Object.entries(KINDS))
  for (const word of words.split("|")) KIND_NAMES.add(word, kind);

const NATION = new NameTable<true>();
for (const name of [
  "ri",
  "r i",
  "nri",
  "republik indonesia",
  "negara republik indonesia",
  "indonesia",
  "of the republic of indonesia",
  "of indonesia",
])
  NATION.add(name, true);

/** The kind of act whose words stand at `index`, "Republik Indonesia" included. */
export function readKind(
  tokens: readonly Token[],
  index: number,
): { readonly kind: string; readonly next: number } | null {
  const found = KIND_NAMES.match(tokens, index);
  const kind = found?.values[0];
  if (found === null || kind === undefined) return null;
  return { kind, next: NATION.match(tokens, found.next)?.next ?? found.next };
}

/** Where an act stands in the register: kind, number and year. */
export interface NumberedAct {
  readonly id: string;
  readonly kind: string;
  /** Digits of its number before any slash, without leading zeros; null where it has none. */
  readonly lead: string | null;
  /** The whole number in letters and digits, leading zeros dropped: "9/a/kp/xii/2006/1". */
  readonly whole: string | null;
  readonly year: number | null;
  /** Key of the place it is of; null where its kind has none. */
  readonly place: string | null;
}

export interface CitationNames {
  /** Ids of the acts of the register. */
  readonly ids: ReadonlySet<string>;
  /** Names that tell the act by themselves, with or without its kind in front. */
  readonly whole: NameTable<string>;
  /** By kind: what may follow the kind's word ("Hublu", "Pemerintahan Daerah"). */
  readonly byKind: ReadonlyMap<string, NameTable<string>>;
  /** By kind: the same names in words, two or more, with the acts they may mean. */
  readonly spelled: ReadonlyMap<string, readonly (readonly [readonly string[], readonly string[]])[]>;
  /** Names of one word that need no kind in front ("hublu"). */
  readonly nicknames: NameTable<string>;
  readonly acts: readonly NumberedAct[];
  /** Keys of the places that acts come from. */
  readonly places: NameTable<string>;
  /** Titled parts of texts that are no statutes: provision ids by title. */
  readonly parts: NameTable<string>;
  /** Ids of the parts that "syarat ke-3" means beside their act. */
  readonly generalConditions: readonly string[];
}

const prepared = new WeakMap<Corpus, CitationNames>();

/** The tables of a corpus; made once and kept as long as the corpus. */
export function citationNames(corpus: Corpus): CitationNames {
  const known = prepared.get(corpus);
  if (known !== undefined) return known;
  const whole = new NameTable<string>();
  const byKind = new Map<string, NameTable<string>>();
  for (const regulation of corpus.regulations.values())
    for (const { name, behind } of namesOf(regulation)) {
      whole.add(name, regulation.id);
      if (behind === null) continue;
      const table = byKind.get(behind.kind) ?? new NameTable<string>();
      table.add(behind.name, regulation.id);
      byKind.set(behind.kind, table);
    }
  const placed = placesOf(corpus);
  const places = new NameTable<string>();
  for (const place of placed.values())
    for (const spelling of place?.spellings ?? []) places.add(spelling, place?.key ?? "");
  const parts = new NameTable<string>();
  addPartNames(parts, corpus);
  const names: CitationNames = {
    ids: new Set(corpus.regulations.keys()),
    places,
    whole,
    byKind,
    spelled: new Map([...byKind].map(([kind, table]) => [kind, table.spelled()])),
    nicknames: nicknames(byKind),
    acts: [...corpus.regulations.values()].map((act) =>
      numberedAct(act, placed.get(issuerKey(act))?.key ?? null),
    ),
    parts,
    generalConditions: titledParts(corpus).flatMap(({ id }) => (id.endsWith("/syarat-umum") ? [id] : [])),
  };
  prepared.set(corpus, names);
  return names;
}

/** The places of all acts, by kind and issuer: many acts come from one. */
function placesOf(corpus: Corpus): ReadonlyMap<string, ActPlace | null> {
  const found = new Map<string, ActPlace | null>();
  for (const regulation of corpus.regulations.values()) {
    const key = issuerKey(regulation);
    if (!found.has(key)) found.set(key, placeOf(regulation));
  }
  return found;
}

function issuerKey({ kind, issuer }: Regulation): string {
  return `${kind} ${issuer}`;
}

interface ActName {
  readonly name: Spelt;
  /** What stands behind the word for its kind. */
  readonly behind: { readonly kind: string; readonly name: Spelt } | null;
}

/** Of acts that stay from one state of the corpus to the next: thousands take a while to spell. */
const spelled = new WeakMap<Regulation, readonly ActName[]>();

function namesOf(regulation: Regulation): readonly ActName[] {
  const known = spelled.get(regulation);
  if (known !== undefined) return known;
  const { kind, names, sharedNames, title, shortTitle, subject, subjectEn } = regulation;
  const subjects = REGISTER_KINDS.has(kind) ? [`${kind} ${subject}`, `${kind} ${subjectEn}`] : [];
  const found = [...names, ...sharedNames, title, shortTitle, ...subjects].map(actName);
  spelled.set(regulation, found);
  return found;
}

function actName(name: string): ActName {
  const tokens = tokenize(name);
  const kind = readKind(tokens, 0);
  const start = kind === null ? undefined : tokens[skipAbout(tokens, kind.next)]?.start;
  const behind =
    kind === null || start === undefined ? null : { kind: kind.kind, name: spell(name.slice(start)) };
  return { name: spell(name), behind };
}

/** Nicknames too common as words to name an act without its kind. */
const COMMON = new Set(["traktat", "sistercity"]);

function nicknames(byKind: ReadonlyMap<string, NameTable<string>>): NameTable<string> {
  const table = new NameTable<string>();
  for (const [name, ids] of byKind.get("UU")?.entries() ?? [])
    if (/^[a-z]{4,10}$/.test(name) && !COMMON.has(name)) for (const id of ids) table.add(name, id);
  return table;
}

const ABOUT = new Set([
  "tentang",
  "ttg",
  "tntg",
  "mengenai",
  "perihal",
  "on",
  "about",
  "concerning",
  "regarding",
]);

/** Index after "tentang", if it stands at `index`. */
export function skipAbout(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (token === undefined || !ABOUT.has(token.text)) return index;
  return tokens[index + 1]?.text === "." ? index + 2 : index + 1;
}

function numberedAct(regulation: Regulation, place: string | null): NumberedAct {
  const number = regulation.number?.toLowerCase() ?? null;
  const segments = number?.split("/").map(withoutZeros) ?? [];
  return {
    id: regulation.id,
    kind: regulation.kind,
    lead: segments[0] ?? null,
    whole: number === null ? null : segments.join("/"),
    year: regulation.year ?? null,
    place,
  };
}

/** Whether an act may have that number and year. */
export function isAct(act: NumberedAct, number: ActNumber): boolean {
  if (number.hasBadYear) return false;
  if (number.whole !== null && act.whole === number.whole)
    return number.year === null || act.year === number.year;
  // "Permenlu 09/2006" leaves out the rest of a long number.
  const isLead = number.lead === null || (act.lead === number.lead && number.whole === number.lead);
  return isLead && (number.year === null || act.year === number.year);
}
