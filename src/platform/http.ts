/** What the clients of other people's servers share: bounds on what is read, and how long to wait. */

/** More bytes came than were to be read. */
export class ResponseTooLong extends Error {
  constructor(readonly maxBytes: number) {
    super(`the response is longer than ${maxBytes} bytes`);
    this.name = "ResponseTooLong";
  }
}

/**
 * The whole body as text.
 * @throws ResponseTooLong; reading has stopped then
 */
export async function readBounded(response: Response, maxBytes: number): Promise<string> {
  return (await readBoundedBytes(response, maxBytes)).toString("utf8");
}

/** As `readBounded`, for a body that is no text. */
export async function readBoundedBytes(response: Response, maxBytes: number): Promise<Buffer> {
  const reader = response.body?.getReader();
  if (reader === undefined) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new ResponseTooLong(maxBytes);
    }
    chunks.push(value);
  }
}

/** How long the server asks to be left alone, in milliseconds; null when it does not say so in seconds. */
export function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
