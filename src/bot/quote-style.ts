import type { Answer, Block, Language } from "../answering/answer.ts";
import { formatDate, phrasesFor } from "../answering/phrases.ts";
import { formatCitation } from "../corpus/citation-format.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Fidelity } from "../corpus/provision.ts";
import { isRecognised, quoteLines, type QuoteLine } from "../corpus/quote.ts";
import { corpusAsOf } from "../corpus/versions.ts";
import { compareWordings, type ComparedLine } from "../corpus/comparison.ts";
import { say } from "./texts.ts";

/** A quote block made ready for a renderer: what stands above it, its words, and whether they are the act's own. */
export interface PreparedQuote {
  readonly label: string;
  /** Said before words that are not the act's own; null for the act's words. */
  readonly attribution: string | null;
  readonly lines: readonly QuoteLine[];
}

/**
 * @param whole the corpus of any day
 * @throws RangeError when the corpus has no such provision on the day of the block
 */
export function prepareQuote(
  whole: Corpus,
  answer: Pick<Answer, "citations" | "language">,
  { provision: id, asOf }: Extract<Block, { type: "quote" }>,
): PreparedQuote {
  const corpus = asOf === undefined ? whole : corpusAsOf(whole, asOf);
  const lines = quoteLines(corpus, id);
  const named =
    answer.citations.find((citation) => citation.id === id)?.label ??
    formatCitation(corpus, id, answer.language === "en" ? "en" : "short");
  const remarks = [
    ...(asOf === undefined ? [] : [phrasesFor(answer.language).wordingOf(formatDate(asOf, answer.language))]),
    ...(isRecognised(corpus, id) ? [say("recognised-in-scan", answer.language)] : []),
  ];
  const label = remarks.length === 0 ? named : `${named} (${remarks.join("; ")})`;
  const fidelity = corpus.provisions.get(id)?.fidelity ?? "verbatim";
  return { label, attribution: attributionOf(fidelity, answer.language), lines };
}

/** The words of a provision on two days, and what stands above them. */
export function prepareComparison(
  corpus: Corpus,
  { language }: Pick<Answer, "language">,
  { provision, from, to }: Extract<Block, { type: "comparison" }>,
): { readonly label: string; readonly lines: readonly ComparedLine[] } {
  return {
    label: `${formatCitation(corpus, provision, language === "en" ? "en" : "short")}, ${formatDate(from, language)} → ${formatDate(to, language)}`,
    lines: compareWordings(corpusAsOf(corpus, from), corpusAsOf(corpus, to), provision),
  };
}

function attributionOf(fidelity: Fidelity, language: Language): string | null {
  switch (fidelity) {
    case "verbatim":
    case "restored":
    case "imported":
      return null;
    case "secondary":
      return say("reported-as", language);
    case "explanatory":
      return say("explained-as", language);
  }
}
