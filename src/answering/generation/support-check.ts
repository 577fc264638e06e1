import type { Language } from "../answer.ts";
import { meaningOf, shared } from "./meaning.ts";
import type { Source } from "./source.ts";

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
