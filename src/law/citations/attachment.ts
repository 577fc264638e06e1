import { regulationOf } from "../provision-id.ts";
import { endsSentence, textAt, type Token } from "./lexer.ts";
import type { Atom } from "./parts.ts";
import { levelOf, PASAL_LEVEL } from "./paths.ts";
import type { NamedRegulation } from "./types.ts";
import { readConnector } from "./values.ts";
import { WORDS } from "./words.ts";

/** Finds out which act, and which word penjelasan, each chain of units belongs to. */

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
  /** A kind of act alone ("Perda", "undang-undang"). */
  readonly isGeneric: boolean;
  /** Counts only right beside a chain. */
  readonly needsChain: boolean;
  readonly first: number;
  next: number;
  isPenjelasan: boolean;
}

interface PenjelasanItem {
  readonly type: "penjelasan";
  readonly first: number;
  readonly next: number;
}

/** What a text names, in order. */
export type Item = ChainItem | ActItem | PenjelasanItem;

type Named = ChainItem | ActItem;

export type LinkedItem =
  | { readonly type: "chain"; readonly chain: ChainItem; readonly act: ActItem | null }
  /** An act named without anything inside it. */
  | { readonly type: "act"; readonly act: ActItem };

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

type Gap = (typeof GAP)[keyof typeof GAP];

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

/**
 * How far the name of an act carries: in a message over the whole text; in an act's own words, where an unnamed
 * "Pasal 5" is the act's own, only to what stands beside it.
 */
export type Reach = "text" | "beside";

/** The gap between two items of a text, one after the other; the widest where either is missing. */
type GapOf = (a: Item | undefined, b: Item | undefined) => Gap;

/**
 * @param isFollowUp the text says nothing else, so that "poin 3" by itself is one of the provision under discussion
 */
export function linkItems(
  tokens: readonly Token[],
  read: readonly Item[],
  reach: Reach = "text",
  isFollowUp = false,
): LinkedItem[] {
  const gap: GapOf = (a, b) =>
    a === undefined || b === undefined ? GAP.message : gapBetween(tokens, a.next, b.first);
  const merged = mergedChains(gap, mergedActs(gap, linkPenjelasan(tokens, gap, read)));
  const items = splitChains(gap, withoutStrays(tokens, gap, merged, isFollowUp));
  const gaps = items.map((item, index) => gap(items[index - 1], item));
  const acts = assignActs(items, gaps, reach);
  const used = new Set(acts);
  return items.flatMap((item, index): LinkedItem[] => {
    if (item.type === "chain") return [{ type: "chain", chain: item, act: acts[index] ?? null }];
    return used.has(item) ? [] : [{ type: "act", act: item }];
  });
}

/** The word penjelasan goes to the chain after it, else to the one before, else to the act it names. */
function linkPenjelasan(tokens: readonly Token[], gap: GapOf, items: readonly Item[]): Named[] {
  items.forEach((item, index) => {
    if (item.type !== "penjelasan") return;
    const [before, after, second] = [items[index - 1], items[index + 1], items[index + 2]];
    const distance = gap(item, after);
    const isClose = distance === GAP.none || (distance === GAP.comma && before?.type !== "chain");
    if (after?.type === "chain" && (isClose || isQualified(tokens, item, after))) {
      after.penjelasan = "only";
      after.first = item.first;
      return;
    }
    const isBeforeAct = distance === GAP.none && after?.type === "act";
    if (isBeforeAct && second?.type === "chain" && gap(after, second) <= GAP.comma) {
      second.penjelasan = "only";
      return;
    }
    const isOverAct = before?.type === "act" && items[index - 2]?.type === "chain";
    const back = isOverAct ? items[index - 2] : before;
    const near = gap(before, item);
    if (back?.type === "chain" && near <= GAP.and && (!isOverAct || gap(back, before) <= GAP.and)) {
      back.penjelasan = near <= GAP.comma ? "only" : "too";
      if (back === before) back.next = item.next;
    } else if (isBeforeAct) after.isPenjelasan = true;
    else if (before?.type === "act" && near === GAP.none) before.isPenjelasan = true;
  });
  return items.filter((item) => item.type !== "penjelasan");
}

