import type { Answer, AnswerRequest, History } from "../answering/answer.ts";
import { randomBytes } from "node:crypto";
import type { Context } from "grammy";
import { z } from "zod";
import { NO_HISTORY, onlyLast, readHistory, readRequest } from "../answering/conversation/history.ts";
import { formatCitation } from "../law/citations/formatting.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { regulationOf } from "../law/provision-id.ts";
import type { Logger } from "../platform/logger.ts";
import type { AuditEntry, AuditLog, AuditWords } from "../storage/audit.ts";

/** A longer question stands by itself, and needs nothing kept of the one before it. */
const FOLLOW_UP_AT_MOST = 80;

/** Puts each question and what became of it into the audit log, and a line without its words into the log. */
export interface AuditRecorder {
  /**
   * Does the work and records how it ended, under the trace.
   * @returns what the work resolves with; rejects as it does
   */
  around(ctx: Context, trace: string, asked: AskedAs, work: () => Promise<Answer>): Promise<Answer>;
}

export interface AskedAs {
  readonly request: AnswerRequest;
  /** What the question goes on from. */
  readonly history: History;
}

/** How a question is kept, so that it can be asked again: see `readAsked`. */
interface KeptRequest extends AskedAs {
  readonly version: 1;
}

const keptSchema = z.object({ version: z.literal(1), request: z.unknown(), history: z.unknown() });

/** What was asked, as it was kept; null where it cannot be read any more. */
export function readAsked(kept: unknown): AskedAs | null {
  const parsed = keptSchema.safeParse(kept);
  const request = parsed.success ? readRequest(parsed.data.request) : null;
  if (!parsed.success || request === null) return null;
  return { request, history: readHistory(parsed.data.history) };
}

export interface AuditRecorderDependencies {
  readonly audit: AuditLog;
  readonly logger: Logger;
  /** The law that an update is answered from. */
  readonly corpusOf: (ctx: Context) => Corpus;
}

export function createAuditRecorder({ audit, logger, corpusOf }: AuditRecorderDependencies): AuditRecorder {
  return {
    around: async (ctx, trace, asked, work) => {
      const { request } = asked;
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
          words: auditedWords(ctx, corpus, asked),
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
    case "comparison":
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
function auditedWords(ctx: Context, corpus: Corpus, { request, history }: AskedAs): AuditWords | null {
  const userId = personOf(ctx);
  if (userId === undefined || ctx.chatId === undefined) return null;
  // What a group's question goes on from may be someone else's, who could not have it erased.
  const goesOn = ctx.chatId === userId && "text" in request && request.text.length <= FOLLOW_UP_AT_MOST;
  const kept: KeptRequest = { version: 1, request, history: goesOn ? onlyLast(history) : NO_HISTORY };
  return { userId, chatId: ctx.chatId, question: questionOf(corpus, request), request: kept };
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
    case "comparison":
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

/**
 * The trace id of what an update led to. It stands in the log, in the audit log, under the answer's buttons, and in the
 * apology where something failed.
 */
export interface Traces {
  /** The trace of what is being done now. */
  of(ctx: Context): string;
  /** The trace of a further answer to the same update; of the first one it is what `of` gave before. */
  forAnswer(ctx: Context): string;
}

export const TRACE = /^[0-9a-f]{12}$/;

export function createTraces(): Traces {
  const current = new WeakMap<Context, { readonly trace: string; isOfAnAnswer: boolean }>();
  const fresh = (ctx: Context) => {
    const state = { trace: randomBytes(6).toString("hex"), isOfAnAnswer: false };
    current.set(ctx, state);
    return state;
  };
  return {
    of: (ctx) => (current.get(ctx) ?? fresh(ctx)).trace,
    forAnswer: (ctx) => {
      const before = current.get(ctx);
      const state = before === undefined || before.isOfAnAnswer ? fresh(ctx) : before;
      state.isOfAnAnswer = true;
      return state.trace;
    },
  };
}
