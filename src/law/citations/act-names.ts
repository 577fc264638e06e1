import type { Corpus } from "../corpus/corpus.ts";
import { summaryOf } from "../corpus/provision-map.ts";
import type { Regulation } from "../corpus/register.ts";
import { ACT_KINDS, NameTable, type Spelt, actKind, readKind, spell, tableOf } from "./act-kinds.ts";
import type { ActNumber } from "./act-numbers.ts";
import { type Token, textAt, tokenize } from "./lexer.ts";
import { withoutZeros } from "../../text/numbers.ts";
import { WORDS } from "./words.ts";

/** What the acts of a corpus, the places they come from and their titled parts are called, prepared once a corpus. */

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
  /** In the order of the register. */
  readonly acts: readonly NumberedAct[];
  /** The same by their year. */
  readonly byYear: ReadonlyMap<number, readonly NumberedAct[]>;
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
  const placed = new Map<string, ActPlace | null>();
  const acts: NumberedAct[] = [];
  for (const regulation of corpus.regulations.values()) {
    for (const { name, behind } of namesOf(regulation)) {
      whole.add(name, regulation.id);
      if (behind === null) continue;
      const table = byKind.get(behind.kind) ?? new NameTable<string>();
      table.add(behind.name, regulation.id);
      byKind.set(behind.kind, table);
    }
    // Many acts come from one place.
    const issuer = `${regulation.kind} ${regulation.issuer}`;
    const place = placed.get(issuer) ?? issuingPlace(regulation);
    placed.set(issuer, place);
    acts.push(numberedAct(regulation, place?.key ?? null));
  }
  const byYear = new Map<number, NumberedAct[]>();
  for (const act of acts)
    if (act.year !== null) {
      const ofYear = byYear.get(act.year);
      if (ofYear === undefined) byYear.set(act.year, [act]);
      else ofYear.push(act);
    }
  const parts = new NameTable<string>();
  addPartNames(parts, corpus);
  const names: CitationNames = {
    ids: new Set(corpus.regulations.keys()),
    places: tableOf(
      [...placed.values()].flatMap((place) =>
        (place?.spellings ?? []).map((spelling) => [spelling, place?.key ?? ""] as const),
      ),
    ),
    spelled: new Map([...byKind].map(([kind, table]) => [kind, table.spelled()])),
    nicknames: nicknamesOf(byKind.get("UU")),
    generalConditions: titledParts(corpus).flatMap(({ id }) => (id.endsWith("/syarat-umum") ? [id] : [])),
    ...{ whole, byKind, acts, byYear, parts },
  };
  prepared.set(corpus, names);
  return names;
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
  const subjects = actKind(kind)?.named === true ? [`${kind} ${subject}`, `${kind} ${subjectEn}`] : [];
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

function nicknamesOf(names: NameTable<string> | undefined): NameTable<string> {
  const short = [...(names?.entries() ?? [])].filter(
    ([name]) => /^[a-z]{4,10}$/.test(name) && !WORDS.common_nicknames.has(name),
  );
  return tableOf(short.flatMap(([name, ids]) => ids.map((id) => [name, id] as const)));
}

/** Index after "tentang", if it stands at `index`. */
export function skipAbout(tokens: readonly Token[], index: number): number {
  if (!WORDS.about.has(textAt(tokens, index))) return index;
  return textAt(tokens, index + 1) === "." ? index + 2 : index + 1;
}

function numberedAct(regulation: Regulation, place: string | null): NumberedAct {
  const { id, kind, year = null } = regulation;
  const segments = regulation.number?.toLowerCase().split("/").map(withoutZeros);
  return { id, kind, lead: segments?.[0] ?? null, whole: segments?.join("/") ?? null, year, place };
}

/** The acts of the register that may have that number and year. */
export function actsNumbered(names: CitationNames, number: ActNumber): readonly NumberedAct[] {
  const acts = number.year === null ? names.acts : (names.byYear.get(number.year) ?? []);
  return acts.filter((act) => isAct(act, number));
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

/** Where an act of a region or an office comes from: "Kota Contoh", "Kab. Sleman", "Jabar". */
interface ActPlace {
  /** Tells places apart: "kota bandung" and "kabupaten bandung" are two. */
  readonly key: string;
  /** Spaces, capitals and punctuation make no difference. */
  readonly spellings: readonly string[];
}

/** Provinces by all their names. */
const PROVINCE_NAMES = new Map(
  Object.entries(ACT_KINDS.provinces).flatMap(([name, others]) =>
    [name, ...others].map((one) => [one, name] as const),
  ),
);

/** The place or office that an act is of; null where its kind has none, or the act does not tell. */
function issuingPlace({ kind, issuer }: Regulation): ActPlace | null {
  if (actKind(kind)?.places !== true) return null;
  const name = issuer
    .toLowerCase()
    .replace(/\s+republik indonesia$/, "")
    .trim();
  if (name === "" || name === "-") return null;
  const written = (around: readonly string[], own: string): string[] =>
    around.map((one) => one.replace("*", own));
  const region = regionOf(name);
  if (region !== null) {
    const own = [region.name, ...(ACT_KINDS.provinces[region.name] ?? [])];
    const around = ACT_KINDS.regions[region.type]?.around ?? [];
    const spellings = own.flatMap((one) => [one, ...written(around, one)]);
    return { key: `${region.type} ${region.name}`, spellings: [...spellings, name] };
  }
  // "Sleman": whether a city or a regency is not told, so that it answers to both.
  if (actKind(kind)?.regions === true) {
    const around = Object.values(ACT_KINDS.regions).flatMap((one) => one.around);
    return { key: name, spellings: [name, ...written(around, name)] };
  }
  const bare = name.replace(/^(?:kementerian|menteri|badan)\s+/, "");
  const short = bare === "dalam negeri" ? ["mendagri"] : bare === "luar negeri" ? ["menlu"] : [];
  return { key: bare, spellings: [bare, name, ...short] };
}

function regionOf(name: string): { readonly type: string; readonly name: string } | null {
  const fullName = (type: string, own: string): string =>
    type === "provinsi" ? (PROVINCE_NAMES.get(own) ?? own) : own;
  for (const [type, { office }] of Object.entries(ACT_KINDS.regions))
    if (office.test(name)) return { type, name: fullName(type, name.replace(office, "")) };
  // "Sekretaris Daerah Kota Contoh", of a circular.
  const [, type, own] = /(?:^|\s)(kota|kabupaten|provinsi) (\S.*)$/.exec(name) ?? [];
  if (type !== undefined && own !== undefined) return { type, name: fullName(type, own) };
  const province = PROVINCE_NAMES.get(name);
  return province === undefined ? null : { type: "provinsi", name: province };
}

function titledParts(corpus: Corpus): ReturnType<typeof summaryOf>["parts"] {
  return [...corpus.texts.values()].flatMap((text) => summaryOf(text).parts);
}

/** Adds every name of the corpus's titled parts: the conditions and criteria of a ministerial guide, its annex. */
function addPartNames(parts: NameTable<string>, corpus: Corpus): void {
  for (const { id, title, number } of titledParts(corpus)) {
    const titles = [title, title.replace(/\s*\([^)]*\)/g, ""), number.replaceAll("-", " ")];
    for (const name of [...titles, ...(WORDS.part_titles[number] ?? [])]) parts.add(name, id);
    for (const subject of WORDS.part_subjects[number] ?? [])
      for (const word of WORDS.conditions) {
        parts.add(`${subject} ${word}`, id);
        for (const between of WORDS.before_subject) parts.add(`${word} ${between} ${subject}`, id);
      }
  }
}
