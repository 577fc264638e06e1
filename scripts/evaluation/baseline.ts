import MiniSearch from "minisearch";
import { type Corpus, penjelasanOf } from "../../src/law/corpus/corpus.ts";
import type { Provision } from "../../src/law/corpus/provision.ts";
import { fullText } from "../../src/law/corpus/quote.ts";

/** The plain baseline: MiniSearch as it comes, over the same articles, without search aids. */
export interface Baseline {
  search(question: string, limit: number): string[];
}

export function buildBaseline(corpus: Corpus): Baseline {
  const index = new MiniSearch({ fields: ["text"], idField: "id" });
  for (const article of articlesOf(corpus)) index.add(article);
  return {
    search: (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map((hit) => String(hit.id)),
  };
}

function articlesOf(corpus: Corpus): { id: string; text: string }[] {
  const articles: { id: string; text: string }[] = [];
  // Act by act: of many, the words are read when they are asked for.
  for (const { provisions } of corpus.texts.values()) {
    for (const provision of provisions) add(provision);
  }
  return articles;

  function add(provision: Provision): void {
    if (provision.isPenjelasan) return;
    const isArticle = provision.unit === "pasal";
    const isPoint = provision.unit === "angka" && !provision.id.includes("/pasal-");
    const isPart = provision.unit === "bagian-teks" && provision.body.some((item) => item.type === "text");
    if (!isArticle && !isPoint && !isPart) return;
    const penjelasan = isArticle ? penjelasanOf(corpus, provision.id) : undefined;
    const text = [provision.title ?? "", fullText(corpus, provision)];
    if (penjelasan !== undefined) text.push(fullText(corpus, penjelasan));
    articles.push({ id: provision.id, text: text.join("\n") });
  }
}
