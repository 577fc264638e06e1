import type { Unit } from "../../law/corpus/provision.ts";
import { endsItem, endsSentence, introduces, type Context } from "./lines.ts";
import type { Mark } from "./marks.ts";
import { distance, readArabic, readLetter, type Reading } from "./numbering.ts";
import { placeOf, type Action, type ListLevel, type ParseState } from "./state.ts";

/** Decides about ayat, huruf and angka: a mark counts when it goes on in a list that is open, or begins one. */

/** Parts before the pasal that hold no list. */
const UNLISTED: ReadonlySet<string> = new Set(["judul", "pembukaan", "persetujuan"]);

/** Numbers that may be missing before a mark still counts as one of the list. */
const LARGEST_GAP = 4;

/** After these words, or after another number, `(2)` or `a.` is a mention. */
const MENTIONS =
  /(?:^|[\s(])(?:ayat|huruf|angka|pasal|nomor|no\.?|tahun|tanggal|rp\.?|bab|lampiran|hlm\.|halaman)$|\(\w{1,3}\),? ?(?:dan|atau|sampai dengan|s\.d\.)$|\(\w{1,3}\),$/i;

/** How an instruction of an amending act begins; its number goes on in the outer list. */
const INSTRUCTS =
  /^(?:Ketentuan|Di ?antara|Antara|Judul|Setelah|Sesudah|Sebelum|Pasal|Bab|BAB|Bagian|Penjelasan|Lampiran|Mengubah|Menambah|Menghapus|Nomenklatur|Frasa|Pada)\b/;

interface Choice {
  readonly style: string;
  readonly reading: Reading;
}

export function decideList(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.room === "details" || (state.owner === null && state.room !== "free")) return null;
  if (state.room === "head" && UNLISTED.has(state.base?.number ?? "")) return null;
  if (MENTIONS.test(context.tail)) return null;
  if (!mayStand(mark, context)) return null;
  const choices = choicesOf(mark);
  const outer = decideInstruction(state, choices, context);
  if (outer !== null) return at(state, outer.level, outer.reading, mark, context);
  // Deepest list first: `2.` goes on where a `1.` was last.
  for (const { style, reading } of exactFirst(choices)) {
    const level = state.list.findLast((open) => open.style === style && distance(open.last, reading) === 0);
    if (level !== undefined && (level.unit === "ayat" || context.isLineStart || endsItem(context.tail)))
      return at(state, level, reading, mark, context);
  }
  if (!context.isLineStart && !endsItem(context.tail)) return null;
  for (const { style, reading } of exactFirst(choices)) {
    if (distance(null, reading) === 0 && mayOpen(state, style, reading, context))
      return opening(state, style, reading, mark, context);
  }
  if (!context.isLineStart || !endsItem(context.tail)) return null;
  for (const { style, reading } of choices) {
    if (reading.isRepaired) continue;
    const level = state.list.findLast((open) => open.style === style);
    const far = level === undefined ? 0 : distance(level.last, reading);
    if (level !== undefined && far > 0 && far <= LARGEST_GAP)
      return at(state, level, reading, mark, context, true);
    if (level !== undefined && far < 0) {
      const within = level.parent?.id ?? null;
      state.repeats.push({ unit: level.unit, within, number: reading.number, where: placeOf(context.line) });
      return null;
    }
    const isFirstAyat = style === "(1)" && state.list.length === 0 && state.base?.unit === "pasal";
    if (isFirstAyat && context.tail === "" && reading.value <= LARGEST_GAP)
      return opening(state, style, reading, mark, context);
  }
  return null;
}