/** "penjelasan yang resmi dari Pasal 10", "Penjelasan. Pasal 10": a dropped qualifier would cite the wrong text. */
function isQualified(tokens: readonly Token[], item: Item, after: Item): boolean {
  if (after.first - item.next > 3) return false;
  const between = tokens.slice(item.next, after.first);
  return between.every(({ type, text }) =>
    type === "word" ? !WORDS.penjelasan_about.has(text) : text === ".",
  );
}

/** "UU Pemda (UU 23/2014)" and "UU 37/1999 (UU Hublu)" name one act twice. */
function mergedActs(gap: GapOf, items: readonly Named[]): Named[] {
  const merged: Named[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    const isPair = item.type === "act" && last?.type === "act" && gap(last, item) <= GAP.comma;
    const own = isPair ? idsOf(last.regulation) : [];
    const both = isPair ? own.filter((id) => idsOf(item.regulation).includes(id)) : [];
    if (isPair && both.length > 0) {
      if (both.length < own.length) last.regulation = item.regulation;
      last.next = item.next;
    } else merged.push(item);
  }
  return merged;
}

/** The acts of the register that a name may mean. */
export function idsOf(regulation: NamedRegulation): readonly string[] {
  if (regulation.type === "known") return [regulation.id];
  return regulation.type === "shared" ? regulation.ids : [];
}

/** "pasal 5 UU 37/1999 ayat 2": what stands on both sides of the act is one chain. */
function mergedChains(gap: GapOf, items: readonly Named[]): Named[] {
  const merged: Named[] = [];
  for (const item of items) {
    const [act, outer] = [merged.at(-1), merged.at(-2)];
    const isAround = item.type === "chain" && act?.type === "act" && outer?.type === "chain";
    if (
      isAround &&
      isOneChain(outer.atoms, item.atoms) &&
      gap(outer, act) <= GAP.comma &&
      gap(act, item) <= GAP.and
    ) {
      merged[merged.length - 2] = { ...outer, atoms: [...outer.atoms, ...item.atoms] };
      act.next = item.next;
    } else merged.push(item);
  }
  return merged;
}

function isOneChain(outer: readonly Atom[], inner: readonly Atom[]): boolean {
  // "Lampiran Permenlu 09/2006 syarat umum": a part around the act and one inside that part.
  const around = outer.at(-1)?.parts ?? [];
  if (inner.some(({ parts }) => parts.some((id) => around.some((above) => id.startsWith(`${above}/`)))))
    return true;
  const isOpenEnded = inner.every((atom) => levelOf(atom) > PASAL_LEVEL);
  return isOpenEnded && outer.some(({ unit }) => unit === "pasal" || unit === "bagian-teks");
}

/** "UU 37/1999 pasal 5 dan pasal 10 UU 32/2004": a list between two acts that no other chain lays claim to. */
function splitChains(gap: GapOf, items: readonly Named[]): Named[] {
  const near = (a: Named | undefined, b: Named | undefined): boolean =>
    a !== undefined && b !== undefined && a.type !== b.type && gap(a, b) <= GAP.comma;
  return items.flatMap((item, index): Named[] => {
    if (item.type === "act") return [item];
    const at = item.atoms.findLastIndex((atom) => atom.unit === "pasal" && atom.connector !== "none");
    const first = item.atoms[at]?.first;
    const end = item.atoms[at - 1]?.next;
    if (first === undefined || end === undefined) return [item];
    const [left, right] = [items[index - 1], items[index + 1]];
    const isBetween = near(left, item) && near(item, right);
    if (!isBetween || near(items[index - 2], left) || near(right, items[index + 2])) return [item];
    return [
      { ...item, atoms: item.atoms.slice(0, at), next: end },
      { ...item, atoms: item.atoms.slice(at), first },
    ];
  });
}

