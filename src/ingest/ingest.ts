import { errorCode } from "../platform/errors.ts";
import { CorpusError } from "../platform/yaml.ts";
import { loadCorpus } from "../law/corpus/loading.ts";
import { basename, join } from "node:path";
import { type Corpus } from "../law/corpus/corpus.ts";

import { hashOf, INGESTED_FORMAT, type IngestedAct, type IngestRegistry } from "../law/imported/registry.ts";
import { readIngested } from "../law/imported/reading.ts";
import { mayBeIngested, overRestored, quotable } from "../law/imported/merging.ts";
import type { RegulationText } from "../law/corpus/markdown.ts";
import { readActHeading } from "./structure/act-heading.ts";
import { parseAct, type ParsedAct, type ParseReport, type SourceLine } from "./structure/parse-act.ts";
import type { Provision } from "../law/corpus/provision.ts";
import { ProvisionMap } from "../law/corpus/provision-map.ts";
import { matchBasis, type Matched, type Proposal } from "./library/basis-matching.ts";
import { diffActs, type ActDiff } from "./diff.ts";
import type { Disk } from "./library/disk.ts";
import type { Doubt } from "./doubts/doubt.ts";
import { findDoubts, type Doubts } from "./doubts/find-doubts.ts";
import {
  badOption,
  checkId,
  checkNameable,
  fidelityOf,
  idOf,
  kindSoFar,
  makeEntry,
  printable,
  untitled,
  type ActOptions,
} from "./library/register-entry.ts";
import { IngestError } from "./errors.ts";
import { openKeptScan } from "./library/kept-scans.ts";
import { openLibrary, type Library } from "./library/library.ts";
import { yearOfClose } from "./library/naming.ts";
import type { Join, RecognisedPage, RemovedLine, SourceDocument } from "./formats/document.ts";
import { readDocument } from "./formats/read-document.ts";
import {
  offersOf,
  readingsOf,
  sinceOf,
  withVersions,
  wordingsIn,
  type OfficeReading,
  type VersionOffer,
} from "./library/versions.ts";

/** Brings a file in: reads it, finds its structure, and puts it beside the acts that ship. */

export interface IngestPlaces {
  /** The folder of the shipped corpus. */
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly disk?: Disk | undefined;
  readonly now?: (() => Date) | undefined;
  /** Rejects a corpus that what rests on it cannot work with. @throws CorpusError */
  readonly accept?: ((corpus: Corpus) => Promise<void>) | undefined;
}

export interface IngestRequest extends ActOptions {
  readonly bytes: Uint8Array;
  /** The file's own name; it is shown, and never used as a path. */
  readonly name: string;
  /** Of an encrypted PDF. It is not kept. */
  readonly password?: string | undefined;
  /** Of an act that only a report ships of: which of its points a person found in the file. See `readConfirmed`. */
  readonly confirmBasis?: readonly string[] | undefined;
  /** Of an act that changes another: which of its wordings are to count. See `withVersions`. */
  readonly confirmVersions?: readonly string[] | undefined;
  /** Read and compare, and change nothing. */
  readonly isDryRun?: boolean | undefined;
  readonly onPage?: ((done: number, total: number) => void) | undefined;
  /** See `ReadingOptions`. */
  readonly isOcr?: boolean | undefined;
  readonly onScan?: ((page: number, total: number) => void) | undefined;
  /** Take it in although it is doubtful that it was read right. */
  readonly acceptDoubts?: boolean | undefined;
  /** The file as it was read before, where that took long: `Ingested.document`. */
  readonly document?: SourceDocument | undefined;
}

/** What reading a file found; kept beside the act, and shown to the person who brought it. */
export interface IngestReport {
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly format: string;
    readonly pages: number | null;
  };
  readonly options: ActOptions;
  /** What is implausible in it, the gravest first. */
  readonly doubts: readonly Doubt[];
  readonly parse: ParseReport;
  readonly removed: readonly RemovedLine[];
  readonly joins: readonly Join[];
  readonly recognised: readonly RecognisedPage[];
  /** Pages that could not be read, and are not taken in. */
  readonly unreadable: readonly number[];
}

