import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { toJson } from "../../src/answering/presentation/json.ts";
import { type App, openApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { mcpPages } from "../../src/mcp/http.ts";
import { createMcpServer, type McpDependencies } from "../../src/mcp/server.ts";
import type { AuditEntry } from "../../src/storage/audit.ts";
import { createLimiter } from "../../src/telegram/access/rate-limit.ts";
import { renderText } from "../../src/telegram/rendering/render.ts";
import { listen } from "../../src/web/server.ts";

/** The protocol's own client against the server. */

let app: App;
let dataDir: string;
const entries: AuditEntry[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "mcp-"));
  app = await openApp(readConfig({ DATA_DIR: dataDir, EMBEDDINGS: "none", LOG_LEVEL: "silent" }));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function deps(limit = 10_000): McpDependencies {
  return {
    snapshots: app.snapshots,
    audit: { record: (entry) => void entries.push(entry) },
    limiter: createLimiter({ limit, windowMs: 60_000 }),
    ...{ client: "test", version: "1" },
  };
}

async function connected(limit?: number): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer(deps(limit)).connect(theirs);
  const client = new Client({ name: "test", version: "1" });
  await client.connect(ours);
  return client;
}

const resultSchema = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ text: z.string() })).length(1),
});

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<unknown> {
  const { content } = resultSchema.parse(await client.callTool({ name, arguments: args }));
  return JSON.parse(content[0]?.text ?? "");
}

describe("the tools", () => {
  it("are six, each of which answers", async () => {
    const client = await connected();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      "check_plan",
      "read",
      "resolve",
      "review",
      "search",
      "status",
    ]);
    expect(
      await call(client, "resolve", { text: "Pasal 5 UU 37/1999 dan Pasal 900 UU 23/2014" }),
    ).toMatchObject([
      { id: "uu-37-1999/pasal-5", finding: "in-force" },
      { id: null, finding: "no-such-provision" },
    ]);
    expect(await call(client, "status", { citation: "UU 32/2004", as_of: "2010-01-01" })).toMatchObject({
      id: "uu-32-2004",
    });
    expect(await call(client, "status", { citation: "UU 32/2004" })).toMatchObject({ status: "revoked" });
    expect(
      await call(client, "read", { citation: "Pasal 63 UU 23/2014", as_of: "2014-12-01" }),
    ).toMatchObject({ kind: "citation" });
    expect(
      await call(client, "check_plan", { text: "Kota Bandung akan bekerja sama dengan Tel Aviv, Israel" }),
    ).toMatchObject({
      verdict: "ineligible",
    });
    expect(await call(client, "search", { query: "persetujuan DPRD kerja sama luar negeri" })).toHaveProperty(
      "retrieved.0",
    );
    expect(await call(client, "review", { text: "Sesuai Pasal 42 UU 32/2004." })).toMatchObject({
      counts: { citations: 1, revoked: 1 },
    });
    expect(entries.every(({ words }) => words === null)).toBe(true);
    expect(entries.length).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it("give the answers of the command line to every look-up of the evaluation", async () => {
    const client = await connected();
    const lines = readFileSync("test/eval/citations.jsonl", "utf8").trim().split("\n");
    const different: string[] = [];
    for (const line of lines) {
      const { q } = z.object({ q: z.string() }).parse(JSON.parse(line));
      const answer = await app.assistant.answer(
        { type: "question", text: q },
        { language: null, discussed: null },
      );
      const wanted = toJson("1", q, answer, renderText(app.corpus, answer), 0);
      const given = z
        .object({})
        .passthrough()
        .parse(await call(client, "read", { citation: q }));
      const same = JSON.stringify({ ...given, elapsedMs: 0 }) === JSON.stringify({ ...wanted, elapsedMs: 0 });
      if (!same) different.push(q);
    }
    expect(different).toEqual([]);
  }, 120_000);

  it("tell a fault by its kind and what to do", async () => {
    const client = await connected(3);
    expect(await call(client, "status", { citation: "kerja sama" })).toMatchObject({
      error: { code: "not-found", do: expect.stringContaining("search") },
    });
    expect(
      await call(client, "review", {
        file: { name: "a.doc", base64: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString("base64") },
      }),
    ).toMatchObject({
      error: { code: "unreadable" },
    });
    await call(client, "resolve", { text: "x" });
    expect(await call(client, "resolve", { text: "x" })).toMatchObject({ error: { code: "limit" } });
  });

  it("stand beside each act and each provision as a resource", async () => {
    const client = await connected();
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain("law://uu-24-2000");
    const { contents } = await client.readResource({ uri: "law://uu-24-2000/pasal-5/ayat-1" });
    expect(JSON.stringify(contents)).toContain("terlebih dahulu melakukan konsultasi");
  });
});

describe("over HTTP", () => {
  it("answers who has the token, and nobody else", async () => {
    const token = "a-token-of-the-tests-0123456789";
    const web = await listen(mcpPages(deps(), token), { host: "127.0.0.1", port: 0 });
    const url = new URL(`http://127.0.0.1:${web.port}/mcp`);
    try {
      const client = new Client({ name: "test", version: "1" });
      const headers = { authorization: `Bearer ${token}` };
      await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }) as never);
      expect(await call(client, "status", { citation: "uu-37-1999" })).toMatchObject({ status: "in-force" });
      await client.close();
      expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
    } finally {
      await web.close();
    }
  }, 30_000);
});
