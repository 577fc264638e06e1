/** Words of a question, and the one spelling under which a name is looked up. */

export interface Word {
  /** As typed, without the punctuation around it. */
  readonly text: string;
  /** Folded: lower case, no accents, no apostrophes. */
  readonly key: string;
  /** Begins with a capital letter. */
  readonly isCapitalised: boolean;
  /** All letters are capitals, two or more of them. */
  readonly isUpperCase: boolean;
  /** Number of the sentence, from 0. */
  readonly sentence: number;
  /** The first word, or the first after a full stop, question mark or exclamation mark. */
  readonly startsSentence: boolean;
  /** A comma, full stop or the like stands between this word and the next. */
  readonly endsPhrase: boolean;
}

/** Letters that Unicode does not take apart into a base letter and an accent. */
const SPECIAL: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ə: "a",
};

/**
 * The spelling under which a name is looked up: lower case, without accents and apostrophes, hyphens and other marks
 * as single spaces.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z ]*$/.test(lower)) return lower.replace(/ +/g, " ").trim();
  return lower
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[øłđðıßæœþə]/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/['’‘`ʻʼ´]/g, "")
    .replace(/\./g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** An abbreviation with dots, or letters and digits with the marks inside a word. */
const WORD = /(?:(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}]))|[\p{L}\p{N}\p{M}'’‘`ʻʼ]+/gu;

/** Shortened words, whose full stop ends nothing: St. Gallen, Kab. Bantul. */
const SHORTENED = /^(?:st|ste|mt|ft|kab|kec|prov|kel|dr|prof|ir|mr|mrs|ms|jl|no|yth|hj|drs)$/;
/** What stands between two words. */
const GAP = /[^\p{L}\p{N}]*/uy;

/** The words of a text in order. A hyphen parts words; a dot inside an abbreviation (U.S.A.) does not. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let startsSentence = true;
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    // "Palestine's" is Palestine's name too.
    const key = fold(raw.replace(/['’]s$/, "")).replaceAll(" ", "");
    if (key === "") continue;
    GAP.lastIndex = match.index + raw.length;
    const gap = GAP.exec(text)?.[0] ?? "";
    const ending = SHORTENED.test(key) ? gap.replace(".", "") : gap;
    words.push({
      text: raw,
      key,
      isCapitalised: /^\p{Lu}/u.test(raw),
      isUpperCase: /^[\p{Lu}.]{2,}$/u.test(raw),
      sentence,
      startsSentence,
      endsPhrase: /[,;:.!?()"“”\n/]/.test(ending),
    });
    startsSentence = /[.!?\n]/.test(ending);
    if (startsSentence) sentence++;
  }
  return words;
}
