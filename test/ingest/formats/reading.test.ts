import { describe, expect, it } from "vitest";
import { removeHeadersAndFooters } from "../../../src/ingest/formats/headers-and-footers.ts";
import { joinDividedWords } from "../../../src/ingest/formats/dehyphenation.ts";
import { readDocument } from "../../../src/ingest/formats/read-document.ts";
import { withoutMarkdown } from "../../../src/ingest/formats/text.ts";
import { docx } from "../support/docx.ts";

const lines = (text: string) => text.split("\n").map((line) => ({ text: line }));
const joined = (text: string): string =>
  joinDividedWords(lines(text))
    .lines.map((line) => line.text)
    .join("\n");

describe("words divided at a line end", () => {
  it.each([
    ["penyeleng-\ngaraan urusan", "penyelenggaraan\nurusan"],
    ["peraturan perundang-\nundangan yang", "peraturan perundang-undangan\nyang"],
    ["Undang-\nUndang Dasar", "Undang-Undang\nDasar"],
    ["masing-\nmasing daerah", "masing-masing\ndaerah"],
    ["sebaik-\nbaiknya oleh", "sebaik-baiknya\noleh"],
    ["tolong-\nmenolong antar", "tolong-menolong\nantar"],
    ["surat-\nmenyurat dengan", "surat-menyurat\ndengan"],
    ["lembaga non-\npemerintah asing", "lembaga non-pemerintah\nasing"],
    ["warga se-\nIndonesia dan", "warga se-Indonesia\ndan"],
    ["PEMERINTAHAN DAE-\nRAH PROVINSI", "PEMERINTAHAN DAERAH\nPROVINSI"],
    ["peme\u00ad\nrintah", "pemerintah\n"],
    ["ayat (1)-\ndan", "ayat (1)-\ndan"],
    ["tahun 2004-\n2009", "tahun 2004-\n2009"],
    ["sister-city itu; program sister-\ncity baru", "sister-city itu; program sister-city\nbaru"],
    ["biro-\nkrasi dan birokrasi", "birokrasi\ndan birokrasi"],
    ["kerja-\n\nsama", "kerjasama\n\n"],
  ])("%j is %j", (read, as) => {
    expect(joined(read)).toBe(as);
  });

  it("are reported, the unsure ones as such", () => {
    const { joins } = joinDividedWords([
      { text: "bidang penyeleng-", page: 3 },
      { text: "garaan pemerintahan", page: 4 },
    ]);
    expect(joins).toEqual([{ read: "penyeleng-|garaan", as: "penyelenggaraan", page: 3, isSure: false }]);
  });
});

describe("lines that are no part of the text", () => {
  const pages = (make: (number: number) => string[]): string[][] =>
    Array.from({ length: 6 }, (_, index) => make(index + 1));

  it("are running headers, also such as differ on left and right pages, and page numbers", () => {
    const read = pages((number) => [
      number % 2 === 0 ? "LEMBARAN DAERAH KOTA CONTOH" : "TAHUN 2021 NOMOR 7",
      "",
      `Isi halaman ${"satu dua tiga empat lima enam".split(" ")[number - 1] ?? ""}.`,
      String(number + 4),
    ]);
    const { pages: rest, removed } = removeHeadersAndFooters(read);
    expect(rest.map((page) => page.join("|"))).toEqual(
      "satu dua tiga empat lima enam".split(" ").map((word) => `Isi halaman ${word}.`),
    );
    expect(removed.map(({ text, times }) => [text, times])).toEqual([
      ["TAHUN 2021 NOMOR 7", 3],
      ["LEMBARAN DAERAH KOTA CONTOH", 3],
      ["5", 6],
    ]);
  });

  it("are never law, however often it stands at an end of a page", () => {
    const read = pages((number) => [`Pasal ${number}`, "Isi.", "Cukup jelas."]);
    expect(removeHeadersAndFooters(read)).toEqual({ pages: read, removed: [] });
  });

  it("are not taken from two pages", () => {
    const read = [
      ["Judul", "a"],
      ["Judul", "b"],
    ];
    expect(removeHeadersAndFooters(read).pages).toEqual(read);
  });
});

