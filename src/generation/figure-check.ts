import type { Token } from "../law/citations/lexer.ts";
import { readNumberWords, withoutZeros } from "../text/numbers.ts";
import { type ActName, type Reference, type StrictReading, readReferences } from "../law/citations/strict.ts";
import { isThousands } from "../law/citations/values.ts";
import { stepOf } from "../law/provision-id.ts";
import { type Source, plainLine } from "./source.ts";

/** Holds article numbers, act numbers, years, dates, amounts and every other number against the cited sources. */

export type FigureFault =
  | "article or act that the source does not name"
  | "kind of act that the source does not name"
  | "number that the source does not have"
  | "amount or date that the source does not have";

/** Measures and months in one spelling for both languages. */
const MEASURES: ReadonlyMap<string, string> = new Map(
  [
    "hari day days",
    "minggu week weeks",
    "bulan month months",
    "tahun year years",
    "jam hour hours",
    "persen percent %",
    "ribu thousand",
    "juta million",
    "miliar milyar billion",
    "triliun trilyun trillion",
    "orang person people persons",
    "anggota member members",
    "januari january jan",
    "februari february feb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august aug",
    "september sept sep",
    "oktober october oct okt",
    "november nov",
    "desember december dec des",
  ].flatMap((line) => {
    const names = line.split(" ");
    return names.map((name): [string, string] => [name, names[0] ?? name]);
  }),
);
/** Number words that are as often no number: "salah satu", "kedua belah pihak", "first of all". */
const LOOSE = new Set("satu one pertama kesatu first kedua second dua two".split(" "));

/** Amounts and times in one word, without a numeral. */
const AMOUNT_WORDS =
  /(?<!\p{L})(?:setengah|separuh|sepertiga|pertiga|seperempat|perempat|mayoritas|majority|half|thirds?|quarters?|puluhan|ratusan|ribuan|jutaan|miliaran|dozens?|hundreds|thousands|millions|billions|sehari|seminggu|sepekan|sebulan|setahun|seabad|a (?:day|week|month|year)|annual(?:ly)?|monthly|weekly|daily|tahunan|bulanan|harian)(?!\p{L})/giu;

interface Known {
  readonly references: readonly Reference[];
  readonly kinds: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** "30 hari", "17 agustus". */
  readonly pairs: ReadonlySet<string>;
}

const remembered = new WeakMap<Source, Known>();

/** The first thing wrong with the numbers of a sentence, or null. */
export function figureFault(sentence: string, cited: readonly Source[]): FigureFault | null {
  const reading = readReferences(plainLine(sentence));
  const known = cited.map(knownOf);
  for (const reference of reading.references)
    if (!known.some((source) => source.references.some((given) => covers(given, reference))))
      return "article or act that the source does not name";
  for (const kind of reading.kinds)
    if (kind !== "UU" && !known.some((source) => source.kinds.has(kind)))
      return "kind of act that the source does not name";
  const amounts = plainLine(sentence).match(AMOUNT_WORDS) ?? [];
  const written = cited.map((source) => source.text.toLowerCase());
  if (amounts.some((amount) => !written.some((text) => text.includes(amount.toLowerCase()))))
    return "amount or date that the source does not have";
  for (const figure of figuresOf(reading)) {
    if (!known.some((source) => source.numbers.has(figure.number))) {
      if (!figure.isLoose) return "number that the source does not have";
      continue;
    }
    if (figure.pair !== null && !known.some((source) => source.pairs.has(figure.pair ?? "")))
      return "amount or date that the source does not have";
    const unit = nearbyUnit(reading, figure.at);
    if (
      unit !== null &&
      !known.some((source) => source.references.some((given) => given.steps.get(unit) === figure.number))
    )
      return "article or act that the source does not name";
  }
  return null;
}

function covers(given: Reference, wanted: Reference): boolean {
  for (const [unit, number] of wanted.steps) {
    const isLoose =
      unit === "poin" && ["huruf", "angka", "ayat"].some((own) => given.steps.get(own) === number);
    if (!isLoose && given.steps.get(unit) !== number) return false;
  }
  return wanted.act === null || (given.act !== null && isSameAct(given.act, wanted.act));
}

function isSameAct(given: ActName, wanted: ActName): boolean {
  if (given.number !== wanted.number) return false;
  if (wanted.year !== null && given.year !== wanted.year) return false;
  return wanted.kind === null || given.kind === null || wanted.kind === given.kind;
}

