import fc from "fast-check";
import { expect, test } from "vitest";
import { jump, PostingWriter, readPostings } from "../../src/retrieval/postings.ts";

const lists = fc.array(fc.uniqueArray(fc.nat(500_000), { maxLength: 40 }), { maxLength: 4 });

test("a list that was appended to, in parts or in one, reads as what was written", () => {
  fc.assert(
    fc.property(lists, fc.boolean(), (batches, isOnePart) => {
      const parts: Uint8Array[] = [];
      const written: [number, number][] = [];
      let base = -1;
      let last = -1;
      for (const gaps of batches) {
        const docs = gaps.sort((a, b) => a - b).map((gap) => base + 1 + gap);
        const writer = new PostingWriter(base);
        for (const doc of docs) {
          writer.add(doc, 1 + (doc % 30_000));
          written.push([doc, 1 + (doc % 30_000)]);
        }
        if (docs.length === 0) continue;
        if (base > last) parts.push(jump(base - last));
        parts.push(writer.bytes());
        last = writer.last;
        base = last + 7;
      }
      const { chunks: docs, steps } = readPostings(isOnePart ? [Buffer.concat(parts)] : parts, () => true);
      expect([...docs].map((doc, at) => [doc, steps[at]])).toEqual(written);
    }),
  );
});

test("chunks that do not count are left out", () => {
  const writer = new PostingWriter(-1);
  for (let doc = 0; doc < 10; doc++) writer.add(doc, 100);
  expect([...readPostings([writer.bytes()], (doc) => doc % 2 === 1).chunks]).toEqual([1, 3, 5, 7, 9]);
});
