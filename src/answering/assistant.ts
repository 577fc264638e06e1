import type { FactPath, SourcedFacts } from "../eligibility/facts.ts";
import type { Rulebook } from "../eligibility/rulebook.ts";
import type { Understander } from "../eligibility/understand.ts";
import { eligibilityAnswer } from "./eligibility-answer.ts";
import { detectLanguage } from "../retrieval/language.ts";
import type { Retrieval, Retriever } from "../retrieval/retriever.ts";
import type { Generator } from "./generation/generator.ts";
import { isLookUp, readCitations } from "../corpus/citation-read.ts";
import type { Citation } from "../corpus/citation-types.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { Answer, AnswerRequest, AskContext, Assistant, Language } from "./answer.ts";
import { citationAnswer, provisionAnswer } from "./citation-answer.ts";
import { closing, extractiveAnswer } from "./extractive-answer.ts";
import { phrasesFor } from "./phrases.ts";
import { refusalAnswer, searchAnswer } from "./ranked-answers.ts";
import { regulationAnswer } from "./regulation-answer.ts";
import { readSmallTalk, smallTalkReply } from "./small-talk.ts";
import type { Frame } from "./sources.ts";

/**
 * Routing, by rules alone: small talk, a citation to look up, a verdict of the eligibility rules, a question about a whole act,
 * else a search.
 */

export interface AssistantDeps {
  readonly corpus: Corpus;
  readonly retriever: Retriever;
  readonly rulebook: Rulebook;
  readonly understander: Understander;
  /** Writes the prose of an answer; null for answers without a language model. */
  readonly generator: Generator | null;
  /** Today as an ISO date, or the day that was configured. */
  readonly asOf: () => string;
  /** Evidence (0..1) below which a question is refused. */
  readonly refuseBelow: number;
}

/** Longer questions are read up to here: a person's question is at its beginning. */
const MAX_QUESTION = 2_000;
const MAX_RESULTS = 25;
/** Sources that a language model is given. */
const MAX_SOURCES = 5;

const ASKS_STATUS =
  /\b(?:masih|msh|still|status\w*|di ?cabut\w*|di ?ganti\w*|di ?ubah\w*|berlaku|di ?pakai|di ?pake|in force|valid|appl(?:y|ies|icable)|repealed?|revoked?|replaced?|superseded|amended)\b/i;
/** "mulai berlaku" asks about an article, not about the act's status today. */
const ASKS_COMMENCEMENT = /\b(?:mulai|kapan|tanggal|when|enter|come)\b/i;

