import type { Language } from "../../text/language.ts";
/** What is said of how provisions read on other days, in both languages. */

export const readingsId = {
  changedBy: (label: string, since: string, act: string) =>
    `${label} berbunyi demikian sejak ${since}, diubah dengan ${act}.`,
  /** A reading of another day than today. */
  wordingOf: (day: string) => `bunyi per ${day}`,
  asOfDay: (day: string) => `Ini bunyi dan status per ${day}, bukan keadaan hari ini.`,
  readsOtherwiseNow: (label: string, since: string, act: string) =>
    `Sejak ${since} bunyi ${label} lain: diubah dengan ${act}.`,
  then: (day: string, standing: string) => `Per ${day}: ${standing}`,
  now: (standing: string) => `Sekarang: ${standing}`,
  goneNow: (label: string) => `${label} tidak ada lagi dalam bunyi yang berlaku sekarang.`,
  notYet: (label: string, day: string, since: string, act: string) =>
    `${label} belum ada per ${day}. Ketentuan itu baru ada sejak ${since}, dengan ${act}.`,
  noLonger: (label: string, until: string, act: string) =>
    `${label} pernah ada, tetapi tidak ada lagi sejak ${until}, dengan ${act}.`,
  actNotYet: (act: string, day: string, since: string) =>
    `${act} belum berlaku per ${day}; peraturan itu baru ada sejak ${since}.`,
  noSuchDay: (text: string) =>
    `Tanggal "${text}" tidak ada dalam kalender. Tulis misalnya: Pasal 101 UU 23/2014 per 1 Desember 2014.`,
  dayToCome: (day: string) =>
    `${day} belum tiba, jadi bunyi pada hari itu belum dapat diketahui. Yang berikut bunyi hari ini.`,
  whichDay: (time: string, label: string, days: string) =>
    `Dalam ${time} bunyi ${label} berubah (${days}). Sebutkan harinya, atau pilih:`,
  otherDay:
    "Hari lain hanya dapat saya pakai untuk pasal yang Anda sebutkan; jawaban ini menurut hukum hari ini. Contoh: Pasal 101 UU 23/2014 per 1 Desember 2014.",
  wordingBefore: (day: string) => `Bunyi sebelum ${day}`,
  wordingSince: (day: string) => `Bunyi sejak ${day}`,
  wordingOn: (day: string) => `Bunyi per ${day}`,
  wordingNow: "Bunyi sekarang",
  compare: "Bandingkan bunyinya",
  compared: (label: string, before: string, after: string) =>
    `Perubahan bunyi ${label} dari ${before} ke ${after}:`,
  today: "hari ini",
  sameWords: (label: string, before: string, after: string) =>
    `Bunyi ${label} per ${before} dan per ${after} sama; tidak ada perubahan di antaranya yang tercatat di sini.`,
  neverChanged: (label: string) => `Tentang ${label} tidak tercatat di sini perubahan bunyi.`,
  changedPasal: (act: string, since: string, list: string) =>
    `Dengan ${act} (sejak ${since}) berubah: ${list}.`,
};