export interface Ingested {
  readonly id: string;
  readonly act: IngestedAct;
  readonly report: IngestReport;
  readonly document: SourceDocument;
  readonly diff: ActDiff;
  /** Of an act that only a report ships of: what the report's points may be in the file. */
  readonly proposals: readonly Proposal[];
  /** Of an act that changes another: the words that it gives that one's pasal. */
  readonly offers: readonly VersionOffer[];
  /** Of an act that ships restored from a bad scan: where this copy reads otherwise. */
  readonly readings: readonly OfficeReading[];
  /** `unchanged` where this version counts already. */
  readonly outcome: "new" | "replaced" | "unchanged" | "dry-run";
}

/** `DATA_DIR/corpus`: where ingested acts lie. */
export function ingestedFolder(dataDir: string): string {
  return join(dataDir, "corpus");
}

/** The library of a data folder; a state that does not make a corpus is refused. */
export function libraryOf(places: IngestPlaces): Library {
  const folder = ingestedFolder(places.dataDir);
  const load = async (registry?: IngestRegistry): Promise<void> => {
    await places.accept?.(await loadCorpus(places.corpusDir, await readIngested(folder, registry)));
  };
  const check = async (registry: IngestRegistry): Promise<void> => {
    try {
      await load(registry);
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      // Where the present state is broken too, taking an act out or going back may be what mends it.
      const isBroken = await load().then(
        () => false,
        () => true,
      );
      if (!isBroken) throw corpusFault(error);
    }
  };
  return openLibrary({ folder, check, disk: places.disk, now: places.now });
}

/**
 * @throws IngestError for everything that a person can mend; nothing changed then
 */
export async function ingest(places: IngestPlaces, request: IngestRequest): Promise<Ingested> {
  if (request.id !== undefined) checkId(request.id);
  const fidelity = fidelityOf(request);
  const name = printable(basename(request.name.replaceAll("\\", "/"))) || "-";
  const kept = await openKeptScan(places.dataDir, request.bytes);
  const onHead = (lines: readonly SourceLine[]): void => checkHead(request, lines);
  const document =
    request.document ?? (await readDocument(request.bytes, name, { ...request, onHead, kept }));
  const draft = withYear(parseAct(document.lines, { id: request.id ?? "x", fidelity }));
  const id = idOf(request, draft.report);
  const ships = await shippedWithout(places, id);
  const parsed = request.id === undefined ? withYear(parseAct(document.lines, { id, fidelity })) : draft;
  const { provisions, pages, spans, report: parse } = parsed;
  if (!provisions.some(hasWords)) throw nothingFound();
  const doubts = findDoubts(document, parsed, kindSoFar(request, id, parse));
  if (doubts.needsAcceptance && request.acceptDoubts !== true && request.isDryRun !== true)
    throw doubtful(doubts);
  const source = `berkas “${name}”`;
  const { entry, stated } = makeEntry(id, request, parse, provisions, source, isWhole(document, doubts));
  const scanned = new Set(document.recognised.map(({ page }) => page));
  const recognised = [...spans].flatMap(([of, on]) =>
    [...on].some((page) => scanned.has(page)) ? [of] : [],
  );
  const act: IngestedAct = {
    format: INGESTED_FORMAT,
    entry,
    stated,
    replaces: (request.replaces ?? []).map((one) => checkId(one, "--replaces")),
    fidelity,
    source,
    provisions: provisions.map((provision) => stored(provision, fidelity)),
    pages: Object.fromEntries(pages),
    ...(recognised.length === 0 ? {} : { recognised }),
    ...(doubts.about.length === 0 ? {} : { doubted: [...doubts.about] }),
    ...(document.unreadable === undefined ? {} : { unreadable: [...document.unreadable] }),
    basis: {},
  };
  const shipped = await checkAgainstShipped(places, act, ships);
  const report: IngestReport = {
    file: {
      name,
      bytes: request.bytes.length,
      sha256: hashOf(request.bytes),
      format: document.format,
      pages: document.pages,
    },
    options: optionsOf(request),
    doubts: doubts.list,
    parse,
    removed: document.removed,
    joins: document.joins,
    recognised: document.recognised,
    unreadable: document.unreadable ?? [],
  };
  const before = await libraryOf(places).current(id);
  const matched = matchBasis(shipped, act, before, request.confirmBasis ?? []);
  const versioned = await versionsOf(places, matched.act, before, request.confirmVersions ?? []);
  const proposed = { ...matched, act: versioned.act };
  const result = await put(places, proposed, report, before, request.isDryRun === true);
  const readings = shipped?.fidelity === "restored" ? await readingsIn(places, act) : [];
  if (result.outcome !== "dry-run") await kept.forget();
  return { ...result, offers: versioned.offers, readings, document };
}

