import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { languageFile, wordSequence, wordSet } from "../../text/language-file.ts";
import { numberWord } from "../../text/numbers.ts";

/** What single words are to a citation: the name of a unit, a filler, a word of asking; and how they are mistyped. */

const UNIT_NAMES = ["bab", "bagian", "paragraf", "pasal", "ayat", "huruf", "angka", "poin"] as const;

/** "poin" is "poin", "butir", "nomor": a number that may be an angka or an ayat, or a letter. */
export type CitedUnit = (typeof UNIT_NAMES)[number];

const phrases = z.string().transform((text): readonly string[] => text.split("|"));

/** The classes of words, by the keys of `citation-words.yaml`, which says what each is for. */
export const WORDS = languageFile(
  "citation-words.yaml",
  z
    .object({
      units: z.object({
        ...{ bab: wordSet, bagian: wordSet, paragraf: wordSet, pasal: wordSet },
        ...{ ayat: wordSet, huruf: wordSet, angka: wordSet, poin: wordSet },
      }),
      ...{ weak: wordSet, not_units: wordSet, doubtful_pasal: wordSet, small: wordSet },
      ...{ and: wordSet, until: wordSet, of: wordSet, function: wordSet, abbreviated: wordSet },
      ...{ look_up: wordSet, before_value: wordSet, ordinal: wordSet },
      ...{ penjelasan: wordSet, penjelasan_of: wordSet, penjelasan_about: wordSet, about: wordSet },
      ...{ number: wordSet, year: wordSet, no_acts: wordSet, office: wordSet, no_names: wordSet },
      ...{ region: wordSet, old: wordSet, new: wordSet, asking: wordSet, follow_up: wordSet },
      ...{ next: wordSet, previous: wordSet, not_alone: wordSet, conditions: wordSet, letters: wordSequence },
      ...{
        common_nicknames: wordSet,
        before_year: wordSet,
        over: wordSet,
        denial: wordSet,
        in_clause: wordSet,
      },
      ...{ of_place: wordSequence, before_place: wordSequence, ministry: wordSet, part_alone: wordSet },
      ...{ thanks: wordSequence, before_penjelasan: wordSet },
      ...{ part_subjects: z.record(phrases), part_titles: z.record(phrases), before_subject: phrases },
      ...{ strict_list: wordSet, strict_connectors: wordSet, strict_numbers: wordSet },
      ...{ strict_not_units: wordSet, strict_years: wordSet },
    })
    .strict(),
);

const UNITS = new Map<string, CitedUnit>(
  UNIT_NAMES.flatMap((unit) => [...WORDS.units[unit]].map((word) => [word, unit] as const)),
);

/** The unit a word stands for, exactly as written. */
export function unitOf(word: string): CitedUnit | undefined {
  return UNITS.get(word);
}

/** Remembers what is worked out of a word, since a document has few words and repeats them. */
function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found.value;
    if (known.size >= 20_000) known.clear();
    const value = work(word);
    known.set(word, { value });
    return value;
  };
}

/** What is typed with slips; by first choice. The number is how many slips a word of that length may have. */
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

/**
 * The unit a word stands for when a letter is wrong, missing, added, repeated or swapped with its neighbour. Ask it only
 * where a number or letter follows.
 */
export const mistypedUnitOf = remembered((word): CitedUnit | undefined => {
  if (word.length < 4 || word.length > 14 || WORDS.not_units.has(word)) return undefined;
  const single = word.replace(/(.)\1+/g, "$1");
  return MISTYPED.find(([right, , slips]) => isNear(word, right, slips) || isNear(single, right, 1))?.[1];
});

/**
 * The unit of a word right behind a pasal or an ayat and before a number or letter, where a damaged or shortened word can
 * hardly be anything else: "psl 5 ayst 2", "psl 5 at 2", "ayat 1 hrff g".
 */
