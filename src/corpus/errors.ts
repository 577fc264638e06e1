/**
 * The corpus on disk breaks its own form or contradicts itself. Raised while loading, with every fault found, so that
 * whoever edits the corpus can mend them in one go.
 */
export class CorpusError extends Error {
  constructor(
    /** One line a fault, each naming its file. */
    readonly faults: readonly string[],
  ) {
    super(`The corpus has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.name = "CorpusError";
  }
}
