import { endsSentence, goesOn, introduces, type Context } from "./context.ts";
import type { Mark } from "./marks.ts";
import { distance, readArabic, readOrdinal, readRoman, type Reading } from "./numbering.ts";
import type { Action, DivisionUnit, ParseState } from "./state.ts";

/** Decides about buku, bab, bagian and paragraf: the divisions that pasal stand in. */

const ORDER: readonly DivisionUnit[] = ["buku", "bab", "bagian", "paragraf"];

export function decideDivision(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.isBeforeDecree || (state.room !== "head" && state.room !== "body")) return null;
  if (state.form !== "statute" && state.form !== "amending") return null;
  const unit = ORDER.find((name) => name === mark.kind);
  const reading = readNumber(mark);
  if (unit === undefined || reading === null) return null;
  const after = context.peek(40);
  if (!context.isTitle && introduces(context.tail)) return null;
  if (goesOn(after) || !/^[:.–—-]? ?["“(]?[\p{Lu}\d]/u.test(after)) return null;
  const isClosed = endsSentence(context.tail) || context.isTitle;
  const isCapital = /^B[A4]B|^BUKU/.test(mark.raw) && /^\p{Lu}{2}/u.test(after);
  if (!(isClosed || (context.isLineStart && (context.isOwnLine || isCapital)))) return null;
  if (state.form === "amending" && !context.isOwnLine) return null;
  return {
    apply: () => {
      open(state, unit, reading, mark, context);
    },
  };
}

function readNumber(mark: Mark): Reading | null {
  if (mark.kind === "bab") return readRoman(mark.number);
  if (/^\d/.test(mark.number)) return readArabic(mark.number)[0] ?? null;
  return readOrdinal(mark.number) ?? (mark.kind === "buku" ? readRoman(mark.number) : null);
}

function open(state: ParseState, unit: DivisionUnit, reading: Reading, mark: Mark, context: Context): void {
  const level = ORDER.indexOf(unit);
  const outer = ORDER.slice(0, level).flatMap((name) => state.divisions[name] ?? []);
  const parent = outer.at(-1)?.draft;
  // The count of a bagian begins anew in each bab; a sibling before it in the same one is still open.
  const last = state.divisions[unit]?.reading ?? (unit === "bab" && outer.length > 0 ? null : null);
  const quotedIn = state.form === "amending" ? (state.instruction?.item ?? state.roman) : null;
  const under = parent?.id ?? quotedIn?.id;
  const draft = state.outline.open(
    {
      step: `${unit}-${reading.number.toLowerCase()}`,
      unit: unit === "buku" ? "bagian-teks" : unit,
      number: unit === "buku" ? `buku-${reading.number}` : reading.number,
      ...(under === undefined ? {} : { under }),
      place: outer.map((division) => division.draft.id),
    },
    mark.raw,
    context.line,
  );
  if (draft === null) {
    state.repeat(unit === "buku" ? "bagian-teks" : unit, reading.number, mark, context, parent?.id ?? null);
    return;
  }
  if (state.form !== "amending" && distance(last, reading) !== 0)
    state.gap(unit === "buku" ? "bagian-teks" : unit, parent?.id ?? null, last, reading, context.line);
  if (reading.isRepaired || /^["“]?B4B/.test(mark.raw))
    state.guess(context.line, mark.raw, `BAB ${reading.number}`, distance(last, reading) === 0 ? 0.95 : 0.6);
  else if (!context.isLineStart)
    state.guess(context.line, `${context.tail.slice(-30)} ${mark.raw}`.trim(), mark.raw, 0.9);
  for (const name of ORDER.slice(level)) Reflect.deleteProperty(state.divisions, name);
  state.divisions[unit] = { draft, reading };
  state.room = "body";
  state.enterTitled(draft);
}
