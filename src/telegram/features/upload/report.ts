import type { Language } from "../../../text/language.ts";
import type { Block } from "../../../answering/answer.ts";
import { regulationOf } from "../../../law/provision-id.ts";
import type { Ingested } from "../../../ingest/ingest.ts";
import { shortList } from "../../../ingest/formats/ocr/refusals.ts";
import { type Page, pageOf, paragraph } from "../../rendering/render.ts";
import { type PlainTextKey, say } from "../../texts/texts.ts";

/** What reading a file found, in short, for the administrator who sent it. `npm run ingest` prints all of it. */

/** Examples shown of each kind of doubt. */
const MOST_EXAMPLES = 3;

type Parse = Ingested["report"]["parse"];
type Unit = keyof Parse["counts"];

/** @param isProposal whether the id was read from the heading and waits to be confirmed */
export function uploadPage(result: Ingested, language: Language, isProposal: boolean): Page {
  const { act, id, report } = result;
  const { entry } = act;
  const { parse, file } = report;
  const implausible = report.doubts.map(({ says }) => says[language]);
  const doubts = [...scannedOf(report.recognised, language), ...doubtsOf(parse, language)];
  const form = say(FORMS[parse.form], language);
  const status = say(STATUS[entry.status], language);
  const blocks: Block[] = [
    { type: "heading", text: `${entry.shortTitle} (${id})` },
    ...(implausible.length === 0
      ? []
      : ([
          { type: "notice", tone: "caution", text: say("report-implausible", language) },
          { type: "list", items: implausible },
        ] satisfies Block[])),
    paragraph(entry.title),
    paragraph(
      [
        file.pages === null
          ? say("report-read-as", language, { format: file.format, form })
          : say("report-read-as-pages", language, { format: file.format, pages: file.pages, form }),
        say("report-found", language, { counts: counted(parse.counts, language) }),
        ...(sum(parse.penjelasanCounts) === 0
          ? []
          : [say("report-penjelasan", language, { counts: counted(parse.penjelasanCounts, language) })]),
        say("report-status", language, {
          status: entry.since === undefined ? status : `${status} (${entry.since})`,
        }),
        ...(act.replaces.length === 0
          ? []
          : [say("report-replaces", language, { acts: act.replaces.join(", ") })]),
        ...changesOf(result, language),
      ].join("\n"),
    ),
    ...(doubts.length === 0
      ? [paragraph(say("report-no-doubts", language))]
      : ([
          { type: "notice", tone: "caution", text: say("report-doubts", language) },
          { type: "list", items: doubts },
        ] satisfies Block[])),
    ...basisOf(result, language).map(paragraph),
    ...readingsOf(result, language),
    ...(result.outcome === "dry-run" && !isProposal ? offersOf(result, language) : []),
    ...(isProposal ? [paragraph(say("report-confirm", language))] : []),
  ];
  return pageOf(language, blocks);
}

const FORMS: Readonly<Record<Parse["form"], PlainTextKey>> = {
  statute: "report-statute",
  amending: "report-amending",
  decision: "report-decision",
  guideline: "report-guideline",
  plain: "report-plain",
};

const STATUS: Readonly<Record<Ingested["act"]["entry"]["status"], PlainTextKey>> = {
  "in-force": "report-in-force",
  amended: "report-amended",
  revoked: "report-revoked",
};

function nameOf(unit: Unit, language: Language): string {
  return unit === "bagian-teks" ? say("report-part", language) : unit;
}

function sum(counts: Parse["counts"]): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

const UNITS: readonly Unit[] = [
  "bab",
  "bagian",
  "paragraf",
  "pasal",
  "ayat",
  "huruf",
  "angka",
  "bagian-teks",
];

function counted(counts: Parse["counts"], language: Language): string {
  return UNITS.filter((unit) => counts[unit] > 0)
    .map((unit) =>
      unit === "bagian-teks"
        ? say("report-parts", language, { count: counts[unit] })
        : `${counts[unit]} ${unit}`,
    )
    .join(", ");
}

