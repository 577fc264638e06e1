import type { Form } from "../../eligibility/rules/facts.ts";

/** What a memo says around the law's words, in Indonesian. */

export const INDONESIAN = {
  title: "TELAAHAN STAF",
  subtitle: "",
  fileName: "telaahan-staf",
  head: {
    to: "Kepada Yth.",
    from: "Dari",
    date: "Tanggal",
    number: "Nomor",
    nature: "Sifat",
    annex: "Lampiran",
    annexValue: "1 (satu) berkas",
    subject: "Hal",
  },
  aboutPlan: (plan: string) => `Telaahan hukum atas rencana ${plan}`,
  aboutProvisions: (labels: string) => `Telaahan hukum tentang ${labels}`,
  parts: {
    problem: "I. PERSOALAN",
    assumptions: "II. PRAANGGAPAN",
    facts: "III. FAKTA YANG MEMENGARUHI",
    analysis: "IV. ANALISIS",
    conclusion: "V. KESIMPULAN",
    advice: "VI. SARAN",
  },
  planFacts: "Fakta rencana",
  planFactsOf: (partner: string) => `Fakta rencana dengan ${partner}`,
  basis: "Dasar hukum",
  force: "Keberlakuan",
  dataDates: "Tanggal data",
  overview: "Rekapitulasi",
  overviewOf: (partner: string) => `Rekapitulasi: ${partner}`,
  eachCondition: "Analisis per syarat",
  eachConditionOf: (partner: string) => `Analisis per syarat: ${partner}`,
  annexTitle: "LAMPIRAN",
  annexSubtitle: "Bunyi ketentuan yang dirujuk, dari naskah yang dimuat dan tanpa dipersingkat.",

  formNouns: {
    general: "kerja sama",
    "sister-city": "kerja sama kota/provinsi kembar (sister city)",
    technical: "kerja sama teknis atau bantuan kemanusiaan",
    signing: "penandatanganan perjanjian kerja sama",
    grant: "penerimaan hibah",
    loan: "pinjaman luar negeri",
    "body-abroad": "pendirian lembaga di luar negeri",
    "diplomatic-post": "pembukaan perwakilan diplomatik atau konsuler",
  } satisfies Record<Form, string>,
  planBetween: (noun: string, home: string, partner: string) => `${noun} ${home} dengan ${partner}`,
  planBy: (noun: string, home: string, partner: string) => `${noun} oleh ${home} (pihak luar: ${partner})`,
  inField: (field: string) => ` di bidang ${field}`,
  someHome: "pemerintah daerah",
  homeOfKind: { kota: "pemerintah kota", kabupaten: "pemerintah kabupaten", provinsi: "pemerintah provinsi" },
  somePartner: "mitra luar negeri",

  problemOfPlan: (plan: string) =>
    `Apakah rencana ${plan} memenuhi syarat menurut peraturan perundang-undangan tentang hubungan luar negeri, perjanjian internasional, dan pemerintahan daerah?`,
  problemOfProvisions: (labels: string) => `Bagaimana bunyi dan keberlakuan ${labels}?`,
  problemOfQuestion:
    "Ketentuan mana yang mengatur pertanyaan berikut, bagaimana bunyinya, dan masih berlakukah ketentuan itu?",

  assumesFacts: "Keterangan tentang rencana sebagaimana diuraikan dalam bagian III benar dan lengkap.",
  assumesReading: (words: string, readAs: string) =>
    `Yang dimaksud dengan “${words}” dalam keterangan ialah ${readAs}.`,
  assumesEach: (labels: string) =>
    `Keterangan dapat berarti ${labels}; hasil telaahan sama untuk setiap kemungkinan itu.`,
  assumesRelations: (day: string) =>
    `Hubungan diplomatik Indonesia tidak berubah sejak tanggal datanya (${day}) sampai ada penegasan Kementerian Luar Negeri.`,
  assumesText: (day: string) =>
    `Keberlakuan peraturan dinilai menurut keadaan per ${day}, sepanjang tercatat dalam naskah yang dipakai.`,
  assumesLawOnly: "Telaahan ini membahas ketentuannya saja; keadaan suatu rencana tertentu belum dinilai.",

  fact: "Uraian",
  value: "Keterangan",
  source: "Sumber",
  home: "Pemerintah daerah",
  partner: "Mitra",
  partnerKind: "Jenis mitra",
  partnerLevel: "Tingkat mitra",
  country: "Negara mitra",
  relations: "Hubungan diplomatik",
  relationsValues: { relations: "Ada", none: "Tidak ada" },
  form: "Bentuk kerja sama",
  field: "Bidang",
  notStated: "Belum disebutkan",
  fromQuestion: (words: string) => `Pertanyaan: “${words}”`,
  fromDialog: "Jawaban dalam pemeriksaan",
  fromPrevious: "Pertanyaan sebelumnya",
  fromRelations: (day: string) => `Data hubungan diplomatik per ${day}`,
  fromFields: (day: string) => `Daftar bidang per ${day}`,

  reportedAct: "isinya di sini hanya sebagaimana dilaporkan",
  restoredAct: "naskah dipulihkan dari satu hasil pindai, belum dicocokkan dengan salinan resmi",
  importedAct: "naskah dari berkas sendiri, belum dicocokkan",
  pagesMissing: (pages: string) => `halaman ${pages} dari berkas itu tidak terbaca`,
  materialAct: "bahan penjelas, bukan peraturan",
  noText: "naskahnya tidak dimuat di sini",
  provision: "Ketentuan",
  statusOn: (day: string) => `Status per ${day}`,
  nowInForce: "Yang berlaku sekarang",
  inForceSince: (day: string | null) => (day === null ? "Berlaku" : `Berlaku sejak ${day}`),
  amended: "Berlaku dengan perubahan",
  revoked: (day: string | null, by: string | null) =>
    `Tidak berlaku lagi${day === null ? "" : ` sejak ${day}`}${by === null ? "" : `, dicabut dengan ${by}`}`,
  revokedReported: "Dilaporkan sudah diganti; belum diverifikasi",
  notMapped: "Pasal yang sepadan belum dipetakan",
  reported: "dilaporkan, belum diverifikasi",
  unchanged: "–",
  statusRemark: (sentence: string) => `Status: ${sentence}`,

  memoDate: "Tanggal telaahan",
  relationsDate: "Data hubungan diplomatik",
  fieldsDate: "Daftar bidang kewenangan",
  textEdition: "Edisi naskah peraturan",
  editionChanged: (then: string, now: string) =>
    `Naskah peraturan telah berganti sejak jawaban diberikan (edisi ${then}, sekarang ${now}). Telaahan ini disusun menurut edisi yang sekarang dan dapat berbeda dari jawaban itu.`,

  number: "No.",
  condition: "Syarat",
  outcome: "Hasil",
  legalBasis: "Dasar yang dipakai",
  outcomes: { pass: "Terpenuhi", fail: "Tidak terpenuhi", unknown: "Belum dipastikan" },
  result: "Hasil: ",
  restsOn: "Dasar: ",
  knownFrom: "Sumber: ",
  quotedAbove: (labels: string) => `Bunyi ${labels} telah dikutip di atas.`,
  openLeftOut: (count: number) =>
    `${count} syarat lain belum dipastikan. Syarat itu tidak mengubah kesimpulan dan karena itu tidak diuraikan; bunyinya ada dalam lampiran.`,
  remarks: "Catatan",
  asReported: "Sebagaimana dilaporkan, bukan bunyi peraturannya sendiri:",
  asExplained: "Bahan penjelas, bukan bunyi peraturan:",
  asPenjelasan: "Penjelasan resmi, bukan bunyi pasalnya:",

  governedBy: (labels: string) => `Persoalan ini diatur dalam ${labels}.`,
  onceGovernedBy: (labels: string) =>
    `Persoalan ini pernah diatur dalam ${labels}, yang sudah tidak berlaku.`,
  reportedOf: (labels: string) =>
    `Mengenai persoalan ini dilaporkan isi ${labels}; itu bukan bunyi peraturannya.`,
  explainedIn: (labels: string) => `Persoalan ini dijelaskan dalam ${labels}, yang bukan peraturan.`,
  nearestIs: (labels: string) =>
    `Tidak ditemukan ketentuan yang pasti menjawab persoalan ini; yang paling dekat ialah ${labels}.`,
  found:
    "Ketentuan yang paling sesuai dengan persoalan, dari yang paling dekat; bunyinya ada dalam lampiran:",
  asked: (labels: string) => `Yang ditanyakan ialah ${labels}.`,
  nowReads: (old: string) => `Ketentuan yang berlaku sekarang sebagai pengganti ${old} berbunyi:`,

  concludes: "Berdasarkan analisis di atas, rencana ",
  verdicts: {
    ineligible: "TIDAK BOLEH",
    conditional: "BOLEH, DENGAN SYARAT",
    eligible: "MEMENUHI SYARAT",
    unknown: "BELUM DAPAT DIPASTIKAN",
  },
  afterVerdict: {
    ineligible: " dilaksanakan.",
    conditional: ". Tidak ditemukan ketentuan yang melarangnya sepanjang keadaan yang diketahui.",
    eligible: " menurut keterangan yang diberikan: semua syarat yang berlaku terpenuhi.",
    unknown: " boleh atau tidaknya.",
  },
  failedCount: (failed: number, checked: number) =>
    `Dari ${checked} syarat yang diperiksa, ${failed} tidak terpenuhi.`,
  openCount: (open: number, checked: number) =>
    `Dari ${checked} syarat yang diperiksa, ${open} masih harus dipastikan sebagaimana diuraikan dalam bagian VI.`,
  inForceConclusion: (labels: string) => `${labels} berlaku per tanggal telaahan ini.`,
  revokedConclusion: (label: string) =>
    `${label} tidak berlaku lagi dan tidak dapat dijadikan dasar tindakan sekarang.`,
  successorConclusion: (label: string) => `Yang berlaku sekarang ialah ${label}.`,
  reportedConclusion: (label: string) =>
    `Isi ${label} hanya diketahui dari laporan, sehingga belum cukup sebagai dasar tindakan.`,

  nothingKnown: "Mitra, bidang, atau bentuk kerja samanya belum disebutkan.",
  partnerUnknown: (words: string | null) =>
    words === null
      ? "Mitra atau negaranya belum dikenali."
      : `Mitra atau negaranya belum dikenali: ${words}.`,
  fieldUnknown: (words: string | null) =>
    words === null ? "Bidang kegiatannya belum dikenali." : `Bidang kegiatannya belum dikenali: ${words}.`,
  ambiguous: (words: string) => `Perlu dipastikan dahulu apa yang dimaksud dengan ${words}.`,

  doNotProceed: "Rencana tidak dilanjutkan dalam bentuk yang sekarang.",
  flips: (text: string) => `Hal yang dapat mengubah kesimpulan: ${text}`,
  stillToEnsure: "Sebelum rencana dilaksanakan, yang masih harus dipastikan, berurutan, ialah:",
  firstEnsure: "Sebelum dapat dinilai, yang harus dipastikan ialah:",
  besides: "Di samping itu:",
  keepProof: "Bukti pemenuhan setiap syarat disimpan bersama berkas rencana ini.",
  askFact: (question: string) => `Jawablah dahulu: ${question}`,
  confirmRelations: (day: string) =>
    `Mintakan penegasan Kementerian Luar Negeri tentang keadaan terakhir hubungan diplomatik; data yang dipakai per ${day}.`,
  obtainText: (act: string, successor: string) =>
    `Mintakan naskah ${successor} kepada instansi yang menerbitkannya; peraturan itu dilaporkan menggantikan ${act} dan naskahnya tidak dimuat di sini.`,
  obtainOriginal: (act: string) =>
    `Mintakan naskah ${act} kepada instansi yang menerbitkannya; isinya di sini hanya sebagaimana dilaporkan.`,
  useSuccessor: (now: string, old: string) => `Gunakan ${now} sebagai dasar, bukan ${old}.`,
  makeSure: "Pastikan lebih dahulu bahwa ketentuan yang dikutip memang menjawab persoalan.",
  assessPlan: "Bila ada rencana tertentu, nilai syaratnya satu per satu sebelum diputuskan.",
  compare:
    "Cocokkan kutipan dengan naskah resmi (Lembaran Negara atau JDIH) sebelum telaahan ini ditandatangani.",

  related: "Ketentuan lain yang berkaitan: ",
  place: "……………………, ………………… 20……",
  role: "Pembuat telaahan,",
  signatory: { name: "Nama", rank: "Pangkat/Gol.", number: "NIP" },
  makingTitle: "Catatan penyusunan. ",
  making: (edition: string, day: string, reference: string) =>
    `Disusun dengan bantuan Asisten Paradiplomasi, yang menilai menurut aturan tetap dan mengutip langsung dari naskah yang dimuatnya (edisi ${edition}, keadaan per ${day}, rujukan ${reference}). Baris bertitik-titik diisi oleh pembuat telaahan. Telaahan ini bahan pertimbangan, bukan nasihat hukum.`,
  questionWas: "Pertanyaan sebagaimana diajukan: ",
  withoutText: (labels: string) => `Dirujuk, tetapi naskahnya tidak dimuat: ${labels}.`,
  nothingQuoted: "Tidak ada ketentuan yang dikutip.",
  footer: (reference: string, edition: string) => `Rujukan ${reference} · edisi naskah ${edition}`,
  pageOf: (page: string, pages: string) => `Halaman ${page} dari ${pages}`,
};

/** What a memo says around the law's words. Complete in both languages by type. */
export type Words = typeof INDONESIAN;
