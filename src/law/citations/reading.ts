import type { Corpus } from "../corpus/corpus.ts";
import { regulationOf } from "../provision-id.ts";
import { citationNames } from "./act-names.ts";
import { type ActItem, type ChainItem, type Item, type Reach, idsOf, linkItems } from "./attachment.ts";
import { isDoubtful, readItems } from "./items.ts";
import { type Token, tokenize } from "./lexer.ts";
import { type Leaf, pathsOf } from "./paths.ts";
import { readPlacedAct } from "./placed-acts.ts";
import { isFollowUp, readFollowUp } from "./relative.ts";
import type { Citation, NamedRegulation, Step } from "./types.ts";
import { isLookUpWord } from "./words.ts";

/** Reads citations as people write them: Indonesian or English, abbreviated, misspelt, in words, inside a sentence. */

/** What a message asks, as far as its citations tell. */
export interface CitationRequest {
  readonly citations: readonly Citation[];
  /**
   * The message asks for the cited text and nothing else: "psl 42 uu 32/2004", "apa bunyi Pasal 5?", "masih berlaku?".
   * False for a question that merely mentions an article, and where nothing is cited.
   */
  readonly isLookUp: boolean;
}

/**
 * Every citation in a text of any length, in the order of the words, ranges and lists spread, each with its offsets. Never
 * throws; linear in the length.
 * @param reach how far the name of an act carries: over the whole of a message, in a document to what stands beside it
 */
export function readCitations(corpus: Corpus, text: string, reach: Reach = "text"): Citation[] {
  return read(corpus, text, reach).citations;
}

/** The citations of a message and whether it asks for nothing else. */
export function readCitationRequest(corpus: Corpus, text: string): CitationRequest {
  const { citations, tokens, isRead } = read(corpus, text);
  const asksNothingElse = tokens.every((token, index) => isRead[index] === true || isLookUpWord(token.text));
  return { citations, isLookUp: citations.length > 0 && asksNothingElse };
}

/** Whether a message asks for what it cites and nothing else; see CitationRequest. */
export function isLookUp(corpus: Corpus, text: string): boolean {
  return readCitationRequest(corpus, text).isLookUp;
}

/**
 * The one act whose kind and place a text tells without its number, "menurut Perda Kota Contoh"; null where it may be several,
 * or none.
 */
export function placedActIn(corpus: Corpus, text: string): string | null {
  const names = citationNames(corpus);
  const tokens = tokenize(text);
  const ids = new Set<string>();
  for (const index of tokens.keys()) {
    const regulation = readPlacedAct(names, tokens, index)?.regulation;
    if (regulation !== undefined) for (const id of idsOf(regulation)) ids.add(id);
  }
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}

interface Reading {
  readonly citations: Citation[];
  readonly tokens: readonly Token[];
  /** By token: whether it is part of a citation. */
  readonly isRead: readonly boolean[];
}

function read(corpus: Corpus, text: string, reach: Reach = "text"): Reading {
  const tokens = tokenize(text);
  const items = readItems(citationNames(corpus), tokens);
  const citations: Citation[] = [];
  const isRead = tokens.map((token) => token.type === "mark");
  const add = (
    first: number,
    next: number,
    parts: Pick<Citation, "regulation" | "path" | "isPenjelasan" | "isDoubtful">,
  ): void => {
    const start = tokens[first]?.start ?? 0;
    const end = tokens[next - 1]?.end ?? start;
    citations.push({ start, end, text: text.slice(start, end), ...parts });
  };
  for (const item of items)
    if (item.type === "penjelasan" || item.type === "act") isRead.fill(true, item.first, item.next);
  const followUp = readFollowUp(tokens, items);
  if (followUp !== null) {
    const { first, next, step, isPenjelasan } = followUp;
    isRead.fill(true, first, next);
    add(first, next, { regulation: { type: "unnamed" }, path: [step], isPenjelasan });
  }
  const linked = linkItems(tokens, items, reach, isFollowUp(tokens, items));
  const itemAt = itemsByToken(tokens, items);
  for (const item of linked) {
    if (item.type === "act") {
      const { regulation, isPenjelasan, first, next } = item.act;
      add(first, next, { regulation, path: [], isPenjelasan });
      continue;
    }
    const { chain, act } = item;
    isRead.fill(true, chain.first, chain.next);
    if (act !== null) isRead.fill(true, act.first, act.next);
    const doubt = isDoubtful(tokens, chain, items, itemAt) ? { isDoubtful: true as const } : {};
    pathsOf(chain.atoms).forEach((leaf, index, leaves) => {
      const [first, next] = spanOf(chain, act, leaf, index === 0, index === leaves.length - 1);
      const meant = { ...regulationAndPath(leaf, act), ...doubt };
      add(first, next, { ...meant, isPenjelasan: chain.penjelasan === "only" });
      if (chain.penjelasan === "too") add(first, next, { ...meant, isPenjelasan: true });
    });
  }
  return { citations, tokens, isRead };
}

/** Which item a token is part of; of items that were joined, the first. */
function itemsByToken(tokens: readonly Token[], items: readonly Item[]): (index: number) => Item | undefined {
  const byToken: (Item | undefined)[] = new Array(tokens.length);
  for (const item of items.toReversed()) byToken.fill(item, item.first, item.next);
  return (index) => byToken[index];
}

/** The tokens of a citation: the first of a list begins with the chain, the last takes in the act that follows. */
function spanOf(
  chain: ChainItem,
  act: ActItem | null,
  leaf: Leaf,
  isFirst: boolean,
  isLast: boolean,
): [number, number] {
  let first = isFirst ? chain.first : leaf.first;
  let next = isLast ? Math.max(chain.next, leaf.next) : leaf.next;
  if (act === null) return [first, next];
  if (isFirst && act.first < first && first - act.next <= 2) first = act.first;
  if (isLast && act.first >= next && act.first - next <= 2) next = act.next;
  return [first, next];
}

function regulationAndPath(
  leaf: Leaf,
  item: ActItem | null,
): { regulation: NamedRegulation; path: readonly Step[] } {
  const regulation: NamedRegulation = item?.regulation ?? { type: "unnamed" };
  if (leaf.parts.length === 0) return { regulation, path: leaf.steps };
  const named = idsOf(regulation);
  const isNamed = regulation.type !== "unnamed";
  const parts = isNamed ? leaf.parts.filter((id) => named.includes(regulationOf(id))) : leaf.parts;
  const part = parts[0] ?? leaf.parts[0] ?? "";
  const step: Step = { unit: "bagian-teks", number: part.slice(regulationOf(part).length + 1) };
  // A part that the act named lacks is not another act's; one that several acts have is none's in particular.
  const [act, ...others] = new Set(parts.map(regulationOf));
  const meant: NamedRegulation =
    act !== undefined && others.length === 0 ? { type: "known", id: act } : regulation;
  return { regulation: meant, path: [step, ...leaf.steps] };
}
