/** How many answers a model may be asked for in a day (UTC), by all users and by each. */
export interface BudgetLimits {
  readonly dailyBudget: number;
  readonly perUserBudget: number;
}

/** `first-spent` is said once a day, when the budget of all users has just been found spent. */
export type Grant = "granted" | "user-spent" | "spent" | "first-spent";

const DAY_MS = 86_400_000;

/** Counts what is asked, answered or not: it is the asking that costs. */
export class Budget {
  #day = -1;
  #total = 0;
  #isSaid = false;
  readonly #byUser = new Map<string, number>();
  readonly #now: () => number;
  readonly #limits: BudgetLimits;

  constructor(now: () => number, limits: BudgetLimits) {
    this.#now = now;
    this.#limits = limits;
  }

  /** @param user null for someone unknown, such as the command line; counts for all users only */
  take(user: string | null): Grant {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#total = 0;
      this.#isSaid = false;
      this.#byUser.clear();
    }
    if (this.#total >= this.#limits.dailyBudget) {
      if (this.#isSaid) return "spent";
      this.#isSaid = true;
      return "first-spent";
    }
    const own = user === null ? 0 : (this.#byUser.get(user) ?? 0);
    if (own >= this.#limits.perUserBudget) return "user-spent";
    this.#total++;
    if (user !== null) this.#byUser.set(user, own + 1);
    return "granted";
  }
}
