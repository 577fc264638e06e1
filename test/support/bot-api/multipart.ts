/** Reads a call that carries a file, as it comes over the wire: multipart/form-data. */

/** A file of a call; in the payload it stands where `attach://<part>` did. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Fields as Telegram reads them: numbers and JSON are text on the wire. */
export function readMultipart(body: Buffer, contentType: string): Record<string, unknown> {
  const boundary = /boundary=("?)([^";]+)\1/.exec(contentType)?.[2];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const files = new Map<string, SentFile>();
  const fields: Record<string, unknown> = {};
  // Latin-1 keeps every byte as one character.
  const parts = body.toString("latin1").split(`--${boundary}`);
  for (const part of parts.slice(1, -1)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const content = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1");
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? /\bname=([^;\s]+)/.exec(head)?.[1] ?? "";
    const fileName = /filename="?([^"\r\n;]*)"?/.exec(head)?.[1];
    if (fileName === undefined) fields[name] = valueOf(content.toString("utf8"));
    else files.set(name, { name: fileName, bytes: content });
  }
  for (const [name, value] of Object.entries(fields)) {
    const part = typeof value === "string" ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined;
    if (part !== undefined) fields[name] = files.get(part) ?? value;
  }
  return fields;
}

function valueOf(text: string): unknown {
  if (!/^(?:-?\d+|[[{].*|true|false)$/s.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
