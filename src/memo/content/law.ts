import { type Frame, notices, readingNotices } from "../../answering/presentation/sources.ts";
import { formatPlace, formatRegulation } from "../../law/citations/formatting.ts";
import { type Corpus, penjelasanOf } from "../../law/corpus/corpus.ts";
import { isActsOwn } from "../../law/corpus/provision.ts";
import { parentId, pasalLevel, regulationOf } from "../../law/provision-id.ts";
import { fullText, quoteLines } from "../../law/corpus/quote.ts";
import type { Regulation } from "../../law/corpus/register.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { formatDate } from "../../platform/dates.ts";
import { type MemoBlock, type Part, type Quotation, type Table, type Text, bold, plain } from "./memo.ts";
import { type Words, provisionLabel, statusWords, successorWords } from "./words.ts";
import { phrasesFor } from "../../answering/presentation/phrases.ts";

/** What a memo says of the law it rests on: the acts, whether they are in force, and their text in the annex. */

/** The provisions of a memo, each once, and what replaces the revoked ones in the case at hand. */
export interface Law {
  /** Provision or regulation ids. */
  readonly ids: readonly string[];
  /** By revoked provision id; the register's successors where there is no entry. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
}

/** "Undang-Undang ... Nomor 23 Tahun 2014 tentang Pemerintahan Daerah: Pasal 10 ayat (1); Pasal 12 ayat (1)." */
export function basisList(frame: Frame, words: Words, { ids }: Law): MemoBlock {
  const items = [...byAct(ids)].map(([act, provisions]): Text => {
    const regulation = regulationIn(frame.corpus, act);
    const places = provisionPlaces(
      frame,
      provisions.filter((id) => id !== act),
    );
    const kind = kindRemark(frame.corpus, words, regulation);
    const name =
      kind === null ? regulationName(frame, regulation) : `${regulationName(frame, regulation)} (${kind})`;
    return plain(places.length === 0 ? `${name}.` : `${name}: ${places.join("; ")}.`);
  });
  return { type: "list", marks: "letters", items };
}

/** "Pasal 12 ayat (1), ayat (2)": the parts of one unit together, in the order in which the unit is first named. */
function provisionPlaces({ corpus, language }: Frame, ids: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const parent = parentId(id) ?? id;
    groups.set(parent, [...(groups.get(parent) ?? []), id]);
  }
  return [...groups].map(([parent, children]) => {
    const above = formatPlace(corpus, parent, language);
    const places = children
      .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
      .map((id) => formatPlace(corpus, id, language));
    const isInside = above !== "" && places.every((place) => place.startsWith(`${above} `));
    if (!isInside) return places.join("; ");
    return `${above} ${places.map((place) => place.slice(above.length + 1)).join(", ")}`;
  });
}

function regulationName(frame: Frame, regulation: Regulation): string {
  if (frame.language === "id" || regulation.kind === "materi") return regulation.title;
  return `${formatRegulation(regulation, "en")} on ${regulation.subjectEn}`;
}

/** What a reader must know of the text of an act; null for an act whose own words are here. */
function kindRemark(corpus: Corpus, words: Words, regulation: Regulation): string | null {
  switch (corpus.texts.get(regulation.id)?.fidelity) {
    case undefined:
      return words.noText;
    case "secondary":
      return words.reportedAct;
    case "restored":
      return words.restoredAct;
    case "imported": {
      const missing = corpus.texts.get(regulation.id)?.unreadable;
      return missing === undefined
        ? words.importedAct
        : `${words.importedAct}; ${words.pagesMissing(missing.join(", "))}`;
    }
    case "explanatory":
      return words.materialAct;
    case "verbatim":
      return null;
  }
}

/** The acts with their status; below a revoked act each of its provisions with what is in force in its place. */
export function forceTable(frame: Frame, words: Words, law: Law): Table {
  const { corpus, asOf, language } = frame;
  const rows: Text[][] = [];
  for (const [act, provisions] of byAct(law.ids)) {
    const regulation = regulationIn(corpus, act);
    if (regulation.kind === "materi") continue;
    const status = statusOf(corpus, act, asOf);
    rows.push([
      [bold(provisionLabel(frame, act))],
      plain(statusWords(frame, words, act)),
      plain(successorWords(frame, words, act, undefined) ?? words.unchanged),
    ]);
    for (const id of provisions) {
      const of = statusOf(corpus, id, asOf);
      if (of.status !== "revoked" || id === act || of.certainty === "reported") continue;
      rows.push([
        plain(formatPlace(corpus, id, language)),
        plain(of.by === status.by ? "" : statusWords(frame, words, id)),
        plain(successorWords(frame, words, id, law.successors.get(id)) ?? words.unchanged),
      ]);
    }
  }
  return {
    type: "table",
    widths: [0.27, 0.4, 0.33],
    head: [words.provision, words.statusOn(formatDate(asOf, language)), words.nowInForce],
    rows,
  };
}

/** A pasal up to this many characters stands in the annex whole, a longer one by the parts that are referred to. */
const WHOLE_PASAL_LIMIT = 1_300;

/**
 * The text of every provision referred to: of an act in force the article around it, of a report the list it stands in.
 * @param withPenjelasan whether the official elucidations of these articles follow them
 */
