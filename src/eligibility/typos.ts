import { distance } from "fastest-levenshtein";
import type { Knowledge } from "./mentions.ts";

/** Misspelt names: "isrel", "Amrika", "Thailan". */

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length on two letters may be wrong. */
const LONG = 8;

export class SpellingTargets {
  private readonly byLength = new Map<number, string[]>();
  private readonly listed = new Set<string>();

  /** The names a misspelt word may stand for: all that are listed by hand, and the large cities of the table. */
  constructor(knowledge: Pick<Knowledge, "names" | "gazetteer">) {
    const { names, gazetteer } = knowledge;
    for (const [key, { needsCapitals }] of names.byKey)
      if (!needsCapitals && !names.everydayWords.has(key)) {
        this.add(key);
        this.listed.add(key);
      }
    for (const key of gazetteer.typoTargets()) if (!names.byKey.has(key)) this.add(key);
  }

  /** The names nearest to a folded word, those listed by hand before a city of the table; none where none is in reach. */
  nearest(word: string): string[] {
    if (word.length < SHORTEST) return [];
    let reach = word.length >= LONG ? 2 : 1;
    let found: string[] = [];
    for (let length = word.length - reach; length <= word.length + reach; length++) {
      for (const name of this.byLength.get(length) ?? []) {
        const apart = isSwapped(word, name) ? 1 : distance(word, name);
        if (apart === 0 || apart > reach || apart >= name.length / 3) continue;
        found = apart < reach ? [name] : [...found, name];
        reach = apart;
      }
    }
    const nearest = found.filter((name) => (isSwapped(word, name) ? 1 : distance(word, name)) === reach);
    const listed = nearest.filter((name) => this.listed.has(name));
    return listed.length > 0 ? listed : nearest;
  }

  private add(key: string): void {
    if (key.length < SHORTEST) return;
    this.byLength.set(key.length, [...(this.byLength.get(key.length) ?? []), key]);
  }
}

/** One pair of neighbouring letters the wrong way round: "jepagn". */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && a !== b;
}
