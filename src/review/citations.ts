import { readKind } from "../law/citations/act-kinds.ts";
import { readCitations } from "../law/citations/reading.ts";
import { resolveCitation } from "../law/citations/resolving.ts";
import type { Citation, NamedRegulation, Resolution } from "../law/citations/types.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { IngestError } from "../ingest/errors.ts";
import { tokenize } from "../law/citations/lexer.ts";
import type { ReviewedText } from "./document.ts";
import {
  CONSTITUTION,
  DEFINITION,
  JOINS_AFTER,
  JOINS_BEFORE,
  MAKES,
  OWN,
  OWN_DOCUMENT,
  POINTER,
  POINTS_BACK,
} from "./words.ts";

/** Finds what a document cites. A pasal that no act stands beside is the document's own unless something says whose it is. */

export interface DocumentCitation {
  /** Offsets in the document's text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly resolution: Resolution;
}

/** A document with more is refused: nobody reads the answer. */
export const MOST_CITATIONS = 5_000;
/** How far an act named before carries in running text, in characters. */
const CARRY = 600;

/** A word for an act that only its document explains. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly regulation: NamedRegulation;
}

/** Every citation of law in a document, in the order of the text. */
export function findCitations(corpus: Corpus, { text, mended }: ReviewedText): DocumentCitation[] {
  const read = readCitations(corpus, mended, "beside").filter(
    (citation) => !isDivisionAlone(citation) && !isOwnTitle(mended, citation),
  );
  if (read.length > MOST_CITATIONS) throw tooMany();
  const mentions = mentionsIn(corpus, mended, read);
  const ownPasals = ownPasalsOf(mended, read);
  const found: Found[] = [];
  const used = new Set<Mention>();
  const add = ({ citation, start, end, regulation, around = null }: Meant): void => {
    // "Tahun 2OO+": the rest of the number could not be read.
    const isCut = /^[\p{L}\d+]/u.test(mended.slice(end, end + 1));
    const resolution: Resolution = isCut
      ? { type: "which-regulation", candidates: [] }
      : resolveCitation(corpus, { ...citation, regulation }, around);
    found.push({ start, end, resolution, path: citation.path, regulation });
  };
  for (const [index, citation] of read.entries()) {
    const { start, end, regulation } = citation;
    if (regulation.type !== "unnamed") {
      const defined = mentions.find((mention) => overlaps(mention, citation));
      if (defined !== undefined) used.add(defined);
      const line = HEADING_BEHIND.exec(mended.slice(start, end));
      if (line !== null && /^[ \t]*(?:\n|$)/.test(mended.slice(end, end + 20)))
        add({ citation: { ...citation, path: [] }, start, end: start + line.index, regulation });
      else if (regulation.type !== "shared") add({ citation, start, end, regulation });
      else add({ citation, start, end, regulation: defined?.regulation ?? regulation });
      continue;
    }
    const mention = besideMention(mended, mentions, citation);
    if (mention !== null) {
      used.add(mention);
      const [from, to] = [Math.min(start, mention.start), Math.max(end, mention.end)];
      add({ citation, start: from, end: to, regulation: mention.regulation });
      continue;
    }
    const nextNamed = read.slice(index + 1, index + 20).find((other) => other.regulation.type !== "unnamed");
    const meant = meantBy(mended, citation, found, nextNamed, ownPasals);
    if (meant !== null) add(meant);
  }
  for (const mention of mentions)
    if (!used.has(mention) && !found.some((other) => overlaps(other, mention)))
      add({ citation: { ...mention, text: "", path: [], isPenjelasan: false }, ...mention });
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, resolution }) => trimmed(text, { start, end, resolution }));
}

interface Found extends DocumentCitation, Pick<Citation, "path" | "regulation"> {}

/** A citation with the act it is taken to be of. */
interface Meant {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
  readonly regulation: NamedRegulation;
  /** The provision in whose pasal an ayat is looked for. */
  readonly around?: string | null;
}

