import { randomBytes } from "node:crypto";
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Answer, AnswerRequest } from "../answering/answer.ts";
import { toJson } from "../answering/presentation/json.ts";
import { IngestError } from "../ingest/errors.ts";
import { readDocument } from "../ingest/formats/read-document.ts";
import { readCitations } from "../law/citations/reading.ts";
import { resolveCitation } from "../law/citations/resolving.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { quoteText } from "../law/corpus/quote.ts";
import { statusOf } from "../law/corpus/status.ts";
import { corpusAsOf } from "../law/corpus/versions.ts";
import { regulationOf } from "../law/provision-id.ts";
import { idOf } from "../review/citations.ts";
import { judgeCitation } from "../review/findings.ts";
import { reviewDocument, toReviewJson } from "../review/review.ts";
import type { AuditLog } from "../storage/audit.ts";
import type { Limiter } from "../telegram/access/rate-limit.ts";
import type { Snapshots } from "../telegram/dependencies.ts";
import { renderText } from "../telegram/rendering/render.ts";

/** The door for programs: the Model Context Protocol over what answers people, with the same answers, limits and audit. */

export interface McpDependencies {
  readonly snapshots: Snapshots;
  readonly audit: Pick<AuditLog, "record">;
  readonly limiter: Limiter;
  /** Whose limit is counted. */
  readonly client: string;
  readonly version: string;
}

