import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSections, writeSections } from "../../src/retrieval/sections.ts";

const line = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\n"));

test("what is written is read back", () => {
  fc.assert(
    fc.property(
      fc.array(line),
      fc.int8Array(),
      fc.int32Array(),
      fc.float32Array(),
      (text, int8, int32, float32) => {
        const sections = readSections(writeSections({ text, int8, int32, float32 }));
        expect(sections.text("text")).toEqual(text);
        expect(sections.int8("int8")).toEqual(int8);
        expect(sections.int32("int32")).toEqual(int32);
        expect(sections.float32("float32")).toEqual(float32);
      },
    ),
  );
});

test("bytes that do not lie on a boundary are read too", () => {
  const bytes = writeSections({ numbers: Float32Array.of(1, 2) });
  const moved = new Uint8Array(bytes.length + 1);
  moved.set(bytes, 1);
  expect([...readSections(moved.subarray(1)).float32("numbers")]).toEqual([1, 2]);
});

describe("what is damaged is not read", () => {
  const bytes = writeSections({ words: ["daerah", "hibah"], numbers: Int32Array.of(1, 2, 3) });

  test("cut off anywhere", () => {
    for (let length = 0; length < bytes.length; length++)
      expect(() => readSections(bytes.subarray(0, length)), `${length} bytes`).toThrow();
  });

  test("with an array missing, or of another kind", () => {
    expect(() => readSections(bytes).int32("others")).toThrow(RangeError);
    expect(() => readSections(bytes).float32("numbers")).toThrow(RangeError);
  });

  test("a string with a line break cannot be written", () => {
    expect(() => writeSections({ words: ["a\nb"] })).toThrow(RangeError);
  });
});
