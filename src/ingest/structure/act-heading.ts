import type { ActHeading, Guessed } from "./report.ts";

/** Reads what the heading of an act says: kind, issuer, number, year and subject. */

/** Kinds whose name is said to the end: the words behind it are the issuer or the place. */
const KINDS = [
  "UNDANG-UNDANG DASAR",
  "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG",
  "UNDANG-UNDANG DARURAT",
  "UNDANG-UNDANG",
  "PERATURAN PEMERINTAH",
  "PERATURAN PRESIDEN",
  "PERATURAN DAERAH",
  "PERATURAN MENTERI",
  "PERATURAN GUBERNUR",
  "PERATURAN BUPATI",
  "PERATURAN WALI KOTA",
  "PERATURAN WALIKOTA",
  "PERATURAN BERSAMA",
  "PERATURAN KEPALA BADAN",
  "PERATURAN BADAN",
  "PERATURAN KEPALA LEMBAGA",
  "PERATURAN LEMBAGA",
  "PERATURAN DESA",
  "KEPUTUSAN PRESIDEN",
  "KEPUTUSAN MENTERI",
  "KEPUTUSAN GUBERNUR",
  "KEPUTUSAN BUPATI",
  "KEPUTUSAN WALI KOTA",
  "KEPUTUSAN WALIKOTA",
  "KEPUTUSAN BERSAMA",
  "KEPUTUSAN KEPALA BADAN",
  "KEPUTUSAN KEPALA LEMBAGA",
  "INSTRUKSI PRESIDEN",
  "INSTRUKSI MENTERI",
  "PENETAPAN PRESIDEN",
  "SURAT EDARAN",
  "QANUN",
];

/** An act of any other issuer: its own words name it. "Peraturan Otoritas Jasa Keuangan", "Keputusan Direktur Jenderal Bea". */
const OTHER =
  /(?<![\p{L}-])(PERATURAN|KEPUTUSAN|INSTRUKSI|KETETAPAN|PENETAPAN|MAKLUMAT|SURAT KEPUTUSAN)(?= [A-Z])/gu;

/** Offices that are part of the issuer's name: "Peraturan Menteri" is issued by a Menteri. */
const OFFICE = /(?:MENTERI|GUBERNUR|BUPATI|WALI ?KOTA|KEPALA BADAN|BADAN|KEPALA LEMBAGA|LEMBAGA|PRESIDEN)$/;

/** The line of the issuer that closes a heading: "BUPATI SLEMAN,". */
const ISSUER_LINE =
  /^(.*) (?:PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI ?KOTA|KEPALA|KETUA|DIREKTUR|SEKRETARIS|REKTOR)\b[^,]{0,80},$/;

/** What begins behind the subject where the parts of the heading are not told apart by their lines. */
const BEHIND_SUBJECT =
  / (?:DENGAN RAHMAT ?TUHAN|Dengan Rahmat Tuhan|PRESIDEN REPUBLIK INDONESIA|Presiden Republik Indonesia|Oleh ?: PRESIDEN|Men ?im ?bang\b|MENIMBANG\b|Mengingat ?:)/;

const NUMBER_WORD = String.raw`\b(?:NOMOR|NOMER|NO\b\.?)\s*[:.]?\s*`;
/** "NOMOR 7 TAHUN 2021", and, badly printed or scanned, "NOMOR 42TAHUN2022", "NOMOR 2 TAHUN 2OI8". */
const NUMBERED = new RegExp(
  String.raw`${NUMBER_WORD}(\S{0,40}?\d\S{0,40}?|[IVX]+)\s*TAHUN\s*([12][\dOIl]{3})(?!\d)`,
  "i",
);
/** A number without TAHUN runs to TENTANG: "01-P /Ka-BAPETEN/ I- 03". */
const SLASHED = new RegExp(String.raw`${NUMBER_WORD}(\S*\d.{0,60}?)\s*$`, "i");
/** Where nothing says what it is about, it is one word. */
const LONE = new RegExp(String.raw`${NUMBER_WORD}(\S*\d\S*)`, "i");

