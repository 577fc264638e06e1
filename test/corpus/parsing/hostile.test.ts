import { describe, expect, it } from "vitest";
import { idsOf, parse, textOf, wordCounts, wordsOut } from "./support.ts";

/** What is found in difficult texts, and what is reported about them. */

interface Case {
  readonly name: string;
  readonly text: string;
  /** Ids in order; those of judul and the like count too. */
  readonly ids?: readonly string[];
  /** Own words of some provisions. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly form?: string;
  readonly gaps?: readonly string[];
  readonly repeats?: readonly string[];
  /** `read -> as` of each guess. */
  readonly guesses?: readonly string[];
  readonly marked?: readonly string[];
  readonly remainder?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: "a mention that a line break puts alone on a line is no heading",
    text: "Pasal 4\nKetentuan sebagaimana dimaksud dalam\nPasal 5\nayat (1) berlaku bagi Daerah.\nPasal 5\n(1) Daerah menyusun rencana.",
    ids: ["pasal-4", "pasal-5", "pasal-5/ayat-1"],
    texts: { "pasal-4": "Ketentuan sebagaimana dimaksud dalam Pasal 5 ayat (1) berlaku bagi Daerah." },
    gaps: ["pasal null->4"],
  },
  {
    name: "a mention at the start of a line of the number that comes next is no heading",
    text: "Pasal 1\nTata cara diatur dengan\nPasal 2 ayat (3) Undang-Undang ini.\nPasal 2\nIsi.",
    ids: ["pasal-1", "pasal-2"],
  },
  {
    name: "a list of mentions after a colon is no row of headings",
    text: "Pasal 1\nTidak berlaku ketentuan dalam:\nPasal 7\nPasal 8\nUndang-Undang Nomor 5 Tahun 1974.\nPasal 2\nIsi.",
    ids: ["pasal-1", "pasal-2"],
  },
  {
    name: "an act named in a sentence is a mention",
    text: "Pasal 8\nDaerah bekerja sama.\nPasal 9 Undang-Undang Nomor 37 Tahun 1999 berlaku.\nPasal 9\nIsi.",
    ids: ["pasal-8", "pasal-9"],
    gaps: ["pasal null->8"],
  },
  {
    name: "a paragraf glued to the ayat before it is found",
    text: "BAB I\nKEUANGAN\nParagraf Kesatu\nUmum\nPasal 1\n(1) Anggaran ditetapkan dengan Perda. Paragraf Kedua APBD\nPasal 2\nIsi.",
    ids: ["bab-1", "bab-1/paragraf-1", "pasal-1", "pasal-1/ayat-1", "bab-1/paragraf-2", "pasal-2"],
    texts: { "pasal-1/ayat-1": "Anggaran ditetapkan dengan Perda." },
    guesses: ["ditetapkan dengan Perda. Paragraf Kedua -> Paragraf Kedua"],
  },
  {
    name: "a bab and a pasal glued to an ayat are found",
    text: "Pasal 1\n(1) Perda ditetapkan. BAB II PENUTUP Pasal 2 (1) Perda ini mulai berlaku.",
    ids: ["pasal-1", "pasal-1/ayat-1", "bab-2", "pasal-2", "pasal-2/ayat-1"],
    texts: { "pasal-1/ayat-1": "Perda ditetapkan." },
    gaps: ["bab null->2"],
  },
  {
    name: "an act on one line is taken apart",
    text: "BAB I KETENTUAN UMUM Pasal 1 Dalam Perda ini yang dimaksud dengan: 1. Daerah adalah Kota. 2. Wali Kota adalah kepala Daerah. Pasal 2 (1) Kerja sama meliputi: a. pendidikan; dan b. kesehatan. (2) Lebih lanjut diatur dengan Perkada.",
    ids: ["bab-1", "pasal-1", "pasal-1/angka-1", "pasal-1/angka-2", "pasal-2", "pasal-2/ayat-1", "pasal-2/ayat-1/huruf-a", "pasal-2/ayat-1/huruf-b", "pasal-2/ayat-2"],
  },
  {
    name: "an ayat whose predecessor lost its full stop is found inside the line",
    text: "Pasal 331\n(1) Daerah dapat mendirikan BUMD (2) Pendirian BUMD sebagaimana dimaksud pada ayat (1) ditetapkan dengan Perda.",
    ids: ["pasal-331", "pasal-331/ayat-1", "pasal-331/ayat-2"],
    texts: { "pasal-331/ayat-1": "Daerah dapat mendirikan BUMD" },
  },
  {
    name: "an ayat mentioned at a line start stays in its sentence",
    text: "Pasal 1\n(1) Rencana disusun.\n(2) Rencana sebagaimana dimaksud pada ayat\n(1) dan persetujuan sebagaimana dimaksud pada ayat (1) dan ayat\n(2) disampaikan.\n(3) Selesai.",
    ids: ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "pasal-1/ayat-3"],
    repeats: [],
  },
  {
    name: "huruf mentioned at a line start stay in their sentence",
    text: "Pasal 1\nSyarat meliputi:\na. kesetaraan;\nb. izin sebagaimana dimaksud dalam huruf\na. dan c. bukti.",
    ids: ["pasal-1", "pasal-1/huruf-a", "pasal-1/huruf-b"],
  },
  {
    name: "scanning errors in headings are read, reported, and left in the text",
    text: "BAB I\nUMUM\nPasa1 1\n(l) Satu.\n(2) Dua.\nBAB 1I\nKERJA SAMA\nPasal Z\nPasal 2\nIsi l0 kali.",
    ids: ["bab-1", "pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2", "bab-2", "pasal-2"],
    texts: { "pasal-2": "Isi l0 kali." },
    guesses: ["Pasa1 1 -> Pasal 1", "(l) -> (1)", "BAB 1I -> BAB II"],
  },
  {
    name: "Pasal l0 after Pasal 9 is Pasal 10",
    text: "Pasal 9\nSembilan.\nPasal l0\nSepuluh.\nPasal 1I\nSebelas.",
    ids: ["pasal-9", "pasal-10", "pasal-11"],
    guesses: ["Pasal l0 -> Pasal 10", "Pasal 1I -> Pasal 11"],
    gaps: ["pasal null->9"],
  },
  {
    name: "the full stop of huruf a may be lost",
    text: "Pasal 18\nPerjanjian internasional berakhir apabila :\na terdapat kesepakatan para pihak;\nb. tujuan perjanjian telah tercapai.",
    ids: ["pasal-18", "pasal-18/huruf-a", "pasal-18/huruf-b"],
    guesses: ["a -> a."],
  },
  {
    name: "a missing pasal is a gap, and the next is itself",
    text: "Pasal 1\nSatu.\nPasal 2\nDua.\nPasal 5\nLima.",
    ids: ["pasal-1", "pasal-2", "pasal-5"],
    gaps: ["pasal 2->5"],
  },
  {
    name: "missing ayat and huruf are gaps",
    text: "Pasal 1\n(1) Satu.\n(3) Tiga:\na. a;\nc. c.\n(4) Empat.",
    ids: ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-3", "pasal-1/ayat-3/huruf-a", "pasal-1/ayat-3/huruf-c", "pasal-1/ayat-4"],
    gaps: ["ayat 1->3", "huruf a->c"],
  },
  {
    name: "a pasal that stands twice is reported, and its second wording mixed with no other",
    text: "Pasal 1\nSatu.\nPasal 2\nDua.\nPasal 2\nDua lagi.\n(1) Ayat dua lagi.\nPasal 3\nTiga.",
    ids: ["pasal-1", "pasal-2", "pasal-3"],
    repeats: ["pasal 2"],
    remainder: ["Pasal 2 Dua lagi.", "(1) Ayat dua lagi."],
  },
  {
    name: "ayat that begin anew within a pasal are reported: a heading may be lost",
    text: "Pasal 1\n(1) Satu.\n(2) Dua.\n(1) Satu dari pasal lain.\n(2) Dua dari pasal lain.",
    ids: ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2"],
    repeats: ["ayat 1", "ayat 2"],
  },
  {
    name: "inserted pasal and ayat keep their letters",
    text: "Pasal 12\nDua belas.\nPasal 12A\n(1) Satu.\n(1a) Satu a.\n(2) Dua.\nPasal 12B\nLagi.\nPasal 13\nTiga belas.",
    ids: ["pasal-12", "pasal-12a", "pasal-12a/ayat-1", "pasal-12a/ayat-1a", "pasal-12a/ayat-2", "pasal-12b", "pasal-13"],
    gaps: ["pasal null->12"],
    marked: ["inserted 12A", "inserted 12B"],
  },
  {
    name: "lists nest four deep and come back",
    text: "Pasal 1\n(1) Satu:\na. huruf a:\n1. angka satu:\na) huruf kecil;\nb) huruf kecil lagi:\n1) paling dalam;\n2) paling dalam lagi;\n2. angka dua;\nb. huruf b.\n(2) Dua.",
    ids: [
      "pasal-1",
      "pasal-1/ayat-1",
      "pasal-1/ayat-1/huruf-a",
      "pasal-1/ayat-1/huruf-a/angka-1",
      "pasal-1/ayat-1/huruf-a/angka-1/huruf-a",
      "pasal-1/ayat-1/huruf-a/angka-1/huruf-b",
      "pasal-1/ayat-1/huruf-a/angka-1/huruf-b/angka-1",
      "pasal-1/ayat-1/huruf-a/angka-1/huruf-b/angka-2",
      "pasal-1/ayat-1/huruf-a/angka-2",
      "pasal-1/ayat-1/huruf-b",
      "pasal-1/ayat-2",
    ],
  },
  {
    name: "a list longer than the alphabet goes on with aa",
    text: `Pasal 1\nMeliputi:\n${[..."abcdefghijklmnopqrstuvwxyz"].map((letter) => `${letter}. isi;`).join("\n")}\naa. isi;\nbb. isi.`,
    ids: ["pasal-1", ...[..."abcdefghijklmnopqrstuvwxyz", "aa", "bb"].map((letter) => `pasal-1/huruf-${letter}`)],
  },
  {
    name: "amounts, dates and abbreviations are no list marks",
    text: "Pasal 1\nDenda paling sedikit Rp.\n200.000,00 (dua ratus ribu rupiah) a.n. Gubernur, c.q. Sekretaris, pada pukul 10. Selesai.\nPasal 2\nIsi.",
    ids: ["pasal-1", "pasal-2"],
  },
  {
    name: "words that close a list belong to what it stands in",
    text: "Pasal 1\nPada saat Undang-Undang ini berlaku:\na. Undang-Undang Nomor 5 Tahun 1962;\nb. Undang-Undang Nomor 32 Tahun 2004,\ndicabut dan dinyatakan tidak berlaku.",
    texts: {
      "pasal-1": "Pada saat Undang-Undang ini berlaku: dicabut dan dinyatakan tidak berlaku.",
      "pasal-1/huruf-b": "Undang-Undang Nomor 32 Tahun 2004,",
    },
  },
  {
    name: "a paragraph after a finished list belongs to its ayat",
    text: "Pasal 1\n(1) Satu:\na. huruf a; dan\nb. huruf b.\n\nKetentuan ini berlaku juga bagi Desa.\n(2) Dua.",
    texts: { "pasal-1/ayat-1": "Satu: Ketentuan ini berlaku juga bagi Desa.", "pasal-1/ayat-1/huruf-b": "huruf b." },
  },
  {
    name: "buku hold bab whose numbers begin anew",
    text: "BUKU KESATU\nUMUM\nBAB I\nRUANG LINGKUP\nBagian Kesatu\nWaktu\nPasal 1\nSatu.\nBUKU KEDUA\nTINDAK PIDANA\nBAB I\nKEAMANAN\nPasal 2\nDua.",
    ids: ["buku-1", "buku-1/bab-1", "buku-1/bab-1/bagian-1", "pasal-1", "buku-2", "buku-2/bab-1", "pasal-2"],
    gaps: [],
  },
  {
    name: "the konsiderans is told from the pasal that it names",
    text: "PERATURAN DAERAH KOTA CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nKERJA SAMA DAERAH\n\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n\nWALI KOTA CONTOH,\n\nMenimbang : a. bahwa satu;\nb. bahwa dua;\nMengingat :\nPasal 18 ayat (6) Undang-Undang Dasar;\n\nDengan Persetujuan Bersama\nDPRD\n\nMEMUTUSKAN:\nMenetapkan : PERATURAN DAERAH TENTANG KERJA SAMA DAERAH.\nPasal 1\nIsi.",
    ids: ["judul", "pembukaan", "menimbang", "menimbang/huruf-a", "menimbang/huruf-b", "mengingat", "persetujuan", "memutuskan", "pasal-1"],
  },
  {
    name: "the penutup takes the signatures, not the last pasal",
    text: "Pasal 1\nPerda ini mulai berlaku pada tanggal diundangkan. Agar setiap orang mengetahuinya, memerintahkan pengundangan Perda ini. Ditetapkan di Contoh pada tanggal 5 Mei 2021",
    ids: ["pasal-1", "penutup"],
    texts: { "pasal-1": "Perda ini mulai berlaku pada tanggal diundangkan." },
  },
  {
    name: "pasal that the penjelasan repeats go to the penjelasan",
    text: "Pasal 1\nSatu.\nPasal 2\n(1) Dua.\nPENJELASAN\nATAS\nPERATURAN DAERAH\nI. UMUM\nSecara umum.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nAyat (1)\nYang dimaksud dengan dua adalah 2.\nHuruf a\nCukup jelas.",
    ids: ["pasal-1", "pasal-2", "pasal-2/ayat-1", "penjelasan/judul", "penjelasan/umum", "penjelasan/pasal-1", "penjelasan/pasal-2", "penjelasan/pasal-2/ayat-1", "penjelasan/pasal-2/ayat-1/huruf-a"],
    repeats: [],
  },
  {
    name: "a penjelasan without a heading is recognised by its first pasal",
    text: "Pasal 1\nSatu.\nPasal 2\nDua.\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.",
    ids: ["pasal-1", "pasal-2", "penjelasan/pasal-1", "penjelasan/pasal-2"],
    guesses: ["Pasal 1 -> penjelasan pasal demi pasal"],
  },
  {
    name: "a penjelasan glued on one line is taken apart",
    text: "Pasal 1\nSatu.\nPENJELASAN ATAS PERDA I. UMUM 1. Dasar Pemikiran. II. PASAL DEMI PASAL\nPasal 1\nAyat (1) Cukup jelas Ayat (2) Huruf a Lihat penjelasan Pasal 13 ayat (1) huruf c. Huruf b Cukup jelas Pasal 2 Cukup jelas Pasal 3 Cukup jelas",
    ids: ["pasal-1", "penjelasan/judul", "penjelasan/umum", "penjelasan/umum/angka-1", "penjelasan/pasal-1", "penjelasan/pasal-1/ayat-1", "penjelasan/pasal-1/ayat-2", "penjelasan/pasal-1/ayat-2/huruf-a", "penjelasan/pasal-1/ayat-2/huruf-b", "penjelasan/pasal-2", "penjelasan/pasal-3"],
  },
  {
    name: "one penjelasan for several pasal stands at the first",
    text: "Pasal 1\nA.\nPasal 2\nB.\nPasal 3\nC.\nPENJELASAN\nPASAL DEMI PASAL\nPasal 1 sampai dengan Pasal 2\nCukup jelas.\nPasal 3\nCukup jelas.",
    ids: ["pasal-1", "pasal-2", "pasal-3", "penjelasan/judul", "penjelasan/pasal-1", "penjelasan/pasal-3"],
    gaps: [],
  },
  {
    name: "a list in a penjelasan is text of it, not provisions",
    text: "Pasal 1\nSatu.\nPENJELASAN\nPASAL DEMI PASAL\nPasal 1\nMeliputi:\na. perlindungan;\nb. pemenuhan.",
    ids: ["pasal-1", "penjelasan/judul", "penjelasan/pasal-1"],
    texts: { "penjelasan/pasal-1": "Meliputi: a. perlindungan; b. pemenuhan." },
  },
  {
    name: "an act that changes another keeps the new wordings apart from its own pasal",
    text: "PERUBAHAN ATAS UNDANG-UNDANG NOMOR 23 TAHUN 2014\nPasal I\nBeberapa ketentuan diubah sebagai berikut:\n1. Ketentuan Pasal 63 diubah sehingga berbunyi sebagai berikut:\nPasal 63\n(1) Satu:\n1. angka satu;\n2. angka dua.\n2. Di antara Pasal 65 dan Pasal 66 disisipkan 1 (satu) pasal, yakni Pasal 65A yang berbunyi sebagai berikut:\n“Pasal 65A\nBaru.”\n3. Pasal 88 dihapus.\nPasal II\nUndang-Undang ini mulai berlaku.",
    form: "amending",
    ids: [
      "judul",
      "pasal-i",
      "pasal-i/angka-1",
      "pasal-i/angka-1/pasal-63",
      "pasal-i/angka-1/pasal-63/ayat-1",
      "pasal-i/angka-1/pasal-63/ayat-1/angka-1",
      "pasal-i/angka-1/pasal-63/ayat-1/angka-2",
      "pasal-i/angka-2",
      "pasal-i/angka-2/pasal-65a",
      "pasal-i/angka-3",
      "pasal-ii",
    ],
    marked: ["amended 63", "inserted 65A", "deleted 88"],
  },
  {
    name: "an amending act without numbered instructions holds the wording in its Pasal I",
    text: "Pasal I\nKetentuan Pasal 5 diubah, sehingga berbunyi sebagai berikut:\nPasal 5\n(1) Baru.\nPasal II\nMulai berlaku.",
    form: "amending",
    ids: ["pasal-i", "pasal-i/pasal-5", "pasal-i/pasal-5/ayat-1", "pasal-ii"],
    marked: ["amended 5"],
  },
  {
    name: "a decision has its dicta, and the annex its points",
    text: "KEPUTUSAN BUPATI CONTOH\nNOMOR 12 TAHUN 2019\nTENTANG\nTIM\nMenimbang : a. bahwa perlu;\nMEMUTUSKAN:\nMenetapkan :\nKESATU : Membentuk Tim.\nKEDUA : Tim sebagaimana dimaksud pada diktum KESATU bertugas:\na. menyusun; dan\nb. melapor.\nKETIGA : Mulai berlaku.\nDitetapkan di Contoh\npada tanggal 2 Januari 2019\nLAMPIRAN\nKEPUTUSAN BUPATI CONTOH\nSusunan:\n1. Ketua\n2. Anggota",
    form: "decision",
    ids: ["judul", "menimbang", "menimbang/huruf-a", "memutuskan", "diktum-kesatu", "diktum-kedua", "diktum-kedua/huruf-a", "diktum-kedua/huruf-b", "diktum-ketiga", "penutup", "lampiran", "lampiran/angka-1", "lampiran/angka-2"],
  },
  {
    name: "a guideline has parts from its headings, whose names are their ids",
    text: "PEDOMAN NOTA KESEPAHAMAN\n\nI. PENDAHULUAN\nPedoman ini memuat tata cara.\nA. Tujuan\n1. Memberi arah.\n2. Menyeragamkan:\na. bentuk;\nb. isi.\nII. SYARAT UMUM\n1. Hubungan diplomatik.",
    form: "guideline",
    ids: ["judul", "pendahuluan", "pendahuluan/tujuan", "pendahuluan/tujuan/angka-1", "pendahuluan/tujuan/angka-2", "pendahuluan/tujuan/angka-2/huruf-a", "pendahuluan/tujuan/angka-2/huruf-b", "syarat-umum", "syarat-umum/angka-1"],
  },
  {
    name: "Markdown headings are parts",
    text: "# Pedoman\n\n## Syarat umum\n\n1. Satu.\n2. Dua.\n\n## Syarat umum\n\nLagi.",
    form: "guideline",
    ids: ["judul", "syarat-umum", "syarat-umum/angka-1", "syarat-umum/angka-2", "syarat-umum-2"],
  },
  {
    name: "a bare list without a heading can be cited",
    text: "1. Ada hubungan diplomatik.\n2. Ada kesetaraan:\na. status;\nb. wilayah.",
    form: "guideline",
    ids: ["angka-1", "angka-2", "angka-2/huruf-a", "angka-2/huruf-b"],
  },
  {
    name: "a text without any structure has its paragraphs",
    text: "Kerja sama luar negeri dilakukan\noleh Pemerintah Daerah menurut Pasal 5.\n\nParagraf kedua memuat keterangan lain\ntentang hal yang sama.",
    form: "plain",
    ids: ["alinea-1", "alinea-2"],
    texts: { "alinea-1": "Kerja sama luar negeri dilakukan oleh Pemerintah Daerah menurut Pasal 5." },
  },
  {
    name: "page numbers and catchwords interrupt no sentence",
    text: "Pasal 1\n(1) Daerah menyusun\n- 2 -\nSK No 012345 A\nrencana kerja sama.\n(2) Dalam . . .\n\n(2) Dalam hal tertentu, Menteri memutuskan.",
    ids: ["pasal-1", "pasal-1/ayat-1", "pasal-1/ayat-2"],
    texts: { "pasal-1/ayat-1": "Daerah menyusun rencana kerja sama." },
    remainder: ["- 2 -", "SK No 012345 A", "(2) Dalam . . ."],
  },
  {
    name: "an excerpt may begin anywhere",
    text: "Pasal 44 (1) Daerah bekerja sama. (2) Kerja sama:\na. sukarela;\nb. setara.\nPasal 45 Mulai berlaku.",
    ids: ["pasal-44", "pasal-44/ayat-1", "pasal-44/ayat-2", "pasal-44/ayat-2/huruf-a", "pasal-44/ayat-2/huruf-b", "pasal-45"],
    gaps: ["pasal null->44"],
  },
  { name: "an empty document has nothing", text: "", ids: [], form: "plain", remainder: [] },
  { name: "white space only has nothing", text: " \n\t\n\u00a0", ids: [], remainder: [] },
  { name: "a heading alone is a pasal without words", text: "Pasal 1", ids: ["pasal-1"] },
];

