import { joined, type Draft, type Outline } from "./outline.ts";

/**
 * "a. ...; b. ..., dicabut dan dinyatakan tidak berlaku." The last words belong to the whole list, not to its last item:
 * a person who quotes huruf a must see them, and who quotes huruf b must not take them for its own.
 */
const CLOSING_WORDS = /^(.*[,;]) (dicabut dan dinyatakan tidak berlaku\.)$/s;

/** The longest item that is looked at, in characters. */
const LONGEST = 4000;

/** Gives closing words of a list to the provision that the list stands in. */
export function closeLists(outline: Outline): void {
  for (const parent of outline.drafts.values()) {
    const last = parent.body.at(-1);
    const before = parent.body.at(-2);
    if (last?.type !== "child" || before?.type !== "child") continue;
    const item = outline.drafts.get(last.id);
    const sibling = outline.drafts.get(before.id);
    if (item === undefined || sibling === undefined || item.unit === "ayat" || item.isPenjelasan) continue;
    const words = lastText(item);
    const found = CLOSING_WORDS.exec(words?.text ?? "");
    if (words === null || found?.[1] === undefined || found[2] === undefined) continue;
    if (/tidak berlaku/.test(lastText(sibling)?.text ?? "")) continue;
    words.pieces.splice(0, words.pieces.length, found[1]);
    parent.body.push({ type: "text", pieces: [found[2]] });
  }
}

function lastText(draft: Draft): { text: string; pieces: string[] } | null {
  const last = draft.body.at(-1);
  if (last?.type !== "text") return null;
  const text = joined(last.pieces);
  return text.length > LONGEST ? null : { text, pieces: last.pieces };
}
