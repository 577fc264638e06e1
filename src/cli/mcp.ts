/**
 * The Model Context Protocol for programs.
 *
 *   npm run --silent mcp                      over standard input and output
 *   MCP_TOKEN=... npm run mcp -- --port 8931  over HTTP at /mcp, for who sends the token as a bearer token
 */
import { parseArgs } from "node:util";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { openApp } from "../app.ts";
import { loadEnvFile, readConfig } from "../config.ts";
import { mcpPages } from "../mcp/http.ts";
import { createMcpServer } from "../mcp/server.ts";
import { readVersion } from "../platform/files.ts";
import { describeStartupError } from "../startup-errors.ts";
import { openStore } from "../storage/store.ts";
import { createLimiter } from "../telegram/access/rate-limit.ts";
import { listen } from "../web/server.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: "string" }, host: { type: "string", default: "127.0.0.1" } },
  });
  loadEnvFile();
  const config = readConfig(process.env);
  const { mcpToken: token } = config;
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!Number.isInteger(port) || token === null)) {
    process.stderr.write("--port takes a number, and MCP_TOKEN must be set.\n");
    process.exitCode = 2;
    return;
  }
  const app = await openApp(config);
  const store = openStore(config.dataDir, app.logger);
  const limiter = createLimiter({ limit: config.access.perMinute, windowMs: 60_000 });
  const deps = {
    snapshots: app.snapshots,
    audit: store.audit,
    limiter,
    client: "mcp",
    version: readVersion(),
  };
  if (port === null || token === null) {
    const server = createMcpServer(deps);
    server.server.onclose = () => {
      store.close();
    };
    await server.connect(new StdioServerTransport());
    return;
  }
  const web = await listen(mcpPages(deps, token), { host: values.host, port });
  process.stderr.write(`MCP at http://${values.host}:${web.port}/mcp\n`);
  process.once("SIGTERM", () => void web.close().then(store.close));
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeStartupError(error)}\n`);
  process.exitCode = 1;
});
