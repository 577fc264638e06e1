import { type Word, fold } from "./tokeniser.ts";

/**
 * The small pattern language of the lexicons: words, `*` for letters after ("pinjam*"), `~` for up to three words
 * between ("buka ~ konsulat*"). A word matches with or without an Indonesian particle (kerja samanya, bolehkah).
 */

/** A word of a question as the patterns see it. */
export interface Token {
  /** Folded, in the standard spelling. */
  readonly key: string;
  /** `key` without -nya, -kah, -lah, -pun, or the English plural. */
  readonly stem: string;
  /** Index of the typed word it came from. */
  readonly word: number;
}

export interface Match<T> {
  readonly value: T;
  /** Index of the first token, and of the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Letters that were matched literally: tells the more specific of two patterns over the same words. */
  readonly weight: number;
}

type Element = { readonly text: string; readonly isPrefix: boolean } | "gap";

interface Pattern<T> {
  readonly value: T;
  readonly parts: readonly string[];
  /** Made when a word of a question begins as the pattern does: of thousands of patterns few are ever tried. */
  elements: readonly Element[] | undefined;
}

/** How many words `~` may stand for. */
const GAP = 3;
/** Patterns are found by the first letters of their first word. */
const HEAD = 3;

export class PatternIndex<T> {
  private readonly byHead = new Map<string, Pattern<T>[]>();
  /** Every folded word of the patterns, as they are written. */
  readonly words = new Set<string>();
  /** Of the questions still held by someone: several steps ask for the same. */
  private readonly known = new WeakMap<readonly Token[], readonly Match<T>[]>();

  /** @param spell the standard spelling of a word, which may be several words */
  constructor(
    entries: Iterable<{ readonly words: readonly string[]; readonly value: T }>,
    private readonly spell: (word: string) => string,
  ) {
    for (const { words, value } of entries) for (const text of words) this.add(text, value, spell);
  }

  /** Every match at every place, in order of start; they may overlap. */
  matches(tokens: readonly Token[]): readonly Match<T>[] {
    const known = this.known.get(tokens);
    if (known !== undefined) return known;
    const found: Match<T>[] = [];
    for (let start = 0; start < tokens.length; start++) found.push(...this.matchesAt(tokens, start));
    this.known.set(tokens, found);
    return found;
  }

  /** The matches that begin at one token. */
  matchesAt(tokens: readonly Token[], start: number): Match<T>[] {
    const token = tokens[start];
    if (token === undefined) return [];
    const found: Match<T>[] = [];
    for (const pattern of this.byHead.get(token.key.slice(0, HEAD)) ?? []) {
      const elements = (pattern.elements ??= elementsOf(pattern.parts, this.spell));
      const end = matchEnd(elements, 0, tokens, start);
      if (end >= 0) found.push({ value: pattern.value, start, end, weight: weightOf(elements) });
    }
    return found;
  }

  /** The end of the longest match that begins at one token, or -1. */
  endAt(tokens: readonly Token[], start: number): number {
    return this.matchesAt(tokens, start).reduce((end, match) => Math.max(end, match.end), -1);
  }

  private add(text: string, value: T, spell: (word: string) => string): void {
    const parts = PLAIN.test(text) ? text.split(" ") : partsOf(text);
    const [first = ""] = parts;
    if (!/^[a-z0-9]/.test(first) || (first.endsWith("*") && first.length <= HEAD))
      throw new RangeError(`the pattern "${text}" must begin with a word, or with three letters before a *`);
    for (const part of parts) if (part !== "~") this.words.add(part.endsWith("*") ? part.slice(0, -1) : part);
    const head = (first.endsWith("*") ? first : spell(first)).slice(0, HEAD);
    const others = this.byHead.get(head);
    const pattern = { value, parts, elements: undefined };
    if (others === undefined) this.byHead.set(head, [pattern]);
    else others.push(pattern);
  }
}

/** Needs no folding. */
const PLAIN = /^[a-z0-9*~]+(?: [a-z0-9*~]+)*$/;

function partsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .flatMap((part) => (part === "~" ? [part] : `${fold(part)}${part.endsWith("*") ? "*" : ""}`.split(" ")))
    .filter((part) => part !== "" && part !== "*");
}

function elementsOf(parts: readonly string[], spell: (word: string) => string): Element[] {
  return parts.flatMap((part): Element[] => {
    if (part === "~") return ["gap"];
    if (part.endsWith("*")) return [{ text: part.slice(0, -1), isPrefix: true }];
    return spell(part)
      .split(" ")
      .map((text) => ({ text, isPrefix: false }));
  });
}

function weightOf(elements: readonly Element[]): number {
  return elements.reduce((sum, element) => sum + (element === "gap" ? 0 : element.text.length), 0);
}

function matchEnd(elements: readonly Element[], index: number, tokens: readonly Token[], at: number): number {
  const element = elements[index];
  if (element === undefined) return at;
  if (element === "gap") {
    for (let skip = 0; skip <= GAP && at + skip <= tokens.length; skip++) {
      const end = matchEnd(elements, index + 1, tokens, at + skip);
      if (end >= 0) return end;
    }
    return -1;
  }
  const token = tokens[at];
  if (token === undefined) return -1;
  const isMatch = element.isPrefix
    ? token.key.startsWith(element.text)
    : token.key === element.text || token.stem === element.text;
  return isMatch ? matchEnd(elements, index + 1, tokens, at + 1) : -1;
}

/** The matches that stay when longer ones swallow those they overlap; of two equally long the heavier, then the earlier. */
export function longest<T>(matches: readonly Match<T>[]): Match<T>[] {
  const taken: Match<T>[] = [];
  const ordered = [...matches].sort((a, b) => b.end - b.start - (a.end - a.start) || b.weight - a.weight);
  for (const match of ordered) if (!taken.some((other) => overlaps(match, other))) taken.push(match);
  return taken.sort((a, b) => a.start - b.start);
}

export function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A question as words and as the tokens that patterns match. */
export interface Tokens {
  readonly text: string;
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
}
