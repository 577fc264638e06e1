import type { Regulation, Topic, Version } from "./register.ts";
import type { RegulationText } from "./markdown.ts";
import type { Provision } from "./provision.ts";
import { penjelasanId } from "../provision-id.ts";

/**
 * The law with the words of a day: the newest as it is loaded, another day's by `corpusAsOf`. Immutable once loaded; of an office's
 * own acts, when there are many, the words are read when they are asked for.
 */
export interface Corpus {
  /** SHA-256 over every file that was read, in hex: names a state of the law and of its search aids. */
  readonly hash: string;
  /** The same without the acts of `imported`. */
  readonly ownHash: string;
  /** Acts that an office brought in of which no text ships: the hash of the version that counts, by id. */
  readonly imported: ReadonlyMap<string, string>;
  /** By id, in the order of the register. */
  readonly regulations: ReadonlyMap<string, Regulation>;
  /** The words that later acts gave to pasal, oldest first. */
  readonly versions: readonly Version[];
  /** The texts without these, by regulation id. */
  readonly enacted: ReadonlyMap<string, RegulationText>;
  /** The texts of those regulations that ship any, by regulation id, as they read on the day. */
  readonly texts: ReadonlyMap<string, RegulationText>;
  /** Every provision by id, in the order of the texts, with the words of the day. */
  readonly provisions: ReadonlyMap<string, Provision>;
  readonly topics: readonly Topic[];
  /** Shipped ids whose provision gave way to one of an ingested act: shipped id -> the id that holds its place now. */
  readonly moved: ReadonlyMap<string, string>;
}

/** What a state of the law is called in front of people: the first eight digits of its hash. */
export function editionName({ hash }: Pick<Corpus, "hash">): string {
  return hash.slice(0, 8);
}

/** Children of a provision in the order of the text. */
export function childrenOf(corpus: Corpus, provision: Provision): Provision[] {
  return provision.body.flatMap((item) => {
    const child = item.type === "child" ? corpus.provisions.get(item.id) : undefined;
    return child === undefined ? [] : [child];
  });
}

/** The penjelasan of an article's provision that the corpus holds, or undefined. */
export function penjelasanOf(corpus: Corpus, id: string): Provision | undefined {
  const penjelasan = corpus.provisions.get(penjelasanId(id));
  return penjelasan?.isPenjelasan === true ? penjelasan : undefined;
}
