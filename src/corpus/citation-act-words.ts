import { isWhole, NUMBER_WORDS, readActNumber } from "./citation-act-number.ts";
import { isFunctionWord } from "./citation-connectors.ts";
import { isLookUpWord } from "./citation-look-up.ts";
import type { CitationNames } from "./citation-names.ts";
import { KIND_NAMES } from "./citation-names.ts";
import { readNumberWords } from "./citation-numbers.ts";
import type { Token } from "./citation-tokens.ts";
import { isNear, isShortened, unitOf } from "./citation-units.ts";
import { spokenLetter } from "./citation-values.ts";

/** The words of acts where they are mistyped, shortened, or name an act that the register lacks. */

interface Kind {
  readonly kind: string;
  readonly next: number;
}

const UU = "undangundang";

/** A kind of act that was meant but mistyped: "undang undagn", "Undang\"", "pemenlu", "peratuan pemerintah". */
export function readMistypedKind(tokens: readonly Token[], index: number): Kind | null {
  const token = tokens[index];
  if (token?.type !== "word") return null;
  const word = token.text;
  if (/^u{1,4}$/.test(word))
    return isWhole(tokens, readActNumber(tokens, index + 1)) ? { kind: "UU", next: index + 1 } : null;
  if (word.length < 4) return null;
  if (/^[uiy]/.test(word)) return readMistypedLaw(tokens, index);
  if (word.startsWith("p")) {
    const suffix = word.endsWith("lu") ? "lu" : word.endsWith("dagri") ? "dagri" : null;
    if (suffix !== null && word.length > 6 && isNear(word.slice(0, -suffix.length), "permen", 1))
      return { kind: `Permen${suffix}`, next: index + 1 };
    if (word.length > 6 && isNear(word, "peraturan", 2)) {
      const next = tokens[index + 1];
      for (const [key, [kind]] of KIND_NAMES.entries())
        if (
          kind !== undefined &&
          key.startsWith("peraturan") &&
          next?.type === "word" &&
          isNear(word + next.text, key, 3)
        )
          return { kind, next: index + 2 };
    }
  }
  return null;
}

function readMistypedLaw(tokens: readonly Token[], index: number): Kind | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.text.length >= 9 && isNear(token.text, UU, 3)) return { kind: "UU", next: index + 1 };
  if (!isNear(token.text, "undang", 2) || token.text === "undangan") return null;
  const mark =
    tokens[index + 1]?.type === "mark" && ["-", "–", "‑", ".", "_"].includes(tokens[index + 1]?.text ?? "");
  const at = mark ? index + 2 : index + 1;
  const second = tokens[at];
  if (second?.type === "word" && second.text.length >= 4 && isNear(second.text, "undang", 2))
    return { kind: "UU", next: at + 1 };
  if (!isNear(token.text, "undang", 1)) return null;
  if (second !== undefined && ['"', "“", "”", "²", "2", "''"].includes(second.text) && second.isGlued)
    return { kind: "UU", next: at + 1 };
  return isWhole(tokens, readActNumber(tokens, index + 1)) ? { kind: "UU", next: index + 1 } : null;
}

/** Kinds of regulations that other offices issue: "Permenpan", "Kepmendagri", "Qanun", "Perkap". */
const FOREIGN =
  /^(permen[a-z]{2,}|kepmen[a-z]*|kepgub|kepbup|kepwal[a-z]*|perka|perkap|perkab[a-z]*|perdirjen|perdir|qanun|pojk|pbi|skb|perpu|perma|sema|pks|mou|loi|anggaran dasar)$/;

export function readForeignKind(tokens: readonly Token[], index: number): Kind | null {
  const token = tokens[index];
  return token?.type === "word" && FOREIGN.test(token.text) ? { kind: token.raw, next: index + 1 } : null;
}

/** Words before a number with a slash that make it no act's. */
const NO_ACTS = new Set(
  (
    "tanggal tgl bulan tahun thn th jam pukul rapat hal halaman sejak per telp hp wa rp januari februari maret april mei juni juli " +
    "agustus september oktober november desember kota kabupaten anggaran apbd since page date on in"
  ).split(" "),
);

/**
 * "permenpan 3/2020", "SK walikota nomor 12 tahun 2019": the index after the number of an act whose words start at
 * `index`, or null. Behind a kind of act (`isKind`) up to four words of a place or office may stand.
 */
