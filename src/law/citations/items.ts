import type { CitationNames } from "./act-names.ts";
import { readMention } from "./acts.ts";
import { type ChainItem, GAP, type Item, gapBetween } from "./attachment.ts";
import { readChain } from "./grammar.ts";
import { type Token, isLetter, isOneOf, textAt } from "./lexer.ts";
import { withoutZeros } from "../../text/numbers.ts";
import { type Atom, atomOf, readPenjelasan } from "./parts.ts";
import { type Connector, isBoundary, readConnector } from "./values.ts";
import {
  WORDS,
  isFunctionWord,
  isLookUpWord,
  isNear,
  isPenjelasanWord,
  mistypedUnitOf,
  unitOf,
} from "./words.ts";

/** What a text names, in order: chains of units, acts, and the word penjelasan; and where that is in doubt. */

/** Linear in the number of tokens. */
export function readItems(names: CitationNames, tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  for (let index = 0; index < tokens.length;) {
    const item = readItem(names, tokens, index, items.at(-1));
    if (item === null) index++;
    else {
      items.push(item);
      index = item.next;
    }
  }
  return items;
}

function readItem(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  last: Item | undefined,
): Item | null {
  const token = tokens[index];
  if (token === undefined || (token.type === "mark" && !'“"§'.includes(token.text))) return null;
  const elucidation = readPenjelasan(tokens, index);
  if (elucidation !== null) return { type: "penjelasan", ...elucidation };
  if (token.text === "general" && isPenjelasanWord(textAt(tokens, index + 1)))
    return readUmumInEnglish(names, tokens, index);
  const mention = readMention(names, tokens, index);
  if (mention !== null) {
    const { regulation, isGeneric, next, needsChain = false } = mention;
    const first = Math.max(mention.first ?? index, last?.next ?? 0);
    return { type: "act", regulation, isGeneric, needsChain, first, next, isPenjelasan: false };
  }
  const mayBeUmum = last?.type === "penjelasan" && last.next === index;
  const chain = readChain(names, tokens, index, mayBeUmum) ?? readBarePasals(names, tokens, index, last);
  return chain === null ? null : { type: "chain", ...chain, penjelasan: "no" };
}

/** "General Elucidation number 3": the words of "Penjelasan Umum" the other way round. */
function readUmumInEnglish(names: CitationNames, tokens: readonly Token[], index: number): ChainItem | null {
  const [general, elucidation] = [tokens[index], tokens[index + 1]];
  if (general === undefined || elucidation === undefined) return null;
  const swapped = [elucidation, general, ...tokens.slice(index + 2, index + 200)];
  const chain = readChain(names, swapped, 1, true);
  if (chain === null) return null;
  const atoms = chain.atoms.map((atom) => ({ ...atom, first: atom.first + index, next: atom.next + index }));
  return { type: "chain", atoms, first: index, next: chain.next + index, penjelasan: "only" };
}

/** A list of bare numbers is no longer than this. */
const MOST_BARE = 50;

/** "UU 37/1999: 5", "5 UU 37/1999", or a message that is nothing but "363-367": numbers without the word pasal. */
function readBarePasals(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  last: Item | undefined,
): Pick<ChainItem, "atoms" | "first" | "next"> | null {
  if (tokens[index]?.type !== "number") return null;
  const isAfterAct =
    last?.type === "act" && !last.isGeneric && gapBetween(tokens, last.next, index) <= GAP.comma;
  const isAsked = index === 0 || WORDS.asking.has(textAt(tokens, index - 1));
  if (!isAfterAct && !isAsked) return null;
  const atoms: Atom[] = [];
  let at = index;
  let next = index;
  let connector: Connector = "none";
  for (let token = tokens[at]; token?.type === "number" && token.text.length <= 3; token = tokens[at]) {
    const isJoined = (atoms.length === 0 || connector !== "none") && atoms.length < MOST_BARE;
    if (!isJoined || token.text.startsWith("0")) break;
    next = at + 1;
    const number = withoutZeros(token.text);
    atoms.push(atomOf({ unit: "pasal", number, connector, isBare: true, first: at, next }));
    ({ kind: connector, next: at } = readConnector(tokens, next));
  }
  if (atoms.length === 0) return null;
  const follower = tokens[next];
  const isClosed =
    follower === undefined ||
    (follower.type === "mark" && isBoundary(tokens, next) && !"/-".includes(follower.text));
  // "2) Pasal 6", "2. Pasal 6": the number of a line.
  const isLineNumber = isOneOf(tokens, next, ").") && tokens[next + 1]?.type === "word";
  if (isLineNumber && textAt(tokens, index - 1) !== "(") return null;
  const isBeforeAct = isAsked && readMention(names, tokens, at)?.isGeneric === false;
  const isWholeMessage = index === 0 && follower === undefined && atoms.length > 1;
  return (isAfterAct && isClosed) || isBeforeAct || isWholeMessage ? { atoms, first: index, next } : null;
}