export function damagedUnitOf(word: string, isLetter: boolean): CitedUnit | undefined {
  if (word.length < 2 || word.length > 10 || WORDS.small.has(word)) return undefined;
  const single = word.replace(/(.)\1+/g, "$1");
  const candidates: readonly (readonly [string, CitedUnit])[] = isLetter
    ? [
        ["huruf", "huruf"],
        ["letter", "huruf"],
      ]
    : [
        ["ayat", "ayat"],
        ["angka", "angka"],
        ["paragraph", "ayat"],
      ];
  return candidates.find(([right]) => {
    if (word[0] === right[0] && isShortened(single, right)) return true;
    if (word.length === 3 && isNear(word, right, 1)) return true;
    if (word.length < 4) return right === "ayat" && word.includes("y") && /^[ayt]*$/.test(word);
    return (
      isNear(word, right, right.length > 6 ? 3 : 2) &&
      [...new Set(word)].filter((letter) => right.includes(letter)).length >= 2
    );
  })?.[1];
}

/** Whether a word only joins, asks or points, and names nothing. */
export function isFunctionWord(word: string): boolean {
  return WORDS.and.has(word) || WORDS.until.has(word) || WORDS.of.has(word) || WORDS.function.has(word);
}

/** Whether a word outside the citation still leaves the message a mere look-up. */
export const isLookUpWord = remembered((word): boolean => {
  if (WORDS.look_up.has(word)) return true;
  return /^(.{3,})(nya|lah|kah|in)$/.test(word) && WORDS.look_up.has(word.replace(/(nya|lah|kah|in)$/, ""));
});

/** Whether a word says nothing of its own: it joins, asks, or names a unit. */
export function isPlainWord(word: string): boolean {
  return isFunctionWord(word) || isLookUpWord(word) || unitOf(word) !== undefined;
}

const VERB =
  /^(me(ng|ny|m|n|l|r|w)[a-z]{3,}|di(atur|larang|wajib|sebut|muat|ganti|cabut|per|ubah|te|ke|be|la)[a-z]*|ber[a-z]{4,})$/;

/** Whether a word can be part of the name of an act: none that asks, joins, or counts. */
export const isNameWord = remembered(
  (word): boolean => word.length >= 2 && !isPlainWord(word) && !VERB.test(word) && !WORDS.no_names.has(word),
);

/** Whether a word, spelt right, shortened or mistyped, is the word for an elucidation. */
export const isPenjelasanWord = remembered((word): boolean => {
  if (WORDS.penjelasan.has(word)) return true;
  if (word.length < 4 || word.length > 16) return false;
  const first = word[0] ?? "";
  if (first === "p") {
    const isRoot = ["penjl", "penje", "penjs"].includes(word);
    if (word[1] === "e" && word.length < 6 && !isRoot) return false;
    const hasRoot = word.includes("j") && (word.includes("l") || word.includes("n"));
    if (hasRoot && isShortened(word, "penjelasan")) return true;
    return word.length >= 8 && (isNear(word, "penjelasan", 2) || isNear(word, "penjelasannya", 2));
  }
  const isSlip = (right: string, most: number): boolean => isNear(word, right, most);
  if (!"md".includes(first) && word.length > 8 && word.length < 13)
    if (isSlip("penjelasan", 1) || isSlip("elucidation", 1)) return true;
  const isEnglish = first === "e" && word.length >= 9;
  return isEnglish && (isSlip("elucidation", 2) || isSlip("explanation", 1) || isSlip("explanatory", 1));
});

const LETTER_NAMES = new Map(WORDS.letters.map((pair) => [pair.slice(0, -2), pair.slice(-1)]));

/** The letter a spoken name stands for: "ge" -> "g". */
export function spokenLetter(word: string): string | undefined {
  return LETTER_NAMES.get(word);
}

/** Whether a word before a number says what the number is of: "Lembaran Negara Tahun 2004 Nomor 125". */
export const isOwner = remembered(
  (word): boolean =>
    word.length >= 2 && !isPlainWord(word) && numberWord(word) === null && spokenLetter(word) === undefined,
);

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
