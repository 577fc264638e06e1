import type { ApiClientOptions } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { HandledUpdates } from "../store/handled-updates.ts";
import type { SettingsStore } from "../store/settings.ts";
import type { BotEditions } from "./edition.ts";
import type { Logger } from "./logger.ts";

/** What every entrance that talks needs. */
export interface ChatDeps {
  readonly editions: BotEditions;
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
