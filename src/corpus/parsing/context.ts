import type { Line } from "./lines.ts";

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
