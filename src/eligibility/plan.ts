import type { SourcedFacts } from "./facts.ts";
import { NOTHING_KNOWN } from "./facts.ts";
import type { Understander } from "./understand.ts";

/** What a text says of one planned cooperation. Of several partners none is taken, so that the dialog asks for it. */
export function readPlan(understander: Understander, text: string): SourcedFacts {
  const { subjects } = understander.understand(text);
  const [first = NOTHING_KNOWN, ...others] = subjects;
  return others.length === 0 ? first : withoutPartner(first);
}

function withoutPartner(sourced: SourcedFacts): SourcedFacts {
  const isOther = (path: string): boolean => path !== "partner" && !path.startsWith("partner.");
  const keep = (entries: object) =>
    Object.fromEntries(Object.entries(entries).filter(([path]) => isOther(path)));
  return {
    facts: keep(sourced.facts),
    sources: keep(sourced.sources),
    readings: sourced.readings.filter(({ about }) => about !== "partner"),
    ambiguities: sourced.ambiguities.filter(({ about }) => about !== "partner"),
  };
}
