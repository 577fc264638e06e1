import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseYaml } from "../../platform/yaml.ts";
import { projectFile } from "../../platform/files.ts";
import { type Token, tokenize } from "./lexer.ts";
import { withoutZeros } from "../../text/numbers.ts";

/** The kinds of acts, what people call them, and tables of names that are matched whatever their spaces and marks. */

const KINDS_FILE = projectFile("corpus/act-kinds.yaml");

/** The form of `corpus/act-kinds.yaml`, whose head explains every key. */
const actKinds = z
  .object({
    kinds: z.array(
      z
        .object({
          kind: z.string(),
          words: z.array(z.string()).min(1),
          long: z.array(z.string()).default([]),
          named: z.boolean().default(false),
          national: z.boolean().default(false),
          places: z.boolean().default(false),
          regions: z.boolean().default(false),
          decree: z.boolean().default(false),
          head: z.string().optional(),
          office: z.string().optional(),
          en: z.string().optional(),
        })
        .strict(),
    ),
    nation: z.array(z.string()),
    foreign: z.string().transform((words) => new RegExp(`^(?:${words})$`)),
    regions: z.record(
      z
        .object({
          office: z.string().transform((words) => new RegExp(`^${words}`)),
          around: z.array(z.string()),
        })
        .strict(),
    ),
    provinces: z.record(z.array(z.string())),
  })
  .strict();

export type ActKind = z.output<typeof actKinds>["kinds"][number];

export const ACT_KINDS = parseYaml(actKinds, readFileSync(KINDS_FILE, "utf8"), "act-kinds.yaml");

const BY_NAME: ReadonlyMap<string, ActKind> = new Map(ACT_KINDS.kinds.map((kind) => [kind.kind, kind]));

/** What is known of a kind by its short name; undefined for one that nobody names. */
export function actKind(kind: string): ActKind | undefined {
  return BY_NAME.get(kind);
}

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

function keyOf(token: Token): string {
  if (token.type === "mark") return "";
  return token.type === "number" ? `#${withoutZeros(token.text)}#` : token.text;
}

export interface NameMatch<T> {
  readonly values: readonly T[];
  /** Index of the token after the name. */
  readonly next: number;
}

/** Names by their letters and numbers; spaces, capitals and punctuation make no difference. */
export class NameTable<T> {
  readonly #values = new Map<string, T[]>();
  readonly #words = new Map<readonly string[], T[]>();
  /** The first three characters of every name, and what is shorter: most words begin none. */
  readonly #beginnings = new Set<string>();
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
    for (let length = 1; length <= 3; length++) this.#beginnings.add(key.slice(0, length));
    this.#sorted = null;
  }

  /** The longest name that starts at `index`, or null. */
  match(tokens: readonly Token[], index: number): NameMatch<T> | null {
    const first = tokens[index];
    if (first === undefined || first.type === "mark") return null;
    if (first.type === "word" && !this.#beginnings.has(first.text.slice(0, 3))) return null;
    let key = "";
    let found: NameMatch<T> | null = null;
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

/** A table of single values by all their names. */
export function tableOf<T>(names: Iterable<readonly [string, T]>): NameTable<T> {
  const table = new NameTable<T>();
  for (const [name, value] of names) table.add(name, value);
  return table;
}

/** The words for every kind. */
export const KIND_NAMES = tableOf(
  ACT_KINDS.kinds.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const)),
);

const NATION = tableOf(ACT_KINDS.nation.map((name) => [name, true] as const));

export interface KindMatch {
  readonly kind: string;
  /** Index of the token after it. */
  readonly next: number;
}

/** The kind of act whose words stand at `index`, "Republik Indonesia" included. */
export function readKind(tokens: readonly Token[], index: number): KindMatch | null {
  const found = KIND_NAMES.match(tokens, index);
  const kind = found?.values[0];
  if (found === null || kind === undefined) return null;
  return { kind, next: NATION.match(tokens, found.next)?.next ?? found.next };
}
