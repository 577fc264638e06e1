import type { ActHeading, Guessed } from "./report.ts";

/** Reads what the heading of an act says: kind, issuer, number, year and subject. */

const KINDS = [
  "UNDANG-UNDANG DASAR",
  "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG",
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
  "PERATURAN BADAN",
  "PERATURAN LEMBAGA",
  "PERATURAN DESA",
  "KEPUTUSAN PRESIDEN",
  "KEPUTUSAN MENTERI",
  "KEPUTUSAN GUBERNUR",
  "KEPUTUSAN BUPATI",
  "KEPUTUSAN WALI KOTA",
  "KEPUTUSAN WALIKOTA",
  "INSTRUKSI PRESIDEN",
  "INSTRUKSI MENTERI",
  "SURAT EDARAN",
  "QANUN",
];

/** Offices that are part of the issuer's name: "Peraturan Menteri" is issued by a Menteri. */
const OFFICE = /(?:MENTERI|GUBERNUR|BUPATI|WALI ?KOTA|BADAN|LEMBAGA|PRESIDEN)$/;

/** The line of the issuer that closes a heading: "BUPATI SLEMAN,". */
const ISSUER_LINE =
  /^(.*) (?:PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI ?KOTA|KEPALA|KETUA|DIREKTUR|SEKRETARIS)\b[^,]{0,80},$/;

/** @param words the first words of the act, up to its konsiderans or first division */
export function readActHeading(words: string): ActHeading {
  const text = words.replace(ISSUER_LINE, "$1").trim();
  const none: ActHeading = { title: null, kind: null, number: null, year: null, subject: null, issuer: null };
  const upper = text.toUpperCase();
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
  const numbered = /\bNO(?:MOR|\.)? ?:? ?(\S+) +TAHUN +([12]\d{3})\b/i.exec(head);
  const slashed = numbered === null ? /\bNO(?:MOR|\.)? ?:? ?(\S*?(\d{4})?)(?= |$)/i.exec(head) : null;
  const subject =
    about === null
      ? null
      : text
          .slice(about.index + about[0].length)
          .trim()
          .replace(/[.,]$/, "");
  const confidence = found !== null && numbered !== null && about !== null ? 0.95 : 0.6;
  const guessed = (value: string | null | undefined, sure = confidence): Guessed | null =>
    value === null || value === undefined || value === "" ? null : { value, confidence: sure };
  const name = head.slice(found?.kind.length ?? 0, (numbered ?? slashed)?.index ?? head.length).trim();
  const office = found === null ? null : OFFICE.exec(found.kind);
  const issuer = office === null ? name : `${office[0]} ${name}`.trim();
  return {
    title: guessed(text.slice(start).trim()),
    kind: guessed(found === null ? null : titleCase(found.kind)),
    number: guessed((numbered ?? slashed)?.[1]),
    year: guessed(numbered?.[2] ?? slashed?.[2]),
    subject: guessed(subject),
    issuer: guessed(titleCase(issuer.replace(/[.,]$/, ""))),
  };
}

/** The last kind named, since a running header may name it before; of nested names the longest. */
function kindIn(upper: string): { kind: string; start: number } | null {
  let best: { kind: string; start: number } | null = null;
  for (const kind of KINDS) {
    const start = upper.lastIndexOf(kind);
    if (start < 0) continue;
    const end = start + kind.length;
    const holds = best !== null && start <= best.start && end >= best.start + best.kind.length;
    const isHeld = best !== null && start >= best.start && end <= best.start + best.kind.length;
    if (best === null || holds || (!isHeld && start > best.start)) best = { kind, start };
  }
  return best;
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
