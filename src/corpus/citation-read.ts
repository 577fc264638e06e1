import { linkItems } from "./citation-attach.ts";
import { isDoubtful } from "./citation-doubt.ts";
import { isFollowUp, readFollowUp } from "./citation-follow-up.ts";
import type { ActItem, ChainItem } from "./citation-items.ts";
import { readItems } from "./citation-items.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import { citationNames } from "./citation-names.ts";
import type { Leaf } from "./citation-paths.ts";
import { pathsOf } from "./citation-paths.ts";
import { readPlacedAct } from "./citation-placed.ts";
import type { Token } from "./citation-tokens.ts";
import { tokenize } from "./citation-tokens.ts";
import type { Citation, NamedRegulation, Step } from "./citation-types.ts";
import type { Corpus } from "./corpus.ts";
import { regulationOf } from "./provision.ts";

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

/** Every citation in a text, in the order of the words, ranges and lists spread. Never throws; linear in the length. */
export function readCitations(corpus: Corpus, text: string): Citation[] {
  return read(corpus, text).citations;
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
  const tokens = tokenize(text.slice(0, LONGEST_TEXT));
  const ids = new Set<string>();
  for (const index of tokens.keys()) {
    const regulation = readPlacedAct(names, tokens, index)?.regulation;
    if (regulation?.type === "known") ids.add(regulation.id);
    if (regulation?.type === "shared") for (const id of regulation.ids) ids.add(id);
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

/** Longer texts are read up to here, in UTF-16 units: four times the longest Telegram message. */
const LONGEST_TEXT = 16_384;

function read(corpus: Corpus, text: string): Reading {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT));
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
    isRead.fill(true, followUp.first, followUp.next);
    const { first, next, step, isPenjelasan } = followUp;
    add(first, next, { regulation: { type: "unnamed" }, path: [step], isPenjelasan });
  }
  for (const item of linkItems(tokens, items, "text", isFollowUp(tokens, items))) {
    if (item.type === "act") {
      const { regulation, isPenjelasan, first, next } = item.act;
      add(first, next, { regulation, path: [], isPenjelasan });
      continue;
    }
    isRead.fill(true, item.chain.first, item.chain.next);
    if (item.act !== null) isRead.fill(true, item.act.first, item.act.next);
    const doubt = isDoubtful(tokens, item.chain, items) ? { isDoubtful: true as const } : {};
    pathsOf(item.chain.atoms).forEach((leaf, index, leaves) => {
      const [first, next] = spanOf(item.chain, item.act, leaf, index, leaves.length);
      const named = {
        ...regulationAndPath(leaf, item.act),
        ...doubt,
        isPenjelasan: item.chain.penjelasan === "only",
      };
      add(first, next, named);
      if (item.chain.penjelasan === "too") add(first, next, { ...named, isPenjelasan: true });
    });
  }
  return { citations, tokens, isRead };
}

/** The first of a list begins with the chain; the last takes in the act that follows. */
function spanOf(
  chain: ChainItem,
  act: ActItem | null,
  leaf: Leaf,
  index: number,
  count: number,
): [number, number] {
  let first = index === 0 ? chain.first : leaf.first;
  let next = index === count - 1 ? Math.max(chain.next, leaf.next) : leaf.next;
  if (act === null) return [first, next];
  if (index === 0 && act.first < first && first - act.next <= 2) first = act.first;
  if (index === count - 1 && act.first >= next && act.first - next <= 2) next = act.next;
  return [first, next];
}

function regulationAndPath(
  leaf: Leaf,
  item: ActItem | null,
): { regulation: NamedRegulation; path: readonly Step[] } {
  const regulation: NamedRegulation = item?.regulation ?? { type: "unnamed" };
  if (leaf.parts.length === 0) return { regulation, path: leaf.steps };
  const named = regulation.type === "unnamed" ? null : idsOf(regulation);
  const parts = named === null ? leaf.parts : leaf.parts.filter((id) => named.includes(regulationOf(id)));
  const part = parts[0] ?? leaf.parts[0] ?? "";
  const step: Step = { unit: "bagian-teks", number: part.slice(regulationOf(part).length + 1) };
  const acts = [...new Set(parts.map(regulationOf))];
  const [act] = acts;
  // A part that the act named lacks is not another act's; one that several acts have is none's in particular.
  const meant: NamedRegulation =
    act !== undefined && acts.length === 1 ? { type: "known", id: act } : regulation;
  return { regulation: meant, path: [step, ...leaf.steps] };
}

function idsOf(regulation: NamedRegulation): readonly string[] {
  if (regulation.type === "known") return [regulation.id];
  return regulation.type === "shared" ? regulation.ids : [];
}
