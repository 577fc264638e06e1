import { diffArrays } from "diff";
import type { Corpus } from "./corpus.ts";
import { quoteLines, type QuoteLine } from "./quote.ts";

/** Two wordings of a provision against each other, word by word. Every word is one of theirs. */

/** Words that stand in both, only in the newer, or only in the older wording. */
export interface ComparedWords {
  readonly text: string;
  readonly change: "same" | "added" | "removed";
}

export interface ComparedLine {
  readonly depth: number;
  /** Its mark included; to be joined by spaces. */
  readonly words: readonly ComparedWords[];
}

/** Lines that have less than this share of their words in common are set against each other whole. */
const LEAST_COMMON = 0.35;

/**
 * What changed in a provision between two states of the corpus; a state that has no such provision counts as without words.
 * @param other its id in the newer state
 */
export function compareWordings(before: Corpus, after: Corpus, id: string, other = id): ComparedLine[] {
  const linesIn = (corpus: Corpus, at: string): QuoteLine[] =>
    corpus.provisions.has(at) ? quoteLines(corpus, at) : [];
  return compareLines(linesIn(before, id), linesIn(after, other));
}

/** Lines belong together by the marks that lead to them, whatever their words. */
export function compareLines(before: readonly QuoteLine[], after: readonly QuoteLine[]): ComparedLine[] {
  const [old, now] = [keyed(before), keyed(after)];
  const lines: ComparedLine[] = [];
  for (const { added, removed, value } of diffArrays([...old.keys()], [...now.keys()]))
    for (const key of value) {
      const line = (removed ? old : now).get(key);
      if (line === undefined) continue;
      const was = added ? "" : wordsOf(old.get(key));
      const is = removed ? "" : wordsOf(line);
      lines.push({ depth: line.depth, words: compareWords(was, is) });
    }
  return lines;
}

/** Whether anything differs. */
export function hasChange(lines: readonly ComparedLine[]): boolean {
  return lines.some(({ words }) => words.some(({ change }) => change !== "same"));
}

function wordsOf(line: QuoteLine | undefined): string {
  return line === undefined ? "" : `${line.mark} ${line.text}`.trim();
}

/** By the marks of the lines around it and its own: "(1)/a./1."; lines without one are counted. */
function keyed(lines: readonly QuoteLine[]): Map<string, QuoteLine> {
  const keys = new Map<string, QuoteLine>();
  const path: string[] = [];
  for (const line of lines) {
    path.splice(line.depth);
    while (path.length < line.depth) path.push("");
    const above = path.join("/");
    let count = 0;
    let key = `${above}/${line.mark}`;
    while (keys.has(key)) key = `${above}/${line.mark}#${++count}`;
    keys.set(key, line);
    path.push(line.mark);
  }
  return keys;
}

function compareWords(before: string, after: string): ComparedWords[] {
  const [old, now] = [before, after].map((text) => text.split(" ").filter((word) => word !== ""));
  const parts = diffArrays(old ?? [], now ?? []);
  const common = parts.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length),
    0,
  );
  const longest = Math.max(old?.length ?? 0, now?.length ?? 0);
  if (before !== "" && after !== "" && common < longest * LEAST_COMMON)
    return [
      { text: before, change: "removed" },
      { text: after, change: "added" },
    ];
  return parts.map(({ added, removed, value }) => ({
    text: value.join(" "),
    change: removed ? "removed" : added ? "added" : "same",
  }));
}

/** "(1) [-what was struck out-] {+what was added+}", two spaces a level. */
export function comparedText({ depth, words }: ComparedLine): string {
  const marked = words.map(({ text, change }) =>
    change === "same" ? text : change === "removed" ? `[-${text}-]` : `{+${text}+}`,
  );
  return "  ".repeat(depth) + marked.join(" ");
}