export const readingsEn: typeof readingsId = {
  changedBy: (label, since, act) => `${label} has read like this since ${since}, changed by ${act}.`,
  wordingOf: (day) => `as of ${day}`,
  asOfDay: (day) => `This is the wording and standing as of ${day}, not today's.`,
  readsOtherwiseNow: (label, since, act) => `Since ${since} ${label} reads otherwise: changed by ${act}.`,
  then: (day, standing) => `As of ${day}: ${standing}`,
  now: (standing) => `Now: ${standing}`,
  goneNow: (label) => `${label} is no longer part of the wording in force now.`,
  notYet: (label, day, since, act) =>
    `${label} did not exist as of ${day}. It has existed since ${since} only, by ${act}.`,
  noLonger: (label, until, act) => `${label} once existed, but no longer since ${until}, by ${act}.`,
  actNotYet: (act, day, since) => `${act} was not in force as of ${day}; it has existed since ${since} only.`,
  noSuchDay: (text) =>
    `There is no day "${text}" in the calendar. Write for example: Article 101 of Law 23/2014 as of 1 December 2014.`,
  dayToCome: (day) =>
    `${day} is still to come, so the wording of that day cannot be known yet. The following is today's.`,
  whichDay: (time, label, days) =>
    `In ${time} the wording of ${label} changed (${days}). Please name the day, or choose:`,
  otherDay:
    "I can use another day only for articles that you name; this answer is by the law of today. For example: Article 101 of Law 23/2014 as of 1 December 2014.",
  wordingBefore: (day) => `Before ${day}`,
  wordingSince: (day) => `Since ${day}`,
  wordingOn: (day) => `As of ${day}`,
  wordingNow: "Wording now",
  compare: "Compare the wordings",
  compared: (label, before, after) => `What changed in ${label} from ${before} to ${after}:`,
  today: "today",
  sameWords: (label, before, after) =>
    `${label} reads the same as of ${before} and as of ${after}; no change in between is recorded here.`,
  neverChanged: (label) => `No change of the wording of ${label} is recorded here.`,
  changedPasal: (act, since, list) => `Changed by ${act} (since ${since}): ${list}.`,
};

/** What the assistant says around the law's words, in both languages. Complete in both by type. */

