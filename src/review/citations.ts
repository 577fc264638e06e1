import { readKind } from "../law/citations/act-kinds.ts";
import { readCitations } from "../law/citations/reading.ts";
import { resolveCitation } from "../law/citations/resolving.ts";
import type { Citation, NamedRegulation, Resolution } from "../law/citations/types.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { regulationOf } from "../law/provision-id.ts";
import { tokenize } from "../law/citations/lexer.ts";
import type { ReviewedText } from "./document.ts";
import { DEFINITION, JOINS_AFTER, JOINS_BEFORE, OWN, OWN_DOCUMENT, POINTER, POINTS_BACK } from "./words.ts";

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

/** Every citation of law in a document, in the order of the text. Linear in its length. */
export function findCitations(corpus: Corpus, { text, mended }: ReviewedText): DocumentCitation[] {
  const read = readCitations(corpus, mended, "beside").filter((citation) => !isDivisionAlone(citation));
  const mentions = mentionsIn(corpus, mended, read);
  const ownPasals = new Set([...mended.matchAll(OWN_HEADING)].map(([, number = ""]) => number.toLowerCase()));
  const found: (DocumentCitation & Pick<Citation, "path">)[] = [];
  const used = new Set<Mention>();
  let last: {
    readonly regulation: NamedRegulation;
    readonly end: number;
    readonly id: string | null;
  } | null = null;
  const add = (
    citation: Citation,
    from: number,
    to: number,
    regulation: NamedRegulation,
    around: string | null,
  ) => {
    // "Tahun 2OO+": the rest of the number could not be read.
    const isCut = /^[\p{L}\d+]/u.test(mended.slice(to, to + 1));
    const resolution: Resolution = isCut
      ? { type: "which-regulation", candidates: [] }
      : resolveCitation(corpus, { ...citation, regulation }, around);
    found.push({ start: from, end: to, resolution, path: citation.path });
    last = { regulation, end: to, id: idOf(resolution) };
  };
  let nextMention = 0;
  const takeMentionsBefore = (offset: number): void => {
    for (
      let mention = mentions[nextMention];
      mention !== undefined && mention.start < offset;
      mention = mentions[++nextMention]
    )
      if (
        !used.has(mention) &&
        !read.some((other) => overlaps(other, mention) && other.regulation.type !== "unnamed")
      )
        add(
          { ...mention, text: "", path: [], isPenjelasan: false },
          mention.start,
          mention.end,
          mention.regulation,
          null,
        );
  };
  for (const citation of read) {
    const { start, end, path, regulation } = citation;
    takeMentionsBefore(start);
    if (regulation.type !== "unnamed") {
      const defined = mentions.find((mention) => overlaps(mention, citation));
      if (defined !== undefined) used.add(defined);
      if (regulation.type === "unregistered" && OWN_DOCUMENT.test(regulation.name)) continue;
      const line = HEADING_BEHIND.exec(mended.slice(start, end));
      if (line !== null && /^[ \t]*(?:\n|$)/.test(mended.slice(end, end + 20))) {
        add({ ...citation, path: [] }, start, start + line.index, regulation, null);
        continue;
      }
      add(
        citation,
        start,
        end,
        regulation.type === "shared" ? (defined?.regulation ?? regulation) : regulation,
        null,
      );
      continue;
    }
    const behind = mended.slice(end, end + 80);
    const beside = besideMention(mended, mentions, citation);
    if (beside !== null) {
      used.add(beside);
      add(citation, Math.min(start, beside.start), Math.max(end, beside.end), beside.regulation, null);
      continue;
    }
    if (OWN.test(behind)) continue;
    const [first] = path;
    const isOwn = first?.unit === "pasal" && ownPasals.has(first.number);
    const pointsBack = POINTS_BACK.test(behind);
    const before = last as { regulation: NamedRegulation; end: number; id: string | null } | null;
    const isNear =
      before !== null && start - before.end <= CARRY && !isParted(mended.slice(before.end, start));
    if (first === undefined || first.unit === "bab" || first.unit === "bagian") continue;
    if (first.unit !== "pasal") {
      // "ayat (2)" by itself is of the pasal it stands in, unless the words before cite one.
      if (isNear && !isOwn && before.id !== null && pointsBack)
        add(citation, start, end, before.regulation, before.id);
      continue;
    }
    const earlier =
      pointsBack || !isOwn ? found.findLast((other) => isSamePath(other.path, path)) : undefined;
    const earlierId = earlier === undefined ? null : idOf(earlier.resolution);
    if (pointsBack && earlierId !== null)
      add(citation, start, end, { type: "known", id: regulationOf(earlierId) }, null);
    else if (isNear && !isOwn) add(citation, start, end, before.regulation, null);
    else if (pointsBack || (ownPasals.size === 0 && before !== null))
      found.push({
        start,
        end,
        path,
        resolution: {
          type: "which-regulation",
          candidates: before === null ? [] : [before.id ?? ""].filter(Boolean),
        },
      });
    if (found.length > MOST_CITATIONS) break;
  }
  takeMentionsBefore(Number.MAX_SAFE_INTEGER);
  return found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, resolution }) => trimmed(text, { start, end, resolution }));
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