describe("difficult inputs", () => {
  it.each(CASES.map((entry) => [entry.name, entry] as const))("%s", (_, entry) => {
    const act = parse(entry.text);
    const { report } = act;
    if (entry.ids !== undefined) expect(idsOf(act)).toEqual(entry.ids);
    for (const [id, text] of Object.entries(entry.texts ?? {})) expect(textOf(act, id), id).toBe(text);
    if (entry.form !== undefined) expect(report.form).toBe(entry.form);
    if (entry.gaps !== undefined)
      expect(report.gaps.map(({ unit, after, before }) => `${unit} ${after}->${before}`)).toEqual(entry.gaps);
    if (entry.repeats !== undefined)
      expect(report.repeats.map(({ unit, number }) => `${unit} ${number}`)).toEqual(entry.repeats);
    if (entry.guesses !== undefined) expect(report.guesses.map(({ read, as }) => `${read} -> ${as}`)).toEqual(entry.guesses);
    if (entry.marked !== undefined)
      expect(report.marked.map(({ change, pasal }) => `${change} ${pasal}`)).toEqual(entry.marked);
    if (entry.remainder !== undefined) expect(report.remainder.map(({ text }) => text)).toEqual(entry.remainder);
    expect(wordsOut(act)).toEqual(wordCounts(entry.text));
  });
});
