import type { Fidelity, Provision } from "../../law/corpus/provision.ts";
import type { ActHeading, ParseReport } from "../structure/report.ts";
import { KINDS, type Regulation } from "../../law/corpus/register.ts";
import { titleCase } from "../../text/language.ts";
import { IngestError } from "../errors.ts";
import {
  type ActName,
  coverOf,
  idFrom,
  isNational,
  kindOf,
  actNames,
  issuerPlace,
  readKindName,
  shortTitleOf,
} from "./naming.ts";
import { actKind, readKind } from "../../law/citations/act-kinds.ts";
import { tokenize } from "../../law/citations/lexer.ts";

/** What a person states of an act; the rest is read from its heading. */
export interface ActOptions {
  /** Lower-case letters, digits and hyphens; from the heading where it is left out. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: string | undefined;
  readonly number?: string | undefined;
  readonly year?: string | undefined;
  readonly status?: string | undefined;
  /** ISO date since which the status holds. */
  readonly since?: string | undefined;
  /** Ids of the acts that it takes the place of. */
  readonly replaces?: readonly string[] | undefined;
  readonly fidelity?: string | undefined;
}

export type ImportedFidelity = Exclude<Fidelity, "verbatim" | "restored">;

/**
 * @param name what the id is for, in the message
 * @throws IngestError for a string that could be a path, or is otherwise no id
 */
export function checkId(id: string, name = "--id"): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 80) return id;
  throw badOption(
    `${name} "${printable(id)}" tidak dapat dipakai: hanya huruf kecil, angka, dan tanda hubung, misalnya perda-kota-contoh-7-2021.`,
    `${name} "${printable(id)}" cannot be used: lower-case letters, digits and hyphens only, as in perda-kota-contoh-7-2021.`,
  );
}

export function badOption(id: string, en: string): IngestError {
  return new IngestError("bad-option", { id, en });
}

