import type { ApiClientOptions, Context, Transformer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Assistant } from "../answering/answer.ts";
import type { Offering } from "../answering/conversation/offers.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import type { DialogRoom } from "../eligibility/guided-check/state.ts";
import type { SourcedFacts } from "../eligibility/rules/facts.ts";
import type { RelationsDates } from "../eligibility/understanding/relations.ts";
import type { IngestPlaces } from "../ingest/ingest.ts";
import type { Logger } from "../platform/logger.ts";
import type { BotMetrics } from "../platform/metrics.ts";
import type { AuditLog } from "../storage/audit.ts";
import type { Erasure } from "../storage/erasure.ts";
import type { FeedbackStore } from "../storage/feedback.ts";
import type { HandledUpdates, Inbox } from "../storage/updates.ts";
import type { SettingsStore } from "../storage/settings.ts";
import type { AccessRules } from "./access/staff-roles.ts";

/** What every entrance that talks needs. */
export interface ChatDependencies {
  readonly snapshots: Snapshots;
  readonly logger: Logger;
  readonly settings: SettingsStore;
  /** Counts; nothing by default. */
  readonly metrics?: BotMetrics;
  /** What the bot's buttons are sealed with; the same after a restart. */
  readonly buttonKey: string;
  readonly audit: AuditLog;
  readonly erasure: Erasure;
  /** Where votes on answers are kept; null where nobody reads them, and none are asked for. */
  readonly feedback: FeedbackStore | null;
  /** The language model that writes an answer's prose, by name; null or absent without one. */
  readonly model?: string | null;
  readonly access: AccessRules;
  /** Keeps a file where the person finds it, and resolves with its path; absent where files are sent to the chat. */
  readonly saveFile?: (name: string, bytes: Uint8Array) => Promise<string>;
  readonly installation: Installation;
}

/** What administrators are told of the program that runs here. */
export interface Installation {
  readonly version: string;
  readonly dataDir: string;
  /** Of the office, an IANA name such as Asia/Jakarta. */
  readonly timeZone: string;
}

/** How administrators bring regulations in. */
export interface UploadTarget {
  readonly places: IngestPlaces;
  /** Waits until answers come from the corpus as it is now; false where they do not. */
  readonly refresh: () => Promise<boolean>;
}

export interface BotDependencies extends ChatDependencies {
  readonly token: string;
  readonly handledUpdates: HandledUpdates;
  /** Where updates wait that are not to be lost; absent where a restart loses none. */
  readonly inbox?: Inbox;
  /** Sees each attempt at a call of the Bot API. */
  readonly calls?: Transformer;
  /** Address of the Bot API without a slash at its end; Telegram's own by default. */
  readonly apiRoot?: string;
  /** How long the next message is waited for where one looks unfinished, in milliseconds; 1,300 by default. */
  readonly burstPauseMs?: number;
  /** Waits so many milliseconds; the clock's own by default. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Milliseconds, as `Date.now()`, which it is by default. */
  readonly now?: () => number;
  /** Absent where no files are taken. */
  readonly uploads?: UploadTarget;
  /** Who the bot is, where it need not be asked of the Bot API. */
  readonly botInfo?: UserFromGetMe;
  /** Further options of grammY's client, such as another `fetch`. */
  readonly client?: ApiClientOptions;
}

/** What the guided dialog `/cek` needs of the eligibility rules. */
export interface GuidedCheck {
  /** As of today. */
  room(): DialogRoom;
  /** What a text says of a planned cooperation. */
  read(text: string): SourcedFacts;
}

/** One state of the law and what answers from it. */
export interface Snapshot {
  readonly corpus: Corpus;
  readonly assistant: Assistant;
  readonly check: GuidedCheck;
  /** What inline mode offers. */
  readonly offering: Offering;
  /** How old the data on diplomatic relations is. */
  readonly relationsDates: RelationsDates;
}

export interface Snapshots {
  /** The newest. */
  current(): Snapshot;
}

/**
 * The snapshot that an update is answered from: the newest when the update is first looked at, and no other until it is done
 * with, so that an answer and its buttons are never made from two.
 */
export function createSnapshotOf(snapshots: Snapshots): (ctx: Context) => Snapshot {
  const taken = new WeakMap<Context, Snapshot>();
  return (ctx) => {
    const before = taken.get(ctx);
    if (before !== undefined) return before;
    const snapshot = snapshots.current();
    taken.set(ctx, snapshot);
    return snapshot;
  };
}
