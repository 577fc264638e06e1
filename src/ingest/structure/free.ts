import { type Line, endsSentence } from "./lines.ts";
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
  /** How often a slug was given out below a part. */
  readonly #slugs = new Map<string, number>();
  #hasTitle = false;
  #annexName: "none" | "name" | "subject" = "none";
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
    this.#annexName = "name";
  }

  /** True when the line was a heading and is dealt with. */
  takeHeading(line: Line, next: string): boolean {
    if (this.#isAnnexName(line.text)) return false;
    const style = styleOf(line, next, this.#state.tail);
    if (style === null) return false;
    const { outline } = this.#state;
    const text = line.text.replace(/^#+ /, "");
    const top = this.#open.at(-1);
    // A title in capitals may run over lines.
    if (
      top?.style === style &&
      style === "capitals" &&
      top.draft.body.length === 0 &&
      !line.isApart &&
      this.#state.owner === top.draft
    ) {
      this.#extend(top.draft, line.text, text);
      return true;
    }
    if (!this.#hasTitle && this.#open.length === 0 && (style === "capitals" || style === "#1")) {
      const title = this.#state.owner;
      if (title?.number === "judul" && title.body.length === 0 && goesOnTitle(title, line)) {
        title.heading.push(line.text);
        return true;
      }
      if (outline.drafts.size === 0) {
        const judul = outline.open(
          { step: "judul", unit: "bagian-teks", number: "judul", title: "Judul" },
          line.text,
          line,
        );
        this.#state.enter(judul);
        return true;
      }
    }
    this.#hasTitle = true;
    // "BAB I" and its title on the next line.
    if (
      top !== undefined &&
      /^BAB [IVXLC]+$/.test(top.draft.title ?? "") &&
      top.draft.body.length === 0 &&
      style !== "BAB"
    ) {
      this.#extend(top.draft, line.text, text);
      return true;
    }
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
    state.enter(
      state.outline.open(
        { step: number, unit: "bagian-teks", number, title: `Alinea ${this.#paragraphs}` },
        "",
        line,
      ),
    );
  }

  /** "KEPUTUSAN BUPATI ... NOMOR ... TENTANG ..." below LAMPIRAN names the act that the annex belongs to. */
  #isAnnexName(text: string): boolean {
    if (this.#annexName === "none") return false;
    const isName =
      /^(?::|UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT|NOMOR|TANGGAL|TENTANG)(?=\W|$)/i.test(text);
    const isSubject =
      this.#annexName === "subject" && text === text.toUpperCase() && !/^[A-Z\d]+\. /.test(text);
    this.#annexName = /\bTENTANG$/i.test(text) ? "subject" : isName ? "name" : "none";
    return isName || isSubject;
  }

  #extend(draft: Draft, raw: string, text: string): void {
    draft.heading.push(raw);
    draft.title = `${draft.title ?? ""} ${text}`.trim();
  }

  #openUnique(text: string, inside: Draft | null, line: Line): Draft {
    const slug = slugOf(text);
    const key = `${inside?.id ?? ""}/${slug}`;
    for (;;) {
      const count = (this.#slugs.get(key) ?? 0) + 1;
      this.#slugs.set(key, count);
      const step = count === 1 ? slug : `${slug}-${count}`;
      const draft = this.#state.outline.open(
        { step, unit: "bagian-teks", number: step, title: withoutNumber(text), inside },
        line.text,
        line,
      );
      if (draft !== null) return draft;
    }
  }
}

/** A title runs over lines, and over empty ones around NOMOR and TENTANG. */
function goesOnTitle(title: Draft, line: Line): boolean {
  return (
    !line.isApart ||
    /^(?:NOMOR|TENTANG|TAHUN)\b/.test(line.text) ||
    /TENTANG$/.test(title.heading.at(-1) ?? "")
  );
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
  if (/^\d+\.\d+(?:\.\d+)*\.? \p{Lu}/u.test(text) && isShort)
    return `1${".1".repeat((text.split(" ")[0] ?? "").replace(/\.$/, "").split(".").length - 1)}`;
  if (/^[\d(]/.test(text) || /^[a-z]{1,2}[.)] /.test(text)) return null;
  if (isCapital && endsSentence(tail)) return "capitals";
  const isTitle = isShort && words <= 8 && /^\p{Lu}/u.test(text) && line.isApart && endsSentence(tail);
  const leadsOn = /^(?:\p{Lu}|["“]|[1a][.)] |\([1a]\))/u.test(next);
  return isTitle && leadsOn ? "title" : null;
}

/** "A. Latar Belakang" is called Latar Belakang. */
function withoutNumber(text: string): string {
  return text.replace(/^[A-Z]{1,5}\. |^\d+(?:\.\d+)*\.? /, "");
}

function slugOf(text: string): string {
  const plain = withoutNumber(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return plain.split("-").slice(0, 8).join("-") || "bagian";
}