/** A name from outside as one line that can be shown: no control characters, not too long. */
export function printable(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

/** The id that was stated, else the heading's. @throws IngestError where neither gives one */
export function idOf(options: ActOptions, report: ParseReport): string {
  if (options.id !== undefined) return checkId(options.id);
  const id = idFrom(report);
  if (id !== null) return id;
  throw unnamed(report);
}

/** @throws IngestError for a heading that cannot give an id, whatever the rest of the act says */
export function checkNameable(heading: ActHeading): void {
  const year = heading.year ?? { value: "2000", confidence: 0 };
  if (idFrom({ ...heading, year }) === null) throw unnamed(heading);
}

export function untitled(): IngestError {
  return badOption(
    "Judul peraturan tidak terbaca dari berkas ini. Sebutkan dengan --title.",
    "The file does not tell the title. Give it with --title.",
  );
}

function unnamed(report: ActHeading): IngestError {
  if (report.kind !== null && report.number === null)
    return badOption(
      `Judulnya (${printable(report.title?.value ?? "-")}) tidak memuat nomor; mungkin ini rancangan. Sebutkan pengenalnya, misalnya --id perda-kota-contoh-7-2021, dan nomornya (--number) bila ada.`,
      `The heading (${printable(report.title?.value ?? "-")}) has no number; it may be a draft. Give an id, such as --id perda-kota-contoh-7-2021, and its --number where it has one.`,
    );
  return badOption(
    "Jenis, nomor, dan tahun peraturan tidak terbaca dari judulnya. Sebutkan pengenalnya, misalnya --id perda-kota-contoh-7-2021.",
    "The heading does not tell kind, number and year of the act. Give an id, such as --id perda-kota-contoh-7-2021.",
  );
}

/** The kind of act as the options, the id or the heading say it, before they are compared. */
export function kindSoFar(options: ActOptions, id: string, report: ParseReport): Regulation["kind"] {
  const stated = options.kind === undefined ? null : readKindName(options.kind);
  const read = kindOf(report);
  return stated ?? (read === "lainnya" ? (readId(id)?.kind ?? read) : read);
}

export function fidelityOf(options: ActOptions): ImportedFidelity {
  const { fidelity = "imported" } = options;
  if (fidelity === "imported" || fidelity === "secondary" || fidelity === "explanatory") return fidelity;
  throw badOption(
    "--fidelity harus imported (dibaca dari berkas), secondary (laporan pihak lain), atau explanatory (bahan penjelas). verbatim hanya untuk naskah yang sudah dicocokkan kata demi kata.",
    "--fidelity must be imported (read from the file), secondary (as others report it) or explanatory (no law). verbatim is for text that was proof-read word by word.",
  );
}

/**
 * The register's entry of an act, and of it what a person stated.
 * @param source one line, where the words come from
 * @throws IngestError for options that cannot be, and where the title is not known
 */
export function makeEntry(
  id: string,
  options: ActOptions,
  report: ParseReport,
  provisions: readonly Provision[],
  source: string,
  isWhole = true,
): { entry: Regulation; stated: Partial<Regulation> } {
  const stated = readStated(options);
  const name = nameOf(id, options, stated, report);
  const status = stated.status ?? "in-force";
  // The annex of an act has the act's kind and number in its name alone: it is not what they mean.
  const isAnnex = report.annex !== undefined;
  const entry: Regulation = {
    id,
    kind: isAnnex ? "lainnya" : name.kind,
    ...(name.number === null || isAnnex ? {} : { number: name.number }),
    ...(name.year === null ? {} : { year: name.year }),
    title: name.title,
    shortTitle: annexed(report, shortTitleOf(name)),
    subject: name.subject === "" ? name.title : name.subject,
    subjectEn: name.subject === "" ? name.title : name.subject,
    issuer: name.issuer ?? "-",
    names: actNames(name, id).map((one) => annexed(report, one)),
    sharedNames: [],
    onlyFor: [],
    ...coverageOf(report, provisions, isWhole),
    status,
    ...(stated.since === undefined ? {} : { since: stated.since }),
    replacedBy: [],
    certainty: "reported",
    known_from: source,
    note: STATUS_NOTE,
    successors: [],
    decisions: [],
    alsoReported: [],
  };
  return { entry, stated };
}

function annexed({ annex }: ParseReport, name: string): string {
  return annex === undefined || /^lampiran\b/i.test(name)
    ? name
    : `Lampiran ${annex} ${name}`.replace("  ", " ");
}

const STATUS_NOTE = {
  id: "Status ini menurut kantor yang memasukkan naskahnya; belum diverifikasi.",
  en: "This status is as the office stated that brought the text in; it has not been verified.",
};

function readStated({ title, kind, number, year, status, since }: ActOptions): Partial<Regulation> {
  const readKind = kind === undefined ? undefined : readKindName(kind);
  if (readKind === null)
    throw badOption(
      `--kind harus salah satu dari: ${KINDS.join(", ")}.`,
      `--kind must be one of: ${KINDS.join(", ")}.`,
    );
  if (year !== undefined && !/^[12]\d{3}$/.test(year))
    throw badOption(
      "--year harus tahun empat angka, misalnya 2021.",
      "--year must have four digits, such as 2021.",
    );
  if (status !== undefined && status !== "in-force" && status !== "amended" && status !== "revoked")
    throw badOption(
      "--status harus in-force, amended, atau revoked.",
      "--status must be in-force, amended or revoked.",
    );
  if (since !== undefined && !isDay(since))
    throw badOption(
      "--since harus tanggal seperti 2021-05-05.",
      "--since must be a date such as 2021-05-05.",
    );
  if (title?.trim() === "" || number?.trim() === "")
    throw badOption("--title dan --number tidak boleh kosong.", "--title and --number must not be empty.");
  return {
    ...(title === undefined ? {} : { title: printableTitle(title) }),
    ...(readKind === undefined ? {} : { kind: readKind }),
    ...(number === undefined ? {} : { number: printable(number) }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(status === undefined ? {} : { status }),
    ...(since === undefined ? {} : { since }),
  };
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
  );
}

function printableTitle(title: string): string {
  return title
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, 500);
}