/** What a pasal or ayat beside no act means; null where it is the document's own. */
function meantBy(
  text: string,
  citation: Citation,
  found: readonly Found[],
  next: Citation | undefined,
  ownPasals: ReadonlySet<string>,
): Meant | null {
  const { start, end, path } = citation;
  const [first] = path;
  const behind = text.slice(end, end + 80);
  if (first === undefined || OWN.test(behind) || isHeading(text, citation)) return null;
  const before = found.at(-1);
  const between = before === undefined ? "" : text.slice(before.end, start);
  const of = (regulation: NamedRegulation, around: string | null = null): Meant => ({
    ...{ citation, start, end, regulation, around },
  });
  if (first.unit !== "pasal") {
    // "ayat (2)" in a document with articles of its own is of the one it stands in.
    const isOfBefore = ownPasals.size === 0 && before !== undefined && before.path.length > 0;
    return isOfBefore && !endsSentence(between) ? of(before.regulation, idOf(before.resolution)) : null;
  }
  const isOwn = ownPasals.has(first.number);
  const pointsBack = POINTS_BACK.test(behind);
  const earlier = pointsBack ? found.findLast((other) => isSamePath(other.path, path)) : undefined;
  if (earlier !== undefined) return of(earlier.regulation);
  if (isOwn) return null;
  if (before !== undefined && !endsSentence(between)) return of(before.regulation);
  const isBeforeNext = next !== undefined && next.path.length > 0;
  if (isBeforeNext && !endsSentence(text.slice(end, next.start))) return of(next.regulation);
  if (before !== undefined && between.length <= CARRY && !isParted(between)) return of(before.regulation);
  return pointsBack || (ownPasals.size === 0 && before !== undefined)
    ? of({ type: "shared", name: "", ids: [] })
    : null;
}

function tooMany(): IngestError {
  return new IngestError("too-large", {
    id: `Naskah ini memuat lebih dari ${MOST_CITATIONS} rujukan. Bagi menjadi beberapa berkas.`,
    en: `The draft holds more than ${MOST_CITATIONS} citations. Divide it into several files.`,
  });
}

/** "Pasal 24 Dalam hal ...", "Pasal 3 (1) ..." at the beginning of a sentence or line: an article of the document itself. */
function isHeading(text: string, { start, end, regulation, path }: Citation): boolean {
  return (
    regulation.type === "unnamed" &&
    path[0]?.unit === "pasal" &&
    /(?:^|[.;:\n_])\s*_?$/.test(text.slice(Math.max(0, start - 5), start)) &&
    /^_?(?:\s+_?(?:\p{Lu}\p{Ll}|\(1\))|[ \t]*\n|$)/u.test(text.slice(end, end + 8))
  );
}

function ownPasalsOf(text: string, read: readonly Citation[]): ReadonlySet<string> {
  const lines = Array.from(text.matchAll(OWN_HEADING), ([, number = ""]) => number.toLowerCase());
  const inline = read
    .filter((citation) => isHeading(text, citation))
    .map(({ path }) => path[0]?.number ?? "");
  return new Set([...lines, ...inline]);
}

/** "perlu menetapkan Peraturan Daerah tentang ...", "Nota Kesepahaman Nomor 119": the document itself, or one that is no act. */
function isOwnTitle(text: string, { start, regulation, path, text: words }: Citation): boolean {
  if (regulation.type === "unregistered" && OWN_DOCUMENT.test(regulation.name)) return true;
  return path.length === 0 && !/\d/.test(words) && MAKES.test(text.slice(Math.max(0, start - 40), start));
}

function endsSentence(between: string): boolean {
  return between.length > CARRY || /[.;](?:\s|$)|\n\s*\n/.test(between) || isParted(between);
}

/** The provision or act that a resolution says exists, or null. */
export function idOf(resolution: Resolution): string | null {
  if (resolution.type === "not-shipped") return resolution.wanted;
  return "id" in resolution ? resolution.id : null;
}