const id = {
  ...readingsId,
  standingNote: "Ini informasi, bukan nasihat hukum.",
  lawIsIndonesian: "",
  answeredBy: (label: string, place: string) =>
    place === "" ? `Diatur dalam ${label}.` : `Diatur dalam ${label} (${place}).`,
  onceAnsweredBy: (label: string) =>
    `Pernah diatur dalam ${label}, yang sudah TIDAK BERLAKU; penggantinya disebut di bawah kutipan.`,
  /** The likeliest, which may not be it. */
  likelyIn: (label: string, place: string) =>
    `Yang paling sesuai dengan pertanyaan itu ${label}${place === "" ? "" : ` (${place})`}; periksa apakah memang itu yang ditanyakan.`,
  /** It is about the subject, but leaves open what is asked. */
  leavesOpen: (label: string, aspects: string) =>
    `Yang paling dekat ${label}; ${aspects} tidak disebut di situ.`,
  ruledElsewhere: (acts: string) =>
    `Sejauh diketahui, itu diatur dalam ${acts}; teksnya tidak dimuat di sini, sehingga isinya tidak dapat saya pastikan.`,
  notHeldNamed: (acts: string) =>
    `Teks ${acts} tidak dimuat di sini, sehingga isinya tidak dapat saya pastikan.`,
  about: (act: string, subject: string) => `${act} (tentang ${subject})`,
  nearestHere: (label: string) => `Yang paling dekat di sini ${label}, yang belum tentu menjawab:`,
  inShort: "",
  reportedIn: (label: string) => `Dilaporkan dari ${label}; ini bukan bunyi peraturannya.`,
  explainedBy: (label: string) => `Dijelaskan dalam ${label} (bahan penjelas, bukan peraturan).`,
  alsoSee: "Lihat juga:",
  related: "Pasal lain yang berkaitan:",
  refersTo: "Merujuk pada:",
  inForce: (act: string, since: string | null) =>
    `${act} berlaku${since === null ? "" : ` (sejak ${since})`}.`,
  amended: (act: string) => `${act} berlaku dan telah diubah.`,
  revoked: (act: string, by: string | null, since: string | null) =>
    `${act} TIDAK BERLAKU LAGI${since === null ? "" : ` sejak ${since}`}${by === null ? "" : `, dicabut dengan ${by}`}.`,
  revokedReported: (act: string) => `${act} dilaporkan sudah diganti; ini belum diverifikasi.`,
  successor: (old: string, now: string) => `Pengganti ${old} yang berlaku sekarang: ${now}.`,
  successorReported: (labels: string) =>
    `Pengganti yang dilaporkan (belum diverifikasi): ${labels}. Pastikan ke Kementerian Luar Negeri.`,
  successorNotMapped: (old: string, act: string) =>
    `Diganti dengan ${act}; pasal yang sepadan dengan ${old} belum dipetakan di sini.`,
  replacedBy: (acts: string) => `Diganti dengan ${acts}.`,
  andOthers: "lainnya",
  textNotShipped: "teksnya tidak dimuat di sini",
  nowInForceQuote: "Bunyi ketentuan yang berlaku sekarang:",
  secondary: (act: string, source: string) => `Teks asli ${act} tidak tersedia. Isinya di sini ${source}.`,
  imported: (act: string, source: string, pages: string) =>
    `Bunyi ${act} dibaca dari ${source}${pages === "" ? "" : `, halaman ${pages}`}; belum dicocokkan dengan naskah resminya.`,
  restored: (act: string, hasGap: boolean) =>
    `Bunyi ${act} dipulihkan dari satu hasil pindai dan belum dicocokkan dengan salinan resmi${hasGap ? "; [...] menandai kata yang hilang" : ""}.`,
  recognised: (act: string) =>
    `Bunyi ${act} di atas dikenali dengan OCR dari hasil pindai: huruf atau angka dapat salah terbaca. Cocokkan dulu dengan naskah kertasnya.`,
  pagesMissing: (act: string, pages: string) =>
    `Halaman ${pages} dari berkas ${act} tidak terbaca: sebagian isinya tidak ada di sini, dan bunyi di dekatnya mungkin terputus.`,
  doubted: (what: string) =>
    `${what}: diragukan terbaca dengan benar dari berkasnya. Cocokkan dulu dengan naskahnya.`,
  explanatory: "Bahan penjelas ini bukan peraturan.",
  notShipped: (wanted: string, act: string, last: number | null) =>
    `${wanted} ada${last === null ? "" : ` (${act} berisi ${last} pasal)`}, tetapi teksnya belum dimuat di sini, sehingga tidak dapat saya kutip.`,
  notKnown: (wanted: string, act: string) =>
    `Teks ${act} tidak dimuat di sini, sehingga ${wanted} tidak dapat saya kutip dan tidak dapat saya pastikan ada atau tidaknya.`,
  actSlip: (name: string, act: string) =>
    `${name} tidak ada dalam daftar peraturan saya; mungkin yang dimaksud ${act}.`,
  division: (label: string, title: string, articles: string) =>
    `${label}${title === "" ? "" : ` tentang ${title}`}${articles === "" ? "" : ` memuat Pasal ${articles}`}.`,
  shippedOf: (act: string, list: string) => `Yang dimuat dari ${act}: ${list}.`,
  nothingShippedOf: (act: string) => `${act} hanya terdaftar di sini; teksnya tidak dimuat.`,
  doesNotExist: (wanted: string, exists: string) => `${wanted} tidak ada. ${exists}`,
  unregistered: (name: string) =>
    `${name} tidak ada dalam daftar peraturan saya, sehingga tidak dapat saya kutip.`,
  covered: (list: string) => `Yang saya liput: ${list}.`,
  otherActs: (count: number) => `${count} peraturan lain yang dimasukkan kantor`,
  noPenjelasan: (label: string) =>
    `Untuk ${label} tidak ada penjelasan yang berisi di sini (penjelasan resminya "Cukup jelas" atau belum dimuat).`,
  otherOnes: (count: number) => `${count} peraturan lain`,
  moreActs: (count: number) =>
    `Selain itu masih ada ${count} peraturan lain. Sebutkan daerah atau instansinya, misalnya: Perda Kota Contoh 7/2021.`,
  onlyOneHas: (name: string, acts: string, label: string) =>
    `"${name}" dapat berarti beberapa peraturan: ${acts}. Yang ditemukan di sini hanya ${label}.`,
  manyActs: (count: number) => `Yang dimaksud dapat salah satu dari ${count} peraturan:`,
  onlyHere: (act: string) =>
    `Peraturannya tidak disebut; di antara yang dimuat di sini hanya ${act} yang mempunyainya.`,
  whichRegulation: (wanted: string) => `${wanted} dari peraturan yang mana?`,
  noCitation: "Sebutkan pasal dan peraturannya, misalnya: Pasal 42 ayat (1) huruf g UU 32/2004.",
  bothInForce: (name: string, current: string) =>
    `"${name}" dapat berarti beberapa peraturan. Yang berlaku sekarang: ${current}.`,
  refusal: "Saya tidak menemukan pasal yang menjawab pertanyaan itu.",
  refusalNearest: "Yang paling dekat, tetapi belum tentu menjawab:",
  refusalHint: "Coba tulis dengan kata lain, atau sebutkan pasalnya.",
  coverage:
    "Saya meliput aturan hubungan dan kerja sama luar negeri pemerintah daerah: hubungan luar negeri, perjanjian internasional, pembagian urusan pusat dan daerah, persetujuan DPRD, hibah dan pinjaman, kerja sama daerah, kota kembar.",
  emptyQuestion: "Silakan tulis pertanyaan Anda.",
  searchHeading: (query: string) => `Pasal yang paling sesuai dengan "${query}"`,
  searchNothing: "Tidak ada lagi hasil.",
  searchNote: "Keterangan di belakang tiap pasal menyebut topiknya; itu bukan bunyi pasal.",
  standing: {
    "in-force": "berlaku",
    amended: "berlaku, pernah diubah",
    revoked: "TIDAK BERLAKU LAGI",
    reported: "dilaporkan sudah diganti",
    explanatory: "bahan penjelas, bukan peraturan",
  },
  standingNow: (labels: string) => `sekarang ${labels}`,
  wholeArticle: "Pasal lengkap",
  penjelasan: "Penjelasan",
  article: "Bunyi pasal",
  successorButton: (label: string) => `Yang berlaku: ${label}`,
  moreResults: "Hasil lain",
  decision: (title: string, effect: string, isReported: boolean) =>
    `${title}: ${effect}${isReported ? " (dilaporkan, belum diverifikasi)" : ""}`,
  olderWords: "Yang dikutip bunyi sebelum perubahan ini; bunyi barunya tidak dimuat di sini.",
  alsoReportedIn: (label: string) => `Hal yang sama dilaporkan dari ${label}.`,
  greeting:
    "Halo. Saya membantu mencari pasal tentang hubungan dan kerja sama luar negeri pemerintah daerah, dengan bunyi dan status berlakunya. Silakan bertanya, misalnya: apakah kerja sama dengan kota di luar negeri perlu persetujuan DPRD?",
  thanks: "Sama-sama. Silakan bertanya lagi kapan saja.",
  identity:
    "Saya asisten aturan paradiplomasi: saya mencari dan mengutip pasal tentang hubungan dan kerja sama luar negeri pemerintah daerah, dan menyebut apakah pasal itu masih berlaku. Saya bukan penasihat hukum dan tidak mengarang bunyi pasal.",
  goodbye: "Baik. Sampai jumpa.",
  complaint:
    "Maaf bila jawaban saya belum membantu. Tulis pertanyaannya dengan kata lain, atau sebutkan pasalnya; setiap kutipan dapat Anda cocokkan dengan naskah undang-undangnya.",
  drafting:
    "Saya tidak menyusun surat atau naskah. Saya dapat mencarikan pasal yang harus dipenuhi naskah itu, misalnya: siapa yang berwenang menandatangani perjanjian dengan pihak luar negeri?",
  thatIs: (labels: string) => `Itu bunyi ${labels}.`,
  nearestIs: (label: string) =>
    `Saya tidak menemukan pasal yang menjawabnya dengan pasti; yang paling dekat ${label}.`,
  furtherQuestions: "Pertanyaan Anda yang lain, silakan kirim satu per satu:",
  nothingForbids: "Sejauh yang diketahui tidak ada yang melarang.",
  nextStep: "Langkah berikutnya:",
  afterThat: (steps: readonly string[], more: number) =>
    `Sesudah itu: ${[...steps, ...(more > 0 ? [`${more} langkah lagi`] : [])].join(" → ")}.`,
  inOrder: (steps: readonly string[], more: number) =>
    `Langkahnya: ${[...steps, ...(more > 0 ? [`${more} langkah lagi`] : [])].join(" → ")}.`,
  toShow: (count: number) => `${count} syarat lain ditunjukkan dalam rencana.`,
  allConditions: "Semua syarat",
  legalBasis: "Dasar hukum",
  checklist: "Pemeriksaan tiap syarat:",
  nextSteps: "Yang masih harus dipenuhi, berurutan:",
  notDecisive: (count: number) => `${count} syarat lain belum diketahui, tetapi tidak mengubah jawaban ini.`,
  whatWouldChange: "Yang akan mengubah jawaban ini:",
  revokedBasis: "Keberlakuan dasar hukum: yang berikut tidak berlaku lagi (→ yang berlaku sekarang).",
  reported: "dilaporkan, belum diverifikasi",
  enacted: (date: string) => `Diundangkan ${date}.`,
  nothingBefore:
    "Belum ada jawaban dalam percakapan ini yang dapat saya lanjutkan. Silakan tulis pertanyaan Anda selengkapnya.",
  whatIsMeant: (words: string) =>
    `Maaf, saya belum menangkap maksud "${words}". Mohon ditulis sebagai pertanyaan lengkap.`,
  nothingFurther: (words: string, label: string) =>
    `Saya tidak menemukan ketentuan lain khusus tentang "${words}"; yang terdekat tetap ${label}.`,
  readAs: (question: string) => `Pertanyaan Anda saya baca sebagai: ${question}`,
  /** Opens a question that asks what a word means. */
  whatIs: "apa itu",
  basisIs: (labels: string) => `Dasar hukumnya: ${labels}.`,
  basisOfEach: "Dasar tiap syarat yang diperiksa:",
  nowInForce: (now: string, old: string) => `Yang berlaku sekarang: ${now}, pengganti ${old}.`,
  nothingLeft: "Tidak ada syarat yang masih terbuka.",
};

