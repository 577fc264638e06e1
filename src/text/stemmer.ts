import { createRequire } from "node:module";
import type * as sastrawi from "sastrawijs";
import { ENGLISH_ENDINGS, FIXED_STEMS, MISSING_ROOTS } from "./analysis-words.ts";

/** One stem for a word of either language: questions mix them ("approve MoU-nya", "sister city"). */

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

/**
 * A short suffix stripper for English in the manner of Porter (1980), "An algorithm for suffix stripping": enough to let
 * "ratify", "ratified" and "ratification" meet. Stems need not be words.
 * @param word lower-case letters only
 */
export function stemEnglish(word: string): string {
  if (word.length < 4) return word;
  let stem = stripInflection(word);
  for (const { ending, replacement, atLeast } of ENGLISH_ENDINGS) {
    if (stem.endsWith(ending) && stem.length - ending.length >= atLeast) {
      stem = stem.slice(0, -ending.length) + replacement;
      break;
    }
  }
  if (stem.length > 4 && stem.endsWith("e")) stem = stem.slice(0, -1);
  if (stem.length > 2 && stem.endsWith("y")) stem = `${stem.slice(0, -1)}i`;
  return stem;
}

function stripInflection(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^siu]s$/.test(word)) return stripInflection(word.slice(0, -1));
  if (word.endsWith("ied") && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ["ing", "ed"]) {
    const stem = word.slice(0, -ending.length);
    if (word.endsWith(ending) && stem.length >= 3 && /[aeiouy]/.test(stem))
      return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  }
  if (word.endsWith("ly") && word.length > 5) return word.slice(0, -2);
  return word;
}
