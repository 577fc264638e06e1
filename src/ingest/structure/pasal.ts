import { beginsText, endsSentence, goesOn, introduces, lastWords, type Context } from "./lines.ts";
import type { Mark } from "./marks.ts";
import { distance, readArabic, readRoman, type Reading } from "./numbering.ts";
import { placeOf, type Action, type ParseState } from "./state.ts";

/** Decides whether "Pasal 7" is the heading of a pasal or only a mention of one. */

/** How a penjelasan begins, when it comes without a heading of its own. */
const EXPLAINS = /^(?:Cukup jelas|Ayat \(1\)|Huruf a\b|Angka 1\b|Yang dimaksud)/;

export function decidePasal(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.isBeforeDecree || state.room === "free") return null;
  const name = mark.raw.replace(/^["“'‘]/, "");
  if (name.startsWith("p")) return null;
  if (introduces(context.tail) && !context.isTitle) return null;
  const after = context.peek(60);
  if (state.room === "details" || state.room === "umum") return decideExplained(state, mark, context, after);
  if (goesOn(after)) return null;
  if (state.form === "amending") return decideAmending(state, mark, context, after);
  const reading = bestReading(state.lastPasal, mark.number);
  if (reading === null) return null;
  const far = distance(state.lastPasal, reading);
  if (!isHeading(state, mark, context, after, far, reading)) return null;
  const isTaken = state.outline.drafts.has(state.outline.idOf({ step: stepOf(reading) }));
  if (isTaken && reading.value === 1 && EXPLAINS.test(after)) {
    return {
      apply: () => {
        state.guess(context.line, mark.raw, "penjelasan pasal demi pasal", 0.8);
        state.room = "details";
        state.lastPasal = null;
        openExplained(state, mark, context, reading);
      },
    };
  }
  if (state.room === "closing") return null;
  const isClosed = isClosedBefore(state, context);
  return {
    apply: () => {
      const last = state.lastPasal;
      const draft = state.begin(
        { step: stepOf(reading), unit: "pasal", number: reading.number, place: state.place() },
        mark,
        context,
      );
      state.room = "body";
      if (draft === null) return;
      if (far !== 0) state.gap("pasal", null, last, reading, context.line);
      noteReading(state, mark, context, reading, far);
      if (!isClosed)
        state.guess(context.line, `${lastWords(context.tail)} / ${mark.raw}`, `Pasal ${reading.number}`, 0.8);
      if (reading.suffix !== "")
        state.marked.push({ id: draft.id, pasal: reading.number, change: "inserted" });
      state.lastPasal = reading;
    },
  };
}

function stepOf(reading: Reading): string {
  return `pasal-${reading.number.toLowerCase()}`;
}

/** The reading that goes on in the count, else the likeliest. */
export function bestReading(last: Reading | null, raw: string): Reading | null {
  const readings = readArabic(raw).filter((reading) => reading.suffix === reading.suffix.toUpperCase());
  return readings.find((reading) => distance(last, reading) === 0) ?? readings[0] ?? null;
}

function isHeading(
  state: ParseState,
  mark: Mark,
  context: Context,
  after: string,
  far: number,
  reading: Reading,
): boolean {
  const isClosed = isClosedBefore(state, context);
  const isNext = far === 0;
  if (/^\p{Ll}/u.test(after) && !(context.isOwnLine && isClosed && isNext)) return false;
  if (context.isOwnLine) {
    if (isNext) return true;
    if (reading.isRepaired && far < 0) return false;
    // "ketentuan dalam:" and then one pasal a line is a list of mentions.
    return isClosed && !context.tail.endsWith(":") && !/^Pasal \d/.test(after);
  }
  // "Tempat dan Kedudukan Pasal 4. Perusahaan ...": a title in the middle of a line has no full stop, the number has.
  const isStopped = mark.raw.endsWith(".") && isNext;
  if (!(isClosed || isStopped) || !beginsText(after)) return false;
  return isNext || (context.isLineStart && far > 0 && after.startsWith("(1)"));
}

/** The title of an act or of a division ends without a full stop. */
function isClosedBefore(state: ParseState, context: Context): boolean {
  return endsSentence(context.tail) || context.isTitle || state.room === "head";
}

function noteReading(state: ParseState, mark: Mark, context: Context, reading: Reading, far: number): void {
  const plain = `Pasal ${reading.number}`;
  const name = mark.raw.replace(/^["“'‘]/, "");
  if (reading.isRepaired || !/^(?:Pasal|PASAL) /.test(name))
    state.guess(context.line, name, plain, far === 0 ? 0.95 : 0.6);
  else if (!context.isOwnLine && !context.isLineStart)
    state.guess(context.line, `${lastWords(context.tail)} ${name}`.trim(), plain, 0.9);
}

/** In an act that changes another, Pasal I and II are its own, and "Pasal 5" is the wording that it gives the other. */
function decideAmending(state: ParseState, mark: Mark, context: Context, after: string): Action | null {
  if (state.room === "closing" || !isClosedBefore(state, context)) return null;
  const roman = /^[IVX]+$/.test(mark.number) ? readRoman(mark.number) : null;
  // A source that lost its lines: "... BARANG MEWAH. PASAL I Mengubah beberapa ketentuan".
  const isNext = roman !== null && distance(state.lastPasal, roman) === 0;
  if (!context.isOwnLine && !(isNext && /^\p{Lu}\p{Ll}/u.test(after))) return null;
  if (roman !== null) {
    return {
      apply: () => {
        state.divisions = {};
        const last = state.lastPasal;
        state.instruction = null;
        state.roman = state.begin(
          { step: `pasal-${mark.number.toLowerCase()}`, unit: "pasal", number: mark.number },
          mark,
          context,
        );
        state.room = "body";
        if (distance(last, roman) !== 0) state.gap("pasal", null, last, roman, context.line);
        state.lastPasal = roman;
      },
    };
  }
  const reading = readArabic(mark.number)[0];
  if (state.roman === null || reading === undefined || /^\p{Ll}/u.test(after)) return null;
  const inside = state.instruction?.item ?? state.roman;
  return {
    apply: () => {
      const number = reading.number;
      const draft = state.begin(
        { step: stepOf(reading), unit: "pasal", number, inside, place: state.place() },
        mark,
        context,
      );
      if (draft === null) return;
      if (reading.isRepaired) state.guess(context.line, mark.raw, `Pasal ${number}`, 0.7);
      const change = /disisipkan|ditambah/i.test(draftText(inside)) ? "inserted" : "amended";
      state.marked.push({ id: draft.id, pasal: number, change });
    },
  };
}

function draftText(draft: {
  readonly body: readonly { readonly type: string; readonly pieces?: string[] }[];
}): string {
  return draft.body.flatMap((item) => item.pieces ?? []).join(" ");
}

/** In the penjelasan pasal demi pasal. */
function decideExplained(state: ParseState, mark: Mark, context: Context, after: string): Action | null {
  const rest = context.line.text.slice(mark.end);
  const range = context.isLineStart
    ? /^ (?:sampai dengan|s\.d\.|s\/d|dan|-|–) Pasal (\d+[A-Z]?)$/.exec(rest)
    : null;
  if (range === null && goesOn(after)) return null;
  if (state.form === "amending") return decideExplainedAmending(state, mark, context);
  const last = state.room === "umum" ? null : state.lastPasal;
  const reading = bestReading(last, mark.number);
  if (reading === null) return null;
  const far = distance(last, reading);
  const isClosed = endsSentence(context.tail) || /jelas$/i.test(context.tail);
  if (state.room === "umum" && !(context.isOwnLine && isClosed)) return null;
  const isWhole = context.isOwnLine || range !== null;
  if (isWhole ? !(isClosed || far === 0) || (reading.isRepaired && far < 0) : !isClosed || far !== 0)
    return null;
  if (far < 0 && !isWhole) return null;
  return {
    ...(range === null ? {} : { end: context.line.text.length }),
    apply: () => {
      if (state.room === "umum") state.guess(context.line, mark.raw, "penjelasan pasal demi pasal", 0.8);
      state.room = "details";
      const whole: Mark = range === null ? mark : { ...mark, raw: mark.raw + rest };
      openExplained(state, whole, context, reading);
      if (far !== 0)
        state.gap("pasal", `${state.outline.idOf({ step: "penjelasan" })}`, last, reading, context.line);
      noteReading(state, mark, context, reading, far);
      const lastOfRange = range?.[1] === undefined ? undefined : readArabic(range[1])[0];
      if (lastOfRange !== undefined) state.lastPasal = lastOfRange;
    },
  };
}

function decideExplainedAmending(state: ParseState, mark: Mark, context: Context): Action | null {
  const isClosed = endsSentence(context.tail) || /jelas$/i.test(context.tail);
  if (!context.isOwnLine || !isClosed) return null;
  const isRoman = /^[IVX]+$/.test(mark.number);
  const number = isRoman ? mark.number : readArabic(mark.number)[0]?.number;
  if (number === undefined) return null;
  return {
    apply: () => {
      state.room = "details";
      if (isRoman) {
        const under = state.outline.idOf({ step: "penjelasan" });
        state.instruction = null;
        state.roman = state.begin(
          { step: `pasal-${number.toLowerCase()}`, under, unit: "pasal", number },
          mark,
          context,
        );
        return;
      }
      const inside = state.instruction?.item ?? state.roman;
      const under = inside === null ? { under: state.outline.idOf({ step: "penjelasan" }) } : { inside };
      state.begin({ step: `pasal-${number.toLowerCase()}`, ...under, unit: "pasal", number }, mark, context);
    },
  };
}

function openExplained(state: ParseState, mark: Mark, context: Context, reading: Reading): void {
  const under = state.outline.idOf({ step: "penjelasan" });
  const draft = state.outline.open(
    { step: stepOf(reading), under, unit: "pasal", number: reading.number },
    mark.raw,
    context.line,
  );
  if (draft === null) {
    state.repeats.push({
      unit: "pasal",
      within: under,
      number: reading.number,
      where: placeOf(context.line),
    });
    state.enter(null);
    state.outline.text(null, mark.raw, true, context.line);
    return;
  }
  state.enter(draft);
  state.lastPasal = reading;
}
