import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { errorCode } from "../platform/errors.ts";

/** A web server for `pages` that does not let itself be kept busy by clients who send slowly or too much. */

export interface WebServer {
  readonly port: number;
  /** Takes no more requests, and lets those under way be answered. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Milliseconds in which a request's head, and the whole of it, must have come. 10,000 and 20,000 by default. */
  readonly headWithinMs?: number;
  readonly requestWithinMs?: number;
}

/** Longer than the proxies' own, so that they end a connection, not this server in the middle of their next request. */
const KEEP_ALIVE_MS = 75_000;
const LARGEST_HEAD = 16 * 1_024;
const MOST_CONNECTIONS = 1_000;
const CLOSE_WITHIN_MS = 2_000;

/** The web server cannot be had, as when another program has the port. */
export class ListenError extends Error {
  constructor({ host, port }: ListenOptions, cause: unknown) {
    const code = errorCode(cause) ?? String(cause);
    super(
      `The web server cannot listen on ${host}:${port} (${code}). Set HTTP_HOST and HTTP_PORT to a free one.`,
      { cause },
    );
    this.name = "ListenError";
  }
}

/** @throws ListenError */
export async function listen(pages: Hono, options: ListenOptions): Promise<WebServer> {
  const { host, port, headWithinMs = 10_000, requestWithinMs = 20_000 } = options;
  const answer = getRequestListener(pages.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: headWithinMs,
      requestTimeout: requestWithinMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(2_000, headWithinMs),
      maxHeaderSize: LARGEST_HEAD,
    },
    (request, response) => {
      void answer(request, response);
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw new ListenError(options, error);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("the web server has no port");
  const end = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeIdleConnections();
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, CLOSE_WITHIN_MS);
    await closed;
    clearTimeout(timer);
  };
  let ended: Promise<void> | undefined;
  return { port: address.port, close: () => (ended ??= end()) };
}
