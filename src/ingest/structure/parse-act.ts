import type { Fidelity, Provision, Unit } from "../../law/corpus/provision.ts";
import { readActHeading } from "./act-heading.ts";
import {
  type Context,
  type Line,
  type SourceLine,
  endsSentence,
  goesOn,
  introduces,
  lastWords,
  readLines,
} from "./lines.ts";
import { formOf, hasDecree } from "./form.ts";
import { FreeReader } from "./free.ts";
import { decideExplainedItem, decideLabel } from "./labels.ts";
import { decideList } from "./lists.ts";
import { type Mark, findMarks } from "./marks.ts";
import { type Draft, Outline, joinedLines } from "./outline.ts";
import { decidePasal } from "./pasal.ts";
import type { ActHeading, ParseReport } from "./report.ts";
import { decideDiktum, decideSection } from "./sections.ts";
import { type Action, type DivisionUnit, ParseState } from "./state.ts";
import { type Reading, distance, readArabic, readOrdinal, readRoman, toRoman } from "./numbering.ts";

export type { SourceLine } from "./lines.ts";
export type { ParseReport } from "./report.ts";

export interface ParsedAct {
  /** In the order of the text. */
  readonly provisions: readonly Provision[];
  /** The page each provision begins on, for sources that have pages. */
  readonly pages: ReadonlyMap<string, number>;
  /** All pages that each provision's own words stand on, without those of the provisions in it. */
  readonly spans: ReadonlyMap<string, ReadonlySet<number>>;
  /**
   * The source's own words of each provision's mark and title, by id: "Pasa1 7", "BAB I KETENTUAN UMUM"; "" where it has
   * none. Together with the bodies and the remainder they are every word of the source.
   */
  readonly headings: ReadonlyMap<string, string>;
  readonly report: ParseReport;
}

/**
 * Reads the structure of an Indonesian act, or of a text that is none, from its lines. Pure, and linear in their length.
 * Never fails: what it cannot place it reports. Form of acts: UU 12/2011, Lampiran II.
 */
export function parseAct(
  source: readonly SourceLine[],
  options: { id: string; fidelity?: Fidelity },
): ParsedAct {
  const lines = readLines(source);
  const form = formOf(lines);
  const outline = new Outline(options.id, options.fidelity ?? "verbatim");
  const state = new ParseState(outline, form, hasDecree(lines) && form !== "plain");
  const reader = new Reader(state, lines);
  reader.readAll();
  closeLists(outline);
  markDeleted(state);
  outline.discardEmpty(outline.idOf({ step: "judul" }));
  const provisions = outline.provisions();
  const own = readActHeading(headingOf(outline));
  const heading = own.kind === null || own.subject === null ? (headingIn(lines) ?? own) : own;
  const isGuideline = form === "plain" && reader.hasPoints;
  return {
    provisions,
    pages: outline.pages(),
    spans: outline.spans(),
    headings: outline.headings(),
    report: {
      form: isGuideline ? "guideline" : form,
      ...heading,
      counts: countUnits(provisions.filter(({ isPenjelasan }) => !isPenjelasan)),
      penjelasanCounts: countUnits(provisions.filter(({ isPenjelasan }) => isPenjelasan)),
      gaps: state.gaps,
      repeats: state.repeats,
      guesses: state.guesses,
      marked: state.marked,
      displaced: [...new Set(state.displaced)],
      remainder: outline.remainder(),
    },
  };
}

/** Characters before a mark that show whether it is a mention. */
const TAIL = 80;

/** Lines that are looked ahead at most. */
const LOOK_AHEAD = 40;

/** Walks the lines, and puts each word where the marks before it say. */
class Reader {
  readonly #state: ParseState;
  readonly #lines: readonly Line[];
  readonly #free: FreeReader;
  readonly #isFree: boolean;

