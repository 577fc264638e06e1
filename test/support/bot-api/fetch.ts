import type { ApiClientOptions } from "grammy";
import type { BotApi } from "./bot-api.ts";

/**
 * A `fetch` that hands each call straight to the Bot API: what it sees is what would go over the wire.
 * @param hangs whether nothing comes back of a call, which does not reach the Bot API either
 */
export function fetchTo(
  api: BotApi,
  hangs: (method: string) => boolean = () => false,
): NonNullable<ApiClientOptions["fetch"]> {
  const fetch = async (url: unknown, options?: { body?: unknown }): Promise<unknown> => {
    const method = String(url).split("/").at(-1) ?? "";
    if (hangs(method)) return new Promise(() => undefined);
    const body = typeof options?.body === "string" ? options.body : "{}";
    const reply = await api.call(method, JSON.parse(body));
    return { json: () => Promise.resolve(reply) };
  };
  // grammY uses nothing of a response but json().
  return fetch as unknown as NonNullable<ApiClientOptions["fetch"]>;
}