export function wordBeforeNumber(tokens: readonly Token[], index: number, isKind = false): number | null {
  let at = index + 1;
  if (!isKind && !tokens.slice(at, at + 5).some((token) => token.type === "number")) return null;
  if (!isKind && (!isName(tokens, index) || belongsToWord(tokens, index))) return null;
  const most = index + (isKind ? 6 : 3);
  while (at < most && isInnerName(tokens, at) && !NUMBER_WORDS.has(tokens[at]?.text ?? "")) at++;
  if (NO_ACTS.has(tokens[at - 1]?.text ?? "") && !isKind) return null;
  const number = readActNumber(tokens, at);
  const isClear =
    isWhole(tokens, number) ||
    (isKind && number !== null && number.lead !== null && (number.hasNumberWord || at === index + 1));
  if (number !== null && isClear) {
    let next = number.next;
    while (
      tokens[next]?.isGlued === true &&
      tokens[next]?.text !== "," &&
      tokens[next]?.text !== ")" &&
      next < number.next + 8 &&
      tokens[next + 1]?.isGlued === true
    )
      next += 2;
    return next;
  }
  if (!isKind) return null;
  if (NUMBER_WORDS.has(tokens[at]?.text ?? "")) {
    // "TAP MPR no III/MPR/2000": a number in Roman figures.
    let next = at + 1;
    while (next < at + 9 && tokens[next] !== undefined && (next === at + 1 || tokens[next]?.isGlued === true))
      next++;
    return next;
  }
  return at;
}

/** "Lembaran Negara Republik Indonesia Tahun 2004 Nomor 125": the word before says what the number is of. */
export function belongsToWord(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.type !== "word" || before.text.length < 2) return false;
  if (isFunctionWord(before.text) || isLookUpWord(before.text) || unitOf(before.text) !== undefined)
    return false;
  return readNumberWords([before], 0) === null && spokenLetter(before.text) === undefined;
}

/** A word of the office or place between the kind of an act and its number: "SK Gubernur", "Perda Kota Bandung". */
function isInnerName(tokens: readonly Token[], index: number): boolean {
  return isName(tokens, index) || OFFICES.has(tokens[index]?.text ?? "");
}

const OFFICES = new Set(
  "kota kabupaten kab provinsi prov daerah walikota bupati gubernur dprd republik indonesia ri kepala negara".split(
    " ",
  ),
);

/** Whether the word can be part of the name of an act: none that asks, joins, or counts. */
function isName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== "word" || token.text.length < 2) return false;
  const word = token.text;
  return (
    !isFunctionWord(word) &&
    !isLookUpWord(word) &&
    unitOf(word) === undefined &&
    !VERB.test(word) &&
    !NO_NAMES.has(word) &&
    KIND_NAMES.match(tokens, index) === null
  );
}

const VERB =
  /^(me(ng|ny|m|n|l|r|w)[a-z]{3,}|di(atur|larang|wajib|sebut|muat|ganti|cabut|per|ubah|te|ke|be|la)[a-z]*|ber[a-z]{4,})$/;

/** Words that follow "UU" or stand before "law" without being a name. */
const NO_NAMES = new Set(
  (
    "lembaran berita tambahan lama baru dulu terbaru terkait dimaksud bersangkutan siapa kapan kenapa mengapa bahwa jika kalau kalo karena krn supaya agar sebab maka lain lainnya " +
    "tadi begini begitu nomor no tahun thn tdk bilang kata nggak engga enggak bukan belum wajib harus dilarang vs versus bener benar " +
    "bgt banget doang gan sis cuy bro pls hari jam rapat kota daerah pemda provinsi kabupaten dprd walikota bupati gubernur republik ri indonesia " +
    "the a an this that said same which applicable old new current national domestic international indonesian whose such any our your its by under " +
    "what does do law laws act of and or in to is are can must may shall before after first second third when if who"
  ).split(" "),
);

/** "UU ITE", "UU Cipta Kerja", "UU tentang Desa": the index after a name that no act of the register has, or null. */
export function nameAfterKind(
  names: CitationNames,
  kind: string,
  tokens: readonly Token[],
  index: number,
): number | null {
  if (!isName(tokens, index)) return null;
  const word = tokens[index]?.text ?? "";
  for (const [name] of names.byKind.get(kind)?.entries() ?? []) if (name.startsWith(word)) return null;
  let next = index + 1;
  while (next < index + 4 && isName(tokens, next) && tokens[next]?.isGlued === false) next++;
  return next;
}

/** "Labour Law", "the Job Creation Law": where the name before "Law" starts, or null. */
export function nameBeforeLaw(tokens: readonly Token[], index: number): number | null {
  if (!["law", "act"].includes(tokens[index]?.text ?? "")) return null;
  let first = index;
  while (first > index - 4 && isName(tokens, first - 1)) first--;
  return first < index ? first : null;
}

/** "hub. luar negeri", "perj internasional": each word the beginning or the bones of a word of the name. */
export function readShortenedName(
  names: CitationNames,
  kind: string,
  tokens: readonly Token[],
  index: number,
): { readonly ids: readonly string[]; readonly next: number } | null {
  for (const [words, ids] of names.spelled.get(kind) ?? []) {
    let at = index;
    const isAll = words.every((word) => {
      const token = tokens[at];
      if (token?.type !== "word" || token.text.length < 3 || token.text[0] !== word[0]) return false;
      if (
        !word.startsWith(token.text) &&
        !(token.text.length >= 4 && isShortened(token.text, word)) &&
        !isNear(token.text, word, 1)
      )
        return false;
      at++;
      if (tokens[at]?.text === "." && token.text.length < word.length) at++;
      return true;
    });
    if (isAll) return { ids, next: at };
  }
  return null;
}