/** What the options and the title say counts before the heading; the id is asked for what neither tells. */
function nameOf(
  id: string,
  options: ActOptions,
  stated: Partial<Regulation>,
  report: ParseReport,
): ActName & { readonly issuer: string | null } {
  const title =
    stated.title ?? (report.title === null ? undefined : titleCase(printableTitle(report.title.value)));
  if (title === undefined || title === "") throw untitled();
  const titled = stated.title === undefined ? null : readTitle(stated.title);
  const read = kindOf(report);
  const inId = readId(id);
  checkNames(options, { id: inId, title: titled, heading: headingName(report) });
  const kind = stated.kind ?? titled?.kind ?? (read === "lainnya" ? (inId?.kind ?? read) : read);
  const ofId = inId?.kind === kind ? inId : null;
  const issuers = [titled?.issuer, report.issuer?.value, ofId?.issuer].flatMap((issuer) => issuer ?? []);
  // "Peraturan Bupati Nomor 15": the heading tells the office and leaves out the place.
  const issuer = issuers.find((one) => issuerPlace(kind, one) !== "") ?? issuers[0] ?? null;
  const number = stated.number ?? titled?.number ?? report.number?.value ?? ofId?.number ?? null;
  const ofHeading = report.year === null ? undefined : Number(report.year.value);
  const year = stated.year ?? titled?.year ?? ofHeading ?? ofId?.year ?? null;
  const ofTitle = /\btentang\s+(.+)$/i.exec(options.title ?? "")?.[1];
  const subject = titleCase(printableTitle(ofTitle ?? report.subject?.value ?? ""));
  return {
    kind,
    number: number === null ? null : printable(number),
    year,
    issuer,
    place: issuerPlace(kind, issuer),
    subject,
    title,
    cover: coverOf(report) ?? undefined,
  };
}

type Named = Pick<StatedName, "kind" | "number" | "year">;

function headingName(report: ParseReport): Named | null {
  if (report.kind === null) return null;
  const year = report.year === null ? null : Number(report.year.value);
  return { kind: kindOf(report), number: report.number?.value ?? null, year };
}

/**
 * What the heading, the id and the title say of kind, number and year has to agree: a file under another act's name is
 * quoted as that act. `--kind`, `--number` and `--year` settle it.
 * @throws IngestError where two of them disagree
 */
function checkNames(
  options: ActOptions,
  names: Readonly<Record<"id" | "title" | "heading", Named | null>>,
): void {
  const facts = [
    ["kind", options.kind, ({ kind }: Named) => (kind === "lainnya" ? null : familyOf(kind))],
    ["number", options.number, ({ number }: Named) => leadOf(number)],
    ["year", options.year, ({ year }: Named) => (year === null ? null : String(year))],
  ] as const;
  for (const [fact, settled, of] of facts) {
    if (settled !== undefined) continue;
    const said = (["heading", "id", "title"] as const).flatMap((from) => {
      const name = names[from];
      const value = name === null ? null : of(name);
      return value === null || (from !== "heading" && options[from] === undefined) ? [] : [{ from, value }];
    });
    const other = said.find(({ value }) => value.toLowerCase() !== said[0]?.value.toLowerCase());
    const [first] = said;
    if (other === undefined || first === undefined) continue;
    const [where, whereEn] = [WHERE[first.from], WHERE_EN[first.from]];
    throw badOption(
      `${where} menyebut ${FACT[fact]} ${first.value}, tetapi ${WHERE[other.from]} menyebut ${other.value}. Periksa apakah berkasnya benar; bila ya, perbaiki pengenal atau judulnya, atau pastikan dengan --${fact}.`,
      `${whereEn} says ${fact} ${first.value}, but ${WHERE_EN[other.from]} says ${other.value}. See whether this is the right file; if so, correct id or title, or settle it with --${fact}.`,
    );
  }
}

const FACT = { kind: "jenis", number: "nomor", year: "tahun" } as const;
const WHERE = { heading: "Judul di berkas", id: "--id", title: "--title" } as const;
const WHERE_EN = { heading: "The heading in the file", id: "--id", title: "--title" } as const;

/** Regulations of single ministries have kinds of their own, which a heading without the ministry cannot tell. */
function familyOf(kind: Regulation["kind"]): string {
  return kind === "Permenlu" || kind === "Permendagri" || kind === "PMK" ? "Permen" : kind;
}

/** Of a number as it is compared: "09/A/KP/XII/2006/01" -> "9". */
function leadOf(number: string | null): string | null {
  return /^0*(\d+)/.exec(number ?? "")?.[1] ?? null;
}

