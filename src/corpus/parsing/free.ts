import { endsSentence } from "./context.ts";
import type { Line } from "./lines.ts";
import type { Draft } from "./outline.ts";
import type { ParseState } from "./state.ts";

/** Reads texts without pasal: guidelines, annexes, plain paragraphs. Headings become titled parts. */

/** An open heading; `style` tells headings of one rank from those of another. */
interface OpenHeading {
  readonly style: string;
  readonly draft: Draft;
}

const SMALL_WORDS = 12;

export class FreeReader {
  #open: OpenHeading[] = [];
  #paragraphs = 0;
  #hasTitle = false;
  readonly #state: ParseState;
  /** The annex the text stands in; null for a text of its own. */
  #root: Draft | null = null;

  constructor(state: ParseState) {
    this.#state = state;
  }

  get headings(): number {
    return this.#open.length;
  }

  /** Starts anew inside an annex. */
  enterAnnex(root: Draft | null): void {
    this.#root = root;
    this.#open = [];
    this.#hasTitle = true;
  }

  /** True when the line was a heading and is dealt with. */
  takeHeading(line: Line, next: string): boolean {
    const style = styleOf(line, next, this.#state.tail);
    if (style === null) return false;
    const { outline } = this.#state;
    const text = line.text.replace(/^#+ /, "");
    const top = this.#open.at(-1);
    // A title in capitals may run over lines.
    if (top?.style === style && style === "capitals" && top.draft.body.length === 0 && !line.isApart && this.#state.owner === top.draft) {
      this.#extend(top.draft, line.text, text);
      return true;
    }
    if (!this.#hasTitle && this.#open.length === 0 && (style === "capitals" || style === "#1")) {
      const title = this.#state.owner;
      if (title?.number === "judul" && title.body.length === 0 && !line.isApart) {
        title.heading.push(line.text);
        return true;
      }
      if (outline.drafts.size === 0) {
        const judul = outline.open({ step: "judul", unit: "bagian-teks", number: "judul", title: "Judul" }, line.text, line);
        this.#state.enter(judul);
        return true;
      }
    }
    this.#hasTitle = true;
    const same = this.#open.findIndex((heading) => heading.style === style);
    if (same >= 0) this.#open = this.#open.slice(0, same);
    const inside = this.#open.at(-1)?.draft ?? this.#root;
    const draft = this.#openUnique(text, inside, line);
    this.#open.push({ style, draft });
    this.#state.enter(draft);
    return true;
  }

  /** Before words that stand under no heading: a paragraph with an id of its own. */
  ensureOwner(line: Line, isNew: boolean): void {
    const state = this.#state;
    if (this.#root !== null || this.#open.length > 0) return;
    const owner = state.owner;
    const isParagraph = owner !== null && /^alinea-/.test(owner.number);
    if (isParagraph && !(isNew && endsSentence(state.tail) && !state.tail.endsWith(":"))) return;
    if (owner !== null && !isParagraph && owner.number !== "judul" && !isNew) return;
    if (state.list.length > 0 && !isNew) return;
    this.#paragraphs++;
    const number = `alinea-${this.#paragraphs}`;
    state.enter(state.outline.open({ step: number, unit: "bagian-teks", number, title: `Alinea ${this.#paragraphs}` }, "", line));
  }

  #extend(draft: Draft, raw: string, text: string): void {
    draft.heading.push(raw);
    draft.title = `${draft.title ?? ""} ${text}`.trim();
  }

  #openUnique(text: string, inside: Draft | null, line: Line): Draft {
    const slug = slugOf(text);
    for (let count = 1; ; count++) {
      const step = count === 1 ? slug : `${slug}-${count}`;
      const draft = this.#state.outline.open({ step, unit: "bagian-teks", number: step, title: text, inside }, line.text, line);
      if (draft !== null) return draft;
    }
  }
}

/** The rank of a heading by its form; null for a line that is none. */
function styleOf(line: Line, next: string, tail: string): string | null {
  const { text } = line;
  const markdown = /^(#{1,6}) \S/.exec(text);
  if (markdown?.[1] !== undefined) return `#${markdown[1].length}`;
  if (text.length > 160 || /[;,:]$/.test(text)) return null;
  const words = text.split(" ").length;
  const isShort = words <= SMALL_WORDS && !/\.$/.test(text);
  const letters = text.replace(/[^\p{L}]/gu, "");
  const isCapital = letters.length >= 3 && letters === letters.toUpperCase() && !/\.$/.test(text);
  if (/^BAB [IVXLC]+\b/.test(text) && (isShort || isCapital)) return "BAB";
  if (/^[IVX]+\. \p{Lu}/u.test(text) && (isShort || isCapital)) return "I.";
  if (/^[A-Z]{1,2}\. \p{Lu}/u.test(text) && (isShort || isCapital)) return "A.";
  if (/^\d+\.\d+(?:\.\d+)*\.? \p{Lu}/u.test(text) && isShort) return `1${".1".repeat((text.split(" ")[0] ?? "").replace(/\.$/, "").split(".").length - 1)}`;
  if (/^[\d(]/.test(text) || /^[a-z]{1,2}[.)] /.test(text)) return null;
  if (isCapital && endsHeading(tail)) return "capitals";
  const isTitle = isShort && words <= 8 && /^\p{Lu}/u.test(text) && line.isApart && endsHeading(tail);
  const leadsOn = /^(?:\p{Lu}|["“]|[1a][.)] |\([1a]\))/u.test(next);
  return isTitle && leadsOn ? "title" : null;
}

function endsHeading(tail: string): boolean {
  return endsSentence(tail);
}

function slugOf(text: string): string {
  const plain = text
    .replace(/^(?:BAB )?[A-Z]{1,5}\. |^\d+(?:\.\d+)*\.? /, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return plain.split("-").slice(0, 8).join("-") || "bagian";
}
