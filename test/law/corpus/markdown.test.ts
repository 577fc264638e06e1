import { romanToNumber } from "../../../src/text/numbers.ts";
import { CorpusError } from "../../../src/platform/yaml.ts";
import { describe, expect, it } from "vitest";

import { parseRegulationMarkdown } from "../../../src/law/corpus/markdown.ts";

const FRONT =
  "---\nid: uu-1-2000\nfidelity: verbatim\nsource: a test\n---\n\n# Undang-Undang Nomor 1 Tahun 2000\n\n";

const parse = (body: string) => parseRegulationMarkdown(FRONT + body, "uu-1-2000.md");

describe("the Markdown form of a regulation", () => {
  it("gives every ayat, huruf and angka an id below its pasal, in the order of the text", () => {
    const { provisions } = parse(
      [
        "## BAB IV: KETENTUAN",
        "",
        "### Bagian Kedua: Umum",
        "",
        "##### Pasal 5",
        "",
        "- (1) Satu.",
        "- (2) Dua:",
        "  - a. huruf;",
        "    - 1. angka.",
        "",
        "  Penutup ayat dua.",
      ].join("\n"),
    );
    expect(provisions.map((provision) => provision.id)).toEqual([
      "uu-1-2000/bab-4",
      "uu-1-2000/bab-4/bagian-2",
      "uu-1-2000/pasal-5",
      "uu-1-2000/pasal-5/ayat-1",
      "uu-1-2000/pasal-5/ayat-2",
      "uu-1-2000/pasal-5/ayat-2/huruf-a",
      "uu-1-2000/pasal-5/ayat-2/huruf-a/angka-1",
    ]);
    expect(provisions[2]?.place).toEqual(["uu-1-2000/bab-4", "uu-1-2000/bab-4/bagian-2"]);
    expect(provisions[4]?.body).toEqual([
      { type: "text", text: "Dua:" },
      { type: "child", id: "uu-1-2000/pasal-5/ayat-2/huruf-a" },
      { type: "text", text: "Penutup ayat dua." },
    ]);
  });

  it("keeps the wording that an amending act gives a pasal inside its instruction, with inserted letters", () => {
    const { provisions } = parse(
      [
        "##### Pasal I",
        "",
        "Diubah sebagai berikut:",
        "",
        "- 1. Pasal 34A berbunyi sebagai berikut:",
        "  - Pasal 34A:",
        "    - (1) Tugas:",
        "      - d. dihapus;",
        "      - d1. memilih.",
        "",
        "##### Pasal II",
        "",
        "Mulai berlaku.",
        "",
        "## Penjelasan",
        "",
        "### Pasal demi Pasal",
        "",
        "##### Pasal I",
        "",
        "- Angka 1:",
        "  - Pasal 34A:",
        "    - Ayat (1):",
        "      - Huruf d1: Yang dimaksud.",
      ].join("\n"),
    );
    const wording = "uu-1-2000/pasal-i/angka-1/pasal-34a";
    const explained = "uu-1-2000/penjelasan/pasal-i/angka-1/pasal-34a";
    expect(provisions.map((provision) => provision.id)).toEqual([
      "uu-1-2000/pasal-i",
      "uu-1-2000/pasal-i/angka-1",
      wording,
      `${wording}/ayat-1`,
      `${wording}/ayat-1/huruf-d`,
      `${wording}/ayat-1/huruf-d1`,
      "uu-1-2000/pasal-ii",
      "uu-1-2000/penjelasan/pasal-i",
      "uu-1-2000/penjelasan/pasal-i/angka-1",
      explained,
      `${explained}/ayat-1`,
      `${explained}/ayat-1/huruf-d1`,
    ]);
    expect(provisions[2]).toMatchObject({
      unit: "pasal",
      number: "34A",
      parent: "uu-1-2000/pasal-i/angka-1",
    });
  });

  it("keeps the penjelasan apart from the article, and a list inside it as part of its text", () => {
    const { provisions } = parse(
      [
        "##### Pasal 5",
        "",
        "Bunyi.",
        "",
        "## Penjelasan",
        "",
        "### Umum",
        "",
        "#### 3. Pembagian",
        "",
        "Isi.",
        "",
        "### Pasal demi Pasal",
        "",
        "##### Pasal 5",
        "",
        "- Ayat (1): Yang dimaksud:",
        "  - a. satu;",
        "  - b. dua.",
      ].join("\n"),
    );
    expect(provisions.map((provision) => provision.id)).toEqual([
      "uu-1-2000/pasal-5",
      "uu-1-2000/penjelasan/umum",
      "uu-1-2000/penjelasan/umum/angka-3",
      "uu-1-2000/penjelasan/pasal-5",
      "uu-1-2000/penjelasan/pasal-5/ayat-1",
    ]);
    expect(provisions[4]?.body).toEqual([
      { type: "text", text: "Yang dimaksud:" },
      { type: "line", depth: 0, text: "a. satu;" },
      { type: "line", depth: 0, text: "b. dua." },
    ]);
  });

  it.each([
    ["a text outside any pasal", "Teks lepas.", "outside any pasal"],
    ["an item without a mark", "##### Pasal 1\n\n- tanpa tanda", "no mark"],
    ["the same pasal twice", "##### Pasal 1\n\nA.\n\n##### Pasal 1\n\nB.", "stands twice"],
    ["a pasal without text", "##### Pasal 1\n\n##### Pasal 2\n\nB.", "pasal-1 has no text"],
    ["an unknown heading", "## Lain-lain\n\nA.", "not of the form"],
    ["an odd indentation", "##### Pasal 1\n\n- (1) A:\n   - a. b.", "3 spaces"],
    ["a jump in the nesting", "##### Pasal 1\n\n- (1) A:\n    - a. b.", "deeper"],
  ])("refuses %s and names the line", (_case, body, message) => {
    expect(() => parse(body)).toThrow(CorpusError);
    expect(() => parse(body)).toThrow(message);
    expect(() => parse(body)).toThrow(/uu-1-2000\.md/);
  });

  it("refuses a file without front matter, or with a fidelity that does not exist", () => {
    expect(() => parseRegulationMarkdown("# Judul\n", "x.md")).toThrow(/front matter/);
    expect(() => parseRegulationMarkdown(FRONT.replace("verbatim", "exact"), "x.md")).toThrow(/fidelity/);
  });

  it("reads Roman numerals", () => {
    expect(["I", "IV", "IX", "XIV", "XXVII", "XL"].map(romanToNumber)).toEqual([1, 4, 9, 14, 27, 40]);
  });
});
