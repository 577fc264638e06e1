import { isLookUp, readCitations } from "../law/citations/reading.ts";
import type { Corpus } from "../corpus/corpus.ts";

/**
 * Telling a question from an answer while the guided dialog waits for one. A question is answered and the dialog kept;
 * where it is not plain, the text counts as the answer, which the dialog can still say it does not understand.
 */

/** Words that open a question, but no name of a place, partner or field. */
const OPENS_QUESTION =
  /^(?:apa(?:kah|an)?|siapa(?:kah)?|kapan(?:kah)?|mengapa|kenapa|bagaimana(?:kah)?|gimana|berapa(?:kah)?|di ?mana(?:kah)?|bolehkah|bisakah|perlukah|haruskah|pasal berapa|what|who|when|why|how|where|which)\b/i;
/** "Bagaimana kalau Suwon?" proposes an answer. */
const PROPOSES = /^(?:bagaimana|gimana|apa|how|what)\s+(?:kalau|kalo|klo|jika|bila|about|if)\b/i;
const SHORTEST_QUESTION = 3;

/** A look-up of an article, or a sentence that opens as a question. */
export function isPlainlyAQuestion(corpus: Corpus, text: string): boolean {
  if (readCitations(corpus, text).length > 0 && isLookUp(corpus, text)) return true;
  const words = text.trim();
  if (PROPOSES.test(words) || words.split(/\s+/).length < SHORTEST_QUESTION) return false;
  return OPENS_QUESTION.test(words);
}

/** What may be a question if it is no answer that the dialog understands. */
export function mayBeAQuestion(text: string): boolean {
  return /[?？]\s*$/.test(text);
}
