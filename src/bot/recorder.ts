import type { Context } from "grammy";
import type { Answer, AnswerRequest } from "../answering/answer.ts";
import { formatCitation } from "../corpus/citation-format.ts";
import type { Corpus } from "../corpus/corpus.ts";
import { regulationOf } from "../corpus/provision.ts";
import type { AuditEntry, AuditLog, AuditWords } from "../store/audit.ts";
import type { Logger } from "./logger.ts";

/** Puts each question and what became of it into the audit log, and a line without its words into the log. */
export interface Recorder {
  /**
   * Does the work and records how it ended, under the trace.
   * @returns what the work resolves with; rejects as it does
   */
  around(ctx: Context, trace: string, request: AnswerRequest, work: () => Promise<Answer>): Promise<Answer>;
}

export interface RecorderDeps {
  readonly audit: AuditLog;
  readonly logger: Logger;
  /** The law that an update is answered from. */
  readonly corpusOf: (ctx: Context) => Corpus;
}

export function createRecorder({ audit, logger, corpusOf }: RecorderDeps): Recorder {
  return {
    around: async (ctx, trace, request, work) => {
      const at = Date.now();
      const started = performance.now();
      const record = (answer: Answer | null): void => {
        const corpus = corpusOf(ctx);
        const entry: AuditEntry = {
          trace,
          at,
          asked: askedBy(request),
          outcome: answer === null ? "failed" : "answered",
          language: answer?.language ?? null,
          kind: answer?.kind ?? null,
          verdict: answer?.verdict ?? null,
          provisions: answer?.citations.map(({ id }) => id) ?? [],
          corpusHash: corpus.hash,
          model: answer?.model ?? null,
          latencyMs: Math.round(performance.now() - started),
          words: wordsOf(ctx, corpus, request),
        };
        audit.record(entry);
        const { kind, verdict, latencyMs: ms } = entry;
        logger.info({ trace, kind, verdict, ms }, answer === null ? "an answer failed" : "answered");
      };
      try {
        const answer = await work();
        record(answer);
        return answer;
      } catch (error) {
        record(null);
        throw error;
      }
    },
  };
}

function askedBy(request: AnswerRequest): AuditEntry["asked"] {
  switch (request.type) {
    case "provision":
      return "button";
    case "search":
      return request.offset === 0 ? "search" : "button";
    case "question":
    case "citation":
    case "check":
      return request.type;
  }
}

/** Nothing of someone who could not have it erased: in the name of a group or channel several people write. */
function wordsOf(ctx: Context, corpus: Corpus, request: AnswerRequest): AuditWords | null {
  const userId = personOf(ctx);
  if (userId === undefined || ctx.chatId === undefined) return null;
  return { userId, chatId: ctx.chatId, question: questionOf(corpus, request), request };
}

/** The id of the person an update comes from; undefined for one who writes in the name of a group or channel. */
export function personOf(ctx: Context): number | undefined {
  if (ctx.callbackQuery === undefined && ctx.msg?.sender_chat !== undefined) return undefined;
  return ctx.from?.id;
}

/** The request in words, as the person would know it again. */
function questionOf(corpus: Corpus, request: AnswerRequest): string {
  switch (request.type) {
    case "provision":
      return corpus.regulations.has(regulationOf(request.id))
        ? formatCitation(corpus, request.id, "short")
        : request.id;
    case "check":
      return request.question;
    case "question":
    case "citation":
    case "search":
      return request.text;
  }
}
