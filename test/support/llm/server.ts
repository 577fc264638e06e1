import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** An OpenAI-compatible server of the tests' own, on the loopback: records what it is asked, answers as it is told to. */

const chatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
  temperature: z.number(),
  max_tokens: z.number(),
  stream: z.literal(false),
});

export interface ChatRequest extends z.infer<typeof chatRequest> {
  readonly authorization: string | undefined;
}

/** Writes the whole response, or leaves it unfinished. */
export type Reply = (response: ServerResponse, request: ChatRequest) => void;

export interface LlmServer {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly requests: ChatRequest[];
  reply: Reply;
  close(): Promise<void>;
}

export async function startLlmServer(reply: Reply): Promise<LlmServer> {
  const requests: ChatRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const parsed = chatRequest.safeParse(JSON.parse(body));
      if (request.method !== "POST" || request.url !== "/v1/chat/completions" || !parsed.success) {
        response.writeHead(400).end("not a chat completion request");
        return;
      }
      const asked = { ...parsed.data, authorization: request.headers.authorization };
      requests.push(asked);
      llm.reply(response, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const llm: LlmServer = {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    reply,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return llm;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

/** The JSON of a chat completion. */
export function completionOf(content: string | null, finish = "stop"): string {
  return JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 0,
    model: "test",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

/** Answers with this text. */
export function says(content: string | null): Reply {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(completionOf(content));
  };
}

/** Answers with this status and body. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return (response) => {
    response
      .writeHead(code, { "content-type": "application/json", ...headers })
      .end('{"error":{"message":"no"}}');
  };
}

/** Answers with this body, whatever it is. */
export function sends(body: string): Reply {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  };
}

/** Says how long the answer will be and breaks off in the middle of it. */
export function breaksOff(content: string): Reply {
  return (response) => {
    const body = completionOf(content);
    response.writeHead(200, { "content-type": "application/json", "content-length": String(body.length) });
    response.write(body.slice(0, body.length / 2));
    setTimeout(() => response.destroy(), 20);
  };
}

/** Never answers. */
export const staysSilent: Reply = () => undefined;

/** Sends without end. */
export const neverStops: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = (): void => {
    while (!response.destroyed && response.write("x".repeat(16_384)));
  };
  response.on("drain", more);
  more();
};
