import { formatCitation } from "../law/citations/formatting.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import type { Fidelity } from "../law/corpus/provision.ts";
import { quoteText } from "../law/corpus/quote.ts";
import { type Frame, labelOf, statusSentence } from "../answering/presentation/sources.ts";
import { words } from "../text/normalise.ts";
import { conceptsOf, tokens } from "../text/terms.ts";

/** What the model is given to write from, and what its prose is held against. */
export interface Source {
  /** The number the model points with, from 1. */
  readonly n: number;
  /** Provision id. */
  readonly id: string;
  /** How the provision is named to this reader: "Pasal 42 ayat (1) huruf g UU 32/2004". */
  readonly label: string;
  /** The act by its short Indonesian name, such as "UU 32/2004", by which its number is read in either language. */
  readonly act: string;
  /** The corpus's words, marks included. */
  readonly text: string;
  readonly fidelity: Fidelity;
  /** One sentence from the register; null for explanatory material, which has no status. */
  readonly status: string | null;
  /** Id paths below the act, of the provision, of what is inside it and of the chapters around it. */
  readonly paths: readonly string[];
}

/** Longer provisions are left out: a model skims them. */
const MAX_SOURCE_CHARACTERS = 4_000;
/** With the prompt and the answer this fits the 4,096 tokens that Ollama gives a model unless told otherwise. */
const MAX_ALL_CHARACTERS = 8_000;
const MAX_SOURCES = 6;

/** @param ids provision ids, best first; unknown and repeated ones are passed over */
export function numberedSources(frame: Frame, ids: readonly string[]): Source[] {
  const { corpus } = frame;
  const sources: Source[] = [];
  let room = MAX_ALL_CHARACTERS;
  for (const id of new Set(ids)) {
    const provision = corpus.provisions.get(id);
    if (provision === undefined || sources.length === MAX_SOURCES) continue;
    const text = quoteText(corpus, id);
    if (text.length > Math.min(room, MAX_SOURCE_CHARACTERS)) continue;
    room -= text.length;
    sources.push({
      n: sources.length + 1,
      id,
      label: labelOf(frame, id),
      act: formatCitation(corpus, provision.regulation, "short"),
      text,
      fidelity: provision.fidelity,
      status: provision.fidelity === "explanatory" ? null : statusSentence(frame, id),
      paths: pathsOf(corpus, id),
    });
  }
  return sources;
}

function pathsOf(corpus: Corpus, id: string): string[] {
  const provision = corpus.provisions.get(id);
  const around = provision?.place ?? [];
  const inside: string[] = [];
  const walk = (at: string): void => {
    inside.push(at);
    for (const item of corpus.provisions.get(at)?.body ?? []) if (item.type === "child") walk(item.id);
  };
  walk(id);
  return [...around, ...inside].map((path) => path.slice(path.indexOf("/") + 1));
}

/** One form for the many ways to write a quotation mark, a space or a digit, so that no check is stepped around. */

const DOUBLE = /[“”„‟«»″〝〞〟＂‶]|''|``|,,/gu;
const SINGLE = /[‘’‚‛‹›`´′＇‵]/gu;
const DASH = /[‐‑‒–—―−]/gu;

/** Compatibility forms resolved, quotation marks made `"` or `'`, dashes `-`; lengths may change. */
export function plainCharacters(text: string): string {
  return text.normalize("NFKC").replace(SINGLE, "'").replace(DOUBLE, '"').replace(DASH, "-");
}

/** The same with every run of white space made one space. */
export function plainLine(text: string): string {
  return plainCharacters(text).replace(/\s+/gu, " ").trim();
}

/** ASCII letters, digits, spaces, the punctuation of prose and quotation marks that the quotation check knows. */
const PLAIN = /^[A-Za-z0-9\s.,;:!?()/%&+'"‘’‚‛“”„‟«»‹›`…–—-]*$/u;

/**
 * Letters of another script or with accents (which can pass for the plain ones), invisible and direction-changing
 * characters, brackets of other scripts: nothing an answer here has a use for.
 */
export function hasForeignCharacters(text: string): boolean {
  return !PLAIN.test(text);
}

/**
 * What a text speaks of, comparable across Indonesian and English: stems of its content words, and notions of the
 * glossary ("#surat kuasa" for "Full Powers").
 */
export interface Meaning {
  readonly stems: ReadonlySet<string>;
  readonly notions: ReadonlySet<string>;
}

export function meaningOf(text: string): Meaning {
  const read = tokens(words(text));
  return {
    stems: new Set(read.filter((token) => !token.isStop && token.stem.length > 2).map((token) => token.stem)),
    notions: new Set(conceptsOf(read)),
  };
}

/** How many of the first set's members the second has. */
export function shared(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let count = 0;
  for (const member of first) if (second.has(member)) count++;
  return count;
}
