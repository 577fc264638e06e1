import { describe, expect, it } from "vitest";
import { parseAct } from "../../../src/ingest/structure/parse-act.ts";
import { idsOf, parse, parsePages, provision, textOf } from "./support.ts";

const PERDA = `PERATURAN DAERAH KOTA CONTOH
NOMOR 7 TAHUN 2021
TENTANG
KERJA SAMA DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

WALI KOTA CONTOH,

Menimbang : a. bahwa kerja sama daerah perlu diatur;

MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG KERJA SAMA DAERAH.

BAB I
KETENTUAN UMUM

Bagian Kesatu
Umum

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Contoh.
2. Wali Kota adalah Wali Kota Contoh yang memimpin
penyelenggaraan urusan pemerintahan.

Pasal 2
(1) Kerja sama dengan lembaga di luar negeri memenuhi syarat:
a. persetujuan DPRD; dan
\fb. persetujuan Pemerintah Pusat sebagaimana dimaksud dalam
Pasal 1
angka 1.
(2) Ketentuan lebih lanjut diatur dengan Peraturan Wali Kota.

Pasal 3
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Contoh
pada tanggal 5 Mei 2021
\fPENJELASAN
ATAS
PERATURAN DAERAH KOTA CONTOH NOMOR 7 TAHUN 2021

I. UMUM
Kerja sama daerah berkembang.

II. PASAL DEMI PASAL

Pasal 1
Cukup jelas.

Pasal 2
Ayat (1)
Huruf a
Yang dimaksud dengan persetujuan adalah keputusan rapat paripurna.`;

describe("a Perda as its PDF has it", () => {
  const act = parsePages(PERDA);

  it("is citable down to huruf and angka, and in its penjelasan", () => {
    expect(idsOf(act)).toEqual([
      "judul",
      "pembukaan",
      "menimbang",
      "menimbang/huruf-a",
      "memutuskan",
      "bab-1",
      "bab-1/bagian-1",
      "pasal-1",
      "pasal-1/angka-1",
      "pasal-1/angka-2",
      "pasal-2",
      "pasal-2/ayat-1",
      "pasal-2/ayat-1/huruf-a",
      "pasal-2/ayat-1/huruf-b",
      "pasal-2/ayat-2",
      "pasal-3",
      "penutup",
      "penjelasan/judul",
      "penjelasan/umum",
      "penjelasan/pasal-1",
      "penjelasan/pasal-2",
      "penjelasan/pasal-2/ayat-1",
      "penjelasan/pasal-2/ayat-1/huruf-a",
    ]);
  });

  it("gives provisions of the project's own form", () => {
    expect(provision(act, "pasal-2/ayat-1")).toEqual({
      id: "x/pasal-2/ayat-1",
      regulation: "x",
      unit: "ayat",
      number: "1",
      title: null,
      parent: "x/pasal-2",
      body: [
        { type: "text", text: "Kerja sama dengan lembaga di luar negeri memenuhi syarat:" },
        { type: "child", id: "x/pasal-2/ayat-1/huruf-a" },
        { type: "child", id: "x/pasal-2/ayat-1/huruf-b" },
      ],
      place: ["x/bab-1", "x/bab-1/bagian-1"],
      fidelity: "verbatim",
      isPenjelasan: false,
    });
    expect(provision(act, "bab-1")).toMatchObject({
      unit: "bab",
      number: "1",
      title: "KETENTUAN UMUM",
      parent: null,
    });
    expect(provision(act, "penjelasan/pasal-2/ayat-1/huruf-a").isPenjelasan).toBe(true);
  });

  it("joins lines into sentences, across pages and mentions", () => {
    expect(textOf(act, "pasal-2/ayat-1/huruf-b")).toBe(
      "persetujuan Pemerintah Pusat sebagaimana dimaksud dalam Pasal 1 angka 1.",
    );
  });

  it("keeps the page that each provision begins on", () => {
    const page = (id: string) => act.pages.get(`x/${id}`);
    expect(page("pasal-2/ayat-1/huruf-a")).toBe(1);
    expect(page("pasal-2/ayat-1/huruf-b")).toBe(2);
    expect(page("pasal-3")).toBe(2);
    expect(page("penjelasan/pasal-2")).toBe(3);
    expect(act.pages.size).toBe(act.provisions.length);
  });

  it("reports what it is, and nothing to doubt", () => {
    expect(act.report).toMatchObject({
      form: "statute",
      kind: { value: "Peraturan Daerah" },
      issuer: { value: "Kota Contoh" },
      number: { value: "7" },
      year: { value: "2021" },
      subject: { value: "KERJA SAMA DAERAH" },
      counts: { bab: 1, bagian: 1, pasal: 3, ayat: 2, huruf: 3, angka: 2 },
      penjelasanCounts: { pasal: 2, ayat: 1, huruf: 1 },
      gaps: [],
      repeats: [],
      guesses: [],
      marked: [],
      remainder: [],
    });
  });
});

describe("the report", () => {
  it("says on which line and page a guess was made", () => {
    expect(parsePages("Pasal 1\nSatu.\n\fPasa1 2\nDua.").report.guesses).toEqual([
      { where: { line: 4, page: 2 }, read: "Pasa1 2", as: "Pasal 2", confidence: 0.95 },
    ]);
  });

  it("is less sure of a repaired number that does not follow", () => {
    const sure = parse("Pasal 1\nSatu.\nPasal 2\nDua.\nPasal l0\nSepuluh.").report;
    expect(sure.guesses[0]?.confidence).toBeLessThan(0.7);
    expect(sure.gaps).toMatchObject([{ unit: "pasal", after: "2", before: "10" }]);
  });

  it("names the provision in which numbers are missing", () => {
    expect(parse("Pasal 1\n(1) Satu.\n(3) Tiga.").report.gaps).toEqual([
      { unit: "ayat", within: "x/pasal-1", after: "1", before: "3", where: { line: 3 } },
    ]);
  });
});

describe("options", () => {
  it("marks every provision with the fidelity it is told", () => {
    const act = parseAct([{ text: "Pasal 1" }, { text: "Isi." }], {
      id: "permenlu-09-2006",
      fidelity: "secondary",
    });
    expect(act.provisions.map(({ id, fidelity }) => [id, fidelity])).toEqual([
      ["permenlu-09-2006/pasal-1", "secondary"],
    ]);
    expect(act.pages.size).toBe(0);
  });
});
