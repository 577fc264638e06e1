import { describe, expect, it } from "vitest";
import { readActHeading } from "../../../src/ingest/structure/act-heading.ts";

describe("the heading of an act", () => {
  it.each([
    [
      "UNDANG-UNDANG REPUBLIK INDONESIA UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014 TENTANG PEMERINTAHAN DAERAH",
      ["Undang-Undang", "23", "2014", "PEMERINTAHAN DAERAH", "Republik Indonesia"],
    ],
    [
      "PERATURAN DAERAH KOTA CONTOH NOMOR 7 TAHUN 2021 TENTANG KERJA SAMA DAERAH",
      ["Peraturan Daerah", "7", "2021", "KERJA SAMA DAERAH", "Kota Contoh"],
    ],
    [
      "PERATURAN MENTERI LUAR NEGERI REPUBLIK INDONESIA NOMOR 3 TAHUN 2019 TENTANG PANDUAN UMUM HUBUNGAN LUAR NEGERI OLEH PEMERINTAH DAERAH",
      [
        "Peraturan Menteri",
        "3",
        "2019",
        "PANDUAN UMUM HUBUNGAN LUAR NEGERI OLEH PEMERINTAH DAERAH",
        "Menteri Luar Negeri Republik Indonesia",
      ],
    ],
    [
      "KEPUTUSAN BUPATI SLEMAN NOMOR 12/KEP.KDH/A/2019 TENTANG TIM KOORDINASI BUPATI SLEMAN,",
      ["Keputusan Bupati", "12/KEP.KDH/A/2019", "2019", "TIM KOORDINASI", "Bupati Sleman"],
    ],
    [
      "PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 2 TAHUN 2014 TENTANG PERUBAHAN ATAS UNDANG-UNDANG NOMOR 23 TAHUN 2014",
      [
        "Peraturan Pemerintah Pengganti Undang-Undang",
        "2",
        "2014",
        "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 23 TAHUN 2014",
        undefined,
      ],
    ],
  ])("%s", (text, wanted) => {
    const { kind, number, year, subject, issuer } = readActHeading(text);
    expect([kind?.value, number?.value, year?.value, subject?.value, issuer?.value]).toEqual(wanted);
  });

  it("is surer of a whole heading than of a part", () => {
    const whole =
      readActHeading("PERATURAN DAERAH KOTA CONTOH NOMOR 7 TAHUN 2021 TENTANG KERJA SAMA").title
        ?.confidence ?? 0;
    const part = readActHeading("PERATURAN DAERAH KOTA CONTOH").title?.confidence ?? 1;
    expect(whole).toBeGreaterThan(part);
  });

  it("says nothing of no words", () => {
    expect(readActHeading("")).toEqual({
      title: null,
      kind: null,
      number: null,
      year: null,
      subject: null,
      issuer: null,
    });
  });
});
