import type { ParsedAct } from "../structure/parse-act.ts";
import type { Regulation } from "../../law/corpus/register.ts";
import { shortList } from "../formats/ocr/refusals.ts";
import type { SourceDocument } from "../formats/document.ts";
import { readOf, type Doubt, doubt, type Read } from "./doubt.ts";
import { structureDoubts } from "./structure.ts";
import { wordingDoubts } from "./wording.ts";

/** Share of the pages that may be unreadable, and of the pasal that may be doubtful, before a person has to accept it. */
const MOST_UNREADABLE = 1 / 3;
const MOST_DOUBTED = 0.3;
/** Share of the words that may belong to nothing. */
const MOST_LEFT = 0.05;

export interface Doubts {
  /** The gravest first. */
  readonly list: readonly Doubt[];
  /** Ids of the provisions that are doubted. */
  readonly about: readonly string[];
  /** Whether the file is taken in only when a person accepts the doubts. */
  readonly needsAcceptance: boolean;
}

/** What is implausible in what was read of a file. */
export function findDoubts(
  document: SourceDocument,
  parsed: ParsedAct,
  kind: Regulation["kind"] = "lainnya",
): Doubts {
  const read = readOf(document, parsed, kind);
  const found = [...pages(read), ...structureDoubts(read), ...leftOver(read), ...wordingDoubts(read)];
  const list = [...found].sort((a, b) => Number(b.isGrave) - Number(a.isGrave));
  const about = new Set(list.flatMap((one) => one.about));
  const ids = [...about];
  const articles = read.articles.filter(({ id }) =>
    ids.some((one) => one === id || one.startsWith(`${id}/`)),
  );
  const isMuch = articles.length >= 4 && articles.length > read.articles.length * MOST_DOUBTED;
  return { list, about: ids, needsAcceptance: isMuch || list.some(({ isGrave }) => isGrave) };
}

function pages({ document, parsed }: Read): Doubt[] {
  const { unreadable = [], columned = [] } = document;
  const doubts: Doubt[] = [];
  if (unreadable.length > 0)
    doubts.push(
      ...doubt(
        "unreadable-pages",
        unreadable.length > (document.pages ?? 0) * MOST_UNREADABLE,
        aroundPages(parsed, unreadable),
        `Halaman ${shortList(unreadable)} tidak terbaca; isinya tidak ikut dimasukkan, dan setiap jawaban dari peraturan ini mengatakannya.`,
        `Page ${shortList(unreadable)} could not be read; what stands on it is not taken in, and every answer from this act says so.`,
      ),
    );
  if (columned.length > 0)
    doubts.push(
      ...doubt(
        "columns",
        false,
        [],
        `Halaman ${shortList(columned)} berkolom dan dibaca kolom demi kolom.`,
        `Page ${shortList(columned)} stands in columns and was read column by column.`,
      ),
    );
  return doubts;
}

/** The last provisions that begin before a page and the first behind it: they may go on or begin on it. */
function aroundPages(parsed: ParsedAct, unreadable: readonly number[]): string[] {
  const starts = parsed.provisions.flatMap(({ id, unit }) => {
    const page = parsed.pages.get(id);
    return page === undefined || !["pasal", "ayat", "huruf", "angka", "bagian-teks"].includes(unit)
      ? []
      : [{ id, page }];
  });
  const about = new Set<string>();
  for (const page of unreadable) {
    const before = starts.findLast((one) => one.page < page);
    const after = starts.find((one) => one.page > page);
    for (const one of [before, after]) if (one !== undefined) about.add(one.id);
  }
  return [...about];
}

/** Words that belong to no provision, but for page numbers and the like. */
function leftOver({ parsed, document }: Read): Doubt[] {
  const total = document.lines.reduce((sum, { text }) => sum + text.length, 0);
  const left = parsed.report.remainder.filter(({ text }) => text.length > 40);
  const size = left.reduce((sum, { text }) => sum + text.length, 0);
  if (size <= total * MOST_LEFT) return [];
  const share = Math.round((size / total) * 100);
  return doubt(
    "left-over",
    size > total * 3 * MOST_LEFT,
    [],
    `${share} % isinya tidak termasuk ketentuan mana pun dan tidak dapat dikutip, mulai “${left[0]?.text.slice(0, 60) ?? ""}”.`,
    `${share} % of the text belongs to no provision and cannot be quoted, from “${left[0]?.text.slice(0, 60) ?? ""}” on.`,
  );
}
