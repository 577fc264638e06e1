/** The words of a short message that carry no matter: courtesy, joining, asking, pointing. */

const SMALL = new Set(
  // Courtesy, particles, forms of address.
  (
    "tolong mohon minta coba dong donk ya yah yuk deh sih nih kok aja saja pak bu bapak ibu kak kakak mas mbak min admin bot " +
    "terima kasih makasih please pls thanks thank you halo hai hi hello maaf sorry sip ok oke okay baik siap " +
    // Joining.
    "terus trus lalu nah jadi dan atau tapi tetapi hmm eh oh so and then or but also juga jg lagi again kalau kalo klo begitu gitu itukah " +
    // Pointing and asking.
    "itu ini tadi tersebut tsb nya yang yg apa apakah apaan berapa mana bagaimana gimana gmn bgmn kah siapa di ke dari dalam pada ada adalah ialah untuk utk sama dengan dgn " +
    "it that this these those the a an of in on at for is are was were be does do did has have what which where how who there here its s one all " +
    // Speaking, wanting.
    "saya sy aku gue kami kita anda kamu kasih beri berikan kirim kirimkan tampilkan tunjukkan lihat liat lihatkan sebutkan tulis tuliskan buka bukakan " +
    "memenuhi mau ingin pengen pgn perlu butuh tau tahu bisa dapat boleh sekarang skrg saat dulu dahulu persisnya tepatnya lebih versi jawaban jawabannya harus mesti dipenuhi " +
    "meet fulfil fulfill me i we can could would will want need to show give tell see know say said now just exactly must should more answer version " +
    // What is under discussion, by its kind.
    "pasal pasalnya ayat ayatnya aturan aturannya uu uunya undang peraturan peraturannya ketentuan ketentuannya hukum hukumnya article paragraph law rule regulation provision " +
    "belum blm tidak tdk ga gak nggak kan udah sudah sdh not yet"
  ).split(" "),
);

export function isSmall(word: string): boolean {
  return SMALL.has(word);
}

/** Lower-case words without marks: "Dasar hukumnya?" -> ["dasar", "hukumnya"]. */
export function bareWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that are not small. */
export function matterOf(text: string): string[] {
  return bareWords(text).filter((word) => !isSmall(word));
}
