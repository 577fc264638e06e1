import { actKind, readKind } from "../law/citations/act-kinds.ts";
import { tokenize } from "../law/citations/lexer.ts";
import { isNational, readKindName } from "./naming.ts";
import type { Regulation } from "../corpus/register.ts";

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