/** The act with the wordings that are confirmed, and what all of them would change. */
export async function versionsOf(
  places: IngestPlaces,
  act: IngestedAct,
  before: IngestedAct | null,
  confirmed: readonly string[],
): Promise<{ readonly act: IngestedAct; readonly offers: readonly VersionOffer[] }> {
  const load = async (version: IngestedAct): Promise<Corpus> => {
    const others = await readIngested(ingestedFolder(places.dataDir));
    const rest = others.filter((other) => other.act.entry.id !== act.entry.id);
    return loadCorpus(places.corpusDir, [...rest, { hash: "", act: version }]);
  };
  if (!act.provisions.some(({ id }) => id === `${act.entry.id}/pasal-i`)) {
    if (confirmed.length > 0) withVersions([], act, before, confirmed);
    return { act, offers: [] };
  }
  const { versions, ...plain } = act;
  void versions;
  const found = wordingsIn(await load(plain), act);
  const chosen = withVersions(found, act, before, confirmed);
  // What has no day yet is compared with the words of today.
  const since = sinceOf(act) ?? (places.now?.() ?? new Date()).toISOString().slice(0, 10);
  const whole = { ...plain, versions: found.map((one) => ({ ...one, since })) };
  const corpus = await load(whole).catch((error: unknown) => {
    if (error instanceof CorpusError) return null;
    throw error;
  });
  return { act: chosen, offers: corpus === null ? [] : offersOf(corpus, found, chosen, since) };
}

/** Where an office's copy of a restored act reads otherwise than what ships, and what of that stays. */
async function readingsIn(places: IngestPlaces, act: IngestedAct): Promise<OfficeReading[]> {
  const { id } = act.entry;
  const shipped = await loadCorpus(places.corpusDir);
  const own = quotable(act.provisions);
  const { fidelity, source, entry } = act;
  const texts = new Map([[id, { id, fidelity, source, title: entry.title, provisions: own }]]);
  const office = { ...shipped, texts, provisions: new ProvisionMap(texts) };
  const { kept } = overRestored(shipped.enacted.get(id)?.provisions ?? [], own);
  return readingsOf(shipped, office, id, kept);
}

async function put(
  places: IngestPlaces,
  { act, proposals }: Matched,
  report: IngestReport,
  before: IngestedAct | null,
  isDryRun: boolean,
): Promise<Omit<Ingested, "document" | "offers" | "readings">> {
  const { id } = act.entry;
  const found = { id, act, report, proposals, diff: diffActs(before, act) };
  if (isDryRun) return { ...found, outcome: "dry-run" };
  try {
    const isNew = await libraryOf(places).put(act, report, report.file.name);
    return { ...found, outcome: !isNew ? "unchanged" : before === null ? "new" : "replaced" };
  } catch (error) {
    throw asDiskFault(error);
  }
}

/** What only the heading tells is asked for before minutes are spent on recognising the rest. */
function checkHead(request: IngestRequest, lines: readonly SourceLine[]): void {
  const end = lines.findIndex(({ text }) => /^\W*(?:menimbang|mengingat|dengan rahmat)\b/i.test(text.trim()));
  const words = lines.slice(0, end < 0 ? 40 : end).map(({ text }) => text.trim());
  const heading = readActHeading(words.join(" ").replace(/\s+/g, " ").trim());
  // The year of a number without one stands at the end of the act.
  if (request.id === undefined) checkNameable(heading);
  if (request.title === undefined && heading.title === null) throw untitled();
}

/** Where the number has no year, that of the day on which the act was made. */
function withYear(parsed: ParsedAct): ParsedAct {
  if (parsed.report.year !== null || parsed.report.number === null) return parsed;
  const year = yearOfClose(parsed.provisions);
  return year === null
    ? parsed
    : { ...parsed, report: { ...parsed.report, year: { value: year, confidence: 0.6 } } };
}

/** Whether every pasal of the act is there, so far as it can be told. */
function isWhole(document: SourceDocument, { list }: Doubts): boolean {
  return (
    (document.unreadable ?? []).length === 0 &&
    !list.some(({ kind, isGrave }) => isGrave || kind === "pasal-missing" || kind === "pasal-unread")
  );
}

