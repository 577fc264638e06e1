import type { Bilingual } from "../law/corpus/register.ts";

/** Why a file was not taken in. */
export type IngestFault =
  | "bad-option"
  | "not-found"
  | "unreadable"
  | "empty"
  | "too-large"
  | "wrong-type"
  | "damaged"
  | "encrypted"
  | "wrong-password"
  | "scanned"
  | "nothing-found"
  | "doubtful"
  | "ships"
  | "unknown-act"
  | "busy"
  | "disk"
  | "corpus";

/**
 * Something was not taken in, and nothing changed. The message is for the person who brought it, and says what to do.
 */
export class IngestError extends Error {
  constructor(
    readonly fault: IngestFault,
    readonly says: Bilingual,
    options?: ErrorOptions,
  ) {
    super(says.en, options);
    this.name = "IngestError";
  }
}