/** @param words the first words of the act, up to its konsiderans or first division */
export function readActHeading(words: string): ActHeading {
  const text = words.replace(ISSUER_LINE, "$1").trim();
  const none: ActHeading = { title: null, kind: null, number: null, year: null, subject: null, issuer: null };
  const upper = upperOf(text);
  const about = /\bTENTANG\b/.exec(upper);
  const found = kindIn(about === null ? upper : upper.slice(0, about.index));
  if (found === null && about === null) {
    const title = text.trim();
    return title === "" || title.split(" ").length > 40
      ? none
      : { ...none, title: { value: title, confidence: 0.5 } };
  }
  const start = found?.start ?? 0;
  const head = text.slice(start, about?.index ?? text.length);
  const numbered = NUMBERED.exec(head);
  const slashed = numbered === null ? (about === null ? LONE : SLASHED).exec(head.trim()) : null;
  const behind = about === null ? "" : text.slice(about.index + about[0].length);
  const subject =
    about === null
      ? null
      : (behind.split(BEHIND_SUBJECT)[0] ?? "")
          .trim()
          .replace(/[.,;]$/, "")
          .trim();
  const confidence = found !== null && numbered !== null && about !== null ? 0.95 : 0.6;
  const guessed = (value: string | null | undefined, sure = confidence): Guessed | null =>
    value === null || value === undefined || value === "" ? null : { value, confidence: sure };
  const name = head
    .slice(
      found?.kind.length ?? 0,
      /\b(?:NOMOR|NOMER|NO\b\.?)(?= ?[:.\d]| |$)/i.exec(head)?.index ?? head.length,
    )
    .replace(/\s*\([A-Z]+\)\s*$/, "")
    .trim();
  const office = found === null ? null : OFFICE.exec(found.kind);
  const issuer = office === null ? name : `${office[0]} ${name}`.trim();
  const number = numbered?.[1] ?? slashed?.[1]?.replace(/\s+/g, "");
  const own = /(?:^|\D)((?:19|20)\d{2})(?!\d)/.exec(number ?? "")?.[1];
  const annex = /\bLAMPIRAN(?: ([IVX]+|\d+))?\.?$/.exec(upper.slice(0, start).trim());
  const title = subject === null ? text.slice(start) : `${head.trim()} ${about?.[0] ?? ""} ${subject}`;
  return {
    title: guessed(`${annex === null ? "" : `${annex[0]} `}${title}`.trim()),
    kind: guessed(found === null ? null : titleCase(found.kind)),
    number: guessed(number?.replace(/[.,;:]+$/, "")),
    year: guessed(numbered?.[2] === undefined ? own : asDigits(numbered[2])),
    subject: guessed(subject),
    issuer: guessed(titleCase(issuer.replace(/[.,]$/, ""))),
    ...(annex === null ? {} : { annex: annex[1] ?? "" }),
  };
}

/** Capitals of the same length, the hyphen of a compound in its place: "Undang Undang" is read as "UNDANG-UNDANG". */
function upperOf(text: string): string {
  return text.toUpperCase().replace(/UNDANG UNDANG/g, "UNDANG-UNDANG");
}

function asDigits(year: string): string {
  return year.replace(/[Il]/g, "1").replaceAll("O", "0");
}

interface Kind {
  readonly kind: string;
  readonly start: number;
}

/** The last kind named, since a running header may name it before; of nested names the longest. */
function kindIn(upper: string): Kind | null {
  let best: Kind | null = null;
  for (const kind of KINDS) {
    const start = upper.lastIndexOf(kind);
    if (start < 0) continue;
    const end = start + kind.length;
    const holds = best !== null && start <= best.start && end >= best.start + best.kind.length;
    const isHeld = best !== null && start >= best.start && end <= best.start + best.kind.length;
    if (best === null || holds || (!isHeld && start > best.start)) best = { kind, start };
  }
  for (const other of upper.matchAll(OTHER)) {
    const kind = other[1] ?? "";
    if (best === null || other.index > best.start + best.kind.length) best = { kind, start: other.index };
  }
  return best;
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
