import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "../../src/text/normalise.ts";
import { stem } from "../../src/text/stemmer.ts";
import { conceptsOf, termsOf, tokens } from "../../src/text/terms.ts";

const stems = (text: string): string[] => tokens(words(text)).map((token) => token.stem);
const matter = (text: string): string[] =>
  tokens(words(text)).flatMap((token) => (token.isStop ? [] : [token.stem]));

describe("words", () => {
  test.each([
    ["Kerja-sama luar negeri", ["kerja", "sama", "luar", "negeri"]],
    [
      "klo mau krjsama dgn kota di LN gmn?",
      "kalau mau kerja sama dengan kota di luar negeri bagaimana".split(" "),
    ],
    ["ga boleh / gak boleh", ["tidak", "boleh", "tidak", "boleh"]],
    ["apa itu <b>hibah</b> 😀 *?*", ["apa", "itu", "hibah"]],
    ["negara2 asing", ["negara", "asing"]],
    ["boleeeeh", ["boleh"]],
    ["What's the mayor's role?", ["what", "s", "the", "mayor", "s", "role"]],
    ["Jum'at", ["jumat"]],
    ["ＵＵ　３２", ["uu", "32"]],
    ["lihat https://example.org/a?b=c ya @asisten_bot", ["lihat", "ya"]],
    ["", []],
    ["😀😀", []],
  ])("%j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("any text gives words of letters and digits alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });
});

describe("stems", () => {
  test.each([
    ["menandatangani", "penandatanganan", "ditandatangani", "tanda tangan", "nandatanganin", "ttd"],
    ["kerja sama", "kerjasama", "bekerja sama", "kerja-sama", "krjsama"],
    ["kewenangan", "berwenang", "wewenang"],
    ["persetujuan", "disetujui", "menyetujui"],
    ["pembatalan", "dibatalkan", "dibatalin"],
    ["wali kota", "walikota"],
    ["ratification", "ratified", "ratifies"],
    ["treaty", "treaties"],
    ["cities", "city"],
    ["foreigners", "foreigner"],
  ])("%s and its forms meet", (first, ...others) => {
    for (const other of others) expect(stems(other)).toEqual(stems(first));
  });

  test.each(["tidak", "dapat", "harus", "bukan", "tanpa", "luar", "dalam", "not", "without"])(
    "%s decides questions and is kept",
    (word) => {
      expect(matter(word)).toEqual([stem(word)]);
    },
  );

  test("cooperation is not work", () => {
    expect(matter("tenaga kerja")).not.toContain(matter("kerja sama")[0]);
  });
});

describe("notions of the glossary", () => {
  const notions = (text: string): string[] => conceptsOf(tokens(words(text)));

  test.each([
    ["MoU", "nota kesepahaman"],
    ["kota kembar", "sister cities"],
    ["hibah", "grants"],
    ["utang", "loan"],
    ["gubernur", "the governor"],
    ["surat kuasa", "full powers"],
    ["kedutaan besar", "embassy"],
    ["suaka", "asylum"],
    ["DPRD", "regional council"],
  ])("%s is the same as %s", (official, everyday) => {
    expect(notions(everyday).some((notion) => notions(official).includes(notion))).toBe(true);
  });

  test("the longer phrase is meant: the regional council is not the national parliament", () => {
    expect(notions("dewan perwakilan rakyat daerah")).toEqual(["dprd"]);
  });

  test("a text counts stems, neighbouring stems and notions", () => {
    expect([...termsOf(tokens(words("hibah untuk daerah"))).keys()]).toEqual([
      "hibah",
      "daerah",
      "hibah_daerah",
      "#hibah",
      "#daerah",
    ]);
  });
});
