import { distance } from "fastest-levenshtein";

/** The words for the units of an act, as people write and mistype them. */

export type CitedUnit =
  | "bab"
  | "bagian"
  | "paragraf"
  | "pasal"
  | "ayat"
  | "huruf"
  | "angka"
  /** "poin", "butir", "nomor": a number that may be an angka or an ayat, or a letter. */
  | "poin";

const WORDS: Readonly<Record<CitedUnit, string>> = {
  bab: "bab chapter chap",
  bagian: "bagian part",
  paragraf: "paragraf paragrap",
  pasal: "pasal psl ps pas psal pasl pssl pasasl pasa article articles art arts pasalnya",
  ayat: "ayat ayt ay aya ayatnya paragraph paragraphs para paras",
  huruf: "huruf hrf hrp hruf hurup hurf huru hurufnya letter letters lit litera",
  angka: "angka angk angkanya number numeral",
  poin: "poin point points butir nomor nomer nmr no item items poinnya subparagraph clause number",
};

const UNITS = new Map<string, CitedUnit>();
for (const unit of ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "poin"] as const)
  for (const word of WORDS[unit].split(" ")) UNITS.set(word, unit);

/** Indonesian and English words one letter away from a unit's. */
const OTHER_WORDS = new Set(
  ("pasar pasak pasang pasai pascal pasir basal nasal kasal asal masal fasal pasalah ayah ayam ayan ayak ayal ayun hayat mayat " +
    "alat adat akat ayut angkat angkasa langka nangka tangka angkat angsa anggka buruf article particle hurufi").split(" "),
);
OTHER_WORDS.delete("fasal");

const MISTYPED: readonly (readonly [string, CitedUnit])[] = [
  ["pasal", "pasal"],
  ["article", "pasal"],
  ["ayat", "ayat"],
  ["paragraph", "ayat"],
  ["huruf", "huruf"],
  ["angka", "angka"],
];

/** The unit a word stands for, exactly as written. */
export function unitOf(word: string): CitedUnit | undefined {
  return UNITS.get(word);
}

/**
 * The unit a word stands for when one letter is wrong, missing, added or swapped with its neighbour. Ask it only where
 * a number or letter follows.
 */
export function mistypedUnitOf(word: string): CitedUnit | undefined {
  if (word.length < 4 || word.length > 11 || OTHER_WORDS.has(word)) return undefined;
  return MISTYPED.find(([right]) => Math.abs(right.length - word.length) <= 1 && isOneSlip(word, right))?.[1];
}

function isOneSlip(word: string, right: string): boolean {
  if (distance(word, right) <= 1) return true;
  if (word.length !== right.length) return false;
  for (let index = 0; index + 1 < word.length; index++) {
    const swapped = `${word.slice(0, index)}${word[index + 1] ?? ""}${word[index] ?? ""}${word.slice(index + 2)}`;
    if (swapped === right) return true;
  }
  return false;
}
