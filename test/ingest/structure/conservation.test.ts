import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAct } from "../../../src/ingest/structure/parse-act.ts";
import { parse, wordCounts, wordsOut } from "./support.ts";

/** Nothing of the input is lost, made or told twice, whatever the input. */

/** Pieces of acts, in any order: true marks, mentions, scanning errors, half words. */
const piece = fc.constantFrom(
  "UNDANG-UNDANG REPUBLIK INDONESIA",
  "NOMOR 9 TAHUN 2015",
  "TENTANG",
  "PERUBAHAN ATAS",
  "Menimbang :",
  "Mengingat : 1. Pasal 5",
  "MEMUTUSKAN:",
  "BAB I",
  "BAB 1I KERJA SAMA",
  "BUKU KESATU",
  "Bagian Kesatu",
  "Paragraf 2 Umum",
  "Pasal 1",
  "Pasal 2",
  "Pasa1 3",
  "Pasal l0",
  "Pasal I",
  "Pasal II",
  "dimaksud dalam Pasal 5",
  "ayat (1)",
  "(1)",
  "(2)",
  "(l)",
  "(a)",
  "a.",
  "b.",
  "1.",
  "2.",
  "1)",
  "a)",
  "KESATU :",
  "KEDUA",
  "diubah sehingga berbunyi sebagai berikut:",
  "dicabut dan dinyatakan tidak berlaku.",
  "Ketentuan Pasal 88 dihapus.",
  "PENJELASAN",
  "ATAS",
  "I. UMUM",
  "II. PASAL DEMI PASAL",
  "Ayat (1)",
  "Huruf a",
  "Angka 1",
  "Cukup jelas.",
  "LAMPIRAN",
  "LAMPIRAN II",
  "A. Tujuan",
  "# Judul",
  "Agar setiap orang mengetahuinya",
  "Ditetapkan di Contoh pada tanggal 1",
  "- 5 -",
  "(2) Dalam . . .",
  "Daerah menyusun rencana",
  "kerja sama;",
  "dan",
  "perundang-",
  "undangan.",
  ":",
  "“",
);
const text = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: piece },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
    ),
    {
      maxLength: 60,
    },
  )
  .chain((pieces) =>
    fc
      .array(fc.constantFrom(" ", "\n", "\n\n"), { minLength: pieces.length, maxLength: pieces.length })
      .map((gaps) => pieces.map((one, index) => one.replace(/\s/g, " ") + (gaps[index] ?? " ")).join("")),
  );

describe("any text", () => {
  it("comes out with every word it had, and no other", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(wordsOut(parse(input))).toEqual(wordCounts(input));
      }),
      { numRuns: 400 },
    );
  });

  it("gives ids that are each there once, below the act's own, with the parents and children that they name", () => {
    fc.assert(
      fc.property(text, (input) => {
        const { provisions } = parse(input);
        const byId = new Map(provisions.map((provision) => [provision.id, provision]));
        expect(byId.size).toBe(provisions.length);
        for (const { id, parent, body, place } of provisions) {
          expect(id).toMatch(/^x(?:\/[a-z0-9-]+)+$/);
          if (parent !== null) expect(byId.get(parent)?.body).toContainEqual({ type: "child", id });
          for (const item of body) if (item.type === "child") expect(byId.get(item.id)?.parent).toBe(id);
          for (const division of place) expect(byId.has(division), division).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is read the same twice", () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(parse(input)).toEqual(parse(input));
      }),
      { numRuns: 50 },
    );
  });
});

describe("huge and hostile text", () => {
  const lines = (line: string, count: number): { text: string }[] =>
    Array.from({ length: count }, () => ({ text: line }));
  const oneLine = (word: string, length: number): { text: string }[] => [
    { text: "Pasal 1" },
    { text: "(1) Satu:" },
    { text: word.repeat(Math.ceil(length / word.length)) },
  ];
  const seconds = (source: { text: string }[]): number => {
    const start = performance.now();
    parseAct(source, { id: "x" });
    return (performance.now() - start) / 1000;
  };

  it.each([
    ["a line of ayat marks", (size: number) => oneLine("(1) ", size)],
    ["a line of pasal headings", (size: number) => oneLine("Pasal 2 ", size)],
    ["a line of huruf marks", (size: number) => oneLine("a. ", size)],
    ["a line of capitals", (size: number) => oneLine("A", size)],
    ["a line of quotation marks", (size: number) => oneLine('."', size)],
    ["a line of spaces", (size: number) => oneLine(" ", size)],
    ["a line of divisions", (size: number) => oneLine("BAB I UMUM Bagian Kesatu Umum ", size)],
    [
      "a line of labels",
      (size: number) => oneLine("PENJELASAN ATAS UMUM Pasal 1 Ayat (1) Cukup jelas. ", size),
    ],
    ["lines of one mark", (size: number) => lines("a. isi.", size / 8)],
    ["lines of one heading", (size: number) => lines("Pasal 1", size / 8)],
    ["lines of one title", (size: number) => lines("JUDUL SAMA", size / 10)],
    [
      "lines of page numbers after a long line",
      (size: number) => [{ text: "(1) ".repeat(size / 8) }, ...lines("- 5 -", size / 12)],
    ],
  ])("%s takes time in proportion to its length", (_, make) => {
    seconds(make(20_000));
    const small = Math.max(seconds(make(50_000)), 0.02);
    // Eight times the text: eight times the time, with room for a busy machine; 64 times were it quadratic.
    expect(seconds(make(400_000)) / small).toBeLessThan(30);
  });

  it("two million characters on one line, and a heading in the middle", () => {
    const half = "kata ".repeat(200_000);
    const act = parseAct([{ text: `Pasal 1 (1) ${half}akhir. Pasal 2 (1) ${half}akhir.` }], { id: "x" });
    expect(act.provisions.map(({ id }) => id)).toEqual([
      "x/pasal-1",
      "x/pasal-1/ayat-1",
      "x/pasal-2",
      "x/pasal-2/ayat-1",
    ]);
  });
});
