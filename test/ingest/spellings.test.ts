import { beforeAll, describe, expect, it } from "vitest";
import { formatCitation, type CitationStyle } from "../../src/law/citations/formatting.ts";
import { readCitations } from "../../src/law/citations/reading.ts";
import { resolveCitation } from "../../src/law/citations/resolving.ts";
import type { Resolution } from "../../src/law/citations/types.ts";
import type { Corpus } from "../../src/law/corpus/corpus.ts";
import { corpusOf, smallPlaces, take } from "./support/acts.ts";
import { OFFICE_ACTS, sameNumbered } from "./support/office-acts.ts";

/** What staff type to look an act of their own office up. */

const PERDA = "perda-kota-contoh-7-2021";
const AMENDING = "perda-kota-contoh-4-2023";
const PERWALI = "perwali-contoh-3-2022";
const KEPWALI = "kepwali-contoh-180-45-2022";
const CIRCULAR = "se-wali-kota-contoh-5-2023";

let corpus: Corpus;
beforeAll(async () => {
  const places = await smallPlaces();
  for (const { text, request } of [...OFFICE_ACTS, ...sameNumbered(26)]) await take(places, text, request);
  corpus = await corpusOf(places);
}, 60_000);

function outcomeOf(resolution: Resolution): string {
  switch (resolution.type) {
    case "found":
    case "whole-regulation":
      return resolution.id;
    case "which-regulation":
      return `which: ${resolution.candidates.join(" ")}`;
    case "unregistered":
      return `unregistered: ${resolution.name}`;
    case "does-not-exist":
      return `missing: ${resolution.exists.id}`;
    case "no-penjelasan":
    case "not-shipped":
      return resolution.type;
  }
}

const outcomes = (text: string): string[] =>
  readCitations(corpus, text).map((citation) => outcomeOf(resolveCitation(corpus, citation, null)));

