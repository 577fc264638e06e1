import { createServer, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type BotApi, refuse, TOKEN } from "./bot-api.ts";
import type { Weather } from "./faults.ts";
import { readMultipart } from "./multipart.ts";

export interface BotApiServer {
  /** The address to give as `apiRoot`. */
  readonly root: string;
  close(): Promise<void>;
}

/**
 * Serves a Bot API over HTTP on a free port of the loopback.
 * @param weather what goes wrong with each call; nothing by default
 */
export async function serveBotApi(api: BotApi, weather: Weather = () => undefined): Promise<BotApiServer> {
  const server = createServer((request, response) => {
    const gone = new AbortController();
    response.on("close", () => {
      gone.abort();
    });
    void (async () => {
      const [, fileToken, path] = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? "") ?? [];
      const found = fileToken === TOKEN && path !== undefined ? api.download(decodeURIComponent(path)) : null;
      if (found instanceof Uint8Array) {
        response.writeHead(200, { "content-type": "application/octet-stream" });
        response.end(found);
        return;
      }
      const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
      const payload = await bodyOf(request);
      const fault = method === undefined ? undefined : weather(method, payload);
      if (fault?.type === "cut-before") {
        request.socket.destroy();
        return;
      }
      const reply =
        found ??
        (token !== TOKEN || method === undefined
          ? refuse(401, "Unauthorized")
          : await api.call(method, payload, gone.signal, fault));
      if (fault?.type === "slow") await sleep(fault.ms);
      if (fault?.type === "cut-after") request.socket.destroy();
      if (response.destroyed) return;
      response.writeHead(reply.ok ? 200 : (reply.error_code ?? 500), { "content-type": "application/json" });
      response.end(JSON.stringify(reply));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    root: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/form-data")) return readMultipart(body, type);
  return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
}
