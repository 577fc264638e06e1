/**
 * A circuit breaker: after failures in a row a server is left alone, then asked once to see whether it is back. Time is
 * handed in, so that nothing here waits.
 */
export interface BreakerSettings {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it first stays open, in milliseconds; doubled each time the server is found still dead. */
  readonly coolDownMs: number;
  readonly maxCoolDownMs: number;
}

export const BREAKER: BreakerSettings = { failures: 3, coolDownMs: 30_000, maxCoolDownMs: 600_000 };

/** `ask`: go ahead. `probe`: go ahead, alone, and let nobody wait for it. `leave`: the server is taken for dead. */
export type Permission = "ask" | "probe" | "leave";
export type BreakerState = "closed" | "open" | "half-open";

export class CircuitBreaker {
  #state: BreakerState = "closed";
  #failures = 0;
  #openUntil = 0;
  #coolDownMs: number;
  readonly #settings: BreakerSettings;
  readonly #now: () => number;

  constructor(now: () => number, settings: BreakerSettings = BREAKER) {
    this.#now = now;
    this.#settings = settings;
    this.#coolDownMs = settings.coolDownMs;
  }

  get state(): BreakerState {
    return this.#state;
  }

  permission(): Permission {
    if (this.#state === "closed") return "ask";
    if (this.#state === "half-open" || this.#now() < this.#openUntil) return "leave";
    this.#state = "half-open";
    return "probe";
  }

  /** @returns whether this closed it */
  succeeded(): boolean {
    const wasClosed = this.#state === "closed";
    this.#state = "closed";
    this.#failures = 0;
    this.#coolDownMs = this.#settings.coolDownMs;
    return !wasClosed;
  }

  /**
   * @param retryAfterMs how long the server asked to be left alone; opens at once
   * @returns whether this opened it, having been closed
   */
  failed(retryAfterMs: number | null = null): boolean {
    this.#failures++;
    if (this.#state === "open") return false;
    if (this.#state === "half-open") {
      this.#coolDownMs = Math.min(this.#coolDownMs * 2, this.#settings.maxCoolDownMs);
      this.#open(retryAfterMs);
      return false;
    }
    if (retryAfterMs === null && this.#failures < this.#settings.failures) return false;
    this.#open(retryAfterMs);
    return true;
  }

  /** A probe that came to no result, because whoever asked went away: the next one may try. */
  gaveUp(): void {
    if (this.#state === "half-open") this.#state = "open";
  }

  #open(retryAfterMs: number | null): void {
    this.#state = "open";
    const wished = Math.max(this.#coolDownMs, retryAfterMs ?? 0);
    this.#openUntil = this.#now() + Math.min(wished, this.#settings.maxCoolDownMs);
  }
}
