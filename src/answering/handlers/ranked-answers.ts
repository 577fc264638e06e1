import type { Retrieval } from "../../retrieval/retriever.ts";
import type { Answer, Block, Suggestion } from "../answer.ts";
import { type Elsewhere, elsewhereSentence } from "./claim.ts";
import { closing } from "./extractive-answer.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { joinList, phrasesFor } from "../presentation/phrases.ts";
import { type Frame, citationFor, labelOf } from "../presentation/sources.ts";

/** Answers that are a list of articles: search results, and the refusal with what comes nearest. */

/** Results on one page of `/cari`. */
export const SEARCH_PAGE = 5;
const NEAREST = 3;
/** Of what stands behind an article's name, in characters; a single long thought is shown whole. */
const LONGEST_TOPIC = 110;
const MAX_SUCCESSORS = 3;

/** Too little evidence, or another act's matter: said out loud, with what is covered and the nearest articles. */
export function refusalAnswer(
  frame: Frame,
  question: string,
  retrieval: Retrieval,
  elsewhere: Elsewhere | null = null,
): Answer {
  const phrases = phrasesFor(frame.language);
  const nearest = retrieval.hits.slice(0, NEAREST).map((hit) => hit.id);
  const said =
    elsewhere === null ? [phrases.refusal, phrases.coverage] : [elsewhereSentence(frame, elsewhere)];
  const blocks: Block[] = said.map((text) => ({ type: "paragraph", text }));
  if (nearest.length > 0) {
    blocks.push({ type: "paragraph", text: phrases.refusalNearest });
    blocks.push({ type: "list", items: nearest.map((id) => describe(frame, id)) });
  }
  blocks.push({ type: "paragraph", text: phrases.refusalHint }, ...closing(frame));
  return {
    question,
    language: frame.language,
    kind: "refusal",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: retrieval.hits.slice(0, 10).map((hit) => hit.id),
    blocks,
    suggestions: nearest.map((id) => open(frame, id)),
    discussed: null,
  };
}

/** One page of ranked articles. */
export function searchAnswer(frame: Frame, query: string, offset: number, retrieval: Retrieval): Answer {
  const phrases = phrasesFor(frame.language);
  const page = retrieval.hits.slice(offset, offset + SEARCH_PAGE).map((hit) => hit.id);
  const blocks: Block[] = [{ type: "heading", text: phrases.searchHeading(query) }];
  if (page.length === 0) blocks.push({ type: "paragraph", text: phrases.searchNothing });
  else {
    blocks.push({ type: "list", items: page.map((id) => describe(frame, id)) });
    blocks.push({ type: "paragraph", text: phrases.searchNote });
  }
  blocks.push(...closing(frame));
  const suggestions = page.map((id) => open(frame, id));
  if (retrieval.hits.length > offset + SEARCH_PAGE) {
    suggestions.push({
      label: phrases.moreResults,
      request: { type: "search", text: query, offset: offset + SEARCH_PAGE },
    });
  }
  return {
    question: query,
    language: frame.language,
    kind: "answer",
    verdict: null,
    checks: [],
    citations: page.map((id) => citationFor(frame, id)),
    retrieved: retrieval.hits.slice(0, 10).map((hit) => hit.id),
    blocks,
    suggestions,
    discussed: null,
  };
}

/** The article's name, whether it is in force, and its topic, which is ours and is shown as such. */
function describe(frame: Frame, id: string): string {
  const topic = frame.corpus.topics.find((candidate) => candidate.id === id)?.topic[frame.language];
  const named = `${labelOf(frame, id)} (${standingOf(frame, id)})`;
  return topic === undefined ? named : `${named}: ${shortTopic(topic)}`;
}

/** In force or not and, if not, what is: in a few words, for a list. Opening the article tells the rest. */
function standingOf(frame: Frame, id: string): string {
  const { standing, standingNow } = phrasesFor(frame.language);
  if (frame.corpus.provisions.get(id)?.fidelity === "explanatory") return standing.explanatory;
  const { status, certainty, successors } = statusOf(frame.corpus, id, frame.asOf);
  if (status !== "revoked") return standing[status];
  const said = certainty === "reported" ? standing.reported : standing.revoked;
  if (successors.length === 0) return said;
  const labels = successors.slice(0, MAX_SUCCESSORS).map((successor) => labelOf(frame, successor));
  return `${said}; ${standingNow(joinList(labels, frame.language))}`;
}

/** A topic lists words to be found by; a person needs its first thought. */
function shortTopic(topic: string): string {
  const plain = topic.replace(/ ?\([^()]*\)/g, "");
  const thought = /^[^:;]{12,}?(?=[:;])/.exec(plain)?.[0] ?? plain;
  if (thought.length <= LONGEST_TOPIC) return thought;
  const parts = thought.slice(0, LONGEST_TOPIC).split(/, /);
  return parts.length > 1 ? parts.slice(0, -1).join(", ") : thought;
}

function open(frame: Frame, id: string): Suggestion {
  return { label: labelOf(frame, id), request: { type: "provision", id } };
}
