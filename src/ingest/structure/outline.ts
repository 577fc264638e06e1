import type { BodyItem, Fidelity, Provision, Unit } from "../../law/corpus/provision.ts";
import type { Line } from "./lines.ts";
import type { Remainder } from "./report.ts";

/** A provision while its words are still coming in. */
export interface Draft {
  readonly id: string;
  readonly unit: Unit;
  readonly number: string;
  readonly parent: string | null;
  readonly place: readonly string[];
  readonly isPenjelasan: boolean;
  /** Fixed title of a part, or null to take it from the words that follow the mark. */
  title: string | null;
  readonly body: DraftItem[];
  /** The source's own words of the mark and the title. */
  readonly heading: string[];
}

type DraftItem =
  | { readonly type: "child"; readonly id: string }
  | { readonly type: "text"; readonly pieces: string[] }
  | { readonly type: "line"; readonly depth: number; readonly pieces: string[] };

/** What a new provision is made of. */
export interface Step {
  /** The id below `parent`, or below the act: `ayat-1`. */
  readonly step: string;
  readonly unit: Unit;
  readonly number: string;
  readonly title?: string;
  /** The provision whose text it is part of. */
  readonly inside?: Draft | null;
  /** Id before the step where that is not `inside`: a bagian stands under its bab without being part of its text. */
  readonly under?: string;
  readonly place?: readonly string[];
}

/** Collects provisions in the order of the text. Every word given to it comes out again, once. */
export class Outline {
  readonly #drafts = new Map<string, Draft>();
  readonly #pages = new Map<string, number>();
  /** Pages that a provision's own words stand on. */
  readonly #spans = new Map<string, Set<number>>();
  readonly #remainder: { pieces: string[]; page: number | undefined }[] = [];
  readonly #regulation: string;
  readonly #fidelity: Fidelity;

  constructor(regulation: string, fidelity: Fidelity) {
    this.#regulation = regulation;
    this.#fidelity = fidelity;
  }

  get drafts(): ReadonlyMap<string, Draft> {
    return this.#drafts;
  }

  idOf(step: Pick<Step, "step" | "inside" | "under">): string {
    return `${step.under ?? step.inside?.id ?? this.#regulation}/${step.step}`;
  }

  /** A new provision, or null when its id is taken; the words of the mark are then the caller's to keep. */
  open(step: Step, mark: string, line: Line | undefined): Draft | null {
    const id = this.idOf(step);
    if (this.#drafts.has(id)) return null;
    const draft: Draft = {
      id,
      unit: step.unit,
      number: step.number,
      parent: step.inside?.id ?? null,
      place: step.place ?? step.inside?.place ?? [],
      isPenjelasan: id.startsWith(`${this.#regulation}/penjelasan/`),
      title: step.title ?? null,
      body: [],
      heading: mark === "" ? [] : [mark],
    };
    this.#drafts.set(id, draft);
    if (line?.page !== undefined) this.#pages.set(id, line.page);
    this.#standsOn(id, line);
    step.inside?.body.push({ type: "child", id });
    return draft;
  }

  /** Takes back a part that got no words. */
  discardEmpty(id: string): void {
    const draft = this.#drafts.get(id);
    if (draft !== undefined && draft.body.length + draft.heading.length === 0) this.#drafts.delete(id);
  }

  /** Adds words to a provision, or to the remainder when they belong to none. */
  text(owner: Draft | null, text: string, isNew: boolean, line: Line): void {
    if (text === "") return;
    if (owner === null) {
      const last = this.#remainder.at(-1);
      if (last !== undefined && !isNew && last.page === line.page) last.pieces.push(text);
      else this.#remainder.push({ pieces: [text], page: line.page });
      return;
    }
    this.#standsOn(owner.id, line);
    const last = owner.body.at(-1);
    if (last === undefined || last.type === "child" || isNew)
      owner.body.push({ type: "text", pieces: [text] });
    else last.pieces.push(text);
  }

  /** Adds a list line that is part of a penjelasan's text. */
  line(owner: Draft, depth: number, text: string): void {
    owner.body.push({ type: "line", depth, pieces: [text] });
  }

  #standsOn(id: string, line: Line | undefined): void {
    if (line?.page === undefined) return;
    const known = this.#spans.get(id);
    if (known === undefined) this.#spans.set(id, new Set([line.page]));
    else known.add(line.page);
  }

  remainder(): Remainder[] {
    return this.#remainder.map(({ pieces, page }) => ({
      text: joinedLines(pieces),
      ...(page === undefined ? {} : { page }),
    }));
  }

  pages(): ReadonlyMap<string, number> {
    return this.#pages;
  }

  spans(): ReadonlyMap<string, ReadonlySet<number>> {
    return this.#spans;
  }

  headings(): ReadonlyMap<string, string> {
    return new Map([...this.#drafts].map(([id, { heading }]) => [id, joinedLines(heading)]));
  }

  provisions(): Provision[] {
    return [...this.#drafts.values()].map(
      ({ id, unit, number, title, parent, place, isPenjelasan, body }) => ({
        id,
        regulation: this.#regulation,
        unit,
        number,
        title,
        parent,
        body: body.map(finished),
        place,
        fidelity: this.#fidelity,
        isPenjelasan,
      }),
    );
  }
}

function finished(item: DraftItem): BodyItem {
  if (item.type === "child") return item;
  const text = joinedLines(item.pieces);
  return item.type === "text" ? { type: "text", text } : { type: "line", depth: item.depth, text };
}

/** Lines as one text. A hyphen at the end of a line stays: whether it belongs to the word is not known. */
export function joinedLines(pieces: readonly string[]): string {
  return pieces
    .map((piece, index) => {
      const before = pieces[index - 1];
      if (before === undefined) return piece;
      return /\p{L}-$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(piece) ? piece : ` ${piece}`;
    })
    .join("");
}
