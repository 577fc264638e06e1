/**
 * A short suffix stripper for English in the manner of Porter (1980), "An algorithm for suffix stripping": enough to let
 * "ratify", "ratified" and "ratification" meet. Stems need not be words. Longer endings come first.
 */
const ENDINGS: readonly (readonly [ending: string, replacement: string, atLeast: number])[] = [
  ["ifications", "ifi", 2],
  ["ification", "ifi", 2],
  ["izations", "iz", 3],
  ["isations", "iz", 3],
  ["ization", "iz", 3],
  ["isation", "iz", 3],
  ["ational", "at", 3],
  ["ations", "at", 3],
  ["ation", "at", 3],
  ["ators", "at", 3],
  ["ator", "at", 3],
  ["atory", "at", 3],
  ["ative", "at", 3],
  ["ments", "", 4],
  ["ment", "", 4],
  ["iveness", "", 3],
  ["fulness", "", 3],
  ["ances", "", 4],
  ["ence", "", 4],
  ["ance", "", 4],
  ["ities", "", 4],
  ["ity", "", 4],
  ["acies", "at", 3],
  ["acy", "at", 3],
  ["ically", "", 4],
  ["ical", "", 4],
  ["ally", "", 4],
  ["als", "", 4],
  ["al", "", 4],
  ["ars", "", 4],
  ["ar", "", 5],
  ["ive", "", 4],
  ["ions", "", 4],
  ["ion", "", 4],
  ["ic", "", 4],
  ["ised", "iz", 3],
  ["ising", "iz", 3],
  ["ises", "iz", 3],
  ["ise", "iz", 4],
];

/** @param word lower-case letters only */
export function stemEnglish(word: string): string {
  if (word.length < 4) return word;
  let stem = stripInflection(word);
  for (const [ending, replacement, atLeast] of ENDINGS) {
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
