import type { DocumentInterface } from "@langchain/core/documents";
import type { Corpus } from "../law/corpus/corpus.ts";
import type { Provision } from "../law/corpus/provision.ts";
import { pasalLevel, penjelasanId, regulationOf, withoutPenjelasan } from "../law/provision-id.ts";
import { fullText } from "../law/corpus/quote.ts";

/** The corpus cut along its own structure into what can be found. */

/**
 * `place`: the headings that a unit stands under; `act`: what the act is about, by its title; `definition`: the terms that a
 * provision defines.
 */
export type Field = "text" | "penjelasan" | "topic" | "question" | "place" | "act" | "definition";

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
  if (article.includes("/pasal-")) return corpus.provisions.has(article) ? article : null;
  const provision = corpus.provisions.get(id);
  if (provision === undefined) return null;
  if (provision.unit === "bagian-teks" || provision.unit === "angka") return id;
  return provision.parent === null ? null : unitOf(corpus, provision.parent);
}

/** The chunks of one act: its texts, and the topic lines and sample questions about it. */
export function chunksOfAct(corpus: Corpus, id: string): Chunk[] {
  return [...textChunks(corpus, corpus.texts.get(id)?.provisions ?? []), ...topicChunks(corpus, id)];
}

/**
 * Of an act that ships with topics, search finds the pasal that have some, on which ranking is measured; the others are
 * quoted when they are cited.
 */
function textChunks(corpus: Corpus, provisions: Iterable<Provision>): Chunk[] {
  const chunks: Chunk[] = [];
  const placed = new Set<string>();
  const found = new Set(corpus.topics.map(({ id }) => unitOf(corpus, readAt(corpus, id))));
  const elsewhere = corpus.versions.flatMap(({ from }) => [from, penjelasanId(from)]);
  const acts = new Set(corpus.topics.map(({ id }) => regulationOf(id)));
  for (const provision of provisions) {
    // What an act makes of another's pasal is found there, as long as it is the law of the day.
    if (elsewhere.some((id) => isIn(id, provision.id))) continue;
    const unit = unitOf(corpus, provision.id);
    const isSearched =
      found.has(unit) || !acts.has(provision.regulation) || unit?.includes("/pasal-") !== true;
    if (!isSearched && provision.fidelity !== "imported") continue;
    const text = ownText(corpus, provision, unit);
    if (unit === null || text === "") continue;
    chunks.push({
      pageContent: text,
      metadata: { unit, provision: provision.id, field: provision.isPenjelasan ? "penjelasan" : "text" },
    });
    for (const name of provision.isPenjelasan ? [] : definitionNames(text))
      chunks.push({
        pageContent: name,
        metadata: { unit, provision: provision.id, field: "definition" },
      });
    if (placed.has(unit)) continue;
    placed.add(unit);
    const place = placeOf(corpus, provision);
    if (place !== "")
      chunks.push({ pageContent: place, metadata: { unit, provision: provision.id, field: "place" } });
    const subject = corpus.regulations.get(provision.regulation)?.subject ?? "";
    if (subject !== "")
      chunks.push({ pageContent: subject, metadata: { unit, provision: provision.id, field: "act" } });
  }
  return chunks;
}

const DEFINITION =
  /^([\p{L}\d][^.;:]{1,160}?)(?:,? yang selanjutnya (?:disebut|disingkat)(?: dengan| sebagai)? ([^.;:]{1,80}?))?,? adalah /u;

/** "Surat Kuasa (Full Powers)": two names of one thing. */
const BRACKETED = /^(.+?)\s*\(([^()]+)\)$/u;

/** The term that a text defines, and what it is called from there on; nothing where it defines none. */
export function definitionNames(text: string): string[] {
  const [, term = "", alias = ""] = DEFINITION.exec(text) ?? [];
  return [term, alias].flatMap((name) => {
    const [, bare = name, bracketed = ""] = BRACKETED.exec(name) ?? [];
    return [bare, bracketed].filter((word) => word !== "");
  });
}

function topicChunks(corpus: Corpus, act: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const topic of corpus.topics) {
    const provision = readAt(corpus, topic.id);
    const unit = regulationOf(provision) === act ? unitOf(corpus, provision) : null;
    if (unit === null) continue;
    const of = (field: Field) => (pageContent: string) => ({
      pageContent,
      metadata: { unit, provision, field },
    });
    chunks.push(...[topic.topic.id, topic.topic.en].map(of("topic")));
    chunks.push(...[...topic.questions.id, ...topic.questions.en].map(of("question")));
  }
  return chunks;
}

/** The provision that a wording in an act that changes another has become; for all others the id itself. */
function readAt(corpus: Corpus, id: string): string {
  const version = corpus.versions.find(({ from }) => isIn(from, id));
  const now = version === undefined ? id : version.pasal + id.slice(version.from.length);
  return corpus.provisions.get(now)?.origin === id ? now : id;
}

function isIn(root: string, id: string): boolean {
  return id === root || id.startsWith(`${root}/`);
}

/** The words that belong to a provision and to no smaller chunk. */
function ownText(corpus: Corpus, provision: Provision, unit: string | null): string {
  if (unit === null) return "";
  if (unit === provision.id && !provision.id.includes("/pasal-")) return fullText(corpus, provision);
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
