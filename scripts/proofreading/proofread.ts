import { diffArrays } from "diff";
import { parseYaml } from "../../src/platform/yaml.ts";
import { z } from "zod";
import type { RegulationText } from "../../src/law/corpus/markdown.ts";
import type { Provision } from "../../src/law/corpus/provision.ts";
import { readReference } from "./reference.ts";

/** A reviewed difference between the corpus and the scanned reference. */
export interface Exception {
  readonly pasal: string;
  readonly reference: string;
  readonly corpus: string;
  readonly reason: string;
  /** How many places of the pasal it explains. */
  readonly times: number;
}

export interface Difference {
  readonly pasal: string;
  readonly reference: string;
  readonly corpus: string;
  /** The words before it, to find the place. */
  readonly after: string;
}

export interface ProofreadingReport {
  /** Pasal and penjelasan that were compared. */
  readonly compared: number;
  readonly words: number;
  readonly explained: number;
  readonly unexplained: readonly Difference[];
  /** Exceptions that match fewer differences than they name. */
  readonly unused: readonly Exception[];
  /** Ids that the reference does not have. */
  readonly missing: readonly string[];
}

const exceptionSchema = z
  .object({
    pasal: z.string(),
    reference: z.string(),
    corpus: z.string(),
    reason: z.string().min(1),
    times: z.number().int().min(1).default(1),
  })
  .strict();

export function readExceptions(yaml: string): Exception[] {
  return parseYaml(z.array(exceptionSchema), yaml, "proofreading");
}

/** The same of an exception, which may also name where a unit begins (`>huruf-d`) or the outer one goes on (`<`). */
function wordsAndMarks(text: string): string[] {
  return text.toLowerCase().match(/>[a-z]+-[a-z0-9]+|<|\[\.{3}\]|[\p{L}\p{N}]+/gu) ?? [];
}

/** Words and numbers, lower case, and the mark `[...]` of a lost word; punctuation and hyphenation apart. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/\[\.{3}\]|[\p{L}\p{N}]+/gu) ?? [];
}

export function proofreadRegulation(
  text: RegulationText,
  referenceText: string,
  exceptions: readonly Exception[],
): ProofreadingReport {
  const reference = readReference(referenceText, text.id).provisions;
  const corpus = new Map(text.provisions.map((provision) => [provision.id, provision]));
  const uses = new Map<Exception, number>();
  const isLeft = (exception: Exception): boolean => (uses.get(exception) ?? 0) < exception.times;
  const unexplained: Difference[] = [];
  const missing: string[] = [];
  let compared = 0;
  let wordCount = 0;
  let explained = 0;
  for (const provision of text.provisions) {
    if (!isCompared(provision)) continue;
    const against = reference.get(provision.id);
    if (against === undefined) {
      missing.push(provision.id);
      continue;
    }
    compared++;
    const ours = wordsAndUnits(corpus, provision);
    const theirs = wordsAndUnits(reference, against);
    wordCount += words(ours.join(" ")).length;
    for (const difference of differences(provision.id, theirs, ours)) {
      const exception = exceptions.find((candidate) => isLeft(candidate) && explains(candidate, difference));
      if (exception === undefined) unexplained.push(difference);
      else {
        uses.set(exception, (uses.get(exception) ?? 0) + 1);
        explained++;
      }
    }
  }
  const unused = exceptions.filter(isLeft);
  return { compared, words: wordCount, explained, unexplained, unused, missing };
}

/** A pasal, its penjelasan, a point of the penjelasan umum or one without points: each is compared whole. */
function isCompared(provision: Provision): boolean {
  const { id, unit, body } = provision;
  if (unit === "pasal" || (unit === "angka" && id.includes("/penjelasan/umum/"))) return true;
  return id.endsWith("/penjelasan/umum") && body.every(({ type }) => type !== "child");
}

/**
 * The words of a provision in order, with a token such as `>ayat-1` where a provision inside it begins and `<` where
 * its own words go on after one: so a word in the wrong ayat or huruf differs too.
 */
function wordsAndUnits(provisions: ReadonlyMap<string, Provision>, provision: Provision): string[] {
  // The scan does not tell the title of a point of the penjelasan umum from its text.
  const title = provision.isPenjelasan && provision.unit === "angka" ? words(provision.title ?? "") : [];
  let isAfterChild = false;
  const body = provision.body.flatMap((item) => {
    if (item.type !== "child") {
      const back = isAfterChild ? ["<"] : [];
      isAfterChild = false;
      return [...back, ...words(item.text)];
    }
    isAfterChild = true;
    const child = provisions.get(item.id);
    return child === undefined
      ? []
      : [`>${item.id.slice(provision.id.length + 1)}`, ...wordsAndUnits(provisions, child)];
  });
  return [...title, ...body];
}

function differences(pasal: string, theirs: readonly string[], ours: readonly string[]): Difference[] {
  const found: Difference[] = [];
  let reference: string[] = [];
  let corpus: string[] = [];
  let before: string[] = [];
  const flush = (): void => {
    if (reference.length + corpus.length > 0)
      found.push({
        pasal,
        reference: reference.join(" "),
        corpus: corpus.join(" "),
        after: before.slice(-5).join(" "),
      });
    reference = [];
    corpus = [];
  };
  for (const change of diffArrays([...theirs], [...ours])) {
    if (change.removed) reference.push(...change.value);
    else if (change.added) corpus.push(...change.value);
    else {
      flush();
      before = change.value;
    }
  }
  flush();
  return found;
}

/** An exception may quote more than the words that differ, so that a person sees the place. */
function explains(exception: Exception, difference: Difference): boolean {
  if (exception.pasal !== difference.pasal) return false;
  const reference = wordsAndMarks(exception.reference);
  const corpus = wordsAndMarks(exception.corpus);
  const own = differences(difference.pasal, reference, corpus);
  return own.some((part) => part.reference === difference.reference && part.corpus === difference.corpus);
}