export function createAssistant(deps: AssistantDeps): Assistant {
  const { corpus, retriever } = deps;

  const search = async (text: string, named: string | null, limit: number) =>
    retriever.search(text, limit, named === null ? {} : { regulation: named });

  const verdict = async (
    frame: Frame,
    text: string,
    subjects: readonly SourcedFacts[],
    skipped: readonly FactPath[],
  ): Promise<Answer> => {
    const { hits, evidence } = await search(text, null, 10);
    const related = evidence < deps.refuseBelow ? [] : hits.map((hit) => hit.id);
    return eligibilityAnswer(frame, deps.rulebook, text, subjects, skipped, related);
  };

  const question = async (frame: Frame, text: string, context: AskContext): Promise<Answer> => {
    const talk = readSmallTalk(text);
    if (talk !== null) return plain(frame, text, smallTalkReply(talk, phrasesFor(frame.language)));
    const citations = readCitations(corpus, text);
    const provisions = citations.filter((citation) => citation.path.length > 0);
    const isNamingOnly = isLookUp(corpus, text);
    if (!isNamingOnly) {
      const previous = context.facts === undefined ? {} : { previous: context.facts };
      const { isEligibilityQuestion, subjects } = deps.understander.understand(text, previous);
      if (isEligibilityQuestion) return verdict(frame, text, subjects, []);
    }
    if (provisions.length > 0) return citationAnswer(frame, text, provisions, context.discussed);
    const acts = namedActs(citations);
    if (acts.length > 0 && isNamingOnly) return regulationAnswer(frame, text, acts, null);
    const unregistered = citations.filter(({ regulation }) => regulation.type === "unregistered");
    if (unregistered.length > 0 && isNamingOnly)
      return citationAnswer(frame, text, unregistered, context.discussed);
    const named = onlyOne(acts);
    const retrieval = await search(text, named, 10);
    if (acts.length > 0 && asksStatus(text)) return regulationAnswer(frame, text, acts, retrieval);
    if (retrieval.hits.length === 0 || retrieval.evidence < deps.refuseBelow)
      return refusalAnswer(frame, text, retrieval);
    const extractive = extractiveAnswer(frame, text, retrieval, named);
    if (deps.generator === null) return extractive;
    const sources = sourcesFor(extractive, retrieval);
    return deps.generator.improve(frame, text, extractive, sources, context.user ?? null);
  };

  const citation = (frame: Frame, text: string, context: AskContext): Answer => {
    const citations = readCitations(corpus, text);
    if (citations.length === 0) return clarification(frame, text, phrasesFor(frame.language).noCitation);
    const provisions = citations.filter((found) => found.path.length > 0);
    const acts = namedActs(citations);
    return provisions.length === 0 && acts.length > 0
      ? regulationAnswer(frame, text, acts, null)
      : citationAnswer(frame, text, provisions.length > 0 ? provisions : citations, context.discussed);
  };

  return {
    answer: async (request: AnswerRequest, context: AskContext): Promise<Answer> => {
      if (request.type === "provision") {
        const frame = { corpus, language: context.language ?? "id", asOf: deps.asOf() };
        return provisionAnswer(frame, request.id);
      }
      if (request.type === "check") {
        const language = context.language ?? detectLanguage(request.question);
        const frame = { corpus, language, asOf: deps.asOf() };
        return verdict(frame, request.question, [request.sourced], request.skipped);
      }
      const text = clean(request.text);
      const language: Language = context.language ?? detectLanguage(text);
      const frame: Frame = { corpus, language, asOf: deps.asOf() };
      if (text === "") return clarification(frame, text, phrasesFor(language).emptyQuestion);
      switch (request.type) {
        case "question":
          return question(frame, text, context);
        case "citation":
          return citation(frame, text, context);
        case "search": {
          const acts = namedActs(readCitations(corpus, text));
          const retrieval = await search(text, onlyOne(acts), MAX_RESULTS);
          return searchAnswer(frame, text, request.offset, retrieval);
        }
      }
    },
  };
}

/** Control characters and runs of white space out, and cut at a length that no honest question reaches. */
function clean(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_QUESTION);
}

/** What a model may write from: what the answer quotes, then what else was found, each once. */
function sourcesFor(answer: Answer, retrieval: Retrieval): string[] {
  const quoted = answer.citations.map((citation) => citation.id);
  const found = retrieval.hits.slice(0, MAX_SOURCES).map((hit) => hit.best);
  return [...new Set([...quoted, ...found])].slice(0, MAX_SOURCES);
}

/** A search leans towards an act only when the question names no other. */
function onlyOne(acts: readonly string[]): string | null {
  return acts.length === 1 ? (acts[0] ?? null) : null;
}

/** Whether a message that names an act asks if that act is in force; a long one asks for more. */
function asksStatus(text: string): boolean {
  return ASKS_STATUS.test(text) && !ASKS_COMMENCEMENT.test(text) && text.split(" ").length <= 14;
}

/** Regulation ids that the citations name, the acts behind a shared name included, each once. */
function namedActs(citations: readonly Citation[]): string[] {
  const ids = citations.flatMap(({ regulation }) => {
    if (regulation.type === "known") return [regulation.id];
    return regulation.type === "shared" ? regulation.ids : [];
  });
  return [...new Set(ids)];
}

function plain(frame: Frame, text: string, reply: string): Answer {
  return {
    question: text,
    language: frame.language,
    kind: "clarification",
    verdict: null,
    checks: [],
    citations: [],
    retrieved: [],
    blocks: [{ type: "paragraph", text: reply }],
    suggestions: [],
    discussed: null,
  };
}

/** Says what is needed; ends with the standing note, as it speaks of the law. */
function clarification(frame: Frame, text: string, hint: string): Answer {
  const answer = plain(frame, text, hint);
  return { ...answer, blocks: [...answer.blocks, ...closing(frame)] };
}
