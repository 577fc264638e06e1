import { type Version } from "../../law/corpus/register.ts";
import { readCitations } from "../../law/citations/reading.ts";
import { compareWordings, type ComparedLine } from "../../law/corpus/comparison.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import type { IngestedAct } from "../../law/imported/registry.ts";
import { ownText } from "../../law/corpus/provision.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { corpusAsOf } from "../../law/corpus/versions.ts";
import { badOption } from "./register-entry.ts";
import { LANGUAGE_WORDS } from "../../text/language.ts";

/**
 * What an act that changes another would make of that one's pasal. The words are offered, and count once a person has compared and
 * confirmed them: until then what was quoted before is quoted on.
 */
export interface VersionOffer {
  /** The pasal that the act gives other words. */
  readonly pasal: string;
  readonly from: string;
  /** ISO date; null where the file does not tell and nobody stated it. */
  readonly since: string | null;
  readonly isConfirmed: boolean;
  /** What would change. */
  readonly lines: readonly ComparedLine[];
}

type Found = Pick<VersionOffer, "pasal" | "from">;

const WORDING = /\/pasal-[ivxl]+(?:\/angka-[^/]+)?\/(pasal-\d+[a-z]*)$/;
const STRUCK_OUT = /^(?:Ketentuan )?((?:,? ?(?:dan )?Pasal \d+[A-Z]?)+) dihapus/;

/** The new wordings that an act holds, for the one act that its title says it changes. */
export function wordingsIn(corpus: Corpus, { entry, provisions }: IngestedAct): Found[] {
  const target = targetOf(corpus, entry);
  if (target === null) return [];
  return provisions.flatMap(({ id, unit, isPenjelasan, body }) => {
    if (isPenjelasan) return [];
    const given = WORDING.exec(id)?.[1];
    if (unit === "pasal" && given !== undefined) return [{ pasal: `${target}/${given}`, from: id }];
    const first = body[0];
    const struck = unit === "angka" && first?.type === "text" ? STRUCK_OUT.exec(first.text)?.[1] : undefined;
    return [...(struck ?? "").matchAll(/Pasal (\d+[A-Z]?)/g)].map(([, number = ""]) => ({
      pasal: `${target}/pasal-${number.toLowerCase()}`,
      from: id,
    }));
  });
}

/** "Perubahan atas Peraturan Daerah Nomor 7 Tahun 2021": of acts of that number the one by the same office. */
function targetOf(corpus: Corpus, entry: IngestedAct["entry"]): string | null {
  const after = /\bperubahan\b.{0,40}?\batas\b(.*)$/i.exec(entry.title)?.[1] ?? "";
  const named = readCitations(corpus, after).flatMap(({ regulation }) =>
    regulation.type === "known" ? [regulation.id] : regulation.type === "shared" ? regulation.ids : [],
  );
  const texts = named.filter((id) => id !== entry.id && corpus.texts.has(id));
  const own = texts.filter((id) => corpus.regulations.get(id)?.issuer === entry.issuer);
  return (own.length > 0 ? own : new Set(texts).size === 1 ? texts : [])[0] ?? null;
}

/** What was stated; else the day of its promulgation, where the act says that it takes effect on that. */
export function sinceOf({ entry, provisions }: IngestedAct): string | null {
  if (entry.since !== undefined) return entry.since;
  const words = provisions.map(ownText);
  if (!words.some((text) => /mulai berlaku pada (?:tanggal|saat) diundangkan/i.test(text))) return null;
  const said = /diundangkan di .{0,60}?pada tanggal (\d{1,2}) (\p{L}+) (\d{4})/iu;
  const [, day = "", name = "", year = ""] = said.exec(words.join(" ")) ?? [];
  const month = LANGUAGE_WORDS.months.indexOf(name.toLowerCase()) + 1;
  return month === 0 ? null : `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/**
 * The act with the versions that a person confirmed, now or before where the words are still the same.
 * @param confirmed `all`, or pasal as "pasal-5"
 * @throws IngestError for a pasal that the act does not change, and where the day is not known
 */
export function withVersions(
  found: readonly Found[],
  act: IngestedAct,
  before: IngestedAct | null,
  confirmed: readonly string[],
): IngestedAct {
  const short = ({ pasal }: Found): string => pasal.slice(pasal.indexOf("/") + 1);
  const unknown = confirmed.find((word) => word !== "all" && !found.some((one) => short(one) === word));
  if (unknown !== undefined || (confirmed.length > 0 && found.length === 0)) {
    const list = found.map(short).join(", ") || "-";
    throw badOption(
      `--confirm-versions "${unknown ?? "all"}": yang diubah berkas ini dan dikenal di sini: ${list}.`,
      `--confirm-versions "${unknown ?? "all"}": what the file changes, and is known here: ${list}.`,
    );
  }
  const since = sinceOf(act);
  const kept = (before?.versions ?? []).filter(
    (version) =>
      found.some(({ pasal, from }) => pasal === version.pasal && from === version.from) &&
      JSON.stringify(partsOf(act, version.from)) === JSON.stringify(partsOf(before, version.from)),
  );
  const added = found.filter((one) => confirmed.includes("all") || confirmed.includes(short(one)));
  if (added.length > 0 && since === null)
    throw badOption(
      "Sejak kapan perubahannya berlaku tidak terbaca dari berkas ini. Masukkan lagi dengan --since, misalnya --since 2025-01-31.",
      "The file does not tell since when the change holds. Bring it in again with --since, such as --since 2025-01-31.",
    );
  const versions = [
    ...kept.filter(({ pasal }) => !added.some((one) => one.pasal === pasal)),
    ...added.map((one): Version => ({ ...one, since: since ?? "" })),
  ];
  const { versions: old, ...rest } = act;
  void old;
  return versions.length === 0 ? rest : { ...rest, versions };
}

function partsOf(act: IngestedAct | null, id: string): unknown {
  return act?.provisions.filter((provision) => provision.id === id || provision.id.startsWith(`${id}/`));
}

/** @param corpus with the act in it, all its wordings counting since `since` */
export function offersOf(
  corpus: Corpus,
  found: readonly Found[],
  act: IngestedAct,
  since: string,
): VersionOffer[] {
  const [old, now] = [corpusAsOf(corpus, dayBefore(since)), corpusAsOf(corpus, since)];
  return found.map((one) => ({
    ...one,
    since: sinceOf(act),
    isConfirmed: act.versions?.some(({ pasal }) => pasal === one.pasal) === true,
    lines: compareWordings(old, now, one.pasal),
  }));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** What a pasal of a restored text reads like in the office's own copy, where that differs. */
export interface OfficeReading {
  readonly pasal: string;
  /** Whether it lacks a part that the shipped one has, so that the shipped one stays. */
  readonly isKept: boolean;
  readonly lines: readonly ComparedLine[];
}

/** By the pasal that both have, those of penjelasan too. */
export function readingsOf(
  shipped: Corpus,
  office: Corpus,
  act: string,
  kept: ReadonlySet<string>,
): OfficeReading[] {
  const own = office.texts.get(act)?.provisions ?? [];
  return (shipped.texts.get(act)?.provisions ?? []).flatMap(({ id, unit, parent }) => {
    if (unit !== "pasal" || parent !== null || regulationOf(id) !== act) return [];
    if (!own.some((provision) => provision.id === id)) return [];
    const lines = compareWordings(shipped, office, id);
    const isChanged = lines.some(({ words }) => words.some(({ change }) => change !== "same"));
    return isChanged || kept.has(id) ? [{ pasal: id, isKept: kept.has(id), lines }] : [];
  });
}
