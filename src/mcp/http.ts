import { createHash, timingSafeEqual } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMcpServer, type McpDependencies } from "./server.ts";

/** Of a request, in bytes: a file of 20 MB in base64. */
const LARGEST_REQUEST = 30 * 1024 * 1024;

/** The protocol over HTTP at `/mcp`, without sessions, for whoever sends the token. */
export function mcpPages(deps: McpDependencies, token: string): Hono {
  const digest = (value: string): Buffer => createHash("sha256").update(value).digest();
  const wanted = digest(`Bearer ${token}`);
  const pages = new Hono();
  pages.use("/mcp", async (context, next) => {
    const given = context.req.header("authorization") ?? "";
    if (timingSafeEqual(digest(given), wanted)) return next();
    return context.json(
      { error: { code: "unauthorized", do: "send the token as Authorization: Bearer" } },
      401,
    );
  });
  pages.all("/mcp", bodyLimit({ maxSize: LARGEST_REQUEST }), async (context) => {
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = createMcpServer(deps);
    await server.connect(transport);
    return transport.handleRequest(context.req.raw);
  });
  return pages;
}
