import type { ActItem, ChainItem, Gap, Item } from "./citation-items.ts";
import { GAP, gapBetween } from "./citation-items.ts";
import { isAboutWord } from "./citation-penjelasan.ts";
import type { Token } from "./citation-tokens.ts";

/** The word penjelasan goes to the chain after it, else to the one before, else to the act it names. */
export function linkPenjelasan(tokens: readonly Token[], items: readonly Item[]): (ChainItem | ActItem)[] {
  const gap = (a: Item | undefined, b: Item | undefined): Gap =>
    a === undefined || b === undefined ? GAP.message : gapBetween(tokens, a.next, b.first);
  items.forEach((item, index) => {
    if (item.type !== "penjelasan") return;
    const [before, after, second] = [items[index - 1], items[index + 1], items[index + 2]];
    const distance = gap(item, after);
    const isBefore =
      distance === GAP.none ||
      (distance === GAP.comma && before?.type !== "chain") ||
      isQualified(tokens, item, after);
    if (isBefore && after?.type === "chain") {
      after.penjelasan = "only";
      after.first = item.first;
    } else if (
      distance === GAP.none &&
      after?.type === "act" &&
      second?.type === "chain" &&
      gap(after, second) <= GAP.comma
    )
      second.penjelasan = "only";
    else {
      const back = before?.type === "act" && items[index - 2]?.type === "chain" ? items[index - 2] : before;
      const near = gap(before, item);
      if (
        back?.type === "chain" &&
        near <= GAP.and &&
        gap(back, before === back ? item : before) <= GAP.and
      ) {
        back.penjelasan = near <= GAP.comma ? "only" : "too";
        if (back === before) back.next = item.next;
      } else if (distance === GAP.none && after?.type === "act") after.isPenjelasan = true;
      else if (before?.type === "act" && near === GAP.none) before.isPenjelasan = true;
    }
  });
  return items.filter((item) => item.type !== "penjelasan");
}

/** "penjelasan yang resmi dari Pasal 10", "Penjelasan. Pasal 10": a dropped qualifier would cite the wrong text. */
function isQualified(tokens: readonly Token[], item: Item, after: Item | undefined): boolean {
  if (after?.type !== "chain" || after.first - item.next > 3) return false;
  const between = tokens.slice(item.next, after.first);
  return between.every(({ type, text }) => (type === "word" && !isAboutWord(text)) || text === ".");
}
