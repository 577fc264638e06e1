import { endsSentence, type Context } from "./lines.ts";
import type { Mark } from "./marks.ts";
import { distance, readArabic, readLetter, type Reading } from "./numbering.ts";
import { placeOf, type Action, type ListLevel, type ParseState } from "./state.ts";

/** Decides about the labels of a penjelasan pasal demi pasal, and about the plain lists inside it. */

type LabelUnit = "ayat" | "huruf" | "angka";

export function decideLabel(state: ParseState, mark: Mark, context: Context): Action | null {
  const base = state.base;
  if (state.room !== "details" || base === null || state.owner === null) return null;
  const isClosed = endsSentence(context.tail) || /jelas$/i.test(context.tail);
  if (!isClosed && !context.isLineStart) return null;
  const unit: LabelUnit = mark.form === "Ayat" ? "ayat" : mark.form === "Huruf" ? "huruf" : "angka";
  const readings: Reading[] =
    unit === "huruf" ? [readLetter(mark.number)].flatMap((one) => one ?? []) : readArabic(mark.number);
  const outer = unit === "angka" ? nextInstruction(state, readings, context) : null;
  if (outer !== null) return enterInstruction(state, outer, mark, context);
  const level = state.list.findLast((open) => open.unit === unit && open.style === "label");
  const reading = readings.find((one) => distance(level?.last ?? null, one) === 0) ?? readings[0];
  if (reading === undefined) return null;
  const far = distance(level?.last ?? null, reading);
  const parent =
    level === undefined
      ? (state.list.findLast((open) => open.style === "label")?.item ?? base)
      : (level.parent ?? base);
  if (unit === "ayat" && parent !== base) return null;
  if (far < 0 || (!isClosed && far !== 0)) {
    if (isClosed && context.isLineStart)
      state.repeats.push({ unit, within: parent.id, number: reading.number, where: placeOf(context.line) });
    return null;
  }
  const step = { step: `${unit}-${reading.number}`, unit, number: reading.number, inside: parent };
  if (state.outline.drafts.has(state.outline.idOf(step))) return null;
  return {
    apply: () => {
      const item = state.outline.open(step, mark.raw, context.line);
      if (item === null) return;
      const depth =
        level === undefined
          ? state.list.findLastIndex((open) => open.style === "label") + 1
          : state.list.indexOf(level);
      const opened: ListLevel = { style: "label", unit, parent, last: reading, item };
      state.list = [...state.list.slice(0, depth), opened];
      if (state.form === "amending" && unit === "angka" && parent === state.roman) state.instruction = opened;
      if (reading.isRepaired || (unit === "ayat" && !/\(.+\)/.test(mark.raw)))
        state.guess(context.line, mark.raw, `Ayat (${reading.number})`, 0.9);
      state.enter(item, { keepsList: true });
    },
  };
}

/** In an amending act "Angka 2" follows the penjelasan of the pasal that Angka 1 gives its wording. */
function nextInstruction(state: ParseState, readings: readonly Reading[], context: Context): Reading | null {
  const open = state.instruction;
  if (open === null || state.roman === null) return null;
  const next = readings.find((reading) => distance(open.last, reading) === 0);
  if (next === undefined || !context.isOwnLine) return null;
  const goesOnInside = state.list.some(
    (level) => level !== open && level.unit === "angka" && distance(level.last, next) === 0,
  );
  return goesOnInside && !context.peek(8).startsWith("Pasal ") ? null : next;
}

function enterInstruction(state: ParseState, reading: Reading, mark: Mark, context: Context): Action | null {
  const parent = state.roman;
  return {
    apply: () => {
      const step = {
        step: `angka-${reading.number}`,
        unit: "angka" as const,
        number: reading.number,
        inside: parent,
      };
      const item = state.begin(step, mark, context);
      if (item === null) return;
      state.instruction = { style: "label", unit: "angka", parent, last: reading, item };
      state.base = parent;
      state.list = [state.instruction];
    },
  };
}

/** In a penjelasan `a.` is a line of its text, in the penjelasan umum `1.` a point that can be cited. */
export function decideExplainedItem(state: ParseState, mark: Mark, context: Context): Action | null {
  const owner = state.owner;
  if (owner === null || mark.form === "") return null;
  const isLed = context.tail === "" || context.tail.endsWith(":");
  if (!context.isLineStart && !endsSentence(context.tail)) return null;
  const close = mark.form === ")" ? ")" : mark.kind === "paren" ? "()" : ".";
  const letter = readLetter(mark.number);
  const number = readArabic(mark.number)[0];
  const choices = [
    ...(letter === null ? [] : [{ style: `a${close}`, reading: letter }]),
    ...(number === undefined || number.isRepaired ? [] : [{ style: `1${close}`, reading: number }]),
  ];
  for (const { style, reading } of choices) {
    const level = state.list.findLast((open) => open.style === style && distance(open.last, reading) === 0);
    if (level === undefined) continue;
    return enter(state, state.list.indexOf(level), style, reading, mark, context);
  }
  const first = choices.find(
    ({ style, reading }) => distance(null, reading) === 0 && !state.list.some((open) => open.style === style),
  );
  if (first === undefined || !(isLed || context.isLineStart)) return null;
  return enter(state, state.list.length, first.style, first.reading, mark, context);
}

function enter(
  state: ParseState,
  depth: number,
  style: string,
  reading: Reading,
  mark: Mark,
  context: Context,
): Action | null {
  const isPoint = state.room === "umum" && style === "1." && depth === 0 && state.base !== null;
  const labels = state.list.filter((level) => level.style === "label").length;
  const owner = isPoint
    ? state.base
    : (state.list[labels - 1]?.item ??
      (state.room === "umum" ? (state.list[0]?.item ?? state.base) : state.base));
  if (owner === null) return null;
  const points = state.room === "umum" && state.list[0]?.style === "1." ? 1 : 0;
  const step = {
    step: `angka-${reading.number}`,
    unit: "angka" as const,
    number: reading.number,
    inside: state.base,
  };
  if (isPoint && state.outline.drafts.has(state.outline.idOf(step))) return null;
  return {
    apply: () => {
      const item = isPoint ? state.outline.open(step, mark.raw, context.line) : owner;
      if (item === null) return;
      if (!isPoint) state.outline.line(owner, Math.max(0, depth - labels - points), mark.raw);
      state.list = [
        ...state.list.slice(0, depth),
        { style, unit: style.startsWith("a") ? "huruf" : "angka", parent: owner, last: reading, item },
      ];
      state.enter(item, { keepsList: true });
    },
  };
}
