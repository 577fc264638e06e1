import { BagsBuilder } from "./bags.ts";
import type { Chunk, Field } from "./chunks.ts";
import { words } from "./normalise.ts";
import type { Postings } from "./postings.ts";
import { bm25Postings, cosinePostings, likelihoodWeights, unseenIdfOf } from "./postings.ts";
import { readSections, writeSections } from "./sections.ts";
import { stem } from "./stem.ts";
import { TERM_WEIGHTS, termsOf, tokens } from "./terms.ts";
import { orderedVocabulary, spellingOrder } from "./vocabulary.ts";
import { GLOSSARY } from "./wordlists/glossary.ts";
import { OTHER_SUBJECTS } from "./wordlists/otherSubjects.ts";

/** What the lexical index looks things up in: made from the chunks once, then kept in a file, since it takes a while. */
export interface LexicalTables {
  readonly units: readonly string[];
  /** By number. */
  readonly terms: readonly string[];
  /** BM25 weights of the units' words, all fields together. */
  readonly text: Postings;
  /** By entry of `text`: see `likelihoodWeights`. */
  readonly likelihood: Float32Array;
  /** By unit. */
  readonly absent: Float32Array;
  /** By term: its share of all words of the units. */
  readonly shares: Float32Array;
  /** Cosine weights of the topic lines and sample questions, each by itself. */
  readonly lines: Postings;
  /** Number of the unit that each line belongs to. */
  readonly lineUnits: Int32Array;
  /** Number, in `provisions`, of what each line is about. */
  readonly lineProvisions: Int32Array;
  readonly provisions: readonly string[];
  /** Every word of the chunks and of the word lists, how often the chunks have it, and its stem. */
  readonly words: readonly string[];
  readonly wordCounts: Int32Array;
  readonly wordStems: readonly string[];
}

/** How much a word of each field counts. Chosen on the development questions. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  text: 1,
  penjelasan: 0.4,
  topic: 2,
  question: 1,
  place: 0.5,
};
export const BM25 = { k1: 1.2, b: 0.5 };
const COSINE_DAMPING = 0.5;
export const SMOOTHING = 1_000;

export function buildLexicalTables(chunks: readonly Chunk[]): LexicalTables {
  const units = [...new Set(chunks.map((chunk) => chunk.metadata.unit))];
  const unitNumbers = new Map(units.map((unit, index) => [unit, index]));
  const vocabulary = new Map<string, number>();
  const unitBags = new BagsBuilder(vocabulary);
  const lineBags = new BagsBuilder(vocabulary);
  const lineUnits: number[] = [];
  const lineProvisions: number[] = [];
  const provisions = new Map<string, number>();
  const spellings = new Map<string, number>();
  for (const chunk of chunks) {
    const list = words(chunk.pageContent);
    for (const word of list) spellings.set(word, (spellings.get(word) ?? 0) + 1);
    const terms = termsOf(tokens(list));
    const { field, provision } = chunk.metadata;
    const unit = unitNumbers.get(chunk.metadata.unit) ?? 0;
    unitBags.add(unit, terms, FIELD_WEIGHTS[field]);
    if (field !== "topic" && field !== "question") continue;
    lineBags.add(lineUnits.length, terms, 1, onceOnly);
    lineUnits.push(unit);
    if (!provisions.has(provision)) provisions.set(provision, provisions.size);
    lineProvisions.push(provisions.get(provision) ?? 0);
  }
  const listed = [...GLOSSARY.flatMap(({ phrases }) => phrases.flatMap(words)), ...OTHER_SUBJECTS];
  for (const word of listed) if (!spellings.has(word)) spellings.set(word, 0);
  const bags = unitBags.bags();
  const { weights, absent, shares } = likelihoodWeights(bags, SMOOTHING);
  return {
    units,
    terms: [...vocabulary.keys()],
    text: bm25Postings(bags, BM25),
    likelihood: weights,
    absent,
    shares,
    lines: cosinePostings(lineBags.bags(), COSINE_DAMPING),
    lineUnits: Int32Array.from(lineUnits),
    lineProvisions: Int32Array.from(lineProvisions),
    provisions: [...provisions.keys()],
    words: [...spellings.keys()],
    wordCounts: Int32Array.from(spellings.values()),
    wordStems: [...spellings.keys()].map(stem),
  };
}

/** A line says a word or does not; how often tells nothing in a sentence. */
export function onceOnly(term: string): number {
  return term.startsWith("#") ? TERM_WEIGHTS.notion : term.includes("_") ? TERM_WEIGHTS.pair : 1;
}

export function writeLexicalTables(tables: LexicalTables): Uint8Array {
  return writeSections({
    units: tables.units,
    terms: tables.terms,
    termOrder: spellingOrder(tables.terms),
    "text.starts": tables.text.starts,
    "text.docs": tables.text.docs,
    "text.weights": tables.text.weights,
    "text.idf": tables.text.idf,
    likelihood: tables.likelihood,
    absent: tables.absent,
    shares: tables.shares,
    "lines.starts": tables.lines.starts,
    "lines.docs": tables.lines.docs,
    "lines.weights": tables.lines.weights,
    "lines.idf": tables.lines.idf,
    lineUnits: tables.lineUnits,
    lineProvisions: tables.lineProvisions,
    provisions: tables.provisions,
    words: tables.words,
    wordCounts: tables.wordCounts,
    wordStems: tables.wordStems,
  });
}

/** @throws when the bytes are not what `writeLexicalTables` gave */
export function readLexicalTables(bytes: Uint8Array): LexicalTables {
  const sections = readSections(bytes);
  const terms = sections.text("terms");
  const vocabulary = orderedVocabulary(terms, sections.int32("termOrder"));
  const postings = (name: string, documents: number): Postings => ({
    documents,
    vocabulary,
    starts: sections.int32(`${name}.starts`),
    docs: sections.int32(`${name}.docs`),
    weights: sections.float32(`${name}.weights`),
    idf: sections.float32(`${name}.idf`),
    unseenIdf: unseenIdfOf(documents),
  });
  const units = sections.text("units");
  const lineUnits = sections.int32("lineUnits");
  return {
    units,
    terms,
    text: postings("text", units.length),
    likelihood: sections.float32("likelihood"),
    absent: sections.float32("absent"),
    shares: sections.float32("shares"),
    lines: postings("lines", lineUnits.length),
    lineUnits,
    lineProvisions: sections.int32("lineProvisions"),
    provisions: sections.text("provisions"),
    words: sections.text("words"),
    wordCounts: sections.int32("wordCounts"),
    wordStems: sections.text("wordStems"),
  };
}