/** "Pasal 3" on a line of its own, or with a title behind it: an article of the document itself. */
const OWN_HEADING = /^[ \t#*]*(?:pasal|article)\s+(\d+[a-z]?)[ \t*]*(?:[.:–-].{0,80})?$/gimu;

/** The title of an act, then its first article. */
const HEADING_BEHIND = /\n[ \t]*(?:pasal|article)[ \t]+\d+[a-z]?$/i;

/** A paragraph ends between two places, or an article of the document begins. */
function isParted(between: string): boolean {
  return /\n\s*\n/.test(between) || between.search(OWN_HEADING) >= 0;
}

/** "BAB I", "Bagian Kesatu" beside no act: headings. */
function isDivisionAlone({ regulation, path }: Citation): boolean {
  const unit = path[0]?.unit;
  return (
    regulation.type === "unnamed" &&
    unit !== "pasal" &&
    unit !== "ayat" &&
    unit !== "huruf" &&
    unit !== "angka"
  );
}

/** "undang-undang tersebut" and the names that the document defines, in the order of the text. */
function mentionsIn(corpus: Corpus, text: string, read: readonly Citation[]): Mention[] {
  const acts = read.filter(
    ({ regulation }) => regulation.type === "known" || regulation.type === "unregistered",
  );
  const mentions: Mention[] = [];
  for (const { 0: words, 1: kind = "", index } of text.matchAll(POINTER)) {
    const meant = kindOf(kind);
    const act = acts.findLast((other) => other.end <= index && kindOfAct(corpus, other.regulation) === meant);
    if (act !== undefined)
      mentions.push({ start: index, end: index + words.length, regulation: act.regulation });
  }
  for (const { 0: words, index } of text.matchAll(CONSTITUTION))
    mentions.push({
      start: index,
      end: index + words.length,
      regulation: { type: "unregistered", name: words },
    });
  return mentions.concat(definedNames(text, acts)).sort((a, b) => a.start - b.start);
}

function kindOf(name: string): string | undefined {
  return readKind(tokenize(name), 0)?.kind;
}

function kindOfAct(corpus: Corpus, regulation: NamedRegulation): string | undefined {
  if (regulation.type === "known") return corpus.regulations.get(regulation.id)?.kind;
  return regulation.type === "unregistered" ? kindOf(regulation.name) : undefined;
}

/** Where the names stand that the text gives to acts: "selanjutnya disebut UU Pemda". Of several the first of its item is meant. */
function definedNames(text: string, acts: readonly Citation[]): Mention[] {
  const meant = new Map<string, Citation>();
  for (const { 1: name = "", index } of text.matchAll(DEFINITION)) {
    const from = Math.max(
      text.lastIndexOf(";", index),
      text.lastIndexOf("\n\n", index),
      index - DEFINED_WITHIN,
    );
    const act = acts.find((other) => other.start >= from && other.end <= index);
    if (act !== undefined) meant.set(name.trim(), act);
  }
  return [...meant].flatMap(([name, { regulation, end }]) => {
    const spelt = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    const places = text.slice(end).matchAll(new RegExp(`(?<![\\p{L}\\d])${spelt}(?![\\p{L}\\d])`, "gu"));
    return Array.from(places, ({ 0: words, index }) => ({
      ...{ start: end + index, end: end + index + words.length, regulation },
    }));
  });
}

/** How far before the words that define a name its act stands, in characters. */
const DEFINED_WITHIN = 700;

/** The mention right behind a chain ("Pasal 5 Undang-Undang tersebut") or right before it. */
function besideMention(text: string, mentions: readonly Mention[], { start, end }: Citation): Mention | null {
  const behind = end + (JOINS_AFTER.exec(text.slice(end, end + 30))?.[0].length ?? 0);
  const before = start - (JOINS_BEFORE.exec(text.slice(Math.max(0, start - 30), start))?.[0].length ?? 0);
  return (
    mentions.find((mention) => mention.start === behind) ??
    mentions.find((mention) => mention.end === before) ??
    null
  );
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function isSamePath(longer: Citation["path"], path: Citation["path"]): boolean {
  return (
    path.length > 0 &&
    path.every(({ unit, number }, index) => longer[index]?.unit === unit && longer[index]?.number === number)
  );
}

/** Without the spaces at its ends. */
function trimmed(text: string, citation: DocumentCitation): DocumentCitation {
  const words = text.slice(citation.start, citation.end);
  const start = citation.start + words.length - words.trimStart().length;
  return { ...citation, start, end: start + words.trim().length };
}
