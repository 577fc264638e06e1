import type { DocumentInterface } from "@langchain/core/documents";
import type { Corpus } from "../corpus/corpus.ts";
import type { Provision } from "../corpus/provision.ts";
import { pasalLevel, pasalOf, withoutPenjelasan } from "../law/provision-id.ts";
import { fullText } from "../corpus/quote.ts";

/** The corpus cut along its own structure into what can be found. */

export type Field = "text" | "penjelasan" | "topic" | "question" | "place";

export interface ChunkMetadata {
  /** What a hit on this chunk is counted for: see `unitOf`. */
  readonly unit: string;
  /** The provision whose words these are, or which a topic or question is about. */
  readonly provision: string;
  readonly field: Field;
}

/** A LangChain document; a type only, since loading that package takes half a second. */
export type Chunk = DocumentInterface<ChunkMetadata> & { metadata: ChunkMetadata };

/**
 * The provision that a hit names: the pasal (also for its penjelasan); for texts without pasal the titled part, or the
 * numbered point of it. Null for what stands above these (bab, bagian).
 */
export function unitOf(corpus: Corpus, id: string): string | null {
  const article = pasalLevel(withoutPenjelasan(id));
  if (pasalOf(article) !== null) return corpus.provisions.has(article) ? article : null;
  const provision = corpus.provisions.get(id);
  if (provision === undefined) return null;
  if (provision.unit === "bagian-teks" || provision.unit === "angka") return id;
  return provision.parent === null ? null : unitOf(corpus, provision.parent);
}

/** Every chunk of the corpus, in the order of the texts, then of the topics. */
export function chunksOf(corpus: Corpus): Chunk[] {
  return [...textChunks(corpus, corpus.provisions.values()), ...topicChunks(corpus)];
}

/** As `chunksOf`, without the acts that an office brought in whole. */
export function chunksWithoutImported(corpus: Corpus): Chunk[] {
  const shipped = [...corpus.texts.values()].filter(({ id }) => !corpus.imported.has(id));
  return [...shipped.flatMap(({ provisions }) => textChunks(corpus, provisions)), ...topicChunks(corpus)];
}

/** The chunks of one act, without topics: an act that was brought in has none. */
export function chunksOfAct(corpus: Corpus, id: string): Chunk[] {
  return textChunks(corpus, corpus.texts.get(id)?.provisions ?? []);
}

function textChunks(corpus: Corpus, provisions: Iterable<Provision>): Chunk[] {
  const chunks: Chunk[] = [];
  const placed = new Set<string>();
  for (const provision of provisions) {
    const unit = unitOf(corpus, provision.id);
    const text = ownText(corpus, provision, unit);
    if (unit === null || text === "") continue;
    chunks.push({
      pageContent: text,
      metadata: { unit, provision: provision.id, field: provision.isPenjelasan ? "penjelasan" : "text" },
    });
    if (placed.has(unit)) continue;
    placed.add(unit);
    const place = placeOf(corpus, provision);
    if (place !== "")
      chunks.push({ pageContent: place, metadata: { unit, provision: provision.id, field: "place" } });
  }
  return chunks;
}

function topicChunks(corpus: Corpus): Chunk[] {
  const chunks: Chunk[] = [];
  for (const topic of corpus.topics) {
    const unit = unitOf(corpus, topic.id);
    if (unit === null) continue;
    const of = (field: Field) => (pageContent: string) => ({
      pageContent,
      metadata: { unit, provision: topic.id, field },
    });
    chunks.push(...[topic.topic.id, topic.topic.en].map(of("topic")));
    chunks.push(...[...topic.questions.id, ...topic.questions.en].map(of("question")));
  }
  return chunks;
}

/** The words that belong to a provision and to no smaller chunk. */
function ownText(corpus: Corpus, provision: Provision, unit: string | null): string {
  if (unit === null) return "";
  if (unit === provision.id && pasalOf(provision.id) === null) return fullText(corpus, provision);
  return provision.body.flatMap((item) => (item.type === "child" ? [] : [item.text])).join("\n");
}

/** Headings that a unit stands under, and its own title. */
function placeOf(corpus: Corpus, provision: Provision): string {
  const titles = provision.place.map((id) => corpus.provisions.get(id)?.title ?? "");
  for (
    let up: Provision | undefined = provision;
    up !== undefined;
    up = corpus.provisions.get(up.parent ?? "")
  )
    titles.push(up.title ?? "");
  return titles.filter((title) => title !== "").join("\n");
}