describe("Markdown", () => {
  it("leaves the words", () => {
    const markdown = `---
id: x
---
# PERATURAN DAERAH
## **Pasal 1** ##
- (1) Kerja sama *sister city* diatur dalam [UU 32/2004](https://x.test/a_(b)).
  * a\\. persetujuan __DPRD__; dan
> b. _persetujuan_ Pemerintah.
---
Formulir: nama ________ dan snake_case.<!-- catatan -->`;
    expect(withoutMarkdown(markdown).trim().split("\n")).toEqual([
      "PERATURAN DAERAH",
      "Pasal 1",
      "(1) Kerja sama sister city diatur dalam UU 32/2004.",
      "  * a. persetujuan DPRD; dan",
      "b. persetujuan Pemerintah.",
      "",
      "Formulir: nama ________ dan snake_case.",
    ]);
  });

  it("keeps the mark of a heading where there are no pasal to show the structure", () => {
    expect(withoutMarkdown("## Syarat *umum* {#syarat-umum}\n\n1. Satu.")).toBe("## Syarat umum\n\n1. Satu.");
  });
});

describe("a Word document", () => {
  const LEVEL = (level: number, format: string, text: string, style = ""): string =>
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="${text}"/></w:lvl>`;
  const NUMBERING =
    `<w:abstractNum w:abstractNumId="0">${LEVEL(0, "decimal", "Pasal %1")}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${LEVEL(0, "decimal", "(%1)")}${LEVEL(1, "lowerLetter", "%2.")}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2">${LEVEL(0, "upperRoman", "BAB %1")}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="3">${LEVEL(0, "bullet", "•")}</w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
    `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
    `<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
    `<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>`;
  const STYLES = `<w:style w:styleId="Bab"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:styleId="BabKhusus"><w:basedOn w:val="Bab"/></w:style>`;
  const textOf = async (...args: Parameters<typeof docx>): Promise<string[]> =>
    (await readDocument(docx(...args), "perda.docx")).lines
      .map(({ text }) => text)
      .filter((line) => line !== "");

  it("has the numbers that Word counts by itself, of lists and of styles", async () => {
    const read = await textOf(
      [
        { text: "KETENTUAN UMUM", style: "Bab" },
        { text: "", list: [1, 0] },
        { text: "Satu:", list: [2, 0] },
        { text: "huruf a; dan", list: [2, 1] },
        { text: "huruf b.", list: [2, 1] },
        { text: "Dua.", list: [2, 0] },
        { text: "KERJA SAMA", style: "BabKhusus" },
        { text: "", list: [1, 0] },
        { text: "Ayat satu lagi:", list: [3, 0] },
        { text: "huruf a lagi.", list: [3, 1] },
        { text: "butir", list: [5, 0] },
        { text: "biasa", list: [0, 0] },
      ],
      NUMBERING,
      STYLES,
    );
    expect(read).toEqual([
      "BAB I KETENTUAN UMUM",
      "Pasal 1 ",
      "(1) Satu:",
      "a. huruf a; dan",
      "b. huruf b.",
      "(2) Dua.",
      "BAB II KERJA SAMA",
      "Pasal 2 ",
      "(1) Ayat satu lagi:",
      "a. huruf a lagi.",
      "butir",
      "biasa",
    ]);
  });

  it("is read without what was deleted in it, and with breaks between words", async () => {
    const read = await textOf([
      '<w:p><w:r><w:t>Wali Kota</w:t><w:br/><w:t>Contoh</w:t></w:r><w:del w:id="1"><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t xml:space="preserve"> baru</w:t></w:r></w:ins></w:p>',
    ]);
    expect(read).toEqual(["Wali Kota", "Contoh baru"]);
  });
});