function doubtful({ list }: Doubts): IngestError {
  const says = (language: "id" | "en"): string => list.map((doubt) => `\n  ${doubt.says[language]}`).join("");
  return new IngestError("doubtful", {
    id: `Diragukan bahwa berkas ini terbaca dengan benar, jadi belum dimasukkan:${says("id")}\nPeriksa berkasnya, atau cari salinan yang lebih baik. Bila memang hendak dimasukkan, tambahkan --accept-doubts; setiap kutipan yang diragukan akan mengatakannya.`,
    en: `It is doubtful that the file was read right, so it was not taken in:${says("en")}\nCheck the file, or find a better copy. To take it in all the same, add --accept-doubts; each quotation that is doubtful will say so.`,
  });
}

function hasWords({ body }: Provision): boolean {
  return body.some((item) => item.type !== "child" && item.text.trim() !== "");
}

/** A provision as it is written: lists of its own, and a fidelity that an ingested act can have. */
function stored(provision: Provision, fidelity: IngestedAct["fidelity"]): IngestedAct["provisions"][number] {
  return { ...provision, fidelity, body: [...provision.body], place: [...provision.place] };
}

function optionsOf(request: IngestRequest): ActOptions {
  const { id, title, kind, number, year, status, since, replaces, fidelity } = request;
  return { id, title, kind, number, year, status, since, replaces, fidelity };
}

/** What ships. @throws IngestError where that is the act itself, proof-read and whole: it is not replaced */
async function shippedWithout(places: IngestPlaces, id: string): Promise<Corpus> {
  const corpus = await loadCorpus(places.corpusDir);
  const shipped = corpus.regulations.get(id);
  if (shipped !== undefined && !mayBeIngested(shipped, corpus.texts.get(id)))
    throw new IngestError("ships", {
      id: `${id} sudah dimuat lengkap dan sudah dicocokkan dengan naskahnya; berkas ini tidak menggantikannya.`,
      en: `${id} ships whole and proof-read; a file does not replace it.`,
    });
  return corpus;
}

/**
 * What ships proof-read and whole is not replaced, and an act that is replaced must be known.
 * @returns what ships of the act
 */
export async function checkAgainstShipped(
  places: IngestPlaces,
  act: IngestedAct,
  corpus?: Corpus,
): Promise<RegulationText | undefined> {
  const { regulations, texts } = corpus ?? (await shippedWithout(places, act.entry.id));
  const { acts } = await libraryOf(places).registry();
  for (const id of act.replaces) {
    if (id === act.entry.id)
      throw badOption(
        "Sebuah peraturan tidak dapat menggantikan dirinya sendiri.",
        "An act cannot replace itself.",
      );
    if (!regulations.has(id) && !acts.some((known) => known.id === id && known.current !== null))
      throw new IngestError("unknown-act", {
        id: `--replaces ${id}: peraturan itu tidak ada dalam daftar. Masukkan dulu, atau hilangkan pilihan ini.`,
        en: `--replaces ${id}: there is no such act in the register. Bring it in first, or leave the option out.`,
      });
  }
  return texts.get(act.entry.id);
}

function nothingFound(): IngestError {
  return new IngestError("nothing-found", {
    id: "Tidak ada pasal, butir, atau paragraf yang ditemukan dalam berkas ini.",
    en: "No article, point or paragraph was found in the file.",
  });
}

function corpusFault(error: CorpusError): IngestError {
  const faults = error.faults.join("\n  ");
  return new IngestError(
    "corpus",
    {
      id: `Dengan perubahan itu kumpulan peraturan tidak utuh lagi, jadi tidak ada yang diubah:\n  ${faults}`,
      en: `With this change the corpus would not hold together, so nothing was changed:\n  ${faults}`,
    },
    { cause: error },
  );
}

/** A full or read-only disk is said; what was there before is untouched. */
export function asDiskFault(error: unknown): unknown {
  const code = error instanceof IngestError ? null : errorCode(error);
  if (code === null) return error;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  return new IngestError(
    "disk",
    {
      id: `${isFull ? "Penyimpanan penuh" : `Penyimpanan tidak dapat ditulisi (${code})`}; tidak ada yang diubah.`,
      en: `${isFull ? "The disk is full" : `The disk cannot be written to (${code})`}; nothing was changed.`,
    },
    { cause: error },
  );
}