/** Whether every pasal is there, so that one which is not found does not exist. */
function coverageOf(
  report: ParseReport,
  provisions: readonly Provision[],
  isWhole: boolean,
): Pick<Regulation, "corpus" | "lastPasal"> {
  const numbers = provisions.flatMap(({ unit, isPenjelasan, number, parent }) =>
    unit === "pasal" && !isPenjelasan && parent === null ? [Number.parseInt(number, 10)] : [],
  );
  if (numbers.length === 0) return { corpus: isWhole ? "full" : "partial" };
  const hasGap =
    report.gaps.some(({ unit }) => unit === "pasal") || report.repeats.some(({ unit }) => unit === "pasal");
  const last = Math.max(...numbers);
  if (report.form !== "statute" || hasGap || !isWhole || !Number.isInteger(last))
    return { corpus: "partial" };
  return { corpus: "full", lastPasal: last };
}

/** What an act is called by the person who brings it in: in its title, or in its id where nothing else says it. */

export interface StatedName {
  readonly kind: Regulation["kind"];
  readonly number: string | null;
  readonly year: number | null;
  /** The office or place that issued it, as a heading names it: "Kota Contoh", "Wali Kota Contoh". */
  readonly issuer: string | null;
}

/** "Perda Kota Contoh No. 7 Tahun 2021 tentang Kerja Sama"; null for a title that begins with no kind of act. */
export function readTitle(title: string): StatedName | null {
  const kind = kindAt(title);
  if (kind === null) return null;
  const head = title.slice(kind.end).replace(/\b(?:tentang|perihal)\b.*$/i, "");
  const found = NUMBERED.map((form) => form.exec(head)).find((match) => match !== null) ?? null;
  const written = found?.[1] ?? null;
  const pair = /^(\d+[a-z]?)\/([12]\d{3})$/i.exec(written ?? "");
  const ownYear = /(?:^|\D)((?:19|20)\d{2})$/.exec(written ?? "")?.[1];
  const year = found?.[2] ?? pair?.[2] ?? ownYear;
  const before = head.slice(0, found?.index ?? head.length);
  const behind = found === null ? "" : head.slice(found.index + found[0].length);
  return {
    kind: kind.kind,
    number: pair?.[1] ?? written,
    year: year === undefined ? null : Number(year),
    issuer: issuerOf(kind.kind, before) ?? issuerOf(kind.kind, behind),
  };
}

const NUMBERED: readonly RegExp[] = [
  /\b(?:nomor|no)\b\s*[.:]?\s*(\S+)\s+(?:tahun|thn|th)\b\.?\s*([12]\d{3})\b/i,
  /\b(?:nomor|no)\b\s*[.:]?\s*(\S+)/i,
  /(?<=^|\s)(\d\S*)\s+(?:tahun|thn|th)\b\.?\s*([12]\d{3})\b/i,
  /(?<=^|\s)(\d\S*)\/([12]\d{3})\b/,
];

/** "perda-kota-contoh-7-2021"; null for an id that does not end in a year. A number of several parts is not told from it. */
export function readId(id: string): StatedName | null {
  const words = id.replaceAll("-", " ");
  const kind = kindAt(words);
  const numbers = /^(\D*?)((?: ?\d+[a-z]?)*?) ?((?:19|20)\d{2})$/.exec(words.slice(kind?.end ?? 0));
  if (kind === null || numbers === null) return null;
  const number = numbers[2]?.trim() ?? "";
  return {
    kind: kind.kind,
    number: /^\d+[a-z]?$/.test(number) ? number : null,
    year: Number(numbers[3]),
    issuer: issuerOf(kind.kind, numbers[1] ?? ""),
  };
}

function kindAt(text: string): { readonly kind: Regulation["kind"]; readonly end: number } | null {
  const tokens = tokenize(text);
  const found = readKind(tokens, 0) ?? (tokens[0]?.text === "se" ? { kind: "SE", next: 1 } : null);
  const kind = found === null ? null : readKindName(found.kind);
  return found === null || kind === null ? null : { kind, end: tokens[found.next - 1]?.end ?? 0 };
}

function issuerOf(kind: Regulation["kind"], words: string): string | null {
  const place = words
    .replace(/[(),.]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*republik indonesia$/i, "")
    .replace(/^kab /i, "Kabupaten ")
    .replace(/^prov /i, "Provinsi ");
  if (place === "" || isNational(kind)) return null;
  const office = actKind(kind)?.head;
  const own =
    office === undefined ? place : `${office} ${place.replace(/^(?:kota|kabupaten|provinsi) /i, "")}`;
  return own.replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
