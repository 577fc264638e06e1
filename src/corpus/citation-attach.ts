import type { Atom } from "./citation-chain.ts";
import type { ActItem, ChainItem, Gap, Item } from "./citation-items.ts";
import { GAP, gapBetween } from "./citation-items.ts";
import { linkPenjelasan } from "./citation-link-penjelasan.ts";
import { levelOf } from "./citation-paths.ts";
import type { Token } from "./citation-tokens.ts";
import { regulationOf } from "./provision.ts";

/** Finds out which act each chain of units belongs to. */

export type LinkedItem =
  | { readonly type: "chain"; readonly chain: ChainItem; readonly act: ActItem | null }
  /** An act named without anything inside it. */
  | { readonly type: "act"; readonly act: ActItem };

const PASAL_LEVEL = 4;

/**
 * How far the name of an act carries: in a message over the whole text; in an act's own words, where an unnamed
 * "Pasal 5" is the act's own, only to what stands beside it.
 */
export type Reach = "text" | "beside";

/**
 * @param isFollowUp the text says nothing else, so that "poin 3" by itself is one of the provision under discussion
 */
export function linkItems(
  tokens: readonly Token[],
  read: readonly Item[],
  reach: Reach = "text",
  isFollowUp = false,
): LinkedItem[] {
  const merged = mergedChains(tokens, mergedActs(tokens, linkPenjelasan(tokens, read)));
  const items = splitChains(tokens, withoutStrays(tokens, merged, isFollowUp));
  const gaps = items.map((item, index): Gap => {
    const before = items[index - 1];
    return before === undefined ? GAP.message : gapBetween(tokens, before.next, item.first);
  });
  const acts = assignActs(items, gaps, reach);
  const used = new Set(acts);
  return items.flatMap((item, index): LinkedItem[] => {
    if (item.type === "chain") return [{ type: "chain", chain: item, act: acts[index] ?? null }];
    return used.has(item) ? [] : [{ type: "act", act: item }];
  });
}

/** "UU Pemda (UU 23/2014)" and "UU 37/1999 (UU Hublu)" name one act twice. */
function mergedActs(
  tokens: readonly Token[],
  items: readonly (ChainItem | ActItem)[],
): (ChainItem | ActItem)[] {
  const merged: (ChainItem | ActItem)[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (
      item.type === "act" &&
      last?.type === "act" &&
      gapBetween(tokens, last.next, item.first) <= GAP.comma
    ) {
      const [a, b] = [idsOf(last), idsOf(item)];
      const both = a.filter((id) => b.includes(id));
      if (both.length > 0) {
        if (both.length < a.length) last.regulation = item.regulation;
        last.next = item.next;
        continue;
      }
    }
    merged.push(item);
  }
  return merged;
}

function idsOf(act: ActItem): readonly string[] {
  if (act.regulation.type === "known") return [act.regulation.id];
  return act.regulation.type === "shared" ? act.regulation.ids : [];
}

/** "pasal 5 UU 37/1999 ayat 2": what stands on both sides of the act is one chain. */
function mergedChains(
  tokens: readonly Token[],
  items: readonly (ChainItem | ActItem)[],
): (ChainItem | ActItem)[] {
  const merged: (ChainItem | ActItem)[] = [];
  for (const item of items) {
    const [act, outer] = [merged.at(-1), merged.at(-2)];
    if (
      item.type === "chain" &&
      act?.type === "act" &&
      outer?.type === "chain" &&
      (isOpenEnded(item.atoms) || isPartInside(outer.atoms, item.atoms)) &&
      (isPartInside(outer.atoms, item.atoms) ||
        outer.atoms.some((atom) => atom.unit === "pasal" || atom.unit === "bagian-teks")) &&
      gapBetween(tokens, outer.next, act.first) <= GAP.comma &&
      gapBetween(tokens, act.next, item.first) <= GAP.and
    ) {
      merged[merged.length - 2] = { ...outer, atoms: [...outer.atoms, ...item.atoms] };
      act.next = item.next;
    } else merged.push(item);
  }
  return merged;
}