/** What the new version changes. */
function changesOf({ outcome, diff }: Ingested, language: Language): string[] {
  if (outcome === "unchanged") return [say("report-unchanged", language)];
  const [added, changed, removed] = [diff.added.length, diff.changed.length, diff.removed.length];
  const isFirst = removed + changed + diff.facts.length === 0;
  return outcome === "new" || isFirst ? [] : [say("report-changes", language, { added, changed, removed })];
}

/** Which pages were recognised in a scan. */
function scannedOf(pages: Ingested["report"]["recognised"], language: Language): string[] {
  const read = pages.filter(({ isBlank }) => !isBlank);
  if (read.length === 0) return [];
  const confidence = Math.min(...read.map((page) => page.confidence));
  return [say("report-recognised", language, { pages: shortList(read.map(({ page }) => page)), confidence })];
}

type DoubtKey = "report-gaps" | "report-repeats" | "report-guesses" | "report-marked" | "report-remainder";

function doubtsOf({ gaps, repeats, guesses, marked, remainder }: Parse, language: Language): string[] {
  // As texts: the number of a line is not grouped by thousands.
  const at = ({ page, line }: { readonly page?: number; readonly line?: number }): string => {
    if (page !== undefined) return say("report-page", language, { page: String(page) });
    return line === undefined ? "" : say("report-line", language, { line: String(line) });
  };
  const some = <T>(key: DoubtKey, items: readonly T[], describe: (item: T) => string): string[] => {
    if (items.length === 0) return [];
    const rest = items.length - MOST_EXAMPLES;
    const more = rest > 0 ? [say("report-more", language, { count: rest })] : [];
    const shown = [...items.slice(0, MOST_EXAMPLES).map(describe), ...more].join("; ");
    return [say(key, language, { count: items.length, items: shown })];
  };
  return [
    ...some("report-gaps", gaps, ({ unit, after, before, where }) => {
      const from = after === null ? "" : `${after} `;
      return `${nameOf(unit, language)} ${from}→ ${before}, ${at(where)}`;
    }),
    ...some(
      "report-repeats",
      repeats,
      ({ unit, number, where }) => `${nameOf(unit, language)} ${number}, ${at(where)}`,
    ),
    ...some(
      "report-guesses",
      [...guesses].sort((a, b) => a.confidence - b.confidence),
      ({ read, as, where }) => `“${read}” = “${as}”, ${at(where)}`,
    ),
    ...some("report-marked", marked, ({ pasal }) => `Pasal ${pasal}`),
    ...some("report-remainder", remainder, (rest) => {
      const where = at(rest);
      return `“${rest.text.slice(0, 60)}”${where === "" ? "" : `, ${where}`}`;
    }),
  ];
}

/** Of an act that changes another: each pasal as it reads now against what the act makes of it, unless that counts already. */
export function offersOf({ offers }: Pick<Ingested, "offers">, language: Language): Block[] {
  const open = offers.filter(({ isConfirmed }) => !isConfirmed);
  const [first] = open;
  if (first === undefined) return [];
  const values = { count: open.length, act: regulationOf(first.pasal), since: first.since ?? "" };
  return [
    paragraph(say(first.since === null ? "report-offers-undated" : "report-offers", language, values)),
    ...open.map(({ pasal, lines }): Block => ({ type: "compared", label: pasal, lines })),
  ];
}

/** Of an act that ships restored from a bad scan: every pasal that reads otherwise in this copy. */
function readingsOf({ readings }: Ingested, language: Language): Block[] {
  if (readings.length === 0) return [];
  return [
    paragraph(say("report-readings", language)),
    ...readings.map(({ pasal, isKept, lines }): Block => ({
      type: "compared",
      label: isKept ? say("report-reading-kept", language, { pasal }) : pasal,
      lines: lines.filter(({ words }) => words.some(({ change }) => change !== "same")),
    })),
  ];
}

/** Of an act that only a report shipped of: what rules rest on is still the report until a person has compared. */
function basisOf({ id, act, proposals }: Ingested, language: Language): string[] {
  const count = proposals.filter(({ point }) => act.basis[point] === undefined).length;
  const command = `npm run ingest -- --id ${id} --confirm-basis`;
  return count === 0 ? [] : [say("report-basis", language, { count, command })];
}