/** In the middle of a line only after a closed item, or directly after a mark. */
function mayStand(mark: Mark, context: Context): boolean {
  if (mark.form === "" && mark.kind === "item")
    return context.isLineStart && context.tail.endsWith(":") && /^\p{Ll}{3}/u.test(context.peek(4));
  if (context.isLineStart || context.tail === "") return true;
  if (mark.kind === "item") return endsItem(context.tail);
  // An ayat may follow one whose full stop is lost: "mendirikan BUMD (2) Pendirian BUMD".
  return /^["“(]?\p{Lu}/u.test(context.peek(3)) && !introduces(context.tail);
}

function choicesOf(mark: Mark): Choice[] {
  const letter = readLetter(mark.number);
  const numbers = readArabic(mark.number).filter((reading) => reading.suffix.length <= 1);
  if (mark.kind === "paren")
    return [
      ...(letter === null ? [] : [{ style: "(a)", reading: letter }]),
      ...numbers.map((reading) => ({ style: "(1)", reading })),
    ];
  const close = mark.form === ")" ? ")" : ".";
  return [
    ...(letter === null ? [] : [{ style: `a${close}`, reading: letter }]),
    ...numbers.map((reading) => ({ style: `1${close}`, reading })),
  ];
}

function exactFirst(choices: readonly Choice[]): Choice[] {
  return [...choices].sort((a, b) => Number(a.reading.isRepaired) - Number(b.reading.isRepaired));
}

/** The instruction of an amending act that begins here, though a wording quoted in the one before has a list too. */
function decideInstruction(
  state: ParseState,
  choices: readonly Choice[],
  context: Context,
): { level: ListLevel; reading: Reading } | null {
  const level = state.instruction;
  if (level === null || !context.isLineStart) return null;
  const next = choices.find(
    ({ style, reading }) => style === level.style && distance(level.last, reading) === 0,
  );
  if (next === undefined) return null;
  const words = /^[^.:;]*/.exec(context.peek(400))?.[0] ?? "";
  if (!INSTRUCTS.test(words) || !/\b(?:diubah|dihapus|disisipkan|ditambah|diganti|berbunyi)/i.test(words))
    return null;
  return { level, reading: next.reading };
}

function mayOpen(state: ParseState, style: string, reading: Reading, context: Context): boolean {
  const isLed = context.tail === "" || context.tail.endsWith(":");
  const open = state.list.findLastIndex((level) => level.style === style);
  // `(1)` of the ayat may come again inside a huruf; the other marks do not stand in their own kind.
  if (open >= 0 && !(style === "(1)" && isLed && open < state.list.length - 1)) return false;
  if (reading.isRepaired) return isLed || (style === "(1)" && state.list.length === 0 && context.isLineStart);
  if (isLed) return true;
  if (!context.isLineStart) return false;
  if (state.list.length === 0) return true;
  return state.room === "free" ? style !== "(1)" : !endsSentence(context.tail);
}

function unitOf(state: ParseState, style: string): Unit {
  if (style.includes("a")) return "huruf";
  return style === "(1)" && state.list.length === 0 && state.base?.unit === "pasal" ? "ayat" : "angka";
}

function opening(
  state: ParseState,
  style: string,
  reading: Reading,
  mark: Mark,
  context: Context,
): Action | null {
  const unit = unitOf(state, style);
  const parent = state.list.at(-1)?.item ?? state.base;
  return enterItem(state, { style, unit, parent }, undefined, state.list.length, reading, mark, context);
}

function at(
  state: ParseState,
  level: ListLevel,
  reading: Reading,
  mark: Mark,
  context: Context,
  isGap = false,
): Action | null {
  const depth = state.list.indexOf(level);
  return enterItem(
    state,
    level,
    isGap ? level.last : undefined,
    depth < 0 ? 0 : depth,
    reading,
    mark,
    context,
  );
}

/** @param gapAfter the number before a gap to report, undefined when there is none */
function enterItem(
  state: ParseState,
  list: Omit<ListLevel, "last" | "item">,
  gapAfter: Reading | null | undefined,
  depth: number,
  reading: Reading,
  mark: Mark,
  context: Context,
): Action | null {
  const { style, unit, parent } = list;
  const step = { step: `${unit}-${reading.number}`, unit, number: reading.number, inside: parent };
  if (state.outline.drafts.has(state.outline.idOf(step))) return null;
  const isRepaired = reading.isRepaired || (mark.form === "" && mark.kind === "item");
  return {
    apply: () => {
      const item = state.outline.open(step, mark.raw, context.line);
      if (item === null) return;
      // The list goes on behind a paragraph that was taken to close it: the paragraph was part of the item before.
      if (state.left !== null && parent?.id.startsWith(`${state.left.id}/`) === true)
        state.displaced.push(parent.id);
      state.left = null;
      if (parent !== null && parent === state.roman) state.base = state.roman;
      const level: ListLevel = { style, unit, parent, last: reading, item };
      state.list = [
        ...(parent === state.roman && state.roman !== null ? [] : state.list.slice(0, depth)),
        level,
      ];
      if (parent !== null && parent === state.roman) {
        state.instruction = level;
        state.divisions = {};
      }
      if (gapAfter !== undefined) state.gap(unit, parent?.id ?? null, gapAfter, reading, context.line);
      else if (distance(null, reading) > 0 && depth === state.list.length - 1 && !hasSibling(parent, item.id))
        state.gap(unit, parent?.id ?? null, null, reading, context.line);
      if (isRepaired) state.guess(context.line, mark.raw, wordFor(style, reading.number), 0.9);
      state.enter(item, { keepsList: true });
    },
  };
}

function hasSibling(parent: ListLevel["parent"], id: string): boolean {
  return parent !== null && parent.body.some((child) => child.type === "child" && child.id !== id);
}

function wordFor(style: string, number: string): string {
  return style.startsWith("(") ? `(${number})` : `${number}${style.slice(1)}`;
}
