import type { Token } from "./citation-tokens.ts";
import { isNear, isShortened, unitOf } from "./citation-units.ts";

/** The words that ask for the official elucidation of a provision instead of its text. */

const EXACT = new Set(
  "penjelasan penjelasannya penj elucidation elucidations elucidatory explanation explanations explanatory".split(
    " ",
  ),
);

/** What may stand between the word and the provision: "penjelasan resmi atas Pasal 10", "explanatory note to Article 10". */
const QUALIFIERS = new Set(
  (
    "resmi otentik autentik lengkap tertulis atas utk untuk terhadap bagi nya untuknya bagian teks bunyi isi note notes memorandum " +
    "text section to for on official resminya lengkapnya"
  ).split(" "),
);

/** "penjelasan tentang Pasal 10" wants Pasal 10 explained, not its elucidation quoted. */
const ABOUT = new Set(
  "tentang ttg tntg mengenai soal seputar perihal terkait about regarding concerning".split(" "),
);

/** Whether a word after "penjelasan" makes it a wish to have something explained. */
export function isAboutWord(word: string): boolean {
  return ABOUT.has(word);
}

/** Not the qualifier but a courtesy or a verb: "terima kasih penjelasannya", "menjelaskan". */
const BEFORE_THANKS = new Set(["kasih", "makasih", "thanks", "thank", "atas"]);

/** Whether a word, spelt right, shortened or mistyped, is the word for an elucidation. */
export function isPenjelasanWord(word: string): boolean {
  if (EXACT.has(word)) return true;
  if (word.length < 4 || word.length > 16) return false;
  const first = word[0];
  if (first === "p") {
    if (word[1] === "e" && word.length < 6 && word !== "penjl" && word !== "penje" && word !== "penjs")
      return false;
    const hasRoot = word.includes("j") && (word.includes("l") || word.includes("n"));
    if (hasRoot && isShortened(word, "penjelasan")) return true;
    return word.length >= 8 && (isNear(word, "penjelasan", 2) || isNear(word, "penjelasannya", 2));
  }
  if (first !== "p" && first !== "m" && first !== "d" && word.length > 8 && word.length < 13)
    if (isNear(word, "penjelasan", 1) || isNear(word, "elucidation", 1)) return true;
  return (
    first === "e" &&
    word.length >= 9 &&
    (isNear(word, "elucidation", 2) || isNear(word, "explanation", 1) || isNear(word, "explanatory", 1))
  );
}

/** Where the qualifier that starts at `index` begins and ends, its "bagian" and "resmi" included; null where none does. */
export function readPenjelasan(
  tokens: readonly Token[],
  index: number,
): { readonly first: number; readonly next: number } | null {
  const token = tokens[index];
  if (token?.type !== "word" || !isPenjelasanWord(token.text)) return null;
  const [before, second] = [tokens[index - 1]?.text ?? "", tokens[index - 2]?.text ?? ""];
  if (BEFORE_THANKS.has(before) && (before !== "atas" || BEFORE_THANKS.has(second))) return null;
  const first = ["bagian", "official", "section", "teks", "bunyi", "isi"].includes(before)
    ? index - 1
    : index;
  let next = index + 1;
  while (
    tokens[next]?.text === "." &&
    (token.text.length < 8 || QUALIFIERS.has(tokens[next + 1]?.text ?? ""))
  )
    next++;
  if (tokens[next]?.text === "-" && tokens[next + 1]?.text === "nya") next++;
  for (let count = 0; count < 4 && QUALIFIERS.has(tokens[next]?.text ?? ""); count++) {
    const following = tokens[next + 1]?.text ?? "";
    if (token.text.startsWith("explanation") && tokens[next]?.text === "on") return null;
    if (tokens[next]?.text === "bagian" && unitOf(following) === undefined) break;
    next++;
  }
  if (ABOUT.has(tokens[next]?.text ?? "")) return null;
  return { first, next };
}
