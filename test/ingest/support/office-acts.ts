import type { IngestRequest } from "../../../src/ingest/ingest.ts";

/** Small acts of the kinds that an office brings in, each with what the person stated of it. */

export interface OfficeAct {
  readonly text: string;
  readonly request: Partial<IngestRequest>;
}

/** An act of five pasal: a list in Pasal 2, and a Pasal 3A. */
function statute(heading: string, subject: string): string {
  return `${heading}
TENTANG
${subject}

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa perlu diatur;

MEMUTUSKAN:
Menetapkan : PERATURAN TENTANG ${subject}.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam peraturan ini yang dimaksud dengan:
1. Daerah adalah daerah otonom.
2. Kerja Sama adalah usaha bersama.

Pasal 2
(1) Kerja sama dilaksanakan berdasarkan asas kesetaraan.
(2) Kerja sama memenuhi syarat:
a. persetujuan DPRD; dan
b. persetujuan Pemerintah Pusat.

Pasal 3
Setiap rencana dimuat dalam rencana kerja.

Pasal 3A
Rencana yang berubah dilaporkan.

Pasal 4
Pelaporan dilakukan setiap triwulan.

Pasal 5
Peraturan ini mulai berlaku pada tanggal diundangkan.
`;
}

/** The words of an act whose heading the file lost: all that is known of it is what the person states. */
function headless(): string {
  return statute("", "").replace(/^[^]*?(?=BAB I\n)/, "");
}

const AMENDING = `PERATURAN DAERAH KOTA CONTOH
NOMOR 4 TAHUN 2023
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 7 TAHUN 2021 TENTANG KERJA SAMA DAERAH

DENGAN RAHMAT TUHAN YANG MAHA ESA

Menimbang : a. bahwa perlu diubah;

MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG PERUBAHAN.

Pasal I
Beberapa ketentuan diubah sebagai berikut:
1. Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:
Pasal 2
(1) Kerja sama dilaksanakan berdasarkan asas manfaat.
(2) Kerja sama dilaporkan.
2. Di antara Pasal 4 dan Pasal 5 disisipkan 1 (satu) pasal, yakni Pasal 4A yang berbunyi sebagai berikut:
Pasal 4A
Laporan memuat hasil.

Pasal II
Perjanjian yang ada tetap berlaku.

Pasal III
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
`;

function decree(place: string): string {
  return `KEPUTUSAN WALI KOTA ${place}
NOMOR 180/45/2022
TENTANG
TIM KERJA SAMA LUAR NEGERI

Menimbang : a. bahwa perlu dibentuk tim;

MEMUTUSKAN:
Menetapkan :
KESATU : Membentuk Tim Kerja Sama Luar Negeri ${place}.
KEDUA : Tim sebagaimana dimaksud pada diktum KESATU bertugas:
a. menyusun rencana; dan
b. melapor kepada Wali Kota.
KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di ${place}
pada tanggal 2 Januari 2022
`;
}

const CIRCULAR = `SURAT EDARAN WALI KOTA CONTOH
NOMOR 5 TAHUN 2023
TENTANG
KUNJUNGAN LUAR NEGERI

1. Kunjungan ke luar negeri diajukan paling lambat 30 hari sebelumnya.
2. Pengajuan memuat:
a. tujuan; dan
b. biaya.
`;

const LONG_CIRCULAR = `SURAT EDARAN WALI KOTA CONTOH
NOMOR 6 TAHUN 2023
TENTANG
KUNJUNGAN TAMU ASING

A. UMUM
1. Kunjungan tamu asing diberitahukan kepada bagian kerja sama.
2. Pemberitahuan dilakukan tujuh hari sebelumnya.
B. ISI EDARAN
1. Setiap perangkat daerah mencatat kunjungan.
2. Catatan disampaikan setiap bulan.
`;

const GUIDELINE = `PEDOMAN NOTA KESEPAHAMAN KOTA CONTOH

I. PENDAHULUAN
Pedoman ini memuat tata cara.

II. TATA CARA PENYUSUNAN
1. Naskah disusun dua bahasa.
2. Naskah diperiksa Bagian Hukum.
`;

