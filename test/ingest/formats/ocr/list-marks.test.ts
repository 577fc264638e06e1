import { describe, expect, it } from "vitest";
import { isSpeck, linesOf, mendMarks, readWords } from "../../../../src/ingest/formats/ocr/read-scan.ts";

describe("the marks of a list in a scan", () => {
  it.each([
    ["C posisi Indonesia", "c. posisi Indonesia"],
    ["C. posisi Indonesia", "c. posisi Indonesia"],
    ["Cc... posisi Indonesia", "c. posisi Indonesia"],
    ["c, posisi Indonesia", "c. posisi Indonesia"],
  ])("that come next are put right: %s", (read, right) => {
    const { lines, mended } = mendMarks(["a. latar;", "b. analisis;", "dan aspek lain;", read]);
    expect(lines).toEqual(["a. latar;", "b. analisis;", "dan aspek lain;", right]);
    expect(mended).toEqual([{ read: read.split(" ")[0], as: "c." }]);
  });

  it.each([
    [["b. analisis;", "di samping itu"]],
    [["b. analisis;", "D posisi Indonesia"]],
    [["b. analisis;", "(2) Menteri menetapkan", "C posisi Indonesia"]],
    [["b. analisis;", "Pasal 7", "C posisi Indonesia"]],
    [["C posisi Indonesia"]],
  ])("are left where they are no marks: %j", (read) => {
    expect(mendMarks(read)).toEqual({ lines: read, mended: [] });
  });
});

describe("the table of recognised words", () => {
  const row = (line: number, word: string, confidence = 96): string =>
    ["5", "1", "1", "1", String(line), "1", "0", "0", "9", "9", String(confidence), word].join("\t");

  it("becomes lines, without the rows of blocks and without empty words", () => {
    const tsv = [
      "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t",
      row(1, "(1)"),
      row(1, "Kerja"),
      row(1, " "),
      row(2, "sama", 40),
    ];
    const words = readWords(tsv.join("\n"));
    expect(linesOf(words)).toEqual(["(1) Kerja", "sama"]);
    expect(words.map(({ confidence }) => confidence)).toEqual([96, 96, 40]);
  });

  it("holds specks that are no words", () => {
    expect(["—", ". '", "| _"].every(isSpeck)).toBe(true);
    expect(["a.", "§ 3", "(1)"].some(isSpeck)).toBe(false);
  });
});
