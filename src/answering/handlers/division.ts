import type { Corpus } from "../../law/corpus/corpus.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { titleCase } from "../../text/language.ts";
import { phrasesFor } from "../presentation/phrases.ts";
import { type Frame, labelOf } from "../presentation/sources.ts";

/** A bab or bagian: what it is about and which pasal it holds, since it has no words of its own. */

export function isDivision(corpus: Corpus, id: string): boolean {
  const unit = corpus.provisions.get(id)?.unit;
  return unit === "bab" || unit === "bagian" || unit === "paragraf";
}

/** Ids of its pasal, as far as the corpus has them. */
export function articlesIn(corpus: Corpus, id: string): string[] {
  return (corpus.texts.get(regulationOf(id))?.provisions ?? [])
    .filter(({ unit, isPenjelasan, place }) => unit === "pasal" && !isPenjelasan && place.includes(id))
    .map((provision) => provision.id);
}

export function divisionSentence(frame: Frame, id: string, articles: readonly string[]): string {
  const title = titleCase(frame.corpus.provisions.get(id)?.title ?? "");
  const [first, last] = [articles[0], articles.at(-1)];
  const numberOf = (article: string): string => (article.split("pasal-")[1] ?? "").toUpperCase();
  const isOne = first === undefined || last === undefined || first === last;
  return phrasesFor(frame.language).division(
    labelOf(frame, id),
    title,
    first === undefined ? "" : isOne ? numberOf(first) : `${numberOf(first)}–${numberOf(last)}`,
  );
}
