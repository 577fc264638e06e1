import type { KeptPage, KeptScan, MendedMark, RecognisedPage, RemovedLine } from "../document.ts";
import {
  BARE_INK,
  type Recogniser,
  SheetFault,
  type SheetSource,
  type Turn,
  openRecogniser,
} from "./recogniser.ts";

/** Reads scanned pages: what can be recognised well enough to be quoted, and which pages cannot. */

export interface Scan {
  /** The lines of each page that was read, by its number. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
  readonly recognised: readonly RecognisedPage[];
  /** Pages with something on them that cannot be read. */
  readonly unreadable: readonly number[];
  readonly removed: readonly RemovedLine[];
}

/**
 * Mean confidence below which the words of a page are not taken. Of pages printed and made worse step by step, one at 95
 * had 1 % of its words wrong, at 91 (100 dots an inch) 5 %, at 84 (75 dots an inch) 9 %, and soon below all of them.
 */
const LEAST_CONFIDENCE = 90;
/** Points of ink for each word above which most of the ink is no word that was found; print has about 700. */
const MOST_INK_PER_WORD = 10_000;
/** Confidence below which a single word is named in the report. */
const UNSURE = 60;
/** Share of a sheet below which what nobody can read are specks; fifteen letters have more. */
const SPECKS_INK = 0.0005;
const TURNS: readonly Turn[] = [0, 180, 90, 270];
const MOST_UNSURE = 40;

interface Attempt {
  readonly turn: Turn;
  readonly confidence: number;
  readonly words: readonly SheetWord[];
}

/**
 * @param pages numbers of the scanned pages, in order
 * @param onScan called before each page, with its place among them, from 1, and their number
 */
export async function readScan(
  source: SheetSource,
  pages: readonly number[],
  onScan?: (page: number, total: number) => void,
  kept?: KeptScan,
): Promise<Scan> {
  return alone(async () => {
    const recogniser = openRecogniser(source);
    const lines = new Map<number, readonly string[]>();
    const recognised: RecognisedPage[] = [];
    const unreadable: number[] = [];
    const specks = new Map<string, number>();
    try {
      for (const [index, page] of pages.entries()) {
        onScan?.(index + 1, pages.length);
        const known = kept?.get(page);
        const read = known ?? (await readSheet(recogniser, page));
        if (known === undefined) await kept?.put(page, read);
        if (read.recognised === null) {
          unreadable.push(page);
          continue;
        }
        for (const row of read.specks) specks.set(row, (specks.get(row) ?? 0) + 1);
        lines.set(page, read.lines);
        recognised.push(read.recognised);
      }
    } finally {
      await recogniser.close();
    }
    const removed = [...specks].map(([text, times]) => ({ text, times }));
    return { lines, recognised, unreadable, removed };
  });
}

async function readSheet(recogniser: Recogniser, page: number): Promise<KeptPage> {
  const best = await readPage(recogniser, page);
  if (best === null) return { lines: [], recognised: null, specks: [] };
  const rows = linesOf(best.words);
  const { lines, mended } = mendMarks(rows.filter((row) => !isSpeck(row)));
  return { lines, recognised: described(page, best, mended), specks: rows.filter(isSpeck) };
}

/** The page as it is read best; null where it cannot be read. */
async function readPage(recogniser: Recogniser, page: number): Promise<Attempt | null> {
  const bare: Attempt = { turn: 0, confidence: 0, words: [] };
  let least = 1;
  try {
    for (const turn of TURNS) {
      const { tsv, ink, points } = await recogniser.read(page, turn);
      if (ink < BARE_INK) return bare;
      const words = readWords(tsv);
      const confidence = meanConfidence(words);
      const isWhole = ink * points <= words.length * MOST_INK_PER_WORD;
      if (confidence >= LEAST_CONFIDENCE && isWhole) return { turn, confidence, words };
      least = Math.min(least, ink);
    }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error;
    return null;
  }
  return least < SPECKS_INK ? bare : null;
}

/** Of what can be words; 0 where there are none. Tesseract's own mean is high for a page where it finds nothing. */
function meanConfidence(words: readonly SheetWord[]): number {
  const all = words.filter(({ text }) => !isSpeck(text));
  return all.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, all.length);
}

function described(
  page: number,
  { confidence, words, turn }: Attempt,
  mended: readonly MendedMark[],
): RecognisedPage {
  const unsure = words.filter((word) => word.confidence < UNSURE && !isSpeck(word.text));
  return {
    page,
    confidence: Math.round(confidence),
    words: words.length,
    unsure: unsure.slice(0, MOST_UNSURE).map(({ text }) => text),
    mended,
    turn,
    isBlank: words.length === 0,
  };
}

let before: Promise<unknown> = Promise.resolve();

/** One scan at a time: each takes hundreds of megabytes and a whole processor. */
function alone<T>(task: () => Promise<T>): Promise<T> {
  const result = before.then(task);
  before = result.catch(() => undefined);
  return result;
}

/** The lines of a sheet, put together from the words that were recognised on it. */

export interface SheetWord {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  /** Words of one line have one value. */
  readonly line: string;
}

/** Fields of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const WORD_LEVEL = "5";

/** @param tsv Tesseract's table of a sheet */
export function readWords(tsv: string): SheetWord[] {
  return tsv.split("\n").flatMap((row) => {
    const [level, , block, paragraph, line, , , , , , confidence, ...rest] = row.split("\t");
    const text = rest.join(" ").normalize("NFC").trim();
    if (level !== WORD_LEVEL || text === "") return [];
    return [{ text, confidence: Number(confidence), line: `${block}/${paragraph}/${line}` }];
  });
}

/** Each line's words, one space apart, in reading order. */
export function linesOf(words: readonly SheetWord[]): string[] {
  const lines: string[] = [];
  let last: string | null = null;
  for (const { text, line } of words) {
    if (line === last) lines.push(`${lines.pop() ?? ""} ${text}`);
    else lines.push(text);
    last = line;
  }
  return lines;
}

/** A line without a letter or a digit: specks and ruled lines. */
export function isSpeck(line: string): boolean {
  return !/[\p{L}\p{N}]/u.test(line);
}

// Marks of lists that were misread in a scan: "C posisi", "Cc... posisi" after "b. analisis" begin huruf c.

const MARK = /^([a-z])\. /;
const LIST_ENDS = /^(?:\(\d|Pasal |BAB |Bagian |Paragraf |Ayat )/;
const FIRST_WORD = /^(\S{1,6}) (?=\S)/;

/** Only the letter that has to come next is read into a mark, and only where it stands alone at the start of a line. */
export function mendMarks(lines: readonly string[]): { lines: string[]; mended: MendedMark[] } {
  const mended: MendedMark[] = [];
  let next: string | null = null;
  const result = lines.map((line) => {
    const mark = MARK.exec(line)?.[1];
    if (mark !== undefined) {
      next = letterAfter(mark);
      return line;
    }
    if (LIST_ENDS.test(line)) next = null;
    const word = FIRST_WORD.exec(line)?.[1];
    if (next === null || word === undefined || !isMisread(word, next)) return line;
    const as = `${next}.`;
    mended.push({ read: word, as });
    next = letterAfter(next);
    return `${as}${line.slice(word.length)}`;
  });
  return { lines: result, mended };
}

/** "C", "C.", "c,", "Cc..." for "c."; a word of the language is none of them. */
function isMisread(word: string, letter: string): boolean {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters !== "" && [...letters].every((one) => one === letter);
}

function letterAfter(letter: string): string | null {
  return letter === "z" ? null : String.fromCharCode(letter.charCodeAt(0) + 1);
}