  constructor(state: ParseState, lines: readonly Line[]) {
    this.#state = state;
    this.#lines = lines;
    this.#free = new FreeReader(state);
    this.#isFree = state.form === "plain";
    if (this.#isFree) state.room = "free";
    else
      state.enter(
        state.outline.open(
          { step: "judul", unit: "bagian-teks", number: "judul", title: "Judul" },
          "",
          lines[0],
        ),
      );
  }

  /** Whether a text without pasal has headings or numbered points. */
  get hasPoints(): boolean {
    return [...this.#state.outline.drafts.values()].some(
      ({ number, unit }) => unit !== "bagian-teks" || !/^(?:alinea-\d+|judul)$/.test(number),
    );
  }

  readAll(): void {
    this.#lines.forEach((line, index) => {
      if (line.isPageMatter) this.#state.outline.text(null, line.text, true, line);
      else this.#readLine(line, index);
    });
  }

  #readLine(line: Line, index: number): void {
    const state = this.#state;
    let from = 0;
    if (state.room === "free") {
      const leaves = /^(?:PENJELASAN|LAMPIRAN|Lampiran)\b/.test(line.text) && !this.#isFree;
      if (!leaves && this.#free.takeHeading(line, this.#lines[index + 1]?.text ?? "")) return;
      const isNew = line.mayBegin;
      if (this.#isFree && !/^(?:\(?[a-z\d]{1,3}[.)])(?: |$)/.test(line.text))
        this.#free.ensureOwner(line, isNew);
    }
    for (const mark of findMarks(line.text)) {
      if (mark.start < from) continue;
      const before = line.text.slice(Math.max(from, mark.start - TAIL), mark.start).trim();
      const isFirst = mark.start - from < TAIL;
      const context: Context = {
        line,
        isLineStart: mark.start === 0,
        isOwnLine: mark.start === 0 && mark.end === line.text.length,
        tail: isFirst ? `${state.tail} ${before}`.trim().slice(-TAIL) : before,
        isTitle: state.isTitle,
        peek: (length) => this.#peek(index, mark.end, length),
      };
      const action = this.#decide(mark, context);
      if (action === null) continue;
      state.text(line.text.slice(from, mark.start).trim(), line, from === 0);
      const room = state.room;
      action.apply();
      if (state.room === "free" && room !== "free") this.#free.enterAnnex(state.owner);
      from = action.end ?? mark.end;
    }
    state.text(line.text.slice(from).trim(), line, from === 0);
  }

  #decide(mark: Mark, context: Context): Action | null {
    const state = this.#state;
    switch (mark.kind) {
      case "pasal":
        return decidePasal(state, mark, context);
      case "buku":
      case "bab":
      case "bagian":
      case "paragraf":
        return decideDivision(state, mark, context);
      case "section":
        return this.#isFree ? null : decideSection(state, mark, context);
      case "diktum":
        return decideDiktum(state, mark, context);
      case "label":
        return decideLabel(state, mark, context);
      case "paren":
      case "item":
        if (state.room === "closing") return null;
        return state.room === "umum" || state.room === "details"
          ? decideExplainedItem(state, mark, context)
          : decideList(state, mark, context);
    }
  }

  /** At least `length` characters from a place on, over line ends, where there are as many. */
  #peek(index: number, from: number, length: number): string {
    let words = this.#lines[index]?.text.slice(from, from + length + 1).trim() ?? "";
    for (let next = index + 1; words.length < length && next <= index + LOOK_AHEAD; next++) {
      const line = this.#lines[next];
      if (line === undefined) break;
      if (!line.isPageMatter) words = `${words} ${line.text.slice(0, length)}`.trim();
    }
    return words;
  }
}

/** The words before the konsiderans or the first division. */
function headingOf(outline: Outline): string {
  const judul = outline.drafts.get(outline.idOf({ step: "judul" }));
  return judul === undefined ? "" : joinedLines([...judul.heading, ...draftWords(judul)]).slice(0, 4000);
}

/** The heading of an act where other words stand before it, such as those to whom a circular goes. */
function headingIn(lines: readonly Line[]): ActHeading | null {
  const isCapital = (text: string): boolean =>
    /^NOMOR\b/.test(text) || (text === text.toUpperCase() && /\p{Lu}{2}/u.test(text));
  const from = lines
    .slice(0, FIRST_LINES)
    .findIndex(({ text }) =>
      /^(?:SURAT EDARAN|PERATURAN|KEPUTUSAN|INSTRUKSI|UNDANG-UNDANG|QANUN)\b/.test(text),
    );
  if (from < 0) return null;
  const rest = lines.slice(from, from + FIRST_LINES);
  const to = rest.findIndex(({ text }) => !isCapital(text) || /^[A-Z]\. |^BAB\b/.test(text));
  const heading = readActHeading(
    rest
      .slice(0, to < 0 ? undefined : to)
      .map(({ text }) => text)
      .join(" "),
  );
  return heading.kind === null || heading.subject === null ? null : heading;
}

/** Lines that a heading is looked for in. */
const FIRST_LINES = 30;

function draftWords(draft: Draft): string[] {
  return draft.body.flatMap((item) => (item.type === "text" ? item.pieces : []));
}

function countUnits(provisions: readonly Provision[]): Record<Unit, number> {
  const counts: Record<Unit, number> = {
    bab: 0,
    bagian: 0,
    paragraf: 0,
    pasal: 0,
    ayat: 0,
    huruf: 0,
    angka: 0,
    "bagian-teks": 0,
  };
  for (const { unit } of provisions) counts[unit]++;
  return counts;
}

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
  const text = joinedLines(last.pieces);
  return text.length > LONGEST ? null : { text, pieces: last.pieces };
}

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
