import type { Unit } from "../../law/corpus/provision.ts";
import { type Context, type Line, endsSentence, introduces } from "./lines.ts";
import type { Mark } from "./marks.ts";
import type { Reading } from "./numbering.ts";
import { type Draft, type Outline, type Step, joinedLines } from "./outline.ts";
import type { ActForm, Gap, Guess, MarkedPasal, Place, Repeat } from "./report.ts";

/** How far a parse has come. The rooms of an act follow each other; what is a mark depends on the room. */
export type Room = "head" | "body" | "closing" | "umum" | "details" | "free";

/** A list that is open, outermost first. */
export interface ListLevel {
  /** How its marks look: "(1)", "a.", "1)"; the word of a label. */
  readonly style: string;
  readonly unit: Unit;
  /** What the list stands in. */
  readonly parent: Draft | null;
  last: Reading;
  /** The item that is open; its parent for a list of plain lines. */
  item: Draft;
}

export interface Division {
  readonly draft: Draft;
  readonly reading: Reading;
}

export type DivisionUnit = "buku" | "bab" | "bagian" | "paragraf";

/** What a decision about a mark does when the mark is one; `end` when it takes in more of the line than the mark. */
export interface Action {
  readonly apply: () => void;
  readonly end?: number;
}

/** The longest title of a division in words; what is longer is text. */
const LONGEST_TITLE = 45;

export class ParseState {
  readonly gaps: Gap[] = [];
  readonly repeats: Repeat[] = [];
  readonly guesses: Guess[] = [];
  readonly marked: MarkedPasal[] = [];
  /** See `ParseReport.displaced`. */
  readonly displaced: string[] = [];
  /** Where a paragraph went that was taken to close a list, until the next mark shows whether it did. */
  left: Draft | null = null;
  room: Room = "head";
  /** Where words go; null for the remainder. */
  owner: Draft | null = null;
  /** What lists are opened in. */
  base: Draft | null = null;
  list: ListLevel[] = [];
  divisions: { readonly [name in DivisionUnit]?: Division | undefined } = {};
  lastPasal: Reading | null = null;
  lastBab: Reading | null = null;
  lastDiktum: Reading | null = null;
  /** In an amending act: the Pasal I, and the numbered instruction in it, that are open. */
  roman: Draft | null = null;
  instruction: ListLevel | null = null;
  /** True until the MEMUTUSKAN that stands somewhere ahead: no pasal begins before it. */
  isBeforeDecree: boolean;
  #titled: Draft | null = null;
  #titleWords = 0;
  #tail = "";

  constructor(
    readonly outline: Outline,
    readonly form: ActForm,
    hasDecree: boolean,
  ) {
    this.isBeforeDecree = hasDecree;
  }

  get tail(): string {
    return this.#tail;
  }

  get isTitle(): boolean {
    return this.#titled !== null;
  }

  /** Ids of the divisions that are open, outermost first. */
  place(): string[] {
    const { buku, bab, bagian, paragraf } = this.divisions;
    return [buku, bab, bagian, paragraf].flatMap((division) =>
      division === undefined ? [] : [division.draft.id],
    );
  }

  /** Adds words where they belong now. */
  text(words: string, line: Line, isLineStart: boolean): void {
    let text = words;
    // The colon of "Menimbang :" is part of the mark.
    if (this.#tail === "" && this.owner?.unit === "bagian-teks" && /^:(?: |$)/.test(text)) {
      this.owner.heading.push(":");
      text = text.slice(1).trim();
    }
    if (text === "") return;
    const isNew = isLineStart && this.#mayBegin(text, line);
    if (this.#titled !== null && this.#titleWords < LONGEST_TITLE) this.#addTitle(this.#titled, text);
    else {
      this.#titled = null;
      if (isNew) this.#leaveList(text);
      this.outline.text(this.owner, text, isNew, line);
    }
    this.#tail = text.length >= 80 ? text.slice(-80) : `${this.#tail} ${text}`.slice(-80).trim();
  }

  /** A sentence that is still open goes on, unless an empty line and a capital letter say otherwise. */
  #mayBegin(text: string, line: Line): boolean {
    if (this.#tail === "" || !line.mayBegin) return false;
    return endsSentence(this.#tail) || (line.isApart && !introduces(this.#tail) && !/^\p{Ll}/u.test(text));
  }

  /** After an item that ended with a full stop, an unmarked paragraph closes the whole list. */
  #leaveList(text: string): void {
    if (this.list.length === 0 || !/\.["”]?$/.test(this.#tail) || !/^["“]?\p{Lu}/u.test(text)) return;
    const innermost = this.list.findLast((level) => level.unit === "ayat" || level.style === "label");
    this.owner = innermost?.item ?? this.base;
    this.left = this.owner;
  }

  #addTitle(draft: Draft, text: string): void {
    draft.heading.push(text);
    this.#titleWords += text.split(" ").length;
    draft.title = joinedLines(draft.heading.slice(1)).replace(/^[:.–—-]\s*/, "");
  }

  /** Goes on in another provision: words and lists belong to it from here. */
  enter(draft: Draft | null, options: { keepsList?: boolean } = {}): void {
    this.owner = draft;
    if (options.keepsList !== true) {
      this.base = draft;
      this.list = [];
    }
    this.#titled = null;
    this.#tail = "";
  }

  /** Enters a division; the words that follow are its title. */
  enterTitled(draft: Draft): void {
    this.enter(draft);
    this.#titled = draft;
    this.#titleWords = 0;
  }

  /** Opens a provision and enters it; when its id is taken, its words go to the remainder and the repeat is reported. */
  begin(step: Step, mark: Mark, context: Context): Draft | null {
    const draft = this.outline.open(step, mark.raw, context.line);
    if (draft === null) this.repeat(step.unit, step.number, mark, context, step.inside?.id ?? null);
    else this.enter(draft);
    return draft;
  }

  repeat(unit: Unit, number: string, mark: Mark, context: Context, within: string | null): void {
    this.repeats.push({ unit, within, number, where: placeOf(context.line) });
    this.enter(null);
    this.outline.text(null, mark.raw, true, context.line);
  }

  gap(unit: Unit, within: string | null, last: Reading | null, next: Reading, line: Line): void {
    this.gaps.push({ unit, within, after: last?.number ?? null, before: next.number, where: placeOf(line) });
  }

  guess(line: Line, read: string, as: string, confidence: number): void {
    this.guesses.push({ where: placeOf(line), read, as, confidence });
  }
}

export function placeOf(line: Line): Place {
  return { line: line.number, ...(line.page === undefined ? {} : { page: line.page }) };
}
