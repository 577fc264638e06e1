import { z } from "zod";
import type { LsaModel } from "./lsa.ts";

/**
 * A model as bytes: the length of the header (32 bits, little-endian), the header (JSON: dimensions and features, padded
 * with spaces to a multiple of 4), the idf and the projection as 32-bit floats of this machine's byte order.
 */

const headerSchema = z.object({ dimensions: z.number().int().positive(), features: z.array(z.string()) });

export function writeLsaModel(model: LsaModel): Uint8Array {
  const json = JSON.stringify({ dimensions: model.dimensions, features: [...model.rows.keys()] });
  const text = Buffer.from(json);
  const header = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, " ")]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, bytesOf(model.idf), bytesOf(model.projection)]);
}

/** @throws when the bytes are not of that form */
export function readLsaModel(bytes: Uint8Array): LsaModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 4 + buffer.readUInt32LE(0);
  const raw: unknown = JSON.parse(buffer.toString("utf8", 4, headerEnd));
  const { dimensions, features } = headerSchema.parse(raw);
  const idfEnd = headerEnd + features.length * 4;
  if (buffer.length !== idfEnd + features.length * dimensions * 4)
    throw new RangeError(`the LSA model has ${buffer.length} bytes, which its header does not account for`);
  return {
    dimensions,
    rows: new Map(features.map((feature, row) => [feature, row])),
    idf: floatsOf(buffer.subarray(headerEnd, idfEnd)),
    projection: floatsOf(buffer.subarray(idfEnd)),
  };
}

/** The bytes of an array of floats, without copying. */
export function bytesOf(floats: Float32Array): Buffer {
  return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
}

/** Floats from bytes, without copying where they are aligned. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = aligned(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
}