const DAMAGED_PENJELASAN = /^(pen?j|pne?j|el[a-z]{0,3}c|expl)[a-z]{6,}$/;

/**
 * Whether what stands right behind a chain looks like one more unit that could not be read ("pasal 5 xyzt 2 uu 37/1999"), or
 * what stands before it like the word penjelasan: the chain alone would then be another provision than the one meant.
 * @param itemAt the item that a token is part of
 */
export function isDoubtful(
  tokens: readonly Token[],
  chain: ChainItem,
  items: readonly Item[],
  itemAt: (index: number) => Item | undefined,
): boolean {
  if (chain.penjelasan === "no") {
    const before = tokens[chain.first - 1]?.type === "mark" ? chain.first - 2 : chain.first - 1;
    const isDamaged = DAMAGED_PENJELASAN.test(textAt(tokens, before)) && itemAt(before) === undefined;
    if (isDamaged || isBehindPenjelasan(chain, items, itemAt)) return true;
  }
  const at = skipMarks(tokens, chain.next);
  const word = tokens[at];
  if (word?.type !== "word" || word.text.length > 16 || itemAt(at) !== undefined) return false;
  const exact = unitOf(word.text);
  if (exact === "bagian" || exact === "paragraf") return chain.atoms.some(({ unit }) => unit === "bab");
  if (exact === undefined && isUnitBeginning(word.text)) return true;
  const value = skipMarks(tokens, at + 1);
  const token = tokens[value];
  const asks = (text: string): boolean => isFunctionWord(text) || isLookUpWord(text);
  if ((exact ?? mistypedUnitOf(word.text)) === "huruf") {
    const isWord = token?.type === "word" && token.text.length <= 8;
    return isWord && !asks(token.text) && itemAt(value) === undefined;
  }
  if (token === undefined || (exact === undefined ? asks(word.text) : isFunctionWord(word.text)))
    return false;
  const holder = itemAt(value);
  // A bare "2" before "huruf a" is taken for a pasal's where the word before it could not be read.
  if (holder !== undefined && (holder.type !== "chain" || holder.first !== value)) return false;
  const isValue = token.type === "number" ? token.text.length <= 3 : isLetter(tokens, value);
  return isValue && (isBoundary(tokens, value + 1) || word.isGlued);
}

/** The word penjelasan stands close before the chain, and nothing else it could belong to. */
function isBehindPenjelasan(
  chain: ChainItem,
  items: readonly Item[],
  itemAt: (index: number) => Item | undefined,
): boolean {
  let before: Item | undefined;
  for (let index = chain.first - 1; index >= chain.first - 5 && before === undefined; index--)
    before = itemAt(index);
  if (before?.type !== "penjelasan") return false;
  for (const item of items) {
    if (item === before) return true;
    if (item.type === "chain") return false;
  }
  return false;
}

function skipMarks(tokens: readonly Token[], index: number): number {
  let at = index;
  while (at < index + 3 && tokens[at]?.type === "mark" && tokens[at]?.text !== "?") at++;
  return at;
}

/** "letteaof", "hurufgu", "huirfb": begins like a unit's word, or is one with its letter glued on. */
function isUnitBeginning(word: string): boolean {
  if (word.length > 5 && /^(lett|lete|huru|hurf|parag|pargr|bagian)/.test(word)) return true;
  const mayBe = word.length >= 5 && word.length <= 7 && !isLookUpWord(word) && !isFunctionWord(word);
  return mayBe && isNear(word.slice(0, -1), "huruf", 2);
}
