import type { Hit, Retrieval } from "../../retrieval/retriever.ts";
import type { Compared } from "../conversation/question-shape.ts";

/** "Definisi X menurut UU A dan menurut UU B": the first of each act. */
export function joined(found: Retrieval, each: readonly Retrieval[]): Retrieval {
  const firsts = each.flatMap(({ hits }) => hits.slice(0, 1));
  const [first] = firsts;
  if (first === undefined) return found;
  const parts = firsts.flatMap(({ best }) => best.slice(0, 1)).slice(0, MAX_QUOTES);
  const hit: Hit = { ...first, best: parts };
  const certainty = Math.min(...each.map((one) => one.certainty));
  return { ...found, certainty, hits: [hit, ...found.hits.filter(({ id }) => id !== hit.id)] };
}

/** "Apa beda X dan Y?": what defines each of them, else what answers the question of each alone. */

const MAX_QUOTES = 3;

/**
 * @param search finds by a question
 * @returns what was found with one hit for all of them in the place of the first, or null where they are not told apart
 */
export async function findDifference(
  compared: readonly Compared[],
  found: Retrieval,
  search: (question: string) => Promise<Retrieval>,
): Promise<Retrieval | null> {
  const each: Hit[] = [];
  for (const { term } of compared) {
    const { hits } = await search(`apa yang dimaksud dengan ${term}`);
    const definition = hits.slice(0, MAX_QUOTES).find(({ isDefinition }) => isDefinition === true);
    if (definition !== undefined) each.push(definition);
  }
  const areDefined = each.length === compared.length;
  if (!areDefined) {
    each.length = 0;
    for (const { question } of compared) {
      const [hit] = (await search(question)).hits;
      if (hit !== undefined) each.push(hit);
    }
  }
  const [first] = each;
  const parts = [...new Set(each.flatMap(({ best }) => best.slice(0, 1)))];
  if (first === undefined || parts.length < compared.length) return null;
  const hit: Hit = { ...first, best: parts.slice(0, MAX_QUOTES) };
  const hits = [hit, ...found.hits.filter(({ id }) => id !== hit.id)];
  return areDefined ? { ...found, hits, evidence: 1, certainty: 1 } : { ...found, hits };
}