const en: typeof id = {
  ...readingsEn,
  standingNote: "This is information, not legal advice.",
  lawIsIndonesian: "The law's text is Indonesian; the quotations are not translated.",
  answeredBy: (label, place) =>
    place === "" ? `This is governed by ${label}.` : `This is governed by ${label} (${place}).`,
  onceAnsweredBy: (label) =>
    `This was governed by ${label}, which is NO LONGER IN FORCE; what replaced it is named below the quotation.`,
  likelyIn: (label, place) =>
    `The closest match is ${label}${place === "" ? "" : ` (${place})`}; please check that it is what you ask.`,
  leavesOpen: (label, aspects) => `The nearest is ${label}; it does not say ${aspects}.`,
  ruledElsewhere: (acts) =>
    `As far as is known, that is governed by ${acts}; its text is not included here, so I cannot say what it provides.`,
  notHeldNamed: (acts) => `The text of ${acts} is not included here, so I cannot say what it provides.`,
  about: (act, subject) => `${act} (on ${subject})`,
  nearestHere: (label) => `The nearest here is ${label}, which may not answer it:`,
  inShort: "In short (our summary, not the law's words):",
  reportedIn: (label) => `Reported of ${label}; these are not the regulation's own words.`,
  explainedBy: (label) => `This is explained in ${label} (explanatory material, not law).`,
  alsoSee: "See also:",
  related: "Related articles:",
  refersTo: "Refers to:",
  inForce: (act, since) => `${act} is in force${since === null ? "" : ` (since ${since})`}.`,
  amended: (act) => `${act} is in force, as amended.`,
  revoked: (act, by, since) =>
    `${act} is NO LONGER IN FORCE${since === null ? "" : ` since ${since}`}${by === null ? "" : `, revoked by ${by}`}.`,
  revokedReported: (act) => `${act} is reported to have been replaced; this has not been verified.`,
  successor: (old, now) => `In force now in place of ${old}: ${now}.`,
  successorReported: (labels) =>
    `Reported successor (not verified): ${labels}. Please confirm with the Ministry of Foreign Affairs.`,
  successorNotMapped: (old, act) =>
    `Replaced by ${act}; the article that corresponds to ${old} has not been mapped here.`,
  replacedBy: (acts) => `Replaced by ${acts}.`,
  andOthers: "others",
  textNotShipped: "its text is not included here",
  nowInForceQuote: "The provision now in force reads:",
  secondary: (act, source) =>
    `The original text of ${act} is not available. Its content is given here as reported by another source (in Indonesian: ${source}).`,
  imported: (act, source, pages) =>
    `The words of ${act} were read from ${source}${pages === "" ? "" : `, page ${pages}`}; they were not proof-read against the official text.`,
  restored: (act, hasGap) =>
    `The words of ${act} were restored from one scan and not compared with an official copy${hasGap ? "; [...] marks lost words" : ""}.`,
  recognised: (act) =>
    `The words of ${act} above were recognised by OCR in a scan: letters or figures may be misread. Compare them with the paper first.`,
  pagesMissing: (act, pages) =>
    `Page ${pages} of the file of ${act} could not be read: part of the act is missing here, and words near it may break off.`,
  doubted: (what) =>
    `${what}: doubtful whether it was read right from its file. Compare it with the text first.`,
  explanatory: "This explanatory material is not law.",
  notShipped: (wanted, act, last) =>
    `${wanted} exists${last === null ? "" : ` (${act} has ${last} articles)`}, but its text is not included here yet, so I cannot quote it.`,
  notKnown: (wanted, act) =>
    `The text of ${act} is not included here, so I can neither quote ${wanted} nor say whether it exists.`,
  actSlip: (name, act) => `${name} is not in my list of regulations; perhaps ${act} is meant.`,
  division: (label, title, articles) =>
    `${label}${title === "" ? "" : ` (${title})`}${articles === "" ? "" : ` consists of Article ${articles}`}.`,
  shippedOf: (act, list) => `Included here of ${act}: ${list}.`,
  nothingShippedOf: (act) => `${act} is only registered here; its text is not included.`,
  doesNotExist: (wanted, exists) => `${wanted} does not exist. ${exists}`,
  unregistered: (name) => `${name} is not in my list of regulations, so I cannot quote it.`,
  covered: (list) => `I cover: ${list}.`,
  otherActs: (count) => `${count} ${count === 1 ? "other act" : "other acts"} that the office brought in`,
  noPenjelasan: (label) =>
    `There is no elucidation with content of ${label} here (the official one says "Cukup jelas", self-explanatory, or is not included).`,
  otherOnes: (count) => `${count} ${count === 1 ? "other regulation" : "other regulations"}`,
  moreActs: (count) =>
    `There ${count === 1 ? "is 1 other regulation" : `are ${count} other regulations`}. Please name the region or office, for example: Perda Kota Contoh 7/2021.`,
  onlyOneHas: (name, acts, label) =>
    `"${name}" can mean more than one regulation: ${acts}. Only ${label} was found here.`,
  manyActs: (count) => `This may mean any of ${count} regulations:`,
  onlyHere: (act) => `No act was named; of those included here only ${act} has it.`,
  whichRegulation: (wanted) => `${wanted} of which regulation?`,
  noCitation:
    "Please name the article and the regulation, for example: Article 42 paragraph (1) letter g of Law 32/2004.",
  bothInForce: (name, current) => `"${name}" can mean more than one regulation. In force now: ${current}.`,
  refusal: "I found no article that answers this question.",
  refusalNearest: "The nearest, which may not answer it:",
  refusalHint: "Try other words, or name the article.",
  coverage:
    "I cover the rules on foreign relations and cooperation by Indonesian regional governments: foreign relations, international agreements, the division of affairs, DPRD approval, grants and loans, regional cooperation, sister cities.",
  emptyQuestion: "Please type your question.",
  searchHeading: (query) => `Articles that match "${query}" best`,
  searchNothing: "There are no further results.",
  searchNote: "What follows each article names its topic; it is not the article's text.",
  standing: {
    "in-force": "in force",
    amended: "in force, amended",
    revoked: "NO LONGER IN FORCE",
    reported: "reported to be replaced",
    explanatory: "explanatory material, not law",
  },
  standingNow: (labels) => `now ${labels}`,
  wholeArticle: "Whole article",
  penjelasan: "Elucidation",
  article: "The article",
  successorButton: (label) => `In force: ${label}`,
  moreResults: "More results",
  decision: (title, effect, isReported) =>
    `${title}: ${effect}${isReported ? " (reported, not verified)" : ""}`,
  olderWords: "The words quoted are those before this change; the new ones are not included here.",
  alsoReportedIn: (label) => `The same is reported of ${label}.`,
  greeting:
    "Hello. I help to find the articles on foreign relations and cooperation by Indonesian regional governments, with their words and whether they are in force. Ask away, for example: does cooperation with a foreign city need the DPRD's approval?",
  thanks: "You are welcome. Ask again at any time.",
  identity:
    "I am an assistant for paradiplomacy rules: I find and quote the articles on foreign relations and cooperation by Indonesian regional governments, and say whether they are still in force. I am no legal adviser and never make up an article's words.",
  goodbye: "Goodbye.",
  complaint:
    "Sorry that my answer was of no help. Put the question in other words, or name the article; you can compare every quotation with the text of the law.",
  drafting:
    "I do not draft letters or agreements. I can find the articles that such a text must meet, for example: who may sign an agreement with a foreign party?",
  thatIs: (labels) => `These are the words of ${labels}.`,
  nearestIs: (label) => `I am not sure that any article answers this exactly; the nearest is ${label}.`,
  furtherQuestions: "Your other questions, please send them one by one:",
  nothingForbids: "As far as is known nothing forbids it.",
  nextStep: "Next step:",
  afterThat: (steps, more) =>
    `After that: ${[...steps, ...(more > 0 ? [`${more} more steps`] : [])].join(" → ")}.`,
  inOrder: (steps, more) =>
    `In order: ${[...steps, ...(more > 0 ? [`${more} more steps`] : [])].join(" → ")}.`,
  toShow: (count) => `${count} more conditions are to be shown in the plan.`,
  allConditions: "All conditions",
  legalBasis: "Legal basis",
  checklist: "Each condition checked:",
  nextSteps: "What remains to be met, in order:",
  notDecisive: (count) => `${count} further conditions are not known, but do not change this answer.`,
  whatWouldChange: "What would change this answer:",
  revokedBasis: "Standing of the legal basis: the following is no longer in force (→ what is in force now).",
  reported: "reported, not verified",
  enacted: (date) => `Promulgated ${date}.`,
  nothingBefore:
    "There is no answer in this conversation yet that I could go on from. Please write your whole question.",
  whatIsMeant: (words) =>
    `Sorry, I do not understand what "${words}" refers to. Could you write it as a whole question?`,
  nothingFurther: (words, label) =>
    `I found no other provision on "${words}" in particular; the nearest is still ${label}.`,
  readAs: (question) => `I read your question as: ${question}`,
  whatIs: "what is meant by",
  basisIs: (labels) => `The legal basis: ${labels}.`,
  basisOfEach: "The basis of each condition checked:",
  nowInForce: (now, old) => `In force now: ${now}, in place of ${old}.`,
  nothingLeft: "No condition is open any more.",
};

const PHRASES: Readonly<Record<Language, typeof id>> = { id, en };

export type Phrases = typeof id;

export function phrasesFor(language: Language): Phrases {
  return PHRASES[language];
}

/** "a, b dan c" or "a, b and c". */
export function joinList(items: readonly string[], language: Language): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${language === "id" ? "dan" : "and"} ${items.at(-1) ?? ""}`;
}
