import type { Assistant } from "./answering/answer.ts";
import type { Corpus } from "./corpus/corpus.ts";

/** The assembled program, without an entrance. */
export interface App {
  readonly corpus: Corpus;
  readonly assistant: Assistant;
}