/** Why a tool gave no answer; each says what to do. */
class ToolError extends Error {
  constructor(
    readonly code: "limit" | "not-found" | "ambiguous" | "bad-input" | "unreadable",
    message: string,
    readonly todo: string,
  ) {
    super(message);
  }
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe("ISO date; today by default");
const citation = z
  .string()
  .min(1)
  .max(500)
  .describe('A citation or an id: "Pasal 5 UU 37/1999", "uu-37-1999/pasal-5"');
const text = z.string().min(1).max(4_000);

export function createMcpServer(deps: McpDependencies): McpServer {
  const server = new McpServer({ name: "asisten-paradiplomasi", version: deps.version });

  const ask = async (question: string, request: AnswerRequest): Promise<Record<string, unknown>> => {
    const { corpus, assistant } = deps.snapshots.current();
    const started = performance.now();
    const answer = await assistant.answer(request, { language: null, discussed: null, user: deps.client });
    const elapsed = performance.now() - started;
    record(deps, corpus, request, answer, elapsed);
    return toJson("1", question, answer, renderText(corpus, answer), elapsed);
  };

  /** Runs a tool within the limit; a fault of the caller's is told, with what to do. */
  const tool = async (work: () => unknown): Promise<CallToolResult> => {
    try {
      const turn = deps.limiter.take(deps.client);
      if (turn.type === "wait")
        throw new ToolError("limit", "too many calls", `call again in ${turn.seconds} seconds`);
      return { content: [{ type: "text", text: JSON.stringify(await work()) }] };
    } catch (error) {
      const told =
        error instanceof IngestError
          ? new ToolError("unreadable", error.says.en, "send another file")
          : error;
      if (!(told instanceof ToolError)) throw error;
      const { code, message, todo } = told;
      return {
        isError: true,
        content: [{ type: "text", text: JSON.stringify({ error: { code, message, do: todo } }) }],
      };
    }
  };

  server.registerTool(
    "search",
    {
      description: "Ranked articles for words or a question",
      inputSchema: { query: text, offset: z.number().int().min(0).default(0) },
    },
    ({ query, offset }) => tool(() => ask(query, { type: "search", text: query, offset })),
  );
  server.registerTool(
    "resolve",
    {
      description: "Every citation in a text, with the id of what it points at and its standing",
      inputSchema: { text },
    },
    ({ text: words }) =>
      tool(() => {
        const { corpus, check } = deps.snapshots.current();
        return readCitations(corpus, words).map((read) => {
          const resolution = resolveCitation(corpus, read, null);
          const candidates = resolution.type === "which-regulation" ? resolution.candidates : [];
          const { start, end } = read;
          return {
            text: read.text,
            start,
            end,
            ...judgeCitation(corpus, resolution, check.room().asOf),
            candidates,
          };
        });
      }),
  );
  server.registerTool(
    "read",
    {
      description: "The words of a provision, on a day; the answer that a person gets",
      inputSchema: { citation, as_of: day.optional() },
    },
    ({ citation: words, as_of: asOf }) =>
      tool(() => {
        const { corpus } = deps.snapshots.current();
        if (asOf === undefined && !corpus.provisions.has(words))
          return ask(words, { type: "question", text: words });
        const id = idFor(corpus, words);
        if (!id.includes("/")) throw new ToolError("bad-input", `${id} is a whole act`, "name a pasal");
        return ask(words, { type: "provision", id, asOf });
      }),
  );
  server.registerTool(
    "status",
    {
      description: "Whether a provision or act is in force on a day, since when, and what took its place",
      inputSchema: { citation, as_of: day.optional() },
    },
    ({ citation: words, as_of: asOf }) =>
      tool(() => {
        const { corpus, check } = deps.snapshots.current();
        const on = asOf ?? check.room().asOf;
        const id = idFor(corpus, words);
        return { id, as_of: on, ...statusOf(corpusAsOf(corpus, on), id, on) };
      }),
  );
  server.registerTool(
    "check_plan",
    { description: "The verdict of the rules on a planned cooperation told in words", inputSchema: { text } },
    ({ text: words }) =>
      tool(() => {
        const sourced = deps.snapshots.current().check.read(words);
        return ask(words, { type: "check", question: words, sourced, skipped: [] });
      }),
  );
  server.registerTool(
    "review",
    {
      description:
        "A draft with each citation, quotation and its plan checked; as text, or as a file (PDF, DOCX, text) in base64",
      inputSchema: {
        text: z.string().max(2_000_000).optional(),
        file: z.object({ name: z.string(), base64: z.string().max(28_000_000) }).optional(),
      },
    },
    ({ text: words, file }) =>
      tool(async () => {
        if (words === undefined && file === undefined)
          throw new ToolError("bad-input", "nothing to review", "give text or file");
        const bytes = file === undefined ? Buffer.from(words ?? "") : Buffer.from(file.base64, "base64");
        const document = await readDocument(bytes, file?.name ?? "draft.txt");
        const { corpus, check } = deps.snapshots.current();
        const { rulebook, asOf } = check.room();
        return toReviewJson(await reviewDocument({ corpus, rulebook, read: check.read, asOf }, document));
      }),
  );

  server.registerResource(
    "law",
    new ResourceTemplate("law://{+id}", {
      list: () => ({
        resources: [...deps.snapshots.current().corpus.regulations.values()].map(
          ({ id, title, shortTitle }) => ({
            ...{ uri: `law://${id}`, name: shortTitle, title, mimeType: "text/plain" },
          }),
        ),
      }),
    }),
    { description: "An act by its id (its pasal, one a line), or a provision by its id (its words)" },
    (uri, { id }) => {
      const { corpus } = deps.snapshots.current();
      return { contents: [{ uri: uri.href, mimeType: "text/plain", text: wordsOf(corpus, String(id)) }] };
    },
  );
  return server;
}

/** @throws ToolError where no provision or act is meant, or more than one */
function idFor(corpus: Corpus, words: string): string {
  if (corpus.provisions.has(words) || corpus.regulations.has(words)) return words;
  const [first] = readCitations(corpus, words);
  const resolution = first === undefined ? null : resolveCitation(corpus, first, null);
  if (resolution?.type === "which-regulation")
    throw new ToolError(
      "ambiguous",
      `"${words}" may be of several acts`,
      `name one of: ${resolution.candidates.slice(0, 10).join(", ")}`,
    );
  const id = resolution === null ? null : idOf(resolution);
  if (id === null)
    throw new ToolError(
      "not-found",
      `"${words}" names nothing in the register`,
      "use search, or resolve to see what was read",
    );
  return id;
}

function wordsOf(corpus: Corpus, id: string): string {
  if (corpus.provisions.has(id)) return quoteText(corpus, id);
  const act = corpus.regulations.get(regulationOf(id));
  if (act === undefined || id !== act.id) throw new ToolError("not-found", `no ${id}`, "list the resources");
  const pasals = (corpus.texts.get(id)?.provisions ?? []).filter(
    ({ unit, isPenjelasan }) => unit === "pasal" && !isPenjelasan,
  );
  return [act.title, ...pasals.map((pasal) => `law://${pasal.id}`)].join("\n");
}

function record(
  { audit }: McpDependencies,
  corpus: Corpus,
  request: AnswerRequest,
  answer: Answer,
  elapsed: number,
): void {
  const { language, kind, verdict, citations, model = null } = answer;
  const asked = request.type === "search" || request.type === "check" ? request.type : "citation";
  audit.record({
    ...{
      trace: randomBytes(6).toString("hex"),
      at: Date.now(),
      asked,
      outcome: "answered",
      language,
      kind,
      verdict,
      model,
    },
    provisions: citations.map(({ id }) => id),
    corpusHash: corpus.hash,
    latencyMs: Math.round(elapsed),
    // A program asks, whose words are nobody's.
    words: null,
  });
}
