/** What the program counts of itself. No label holds a user, a chat, or words of either. */

/** What the bot counts. */
export interface BotMetrics {
  /** An update was taken in. */
  updateAccepted(type: string): void;
  /** An update is done with, so long after it was taken in. */
  updateHandled(type: string, seconds: number): void;
  /** An answer has gone out, so long after its request was read. */
  answered(kind: string, language: string, seconds: number): void;
  /** Telegram refused a call, or ("network") could not be reached. */
  callFailed(method: string, code: string): void;
}

/** What the language model's client counts. */
export interface ModelMetrics {
  /** @param outcome "answered", or what went wrong */
  consulted(outcome: string, seconds: number): void;
  breaker(state: "closed" | "open" | "half-open"): void;
}

export interface Metrics {
  readonly bot: BotMetrics;
  readonly model: ModelMetrics;
}

const nothing = (): void => undefined;

export const NO_BOT_METRICS: BotMetrics = {
  updateAccepted: nothing,
  updateHandled: nothing,
  answered: nothing,
  callFailed: nothing,
};

export const NO_METRICS: Metrics = {
  bot: NO_BOT_METRICS,
  model: { consulted: nothing, breaker: nothing },
};
