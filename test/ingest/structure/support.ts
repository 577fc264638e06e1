import { parseAct, type ParsedAct } from "../../../src/ingest/structure/parse-act.ts";
import type { Provision } from "../../../src/law/corpus/provision.ts";

/** Parses lines as a reader hands them over. Ids begin with `x/`. */
export function parse(text: string): ParsedAct {
  return parseAct(
    text.split("\n").map((line) => ({ text: line })),
    { id: "x" },
  );
}

/** A form feed begins a page. */
export function parsePages(text: string): ParsedAct {
  const lines = text
    .split("\f")
    .flatMap((page, index) => page.split("\n").map((line) => ({ text: line, page: index + 1 })));
  return parseAct(lines, { id: "x" });
}

/** Ids without the act's own step. */
export function idsOf(act: ParsedAct): string[] {
  return act.provisions.map(({ id }) => id.slice("x/".length));
}

export function provision(act: ParsedAct, id: string): Provision {
  const found = act.provisions.find((candidate) => candidate.id === `x/${id}`);
  if (found === undefined) throw new Error(`no ${id} among ${idsOf(act).join(", ")}`);
  return found;
}

/** The own words of a provision, without those of the provisions inside it. */
export function textOf(act: ParsedAct, id: string): string {
  return provision(act, id)
    .body.flatMap((item) => (item.type === "child" ? [] : [item.text]))
    .join(" ");
}

/** How often each word occurs: letters and digits, lower case. */
export function wordCounts(...texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Every word that came out of a parse: marks and titles as they stood, bodies, and what belongs to nothing. */
export function wordsOut(act: ParsedAct): Map<string, number> {
  const bodies = act.provisions.flatMap(({ body }) =>
    body.flatMap((item) => (item.type === "child" ? [] : [item.text])),
  );
  return wordCounts(...act.headings.values(), ...bodies, ...act.report.remainder.map(({ text }) => text));
}

/** A difficult text, what is found in it and what is reported about it. Ids are without the act's own step. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** Ids in order; those of judul and the like count too. */
  readonly ids?: readonly string[];
  /** Own words of some provisions. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly form?: string;
  readonly gaps?: readonly string[];
  readonly repeats?: readonly string[];
  /** `read -> as` of each guess. */
  readonly guesses?: readonly string[];
  readonly marked?: readonly string[];
  readonly remainder?: readonly string[];
}
