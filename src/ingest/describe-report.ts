import { comparedText } from "../law/corpus/comparison.ts";
import { SURE_LIKENESS, type Matched } from "./library/basis-matching.ts";
import type { Ingested } from "./ingest.ts";
import { shortList } from "./formats/ocr/refusals.ts";
import type { ParseReport } from "./structure/report.ts";
import type { Provision } from "../law/corpus/provision.ts";
import type { OfficeReading, VersionOffer } from "./library/versions.ts";

/** What reading a file found, in sentences, for the person who brought it. */

const MOST_EXAMPLES = 8;
/** Below this a guess is one to look at first. */
const SURE = 0.9;

const FORMS: Readonly<Record<ParseReport["form"], string>> = {
  statute: "an act of articles (pasal)",
  amending: "an act that changes another: its new wordings are kept apart from its own articles",
  decision: "a decision of numbered dicta",
  guideline: "a guideline: headings and numbered points, no articles",
  plain: "text without structure: it can be cited by paragraph only",
};

/** One line a fact, most important first. */
export function describeIngested(ingested: Ingested): string[] {
  const { id, act, report, diff, proposals, offers, readings, outcome } = ingested;
  const { parse, file } = report;
  const { entry } = act;
  const pages = file.pages === null ? "" : `, ${file.pages} pages`;
  return [
    `${entry.shortTitle} (${id})`,
    ...implausible(report.doubts),
    `  Title: ${entry.title}`,
    `  Read from ${file.name} (${file.format}${pages}) as ${FORMS[parse.form]}.`,
    `  Found: ${counted(parse.counts)}${counted(parse.penjelasanCounts) === "nothing" ? "" : `; in the penjelasan: ${counted(parse.penjelasanCounts)}`}.`,
    `  Status: ${entry.status}${entry.since === undefined ? "" : ` since ${entry.since}`}${act.replaces.length === 0 ? "" : `; replaces ${act.replaces.join(", ")}`}.`,
    ...scannedPages(report.recognised),
    ...doubts(parse),
    ...leftOver(report),
    ...changes(diff, outcome),
    ...describeBasis(act, proposals),
    ...describeVersions(id, offers),
    ...describeReadings(readings),
  ];
}

/** What the act makes of another's pasal: what changes, since when, and whether it counts. */
export function describeVersions(id: string, offers: readonly VersionOffer[]): string[] {
  if (offers.length === 0) return [];
  const open = offers.filter(({ isConfirmed }) => !isConfirmed);
  return [
    `  Gives ${offers.length} pasal of another act new words; ${offers.length - open.length} of them count:`,
    ...offers.flatMap(({ pasal, since, isConfirmed, lines }) => [
      `    ${pasal}, since ${since ?? "?"}${isConfirmed ? " (counts)" : ""}:`,
      ...lines.map((line) => `      ${comparedText(line)}`),
    ]),
    ...(open.length === 0
      ? []
      : [
          `    Compare, then confirm: npm run ingest -- --id ${id} --confirm-versions all, or --confirm-versions PASAL for each (such as ${open[0]?.pasal.split("/")[1] ?? ""}).` +
            (open[0]?.since === null
              ? " Since when is not known: bring the file in again with --since DATE."
              : ""),
        ]),
  ];
}

/** Every difference between this copy and what ships restored from a scan. */
export function describeReadings(readings: readonly OfficeReading[]): string[] {
  if (readings.length === 0) return [];
  return [
    `  Differs from the text restored from a scan that ships (${readings.length} pasal); this copy is quoted but where it is said otherwise:`,
    ...readings.flatMap(({ pasal, isKept, lines }) => [
      `    ${pasal}${isKept ? ": lacks parts of the shipped pasal, which stays" : ""}:`,
      ...lines
        .filter(({ words }) => words.some(({ change }) => change !== "same"))
        .map((line) => `      ${comparedText(line)}`),
    ]),
  ];
}

/** For each point of the report the whole words of both sides, since a person is to judge them. */
export function describeBasis({ entry, basis }: Matched["act"], proposals: Matched["proposals"]): string[] {
  if (proposals.length === 0) return [];
  const short = (id: string): string => id.slice(entry.id.length + 1);
  const open = proposals.filter(({ point }) => basis[point] === undefined);
  const done = proposals.length - open.length;
  return [
    `  Points that eligibility rules rest on: ${done} of ${proposals.length} are confirmed to be in this act; the rest is still the report that ships.`,
    ...open.flatMap(({ point, pointWords, provision, provisionWords, likeness }) => [
      `    ${short(point)}: ${pointWords}`,
      provision === null
        ? "      nothing alike was found"
        : `      = ${short(provision)} ?${likeness < SURE_LIKENESS ? " (unsure)" : ""} ${provisionWords}`,
    ]),
    ...(open.length === 0
      ? []
      : [
          "    Compare the words, then confirm: npm run ingest -- --id " +
            `${entry.id} --confirm-basis all (all but the unsure ones), or --confirm-basis POINT=PROVISION for each.`,
        ]),
  ];
}