describe("an act of the office's own answers to", () => {
  it.each([
    // Its id.
    [PERDA, PERDA],
    ["perda-kota-contoh-7-2021 pasal 3", `${PERDA}/pasal-3`],
    ["perda-kota-contoh-7-2021/pasal-2/ayat-2/huruf-b", `${PERDA}/pasal-2/ayat-2/huruf-b`],
    ["pasal 4 aturan-kembar", "aturan-kembar/pasal-4"],
    ["pedoman-mou", "pedoman-mou"],
    // Its title, in any capitals.
    ["Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah", PERDA],
    ["pasal 4 peraturan daerah KOTA CONTOH nomor 7 tahun 2021 TENTANG kerja sama daerah", `${PERDA}/pasal-4`],
    ["Pasal 4 Perda Kota Contoh tentang Kerja Sama Daerah", `${PERDA}/pasal-4`],
    ["pasal 4 rencana induk kerja sama lestari", "perbup-lestari-12-2016/pasal-4"],
    ["Pedoman Nota Kesepahaman Kota Contoh", "pedoman-mou"],
    ["angka 2 pedoman-mou", "pedoman-mou/tata-cara-penyusunan/angka-2"],
    [
      "Tata cara penyusunan angka 2 Pedoman Nota Kesepahaman Kota Contoh",
      "pedoman-mou/tata-cara-penyusunan/angka-2",
    ],
    // Kind, place, number and year of a Perda.
    ["Pasal 2 ayat (2) huruf b Perda Kota Contoh 7/2021", `${PERDA}/pasal-2/ayat-2/huruf-b`],
    ["PERDA KOTA CONTOH NO. 7 TAHUN 2021 Psl. 2 (2) b", `${PERDA}/pasal-2/ayat-2/huruf-b`],
    ["perda contoh 7/2021", PERDA],
    ["perda nomor 7 tahun 2021 kota contoh", PERDA],
    ["perda kota contoh tahun 2021 nomor 7 pasal 3", `${PERDA}/pasal-3`],
    ["perda 7 2021 kota contoh pasal 3", `${PERDA}/pasal-3`],
    ["perda no 7 thn 2021 (kota contoh) psl 3", `${PERDA}/pasal-3`],
    ["kota contoh perda 7/2021 pasal 3", `${PERDA}/pasal-3`],
    ["perda pemkot contoh no.7/2021 pasal 3", `${PERDA}/pasal-3`],
    ["apa bunyi pasal 3 perda kota contoh nomor 7 tahun 2021?", `${PERDA}/pasal-3`],
    ["Perda 7/2021 pasal 2", `${PERDA}/pasal-2`],
    ["perda7/2021 pasal 3", `${PERDA}/pasal-3`],
    ["Pasal 3A Perda Kota Contoh 7/2021", `${PERDA}/pasal-3a`],
    ["pasal 3a perda contoh no 7 th 2021", `${PERDA}/pasal-3a`],
    ["perda kab sleman 9/2020 psl 2", "perda-kabupaten-sleman-9-2020/pasal-2"],
    ["perda sleman no.9 th.2020 psl 2 ayat 1", "perda-kabupaten-sleman-9-2020/pasal-2/ayat-1"],
    ["Perda Jabar 6/2019 pasal 1 angka 2", "perda-provinsi-jawa-barat-6-2019/pasal-1/angka-2"],
    ["perda prov. jabar no 6 tahun 2019 pasal 4", "perda-provinsi-jawa-barat-6-2019/pasal-4"],
    ["Pasal 2 Perda Kota Serasi 11/2018", "perda-kota-serasi-11-2018/pasal-2"],
    ["Pasal 2 Perda Kab. Serasi 11/2018", "perda-kabupaten-serasi-11-2018/pasal-2"],
    ["Pasal 2 Perda 11/2018 tentang Kemitraan", "perda-kota-serasi-11-2018/pasal-2"],
    ["Pasal 2 Perda Kab. Duratan 1/2015", "perda-kabupaten-duratan-1-2015/pasal-2"],
    ["perda nomor 7 tahun 2021 pasal 2 ayat (2) huruf b kota contoh", `${PERDA}/pasal-2/ayat-2/huruf-b`],
    ["perda 11/2018 pasal 2 kota serasi", "perda-kota-serasi-11-2018/pasal-2"],
    // Of regulations of heads of regions.
    ["Perwal Contoh no 3 th 2022 psl 5", `${PERWALI}/pasal-5`],
    ["Peraturan Wali Kota Contoh Nomor 3 Tahun 2022 pasal 5", `${PERWALI}/pasal-5`],
    ["peraturan walikota contoh nomer 3 taun 2022 pasal 5", `${PERWALI}/pasal-5`],
    ["perwako contoh 3/2022 pasal 5", `${PERWALI}/pasal-5`],
    ["pasal 5 perwali 3/2022", `${PERWALI}/pasal-5`],
    ["pergub jabar 21/2020 pasal 4", "pergub-jawa-barat-21-2020/pasal-4"],
    ["Peraturan Gubernur Jawa Barat Nomor 21 Tahun 2020 Pasal 4", "pergub-jawa-barat-21-2020/pasal-4"],
    ["perbup sleman 14/2021 pasal 4", "perbup-sleman-14-2021/pasal-4"],
    ["Peraturan Bupati Kab. Sleman No 14/2021 pasal 4", "perbup-sleman-14-2021/pasal-4"],
    // Of the whole country.
    ["permenlu 5/2018 pasal 4", "permenlu-5-2018/pasal-4"],
    ["Peraturan Menteri Luar Negeri Nomor 5 Tahun 2018 pasal 4", "permenlu-5-2018/pasal-4"],
    ["permendagri 22 tahun 2020 pasal 4", "permendagri-22-2020/pasal-4"],
    ["pp no 10 thn 2011 psl 4", "pp-10-2011/pasal-4"],
    ["UU Desa pasal 4", "uu-6-2014/pasal-4"],
    ["uu 6/14 psl 4", "uu-6-2014/pasal-4"],
    // What only its title or its id says.
    ["pasal 4 perwal kota sampel no 8 th 2020", "perwal-sampel-8-2020/pasal-4"],
    ["pasal 4 perda sampel no 2 th 2017", "aturan-kembar/pasal-4"],
    ["pasal 4 perbup lestari 12/2016", "perbup-lestari-12-2016/pasal-4"],
    [
      "Peraturan Bupati Sleman Nomor 15 Tahun 2019 Pasal 2 ayat (2) huruf a",
      "perbup-kab-sleman-15-2019/pasal-2/ayat-2/huruf-a",
    ],
    ["perbup sleman no 15 th 2019 psl 2", "perbup-kab-sleman-15-2019/pasal-2"],
    ["perda sampel no 11 th 2020 ps 2", "perda-sampel-11-2020/pasal-2"],
    ["Perda Kota Sampel Nomor 11 Tahun 2020 Pasal 2", "perda-sampel-11-2020/pasal-2"],
    ["perda jabar 5/2022 pasal 3", "perda-jabar-5-2022/pasal-3"],
    ["Perda Provinsi Jawa Barat Nomor 5 Tahun 2022 Pasal 3", "perda-jabar-5-2022/pasal-3"],
    // Decisions and circulars.
    ["diktum pertama kepwali kota contoh no 180/45/2022", `${KEPWALI}/diktum-kesatu`],
    ["diktum ke-2 kepwal contoh 180/45/2022", `${KEPWALI}/diktum-kedua`],
    ["SK Walikota Contoh no 180/45/2022 diktum 3", `${KEPWALI}/diktum-ketiga`],
    ["SE Wali Kota Contoh 6/2023 isi edaran angka 2", "se-wali-kota-contoh-6-2023/isi-edaran/angka-2"],
    ["diktum KESATU Keputusan Wali Kota Contoh Nomor 180/45/2022", `${KEPWALI}/diktum-kesatu`],
    ["Diktum kedua huruf b Kepwal Contoh 180/45/2022", `${KEPWALI}/diktum-kedua/huruf-b`],
    ["diktum kedua SK Walikota Contoh no 180/45/2022", `${KEPWALI}/diktum-kedua`],
    ["huruf a diktum kedua kepwal contoh 180/45/2022", `${KEPWALI}/diktum-kedua/huruf-a`],
    ["SE Walikota Contoh No 5 Tahun 2023", CIRCULAR],
    ["SE Walikota Contoh No 5 Tahun 2023 angka 2 huruf a", `${CIRCULAR}/judul/angka-2/huruf-a`],
    ["angka 1 surat edaran wali kota contoh nomor 5 tahun 2023", `${CIRCULAR}/judul/angka-1`],
    ["surat edaran wali kota contoh 5/2023", CIRCULAR],
    // The pasal of an act that changes another, and the wording it gives that one's.
    ["Pasal III Perda Kota Contoh 4/2023", `${AMENDING}/pasal-iii`],
    ["pasal ii perda contoh no 4 th 2023", `${AMENDING}/pasal-ii`],
    ["Pasal I angka 1 Perda Kota Contoh 4/2023", `${AMENDING}/pasal-i/angka-1`],
    [
      "Pasal I angka 1 Pasal 2 ayat (1) Perda Kota Contoh 4/2023",
      `${AMENDING}/pasal-i/angka-1/pasal-2/ayat-1`,
    ],
    ["pasal 4A perda kota contoh 4/2023", `${AMENDING}/pasal-i/angka-2/pasal-4a`],
    // English.
    ["Article 5 of Contoh City Regulation 7/2021", `${PERDA}/pasal-5`],
    [
      "Article 2 paragraph (2) letter b of Contoh City Regulation No. 7 of 2021",
      `${PERDA}/pasal-2/ayat-2/huruf-b`,
    ],
    ["Article 5 of Regional Regulation of Contoh City Number 7 of 2021", `${PERDA}/pasal-5`],
    ["Article 5 of the Regulation of the Mayor of Contoh Number 3 of 2022", `${PERWALI}/pasal-5`],
    ["Mayor of Contoh Regulation 3/2022 article 5", `${PERWALI}/pasal-5`],
    ["Governor of West Java Regulation 21/2020 article 4", "pergub-jawa-barat-21-2020/pasal-4"],
    ["West Java Regional Regulation 6/2019 article 4", "perda-provinsi-jawa-barat-6-2019/pasal-4"],
    ["Article 4 of West Java Governor Regulation 21/2020", "pergub-jawa-barat-21-2020/pasal-4"],
  ])("%s", (text, id) => {
    expect(outcomes(text)).toEqual([id]);
  });
});

