import type { Answer, Language } from "../answering/answer.ts";
import { formatCitation } from "../law/citations/formatting.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Fidelity } from "../corpus/provision.ts";
import { isRecognised, quoteLines, type QuoteLine } from "../corpus/quote.ts";
import { say } from "./texts.ts";

/** A quote block made ready for a renderer: what stands above it, its words, and whether they are the act's own. */
export interface PreparedQuote {
  readonly label: string;
  /** Said before words that are not the act's own; null for the act's words. */
  readonly attribution: string | null;
  readonly lines: readonly QuoteLine[];
}

/**
 * @param id a provision of the corpus
 * @throws RangeError when the corpus has no such provision
 */
export function prepareQuote(
  corpus: Corpus,
  answer: Pick<Answer, "citations" | "language">,
  id: string,
): PreparedQuote {
  const lines = quoteLines(corpus, id);
  const named =
    answer.citations.find((citation) => citation.id === id)?.label ??
    formatCitation(corpus, id, answer.language === "en" ? "en" : "short");
  const label = isRecognised(corpus, id) ? `${named} (${say("recognised-in-scan", answer.language)})` : named;
  const fidelity = corpus.provisions.get(id)?.fidelity ?? "verbatim";
  return { label, attribution: attributionOf(fidelity, answer.language), lines };
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
