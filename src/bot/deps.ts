import type { ApiClientOptions, Transformer } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { IngestPlaces } from "../ingest/ingest.ts";
import type { AuditLog } from "../storage/audit.ts";
import type { Erasure } from "../storage/erasure.ts";
import type { FeedbackStore } from "../storage/feedback.ts";
import type { HandledUpdates } from "../storage/handled-updates.ts";
import type { Inbox } from "../storage/inbox.ts";
import type { BotMetrics } from "../platform/metrics.ts";
import type { SettingsStore } from "../storage/settings.ts";
import type { AccessRules } from "./access/roles.ts";
import type { BotEditions } from "./edition.ts";
import type { Logger } from "../platform/logger.ts";

/** What every entrance that talks needs. */
export interface ChatDeps {
  readonly editions: BotEditions;
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
export interface Intake {
  readonly places: IngestPlaces;
  /** Waits until answers come from the corpus as it is now; false where they do not. */
  readonly refresh: () => Promise<boolean>;
}

export interface BotDeps extends ChatDeps {
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
  readonly intake?: Intake;
  /** Who the bot is, where it need not be asked of the Bot API. */
  readonly botInfo?: UserFromGetMe;
  /** Further options of grammY's client, such as another `fetch`. */
  readonly client?: ApiClientOptions;
}