describe("what the office's acts do not have is said", () => {
  it.each([
    ["Pasal 99 Perda Kota Contoh 7/2021", "missing: Perda Kota Contoh 7/2021 berakhir di Pasal 5"],
    [
      "Pasal IV Perda Kota Contoh 4/2023",
      "missing: Perda Kota Contoh 4/2023 terdiri atas Pasal I, Pasal II, Pasal III",
    ],
    [
      "pasal 3 perda kota contoh 4/2023",
      "missing: Perda Kota Contoh 4/2023 terdiri atas Pasal I, Pasal II, Pasal III",
    ],
    [
      "diktum kelima kepwal contoh 180/45/2022",
      "missing: Kepwali Contoh 180/45/2022 hanya mempunyai Diktum KESATU, Diktum KEDUA, Diktum KETIGA",
    ],
    [
      "angka 9 SE Wali Kota Contoh 5/2023",
      "missing: SE Wali Kota Contoh 5/2023 hanya mempunyai angka 1 dan angka 2",
    ],
    // What the act named lacks is not taken from another act.
    ["diktum kesatu kepwal contoh 200/2022", "unregistered: kepwal contoh 200/2022"],
    [
      "tata cara penyusunan angka 1 Perda Kota Contoh 7/2021",
      "missing: Perda Kota Contoh 7/2021 berakhir di BAB I",
    ],
    // Another year, another number, another place: no act that was brought in.
    ["Pasal 2 Perda Kota Contoh 7/2020", "unregistered: Perda Kota Contoh 7/2020"],
    ["Pasal 2 Perda Kota Contoh No 8 Tahun 2021", "unregistered: Perda Kota Contoh No 8 Tahun 2021"],
    ["Pasal 2 perda kota bandung no 7 tahun 2021", "unregistered: perda kota bandung no 7 tahun 2021"],
    ["Pasal 2 perda no 7 tahun 2021 kota bandung", "unregistered: perda no 7 tahun 2021 kota bandung"],
    ["perda no 7 tahun 2021 pasal 2 kota bandung", "unregistered: perda no 7 tahun 2021"],
    ["Pasal 2 Perda Kabupaten Contoh 7/2021", "unregistered: Perda Kabupaten Contoh 7/2021"],
    ["Pasal 5 Perwali Sleman 3/2022", "unregistered: Perwali Sleman 3/2022"],
    ["SE Mendagri 5/2023", "unregistered: SE Mendagri 5/2023"],
  ])("%s", (text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });
});

