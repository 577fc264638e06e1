import { z } from "zod";

/**
 * Named arrays in one block of bytes, which opens without copying: the length of the header (32 bits, little-endian), the
 * header (JSON, padded with spaces), then each array on a multiple of 8 bytes, in this machine's byte order. Lists of
 * strings are kept as one text, a line each.
 */

type Kind = "int8" | "int32" | "float32" | "text";
type Numbers = Int8Array | Int32Array | Float32Array;
export type Section = Numbers | readonly string[];

const ALIGNMENT = 8;
const headerSchema = z.array(
  z
    .object({
      name: z.string(),
      kind: z.enum(["int8", "int32", "float32", "text"]),
      /** Numbers of an array; strings of a text. */
      length: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative(),
    })
    .strict(),
);

/** @throws RangeError when a string holds a line break */
export function writeSections(sections: Readonly<Record<string, Section>>): Uint8Array {
  const parts = Object.entries(sections).map(([name, content]) => {
    if (!ArrayBuffer.isView(content) && content.some((line) => line.includes("\n")))
      throw new RangeError(`a string of ${name} holds a line break`);
    const bytes = ArrayBuffer.isView(content) ? bytesOf(content) : Buffer.from(content.join("\n"));
    return { head: { name, kind: kindOf(content), length: content.length, bytes: bytes.length }, bytes };
  });
  const json = Buffer.from(JSON.stringify(parts.map((part) => part.head)));
  const header = Buffer.concat([json, Buffer.alloc(padding(4 + json.length), " ")]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const padded = parts.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))]);
  return Buffer.concat([length, header, ...padded]);
}

/** Each getter throws a RangeError when there is no such array. */
export interface Sections {
  int8(name: string): Int8Array;
  int32(name: string): Int32Array;
  float32(name: string): Float32Array;
  text(name: string): readonly string[];
}

/** @throws when the bytes are not of that form */
export function readSections(source: Uint8Array): Sections {
  const bytes = source.byteOffset % ALIGNMENT === 0 ? source : Uint8Array.from(source);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 4 + buffer.readUInt32LE(0);
  const raw: unknown = JSON.parse(buffer.toString("utf8", 4, headerEnd));
  const places = new Map<string, { kind: Kind; length: number; bytes: Buffer }>();
  let at = headerEnd;
  for (const { name, kind, length, bytes: size } of headerSchema.parse(raw)) {
    places.set(name, { kind, length, bytes: buffer.subarray(at, at + size) });
    at += size + padding(size);
  }
  if (at !== buffer.length) throw new RangeError(`${buffer.length} bytes, where the header counts ${at}`);
  const find = (name: string, kind: Kind): { length: number; bytes: Buffer } => {
    const found = places.get(name);
    if (found?.kind !== kind) throw new RangeError(`there is no ${kind} array ${name}`);
    return found;
  };
  const numbers = <T>(
    type: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
    name: string,
    kind: Kind,
  ): T => {
    const found = find(name, kind);
    return new type(found.bytes.buffer, found.bytes.byteOffset, found.length);
  };
  return {
    int8: (name) => numbers(Int8Array, name, "int8"),
    int32: (name) => numbers(Int32Array, name, "int32"),
    float32: (name) => numbers(Float32Array, name, "float32"),
    text(name) {
      const found = find(name, "text");
      const lines = found.length === 0 ? [] : found.bytes.toString("utf8").split("\n");
      if (lines.length !== found.length) throw new RangeError(`${name} has ${lines.length} lines`);
      return lines;
    },
  };
}

function kindOf(content: Section): Kind {
  if (content instanceof Int8Array) return "int8";
  if (content instanceof Int32Array) return "int32";
  return content instanceof Float32Array ? "float32" : "text";
}

function padding(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}

/** The bytes of an array, without copying. */
export function bytesOf(array: ArrayBufferView): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** Floats from bytes, without copying where they are aligned. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}
