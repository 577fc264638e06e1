import { parseArgs } from "node:util";
import { type Api, GrammyError, HttpError } from "grammy";
import { REQUEST_OPTIONS, type RequestOptions, requestOptions } from "../../../ingest/request-options.ts";
import { readBoundedBytes, ResponseTooLong } from "../../../platform/http.ts";

/** The largest file that the Bot API hands to a bot, in bytes: core.telegram.org/bots/api#getfile. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;

export const TELEGRAM = "https://api.telegram.org";

const WITHIN_MS = 120_000;

/** Telegram did not hand the file out. */
export class FileUnavailable extends Error {
  constructor(
    /** Too large for a bot, or anything else, which may pass. */
    readonly reason: "too-large" | "failed",
    options?: ErrorOptions,
  ) {
    super(
      reason === "too-large" ? "the file is too large for a bot" : "the file could not be fetched",
      options,
    );
    this.name = "FileUnavailable";
  }
}

export interface FileSource {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
}

/**
 * Fetches a file that a user sent. Its address holds the bot's token: it is never part of an error.
 * @throws FileUnavailable
 */
export async function fetchFile({ api, apiRoot, token }: FileSource, fileId: string): Promise<Uint8Array> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId);
    if (size > LARGEST_UPLOAD) throw new FileUnavailable("too-large");
    if (path === undefined) throw new FileUnavailable("failed");
    const steps = path.split("/").map(encodeURIComponent).join("/");
    const response = await fetch(`${apiRoot}/file/bot${token}/${steps}`, {
      redirect: "error",
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new FileUnavailable("failed", { cause: new Error(`status ${response.status}`) });
    return await readBoundedBytes(response, LARGEST_UPLOAD);
  } catch (error) {
    if (error instanceof ResponseTooLong) throw new FileUnavailable("too-large");
    if (error instanceof GrammyError && /file is too big/i.test(error.description))
      throw new FileUnavailable("too-large");
    if (error instanceof GrammyError || error instanceof HttpError || isNetworkFault(error))
      throw new FileUnavailable("failed", { cause: error });
    throw error;
  }
}

/** What `fetch` and the reading of its body reject with. */
function isNetworkFault(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    (error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError"))
  );
}

/** What a caption says of the file: the options of `npm run ingest`, or an id alone. */
export type UploadOptions = RequestOptions;

/** A single word without a digit or hyphen is more likely a remark than an id. */
const LONE_ID = /^(?=.*[\d-])[a-z0-9-]+$/;

/** @returns null for a caption that is neither empty, nor an id, nor options */
export function readCaption(caption: string): UploadOptions | null {
  const args = captionWords(caption);
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: REQUEST_OPTIONS });
    const options = requestOptions(values);
    const [lone, ...more] = positionals;
    if (lone === undefined) return options;
    return more.length > 0 || options.id !== undefined || !LONE_ID.test(lone)
      ? null
      : { ...options, id: lone };
  } catch {
    // An unknown option, or one without its value.
    return null;
  }
}

/** Words as a shell divides them. Telegram's keyboards make a dash of two hyphens, and curl quotation marks. */
function captionWords(caption: string): string[] {
  const plain = caption.replace(/(^|\s)[–—](?=[a-z])/g, "$1--").replace(/[“”„]/g, '"');
  return (plain.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ""));
}
