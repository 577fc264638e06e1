import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "../../src/retrieval/server-embeddings.ts";

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

test("every word is kept, in order, in pieces that a model reads whole", () => {
  const word = fc.stringMatching(/^[a-z]{1,30}$/);
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(" ", "\n", "  ")), { maxLength: 600 })
    .map((parts) => parts.map(([letters, space]) => letters + space).join(""));
  fc.assert(
    fc.property(text, (whole) => {
      const pieces = piecesOf(whole);
      expect(pieces.flatMap(wordsOf)).toEqual(wordsOf(whole));
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(1_500);
      if (wordsOf(whole).length > 0) expect(pieces).not.toContain("");
    }),
  );
});

test("a text is cut at the end of a line, and inside a word only when it is nothing but one", () => {
  const line = "kerja sama ".repeat(80).trim();
  expect(piecesOf(`${line}\n${line}\n${line}`)).toEqual([line, line, line]);
  expect(piecesOf("a".repeat(3_200)).map((piece) => piece.length)).toEqual([1_500, 1_500, 200]);
});
