import type { ParsedAct } from "../structure/parse-act.ts";
import type { Provision } from "../../law/corpus/provision.ts";
import type { Bilingual, Regulation } from "../../law/corpus/register.ts";
import type { SourceDocument } from "../formats/document.ts";

/** Something in what was read that is implausible, so that a person has to compare it with the paper. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** Whether the file is not taken in for it before a person accepts it. */
  readonly isGrave: boolean;
  readonly says: Bilingual;
  /** Ids of the provisions that it is about; a quotation of them says so. */
  readonly about: readonly string[];
}

/** @param about provisions, or their ids */
export function doubt(
  kind: DoubtKind,
  isGrave: boolean,
  about: readonly (string | Pick<Provision, "id">)[],
  id: string,
  en: string,
): Doubt[] {
  const ids = about.map((one) => (typeof one === "string" ? one : one.id));
  return [{ kind, isGrave, says: { id, en }, about: ids }];
}

export type DoubtKind =
  | "unreadable-pages"
  | "pasal-missing"
  | "pasal-repeated"
  | "numbers-broken"
  | "displaced"
  | "pasal-unread"
  | "too-long"
  | "too-short"
  | "penjelasan-in-body"
  | "close-in-body"
  | "catchword"
  | "title-in-body"
  | "cut-off"
  | "letter-spaced"
  | "language"
  | "encoding"
  | "tags"
  | "left-over"
  | "columns"
  | "form";

/** What doubts are looked for in. */
export interface Read {
  readonly document: SourceDocument;
  readonly parsed: ParsedAct;
  /** What kind of act it is, so far as its heading, or the person who brings it in, says. */
  readonly kind: Regulation["kind"];
  /** Pasal of the act itself, in order. */
  readonly articles: readonly Provision[];
  /** All words of a provision with those inside it, marks left out. */
  readonly wordsOf: (provision: Provision) => string;
}

export function readOf(document: SourceDocument, parsed: ParsedAct, kind: Regulation["kind"]): Read {
  const all = new Map(parsed.provisions.map((provision) => [provision.id, provision]));
  const known = new Map<string, string>();
  const wordsOf = (provision: Provision): string => {
    const ready = known.get(provision.id);
    if (ready !== undefined) return ready;
    const words = provision.body
      .map((item) => {
        if (item.type !== "child") return item.text;
        const child = all.get(item.id);
        return child === undefined ? "" : wordsOf(child);
      })
      .join(" ");
    known.set(provision.id, words);
    return words;
  };
  const articles = parsed.provisions.filter(
    ({ unit, isPenjelasan, parent }) => unit === "pasal" && !isPenjelasan && parent === null,
  );
  return { document, parsed, kind, articles, wordsOf };
}

/** "3, 7 dan 12" would need a language; a list of numbers does not. At most twelve of them are named. */
export function few(items: readonly string[]): string {
  const shown = items.slice(0, 12).join(", ");
  return items.length > 12 ? `${shown}, …` : shown;
}
