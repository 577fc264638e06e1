import type { Language } from "../text/language.ts";
import { isActsOwn } from "../law/corpus/provision.ts";
import { type Source, meaningOf, plainCharacters, plainLine, shared } from "./source.ts";

import { readCitations } from "../law/citations/reading.ts";
import { resolveCitation } from "../law/citations/resolving.ts";
import type { Citation } from "../law/citations/types.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { regulationOf } from "../law/provision-id.ts";

/** Holds words in quotation marks, of whatever kind, against the text of the cited sources. */

export type QuotationFault =
  | "unpaired quotation mark"
  | "quotation too short"
  | "ellipsis"
  | "invented quotation"
  | "quotation of a text that is not the act's own words";

const MIN_CHARACTERS = 12;
const ELLIPSIS = /\.\s*\.|…|[([]\s*\.*\s*[)\]]/u;
/** An apostrophe inside a word: "DPRD's", "don't", "Jum'at". */
const IN_WORD = /(?<=\p{L})'(?=(?:\p{L}{1,3})(?!\p{L}))/gu;
/** Words that turn what follows, or precedes, into its opposite: a quotation may not begin after or end before one. */
const TURNS_WHAT_FOLLOWS =
  /(?:^|[^\p{L}])(?:tidak|bukan|belum|tanpa|jangan|dilarang|hanya|kecuali|selain|not|no|without|never)(?:\s+\p{L}+){0,2}\s*$/iu;
const TURNS_WHAT_PRECEDES =
  /^[\s,;]*(?:kecuali|hanya|sepanjang|dengan ketentuan|tidak|except|unless|provided)(?!\p{L})/iu;
const SAYS_WORD_FOR_WORD =
  /(?<!\p{L})(?:berbunyi|bunyi(?:nya)?|dikutip|mengutip|secara harfiah|kata demi kata|reads?|verbatim|word for word|quotes?|quoted|states|says|menyatakan|menyebutkan)(?!\p{L})[^:]{0,40}:\s*(.+)$/iu;

/** The words between quotation marks, as written, without the marks; null where a mark has no partner. */
export function quotedWords(sentence: string): string[] | null {
  const text = plainCharacters(sentence).replace(IN_WORD, "\u02bc");
  const quoted: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.slice(at).search(/["']/u);
    if (open < 0) return quoted;
    const start = at + open + 1;
    const close = text.indexOf(text.charAt(start - 1), start);
    if (close < 0) return null;
    quoted.push(text.slice(start, close).replaceAll("\u02bc", "'"));
    at = close + 1;
  }
}

/** The first thing wrong with the quotations of a sentence, or null. */
export function quotationFault(sentence: string, cited: readonly Source[]): QuotationFault | null {
  if (ELLIPSIS.test(plainCharacters(sentence))) return "ellipsis";
  const quoted = quotedWords(sentence);
  if (quoted === null) return "unpaired quotation mark";
  const announced = SAYS_WORD_FOR_WORD.exec(plainCharacters(sentence))?.[1];
  const claims = quoted.length === 0 && announced !== undefined ? [announced] : quoted;
  for (const words of claims) {
    const bare = plainLine(words).replace(/[\s.,;:!?]+$/u, "");
    if (bare.length < MIN_CHARACTERS) return "quotation too short";
    const holders = cited.filter((source) => standsWhole(bare, source.text));
    if (holders.length === 0) return "invented quotation";
    if (!holders.some((source) => isActsOwn(source.fidelity)))
      return "quotation of a text that is not the act's own words";
  }
  return null;
}

/** Whether the words stand in the text from word start to word end, with nothing cut off that turns their sense. */
export function standsWhole(words: string, text: string): boolean {
  const line = plainLine(text);
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
    const before = line.slice(0, at);
    const after = line.slice(at + words.length);
    if (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(words)) continue;
    if (/^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]$/u.test(words)) continue;
    if (!TURNS_WHAT_FOLLOWS.test(before) && !TURNS_WHAT_PRECEDES.test(after)) return true;
  }
  return false;
}

/** Whether a sentence speaks of what its source speaks of, names no office it lacks, and leaves legal status alone. */

export type SupportFault =
  "not about its source" | "office that the source does not name" | "speaks of legal status";

