import type { Provision } from "../../law/corpus/provision.ts";
import { inPieces, shareOf } from "../formats/legibility.ts";
import { few, type Doubt, doubt, type Read } from "./doubt.ts";

/** Doubts about the letters and words themselves. */

export function wordingDoubts(read: Read): Doubt[] {
  return [...spacing(read), ...language(read), ...marks(read)];
}

/** The words of the pasal, since tables of an annex hold other things; of all lines where there are no pasal. */
function bodyOf({ document, articles, wordsOf }: Read): string {
  return articles.length > 0
    ? articles.map(wordsOf).join(" ")
    : document.lines.map(({ text }) => text).join(" ");
}

/** "P a s a l", "Men im ban g": letters set apart, so that words fall to pieces and are found by no search. */
function spacing(read: Read): Doubt[] {
  const { parsed, wordsOf } = read;
  const own = bodyOf(read);
  const isAll = inPieces(own);
  const about = parsed.provisions
    .filter(({ unit, parent }) => unit === "pasal" || parent === null)
    .filter((provision) => inPieces(wordsOf(provision)))
    .map(({ id }) => id);
  if (about.length === 0 && !isAll) return [];
  return doubt(
    "letter-spaced",
    isAll,
    about,
    `Huruf-hurufnya terpisah ("P a s a l", "Men im ban g")${about.length === 0 ? "" : ` di ${few(about.map(pathOf))}`}: kata-katanya tidak akan ditemukan.`,
    `Letters are set apart ("P a s a l", "Men im ban g")${about.length === 0 ? "" : ` in ${few(about.map(pathOf))}`}: a search will not find the words.`,
  );
}

const LEAST_SHARE = 0.08;
const ENGLISH = /\b(?:the|of|and|shall|with|for|that|this|is|van|het|een)\b/gi;

function language(read: Read): Doubt[] {
  const { parsed, articles, wordsOf } = read;
  const body = bodyOf(read);
  const all = shareOf(body);
  const foreign = articles.filter((article) => {
    const own = shareOf(wordsOf(article));
    const foreignWords = wordsOf(article).match(ENGLISH)?.length ?? 0;
    // A list of villages has none of the words of any language.
    return own.words >= 40 && own.share < LEAST_SHARE && foreignWords > own.words * 0.03;
  });
  // Tables of an annex hold hardly a word of any language.
  const isOther = (body.match(ENGLISH)?.length ?? 0) > all.words * 0.03;
  const isAll = all.words >= 100 && all.share < (articles.length > 0 || isOther ? LEAST_SHARE : 0.005);
  if (!isAll && foreign.length === 0) return [];
  return doubt(
    "language",
    isAll,
    isAll
      ? parsed.provisions.filter(({ parent }) => parent === null).map(({ id }) => id)
      : foreign.map(({ id }) => id),
    isAll
      ? "Naskah ini tampaknya bukan bahasa Indonesia, atau huruf-hurufnya tidak terbaca benar."
      : `Bukan bahasa Indonesia, atau tidak terbaca benar: ${few(foreign.map(({ id }) => pathOf(id)))}.`,
    isAll
      ? "The text does not seem to be Indonesian, or its letters were not read right."
      : `Not Indonesian, or not read right: ${few(foreign.map(({ id }) => pathOf(id)))}.`,
  );
}

/** UTF-8 read as Windows-1252 ("â€œ", "Ã©"), Mac Roman ("ÒPasalÓ", "Õ"), and signs that no font explains. */
const MISREAD =
  /\u00c3[\u0080-\u00bf]|\u00e2\u20ac.|\u00e2\u0080.|\u00c2[\u00a0-\u00bf]|\ufffd|[\u00d0\u00d2\u00d3\u00d4\u00d5](?=[\p{L}\s.,;]|$)|\p{L}\u00a5\p{L}|[\u0080-\u009f]/gu;
const TAG =
  /<\/?(?:p|div|span|br|t[dr]|table|tbody|a|font|b|i|u|strong|em|ul|ol|li|h[1-6]|sup|sub)(?:\s+[\w-]+="[^"<>\n]*")*\s*\/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);/gi;
const MANY = 3;

function marks({ document, parsed }: Read): Doubt[] {
  const text = document.lines.map((line) => line.text).join("\n");
  const holds =
    (pattern: RegExp) =>
    (provision: Provision): boolean =>
      provision.body.some((item) => item.type !== "child" && item.text.search(pattern) >= 0);
  const about = (pattern: RegExp): string[] => parsed.provisions.filter(holds(pattern)).map(({ id }) => id);
  const misread = text.match(MISREAD) ?? [];
  const tags = text.match(TAG) ?? [];
  const samples = (found: readonly string[]): string =>
    few([...new Set(found)].slice(0, 5).map((one) => `“${one}”`));
  return [
    ...(misread.length === 0
      ? []
      : doubt(
          "encoding",
          misread.length >= MANY && misread.length * 400 > text.length / 6,
          about(MISREAD),
          `Huruf yang salah sandi (${misread.length}): ${samples(misread)}. Simpan ulang berkasnya sebagai UTF-8.`,
          `Letters in a wrong encoding (${misread.length}): ${samples(misread)}. Save the file again as UTF-8.`,
        )),
    ...(tags.length === 0
      ? []
      : doubt(
          "tags",
          tags.length >= MANY,
          about(TAG),
          `Tanda HTML berdiri di dalam teks (${tags.length}): ${samples(tags)}. Masukkan berkas aslinya.`,
          `HTML tags stand in the text (${tags.length}): ${samples(tags)}. Bring in the original file.`,
        )),
  ];
}

function pathOf(id: string): string {
  return id.split("/").slice(1).join("/");
}