/** What is implausible comes first: it decides whether the rest is worth reading. */
function implausible(list: Ingested["report"]["doubts"]): string[] {
  if (list.length === 0) return ["  Nothing implausible was found in what was read."];
  return [
    `  DOUBTFUL (${list.length}): compare with the paper; quotations of what is doubted say so.`,
    ...list.map(({ isGrave, says }) => `    ${isGrave ? "! " : ""}${says.en}`),
  ];
}

function counted(counts: Readonly<Record<Provision["unit"], number>>): string {
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  return found.length === 0 ? "nothing" : found.map(([unit, count]) => `${count} ${unit}`).join(", ");
}

/** For each scanned page how surely it was read, the least sure first. */
function scannedPages(pages: Ingested["report"]["recognised"]): string[] {
  if (pages.length === 0) return [];
  const blank = pages.filter(({ isBlank }) => isBlank).map(({ page }) => page);
  const read = pages.filter(({ isBlank }) => !isBlank);
  const list = read.map(({ page }) => page);
  return [
    ...(read.length === 0
      ? []
      : [
          `  Recognised by OCR: page ${shortList(list)}. COMPARE these with the paper: letters and figures may be misread, and quotations from them say so.`,
        ]),
    ...some(
      "OCR confidence of 100",
      [...read].sort((a, b) => a.confidence - b.confidence),
      ({ page, confidence, words, unsure, mended, turn }) =>
        [
          `page ${page}: ${confidence}, ${words} words`,
          ...(turn === 0 ? [] : [`turned by ${turn} degrees`]),
          ...(mended.length === 0
            ? []
            : [`put right: ${mended.map(({ read, as }) => `"${read}" as "${as}"`).join(", ")}`]),
          ...(unsure.length === 0 ? [] : [`hardly legible: ${unsure.map((word) => `"${word}"`).join(", ")}`]),
        ].join("; "),
    ),
    ...(blank.length === 0 ? [] : [`  Without any text: scanned page ${shortList(blank)}.`]),
  ];
}

function doubts({ gaps, repeats, guesses, marked }: ParseReport): string[] {
  const at = (where: { line: number; page?: number }): string =>
    where.page === undefined ? `line ${where.line}` : `page ${where.page}`;
  return [
    ...some(
      "Gap",
      gaps,
      (gap) =>
        `${gap.unit} ${gap.after ?? "(beginning)"} -> ${gap.before}${gap.within === null ? "" : ` in ${gap.within}`}, ${at(gap.where)}`,
    ),
    ...some(
      "Repeated",
      repeats,
      (repeat) =>
        `${repeat.unit} ${repeat.number}${repeat.within === null ? "" : ` in ${repeat.within}`}, ${at(repeat.where)}: kept as text, cannot be cited`,
    ),
    ...some(
      "Guessed",
      [...guesses].sort((a, b) => a.confidence - b.confidence),
      (guess) =>
        `"${guess.read}" read as "${guess.as}", ${at(guess.where)}${guess.confidence < SURE ? " (unsure: compare it)" : ""}`,
    ),
    ...some("Changes another act", marked, (mark) => `Pasal ${mark.pasal} ${mark.change} (${mark.id})`),
  ];
}

function leftOver({ parse, removed, joins }: Ingested["report"]): string[] {
  const unsure = joins.filter(({ isSure }) => !isSure);
  return [
    ...some(
      "Belongs to nothing",
      parse.remainder,
      ({ text, page }) => `"${text.slice(0, 80)}"${page === undefined ? "" : `, page ${page}`}`,
    ),
    ...some(
      "Taken out of the pages",
      removed,
      ({ text, times }) => `"${text.slice(0, 80)}" (${times} times)`,
    ),
    ...some(
      "Joined at a line end",
      unsure,
      ({ read, as, page }) =>
        `"${read.replace("|", " / ")}" as "${as}"${page === undefined ? "" : `, page ${page}`}`,
    ),
  ];
}

function changes(diff: Ingested["diff"], outcome: Ingested["outcome"]): string[] {
  if (outcome === "unchanged") return ["  Nothing changed: this version is in the corpus already."];
  const isFirst = diff.removed.length === 0 && diff.changed.length === 0 && diff.facts.length === 0;
  if (outcome === "new" || (outcome === "dry-run" && isFirst && diff.added.length > 0)) return [];
  const lists = [
    ...some("Added", diff.added, String),
    ...some("Removed", diff.removed, String),
    ...some("Changed", diff.changed, String),
    ...some("Changed about the act", diff.facts, String),
  ];
  return lists.length === 0 ? ["  No provision differs from the version in the corpus."] : lists;
}

function some<T>(heading: string, items: readonly T[], describe: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_EXAMPLES).map((item) => `    ${describe(item)}`);
  const rest = items.length - shown.length;
  return [`  ${heading} (${items.length}):`, ...shown, ...(rest > 0 ? [`    and ${rest} more`] : [])];
}
