import type { Hit, Retrieval } from "../../retrieval/retriever.ts";
import type { Compared } from "../conversation/question-shape.ts";

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
