import { describe, expect, it } from "vitest";
import { KINDS } from "../../../src/law/corpus/register.ts";
import { ACT_KINDS, actKind, readKind } from "../../../src/law/citations/act-kinds.ts";
import { tokenize } from "../../../src/law/citations/lexer.ts";

describe("kinds of acts", () => {
  it("has a line for every kind of the register but explanatory material and the rest", () => {
    expect(KINDS.filter((kind) => actKind(kind) === undefined)).toEqual(["materi", "lainnya"]);
  });

  it("reads every word for a kind as that kind, to its end", () => {
    const wrong = ACT_KINDS.kinds.flatMap(({ kind, words }) =>
      words.filter((word) => {
        const tokens = tokenize(word);
        const found = readKind(tokens, 0);
        return found?.kind !== kind || found.next < tokens.length - 1;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("counts Republik Indonesia to the kind", () => {
    const tokens = tokenize("Undang-Undang Republik Indonesia Nomor 32");
    expect(readKind(tokens, 0)).toEqual({ kind: "UU", next: 5 });
  });
});