export function annexOf(frame: Frame, words: Words, law: Law, withPenjelasan: boolean): Part {
  const { corpus } = frame;
  const provisions = law.ids.filter((id) => id.includes("/"));
  const shown = outermost(
    provisions.filter((id) => corpus.provisions.has(id)).map((id) => aroundOf(frame, id)),
  );
  const missing = provisions.filter((id) => !corpus.provisions.has(id));
  const blocks: MemoBlock[] = [{ type: "note", text: plain(words.annexSubtitle) }];
  let letter = 0;
  for (const [act, ids] of byAct(shown)) {
    const title = regulationName(frame, regulationIn(corpus, act));
    blocks.push({ type: "heading", level: 2, text: `${letterAt(letter++)}. ${title}` });
    const source = corpus.texts.get(act);
    const isOwn = isActsOwn(source?.fidelity);
    if (!isOwn && source !== undefined)
      blocks.push({
        type: "note",
        text: plain(`${words.knownFrom}${source.reportedSource ?? source.source}`),
      });
    for (const id of ids) {
      blocks.push(quotationOf(frame, words, id, law.successors.get(id)));
      const penjelasan = withPenjelasan && isOwn ? penjelasanOf(corpus, id) : undefined;
      if (penjelasan !== undefined && !ids.includes(penjelasan.id))
        blocks.push(quotationOf(frame, words, penjelasan.id));
    }
  }
  if (shown.length === 0) blocks.push({ type: "paragraph", text: plain(words.nothingQuoted) });
  if (missing.length > 0) {
    const labels = missing.map((id) => provisionLabel(frame, id)).join("; ");
    blocks.push({ type: "paragraph", text: plain(words.withoutText(labels)) });
  }
  return { title: words.annexTitle, blocks };
}

function aroundOf({ corpus, asOf }: Frame, id: string): string {
  const pasal = corpus.provisions.get(pasalLevel(id));
  if (pasal === undefined || pasal.isPenjelasan) return id;
  // Of a report the points of one list stand together.
  if (!isActsOwn(pasal.fidelity)) return pasal.unit === "bagian-teks" ? id : (pasal.parent ?? id);
  if (statusOf(corpus, id, asOf).status === "revoked") return id;
  return fullText(corpus, pasal).length <= WHOLE_PASAL_LIMIT ? pasal.id : id;
}

/** Without repeats, and without what lies inside another one. */
function outermost(ids: readonly string[]): string[] {
  const all = [...new Set(ids)];
  return all.filter((id) => !all.some((other) => other !== id && id.startsWith(`${other}/`)));
}

/** By act, the acts in the order in which they are first named. */
export function byAct(ids: readonly string[]): Map<string, string[]> {
  const acts = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const act = regulationOf(id);
    acts.set(act, [...(acts.get(act) ?? []), id]);
  }
  return acts;
}

/** 0 -> "A". */
export function letterAt(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : `${letterAt(Math.floor(index / 26) - 1)}${letterAt(index % 26)}`;
}

function regulationIn(corpus: Corpus, id: string): Regulation {
  const regulation = corpus.regulations.get(id);
  if (regulation === undefined) throw new RangeError(`no regulation ${id} in the register`);
  return regulation;
}

/** Provisions in their own words, as the corpus has them, with what must be said of them on the spot. */

/**
 * @param inThisCase what replaces a revoked provision in the case at hand; as the register has it by default
 * @throws RangeError when the corpus has no such provision
 */
export function quotationOf(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase?: readonly string[],
): Quotation {
  const { corpus, asOf } = frame;
  const provision = corpus.provisions.get(id);
  if (provision === undefined) throw new RangeError(`no provision ${id} in the corpus`);
  const { fidelity, isPenjelasan } = provision;
  const isOwn = isActsOwn(fidelity);
  const attribution =
    fidelity === "secondary"
      ? words.asReported
      : fidelity === "explanatory"
        ? words.asExplained
        : isPenjelasan
          ? words.asPenjelasan
          : null;
  const status = statusOf(corpus, id, asOf);
  const remarks: string[] = [];
  if (status.status === "revoked") remarks.push(revokedRemark(frame, words, id, inThisCase));
  for (const { text } of readingNotices(frame, [id])) remarks.push(text);
  for (const { title, effect, rewords } of status.decisions) {
    const older = rewords ? ` ${phrasesFor(frame.language).olderWords}` : "";
    remarks.push(`${title}: ${effect[frame.language]}${older}`);
  }
  if (fidelity === "restored" || fidelity === "imported")
    remarks.push(
      ...notices(frame, [id])
        .filter((block) => block.type === "notice" && block.tone === "caution")
        .flatMap((block) => ("text" in block ? [block.text] : [])),
    );
  return {
    type: "quotation",
    provision: id,
    label: provisionLabel(frame, id),
    isActsOwn: isOwn,
    attribution,
    lines: quoteLines(corpus, id),
    remarks: [...new Set(remarks)],
  };
}

/** "Status: tidak berlaku lagi sejak .... Yang berlaku sekarang: ...." */
function revokedRemark(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase: readonly string[] | undefined,
): string {
  const now = successorWords(frame, words, id, inThisCase);
  const replaced = now === null ? "" : ` ${words.nowInForce}: ${now}.`;
  return `${words.statusRemark(statusWords(frame, words, id, false))}.${replaced}`;
}
