/** What a model made of a fragment, as a search query: words alone, or nothing. */

const LONGEST = 200;
const SHORTEST_WORDS = 2;
const NOT_CLEAR = /^(?:tidak jelas|not clear)$/i;

/** @returns null for what cannot be a query: empty, long, of several lines, an answer in markup, or "not clear" */
export function rewrittenQuery(text: string): string | null {
  const query = text
    .normalize("NFKC")
    .trim()
    .replace(/^(?:pertanyaan|question|query)\s*:\s*/i, "")
    .replace(/^["'“‘`]+|["'”’`.]+$/gu, "")
    .trim();
  if (query.length > LONGEST || /[\p{Cc}\p{Cf}<>{}[\]|]/u.test(query) || NOT_CLEAR.test(query)) return null;
  return (query.match(/\p{L}{2,}/gu) ?? []).length < SHORTEST_WORDS ? null : query;
}
