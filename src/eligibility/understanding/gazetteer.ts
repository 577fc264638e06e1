/** The generated table of cities and first-level subdivisions outside Indonesia (`corpus/eligibility/gazetteer.tsv`). */

export type PlaceLevel = "municipality" | "province-or-state";

export interface Place {
  readonly name: string;
  readonly country: string;
  readonly level: PlaceLevel;
  /** To the nearest thousand; 0 for a subdivision. */
  readonly population: number;
  readonly isCapital: boolean;
  /** Also an everyday word of Indonesian or English. */
  readonly isWord: boolean;
}

/**
 * The table as one string of its bytes (read as latin1: half the memory, as most are ASCII; keys are ASCII anyway), searched by halving: nothing is built when the program starts, and nothing but the string
 * is kept in memory.
 */
export class Gazetteer {
  /** Month of the data. */
  readonly asOf: string;
  private readonly start: number = 0;

  /**
   * @param tsv the bytes of the table as latin1
   * @throws RangeError when the text is not such a table
   */
  constructor(private readonly tsv: string) {
    const asOf = /^# asOf (\d{4}-\d{2})\n/.exec(tsv.slice(0, 40))?.[1];
    if (asOf === undefined) throw new RangeError("gazetteer.tsv must begin with a line # asOf YYYY-MM");
    this.asOf = asOf;
    let start = 0;
    while (tsv.startsWith("#", start)) start = this.lineEnd(start);
    this.start = start;
  }

  /** Whether the name of any place begins with these words and goes on. */
  goesOn(key: string): boolean {
    const wanted = `${key} `;
    return this.tsv.startsWith(wanted, this.lowest(wanted));
  }

  /** The places of a folded name. */
  find(key: string): Place[] {
    const wanted = `${key}\t`;
    const places: Place[] = [];
    for (let at = this.lowest(wanted); this.tsv.startsWith(wanted, at); at = this.lineEnd(at))
      places.push(parseLine(this.tsv.slice(at, this.lineEnd(at) - 1)));
    return places;
  }

  /** Where the first line stands that begins with a text, or would stand. */
  private lowest(wanted: string): number {
    let low = this.start;
    let high = this.tsv.length;
    while (low < high) {
      const middle = this.lineStart((low + high) >> 1);
      if (this.tsv.slice(middle, middle + wanted.length) < wanted) low = this.lineEnd(middle);
      else high = middle;
    }
    return low;
  }

  /** Folded names that a misspelt word may be taken for. */
  *typoTargets(): Iterable<string> {
    for (let at = this.tsv.indexOf("t\n", this.start); at >= 0; at = this.tsv.indexOf("t\n", at + 1)) {
      const start = this.lineStart(at);
      yield this.tsv.slice(start, this.tsv.indexOf("\t", start));
    }
  }

  private lineStart(at: number): number {
    const before = at === 0 ? -1 : this.tsv.lastIndexOf("\n", at - 1);
    return Math.max(this.start, before + 1);
  }

  private lineEnd(at: number): number {
    const end = this.tsv.indexOf("\n", at);
    return end < 0 ? this.tsv.length : end + 1;
  }
}

function parseLine(line: string): Place {
  const [key, name, country, level, thousands, flags] = line.split("\t");
  if (key === undefined || country === undefined || flags === undefined)
    throw new RangeError(`gazetteer.tsv: a line of six columns is expected: ${line}`);
  return {
    name: name === undefined || name === "" ? key : Buffer.from(name, "latin1").toString("utf8"),
    country,
    level: level === "p" ? "province-or-state" : "municipality",
    population: Number(thousands) * 1000,
    isCapital: flags.includes("c"),
    isWord: flags.includes("w"),
  };
}
