import type { ActHeading } from "../structure/report.ts";
import type { Provision } from "../../law/corpus/provision.ts";
import { KINDS, type Regulation } from "../../law/corpus/register.ts";
import { actKind } from "../../law/citations/act-kinds.ts";

/** What an act is called, from what its heading says. */

type Kind = Regulation["kind"];

/** Issued for the whole country by one office: its name is no part of what the act is called. */
export function isNational(kind: Kind): boolean {
  return actKind(kind)?.national === true;
}

export interface ActName {
  readonly kind: Kind;
  readonly number: string | null;
  readonly year: number | null;
  /** What tells acts of one kind, number and year apart: "Kota Contoh", "Kesehatan"; "" where nothing need. */
  readonly place: string;
  readonly subject: string;
  readonly title: string;
  /**
   * Kind and issuer in the words of its cover, where these say more than the kind: "Keputusan Kepala Badan Pengawas Tenaga
   * Nuklir", "Peraturan Menteri Kesehatan Republik Indonesia".
   */
  readonly cover?: string | undefined;
}

/** The kind of act by its long name: "Peraturan Daerah" -> "Perda"; ministries with a short name of their own are told apart. */
export function kindOf(heading: ActHeading): Kind {
  const long = heading.kind?.value.toLowerCase().replaceAll("-", " ") ?? "";
  const issuer = (heading.issuer?.value ?? "").toLowerCase().replace(/\s*republik indonesia$/, "");
  if (long === "qanun") return "Qanun";
  if (long === "peraturan menteri") {
    if (issuer === "menteri luar negeri") return "Permenlu";
    if (issuer === "menteri dalam negeri") return "Permendagri";
    if (issuer === "menteri keuangan") return "PMK";
  }
  return kindWritten((name) => name.toLowerCase().replaceAll("-", " ") === long) ?? "lainnya";
}

/** The kind of the register whose long name is the one looked for. */
function kindWritten(isWanted: (long: string) => boolean): Kind | null {
  return KINDS.find((kind) => actKind(kind)?.long.some(isWanted) === true) ?? null;
}

/** A kind as a person names it: short or long, in any capitals; null for a word that is none. */
export function readKindName(word: string): Kind | null {
  const wanted = word.trim().toLowerCase();
  const short = KINDS.find((kind) => kind.toLowerCase() === wanted);
  return short ?? kindWritten((name) => name.toLowerCase() === wanted);
}

/** What the cover calls the act before its number; null for a heading without a kind. */
export function coverOf({ kind, issuer }: ActHeading): string | null {
  if (kind === null) return null;
  const words = kind.value.split(" ");
  const own = issuer?.value ?? "";
  // "Peraturan Kepala Badan" is issued by "Kepala Badan Pengawas": the office is named once.
  for (let at = 1; at < words.length; at++) {
    const office = words.slice(at).join(" ");
    if (own === office || own.startsWith(`${office} `)) return `${words.slice(0, at).join(" ")} ${own}`;
  }
  return `${kind.value} ${own}`.trim();
}

/** "Kota Contoh" as issuer of a Perda stays; "Wali Kota Contoh" of a Perwali -> "Contoh", of a circular it stays. */
export function issuerPlace(kind: Kind, issuer: string | null): string {
  if (isNational(kind)) return "";
  const place = (issuer ?? "").replace(/\s*Republik Indonesia$/i, "").trim();
  if (kind === "SE") return place;
  return place
    .replace(/^(?:Menteri|Gubernur|Bupati|Wali ?Kota|(?:Kepala )?(?:Badan|Lembaga)|Presiden)(?:\s+|$)/i, "")
    .trim();
}

/** "Perda Kota Contoh 7/2021"; the title where an act has no number. */
export function shortTitleOf(name: ActName): string {
  if (name.number === null) return name.title;
  if (name.kind === "lainnya") {
    const { cover } = name;
    return cover === undefined ? name.title : `${withoutNation(cover)} ${numberAndYear(name)}`;
  }
  return [name.kind, name.place, numberAndYear(name)].filter((part) => part !== "").join(" ");
}

function numberAndYear({ number, year }: ActName): string {
  if (number === null) return "";
  return year === null || number.includes(String(year)) ? number : `${number}/${year}`;
}

/**
 * What people call it. Several acts may answer to the shorter ones ("Perda 7/2021"): the bot then asks or shows all of them.
 * Spaces, capitals and punctuation make no difference, so one spelling of each stands for many.
 */
