import type { Atom } from "./citation-chain.ts";
import { isBoundary, readConnector } from "./citation-connectors.ts";
import type { NameTable } from "./citation-name-table.ts";
import type { CitationNames } from "./citation-names.ts";
import { withoutZeros } from "./citation-name-table.ts";
import type { Token } from "./citation-tokens.ts";
import { unitOf } from "./citation-units.ts";
import { readOrdinal, readValue } from "./citation-values.ts";
import type { Corpus } from "./corpus.ts";
import { summaryOf, type TitledPart } from "./provision-map.ts";

/** Titled parts of texts that are no statutes, such as the conditions and criteria of a ministerial guide. */

/** What people call a list of conditions, whichever word the text itself uses. */
const CONDITIONS = [
  "syarat",
  "persyaratan",
  "ketentuan",
  "kriteria",
  "criteria",
  "criterion",
  "criterium",
  "condition",
  "conditions",
  "requirement",
  "requirements",
];

/** How people call the subject of a part, by the step of its id. Words of the title are added to these. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  "syarat-umum": ["umum", "general"],
  "kriteria-sister-city": [
    "kota kembar",
    "sister city",
    "sister cities",
    "sistercity",
    "kota bersaudara",
    "twin city",
    "twin cities",
  ],
  "kerja-sama-teknis": [
    "kerja sama teknis",
    "kerjasama teknis",
    "kerja sama teknik",
    "kerjasama teknik",
    "technical cooperation",
    "bantuan kemanusiaan",
    "humanitarian aid",
    "humanitarian assistance",
  ],
};

const TITLES: Readonly<Record<string, readonly string[]>> = {
  "aman-politis": [
    "aman politis",
    "aman secara politis",
    "aman dari segi politik",
    "aman secara politik",
    "politically safe",
    "political safety",
  ],
  "kerja-sama-teknis": ["kerja sama teknis", "kerjasama teknis", "technical cooperation"],
  lampiran: ["annex", "appendix", "lamp"],
};

/** Between the word for conditions and their subject. */
const BETWEEN = [
  "",
  "tambahan",
  "khusus",
  "untuk",
  "tambahan untuk",
  "khusus untuk",
  "for",
  "of",
  "tentang",
  "soal",
];

/** Adds every name of the corpus's titled parts. */
export function addPartNames(parts: NameTable<string>, corpus: Corpus): void {
  for (const { id, title, number } of titledParts(corpus)) {
    parts.add(title, id);
    parts.add(title.replace(/\s*\([^)]*\)/g, ""), id);
    parts.add(number.replaceAll("-", " "), id);
    for (const name of TITLES[number] ?? []) parts.add(name, id);
    for (const subject of SUBJECTS[number] ?? []) {
      for (const word of CONDITIONS) {
        parts.add(`${subject} ${word}`, id);
        for (const between of BETWEEN) parts.add(`${word} ${between} ${subject}`, id);
      }
    }
  }
}

export function titledParts(corpus: Corpus): TitledPart[] {
  return [...corpus.texts.values()].flatMap((text) => summaryOf(text).parts);
}

const CONDITION_WORDS = new Set(CONDITIONS);

/** "syarat ke-3" of an act with one list of general conditions: the part that the word alone stands for. */
const ALONE = new Set(["syarat", "persyaratan", "condition", "conditions"]);

/**
 * A titled part at `index`, with or without quotation marks and with an ordinal in front of or inside its name:
 * "syarat umum", "kriteria kedua sister city", "second sister city criterion". One atom, or the part's and its point's.
 */
export function readPart(names: CitationNames, tokens: readonly Token[], index: number): Atom[] | null {
  const leading = readOrdinal(tokens, index);
  if (leading !== null) {
    const { next: at } = readConnector(tokens, leading.next);
    const part = matchPart(names, tokens, at, index);
    return part === null ? null : [part, point(leading.number, part.next, part.next)];
  }
  const token = tokens[index];
  if (token === undefined) return null;
  if (CONDITION_WORDS.has(token.text)) {
    const inside = readNumbering(tokens, index + 1);
    if (inside !== null) {
      const rest = [token, ...tokens.slice(inside.next, inside.next + 8)];
      const found = names.parts.match(rest, 0);
      if (found !== null && found.next > 1) {
        const next = inside.next + found.next - 1;
        return [partAtom(found.values, index, next), point(inside.number, next, next)];
      }
      if (ALONE.has(token.text)) return alone(names, index, inside.number, inside.next);
    }
  }
  const part = matchPart(names, tokens, index, index);
  return part === null ? null : [part];
}

/** "ke-3", "ketiga", "no. 4", "angka 2" right behind the word for conditions. */
function readNumbering(
  tokens: readonly Token[],
  index: number,
): { readonly number: string; readonly next: number } | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal !== null) return ordinal;
  const unit = unitOf(tokens[index]?.text ?? "");
  if (unit !== "poin" && unit !== "angka") return null;
  const value = readValue(tokens, index + 1, unit);
  return value === null || value.isLetter ? null : value;
}

function alone(names: CitationNames, first: number, number: string, next: number): Atom[] | null {
  const ids = names.generalConditions;
  if (ids.length === 0) return null;
  return [{ ...partAtom(ids, first, next), isLoose: true }, point(number, next, next)];
}

function matchPart(
  names: CitationNames,
  tokens: readonly Token[],
  index: number,
  first: number,
): Atom | null {
  const word = unitOf(tokens[index]?.text ?? "");
  let at = word === "bagian" ? index + 1 : index;
  while (at < index + 3 && ["“", '"', "'", ","].includes(tokens[at]?.text ?? "")) at++;
  const found = names.parts.match(tokens, at);
  if (found === null) return null;
  let next = found.next;
  while (next < found.next + 2 && ["”", '"', "'", ")"].includes(tokens[next]?.text ?? "")) next++;
  return partAtom(found.values, first, next);
}

function partAtom(parts: readonly string[], first: number, next: number): Atom {
  return {
    unit: "bagian-teks",
    number: "",
    parts,
    isWeak: true,
    isLoose: false,
    isBare: false,
    connector: "none",
    first,
    next,
  };
}

function point(number: string, first: number, next: number): Atom {
  return {
    unit: "angka",
    number,
    parts: [],
    isWeak: false,
    isLoose: true,
    isBare: true,
    connector: "none",
    first,
    next,
  };
}

/** "syarat umum 3", "syarat umum ke-3", "syarat umum ketiga". */
export function readPointOfPart(tokens: readonly Token[], index: number): Atom | null {
  const ordinal = readOrdinal(tokens, index);
  if (ordinal !== null) return point(ordinal.number, index, ordinal.next);
  const token = tokens[index];
  if (token?.type !== "number" || token.text.length > 2 || !isBoundary(tokens, index + 1)) return null;
  return point(withoutZeros(token.text), index, index + 1);
}
