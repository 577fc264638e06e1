import type { Language } from "../answer.ts";
import { meaningOf, shared, type Meaning } from "./meaning.ts";
import type { Source } from "./source.ts";

/** Finds the clauses of the cited sources that a sentence speaks of. */

interface Clause {
  readonly text: string;
  readonly meaning: Meaning;
}

const remembered = new WeakMap<Source, readonly Clause[]>();

/** Clauses nearly as close as the closest one count too: a paraphrase often joins two. */
const NEAR = 0.75;
/** Below this share of the sentence's words no clause can be told, and the whole source counts. */
const TOO_FAR = 0.3;

/** The text of the clauses that match the sentence best, or of all sources where none stands out. */
export function clausesFor(sentence: string, cited: readonly Source[], language: Language): string {
  const own = meaningOf(sentence);
  const scored = cited
    .flatMap(clausesOf)
    .map((clause) => ({ clause, score: closeness(own, clause.meaning, language) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const near = best < TOO_FAR ? scored : scored.filter(({ score }) => score >= best * NEAR);
  return near.map(({ clause }) => clause.text).join("\n");
}

/** From this share of words in common, both ways, a sentence is a clause said again with little changed. */
const COPY = 0.85;

/** The clauses that a sentence repeats nearly word for word. */
export function clausesCopied(sentence: string, cited: readonly Source[]): string[] {
  const own = meaningOf(sentence).stems;
  return cited
    .flatMap(clausesOf)
    .filter(({ meaning }) => {
      const common = shared(own, meaning.stems);
      return own.size >= 4 && common >= COPY * own.size && common >= COPY * meaning.stems.size;
    })
    .map((clause) => clause.text);
}

function closeness(sentence: Meaning, clause: Meaning, language: Language): number {
  const stems = shared(sentence.stems, clause.stems) / Math.max(1, sentence.stems.size);
  const notions = shared(sentence.notions, clause.notions) / Math.max(1, sentence.notions.size);
  return language === "id" ? stems : Math.max(stems, notions);
}

function clausesOf(source: Source): readonly Clause[] {
  const known = remembered.get(source);
  if (known !== undefined) return known;
  const clauses = withLeadIns(source.text)
    .flatMap((line) => line.split(/(?<=\p{L}{3}[.;])\s+(?=\p{Lu})/u))
    .map((text) => ({ text, meaning: meaningOf(text) }));
  remembered.set(source, clauses);
  return clauses;
}

/** Items under a lead-in are read with it: "Pejabat yang tidak memerlukan ... adalah:" governs each of its items. */
function withLeadIns(text: string): string[] {
  let leadIn = "";
  return text.split("\n").map((line) => {
    if (line.endsWith(":")) {
      leadIn = line;
      return line;
    }
    if (/^\(\d+[a-z]?\)/u.test(line)) leadIn = "";
    return leadIn === "" ? line : `${leadIn} ${line}`;
  });
}
