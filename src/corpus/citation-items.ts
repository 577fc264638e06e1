import type { Atom } from "./citation-chain.ts";
import { readChain } from "./citation-chain.ts";
import type { Connector } from "./citation-connectors.ts";
import { isBoundary, readConnector } from "./citation-connectors.ts";
import type { CitationNames } from "./citation-names.ts";
import { withoutZeros } from "./citation-name-table.ts";
import { isPenjelasanWord, readPenjelasan } from "./citation-penjelasan.ts";
import { readMention } from "./citation-regulation.ts";
import type { Token } from "./citation-tokens.ts";
import { endsSentence } from "./citation-tokens.ts";
import type { NamedRegulation } from "./citation-types.ts";

/** What a text names, in order: chains of units, acts, and the word penjelasan. */

export interface ChainItem {
  readonly type: "chain";
  readonly atoms: readonly Atom[];
  first: number;
  next: number;
  penjelasan: "no" | "only" | "too";
}

export interface ActItem {
  readonly type: "act";
  regulation: NamedRegulation;
  readonly isGeneric: boolean;
  /** Counts only right beside a chain. */
  readonly needsChain: boolean;
  readonly first: number;
  next: number;
  isPenjelasan: boolean;
}

export interface PenjelasanItem {
  readonly type: "penjelasan";
  readonly first: number;
  readonly next: number;
}

export type Item = ChainItem | ActItem | PenjelasanItem;

/** A text names no more than this many things; what follows is not read. */
const MOST_ITEMS = 200;

export function readItems(names: CitationNames, tokens: readonly Token[]): Item[] {
  const items: Item[] = [];
  for (let index = 0; index < tokens.length && items.length < MOST_ITEMS;) {
    const item = readItem(names, tokens, index, items);
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
  before: readonly Item[],
): Item | null {
  const token = tokens[index];
  if (
    token === undefined ||
    (token.type === "mark" && token.text !== "“" && token.text !== '"' && token.text !== "§")
  )
    return null;
  const elucidation = readPenjelasan(tokens, index);
  if (elucidation !== null) return { type: "penjelasan", ...elucidation };
  if (token.text === "general" && isPenjelasanWord(tokens[index + 1]?.text ?? "")) {
    // "General Elucidation": the words of "Penjelasan Umum" the other way round.
    return umumInEnglish(names, tokens, index);
  }
  const last = before.at(-1);
  const mayBeUmum = last?.type === "penjelasan" && last.next === index;
  const mention = readMention(names, tokens, index);
  if (mention !== null) {
    const { regulation, isGeneric, next, needsChain = false } = mention;
    const first = Math.max(mention.first ?? index, last?.next ?? 0);
    return { type: "act", regulation, isGeneric, needsChain, first, next, isPenjelasan: false };
  }
  const chain = readChain(names, tokens, index, mayBeUmum);
  if (chain !== null) return { type: "chain", ...chain, penjelasan: "no" };
  const numbers = readBarePasals(names, tokens, index, last);
  return numbers === null ? null : { type: "chain", ...numbers, penjelasan: "no" };
}

function umumInEnglish(names: CitationNames, tokens: readonly Token[], index: number): ChainItem | null {
  const swapped = [...tokens];
  const [general, elucidation] = [tokens[index], tokens[index + 1]];
  if (general === undefined || elucidation === undefined) return null;
  swapped[index] = elucidation;
  swapped[index + 1] = general;
  const chain = readChain(names, swapped, index + 1, true);
  return chain === null ? null : { type: "chain", ...chain, first: index, penjelasan: "only" };
}

/** A list of bare numbers is no longer than this. */
const MOST_BARE = 50;

/** Words after which "5 UU 37/1999" and "363-367" mean pasal. */
const ASKING = new Set(
  "isi bunyi tampilkan kutip lihat buka cari show quote tolong isinya bunyinya apa".split(" "),
);

/** "UU 37/1999: 5", "5 UU 37/1999", or a message that is nothing but "363-367": numbers without the word pasal. */
function readBarePasals(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  last: Item | undefined,
): { atoms: Atom[]; first: number; next: number } | null {
  const isAfterAct =
    last?.type === "act" && !last.isGeneric && gapBetween(tokens, last.next, index) <= GAP.comma;
  const isAsked = index === 0 || ASKING.has(tokens[index - 1]?.text ?? "");
  if (!isAfterAct && !isAsked) return null;
  const atoms: Atom[] = [];
  let at = index;
  let next = index;
  let connector: Connector = "none";
  for (let token = tokens[at]; token?.type === "number" && token.text.length <= 3; token = tokens[at]) {
    const isJoined = (atoms.length === 0 || connector !== "none") && atoms.length < MOST_BARE;
    if (!isJoined || token.text.startsWith("0")) break;
    atoms.push({
      unit: "pasal",
      number: withoutZeros(token.text),
      isLoose: false,
      connector,
      isBare: true,
      isWeak: false,
      parts: [],
      first: at,
      next: at + 1,
    });
    next = at + 1;
    ({ kind: connector, next: at } = readConnector(tokens, next));
  }
  if (atoms.length === 0) return null;
  const follower = tokens[next];
  const isClosed =
    follower === undefined ||
    (follower.type === "mark" && isBoundary(tokens, next) && follower.text !== "/" && follower.text !== "-");
  // "2) Pasal 6", "2. Pasal 6": the number of a line.
  const isLineNumber =
    follower !== undefined && [")", "."].includes(follower.text) && tokens[next + 1]?.type === "word";
  if (isLineNumber && tokens[index - 1]?.text !== "(") return null;
  const isBeforeAct = isAsked && readMention(names, tokens, at)?.isGeneric === false;
  const isWholeMessage = index === 0 && follower === undefined && atoms.length > 1;
  return (isAfterAct && isClosed) || isBeforeAct || isWholeMessage ? { atoms, first: index, next } : null;
}

/** How far apart two things stand. */
export const GAP = {
  /** Nothing but "dari", "dalam", "of" between them. */
  none: 0,
  comma: 1,
  /** "dan", "s.d.", "lalu". */
  and: 2,
  sentence: 3,
  message: 4,
} as const;

export type Gap = (typeof GAP)[keyof typeof GAP];

/** The gap between the end of one item and the start of the next. */
export function gapBetween(tokens: readonly Token[], next: number, first: number): Gap {
  const connector = readConnector(tokens, next);
  // A bracket before a bare value stops the connector one token early.
  if (connector.next >= first) {
    if (connector.kind === "none") return GAP.none;
    return connector.kind === "and" || connector.kind === "range" ? GAP.and : GAP.comma;
  }
  for (let index = next; index < first; index++) if (endsSentence(tokens, index)) return GAP.message;
  return GAP.sentence;
}
