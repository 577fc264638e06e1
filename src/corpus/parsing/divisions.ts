import { endsSentence, goesOn, introduces, lastWords, type Context } from "./context.ts";
import type { Mark } from "./marks.ts";
import { distance, readArabic, readOrdinal, readRoman, toRoman, type Reading } from "./numbering.ts";
import type { Action, DivisionUnit, ParseState } from "./state.ts";

/** Decides about buku, bab, bagian and paragraf: the divisions that pasal stand in. */

const ORDER: readonly DivisionUnit[] = ["buku", "bab", "bagian", "paragraf"];

export function decideDivision(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.isBeforeDecree || (state.room !== "head" && state.room !== "body")) return null;
  if (state.form !== "statute" && state.form !== "amending") return null;
  const unit = ORDER.find((name) => name === mark.kind);
  const reading = readNumber(state, mark);
  if (unit === undefined || reading === null) return null;
  const after = context.peek(40);
  if (!context.isTitle && introduces(context.tail)) return null;
  // "BAB II. ANGGARAN DASAR": the full stop belongs to the number.
  if (goesOn(after.replace(/^[.:] ?(?=["“(]?\p{Lu})/u, "")) || !/^[:.–—-]? ?["“(]?[\p{Lu}\d]/u.test(after))
    return null;
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

/** Bab are counted in Roman numbers, rarely in Arabic ones: "BAB 11" is II after I, and 11 after 10. */
function readNumber(state: ParseState, mark: Mark): Reading | null {
  const last = mark.kind === "bab" ? (state.divisions.bab?.reading ?? null) : null;
  const roman = mark.kind === "bab" || mark.kind === "buku" ? [readRoman(mark.number)] : [];
  const readings = [
    ...roman,
    readOrdinal(mark.number),
    ...(/^\d/.test(mark.number) ? readArabic(mark.number) : []),
  ].flatMap((reading) => reading ?? []);
  return readings.find((reading) => distance(last, reading) === 0) ?? readings[0] ?? null;
}

function open(state: ParseState, name: DivisionUnit, reading: Reading, mark: Mark, context: Context): void {
  const level = ORDER.indexOf(name);
  const outer = ORDER.slice(0, level).flatMap((above) => state.divisions[above] ?? []);
  const parent = outer.at(-1)?.draft;
  const quotedIn = state.form === "amending" ? (state.instruction?.item ?? state.roman) : null;
  const under = parent?.id ?? quotedIn?.id;
  // There is no unit for a buku, which few acts have: it is a titled part.
  const unit = name === "buku" ? "bagian-teks" : name;
  const draft = state.outline.open(
    {
      step: `${name}-${reading.number.toLowerCase()}`,
      unit,
      number: name === "buku" ? `buku-${reading.number}` : reading.number,
      ...(under === undefined ? {} : { under }),
      place: outer.map((division) => division.draft.id),
    },
    mark.raw,
    context.line,
  );
  if (draft === null) {
    state.repeat(unit, reading.number, mark, context, parent?.id ?? null);
    return;
  }
  const last = state.divisions[name]?.reading ?? null;
  const isNext = distance(last, reading) === 0 || (name === "bab" && distance(state.lastBab, reading) === 0);
  if (!isNext && state.form !== "amending") state.gap(unit, parent?.id ?? null, last, reading, context.line);
  if (reading.isRepaired || /B4B/.test(mark.raw))
    state.guess(context.line, mark.raw, `BAB ${toRoman(reading.number)}`, isNext ? 0.95 : 0.6);
  else if (!context.isLineStart)
    state.guess(context.line, `${lastWords(context.tail)} ${mark.raw}`.trim(), mark.raw, 0.9);
  state.divisions = {
    ...Object.fromEntries(ORDER.slice(0, level).map((above) => [above, state.divisions[above]])),
    [name]: { draft, reading },
  };
  // The count of bab may go on from buku to buku, or begin anew.
  if (name === "bab") state.lastBab = reading;
  state.room = "body";
  state.enterTitled(draft);
}
