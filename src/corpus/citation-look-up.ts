/** The words around a citation in a message that asks for its text, its meaning or its status, and nothing else. */

const WORDS = new Set(
  // Asking, showing, naming.
  (
    "apa apakah apaan apasih isi isinya bunyi bunyinya berbunyi teks teksnya naskah tolong mohon minta coba kutip kutipkan kutipan " +
    "tampilkan tampilin tunjukkan tunjukin perlihatkan lihat liat lihatkan liatin lihatin buka bukakan cari carikan cariin sebutkan " +
    "bacakan baca bacain kasih kasi beri berikan kirim kirimkan kirimin ketik tuliskan jelaskan jelasin terangkan maksud maksudnya arti " +
    "artinya mengatur diatur ngatur bagaimana bgmn gimana gmn mana ada adakah ketentuan aturan lengkap lengkapnya selengkapnya utuh seluruh " +
    "semua keseluruhan cek tentang soal mengenai ttg nya ayat pasal huruf angka bab poin butir nomor halaman ulang lagi " +
    // Joining.
    "dan dn atau serta juga dari dr dalam dlm pada pd di ke itu ini tersebut tsb yang yg adalah ialah untuk utk dengan dgn sampai hingga sd s d lalu kemudian terus beserta berikut " +
    // Status.
    "kalau kalo klo kl masih berlaku status statusnya dicabut sudah belum udah tidak gak ga nggak kah sekarang " +
    // Courtesy and particles.
    "saya sy aku gue kami kita anda kamu bisa bisakah boleh bolehkah dapat mau ingin pengen pgn ingin perlu butuh tau tahu dong donk ya yah yuk deh sih nih kok aja saja pak bu bapak ibu " +
    "kak mas mbak min admin bot halo hai hi hello selamat pagi siang sore malam assalamualaikum terima kasih makasih thanks thank you trims please pls plis plz " +
    // English.
    "what which does do did is are was the a an of in on and or to say says said state states stated show me display quote cite text wording content contents full whole " +
    "tell read give explain mean means meaning about can could would you i want need see look up find article paragraph letter still force valid it s status revoked"
  ).split(" "),
);

/** Whether a word outside the citation still leaves the message a mere look-up. */
export function isLookUpWord(word: string): boolean {
  if (WORDS.has(word)) return true;
  return /^(.{3,})(nya|lah|kah|in)$/.test(word) && WORDS.has(word.replace(/(nya|lah|kah|in)$/, ""));
}
