import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** An OpenAI-compatible embeddings server of the tests' own, on the loopback: records what it is asked. */

const embeddingsRequest = z.object({ model: z.string(), input: z.array(z.string().min(1)).min(1) }).strict();

export interface EmbeddingsRequest extends z.infer<typeof embeddingsRequest> {
  readonly authorization: string | undefined;
}

/** Writes the whole response, or leaves it unfinished. */
export type EmbeddingsReply = (response: ServerResponse, request: EmbeddingsRequest) => void;

export interface LoopbackEmbeddings {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  readonly requests: EmbeddingsRequest[];
  reply: EmbeddingsReply;
  close(): Promise<void>;
}

export async function startEmbeddingsServer(
  reply: EmbeddingsReply = embeds(meaning),
): Promise<LoopbackEmbeddings> {
  const requests: EmbeddingsRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const parsed = embeddingsRequest.safeParse(JSON.parse(body));
      if (request.method !== "POST" || request.url !== "/v1/embeddings" || !parsed.success) {
        response.writeHead(400).end("not an embeddings request");
        return;
      }
      const asked = { ...parsed.data, authorization: request.headers.authorization };
      requests.push(asked);
      loopback.reply(response, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const loopback: LoopbackEmbeddings = {
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
  return loopback;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString("utf8");
}

const DIMENSIONS = 64;

/**
 * As neural models have it: texts with the same words (their first five letters) are near to each other, and any two are
 * near, since a large part is common to all.
 */
export function meaning(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[a-z]{3,}/g) ?? []) {
    let hash = 7;
    for (const letter of word.slice(0, 5)) hash = (hash * 31 + letter.charCodeAt(0)) % 9_973;
    vector[hash % DIMENSIONS] = (vector[hash % DIMENSIONS] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length + 0.3);
}

/** Answers with a vector for each text; the order is the server's own, the index says which is which. */
export function embeds(of: (text: string) => number[]): EmbeddingsReply {
  return (response, { model, input }) => {
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: of(text) })).reverse();
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ object: "list", model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }));
  };
}