describe("a name that acts of several places share, or a number that several parts have", () => {
  it.each([
    [
      "SE Wali Kota Contoh 6/2023 angka 1",
      "which: se-wali-kota-contoh-6-2023/umum/angka-1 se-wali-kota-contoh-6-2023/isi-edaran/angka-1",
    ],
    [
      "Pasal 2 Perda 11/2018",
      "which: perda-kota-serasi-11-2018/pasal-2 perda-kabupaten-serasi-11-2018/pasal-2",
    ],
    [
      "Pasal 2 Perda Serasi no 11 th 2018",
      "which: perda-kota-serasi-11-2018/pasal-2 perda-kabupaten-serasi-11-2018/pasal-2",
    ],
    ["Perda 11/2018", "which: perda-kota-serasi-11-2018 perda-kabupaten-serasi-11-2018"],
    ["pasal 2 perda kota contoh", `which: ${PERDA}/pasal-2 ${AMENDING}/pasal-i/angka-1/pasal-2`],
  ])("is none of them: %s", (text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });
});

describe("the citation of every provision of these acts", () => {
  it.each<CitationStyle>(["short", "full", "en"])("is read back as that provision, style %s", (style) => {
    const wrong = [...corpus.imported.keys()].flatMap((act) =>
      (corpus.texts.get(act)?.provisions ?? [])
        .map(({ id }) => ({ id, label: formatCitation(corpus, id, style) }))
        .map(({ id, label }) => ({ id, label, read: outcomes(label) }))
        .filter(({ id, read }) => read.length !== 1 || read[0] !== id),
    );
    expect(wrong).toEqual([]);
  });
});
