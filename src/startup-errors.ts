import { CorpusError } from "./platform/yaml.ts";
import { PromptError } from "./generation/prompts.ts";
import { ConfigError } from "./config.ts";

import { errorCode, messageOf } from "./platform/errors.ts";

/** What a person reads when the program cannot start: the fault and what to do, no stack trace. */
export function describeStartupError(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message}\nMend .env (see .env.example) and start again.`;
  if (error instanceof Error && error.name === "ListenError") return error.message;
  if (error instanceof CorpusError)
    return `${error.message}\nMend the files under the corpus folder and start again.`;
  if (error instanceof PromptError)
    return `${error.message}\nMend the files under the prompts folder and start again.`;
  if (errorCode(error) === "ENOENT")
    return `A file or folder is missing: ${messageOf(error)}\nCORPUS_DIR must name the folder with regulations.yaml.`;
  return `The program failed: ${messageOf(error)}`;
}