/** Drops what is no citation by itself: "paragraph 2", "angka 10" and "Perda" with nothing beside them. */
function withoutStrays(
  tokens: readonly Token[],
  gap: GapOf,
  items: readonly Named[],
  isFollowUp: boolean,
): Named[] {
  return items.filter((item, index) => {
    const [before, after] = [items[index - 1], items[index + 1]];
    const isBeside = (type: Item["type"], most: Gap): boolean =>
      (before?.type === type && gap(before, item) <= most) ||
      (after?.type === type && gap(item, after) <= most);
    if (item.type === "act") {
      if (item.needsChain) return isBeside("chain", GAP.comma);
      const { type } = item.regulation;
      if (!item.isGeneric || type === "shared" || type === "known") return true;
      return type === "unregistered" && isBeside("chain", GAP.none);
    }
    const parts = item.atoms.filter((atom) => atom.parts.length > 0);
    if (parts.length > 0) {
      const isNumbered =
        item.atoms.some(({ unit }) => unit === "angka") && !parts.some(({ isLoose }) => isLoose);
      if (isNumbered) return true;
      // Else the act beside a titled part has to be the one that the part stands in.
      const acts = parts.flatMap((atom) => atom.parts.map(regulationOf));
      return [before, after].some(
        (act) =>
          act?.type === "act" &&
          idsOf(act.regulation).some((id) => acts.includes(id)) &&
          (act === before ? gap(act, item) : gap(item, act)) <= GAP.comma,
      );
    }
    if (isFollowUp && items.length === 1 && !WORDS.not_alone.has(textAt(tokens, item.first))) return true;
    return item.penjelasan !== "no" || item.atoms.some(({ isWeak }) => !isWeak) || isBeside("act", GAP.comma);
  });
}

/** The act of each chain, by index of the item; null where the whole text names none. */
function assignActs(items: readonly Named[], gaps: readonly Gap[], reach: Reach): (ActItem | null)[] {
  const acts: (ActItem | null)[] = items.map(() => null);
  const actAt = (index: number): ActItem | null => {
    const item = items[index];
    return item?.type === "act" ? item : null;
  };
  const chains = items.flatMap((item, index) => (item.type === "chain" ? [index] : []));
  const gapAfter = (index: number): Gap => gaps[index + 1] ?? GAP.message;
  const gapBefore = (index: number): Gap => gaps[index] ?? GAP.message;
  for (const most of [GAP.none, GAP.comma]) {
    const before = (index: number): ActItem | null => (gapBefore(index) <= most ? actAt(index - 1) : null);
    const after = (index: number): ActItem | null => (gapAfter(index) <= most ? actAt(index + 1) : null);
    // First those with one act beside them, then those between two, by what the neighbours took.
    for (const index of chains) {
      if (acts[index] !== null || (before(index) !== null && after(index) !== null)) continue;
      acts[index] = before(index) ?? after(index);
    }
    for (const index of chains) {
      if (acts[index] !== null) continue;
      const [left, right] = [before(index), after(index)];
      const isLeftTaken = left !== null && acts[index - 2] === left;
      const isRightTaken = right !== null && acts[index + 2] === right;
      acts[index] = isLeftTaken && !isRightTaken ? right : left;
    }
  }
  // Within a list, the act of a neighbour: "UU 37/1999 pasal 5, lalu pasal 13", "pasal 5 dan pasal 13 UU 37/1999".
  const named = (index: number): ActItem | null => {
    const act = actAt(index);
    return act?.isGeneric === false ? act : null;
  };
  for (const most of reach === "text" ? [GAP.and, GAP.sentence] : [GAP.and]) {
    for (const index of chains)
      if (gapBefore(index) <= most) acts[index] ??= acts[index - 1] ?? named(index - 1);
    for (const index of chains.toReversed())
      if (gapAfter(index) <= most) acts[index] ??= acts[index + 1] ?? named(index + 1);
    // "pasal 5 UU 37/1999 dan pasal 13": the chain after the act follows the one before it.
    if (most === GAP.and)
      for (const index of chains) if (gapBefore(index) <= most) acts[index] ??= actAt(index - 1);
  }
  if (reach === "beside") return acts;
  // Else the nearest act named before in the text, else the first after.
  let nearest = items.find((item): item is ActItem => item.type === "act" && !item.isGeneric) ?? null;
  items.forEach((item, index) => {
    if (item.type === "act") nearest = item.isGeneric ? nearest : item;
    else acts[index] ??= nearest;
  });
  return acts;
}
