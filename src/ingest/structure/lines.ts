/** The lines of a document, ready to be read: spaces even, what is no part of the text told apart, paragraphs recognised. */

/** A line from a reader, with the page it stands on where the document has pages. */
export interface SourceLine {
  readonly text: string;
  readonly page?: number;
}

export interface Line {
  /** Words one space apart; never empty. */
  readonly text: string;
  readonly page: number | undefined;
  /** Where it stands in the source, from 1. */
  readonly number: number;
  /** True where the layout lets a paragraph begin: after an empty line, or after a line that ended early. */
  readonly mayBegin: boolean;
  /** True after an empty line. */
  readonly isApart: boolean;
  /** True for page numbers, document numbers in the margin, tables of contents and the catchwords at the foot of a page. */
  readonly isPageMatter: boolean;
}

const FURNITURE = /^(?:- ?\d{1,4} ?-|SK No\.? ?\d+ ?[A-Z]?|[Hh]alaman \d+(?: dari \d+)?|www\.\S+)$/;
/** A line of a table of contents: "BAB I KETENTUAN UMUM ........ 3". */
const CONTENTS = /(?:\.{4}|…{2}|(?:\. ){4})[. …]*\d{1,4}$/;
/** Some fonts have the ellipsis in the place of another letter: "Pasal 17Ö". */
const CATCHWORD = /(?:\. \. \.|\.\.\.|…[.…]*|Ö)$/;

export function readLines(source: readonly SourceLine[]): Line[] {
  const texts = source.map((line) =>
    line.text
      .split(/[\s\u00a0]+/)
      .filter((word) => word !== "")
      .join(" "),
  );
  const { isWrapped, width } = layoutOf(texts);
  const lines: Line[] = [];
  let isApart = true;
  let before = "";
  texts.forEach((text, index) => {
    if (text === "") {
      isApart = true;
      return;
    }
    const endedEarly = endsSentence(before.slice(-8)) && before.length < width * 0.8;
    const isPageMatter = FURNITURE.test(text) || CONTENTS.test(text.slice(-200)) || isCatchword(texts, index);
    lines.push({
      text,
      page: source[index]?.page,
      number: index + 1,
      mayBegin: isApart || !isWrapped || endedEarly,
      isApart,
      isPageMatter,
    });
    if (isPageMatter) return;
    isApart = false;
    before = text;
  });
  return lines;
}

/** "(2) Dalam . . ." at the foot of a page announces the words that the next page begins with. */
function isCatchword(texts: readonly string[], index: number): boolean {
  const text = texts[index] ?? "";
  if (text.length > 60 || !CATCHWORD.test(text)) return false;
  const start = text.replace(/[\s.…Ö]+$/, "");
  if (start === "") return false;
  return texts.slice(index + 1, index + 8).some((next) => next.startsWith(start));
}

/** Whether sentences run over several lines, and how long a full line is. */
function layoutOf(texts: readonly string[]): { isWrapped: boolean; width: number } {
  const lengths: number[] = [];
  let open = 0;
  for (const text of texts) {
    if (text === "") continue;
    lengths.push(text.length);
    if (text.length > 30 && !/[.;:,]["”')]*$|(?:dan|atau)$/.test(text.slice(-8))) open++;
  }
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return { isWrapped: open > lengths.length * 0.25, width };
}

/** What stands around a possible mark, and what it says about heading or mention. */

export interface Context {
  readonly line: Line;
  readonly isLineStart: boolean;
  /** Nothing else stands on the line. */
  readonly isOwnLine: boolean;
  /** The words before it since the last mark, at most the last 80 characters; "" directly after a mark. */
  readonly tail: string;
  /** True while the title of a division is being read. */
  readonly isTitle: boolean;
  /** The words after it, over line ends, at least `length` characters where there are as many. */
  readonly peek: (length: number) => string;
}

/** Words that announce a reference: what follows is a mention. */
const INTRODUCES =
  /(?:^|[\s(])(?:dalam|pada|dengan|dan|atau|dan\/atau|dari|menurut|oleh|ketentuan|sampai|sebagaimana|dimaksud|terhadap|berdasarkan|yang|penjelasan|ayat|huruf|angka|pasal|nomor|juncto|jo\.?|s\.d\.?|serta|maupun|untuk|atas|antara|perubahan|isi|melalui|selain|kecuali|lihat|bunyi|rumusan|di|ke|bagi|tentang|mengenai)$|,$|\b(?:pasal|ayat|huruf|angka) \(?\w{1,4}\)?$/iu;

/** How a text goes on after a mention, and never begins after a heading. */
const GOES_ON =
  /^(?:ayat|huruf|angka|dan|atau|sampai|s\.d|s\/d|juncto|jo\b|dimaksud|tersebut|di atas|tentang|[,;).\]]|Undang-Undang (?:Nomor|No\b|Dasar)|Undang-undang (?:Nomor|No\b|Dasar)|Peraturan \S+(?: \S+)? (?:Nomor|No\b)|UU\b|UUD\b)/u;

export function introduces(tail: string): boolean {
  // Words of a title in capitals introduce nothing.
  return INTRODUCES.test(tail) && !/(?:^|[^\p{L}])\p{Lu}{2,}$/u.test(tail);
}

export function goesOn(after: string): boolean {
  return GOES_ON.test(after);
}

/** True at a beginning and after a closed sentence or list item. */
export function endsSentence(tail: string): boolean {
  return tail === "" || /[.;:!?]["”’')]*$/.test(tail);
}

/** True after `...; dan`, where the last item of a list begins. */
export function endsItem(tail: string): boolean {
  return endsSentence(tail) || /[;,] ?(?:dan|atau|dan\/atau)$/.test(tail);
}

/** The last few words before a mark, to show where it was found. */
export function lastWords(tail: string): string {
  return tail.split(" ").slice(-3).join(" ");
}

/** True when words begin as the text of a provision does. */
export function beginsText(after: string): boolean {
  return /^(?:\([1lI]\)|["“'‘(]?\p{Lu})/u.test(after);
}
