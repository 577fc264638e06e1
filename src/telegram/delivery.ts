import { type ApiCallFn, HttpError, type RawApi, type Transformer } from "grammy";
import { errorCode } from "../platform/errors.ts";
import { MESSAGE_LIMIT } from "./rendering/rich-text.ts";

/**
 * Repeats calls that failed on their way to Telegram or back. Where the connection broke after a message was sent off, or a
 * gateway answers in Telegram's place, nobody can know whether the message has arrived: it is sent again, since an answer that
 * is lost is worse than one that comes twice, but says that it may have come before.
 */

/** Calls by which the user gets something that a repetition would double. */
export const DELIVERS = /^(?:send(?!ChatAction)|copy|forward)/;

export interface RepeatOptions {
  /** Calls of these methods are never repeated. */
  readonly except: ReadonlySet<string>;
  /** What a message begins with that may have come before, in the language of the chat. */
  readonly mark: (chatId: number) => string;
  /** Milliseconds to wait before each repetition; the last goes on until `patienceMs` are over. */
  readonly waits?: readonly number[];
  /** How long a message is tried to be delivered, in milliseconds. */
  readonly patienceMs?: number;
}

/** Longer outages than this end in an apology. */
const PATIENCE_MS = 10 * 60_000;
const WAITS_MS = [500, 2_000, 5_000, 10_000];

export function repeatUntilDelivered(options: RepeatOptions): Transformer {
  const { except, mark, waits = WAITS_MS, patienceMs = PATIENCE_MS } = options;
  return async (prev, method, payload, signal) => {
    if (except.has(method)) return prev(method, payload, signal);
    const isMessage = DELIVERS.test(method);
    const started = performance.now();
    let sent = payload;
    let mayHaveArrived = false;
    for (let failures = 0; ; failures++) {
      if (mayHaveArrived) sent = await marked(prev, payload, mark);
      const failure = await attempt(() => prev(method, sent, signal));
      if (failure.type === "none") return failure.response;
      const isLast = isMessage ? performance.now() - started >= patienceMs : failures >= waits.length;
      if (isLast || signal?.aborted === true) return failure.end();
      mayHaveArrived ||= isMessage && failure.type === "doubtful";
      await new Promise((resolve) => setTimeout(resolve, waits[failures] ?? waits.at(-1) ?? 0));
    }
  };
}

type Attempt<R> =
  | { readonly type: "none"; readonly response: R }
  /** Not carried out, or perhaps carried out. */
  | { readonly type: "failed" | "doubtful"; readonly end: () => R };

/** Of Telegram's own answers and of those that stand in for it. */
const FAILED_INSIDE: ReadonlySet<number> = new Set([500, 503]);
const LOST_AT_A_GATEWAY: ReadonlySet<number> = new Set([502, 504]);

async function attempt<R extends { readonly ok: boolean; readonly error_code?: number }>(
  call: () => Promise<R>,
): Promise<Attempt<R>> {
  try {
    const response = await call();
    const { error_code: code = 0 } = response;
    if (FAILED_INSIDE.has(code)) return { type: "failed", end: () => response };
    if (LOST_AT_A_GATEWAY.has(code)) return { type: "doubtful", end: () => response };
    return { type: "none", response };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const end = (): never => {
      throw error;
    };
    return { type: neverLeft(error.error) ? "failed" : "doubtful", end };
  }
}

/** Errors of connections that never came about. */
const UNCONNECTED: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EADDRNOTAVAIL"],
]);

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return UNCONNECTED.has(errorCode(error) ?? "") || /connect ETIMEDOUT|certificate/i.test(error.message);
}

interface Marked {
  readonly chat_id?: unknown;
  readonly text?: unknown;
  readonly entities?: readonly { readonly offset: number }[];
}

/** The payload with the mark in front of its text. What has no text, or no room for it, is preceded by the mark. */
async function marked<P extends object>(
  prev: ApiCallFn<RawApi>,
  payload: P,
  mark: (chatId: number) => string,
): Promise<P> {
  const { chat_id: chatId, text, entities }: Marked = payload;
  if (typeof chatId !== "number") return payload;
  const head = mark(chatId);
  const front = `${head}\n\n`;
  if (typeof text === "string" && front.length + text.length <= MESSAGE_LIMIT) {
    const moved = entities?.map((entity) => ({ ...entity, offset: entity.offset + front.length }));
    return { ...payload, text: front + text, ...(moved === undefined ? {} : { entities: moved }) };
  }
  try {
    await prev("sendMessage", { chat_id: chatId, text: head });
  } catch {
    // The message itself matters more; the failed call is in the log.
  }
  return payload;
}
