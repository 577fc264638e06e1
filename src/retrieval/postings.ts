/**
 * The chunks that have a term, as bytes: for each, how far its number is above the one before and how much of the term it
 * has, both in groups of seven bits, the lowest first (LEB128). An entry that has nothing of the term only moves on, so that a
 * list can be appended to whatever was written before it.
 */

/** Counts are kept in hundredths: every weight of a field and of a kind of term is a multiple of one. */
export const STEPS = 100;
/** A term that a chunk has more often than this is as good as the whole of it. */
const MOST_STEPS = 0xffff;

/** A list that grows; kept small, since a large index is built from a hundred thousand at a time. */
export class PostingWriter {
  #bytes = new Uint8Array(8);
  #length = 0;
  #last: number;

  /** @param from a number below that of the first chunk, or -1 */
  constructor(readonly from: number) {
    this.#last = from;
  }

  /** @param chunk above every one before. @param steps in hundredths */
  add(chunk: number, steps: number): void {
    this.#write(chunk - this.#last);
    this.#write(steps);
    this.#last = chunk;
  }

  get last(): number {
    return this.#last;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #write(value: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }
}

/** An entry that moves on by so many numbers. */
export function jump(by: number): Uint8Array {
  const writer = new PostingWriter(-1);
  writer.add(by - 1, 0);
  return writer.bytes();
}

export interface PostingList {
  readonly chunks: Int32Array;
  /** In hundredths. */
  readonly steps: Uint16Array;
}

/**
 * @param parts one after the other
 * @param isSeen whether a chunk counts; the others are left out
 */
export function readPostings(parts: readonly Uint8Array[], isSeen: (chunk: number) => boolean): PostingList {
  const most = parts.reduce((sum, part) => sum + (part.length >> 1), 0);
  const chunks = new Int32Array(most);
  const steps = new Uint16Array(most);
  let size = 0;
  let chunk = -1;
  for (const part of parts) {
    for (let at = 0; at < part.length;) {
      let gap = 0;
      let shift = 0;
      let byte = part[at++] ?? 0;
      for (; byte >= 0x80; byte = part[at++] ?? 0, shift += 7) gap |= (byte & 0x7f) << shift;
      chunk += gap | (byte << shift);
      let count = 0;
      shift = 0;
      byte = part[at++] ?? 0;
      for (; byte >= 0x80; byte = part[at++] ?? 0, shift += 7) count |= (byte & 0x7f) << shift;
      count |= byte << shift;
      if (count === 0 || !isSeen(chunk)) continue;
      chunks[size] = chunk;
      steps[size] = Math.min(count, MOST_STEPS);
      size++;
    }
  }
  return { chunks: chunks.subarray(0, size), steps: steps.subarray(0, size) };
}

/** FNV-1a of 32 bits: tells bytes that a disk changed. */
export function checksum(...parts: readonly Uint8Array[]): number {
  let sum = 0x811c9dc5;
  for (const bytes of parts) for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
