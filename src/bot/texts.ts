import type { Language } from "../answering/answer.ts";

/** Every word the bot says by itself, in both languages. Answers bring their own. */

const TEXTS = {
  continued: { id: "(lanjutan)", en: "(continued)" },
  reportedAs: {
    id: "Sebagaimana dilaporkan, bukan bunyi peraturannya sendiri:",
    en: "As reported, not the regulation's own words:",
  },
  explainedAs: { id: "Bahan penjelasan, bukan teks peraturan:", en: "Explanatory material, not law:" },

  greeting: {
    id: "Selamat datang. Saya membantu Anda mencari ketentuan hukum tentang hubungan luar negeri dan kerja sama pemerintah daerah, dengan bunyi pasal dan status hukumnya.",
    en: "Welcome. I help you find the law on foreign relations and cooperation of regional governments, with the words of the article and its legal status.",
  },
  howToAsk: {
    id: "Tulis pertanyaan Anda, misalnya:",
    en: "Type your question, for example:",
  },
  exampleQuestions: {
    id: "Apakah kerja sama kota kembar perlu persetujuan DPRD?\nPasal 42 ayat (1) huruf g UU 32/2004",
    en: "Does a sister-city agreement need the approval of the regional council?\nArticle 5 of Law 37/1999",
  },
  otherLanguage: { id: "In English: /bahasa en", en: "Dalam bahasa Indonesia: /bahasa id" },
  commandsHeading: { id: "Perintah", en: "Commands" },
  helpGroups: {
    id: "Di grup, sebut nama saya atau balas pesan saya.",
    en: "In a group, mention me or reply to a message of mine.",
  },
  helpUpload: {
    id: 'Sebagai pengelola Anda dapat menambahkan peraturan: kirim berkasnya (PDF, DOCX, MD, TXT; paling besar 20 MB) di sini. Keterangan berkas boleh berisi pengenal, misalnya perda-kota-contoh-7-2021, atau pilihan seperti --id … --title "…" --status in-force.',
    en: 'As an administrator you can add a regulation: send its file (PDF, DOCX, MD, TXT; 20 MB at most) here. The caption may give an id, such as perda-kota-contoh-7-2021, or options such as --id … --title "…" --status in-force.',
  },
  startCheck: {
    id: "Untuk memeriksa rencana kerja sama langkah demi langkah: /cek",
    en: "To check a planned cooperation step by step: /cek",
  },
  continueCheck: {
    id: "Pemeriksaan terakhir Anda belum selesai. Lanjutkan dengan /cek.",
    en: "Your last check is not finished. Go on with /cek.",
  },
  standingNote: {
    id: "Jawaban saya adalah informasi, bukan nasihat hukum.",
    en: "My answers are information, not legal advice.",
  },

  startDescription: { id: "Mulai", en: "Start" },
  helpDescription: { id: "Cara memakai bot ini", en: "How to use this bot" },
  cekDescription: {
    id: "Periksa rencana kerja sama, langkah demi langkah",
    en: "Check a planned cooperation, step by step",
  },
  batalDescription: { id: "Hentikan pemeriksaan", en: "Stop the check" },
  pasalDescription: { id: "Tampilkan bunyi pasal", en: "Show an article" },
  cariDescription: { id: "Cari pasal menurut kata atau topik", en: "Search articles by word or topic" },
  sumberDescription: { id: "Daftar peraturan dan statusnya", en: "The regulations and their status" },
  baruDescription: { id: "Lupakan percakapan dan mulai baru", en: "Forget the conversation and start anew" },
  forgotten: {
    id: "Percakapan sebelumnya sudah dilupakan. Silakan bertanya.",
    en: "The conversation so far is forgotten. Please ask.",
  },
  bahasaDescription: { id: "Pilih bahasa", en: "Choose the language" },
  tentangDescription: { id: "Tentang bot ini dan batasnya", en: "About this bot and its limits" },

  pasalUsage: {
    id: "Sebutkan pasalnya, misalnya:\n/pasal 42 ayat (1) huruf g UU 32/2004",
    en: "Name the article, for example:\n/pasal 5 UU 37/1999",
  },
  cariUsage: {
    id: "Sebutkan yang dicari, misalnya:\n/cari persetujuan DPRD kerja sama internasional",
    en: "Say what to search for, for example:\n/cari sister city approval",
  },

  statusInForce: { id: "Berlaku", en: "In force" },
  statusAmended: { id: "Berlaku dengan perubahan", en: "In force as amended" },
  statusRevoked: { id: "Dicabut", en: "Revoked" },
  since: { id: "sejak", en: "since" },
  by: { id: "dengan", en: "by" },
  statusReported: { id: "menurut laporan, belum diverifikasi", en: "as reported, not verified" },
  shippedFull: { id: "Teks lengkap", en: "Full text" },
  shippedPartial: { id: "Sebagian pasal", en: "Some articles" },
  shippedSecondary: {
    id: "Isi sebagaimana dilaporkan sumber lain",
    en: "Content as reported by another source",
  },
  shippedExplanatory: { id: "Bahan penjelasan, bukan peraturan", en: "Explanatory material, not law" },
  shippedNone: { id: "Hanya tercatat, teks tidak tersedia", en: "Listed only, no text" },
  replacedBy: { id: "Pengganti", en: "Replaced by" },

  dialogTitle: { id: "Pemeriksaan", en: "Check" },
  dialogHint: {
    id: "Tekan tombol atau tulis jawabannya. Pertanyaan lain boleh diajukan di tengah jalan. Berhenti: /batal.",
    en: "Press a button or type the answer. You may ask something else on the way. To stop: /batal.",
  },
  dialogBack: { id: "Kembali", en: "Back" },
  dialogFinish: { id: "Lihat hasil", en: "Show the result" },
  dialogAbandon: { id: "Batal", en: "Cancel" },
  dialogOffer: {
    id: "Pemeriksaan terakhir belum selesai. Lanjutkan, atau mulai yang baru?",
    en: "The last check is not finished. Go on with it, or start a new one?",
  },
  dialogKnown: { id: "Yang sudah dicatat:", en: "Noted so far:" },
  dialogResume: { id: "Lanjutkan", en: "Go on" },
  dialogRestart: { id: "Mulai baru", en: "Start anew" },
  dialogAbandoned: { id: "Pemeriksaan dihentikan.", en: "The check was stopped." },
  dialogNone: {
    id: "Tidak ada pemeriksaan yang sedang berjalan. Mulai dengan /cek.",
    en: "No check is under way. Start one with /cek.",
  },
  dialogOldButton: {
    id: "Tombol ini milik pertanyaan yang sudah lewat. Lanjutkan dengan /cek.",
    en: "This button belongs to an earlier question. Go on with /cek.",
  },
  startOver: { id: "Mulai lagi", en: "Start over" },
  planHome: { id: "pemerintah daerah", en: "a regional government" },
  planPartner: { id: "mitra luar negeri", en: "a foreign partner" },

  languageQuestion: { id: "Pilih bahasa jawaban.", en: "Choose the language of the answers." },
  languageId: { id: "Bahasa Indonesia", en: "Bahasa Indonesia" },
  languageEn: { id: "English", en: "English" },
  languageAuto: { id: "Otomatis", en: "Automatic" },
  languageSetId: {
    id: "Saya akan menjawab dalam bahasa Indonesia.",
    en: "Saya akan menjawab dalam bahasa Indonesia.",
  },
  languageSetEn: { id: "I will answer in English.", en: "I will answer in English." },
  languageSetAuto: {
    id: "Saya akan mengikuti bahasa pertanyaan Anda.",
    en: "I will follow the language of your question.",
  },

  aboutHeading: { id: "Tentang bot ini", en: "About this bot" },
  aboutWhat: {
    id: "Bot ini mencari dan mengutip ketentuan hukum tentang hubungan luar negeri dan kerja sama pemerintah daerah. Kutipan diambil langsung dari naskah, tidak disusun ulang.",
    en: "This bot finds and quotes the law on foreign relations and cooperation of regional governments. Quotations are taken from the text as it stands, never reworded.",
  },
  aboutNoModel: {
    id: "Bot ini bekerja tanpa model bahasa (AI): jawabannya disusun dengan aturan yang tetap.",
    en: "It works without a language model (AI): its answers follow fixed rules.",
  },
  aboutLimits: {
    id: "Bot ini hanya mengenal peraturan dalam /sumber. Peraturan lain, peraturan daerah, dan perubahan terbaru dapat luput. Periksa naskah resmi sebelum menandatangani apa pun.",
    en: "It knows only the regulations under /sumber. Other rules, regional regulations and recent changes may be missing. Check the official text before you sign anything.",
  },
  aboutCorpus: { id: "Isi", en: "Contents" },
  aboutRegulations: { id: "peraturan dan bahan tercatat", en: "regulations and materials listed" },
  aboutArticles: { id: "pasal tersedia", en: "articles available" },
  aboutEdition: { id: "edisi", en: "edition" },

  notText: {
    id: "Maaf, saya hanya dapat membaca teks. Silakan tulis pertanyaan Anda.",
    en: "Sorry, I can only read text. Please type your question.",
  },
  uploadRefused: {
    id: "Maaf, berkas hanya saya terima dari pengelola. Anda dapat menulis pertanyaan atau menempelkan bunyi pasalnya di sini. Untuk menambahkan peraturan, kirim berkasnya kepada pengelola bot ini. Bila Anda sendiri pengelola, cantumkan nomor pengguna Anda di TELEGRAM_ADMINS:",
    en: "Sorry, I take files from administrators only. You can type a question or paste the words of an article here. To add a regulation, send its file to the administrator of this bot. If you are one, put your user id into TELEGRAM_ADMINS:",
  },
  uploadTake: { id: "Masukkan sebagai", en: "Take in as" },
  uploadDryRun: { id: "Hanya percobaan: tidak ada yang disimpan.", en: "A trial only: nothing was stored." },
  uploadInUse: { id: "Sudah dapat dikutip, misalnya:", en: "It can be cited now, for example:" },
  uploadNotInUse: {
    id: "Berkas tersimpan, tetapi belum dipakai menjawab; sebabnya ada di catatan (log) bot.",
    en: "The file is stored, but answers do not use it yet; the bot's log says why.",
  },
  uploadTooLarge: {
    id: "Berkas ini terlalu besar: bot di Telegram hanya dapat mengambil berkas sampai 20 MB. Kecilkan atau bagi berkasnya, atau masukkan di server dengan npm run ingest.",
    en: "This file is too large: a bot in Telegram can fetch files of up to 20 MB only. Make it smaller, divide it, or bring it in on the server with npm run ingest.",
  },
  uploadUnavailable: {
    id: "Berkas ini tidak dapat diambil dari Telegram. Silakan kirim lagi sebentar lagi.",
    en: "The file could not be fetched from Telegram. Please send it again in a moment.",
  },
  uploadCaption: {
    id: 'Keterangan berkas itu tidak terbaca. Kosongkan, isi pengenal saja (misalnya perda-kota-contoh-7-2021), atau isi pilihan, misalnya:\n--id perda-kota-contoh-7-2021 --title "Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah" --status in-force --since 2021-05-05 --replaces perda-kota-contoh-2-2015',
    en: 'I cannot read the caption of this file. Leave it empty, give an id alone (such as perda-kota-contoh-7-2021), or options, for example:\n--id perda-kota-contoh-7-2021 --title "Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah" --status in-force --since 2021-05-05 --replaces perda-kota-contoh-2-2015',
  },
  uploadOptionsGoInCaption: {
    id: "Pilihan ditulis sebagai keterangan berkas; kirim berkasnya lagi dengan keterangan itu.",
    en: "Options are written as the file's caption; send the file again with it.",
  },
  uploadFetching: { id: "Mengambil berkas…", en: "Fetching the file…" },
  uploadReading: { id: "Membaca berkas…", en: "Reading the file…" },
  uploadIndexing: {
    id: "Tersimpan. Menyiapkan pencarian…",
    en: "Stored. Preparing the search…",
  },
  uploadRead: { id: "Berkas sudah dibaca.", en: "The file has been read." },
  uploadFailed: { id: "Berkas tidak dimasukkan.", en: "The file was not taken in." },
  uploadDropped: { id: "Baik, berkas itu tidak dimasukkan.", en: "All right, the file was not taken in." },
  uploadDrop: { id: "Jangan masukkan", en: "Do not take it in" },
  uploadOldButton: {
    id: "Berkas ini sudah selesai diurus atau sudah lama. Silakan kirim lagi.",
    en: "This file has been dealt with or is too old. Please send it again.",
  },
  edited: {
    id: "Pesan yang diubah tidak saya baca ulang. Silakan kirim sebagai pesan baru.",
    en: "I do not read an edited message again. Please send it as a new message.",
  },
  emptyMention: {
    id: "Silakan tulis pertanyaan Anda setelah nama saya.",
    en: "Please type your question after my name.",
  },
  unknownCommand: {
    id: "Perintah itu tidak saya kenal. Lihat /help.",
    en: "I do not know that command. See /help.",
  },
  staleButton: {
    id: "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi.",
    en: "This button is no longer valid. Please ask again.",
  },
  alreadyPressed: { id: "Jawabannya sudah dikirim.", en: "The answer has been sent already." },
  apology: {
    id: "Maaf, terjadi kesalahan dan jawaban tidak dapat diberikan seluruhnya. Silakan coba lagi. Bila terulang, sebutkan nomor ini kepada pengelola:",
    en: "Sorry, something went wrong and the answer could not be given in full. Please try again. If it happens again, tell the operator this number:",
  },

  terminalHint: {
    id: "Ini obrolan di terminal. Untuk Telegram: minta token dari @BotFather (/newbot), lalu isi TELEGRAM_BOT_TOKEN di berkas .env. Selesai: /keluar.",
    en: "This is the terminal chat. For Telegram, get a token from @BotFather (/newbot) and set TELEGRAM_BOT_TOKEN in the file .env. To leave: /exit.",
  },
  terminalPress: { id: "Ketik angkanya untuk memilih.", en: "Type the number to choose." },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type TextKey = keyof typeof TEXTS;

/** A text of the bot in the language. */
export function say(key: TextKey, language: Language): string {
  return TEXTS[key][language];
}
