import type { ParseState } from "./state.ts";

/** Notes the pasal that an amending act strikes out: "Pasal 88 dihapus." gives no wording to be found by. */
export function markDeleted(state: ParseState): void {
  if (state.form !== "amending") return;
  for (const draft of state.outline.drafts.values()) {
    if (draft.unit !== "angka" || draft.isPenjelasan || !/\/pasal-[ivx]+$/.test(draft.parent ?? "")) continue;
    const first = draft.body[0];
    const text = first?.type === "text" ? first.pieces.join(" ").slice(0, 400) : "";
    const struck = /^(?:Ketentuan )?((?:,? ?(?:dan )?Pasal \d+[A-Z]?)+) dihapus/.exec(text);
    for (const [, pasal] of (struck?.[1] ?? "").matchAll(/Pasal (\d+[A-Z]?)/g))
      if (pasal !== undefined) state.marked.push({ id: draft.id, pasal, change: "deleted" });
  }
}