/** Offices by the words for them in either language; a sentence may name only those of its sources. */
const OFFICES: readonly RegExp[] = [
  /\b(?:presiden|president)\b/i,
  /\b(?:dpr|dewan perwakilan rakyat(?! daerah)|house of representatives|national parliament)\b/i,
  /\b(?:dprd|dewan perwakilan rakyat daerah|(?:regional|local|city) (?:council|parliament|legislature)|regional house of representatives)\b/i,
  /\b(?:gubernur|governors?)\b/i,
  /\b(?:bupati|regents?)\b/i,
  /\b(?:wali ?kota|mayors?)\b/i,
  /\b(?:mahkamah|pengadilan|courts?|hakim|judges?)\b/i,
  /\b(?:duta besar|ambassadors?)\b/i,
  /\b(?:menteri dalam negeri|mendagri|(?:minister|ministry) of home affairs|home affairs minister)\b/i,
  /\b(?:menteri keuangan|menkeu|(?:minister|ministry) of finance|finance minister)\b/i,
  /\b(?:polisi|kepolisian|police|kejaksaan|prosecutors?|tni|military)\b/i,
];
/** What only the register may say. */
const STATUS =
  /\b(?:masih|sudah|telah|tidak|tak|belum|dinyatakan) (?:lagi )?berlaku\b|\b(?:dicabut|digantikan|diganti|kedaluwarsa)\b|\b(?:in force|still (?:valid|applies|apply)|repealed|revoked|superseded|no longer (?:valid|applies|apply))\b/i;

export function supportFault(
  sentence: string,
  cited: readonly Source[],
  language: Language,
): SupportFault | null {
  const text = cited.map((source) => `${source.label}\n${source.text}`).join("\n");
  const status = STATUS.exec(sentence)?.[0];
  if (status !== undefined && !text.toLowerCase().includes(status.toLowerCase()))
    return "speaks of legal status";
  if (OFFICES.some((office) => office.test(sentence) && !office.test(text)))
    return "office that the source does not name";
  return isAbout(sentence, text, language) ? null : "not about its source";
}

/** Two shared words and half of all, or, across languages, a shared notion and half of those named. */
function isAbout(sentence: string, text: string, language: Language): boolean {
  const own = meaningOf(sentence);
  const given = meaningOf(text);
  const stems = shared(own.stems, given.stems);
  if (stems >= 2 && stems / own.stems.size >= 0.5) return true;
  const notions = shared(own.notions, given.notions);
  return language === "en" && notions >= 1 && (notions + stems) / own.notions.size >= 0.5;
}

/**
 * Whether a sentence names an act that its sources neither belong to nor name, or a provision that does not exist. Reads
 * as leniently as users' questions are read, so that acts called by a name ("UU Hublu") and misspelt units are seen too.
 */
export function actChecker(corpus: Corpus): (sentence: string, cited: readonly Source[]) => boolean {
  const remembered = new WeakMap<Source, readonly Citation[]>();
  const citationsIn = (source: Source): readonly Citation[] => {
    const known = remembered.get(source) ?? readCitations(corpus, `${source.label}. ${source.text}`);
    remembered.set(source, known);
    return known;
  };
  return (sentence, cited) => {
    const citations = readCitations(corpus, sentence);
    if (citations.length === 0) return false;
    const own = cited.map((source) => regulationOf(source.id));
    const written = cited.flatMap(citationsIn);
    const acts = new Set([...own, ...written.flatMap(idsOf)]);
    const names = new Set(written.flatMap(unregisteredOf));
    return citations.some((citation) => {
      if (unregisteredOf(citation).some((name) => !names.has(name))) return true;
      const ids = idsOf(citation);
      if (ids.length > 0 && !ids.some((id) => acts.has(id))) return true;
      return (
        citation.regulation.type === "known" &&
        resolveCitation(corpus, citation, null).type === "does-not-exist"
      );
    });
  };
}

function idsOf({ regulation }: Citation): readonly string[] {
  if (regulation.type === "known") return [regulation.id];
  return regulation.type === "shared" ? regulation.ids : [];
}

function unregisteredOf({ regulation }: Citation): string[] {
  return regulation.type === "unregistered" ? [regulation.name] : [];
}
