import { isBoundary, isFunctionWord } from "./citation-connectors.ts";
import type { ChainItem, Item } from "./citation-items.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import type { Token } from "./citation-tokens.ts";
import { isNear, mistypedUnitOf, unitOf } from "./citation-units.ts";
import { isLetter } from "./citation-values.ts";

/**
 * Whether what stands right behind a chain looks like one more unit that could not be read ("pasal 5 xyzt 2 uu 37/1999"),
 * or what stands before it like the word penjelasan: the chain alone would then be another provision than the one meant.
 */
export function isDoubtful(tokens: readonly Token[], chain: ChainItem, items: readonly Item[]): boolean {
  const itemAt = (index: number): Item | undefined =>
    items.find((item) => item.first <= index && index < item.next);
  const before = tokens[chain.first - 1]?.type === "mark" ? chain.first - 2 : chain.first - 1;
  if (
    chain.penjelasan === "no" &&
    DAMAGED_PENJELASAN.test(tokens[before]?.text ?? "") &&
    itemAt(before) === undefined
  )
    return true;
  if (chain.penjelasan === "no" && isBehindPenjelasan(chain, items)) return true;
  const at = skipMarks(tokens, chain.next);
  const word = tokens[at];
  if (word?.type !== "word" || word.text.length > 16 || itemAt(at) !== undefined) return false;
  const exact = unitOf(word.text);
  if (exact === "bagian" || exact === "paragraf") return chain.atoms.some((atom) => atom.unit === "bab");
  if (exact === undefined && isUnitBeginning(word.text)) return true;
  const value = skipMarks(tokens, at + 1);
  const token = tokens[value];
  if ((exact ?? mistypedUnitOf(word.text)) === "huruf")
    return (
      token?.type === "word" &&
      token.text.length <= 8 &&
      !isFunctionWord(token.text) &&
      !isLookUpWord(token.text) &&
      itemAt(value) === undefined
    );
  if (isFunctionWord(word.text) || (isLookUpWord(word.text) && exact === undefined) || token === undefined)
    return false;
  const holder = itemAt(value);
  // A bare "2" before "huruf a" is taken for a pasal's where the word before it could not be read.
  if (holder !== undefined && (holder.type !== "chain" || holder.first !== value)) return false;
  const isValue = token.type === "number" ? token.text.length <= 3 : isLetter(tokens, value);
  return isValue && (isBoundary(tokens, value + 1) || word.isGlued);
}

/** The word penjelasan stands close before the chain, and nothing else it could belong to. */
function isBehindPenjelasan(chain: ChainItem, items: readonly Item[]): boolean {
  const at = items.indexOf(chain);
  const before = items[at - 1];
  if (before?.type !== "penjelasan" || chain.first - before.next > 4) return false;
  return !items.slice(0, at - 1).some((item) => item.type === "chain");
}

const DAMAGED_PENJELASAN = /^(pen?j|pne?j|el[a-z]{0,3}c|expl)[a-z]{6,}$/;

function skipMarks(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 3 && tokens[at]?.type === "mark" && tokens[at]?.text !== "?") at++;
  return at;
}

/** "letteaof", "hurufgu", "huirfb": begins like a unit's word, or is one with its letter glued on. */
function isUnitBeginning(word: string): boolean {
  if (word.length > 5 && /^(lett|lete|huru|hurf|parag|pargr|bagian)/.test(word)) return true;
  return (
    word.length >= 5 &&
    word.length <= 7 &&
    isNear(word.slice(0, -1), "huruf", 2) &&
    !isLookUpWord(word) &&
    !isFunctionWord(word)
  );
}
