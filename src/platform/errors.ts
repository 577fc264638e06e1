/** What can be said of an error of which only its being one is known. */

/** "ENOENT", "ERR_BUFFER_TOO_LARGE" and the like; null for an error without such a code. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** The code of an error or of what caused it, as "ECONNREFUSED" below a failed `fetch`; null where none has one. */
export function networkCode(error: unknown): string | null {
  let at = error;
  for (let depth = 0; at instanceof Error && depth < 4; depth++) {
    const code = errorCode(at);
    if (code !== null) return code;
    at = at.cause;
  }
  return null;
}

/** The message of an error, or whatever was thrown as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The name of an error, for where its message may repeat what was sent. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
