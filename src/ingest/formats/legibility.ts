import { LANGUAGE_WORDS } from "../../text/language.ts";

/** Whether the text that a page holds can be read: its letters may be coded, and its words may be in pieces. */

/** Text whose letters a font has by numbers of its own, and no table to tell them: "!"!.! +0!!,!0(!". */
export function isCoded(text: string): boolean {
  const inked = text.replace(/\s+/g, "");
  if (inked.length < 60) return false;
  const odd = inked.match(/[^\p{L}\p{N}.,;:()/"'“”‘’–—…%°-]/gu)?.length ?? 0;
  const words = text.match(/\b(?:yang|dan|dalam|dengan|atau|untuk|pada|of|the|and)\b/gi)?.length ?? 0;
  const letters = inked.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return words === 0 && letters < inked.length * 0.5 && odd > inked.length * 0.25;
}

/** Whether words fall to pieces, and few whole ones of the language are left. */
export function inPieces(text: string): boolean {
  const { words, pieces } = countPieces(text);
  return words >= 12 && pieces > words * 0.15 && shareOf(text).share < LEAST_WHOLE;
}

/** Share of common words in text of whole words is above 0.15. */
const LEAST_WHOLE = 0.12;

interface Count {
  readonly words: number;
  readonly pieces: number;
}

function countPieces(text: string): Count {
  let words = 0;
  let pieces = 0;
  for (const [word] of text.matchAll(/(?<![\p{L}\d(./-])\p{L}+(?![\p{L}\d).])/gu)) {
    words++;
    if (word.length <= 2 && (!LANGUAGE_WORDS.short.has(word.toLowerCase()) || word.length === 1)) pieces++;
  }
  return { words, pieces };
}

const INDONESIAN =
  /\b(?:yang|jang|dan|atau|dengan|dalam|untuk|untoek|pada|dari|oleh|oleh|ini|itu|tidak|adalah|ialah|sebagai|sebagaimana|dimaksud|tersebut|pasal|ayat|huruf|ketentuan|di|ke|akan|dapat|harus|wajib)\b/gi;
export function shareOf(text: string): { words: number; share: number } {
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  return { words, share: words === 0 ? 1 : (text.match(INDONESIAN)?.length ?? 0) / words };
}
