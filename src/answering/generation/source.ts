import { formatCitation } from "../../law/citations/formatting.ts";
import type { Corpus } from "../../corpus/corpus.ts";
import type { Fidelity } from "../../corpus/provision.ts";
import { quoteText } from "../../corpus/quote.ts";
import type { Frame } from "../sources.ts";
import { labelOf, statusSentence } from "../sources.ts";

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
