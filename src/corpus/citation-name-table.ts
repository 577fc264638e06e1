import type { Token } from "./citation-tokens.ts";
import { tokenize } from "./citation-tokens.ts";

/** A name as it is compared: its letters and numbers, and its words where it has nothing else. */
export interface Spelt {
  readonly key: string;
  readonly words: readonly string[] | null;
}

export function spell(name: string): Spelt {
  const tokens = tokenize(name);
  const isWords = tokens.every((token) => token.type === "word");
  return { key: tokens.map(keyOf).join(""), words: isWords ? tokens.map((token) => token.text) : null };
}

/** Names by their letters and numbers; spaces, capitals and punctuation make no difference. */
export class NameTable<T> {
  readonly #values = new Map<string, T[]>();
  readonly #words = new Map<readonly string[], T[]>();
  /** In the order of their spelling; null when one was added since. */
  #sorted: string[] | null = null;

  add(name: string | Spelt, value: T): void {
    const { key, words } = typeof name === "string" ? spell(name) : name;
    if (key === "") return;
    const known = this.#values.get(key);
    if (known !== undefined) {
      if (!known.includes(value)) known.push(value);
      return;
    }
    const values = [value];
    if (words !== null) this.#words.set(words, values);
    this.#values.set(key, values);
    this.#sorted = null;
  }

  /** The longest name that starts at `index`, or null. */
  match(
    tokens: readonly Token[],
    index: number,
  ): { readonly values: readonly T[]; readonly next: number } | null {
    if (tokens[index]?.type === "mark") return null;
    let key = "";
    let found: { values: readonly T[]; next: number } | null = null;
    for (let next = index; next < tokens.length; next++) {
      const token = tokens[next];
      if (token === undefined || token.text === "?" || token.text === "!") break;
      key += keyOf(token);
      if (!this.#isBeginning(key)) break;
      const values = token.type === "mark" ? undefined : this.#values.get(key);
      if (values !== undefined) found = { values, next: next + 1 };
    }
    return found;
  }

  /** Whether a name begins so. */
  #isBeginning(text: string): boolean {
    const keys = (this.#sorted ??= [...this.#values.keys()].sort());
    let [from, to] = [0, keys.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((keys[middle] ?? "") < text) from = middle + 1;
      else to = middle;
    }
    return keys[from]?.startsWith(text) === true;
  }

  /** Names of two words or more, split into their words. */
  spelled(): (readonly [readonly string[], readonly T[]])[] {
    return [...this.#words].filter(([words]) => words.length > 1);
  }

  entries(): IterableIterator<[string, T[]]> {
    return this.#values.entries();
  }
}

function keyOf(token: Token): string {
  if (token.type === "mark") return "";
  return token.type === "number" ? `#${withoutZeros(token.text)}#` : token.text;
}

/** "09" -> "9". */
export function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