const FROM_HEADING: readonly OfficeAct[] = [
  "PERATURAN DAERAH KOTA CONTOH\nNOMOR 7 TAHUN 2021|KERJA SAMA DAERAH|perda-kota-contoh-7-2021",
  "PERATURAN DAERAH KABUPATEN SLEMAN\nNOMOR 9 TAHUN 2020|PENYELENGGARAAN KERJA SAMA|perda-kabupaten-sleman-9-2020",
  "PERATURAN DAERAH PROVINSI JAWA BARAT\nNOMOR 6 TAHUN 2019|PEDOMAN KERJA SAMA DAERAH|perda-provinsi-jawa-barat-6-2019",
  "PERATURAN DAERAH KOTA SERASI\nNOMOR 11 TAHUN 2018|KEMITRAAN|perda-kota-serasi-11-2018",
  "PERATURAN DAERAH KABUPATEN SERASI\nNOMOR 11 TAHUN 2018|KERJA SAMA DESA|perda-kabupaten-serasi-11-2018",
  "PERATURAN WALI KOTA CONTOH\nNOMOR 3 TAHUN 2022|TATA CARA KERJA SAMA|perwali-contoh-3-2022",
  "PERATURAN GUBERNUR JAWA BARAT\nNOMOR 21 TAHUN 2020|KERJA SAMA LUAR NEGERI|pergub-jawa-barat-21-2020",
  "PERATURAN BUPATI SLEMAN\nNOMOR 14 TAHUN 2021|PELAKSANAAN KERJA SAMA|perbup-sleman-14-2021",
  "PERATURAN MENTERI LUAR NEGERI REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2018|TATA CARA PEMBERIAN IZIN|permenlu-5-2018",
  "PERATURAN MENTERI DALAM NEGERI REPUBLIK INDONESIA\nNOMOR 22 TAHUN 2020|TATA CARA KERJA SAMA|permendagri-22-2020",
  "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 10 TAHUN 2011|TATA CARA PENGADAAN PINJAMAN|pp-10-2011",
  "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 6 TAHUN 2014|DESA|uu-6-2014",
].map((line) => {
  const [heading = "", subject = "", id = ""] = line.split("|");
  return { text: statute(heading, subject), request: { id } };
});

/** Nothing is read from the file: kind, place, number and year stand in `--title` or in the id. */
const STATED: readonly OfficeAct[] = [
  {
    text: headless(),
    request: {
      id: "perwal-sampel-8-2020",
      title: "Peraturan Wali Kota Sampel Nomor 8 Tahun 2020 tentang Pos Terpadu",
    },
  },
  {
    text: headless(),
    request: { id: "aturan-kembar", title: "Perda Kota Sampel No. 2 Tahun 2017 tentang Kota Kembar" },
  },
  { text: headless(), request: { id: "perbup-lestari-12-2016", title: "Rencana Induk Kerja Sama Lestari" } },
  // The heading leaves the place out.
  {
    text: statute("PERATURAN BUPATI\nNOMOR 15 TAHUN 2019", "HIBAH"),
    request: { id: "perbup-kab-sleman-15-2019" },
  },
  {
    text: statute("PERATURAN DAERAH\nNOMOR 11 TAHUN 2020", "RETRIBUSI"),
    request: { id: "perda-sampel-11-2020" },
  },
  {
    text: statute("PERATURAN DAERAH\nNOMOR 5 TAHUN 2022", "PARIWISATA"),
    request: { id: "perda-jabar-5-2022" },
  },
  // Of the number and year that Kabupaten Sleman has too, with one pasal more.
  {
    text: `${statute("PERATURAN DAERAH KOTA LESTARI\nNOMOR 9 TAHUN 2020", "KEPARIWISATAAN")}
Pasal 6
Peraturan pelaksanaan ditetapkan dalam satu tahun.
`,
    request: {},
  },
];

export const OFFICE_ACTS: readonly OfficeAct[] = [
  ...FROM_HEADING,
  ...STATED,
  { text: AMENDING, request: { id: "perda-kota-contoh-4-2023" } },
  { text: decree("CONTOH"), request: { id: "kepwali-contoh-180-45-2022" } },
  { text: LONG_CIRCULAR, request: { id: "se-wali-kota-contoh-6-2023" } },
  { text: CIRCULAR, request: { id: "se-wali-kota-contoh-5-2023" } },
  { text: GUIDELINE, request: { id: "pedoman-mou", title: "Pedoman Nota Kesepahaman Kota Contoh" } },
];

/** Of many places the Perda 1/2015, as a province's library would hold them. */
export function sameNumbered(count: number): readonly OfficeAct[] {
  return Array.from({ length: count }, (_, index) => ({
    text: statute(
      `PERATURAN DAERAH KABUPATEN ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(index)}URATAN\nNOMOR 1 TAHUN 2015`,
      "KERJA SAMA",
    ),
    request: {},
  }));
}
