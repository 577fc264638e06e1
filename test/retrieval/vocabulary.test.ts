import fc from "fast-check";
import { expect, test } from "vitest";
import { orderedVocabulary, spellingOrder } from "../../src/retrieval/vocabulary.ts";

test("finds what a map finds, whatever the terms", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (terms, other) => {
      const map = new Map(terms.map((term, number) => [term, number]));
      const vocabulary = orderedVocabulary(terms, spellingOrder(terms));
      for (const term of [...terms, other]) expect(vocabulary.get(term)).toBe(map.get(term));
    }),
  );
});
