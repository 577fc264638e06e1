import { z } from "zod";
import type { Config } from "../config.ts";
import { postToServer, ServerError } from "../platform/openai-client.ts";
import { fail, type Finding, ok, warn } from "./finding.ts";

/** Checks of the servers that answers may lean on: the language model's and the embeddings'. */

const LARGEST = 1_000_000;
const completion = z.object({ choices: z.array(z.object({ message: z.object({}) })).min(1) });
const embedding = z.object({ data: z.array(z.object({ embedding: z.array(z.number()).min(1) })).min(1) });

interface Asked {
  readonly check: string;
  readonly names: { readonly address: string; readonly model: string; readonly key: string };
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly path: string;
  readonly body: object;
  readonly schema: z.ZodTypeAny;
  readonly withinMs: number;
}

export async function checkModel({ llm }: Config): Promise<Finding> {
  if (llm === null) return ok("model", "none configured; answers go out without its prose");
  return ask({
    ...{ check: "model", baseUrl: llm.baseUrl, apiKey: llm.apiKey, model: llm.model },
    names: { address: "LLM_BASE_URL", model: "LLM_MODEL", key: "LLM_API_KEY" },
    path: "/chat/completions",
    body: {
      messages: [{ role: "user", content: "Balas: ya" }],
      max_tokens: 5,
      temperature: 0,
      stream: false,
    },
    ...{ schema: completion, withinMs: llm.timeoutMs },
  });
}

export async function checkEmbeddings({ embeddings }: Config): Promise<Finding> {
  if (typeof embeddings === "string") return ok("embeddings", `${embeddings}, without a server`);
  return ask({
    ...{ check: "embeddings", ...embeddings, path: "/embeddings", body: { input: ["kerja sama"] } },
    names: { address: "EMBEDDINGS_BASE_URL", model: "EMBEDDINGS_MODEL", key: "EMBEDDINGS_API_KEY" },
    ...{ schema: embedding, withinMs: 20_000 },
  });
}

/** A server that fails costs no answer, only what it adds to them: so it is a fault to mend, told as one. */
async function ask(asked: Asked): Promise<Finding> {
  const { check, names, baseUrl, apiKey, model, withinMs } = asked;
  const started = performance.now();
  const server = { baseUrl, apiKey, model };
  try {
    const answer = await postToServer(server, asked.path, asked.body, {
      ...{ signal: AbortSignal.timeout(withinMs), fetch, maxBytes: LARGEST },
      fail: (failure, detail) => new ServerError(check, failure, detail),
    });
    if (!asked.schema.safeParse(answer).success)
      return fail(check, "the server answers something else", `Mend ${names.address}: it ends in /v1.`);
    const took = Math.round(performance.now() - started);
    return took > withinMs / 2
      ? warn(check, `${model} answers, slowly (${took} ms)`, "Take a smaller model, or allow more time.")
      : ok(check, `${model} answers in ${took} ms`);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    const { failure, detail } = error;
    const status = `HTTP ${detail ?? ""}`;
    if (detail === "401" || detail === "403")
      return fail(check, `the server refuses the key (${status})`, `Mend ${names.key}.`);
    if (detail === "404" || detail === "400")
      return fail(
        check,
        `the server does not know the address or the model ${model} (${status})`,
        `Mend ${names.model} (for Ollama: ollama list, ollama pull) or ${names.address} (it ends in /v1).`,
      );
    if (/^\d+$/.test(detail ?? ""))
      return fail(check, `the server answers ${status}`, "Look at the server's own log.");
    const reason = failure === "timed out" ? `no answer in ${withinMs} ms` : (detail ?? failure);
    return fail(
      check,
      `${baseUrl} cannot be used (${reason})`,
      `Start the server, or mend ${names.address}.`,
    );
  }
}
