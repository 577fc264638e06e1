import { KIND_NAMES } from "./citation-names.ts";
import type { Token } from "./citation-tokens.ts";
import { isGenitive } from "./citation-tokens.ts";
import { mistypedUnitOf, unitOf } from "./citation-units.ts";

/** The small words and marks between the parts of a citation. */

export type Connector =
  /** Nothing, or "dari", "dalam", "of": the parts belong together. */
  | "none"
  | "comma"
  /** One slash: a list ("5/6") or a path ("42/1/g"). */
  | "slash"
  | "and"
  /** A dash: a range where it stands between two numbers or letters. */
  | "dash"
  | "range";

const AND = new Set(
  "dan dn atau serta and or lalu kemudian terus juga plus beserta maupun then also jo juncto berikut dengan sama".split(
    " ",
  ),
);
const RANGE = new Set("sampai sd hingga to through until sampe smp smpai".split(" "));
const OF = new Set(
  (
    "dari dr drpd dalam dlm pada pd di of the in under menurut tersebut tsb itu ini nya yang yg pd atas untuk milik " +
    "terdapat tercantum from within its"
  ).split(" "),
);
const OPENERS = new Set([
  "(",
  ")",
  "[",
  "]",
  '"',
  "'",
  "“",
  "”",
  "‘",
  "’",
  "«",
  "»",
  ":",
  "*",
  "_",
  "`",
  "|",
  ">",
  "§",
]);
const DASHES = new Set(["-", "–", "—", "~", "‑"]);

const RANK: Readonly<Record<Connector, number>> = { none: 0, comma: 1, slash: 1, dash: 2, and: 3, range: 4 };

/** Reads connectors from `index` on; `next` is the first token that is none. */
export function readConnector(
  tokens: readonly Token[],
  index: number,
): { readonly kind: Connector; readonly next: number } {
  let kind: Connector = "none";
  let next = index;
  const raise = (other: Connector): void => {
    if (RANK[other] > RANK[kind]) kind = other;
  };
  for (let token = tokens[next]; token !== undefined && next < index + 8; token = tokens[next]) {
    const text = token.text;
    const untilEnd = readUntil(tokens, next);
    if (untilEnd !== null) {
      raise("range");
      next = untilEnd;
      continue;
    }
    if (AND.has(text) || text === "&" || text === "+") raise("and");
    else if (text === "," || text === ";") raise("comma");
    else if (text === "/") raise("slash");
    else if (DASHES.has(text) && tokens[next + 1]?.text === "nya") next++;
    else if (DASHES.has(text)) raise("dash");
    else if (text === ".") {
      if (!continuesAfterDot(tokens, next)) break;
    } else if (text === "(" && isBareValue(tokens, next + 1)) break;
    else if (isGenitive(tokens, next)) {
      next++;
      continue;
    } else if (!OF.has(text) && !OPENERS.has(text)) break;
    next++;
  }
  return { kind, next };
}

/** "s.d.", "s/d", "sd", "sampai dengan", "hingga"; the index after it, or null. */
function readUntil(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (RANGE.has(token.text)) {
    const after = tokens[index + 1]?.text;
    if (after === "dengan" || after === "dgn" || after === "ke") return index + 2;
    return tokens[index + 1]?.text === "." && tokens[index + 2]?.type === "number" ? index + 2 : index + 1;
  }
  return isUntilAbbreviation(tokens, index) ? index + (tokens[index + 3]?.text === "." ? 4 : 3) : null;
}

/** Whether "s.d." or "s/d" starts here, so that its "s" is no letter of a list. */
export function isUntilAbbreviation(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index + 1]?.text;
  return tokens[index]?.text === "s" && (mark === "." || mark === "/") && tokens[index + 2]?.text === "d";
}

const INNER_UNITS: ReadonlySet<string> = new Set(["ayat", "huruf", "angka", "bagian", "paragraf"]);

function continuesAfterDot(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  const unit = unitOf(next.text) ?? (next.type === "word" ? mistypedUnitOf(next.text) : undefined);
  // Not "nomor": that may begin a list of its own.
  if (["number", "point", "butir", "poin"].includes(next.text)) return true;
  // "ayat 2. pasal 154": in a sentence of its own it would be written large.
  const isSmallPasal = next.raw === "pasal" && tokens[index - 1]?.type === "number";
  return next.isGlued || isSmallPasal || (unit !== undefined && INNER_UNITS.has(unit));
}

/** A number or letter with its closing bracket: "1)", "g)". */
function isBareValue(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    token !== undefined && (token.type === "number" || (token.type === "word" && token.text.length === 1))
  );
}

const FUNCTION_WORDS = new Set(
  (
    "apa isinya isi bunyi bunyinya tolong dong ya yah kah sih donk please pls tentang mengenai soal itu ini tersebut tsb saja aja " +
    "mengatur berbunyi menyebutkan menyatakan adalah ialah ada tidak bagaimana gimana apakah kenapa mengapa say says said is are does do " +
    "about what which stipulate stipulates provide provides masih sudah bisa boleh nya pak bu kak min thanks makasih gan sis " +
    "kutip tampilkan jelaskan sebutkan umum penjelasan penjelasannya elucidation dimaksud diatur terkait bagi oleh berlaku dicabut"
  ).split(" "),
);

/** Whether a word only joins, asks or points, and names nothing. */
export function isFunctionWord(word: string): boolean {
  return AND.has(word) || RANGE.has(word) || OF.has(word) || FUNCTION_WORDS.has(word);
}

/** Whether what stands at `index` may follow a bare number or letter of a citation: no noun that it could count. */
export function isBoundary(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return true;
  if (token.type === "mark") return !isThousands(tokens, index) && token.text !== "%" && token.text !== "°";
  if (token.type === "number") return false;
  const text = token.text;
  return (
    isFunctionWord(text) ||
    isUntilAbbreviation(tokens, index) ||
    unitOf(text) !== undefined ||
    KIND_NAMES.match(tokens, index) !== null
  );
}

/** "5.000": the dot that groups digits. */
function isThousands(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index];
  const digits = tokens[index + 1];
  return (
    (mark?.text === "." || mark?.text === ",") &&
    mark.isGlued &&
    digits?.type === "number" &&
    digits.isGlued &&
    digits.text.length === 3
  );
}