function knownOf(source: Source): Known {
  const found = remembered.get(source);
  if (found !== undefined) return found;
  const readings = [
    readReferences(plainLine(source.act)),
    ...source.text.split("\n").map((line) => readReferences(plainLine(line))),
  ];
  const label = readReferences(plainLine(source.label));
  const act = readings[0]?.references[0]?.act ?? label.references[0]?.act ?? null;
  const ids = source.paths.map((path): Reference => ({ steps: stepsOf(path), act }));
  const mentioned = [label, ...readings].flatMap((reading) => reading.references);
  const pasal = ids.find((own) => own.steps.has("pasal"))?.steps.get("pasal");
  const written = mentioned.map((reference): Reference => ({
    steps:
      reference.steps.has("pasal") || pasal === undefined
        ? reference.steps
        : new Map([["pasal", pasal], ...reference.steps]),
    act: reference.act ?? act,
  }));
  const all = [label, ...readings];
  const known: Known = {
    references: [...ids, ...written, ...(act === null ? [] : [{ steps: new Map<string, string>(), act }])],
    kinds: new Set(all.flatMap((reading) => [...reading.kinds])),
    numbers: new Set([
      ...readings.slice(1).flatMap(bareNumbers),
      ...(act === null || act.year === null ? [] : [act.year]),
    ]),
    pairs: new Set(all.flatMap((reading) => allPairs(reading))),
  };
  remembered.set(source, known);
  return known;
}

/** "penjelasan/pasal-10/ayat-3" -> pasal 10, ayat 3. */
function stepsOf(path: string): Map<string, string> {
  const steps = new Map<string, string>();
  for (const { unit, number } of path.split("/").map(stepOf))
    if (unit !== "bagian-teks" && /^[a-z0-9]+$/.test(number)) steps.set(unit, number);
  return steps;
}

interface Figure {
  readonly at: number;
  readonly number: string;
  readonly pair: string | null;
  /** A word that may be no number at all. */
  readonly isLoose: boolean;
}

/** Numbers of a sentence that are part of no reference, in digits or words. */
function figuresOf(reading: StrictReading): Figure[] {
  return read(reading.tokens).flatMap(({ at, next, number, isWord }) => {
    if (reading.used.has(at)) return [];
    const pair = pairOf(reading.tokens, at, next, number);
    const first = reading.tokens[at]?.text ?? "";
    const isLoose =
      isWord && next === at + 1 && LOOSE.has(first) && pair === null && nearbyUnit(reading, at) === null;
    return [{ at, number, pair, isLoose }];
  });
}

function read(tokens: readonly Token[]): { at: number; next: number; number: string; isWord: boolean }[] {
  const found: { at: number; next: number; number: string; isWord: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type === "number") {
      let number = token.text;
      let next = at + 1;
      while (isThousands(tokens, next)) {
        number += tokens[next + 1]?.text ?? "";
        next += 2;
      }
      found.push({ at, next, number: withoutZeros(number), isWord: false });
      at = next - 1;
    } else if (token?.type === "word") {
      const words = readNumberWords(tokens, at);
      if (words === null) continue;
      found.push({ at, next: words.next, number: String(words.value), isWord: true });
      at = words.next - 1;
    }
  }
  return found;
}

/** Numbers that are no part of a reference and no mark of a list: an article's number is no number of anything else. */
function bareNumbers({ tokens, used }: StrictReading): string[] {
  const marks = tokens[0]?.text === "(" ? 2 : tokens[1]?.text === "." ? 1 : 0;
  return read(tokens).flatMap((figure) => (used.has(figure.at) || figure.at < marks ? [] : [figure.number]));
}

function allPairs(reading: StrictReading): string[] {
  return read(reading.tokens).flatMap(
    (figure) => pairOf(reading.tokens, figure.at, figure.next, figure.number) ?? [],
  );
}

/** The measure or month after a number, past the number's own repetition in brackets: "30 (tiga puluh) hari". */
function pairOf(tokens: readonly Token[], at: number, next: number, number: string): string | null {
  let index = next;
  if (tokens[index]?.text === "(") {
    const close = tokens.findIndex(
      (token, position) => position > index && position < index + 6 && token.text === ")",
    );
    if (close > 0) index = close + 1;
  } else if (tokens[index]?.text === ")") index++;
  if (tokens[index]?.text === "-" || tokens[index]?.text === "calendar" || tokens[index]?.text === "working")
    index++;
  const measure = MEASURES.get(tokens[index]?.text ?? "");
  if (measure !== undefined) return `${number} ${measure}`;
  // "October 17": a month in front.
  const before = tokens[at - 1];
  const month = before?.type === "word" ? MEASURES.get(before.text) : undefined;
  return month !== undefined && MONTHS.has(month) && Number(number) <= 31 ? `${number} ${month}` : null;
}

const MONTHS = new Set(
  "januari februari maret april mei juni juli agustus september oktober november desember".split(" "),
);

/** A unit without a number of its own close by: "the 99th article", "pasal yang bernomor 99". */
function nearbyUnit(reading: StrictReading, at: number): string | null {
  for (const [index, unit] of reading.dangling) if (Math.abs(index - at) <= 3) return unit;
  return null;
}
