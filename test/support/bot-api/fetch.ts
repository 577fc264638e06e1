import type { ApiClientOptions } from "grammy";
import type { BotApi } from "./bot-api.ts";
import { readMultipart } from "./multipart.ts";

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function payloadOf({ body, headers = {} }: Sent = {}): Promise<unknown> {
  if (typeof body === "string") return JSON.parse(body);
  if (!isIterable(body)) return {};
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return readMultipart(Buffer.concat(chunks), headers["content-type"] ?? "");
}

function isIterable(body: unknown): body is AsyncIterable<Uint8Array | string> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

/**
 * A `fetch` that hands each call straight to the Bot API: what it sees is what would go over the wire.
 * @param hangs whether nothing comes back of a call, which does not reach the Bot API either
 */
export function fetchTo(
  api: BotApi,
  hangs: (method: string) => boolean = () => false,
): NonNullable<ApiClientOptions["fetch"]> {
  const fetch = async (url: unknown, options?: Sent): Promise<unknown> => {
    const method = String(url).split("/").at(-1) ?? "";
    if (hangs(method)) return new Promise(() => undefined);
    const reply = await api.call(method, await payloadOf(options));
    return { json: () => Promise.resolve(reply) };
  };
  // grammY uses nothing of a response but json().
  return fetch as unknown as NonNullable<ApiClientOptions["fetch"]>;
}
