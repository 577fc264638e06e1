/** Why a language model gave no text. */
export type ModelFailure =
  | "timed out"
  | "cannot be reached"
  | "too many requests"
  | "server error"
  | "request refused"
  | "answer cut off"
  | "answer is not the JSON of a chat completion"
  | "answer is empty"
  | "answer is too long"
  | "client failed";

/**
 * The model could not be used. Carries nothing of the request or the response: no key, no address, no one's words.
 */
export class ModelError extends Error {
  constructor(
    readonly failure: ModelFailure,
    /** The HTTP status or the network's error code, where there is one. */
    readonly detail: string | null = null,
    /** How long the server asks not to be asked, in milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(detail === null ? `language model: ${failure}` : `language model: ${failure} (${detail})`);
    this.name = "ModelError";
  }
}
