import { diffArrays } from "diff";
import { GAP } from "../law/corpus/provision.ts";
import { NEGATIONS } from "./words.ts";

/** Compares words: capitals, punctuation, quotation marks, line breaks, hyphens and marks of lists make no difference. */

export interface Word {
  /** As it is compared. */
  readonly key: string;
  /** As written, with the punctuation on it. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** A mark of a list, which a quotation may leave out. */
  readonly isMark: boolean;
}

/** One place where a quotation differs; either side may be empty. */
export interface Difference {
  readonly given: string;
  readonly law: string;
}

const PIECE = /[\p{L}\p{M}\d]+(?:(?:['’\u00ad]|-\s{0,2})[\p{L}\p{M}\d]+)*|\[\.\.\.\]|…|\.{3,}/gu;
const LIST_MARK =
  /(?:^|[\n:;]|(?:\/|\s)(?:atau|dan|or|and))\s*(?:[-*•]\s*)?(?:\((?:\d+|[a-z])\)|(?:\d{1,3}|[a-z])[.)](?=\s))/giu;
const OMISSION = "…";

export function wordsOf(text: string): Word[] {
  const marks = new Set<number>();
  for (const { 0: mark, index } of text.matchAll(LIST_MARK)) {
    const value = mark.search(/[\da-z]+[.)]+$/i);
    marks.add(index + value);
  }
  return Array.from(text.matchAll(PIECE), ({ 0: raw, index }) => ({
    key: /^\p{P}/u.test(raw) ? (raw === GAP ? GAP : OMISSION) : keyOf(raw),
    raw,
    ...{ start: index, end: index + raw.length, isMark: marks.has(index) },
  }));
}

function keyOf(raw: string): string {
  return raw
    .normalize("NFKD")
    .replace(/[^\p{L}\d]/gu, "")
    .toLowerCase();
}

export interface Comparison {
  /** The share of the given words that the law has in this order. */
  readonly agreement: number;
  /** The share of the law's words from the first to the last of these that the quotation has; 1 where it says that it omits. */
  readonly coverage: number;
  readonly differences: readonly Difference[];
}

/**
 * How a quotation differs from the law. It may begin and end anywhere in it, and leave out what "..." stands for; a negation
 * left out at its beginning is a difference.
 */
export function compareWording(given: readonly Word[], law: readonly Word[]): Comparison {
  const omits = given.some(({ key }) => key === OMISSION || key === GAP);
  const parts = diffArrays([...given], omits ? [...law] : windowOf(given, law), {
    comparator: (a, b) => a.key === b.key,
  });
  const first = parts.findIndex(({ added, removed }) => !added && !removed);
  const last = parts.findLastIndex(({ added, removed }) => !added && !removed);
  let agreed = 0;
  let passedOver = 0;
  const differences: { given: Word[]; law: Word[] }[] = [];
  let open: { given: Word[]; law: Word[] } | null = null;
  for (const [index, { value, added, removed }] of parts.entries()) {
    if (!added && !removed) {
      agreed += value.length;
      open = null;
      continue;
    }
    if (open === null) differences.push((open = { given: [], law: [] }));
    const isOutside = index < first || index > last;
    if (removed) open.given.push(...value);
    else if (!isOutside) {
      open.law.push(...value);
      passedOver += value.filter(({ isMark }) => !isMark).length;
    } else if (
      index < first &&
      NEGATIONS.has(value.at(-1)?.key ?? "") &&
      isOneSentence(value, parts[first]?.value ?? [])
    )
      open.law.push(...value.slice(-1));
    else if (open.given.some((word) => !word.isMark))
      open.law.push(...beside(value, index < first, open.given.length));
  }
  return {
    agreement: given.length === 0 ? 0 : agreed / given.length,
    coverage: omits ? 1 : agreed === 0 ? 0 : agreed / (agreed + passedOver),
    differences: differences.filter(isReal).map((one) => ({ given: rawOf(one.given), law: rawOf(one.law) })),
  };
}

/** Words around the place where a quotation seems to stand in which it is looked for; marks that it left out shift it. */
const SLACK = 12;

/** The part of a law in which most pairs of words of a quotation stand at one distance; words far off are not its own. */
function windowOf(given: readonly Word[], law: readonly Word[]): Word[] {
  const places = new Map<string, number[]>();
  for (let at = 0; at + 1 < law.length; at++) {
    const pair = pairAt(law, at);
    const known = places.get(pair);
    if (known === undefined) places.set(pair, [at]);
    else known.push(at);
  }
  const counts = new Map<number, number>();
  for (let at = 0; at + 1 < given.length; at++)
    for (const place of places.get(pairAt(given, at)) ?? []) {
      const distance = Math.round((place - at) / SLACK);
      for (const near of [distance - 1, distance, distance + 1])
        counts.set(near, (counts.get(near) ?? 0) + 1);
    }
  let [best, most] = [0, 0];
  for (const [distance, count] of counts) if (count > most) [best, most] = [distance, count];
  if (most === 0) return [...law];
  const start = best * SLACK;
  const slack = 2 * SLACK + Math.ceil(given.length / 4);
  return law.slice(Math.max(0, start - slack), start + given.length + slack);
}

function pairAt(words: readonly Word[], at: number): string {
  return `${words[at]?.key} ${words[at + 1]?.key}`;
}

/** Of the law's words around a quotation those that stand where it has words of its own. */
function beside(law: readonly Word[], isBefore: boolean, count: number): readonly Word[] {
  return isBefore ? law.slice(-count) : law.slice(0, count);
}

function isOneSentence(before: readonly Word[], after: readonly Word[]): boolean {
  return (after[0]?.start ?? 0) - (before.at(-1)?.end ?? 0) <= 1;
}

function isReal({ given, law }: { given: readonly Word[]; law: readonly Word[] }): boolean {
  const isOmitted =
    given.length > 0 && given.every(({ key, isMark }) => key === OMISSION || key === GAP || isMark);
  if (isOmitted && given.some(({ key }) => key === OMISSION || key === GAP)) return false;
  if (law.some(({ key }) => key === GAP)) return false;
  const [own, theirs] = [given, law].map((words) => words.filter(({ isMark }) => !isMark)) as [
    Word[],
    Word[],
  ];
  const joined = (words: readonly Word[]): string => words.map(({ key }) => key).join("");
  return joined(own) !== joined(theirs);
}

function rawOf(words: readonly Word[]): string {
  return words.map(({ raw }) => raw.replace(/\s+/g, " ")).join(" ");
}