/** "UU 37/1999 pasal 5 dan pasal 10 UU 32/2004": a list between two acts that no other chain lays claim to. */
function splitChains(
  tokens: readonly Token[],
  items: readonly (ChainItem | ActItem)[],
): (ChainItem | ActItem)[] {
  const near = (a: ChainItem | ActItem | undefined, b: ChainItem | ActItem | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.type !== b.type &&
    gapBetween(tokens, a.next, b.first) <= GAP.comma;
  return items.flatMap((item, index): (ChainItem | ActItem)[] => {
    if (item.type === "act") return [item];
    const [left, right] = [items[index - 1], items[index + 1]];
    const isBetween = near(left, item) && near(item, right);
    const isClaimed = near(items[index - 2], left) || near(right, items[index + 2]);
    const at = item.atoms.findLastIndex((atom) => atom.unit === "pasal" && atom.connector !== "none");
    const first = item.atoms[at]?.first;
    const end = item.atoms[at - 1]?.next;
    if (!isBetween || isClaimed || first === undefined || end === undefined) return [item];
    return [
      { ...item, atoms: item.atoms.slice(0, at), next: end },
      { ...item, atoms: item.atoms.slice(at), first },
    ];
  });
}

/** "Lampiran Permenlu 09/2006 syarat umum": a part around the act and one inside that part. */
function isPartInside(outer: readonly Atom[], inner: readonly Atom[]): boolean {
  const around = outer.at(-1)?.parts ?? [];
  return inner.some((atom) => atom.parts.some((id) => around.some((above) => id.startsWith(`${above}/`))));
}

function isOpenEnded(atoms: readonly Atom[]): boolean {
  return atoms.every((atom) => levelOf(atom) > PASAL_LEVEL);
}

/** Drops what is no citation by itself: "paragraph 2", "angka 10" and "Perda" with nothing beside them. */
function withoutStrays(
  tokens: readonly Token[],
  items: readonly (ChainItem | ActItem)[],
  isFollowUp: boolean,
): (ChainItem | ActItem)[] {
  const isBeside = (index: number, type: Item["type"], most: Gap): boolean => {
    const [before, item, after] = [items[index - 1], items[index], items[index + 1]];
    if (item === undefined) return false;
    return (
      (before?.type === type && gapBetween(tokens, before.next, item.first) <= most) ||
      (after?.type === type && gapBetween(tokens, item.next, after.first) <= most)
    );
  };
  return items.filter((item, index) => {
    if (item.type === "act") {
      if (item.needsChain) return isBeside(index, "chain", GAP.comma);
      if (!item.isGeneric || item.regulation.type === "shared" || item.regulation.type === "known")
        return true;
      return item.regulation.type === "unregistered" && isBeside(index, "chain", GAP.none);
    }
    const isPart = item.atoms.some((atom) => atom.parts.length > 0);
    if (isPart) {
      const isNumbered =
        item.atoms.some((atom) => atom.unit === "angka") &&
        !item.atoms.some((atom) => atom.parts.length > 0 && atom.isLoose);
      return isNumbered || hasActOf(tokens, items, index, item);
    }
    if (isFollowUp && items.length === 1 && !NOT_ALONE.has(tokens[item.first]?.text ?? "")) return true;
    return (
      item.penjelasan !== "no" || item.atoms.some((atom) => !atom.isWeak) || isBeside(index, "act", GAP.comma)
    );
  });
}

/** Words that count something else unless an act stands beside them. */
const NOT_ALONE = new Set(["nomor", "nomer", "nmr", "no", "number", "numeral", "bagian", "part", "p"]);

/** Whether the act beside a titled part is the one that the part stands in. */
function hasActOf(
  tokens: readonly Token[],
  items: readonly (ChainItem | ActItem)[],
  index: number,
  chain: ChainItem,
): boolean {
  const regulations = chain.atoms.flatMap((atom) => atom.parts.map(regulationOf));
  const [before, after] = [items[index - 1], items[index + 1]];
  const fits = (act: ChainItem | ActItem | undefined, gap: () => Gap): boolean =>
    act?.type === "act" && idsOf(act).some((id) => regulations.includes(id)) && gap() <= GAP.comma;
  return (
    fits(before, () => gapBetween(tokens, before?.next ?? 0, chain.first)) ||
    fits(after, () => gapBetween(tokens, chain.next, after?.first ?? 0))
  );
}

/** The act of each chain, by index of the item; null where the whole text names none. */
function assignActs(
  items: readonly (ChainItem | ActItem)[],
  gaps: readonly Gap[],
  reach: Reach,
): (ActItem | null)[] {
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
  for (const most of reach === "text" ? [GAP.and, GAP.sentence] : [GAP.and]) {
    for (const index of chains)
      if (gapBefore(index) <= most)
        acts[index] ??=
          acts[index - 1] ?? (actAt(index - 1)?.isGeneric === false ? actAt(index - 1) : null) ?? null;
    for (const index of [...chains].reverse())
      if (gapAfter(index) <= most)
        acts[index] ??=
          acts[index + 1] ?? (actAt(index + 1)?.isGeneric === false ? actAt(index + 1) : null) ?? null;
    if (most === GAP.and) inheritAcrossActs(items, gaps, acts);
  }
  if (reach === "beside") return acts;
  // Else the nearest act named before in the text, else the first after.
  for (const index of chains) {
    const backwards = items.slice(0, index).reverse();
    const found =
      backwards.find((item) => item.type === "act" && !item.isGeneric) ??
      items.find((item) => item.type === "act" && !item.isGeneric);
    acts[index] ??= found?.type === "act" ? found : null;
  }
  return acts;
}

/** "pasal 5 UU 37/1999 dan pasal 13": the chain after the act follows the one before it. */
function inheritAcrossActs(
  items: readonly (ChainItem | ActItem)[],
  gaps: readonly Gap[],
  acts: (ActItem | null)[],
): void {
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (
      item.type === "chain" &&
      acts[index] === null &&
      before?.type === "act" &&
      (gaps[index] ?? GAP.message) <= GAP.and
    )
      acts[index] = before;
  });
}
