import { type Provision, type TextSummary } from "./provision.ts";
import type { RegulationText } from "./markdown.ts";
import { regulationOf } from "../provision-id.ts";

const indexes = new WeakMap<readonly Provision[], ReadonlyMap<string, Provision>>();
const summaries = new WeakMap<readonly Provision[], TextSummary>();

/** The provisions of a text by id; made once, and kept as long as the list. */
function indexOf(provisions: readonly Provision[]): ReadonlyMap<string, Provision> {
  const known = indexes.get(provisions);
  if (known !== undefined) return known;
  const index = new Map(provisions.map((provision) => [provision.id, provision]));
  indexes.set(provisions, index);
  return index;
}

export function summaryOf(text: RegulationText): TextSummary {
  return text.summary ?? summarise(text.provisions);
}

export function summarise(provisions: readonly Provision[]): TextSummary {
  const known = summaries.get(provisions);
  if (known !== undefined) return known;
  const summary = {
    provisions: indexOf(provisions).size,
    articles: provisions.filter(({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan).length,
    parts: provisions.flatMap(({ id, title, number, unit, isPenjelasan }) =>
      unit === "bagian-teks" && !isPenjelasan && title !== null ? [{ id, title, number }] : [],
    ),
  };
  summaries.set(provisions, summary);
  return summary;
}

/**
 * Every provision by id, in the order of the texts, looked up in its own text: of a text that is read from the disk when it is
 * needed, nothing is held here. Going through all of them reads all texts.
 */
export class ProvisionMap implements ReadonlyMap<string, Provision> {
  readonly #texts: ReadonlyMap<string, RegulationText>;

  constructor(texts: ReadonlyMap<string, RegulationText>) {
    this.#texts = texts;
  }

  get size(): number {
    let size = 0;
    for (const text of this.#texts.values()) size += summaryOf(text).provisions;
    return size;
  }

  get(id: string): Provision | undefined {
    const text = this.#texts.get(regulationOf(id));
    return text === undefined ? undefined : indexOf(text.provisions).get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  *entries(): MapIterator<[string, Provision]> {
    for (const text of this.#texts.values()) yield* indexOf(text.provisions);
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id;
  }

  *values(): MapIterator<Provision> {
    for (const [, provision] of this.entries()) yield provision;
  }

  forEach(
    run: (provision: Provision, id: string, map: ReadonlyMap<string, Provision>) => void,
    self?: unknown,
  ): void {
    for (const [id, provision] of this.entries()) run.call(self, provision, id, this);
  }

  [Symbol.iterator](): MapIterator<[string, Provision]> {
    return this.entries();
  }
}
