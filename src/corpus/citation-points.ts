import { describeDivisions } from "./citation-exists.ts";
import { formatCitation } from "./citation-format.ts";
import type { Resolution, Step } from "./citation-types.ts";
import { idStep } from "./citation-types.ts";
import type { Corpus } from "./corpus.ts";

/** "angka 2 huruf a" of an act without pasal, such as a circular or a guideline, whose parts need not be named. */

/** The point meant; null where the act has pasal or no text, so that "ayat 2" says too little. */
export function findPoint(corpus: Corpus, regulation: string, path: readonly Step[]): Resolution | null {
  const provisions = corpus.texts.get(regulation)?.provisions ?? [];
  if (provisions.length === 0 || provisions.some(({ unit }) => unit === "pasal")) return null;
  const found = orders(path).flatMap((steps) => {
    const tail = `/${steps.map(idStep).join("/")}`;
    return provisions.flatMap(({ id }) =>
      id.endsWith(tail) && isPart(id.slice(regulation.length, -tail.length)) ? [id] : [],
    );
  });
  const [only] = found;
  if (only !== undefined)
    return found.length === 1 ? { type: "found", id: only } : { type: "which-regulation", candidates: found };
  const act = corpus.regulations.get(regulation);
  if (act === undefined || act.corpus !== "full") return null;
  const wanted = [regulation, ...path.map(idStep)].join("/");
  const exists = describeDivisions(corpus, act);
  return {
    type: "does-not-exist",
    regulation,
    label: formatCitation(corpus, wanted),
    wanted,
    exists,
    nearest: null,
  };
}

/** "huruf a" may stand inside "angka 2", or the other way round, whichever was said first. */
function orders(path: readonly Step[]): (readonly Step[])[] {
  return path.length > 1 ? [path, [...path].reverse()] : [path];
}

/** No step on the way is a point itself. */
function isPart(between: string): boolean {
  return !/\/(?:ayat|huruf|angka)-/.test(between);
}
