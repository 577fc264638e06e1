import { createRequire } from "node:module";
import type * as sastrawi from "sastrawijs";
import { stemEnglish } from "./englishStem.ts";

/** One stem for a word of either language: questions mix them ("approve MoU-nya", "sister city"). */

/** Roots that the dictionary of sastrawijs lacks and that the law and its readers use. */
const MISSING_ROOTS = [
  "tandatangan",
  "tanggungjawab",
  "kerjasama",
  "walikota",
  "wewenang",
  "aksesi",
  "reservasi",
  "depositari",
  "paradiplomasi",
  "kredensial",
  "eksekuatur",
  "traktat",
  "hublu",
  "mou",
  "sosialisasi",
  "fasilitasi",
];

/** Readings where the dictionary knows a shorter root than the one meant. */
const FIXED_STEMS: ReadonlyMap<string, string> = new Map([
  // The dictionary has "tuju" (aim) and lacks the sense "agree".
  ["persetujuan", "setuju"],
  ["menyetujui", "setuju"],
  ["disetujui", "setuju"],
  ["penyetujuan", "setuju"],
  // "Kewenangan" and "berwenang" are the same power as "wewenang".
  ["wewenang", "wenang"],
  ["kewewenangan", "wenang"],
  ["pemerintahan", "pemerintahan"],
  ["pemerintah", "pemerintah"],
  // A minister's office is not a minister, yet they answer the same questions.
  ["kementerian", "menteri"],
]);

let loaded: sastrawi.Stemmer | null = null;

/** The Indonesian stemmer, loaded at the first word that is not known already: its dictionary costs a start 50 ms. */
function stemmer(): sastrawi.Stemmer {
  if (loaded !== null) return loaded;
  const library = createRequire(import.meta.url)("sastrawijs") as typeof sastrawi;
  loaded = new library.Stemmer();
  for (const root of MISSING_ROOTS) loaded.internalDictionary[root] = "";
  return loaded;
}

/** What no Indonesian word looks like; such words need not go through the slower Indonesian stemmer. */
const ENGLISH_SHAPE = /th|sh|ck|ph|wh|gh|tt|pp|ff|x|q|(?:tion|tions|ment|ments|ity|ities|ies|ied|ould)$/;

const CACHE_LIMIT = 50_000;
const cache = new Map<string, string>();

/** Whether the word is an Indonesian root word of the dictionary. */
export function isIndonesianRoot(word: string): boolean {
  return Object.hasOwn(stemmer().internalDictionary, word);
}

/** Whether the word is Indonesian: a root, or formed from one. */
export function isIndonesianWord(word: string): boolean {
  return isIndonesianRoot(word) || isIndonesianRoot(stemmer().stem(word));
}

/** @param word lower case, letters and digits only */
export function stem(word: string): string {
  const found = cache.get(word);
  if (found !== undefined) return found;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const result = computeStem(word);
  cache.set(word, result);
  return result;
}

function computeStem(word: string): string {
  const fixed = FIXED_STEMS.get(word);
  if (fixed !== undefined) return fixed;
  if (word.length <= 3 || /\d/.test(word) || isIndonesianRoot(word)) return word;
  if (ENGLISH_SHAPE.test(word)) return stemEnglish(word);
  const formal = stemmer().stem(word);
  if (isIndonesianRoot(formal)) return formal;
  const informal = stemInformal(word);
  if (informal !== null) return informal;
  return stemEnglish(word);
}

/** Colloquial prefixes and the formal beginnings of the root that they may stand for. */
const INFORMAL_PREFIXES: readonly (readonly [string, readonly string[]])[] = [
  ["nge", [""]],
  ["ng", ["", "k"]],
  ["ny", ["s", "c"]],
  ["n", ["t", ""]],
  ["m", ["p"]],
  ["di", [""]],
];

/** Root of a colloquial form such as "ngajuin", "dibatalin", "nandatanganin"; null when there is none. */
function stemInformal(word: string): string | null {
  const bare = word.endsWith("in") ? word.slice(0, -2) : word;
  const candidates = bare === word ? [] : [bare];
  for (const [prefix, starts] of INFORMAL_PREFIXES)
    if (bare.startsWith(prefix)) candidates.push(...starts.map((start) => start + bare.slice(prefix.length)));
  for (const candidate of candidates) {
    if (candidate.length < 4 && bare === word) continue;
    if (candidate.length >= 3 && isIndonesianRoot(candidate)) return candidate;
    const root = stemmer().stem(candidate);
    if (candidate.length >= 5 && isIndonesianRoot(root)) return root;
  }
  return null;
}
