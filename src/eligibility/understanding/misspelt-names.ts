import { distance } from "fastest-levenshtein";
import type { Knowledge } from "./mentions.ts";
import { isSwapped } from "../../text/word-spelling.ts";

/** Misspelt names: "isrel", "Amrika", "Thailan". */

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** From this length on two letters may be wrong, in the place of a partner. */
const LONG = 8;

export class SpellingTargets {
  /** Names listed by hand, and large cities of the table. */
  private readonly listed: Bins = new Map();
  private readonly ofTable: Bins = new Map();

  constructor({ names, gazetteer }: Pick<Knowledge, "names" | "gazetteer">) {
    for (const [key, { needsCapitals }] of names.byKey)
      if (!needsCapitals && !names.everydayWords.has(key)) add(this.listed, key);
    for (const key of gazetteer.typoTargets()) if (!names.byKey.has(key)) add(this.ofTable, key);
  }

  /**
   * The names nearest to a folded word, none where none is in reach.
   * @param isPartnerPlace the word stands where a partner is named, so that a lesser likeness will do
   */
  nearest(word: string, isPartnerPlace: boolean): string[] {
    if (word.length < SHORTEST) return [];
    const reach = isPartnerPlace && word.length >= LONG ? 2 : 1;
    const listed = nearestOf(this.listed, word, reach);
    return listed.length > 0 || !isPartnerPlace ? listed : nearestOf(this.ofTable, word, 1);
  }
}

/** Names by first letter and length: hardly anyone gets the first letter wrong. */
type Bins = Map<string, string[]>;

function binOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

function add(bins: Bins, key: string): void {
  if (key.length < SHORTEST) return;
  const bin = binOf(key, key.length);
  const names = bins.get(bin);
  if (names === undefined) bins.set(bin, [key]);
  else names.push(key);
}

function nearestOf(bins: Bins, word: string, reach: number): string[] {
  let found: string[] = [];
  let best = reach;
  for (let length = word.length - reach; length <= word.length + reach; length++) {
    for (const name of bins.get(binOf(word, length)) ?? []) {
      const apart = isSwapped(word, name) ? 1 : distance(word, name);
      if (apart === 0 || apart > best || apart >= name.length / 3) continue;
      found = apart < best ? [name] : [...found, name];
      best = apart;
    }
  }
  return found;
}
