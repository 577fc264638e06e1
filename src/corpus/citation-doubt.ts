import type { ChainItem, Item } from "./citation-items.ts";
import { isFunctionWord, isBoundary } from "./citation-connectors.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import type { Token } from "./citation-tokens.ts";
import { endsSentence } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";
import { isLetter } from "./citation-values.ts";

/**
 * Whether what stands right behind a chain looks like one more unit that could not be read ("pasal 5 xyzt 2 uu 37/1999"):
 * the chain alone would then be another provision than the one meant.
 */
export function isDoubtful(tokens: readonly Token[], chain: ChainItem, items: readonly Item[]): boolean {
  let at = chain.next;
  while (at < chain.next + 2 && tokens[at]?.type === "mark" && !endsSentence(tokens, at)) at++;
  const word = tokens[at];
  if (word?.type !== "word" || word.text.length > 12 || items.some((item) => item.first <= at && at < item.next)) return false;
  if (isUnitBeginning(word.text) && unitOf(word.text) === undefined) return true;
  const unit = unitOf(word.text);
  if (unit === "huruf") {
    const next = tokens[at + 1];
    return next?.type === "word" && next.text.length <= 4 && !isFunctionWord(next.text) && !isLookUpWord(next.text);
  }
  if (isFunctionWord(word.text) || (isLookUpWord(word.text) && unit === undefined)) return false;
  let value = at + 1;
  while (value < at + 3 && tokens[value]?.type === "mark") value++;
  const token = tokens[value];
  if (token === undefined || items.some((item) => item.first <= value && value < item.next)) return false;
  const isValue = token.type === "number" ? token.text.length <= 3 : isLetter(tokens, value);
  return isValue && (isBoundary(tokens, value + 1) || word.isGlued);
}

/** "letteaof", "hurufgu", "paragrph": begins like a unit's word. */
function isUnitBeginning(word: string): boolean {
  return word.length > 5 && /^(lett|lete|huru|hurf|parag|pargr)/.test(word);
}
