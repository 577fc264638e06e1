import { loadCorpus } from "../../../src/law/corpus/loading.ts";
import { describe, expect, it } from "vitest";

import { crossReferences } from "../../../src/law/citations/cross-references.ts";

const corpus = await loadCorpus("corpus");
const targets = (id: string): (readonly string[])[] =>
  crossReferences(corpus, id).map((reference) => reference.targets);

describe("cross-references", () => {
  it.each([
    ["uu-37-1999/pasal-5/ayat-2", [["uu-37-1999/pasal-5/ayat-1"]]],
    ["uu-37-1999/pasal-6/ayat-3", [["uu-37-1999/pasal-5"]]],
    ["uu-37-1999/pasal-23", [["uu-37-1999/pasal-21", "uu-37-1999/pasal-22"]]],
    ["uu-23-2014/pasal-364/ayat-5", [["uu-23-2014/pasal-364/ayat-3", "uu-23-2014/pasal-364/ayat-4"]]],
    [
      "uu-23-2014/pasal-364/ayat-3",
      [["a", "b", "c", "d"].map((letter) => `uu-23-2014/pasal-364/ayat-2/huruf-${letter}`)],
    ],
    ["uu-24-2000/pasal-7/ayat-2", [["uu-24-2000/pasal-1/angka-3"]]],
  ])("%s", (id, expected) => {
    expect(targets(id)).toEqual(expected);
  });

  it("gathers those of the units inside, each with the sentence that holds it", () => {
    const references = crossReferences(corpus, "uu-23-2014/pasal-367");
    expect(references.map(({ source, text }) => [source, text])).toEqual([
      ["uu-23-2014/pasal-367/ayat-1", "Pasal 363 ayat (2) huruf c"],
      ["uu-23-2014/pasal-367/ayat-2", "ayat (1)"],
      ["uu-23-2014/pasal-367/ayat-3", "ayat (1)"],
    ]);
  });

  it("leaves out what belongs to acts outside the register", () => {
    expect(targets("uu-23-2014/pasal-409/huruf-c")).toEqual([]);
    expect(targets("uu-23-2014/pasal-409/huruf-d")).toEqual([]);
  });

  it("takes the name of a tax for none", () => {
    expect(targets("uu-23-2014/pasal-289/ayat-2/huruf-b")).toEqual([]);
    expect(targets("uu-11-2006/pasal-181/ayat-1/huruf-a")).toEqual([]);
  });

  it("resolves nothing to a provision that is not in the corpus", () => {
    for (const id of corpus.provisions.keys())
      for (const reference of crossReferences(corpus, id)) {
        expect(reference.targets.every((target) => corpus.provisions.has(target))).toBe(true);
        expect(reference.unresolved.some((target) => corpus.provisions.has(target))).toBe(false);
      }
  });

  it("points at its words", () => {
    for (const { source, item, start, end, text } of crossReferences(corpus, "uu-23-2014/pasal-364")) {
      const sentence = corpus.provisions.get(source)?.body[item];
      expect(sentence?.type === "text" ? sentence.text.slice(start, end) : null).toBe(text);
    }
  });
});
