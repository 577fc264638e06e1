/** Every word the bot says by itself in Indonesian. `{name}` is filled in: see `say`. */
export const id = {
  continued: "(lanjutan)",
  "reported-as": "Sebagaimana dilaporkan, bukan bunyi peraturannya sendiri:",
  "explained-as": "Bahan penjelasan, bukan teks peraturan:",
  "compared-removed": "dihapus",
  "compared-added": "baru",

  greeting:
    "Selamat datang. Saya membantu Anda mencari ketentuan hukum tentang hubungan luar negeri dan kerja sama pemerintah daerah, dengan bunyi pasal dan status hukumnya.",
  "how-to-ask": "Tulis pertanyaan Anda, misalnya:",
  "example-questions":
    "Apakah kerja sama kota kembar perlu persetujuan DPRD?\nPasal 42 ayat (1) huruf g UU 32/2004",
  "other-language": "In English: /bahasa en",
  "commands-heading": "Perintah",
  "help-groups":
    "Di grup, sebut nama saya atau balas pesan saya.\nBalasan pada jawaban lama melanjutkan jawaban itu. Pertanyaan terakhir yang Anda ubah dijawab ulang.\nDi obrolan mana pun: ketik nama saya dan pasalnya, lalu pilih untuk mengirim kutipannya.",
  "help-upload":
    'Sebagai pengelola Anda dapat menambahkan peraturan: kirim berkasnya (PDF, DOCX, MD, TXT; paling besar 20 MB) di sini. Keterangan berkas boleh berisi pengenal, misalnya perda-kota-contoh-7-2021, atau pilihan seperti --id … --title "…" --status in-force.',
  "start-check": "Untuk memeriksa rencana kerja sama langkah demi langkah: /cek",
  "continue-check": "Pemeriksaan terakhir Anda belum selesai. Lanjutkan dengan /cek.",
  "standing-note": "Jawaban saya adalah informasi, bukan nasihat hukum.",

  "start-description": "Mulai",
  "help-description": "Cara memakai bot ini",
  "cek-description": "Periksa rencana kerja sama, langkah demi langkah",
  "batal-description": "Hentikan pemeriksaan",
  "pasal-description": "Tampilkan bunyi pasal",
  "cari-description": "Cari pasal menurut kata atau topik",
  "sumber-description": "Daftar peraturan dan statusnya",
  "baru-description": "Lupakan percakapan dan mulai baru",
  forgotten: "Percakapan sebelumnya sudah dilupakan. Silakan bertanya.",
  "bahasa-description": "Pilih bahasa",
  "tentang-description": "Tentang bot ini dan batasnya",

  "pasal-usage": "Sebutkan pasalnya, misalnya:\n/pasal 42 ayat (1) huruf g UU 32/2004",
  "periksa-description": "Periksa naskah: rujukan, kutipan, dan rencana di dalamnya",
  "review-button": "Periksa naskah",
  "review-usage":
    "Kirim naskahnya (PDF, Word, teks, atau hasil pindai, paling banyak 200 halaman) dengan keterangan /periksa, atau balas berkas yang sudah dikirim dengan /periksa. Setiap rujukan hukum dan kutipan di dalamnya diperiksa. Naskahnya tidak disimpan.",
  "review-marked": "Naskah dengan tanda dan komentar di tiap rujukan. Tidak ada isinya yang disimpan.",
  "review-failed": "Naskah tidak dapat diperiksa.",
  "memo-description": "Telaahan staf (DOCX dan PDF) dari jawaban terakhir",
  "memo-button": "Telaahan staf",
  "memo-usage":
    "Untuk satu bentuk saja, tulis /memo docx atau /memo pdf; untuk bahasanya, tambahkan id atau en.",
  "memo-nothing":
    "Belum ada hasil pemeriksaan atau kutipan pasal yang dapat dijadikan telaahan. Ajukan dahulu pertanyaan Anda, atau periksa rencana kerja sama dengan /cek, lalu tulis /memo.",
  "memo-caption": "{subject}. Isi bagian yang bertitik-titik dan cocokkan kutipannya sebelum ditandatangani.",
  "memo-saved": "{subject}. Disimpan di:",
  "cari-usage": "Sebutkan yang dicari, misalnya:\n/cari persetujuan DPRD kerja sama internasional",

  "status-in-force": "Berlaku",
  "status-amended": "Berlaku dengan perubahan",
  "status-revoked": "Dicabut",
  since: "sejak",
  by: "dengan",
  "status-reported": "menurut laporan, belum diverifikasi",
  "shipped-full": "Teks lengkap",
  "shipped-partial": "Sebagian pasal",
  "shipped-secondary": "Isi sebagaimana dilaporkan sumber lain",
  "shipped-explanatory": "Bahan penjelasan, bukan peraturan",
  "sources-more":
    "Selain itu ada {count} peraturan lain yang dimasukkan oleh kantor. Sebutkan nama atau nomornya untuk membacanya.",
  "shipped-none": "Hanya tercatat, teks tidak tersedia",
  "replaced-by": "Pengganti",

  "dialog-title": "Pemeriksaan",
  "dialog-hint":
    "Tekan tombol atau tulis jawabannya. Pertanyaan lain boleh diajukan di tengah jalan. Berhenti: /batal.",
  "dialog-back": "Kembali",
  "dialog-finish": "Lihat hasil",
  "dialog-abandon": "Batal",
  "dialog-offer": "Pemeriksaan terakhir Anda belum selesai. Lanjutkan, atau mulai dari awal?",
  "dialog-known": "Yang sudah dicatat:",
  "dialog-resume": "Lanjutkan",
  "dialog-restart": "Mulai dari awal",
  "dialog-abandoned": "Pemeriksaan dihentikan.",
  "dialog-none": "Tidak ada pemeriksaan yang sedang berjalan. Mulai dengan /cek.",
  "dialog-old-button": "Tombol ini milik pertanyaan yang sudah lewat. Lanjutkan dengan /cek.",
  "correct-reading": "Salah baca?",
  "start-over": "Mulai lagi",
  "plan-home": "pemerintah daerah",
  "plan-partner": "mitra luar negeri",

  "language-question": "Pilih bahasa jawaban.",
  "language-id": "Bahasa Indonesia",
  "language-en": "English",
  "language-auto": "Otomatis",
  "language-set-id": "Saya akan menjawab dalam bahasa Indonesia.",
  "language-set-en": "I will answer in English.",
  "language-set-auto": "Saya akan mengikuti bahasa pertanyaan Anda.",

  "about-heading": "Tentang bot ini",
  "about-what":
    "Bot ini mencari dan mengutip ketentuan hukum tentang hubungan luar negeri dan kerja sama pemerintah daerah. Kutipan diambil langsung dari naskah, tidak disusun ulang.",
  "about-no-model":
    "Bot ini bekerja tanpa kecerdasan buatan (model bahasa): jawabannya disusun dengan aturan yang tetap.",
  "about-model":
    "Kutipan, pasal, status, dan putusan boleh atau tidak disusun dengan aturan yang tetap. Uraian sebagian jawaban ditulis model bahasa (AI) {model} dan diperiksa terhadap sumbernya.",
  "about-limits":
    "Bot ini hanya mengenal peraturan dalam /sumber. Peraturan lain, peraturan daerah, dan perubahan terbaru dapat luput. Periksa naskah resmi sebelum menandatangani apa pun.",
  "about-corpus": "Isi",
  "about-relations":
    "Data hubungan diplomatik: ditinjau {updated}. Tiap negara mempunyai sumber dan tanggalnya sendiri, antara {oldest} dan {newest}; hanya negara yang meragukan diberi peringatan dalam jawaban.",
  "about-regulations": "peraturan dan bahan tercatat",
  "about-articles": "pasal tersedia",
  "about-edition": "edisi",

  "not-text": "Maaf, saya hanya dapat membaca teks. Silakan tulis pertanyaan Anda.",
  "upload-refused":
    "Maaf, berkas hanya saya terima dari pengelola. Anda dapat menulis pertanyaan atau menempelkan bunyi pasalnya di sini. Untuk menambahkan peraturan, kirim berkasnya kepada pengelola bot ini. Bila Anda sendiri pengelola, cantumkan nomor pengguna Anda di TELEGRAM_ADMINS:",
  "upload-take": "Masukkan sebagai",
  "upload-dry-run": "Hanya percobaan: tidak ada yang disimpan.",
  "upload-in-use": "Sudah dapat dikutip, misalnya:",
  "upload-not-in-use":
    "Berkas tersimpan, tetapi belum dipakai untuk menjawab. Sebabnya ada dalam catatan bot di server.",
  "upload-too-large":
    "Berkas ini terlalu besar: bot di Telegram hanya dapat mengambil berkas sampai 20 MB. Kecilkan atau bagi berkasnya, atau masukkan di server dengan npm run ingest.",
  "upload-unavailable": "Berkas ini tidak dapat diambil dari Telegram. Silakan kirim lagi sebentar lagi.",
  "upload-caption":
    'Keterangan berkas itu tidak terbaca. Kosongkan, isi pengenal saja (misalnya perda-kota-contoh-7-2021), atau isi pilihan, misalnya:\n--id perda-kota-contoh-7-2021 --title "Peraturan Daerah Kota Contoh Nomor 7 Tahun 2021 tentang Kerja Sama Daerah" --status in-force --since 2021-05-05 --replaces perda-kota-contoh-2-2015',
  "upload-options-go-in-caption":
    "Pilihan ditulis sebagai keterangan berkas; kirim berkasnya lagi dengan keterangan itu.",
  "report-read-as": "Dibaca dari {format}: {form}.",
  "report-read-as-pages": "Dibaca dari {format}, {pages} halaman: {form}.",
  "report-statute": "peraturan berpasal",
  "report-amending": "peraturan perubahan; bunyi barunya dipisahkan dari pasalnya sendiri",
  "report-decision": "keputusan dengan diktum",
  "report-guideline": "pedoman dengan butir, tanpa pasal",
  "report-plain": "teks tanpa susunan; hanya dapat dikutip per paragraf",
  "report-found": "Ditemukan: {counts}.",
  "report-penjelasan": "Penjelasan: {counts}.",
  "report-part": "bagian teks",
  "report-parts": "{count} bagian teks",
  "report-status": "Status: {status}.",
  "report-in-force": "berlaku",
  "report-amended": "berlaku dengan perubahan",
  "report-revoked": "dicabut",
  "report-replaces": "Menggantikan: {acts}.",
  "report-unchanged": "Versi ini sudah dimuat; tidak ada yang berubah.",
  "report-changes":
    "Dibanding versi sebelumnya: {added} ketentuan baru, {changed} berubah, {removed} hilang.",
  "report-no-doubts": "Nomornya urut, dan tidak ada yang perlu ditebak.",
  "report-implausible":
    "Meragukan; cocokkan dulu dengan naskahnya (kutipan yang diragukan akan mengatakannya):",
  "report-doubts": "Periksa dengan naskahnya:",
  "report-page": "halaman {page}",
  "report-line": "baris {line}",
  "report-more": "dan {count} lagi",
  "report-recognised":
    "Dikenali dengan OCR, halaman {pages}; tingkat keyakinan terendah {confidence} dari 100. Cocokkan dengan naskah kertasnya.",
  "report-gaps": "Nomor tidak urut ({count}): {items}",
  "report-repeats": "Nomor berulang ({count}): {items}",
  "report-guesses": "Ditebak ({count}): {items}",
  "report-marked": "Mengubah peraturan lain ({count}): {items}",
  "report-remainder": "Tidak termasuk ketentuan mana pun ({count}): {items}",
  "report-basis":
    "{count} butir yang dipakai aturan pemeriksaan masih menurut laporan sebelumnya. Bandingkan dan pastikan di server: {command}",
  "report-offers":
    "Bunyi baru untuk {count} pasal {act}, berlaku sejak {since}. Bandingkan dulu; yang dikutip tetap bunyi lama sampai dikonfirmasi:",
  "report-offers-undated":
    "Bunyi baru untuk {count} pasal {act}, tetapi sejak kapan berlaku tidak terbaca. Kirim lagi berkasnya dengan keterangan --since, misalnya --since 2025-01-31:",
  "report-readings":
    "Lain daripada naskah hasil pemulihan yang dimuat di sini; yang dikutip bunyi berkas ini:",
  "report-reading-kept":
    "{pasal} (tidak memuat semua bagian pasal yang dimuat di sini, jadi yang dikutip tetap yang lama)",
  "upload-count-versions": "Pakai bunyi baru",
  "upload-versions-counted":
    "Bunyi baru sekarang dipakai; bunyi lama tetap dapat dilihat dengan menyebut harinya.",
  "upload-versions-refused": "Bunyi lama tetap dipakai.",
  "upload-keep-versions": "Tetap bunyi lama",
  "report-confirm":
    'Pengenal, judul, dan status itu dibaca dari berkas atau dianggap demikian. Bila salah, kirim lagi berkasnya dengan keterangan, misalnya --id … --title "…" --status revoked. Belum ada yang disimpan.',
  "upload-fetching": "Berkas sedang diambil…",
  "upload-reading": "Berkas sedang dibaca…",
  "upload-recognising": "Teks hasil pindai sedang dikenali, halaman",
  "recognised-in-scan": "hasil pindai, OCR",
  "upload-indexing": "Tersimpan. Pencarian sedang disiapkan…",
  "upload-read": "Berkas sudah dibaca.",
  "upload-failed": "Berkas tidak dimasukkan.",
  "upload-dropped": "Baik, berkas itu tidak dimasukkan.",
  "upload-drop": "Jangan masukkan",
  "upload-old-button": "Berkas ini sudah selesai diurus atau sudah lama. Silakan kirim lagi.",
  edited: "Pesan lama yang diubah tidak saya baca ulang. Silakan kirim sebagai pesan baru.",
  "edited-answer": "Jawaban untuk pertanyaan yang diubah:",
  "picture-not-read": "Gambar atau rekaman tidak dapat saya baca; yang saya jawab tulisannya.",
  "empty-mention": "Silakan tulis pertanyaan Anda setelah nama saya.",
  "unknown-command": "Perintah itu tidak saya kenal. Lihat /help.",
  "stale-button": "Tombol ini sudah tidak berlaku. Silakan tanyakan lagi.",
  "already-pressed": "Jawabannya sudah dikirim.",
  apology:
    "Maaf, terjadi kesalahan dan jawaban tidak dapat diberikan seluruhnya. Silakan coba lagi. Bila terulang, sebutkan nomor ini kepada pengelola:",
  interrupted:
    "Maaf, saya sempat terhenti ketika menjawab pesan ini. Bila jawabannya belum Anda terima seluruhnya, silakan kirim lagi pesannya.",
  "given-up":
    "Maaf, pesan ini tidak dapat saya jawab: pemrosesannya berulang kali terhenti. Silakan tulis dengan kata lain, atau sebutkan nomor ini kepada pengelola:",
  "sent-again": "(Dikirim ulang karena sambungan terputus; mungkin sudah Anda terima.)",

  "inline-help": "Cara memakai bot ini",
  "inline-nothing": "Tidak ada pasal yang cocok. Tanya di bot",
  "inline-revoked": "{label} (dicabut)",
  "inline-first-part":
    "{label} terlalu panjang untuk satu pesan. Ini bagian pertamanya, {part}, secara utuh; selebihnya ada di bot.",
  "inline-too-long": "{label} terlalu panjang untuk satu pesan. Bunyinya ada di bot.",
  "read-in-bot": "Baca di bot",
  copy: "Salin kutipan",
  share: "Bagikan",
  "link-unknown":
    "Tautan itu menuju pasal yang tidak saya kenal. Sebutkan pasal dan peraturannya, atau lihat /sumber.",

  "administrators-heading": "Untuk pengelola",
  "administrators-only": "Perintah atau tombol ini hanya untuk pengelola.",
  "private-only": "Untuk menjaga kerahasiaan, kirim perintah ini kepada saya dalam obrolan pribadi.",
  "izinkan-description": "Izinkan pengguna atau grup ini",
  "cabut-description": "Cabut izin pengguna atau grup ini",
  "pengguna-description": "Daftar yang diizinkan",
  "kode-description": "Buat kode masuk sekali pakai",
  "izinkan-usage":
    "Sebutkan nomor penggunanya, boleh dengan namanya, misalnya:\n/izinkan 123456789 Ani, Bagian Kerja Sama\nAtau teruskan pesannya kepada saya, atau balas pesannya dengan /izinkan. Untuk sebuah grup: kirim /izinkan di grup itu.",
  "cabut-usage":
    "Sebutkan nomornya, misalnya:\n/cabut 123456789\nNomornya ada di /pengguna. Untuk sebuah grup: kirim /cabut di grup itu.",
  "writer-is-hidden":
    "Telegram tidak memperlihatkan siapa orang itu. Minta ia menulis kepada saya: saya akan menyebutkan nomornya, lalu kirim /izinkan dengan nomor itu.",
  "writer-is-bot": "Itu sebuah bot. Hanya orang yang dapat diizinkan.",
  "is-administrator": "{id} adalah pengelola. Pengelola diatur di server, dengan TELEGRAM_ADMINS.",
  "user-let-in": "{name} sekarang boleh memakai bot ini.\nUntuk mencabutnya: /cabut {id}",
  "group-let-in":
    "Anggota grup {name} sekarang boleh bertanya di grup itu: sebut nama saya atau balas pesan saya.\nUntuk mencabutnya: /cabut {id}",
  "you-are-let-in": "Anda sekarang boleh memakai bot ini. Silakan tulis pertanyaan Anda, atau lihat /help.",
  "was-not-let-in": "{id} tidak ada dalam daftar izin. Daftarnya: /pengguna",
  "access-revoked": "Izin {name} sudah dicabut.",
  "access-is-open":
    "Saat ini semua orang boleh memakai bot ini (ACCESS_MODE=open). Daftar izin baru berlaku dengan ACCESS_MODE=allowlist atau pairing.",
  "codes-are-off":
    "Kode hanya dipakai dengan ACCESS_MODE=pairing. Sekarang izinkan orangnya dengan /izinkan.",
  "code-made":
    "Kode masuk: {code}\nBerlaku {hours} jam, untuk satu orang. Sampaikan hanya kepadanya; ia cukup membuka atau mengirim:\n{link}",
  "came-in-by-code": "{who} masuk dengan kode dari Anda.",
  "revoke-button": "Cabut izinnya",
  "let-in-offer": "{name} belum diizinkan memakai bot ini. Izinkan?",
  "let-in-button": "Izinkan",
  "guests-heading": "Diizinkan: {users} pengguna, {groups} grup. Pengelola: {administrators}.",
  "guests-at": "Halaman {page} dari {pages}",
  "guests-before": "Sebelumnya",
  "guests-after": "Berikutnya",
  "old-button": "Tombol ini sudah tidak berlaku.",
  "stranger-allowlist":
    "Maaf, bot ini hanya untuk pengguna yang diizinkan. Untuk memintanya, sampaikan nomor Anda kepada pengelola bot: {id}",
  "stranger-pairing":
    "Maaf, bot ini hanya untuk pengguna yang diizinkan. Punya kode masuk? Kirimkan di sini. Bila tidak, sampaikan nomor Anda kepada pengelola bot: {id}",
  "stranger-group":
    "Maaf, saya belum diizinkan menjawab di grup ini. Pengelola bot dapat mengizinkannya dengan mengirim /izinkan di sini. Nomor grup: {id}",
  "code-wrong":
    "Kode itu tidak berlaku: salah ketik, sudah dipakai, atau sudah lewat waktunya. Periksa kembali, atau minta kode baru kepada pengelola.",
  "code-wait": "Terlalu banyak percobaan. Silakan coba lagi dalam {minutes} menit.",
  "code-accepted": "Kode diterima. Anda sekarang boleh memakai bot ini.",
  "limit-reached":
    "Anda sudah mengirim {limit} pesan dalam satu menit. Silakan lanjutkan dalam {seconds} detik.",

  "terminal-hint":
    "Ini obrolan di terminal. Untuk Telegram: minta token dari @BotFather (/newbot), lalu isi TELEGRAM_BOT_TOKEN di berkas .env. Selesai: /keluar.",
  "terminal-press": "Ketik angkanya untuk memilih.",

  "usage-title": "Pertanyaan per minggu, {weeks} minggu terakhir",
  "usage-empty": "Belum ada pertanyaan",
  "usage-answered": "Dijawab dengan pasal",
  "usage-judged": "Diperiksa boleh tidaknya",
  "usage-unanswered": "Tidak terjawab",
  "usage-failed": "Gagal",
  "usage-this-week": "Minggu ini {total} pertanyaan dari {users} orang:",
  "usage-none-this-week": "Minggu ini belum ada pertanyaan.",
  "usage-asked-in-vain": "Paling sering tidak terjawab:",
  "status-version": "Versi {version}, edisi hukum {edition}",
  "status-uptime": "Berjalan sejak {days} hari {hours} jam {minutes} menit yang lalu",
  "status-corpus": "{acts} naskah, {provisions} ketentuan",
  "status-asked": "24 jam terakhir: {asked} pertanyaan, {failed} gagal",
  "status-no-model": "Tanpa model bahasa",
  "status-model": "Model bahasa: {model}",
  "status-access": "Akses: {access}",
  "status-memory": "Memori: {megabytes} MB",
  "status-disk": "Basis data: {used} MB; sisa ruang simpan: {free} MB",
  "status-disk-only": "Sisa ruang simpan: {free} MB",
  "status-no-disk": "Ruang simpan tidak dapat dibaca.",
  "export-in-private": "Berkas itu memuat pertanyaan semua orang. Minta di obrolan pribadi dengan saya.",
  "export-usage": "Sebutkan jumlah harinya, dari 1 sampai {most}, misalnya:\n/ekspor 30",
  "export-caption":
    "{rows} pertanyaan dari {days} hari terakhir. Berkas ini memuat kata-kata orang; simpan baik-baik.",
  "digest-heading": "24 jam terakhir: {total} pertanyaan dari {users} orang.",
  "status-description": "Keadaan bot",
  "statistik-description": "Pemakaian per minggu",
  "ekspor-description": "Unduh catatan pertanyaan",
  "riwayat-description": "Lihat pertanyaan Anda yang lalu",
  "hapus_data-description": "Hapus pertanyaan dan percakapan Anda",
  "help-memory":
    "Saya menyimpan pertanyaan Anda supaya dapat Anda buka lagi (/riwayat). /baru melupakan percakapan yang sedang berjalan; /hapus_data menghapus semua kata-kata Anda.",
  "past-heading": "Pertanyaan Anda",
  "past-hint": "Tekan nomornya untuk menanyakannya lagi. Hapus semua: /hapus_data.",
  "past-newer": "‹ Lebih baru",
  "past-older": "Lebih lama ›",
  "past-none": "Belum ada pertanyaan Anda yang tersimpan.",
  "past-private":
    "Riwayat hanya saya tampilkan dalam obrolan pribadi. Silakan buka obrolan dengan saya dan kirim /riwayat di sana.",
  "past-gone": "Pertanyaan ini tidak tersimpan lagi. Silakan tulis kembali.",
  "past-remark": "Pernah Anda tanyakan pada {date}; hasilnya waktu itu: {result}.",
  "past-same": "Hasilnya sekarang sama.",
  "past-differs": "Hasilnya sekarang berbeda: {result}.",
  "past-edition": "Himpunan peraturan sudah berubah sejak itu (edisi {before}, sekarang {now}).",
  "result-eligible": "boleh",
  "result-conditional": "boleh, dengan syarat",
  "result-ineligible": "tidak boleh",
  "result-unknown": "belum dapat dinilai",
  "result-citation": "bunyi pasal",
  "result-answer": "dijawab",
  "result-refusal": "tidak terjawab",
  "result-clarification": "perlu diperjelas",
  "result-failed": "gagal dijawab",
  "erase-question":
    "Hapus semua kata-kata Anda? Yang dihapus: pertanyaan Anda di sini dan di grup, percakapan dan pemeriksaan yang sedang berjalan, pilihan bahasa, serta alasan penilaian Anda. Yang tinggal hanya hitungan tanpa nama. Ini tidak dapat dibatalkan.",
  "erase-question-group":
    "Hapus semua kata-kata Anda? Yang dihapus hanya milik Anda: pertanyaan Anda di sini, di grup lain, dan di obrolan pribadi, serta alasan penilaian Anda. Percakapan yang sedang berjalan di grup ini ikut dilupakan. Pertanyaan anggota lain tetap ada. Ini tidak dapat dibatalkan.",
  "erase-yes": "Ya, hapus",
  "erase-no": "Tidak",
  "erase-done":
    "Sudah dihapus: {questions} pertanyaan beserta percakapannya. Pesan di obrolan Telegram ini dapat Anda hapus sendiri.",
  "erase-kept": "Baik, tidak ada yang dihapus.",
  "erase-not-yours": "Tombol ini untuk anggota yang memintanya. Kirim /hapus_data untuk data Anda sendiri.",
  "erase-too-old": "Tombol ini sudah lama. Silakan kirim /hapus_data lagi.",
  "erase-anonymous":
    "Anda menulis atas nama grup atau kanal; kata-kata itu tidak saya simpan sebagai milik seseorang. Kirim /hapus_data dengan akun Anda sendiri.",
  "feedback-thanks": "Terima kasih atas penilaian Anda.",
  "feedback-kept": "Penilaian Anda sudah tercatat.",
  "feedback-wrong":
    "Terima kasih. Pertanyaan dan jawaban ini diteruskan kepada pengelola, tanpa nama Anda. Apa yang keliru? Silakan pilih di bawah jawaban.",
  "feedback-noted": "Terima kasih, sudah dicatat.",
  "feedback-why": "Apa yang keliru pada jawaban itu?",
  "feedback-explain":
    "Tercatat: {reason}. Bila ingin menjelaskan, balas (reply) pesan ini. Pertanyaan baru cukup ditulis seperti biasa.",
  "feedback-note-thanks": "Terima kasih, penjelasan Anda diteruskan kepada pengelola.",
  "reason-article": "Pasalnya keliru",
  "reason-verdict": "Kesimpulan keliru",
  "reason-not-asked": "Bukan itu maksudnya",
  "reason-unclear": "Kurang jelas",
  "reason-other": "Lainnya",
  "notice-heading": "Jawaban dinilai keliru",
  "notice-withdrawn": "Penilaian keliru ini ditarik kembali",
  "notice-question": "Pertanyaan: {question}",
  "notice-reason": "Alasan: {reason}",
  "notice-note": "Penjelasan: {note}",
  "notice-result": "Jenis: {kind}; hasil: {result}",
  "notice-provisions": "Ketentuan: {provisions}",
  "notice-edition": "Edisi: {edition}; model: {model}",
  "notice-trace": "Nomor jejak: {trace} ({date})",
  "notice-none": "tidak ada",
} as const;

export type TextKey = keyof typeof id;