export function actNames(name: ActName, id: string): string[] {
  const { kind, number, year, subject } = name;
  const kinds = kind === "lainnya" || kind === "materi" ? [] : [kind, ...(actKind(kind)?.long ?? [])];
  const names: string[] = [];
  for (const word of kinds) {
    for (const place of placeSpellings(name)) {
      const act = place === "" ? word : `${word} ${place}`;
      for (const written of number === null ? [] : numbersOf(number, year)) names.push(`${act} ${written}`);
      if (subject !== "") names.push(`${act} ${subject}`, `${act} tentang ${subject}`);
    }
  }
  const covers = name.cover === undefined ? [] : [...new Set([name.cover, withoutNation(name.cover)])];
  for (const cover of covers) {
    names.push(...(number === null ? [] : numbersOf(number, year).map((written) => `${cover} ${written}`)));
    if (subject !== "") names.push(`${cover} tentang ${subject}`);
  }
  // A ministry's own short word stands in the id alone: "permenkes-5-2020".
  const own = MINISTERIAL.has(kind) && number !== null ? /^([a-z]+)-\d/.exec(id)?.[1] : undefined;
  if (own !== undefined && number !== null)
    names.push(...numbersOf(number, year).map((written) => `${own} ${written}`));
  return [...new Set(names)].filter((one) => one !== name.title && one !== shortTitleOf(name));
}

function withoutNation(cover: string): string {
  return cover.replace(/ (?:Negara )?Republik Indonesia$/i, "");
}

const MINISTERIAL: ReadonlySet<Kind> = new Set(["Permen", "Kepmen", "Perban"]);

/** With and without the word for the region: "Kabupaten Sleman", "Kab Sleman", "Sleman", "". */
function placeSpellings({ kind, place }: ActName): string[] {
  if (place === "") return [""];
  const bare = place.replace(/^(?:Kota|Kabupaten|Provinsi|Daerah Khusus|Daerah Istimewa)\s+/i, "");
  const shortened = place.replace(/^Kabupaten\s+/i, "Kab ").replace(/^Provinsi\s+/i, "Prov ");
  const region =
    kind === "Perwali" || kind === "Kepwali"
      ? [`Kota ${bare}`]
      : kind === "Perbup" || kind === "Kepbup"
        ? [`Kabupaten ${bare}`]
        : [];
  return [...new Set([place, shortened, bare, ...region, ""])];
}

function numbersOf(number: string, year: number | null): string[] {
  if (year === null) return [number, `No ${number}`, `Nomor ${number}`];
  const pairs = [
    `${number}/${year}`,
    `No ${number}/${year}`,
    `Nomor ${number}/${year}`,
    `${number} Tahun ${year}`,
    `No ${number} Tahun ${year}`,
    `Nomor ${number} Tahun ${year}`,
  ];
  // "01/Ka-BAPETEN/V-99" tells the act without a year.
  return number.includes(String(year)) || !/^\d+[A-Za-z]?$/.test(number)
    ? [number, `No ${number}`, `Nomor ${number}`, ...pairs]
    : pairs;
}

/** The year of the day on which an act was made: "Ditetapkan di Jakarta pada tanggal 5 Mei 1999"; null where none is told. */
export function yearOfClose(provisions: readonly Provision[]): string | null {
  const close = provisions.find(({ id }) => /^[^/]+\/penutup$/.test(id));
  const words = (close === undefined ? provisions.slice(-3) : [close])
    .flatMap(({ body }) => body.flatMap((item) => (item.type === "child" ? [] : [item.text])))
    .join(" ")
    // "5 M e i 1999".
    .replace(/(?<!\p{L})(\p{L}) (?=\p{L}(?!\p{L}))/gu, "$1");
  return /(?:tanggal|TANGGAL)\s*:?\s*\d{1,2}\s+\p{L}+\s+((?:19|20)\d{2})/u.exec(words)?.[1] ?? null;
}

/** An id from what the heading says: "perda-kota-contoh-7-2021"; null where it says too little. */
export function idFrom(heading: ActHeading): string | null {
  const kind = kindOf(heading);
  const cover = coverOf(heading);
  if (cover === null || heading.number === null || heading.year === null) return null;
  const own =
    kind === "lainnya" ? [withoutNation(cover)] : [kind, issuerPlace(kind, heading.issuer?.value ?? null)];
  const steps = [...own, heading.number.value, heading.year.value];
  // An annex that comes as a file of its own is not the act, and does not take its place.
  if (heading.annex !== undefined) steps.push("lampiran", heading.annex);
  const id = steps
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return /^[a-z0-9-]{3,80}$/.test(id) ? id : null;
}
