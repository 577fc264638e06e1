import type { ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Assistant } from "../answering/answer.ts";
import type { Corpus } from "../corpus/corpus.ts";
import type { DialogRoom } from "../eligibility/dialog-steps.ts";
import type { SourcedFacts } from "../eligibility/facts.ts";
import type { HandledUpdates } from "../store/handled-updates.ts";
import type { SettingsStore } from "../store/settings.ts";
import type { Logger } from "./logger.ts";

/** What the guided dialog `/cek` needs of the eligibility rules. */
export interface GuidedCheck {
  /** As of today. */
  room(): DialogRoom;
  /** What a text says of a planned cooperation. */
  read(text: string): SourcedFacts;
}

/** What every entrance that talks needs. */
export interface ChatDeps {
  readonly corpus: Corpus;
  readonly assistant: Assistant;
  readonly check: GuidedCheck;
  readonly logger: Logger;
  readonly settings: SettingsStore;
}

export interface BotDeps extends ChatDeps {
  readonly token: string;
  readonly handledUpdates: HandledUpdates;
  /** Address of the Bot API without a slash at its end; Telegram's own by default. */
  readonly apiRoot?: string;
  /** Who the bot is, where it need not be asked of the Bot API. */
  readonly botInfo?: UserFromGetMe;
  /** Further options of grammY's client, such as another `fetch`. */
  readonly client?: ApiClientOptions;
}
