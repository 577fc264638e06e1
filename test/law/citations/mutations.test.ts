import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCitation } from "../../../src/law/citations/formatting.ts";
import { readCitations } from "../../../src/law/citations/reading.ts";
import { resolveCitation } from "../../../src/law/citations/resolving.ts";

const corpus = await loadCorpus("corpus");
const ids = [...corpus.provisions.keys()];

/** The provisions that a message would be answered with. */
function answeredWith(text: string): string[] {
  return readCitations(corpus, text).flatMap((citation) => {
    const result = resolveCitation(corpus, citation, null);
    return result.type === "found" ? [result.id] : [];
  });
}

/** A change to a citation; `at` and `how` are taken from wherever they fall. */
interface Change {
  readonly kind: number;
  readonly at: number;
  readonly how: number;
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: "qsz",
  b: "vgn",
  c: "xdv",
  d: "sfec",
  e: "wrd",
  f: "dgrv",
  g: "fhtb",
  h: "gjyn",
  i: "uok",
  j: "hkum",
  k: "jlim",
  l: "kop",
  m: "nj",
  n: "bhm",
  o: "ipl",
  p: "ol",
  r: "etf",
  s: "adwx",
  t: "ryg",
  u: "yij",
  x: "zsc",
  y: "tuh",
};

/** One slip of the finger in a word: a letter left out, doubled, swapped with the next, or its neighbour on the keyboard. */
function mistype(word: string, at: number, how: number): string {
  const index = at % word.length;
  const letter = word[index] ?? "";
  const [before, after] = [word.slice(0, index), word.slice(index + 1)];
  if (how % 4 === 0) return before + after;
  if (how % 4 === 1) return before + letter + letter + after;
  if (how % 4 === 2) return before + after.slice(0, 1) + letter + after.slice(1);
  const near = NEIGHBOURS[letter.toLowerCase()] ?? letter;
  return before + (near[how % near.length] ?? letter) + after;
}

const UNIT = /\b(?:Pasal|ayat|huruf|angka|Article|paragraph|letter)\b/g;

const CHANGES: readonly ((text: string, at: number, how: number) => string)[] = [
  (text, at, how) => {
    const words = [...text.matchAll(UNIT)];
    const word = words[at % Math.max(words.length, 1)];
    if (word === undefined) return text;
    return text.slice(0, word.index) + mistype(word[0], at, how) + text.slice(word.index + word[0].length);
  },
  (text, at, how) => text.replace(/Penjelasan(?! Umum)/, (word) => mistype(word, at, how)),
  (text) => text.replace(/[()]/g, ""),
  (text) => text.replace(/ (?=\()/g, ""),
  (text) => text.replace(/(Pasal|ayat|angka) (?=[\d(])/g, "$1"),
  (text, at, how) => {
    const spaces = [...text.matchAll(/(?<=\d\)?) (?=[a-z])/g)];
    const space = spaces[at % Math.max(spaces.length, 1)];
    const mark = [",", ".", " -", ":", ";"][how % 5] ?? "";
    return space === undefined ? text : `${text.slice(0, space.index)}${mark}${text.slice(space.index)}`;
  },
  (text, _, how) => (how % 2 === 0 ? text.toUpperCase() : text.toLowerCase()),
  (text, _, how) =>
    text.replace(
      /UU (\d+)\/(\d+)/,
      how % 3 === 0 ? "UU No $1 Tahun $2" : how % 3 === 1 ? "undang undang no.$1/$2" : "$1/$2",
    ),
  (text) => text.replace(/^(.*) (UU [\d/]+|Permenlu [\d/]+)$/, "$2 $1"),
  (text) => text.replace(/Pasal (\d+) ayat \((\d+)\)/, "ayat ($2) Pasal $1"),
  (text, _, how) =>
    ["mohon bunyi ", "apa isi ", "tolong kutip "][how % 3] +
    text +
    [" ya", " dong", "?", ", terima kasih"][how % 4],
];

const change = fc.record({ kind: fc.nat(CHANGES.length - 1), at: fc.nat(1_000), how: fc.nat(1_000) });

function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, { kind, at, how }) => CHANGES[kind]?.(before, at, how) ?? before, text);
}

describe("a citation written carelessly", () => {
  const property = (most: number): [number, number, string[]] => {
    let [exact, all] = [0, 0];
    const wrong: string[] = [];
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.constantFrom("short" as const, "short" as const, "en" as const),
        fc.uniqueArray(change, { maxLength: most, selector: ({ kind }) => kind }),
        (id, style, changes) => {
          const text = changed(formatCitation(corpus, id, style), changes);
          const found = answeredWith(text);
          all++;
          if (found.length === 1 && found[0] === id) exact++;
          else if (found.some((other) => other !== id))
            wrong.push(`${text} -> ${found.join(" ")}, not ${id}`);
        },
      ),
      { numRuns: 3_000, seed: 20_240 + most },
    );
    return [exact, all, wrong];
  };

  it("with one change leads to its provision or to none, nearly always to its own", () => {
    const [exact, all, wrong] = property(1);
    expect(wrong).toEqual([]);
    expect(exact / all).toBeGreaterThan(0.985);
  });

  it("with up to five changes leads to its provision or to none", () => {
    const [exact, all, wrong] = property(5);
    expect(wrong).toEqual([]);
    expect(exact / all).toBeGreaterThan(0.95);
  });
});
