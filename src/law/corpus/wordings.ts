import { type Version, startOf } from "./register.ts";
import type { Corpus } from "./corpus.ts";
import { parentId, pasalLevel, regulationOf, withoutPenjelasan } from "../provision-id.ts";
import { fullText } from "./quote.ts";
import { corpusAsOf, withFirst } from "./versions.ts";

/** How a provision read over time. */

/** How a provision read for a time. */
export interface Wording {
  /** The first day; null where it is not known since when the act holds. */
  readonly since: string | null;
  /** The first day on which it no longer held; null while it does. */
  readonly until: string | null;
  /** What gave it these words; null for those of the act itself. */
  readonly version: Version | null;
}

/**
 * Every wording of a provision, oldest first; none for one in a pasal that no known act gave other words. What never was in force,
 * being replaced on the act's first day, is left out, and so is a time in which the provision did not exist.
 */
export function wordingsOf(corpus: Corpus, id: string): Wording[] {
  const article = withoutPenjelasan(pasalLevel(id));
  const steps = corpus.versions.flatMap((version, index) =>
    version.pasal === article ? [{ version, count: index + 1 }] : [],
  );
  if (steps.length === 0) return [];
  const regulation = corpus.regulations.get(regulationOf(id));
  const start = regulation === undefined ? null : startOf(regulation);
  const wordings: (Wording & { words: string | null })[] = [];
  const all = [{ version: null, count: (steps[0]?.count ?? 1) - 1 }, ...steps];
  all.forEach(({ version, count }, index) => {
    const until = all[index + 1]?.version?.since ?? null;
    const since = version?.since ?? start;
    const words = wordsIn(withFirst(corpus, count), id);
    const last = wordings.at(-1);
    if (last !== undefined && last.words === words) wordings[wordings.length - 1] = { ...last, until };
    else wordings.push({ since, until, version, words });
  });
  return wordings.flatMap(({ words, ...wording }) => {
    const { since, until } = wording;
    const wasInForce = since === null || until === null || since < until;
    return words === null || !wasInForce ? [] : [wording];
  });
}

/** The wording that holds on a day; undefined where none is known to. */
export function wordingOn(corpus: Corpus, id: string, day: string): Wording | undefined {
  return wordingsOf(corpus, id).find(
    ({ since, until }) => (since === null || since <= day) && (until === null || day < until),
  );
}

/** Without the signs at the end of a line, which go with the place in the list. */
function wordsIn(corpus: Corpus, id: string): string | null {
  const provision = corpus.provisions.get(id);
  return provision === undefined
    ? null
    : fullText(corpus, provision).replace(/[;.,]?(?: dan| dan\/atau)?$/gm, "");
}

/** "Pasal 88 dihapus.", "d. dihapus;" */
const STRUCK_OUT = /^(?:(?:Ketentuan )?(?:,? ?(?:dan )?Pasal \d+[A-Z]?)+ )?dihapus[.;]?$/i;

/** By which wording a provision was struck out, where that holds on a day. */
export function strikeOn(corpus: Corpus, id: string, day: string): Wording | undefined {
  const wording = wordingOn(corpus, id, day);
  const body = wording === undefined ? undefined : corpusAsOf(corpus, day).provisions.get(id)?.body;
  const [only, ...others] = body ?? [];
  const isStruck = only !== undefined && only.type !== "child" && STRUCK_OUT.test(only.text);
  return isStruck && others.length === 0 ? wording : undefined;
}

/** What changed the words: the provision that says so, of the act that is named for it. */
export function instructionOf({ from }: Version): string {
  return from.includes("/angka-") ? from.replace(/(\/angka-[^/]+).*$/, "$1") : (parentId(from) ?? from);
}
