/** A map that holds at most `capacity` entries and forgets the one used longest ago. */
export class Lru<K, V> {
  readonly #entries = new Map<K, V>();

  constructor(
    /** At least 1. */
    readonly capacity: number,
  ) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError(`capacity must be a whole number of at least 1, not ${capacity}`);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value, which now counts as used, or undefined. */
  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.capacity) {
      const oldest = this.#entries.keys().next();
      if (oldest.done !== true) this.#entries.delete(oldest.value);
    }
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }

  deleteWhere(isMeant: (key: K) => boolean): void {
    for (const key of [...this.#entries.keys()]) if (isMeant(key)) this.#entries.delete(key);
  }
}
