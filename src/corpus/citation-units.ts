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
  paragraf: "paragraf",
  pasal:
    "pasal psl ps pas psal pasl pssl pasasl pasa article articles art arts pasalnya section sections sect sec §",
  ayat: "ayat ayt ay aya aat yat ayatnya paragraph paragraphs paragrap paragaph para paras par subsection subsec",
  huruf: "huruf hrf hrp hruf hurup hurf huru hurufnya letter letters lit litera",
  angka: "angka angk angkanya number numeral",
  poin: "poin point points butir nomor nomer nmr no item items poinnya subparagraph subpara subclause clause number",
};

const UNITS = new Map<string, CitedUnit>();
for (const unit of ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "poin"] as const)
  for (const word of WORDS[unit].split(" ")) UNITS.set(word, unit);

/** Words of their own that are a slip away from a unit's. */
const OTHER_WORDS = new Set(
  (
    "pasang pasai pascal pasir basal nasal kasal masal pasalah ayah ayam ayan ayak ayal ayun hayat mayat " +
    "alat adat akat ayut angkat angkasa langka nangka tangka angsa anggka buruf particle hurufi pasti pasak pasar sosial " +
    "paragraf telegraph better latter litter setter hurufnya pesan pesat kasar dasar layar bayar ajar"
  ).split(" "),
);

/** Words that a slip of the finger makes of a unit's as easily as a person means them: a unit only beside an act. */
const DOUBTFUL_WORDS = new Set(["pasar", "pasak", "asal"]);

/** What is typed with slips; by first choice. The second value is how many slips a word of that length may have. */
const MISTYPED: readonly (readonly [string, CitedUnit, number])[] = [
  ["pasal", "pasal", 1],
  ["article", "pasal", 1],
  ["artikel", "pasal", 1],
  ["ayat", "ayat", 1],
  ["paragraph", "ayat", 2],
  ["paragraphs", "ayat", 2],
  ["huruf", "huruf", 1],
  ["letter", "huruf", 1],
  ["angka", "angka", 1],
  ["chapter", "bab", 1],
];

/** The unit a word stands for, exactly as written. */
export function unitOf(word: string): CitedUnit | undefined {
  return UNITS.get(word);
}

/**
 * The unit a word stands for when a letter is wrong, missing, added, repeated or swapped with its neighbour. Ask it
 * only where a number or letter follows.
 */
export function mistypedUnitOf(word: string): CitedUnit | undefined {
  if (word.length < 4 || word.length > 14 || OTHER_WORDS.has(word)) return undefined;
  const single = word.replace(/(.)\1+/g, "$1");
  return MISTYPED.find(([right, , slips]) => isNear(word, right, slips) || isNear(single, right, 1))?.[1];
}

/** Whether a word may be a mistyped "pasal", though it is a word of its own ("pasar 5 uu 37/1999"). */
export function isDoubtfulPasal(word: string): boolean {
  return DOUBTFUL_WORDS.has(word);
}

/** Short words that stand between a pasal and a number and are no abbreviation of a unit. */
const SMALL_WORDS = new Set(
  (
    "ada dan atau dari pada ke di yg yang itu ini dgn utk tdk tgl jam hal thn th tahun jo uu an as by to of is are was and or the hari " +
    "has had have per pp ri huh ah ha ayo ayah aja juga agar akan apa arti antara hanya harus halo hi hai hal page pak pagi part " +
    "atas akta ahli anda ayam"
  ).split(" "),
);

/**
 * The unit of a word right behind a pasal or an ayat and before a number or letter, where a damaged or shortened word
 * can hardly be anything else: "psl 5 ayst 2", "psl 5 at 2", "ayat 1 hrff g".
 */
export function damagedUnitOf(word: string, isLetter: boolean): CitedUnit | undefined {
  if (word.length < 2 || word.length > 10 || SMALL_WORDS.has(word)) return undefined;
  const single = word.replace(/(.)\1+/g, "$1");
  return (isLetter ? BEFORE_LETTER : BEFORE_NUMBER).find(([right]) => {
    if (word[0] === right[0] && isShortened(single, right)) return true;
    if (word.length === 3 && isNear(word, right, 1)) return true;
    if (word.length < 4)
      return right === "ayat" && word.includes("y") && [...word].every((letter) => "ayt".includes(letter));
    return (
      isNear(word, right, right.length > 6 ? 3 : 2) &&
      [...new Set(word)].filter((letter) => right.includes(letter)).length >= 2
    );
  })?.[1];
}

const BEFORE_LETTER: readonly (readonly [string, CitedUnit])[] = [
  ["huruf", "huruf"],
  ["letter", "huruf"],
];
const BEFORE_NUMBER: readonly (readonly [string, CitedUnit])[] = [
  ["ayat", "ayat"],
  ["angka", "angka"],
  ["paragraph", "ayat"],
];

/** The letters of the one are in the other, in order. */
export function isShortened(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** Slips needed are no more than `most`; letters swapped with their neighbour are one slip. */
export function isNear(word: string, right: string, most: number): boolean {
  if (Math.abs(word.length - right.length) > most) return false;
  if (distance(word, right) <= most) return true;
  for (let index = 0; index + 1 < word.length; index++) {
    if (word[index] === right[index]) continue;
    const swapped = `${word.slice(0, index)}${word[index + 1] ?? ""}${word[index] ?? ""}${word.slice(index + 2)}`;
    return distance(swapped, right) <= most - 1;
  }
  return false;
}
